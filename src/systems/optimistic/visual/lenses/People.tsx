import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { RefusedLine, useAsk } from '../../../../ui/inspector/own/asking.tsx'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { WatcherMode } from '../../engine/types/shared.ts'
import type { ClaimView, OptimisticView } from '../../engine/types/view.ts'
import { claimId, gameId, ownObject } from '../ids.ts'
import { modeWords } from './words.ts'

const MODES = ['on', 'hand', 'off', 'late', 'broke', 'griefer', 'accomplice'] as const satisfies readonly WatcherMode[]

/** A watcher: what it does by itself, what it has found, and what it has told L1. */
export function Watcher({ view, id, act, refused, select }: LensProps<OptimisticView>) {
  const { refusal, ask } = useAsk(act)
  const object = ownObject(id)
  const watcher = object?.kind === 'watcher' ? view.watchers.find((each) => each.id === object.id) : undefined
  if (watcher === undefined) return <Gone>{t('optimisticLenses.watcherNone')}</Gone>
  const found = view.claims.flatMap(({ claim, checkedBy, status }) =>
    checkedBy.flatMap((each) => (each.id === watcher.id ? [{ claim, agrees: each.agrees, status }] : [])),
  )
  const games = view.games.filter(({ challengerId }) => challengerId === watcher.id)
  const set = (mode: WatcherMode) => ask({ type: 'watcher.set', by: 'learner', args: { id: watcher.id, mode } })
  return (
    <div className="ins own">
      <StateLine glyph={watcher.mode === 'on' || watcher.mode === 'hand' ? 'detected' : 'frozen'}>
        {modeWords(watcher.mode)}
      </StateLine>
      <dl className="fields">
        <Field label={t('optimisticLenses.gasMoney')}>
          <span className="mono">{eth(watcher.balanceWei)}</span>
        </Field>
      </dl>
      <Section title={t('optimisticLenses.modeTitle')}>
        <ul className="modes">
          {MODES.map((mode) => (
            <li key={mode}>
              <button
                type="button"
                className="chip"
                aria-pressed={mode === watcher.mode}
                onClick={() => (mode === watcher.mode ? null : void set(mode))}
              >
                {modeWords(mode)}
              </button>
            </li>
          ))}
        </ul>
        <RefusedLine refusal={refusal} refused={refused} />
      </Section>
      <Section title={t('optimisticLenses.foundTitle')}>
        {found.length === 0 ? <p className="note">{t('optimisticLenses.foundNothing')}</p> : null}
        <ul className="plainlist rowlist">
          {found.map(({ claim, agrees, status }) => (
            <li key={claim}>
              <Open id={claimId(claim)} select={select}>
                {t('optimisticLenses.claimTitle', { n: claim })}
              </Open>
              <span className="checkedby">
                <StateGlyph state={agrees ? 'proven' : status === 'rejected' ? 'rejected' : 'detected'} />
                {t(foundWords(agrees, status))}
              </span>
            </li>
          ))}
        </ul>
        <p className="refs">
          {games.map(({ game }) => (
            <Open key={game} id={gameId(game)} select={select}>
              {t('optimisticLenses.gameTitle', { n: game })}
            </Open>
          ))}
        </p>
        <p className="note">{t('optimisticLenses.watcherNote')}</p>
      </Section>
    </div>
  )
}

function foundWords(agrees: boolean, status: ClaimView['status']) {
  if (agrees) return 'optimisticLenses.foundRight'
  return status === 'rejected' ? 'optimisticLenses.foundRejected' : 'optimisticLenses.foundWrong'
}

/** Two reserves that are accounts like any other, and what they say a token is worth. */
export function Pool({ view: { pool } }: LensProps<OptimisticView>) {
  const [ether, token] = [BigInt(pool.etherGwei), BigInt(pool.token)]
  const milli = ether === 0n ? null : (token * 1000n) / ether
  return (
    <div className="ins own">
      <dl className="fields">
        <Field label={t('optimisticLenses.leafEther')}>
          <span className="mono">{eth(ether * 10n ** 9n)}</span>
        </Field>
        <Field label={t('optimisticLenses.leafToken')}>
          <span className="mono">{groupDigits(token / 10n ** 9n)}</span>
        </Field>
        <Field label={t('optimisticLenses.poolPrice')}>
          <span className="mono">{milli === null ? '–' : t('optimisticLenses.poolRate', { n: rateOf(milli) })}</span>
        </Field>
      </dl>
      <p className="formula mono">out = ⌊reserve₂ · 0.997a / (reserve₁ + 0.997a)⌋</p>
      <p className="note">{t('optimisticLenses.poolNote')}</p>
    </div>
  )
}

const rateOf = (milli: bigint): string =>
  groupDigits(`${milli / 1000n}.${(milli % 1000n).toString().padStart(3, '0')}`.replace(/\.?0+$/, ''))
