import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { CellView } from '../../../../ui/inspector/Fields.tsx'
import { account, block, hash, tx } from '../../../../ui/inspector/model/cells.ts'
import { RefusedLine, useAsk } from '../../../../ui/inspector/own/asking.tsx'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { ClaimView, OptimisticView } from '../../engine/types/view.ts'
import { batchId, claimId, gameId, ownObject } from '../ids.ts'
import {
  type Ahead,
  aheadOf,
  GLYPHS,
  isWindowed,
  notChecked,
  standingOf,
  type Truth,
  truthOf,
  windowOf,
} from './model/claim.ts'
import { STANDING_WORDS } from './standings.ts'
import { nameOfId } from './words.ts'

const AHEAD = {
  challenge: 'optimisticLenses.aheadChallenge',
  windowPasses: 'optimisticLenses.aheadWindow',
  confirm: 'optimisticLenses.aheadConfirm',
  parentFirst: 'optimisticLenses.aheadParentFirst',
  parentFalls: 'optimisticLenses.aheadParentFalls',
  gameEnds: 'optimisticLenses.aheadGame',
  anotherChallenge: 'optimisticLenses.aheadAnother',
  l1Final: 'optimisticLenses.aheadL1Final',
  l1Reorg: 'optimisticLenses.aheadL1Reorg',
  nothing: 'optimisticLenses.aheadNothing',
  bondGone: 'optimisticLenses.aheadBondGone',
} as const satisfies { readonly [ahead in Ahead]: string }

const TRUTHS = {
  true: 'optimisticLenses.labKnowsTrue',
  false: 'optimisticLenses.labKnowsFalse',
  rejected: 'optimisticLenses.labKnowsRejected',
  lost: 'optimisticLenses.labKnowsLost',
  stolen: 'optimisticLenses.labKnowsStolen',
} as const satisfies { readonly [truth in Truth]: string }

export function ClaimPanel(props: LensProps<OptimisticView>) {
  const { view, id, select } = props
  const object = ownObject(id)
  const claim = object?.kind === 'claim' ? view.claims.find((each) => each.claim === object.number) : undefined
  if (claim === undefined) return <Gone>{t('optimisticLenses.claimNone')}</Gone>
  const standing = standingOf(claim)
  return (
    <div className="ins own">
      <StateLine glyph={GLYPHS[standing]}>{t(STANDING_WORDS[standing])}</StateLine>
      {isWindowed(claim) ? <WindowBar view={view} claim={claim} /> : null}
      <ClaimFields view={view} claim={claim} select={select} />
      <CheckedBy {...props} claim={claim} />
      <Section title={t('optimisticLenses.aheadTitle')}>
        <ul className="ahead">
          {aheadOf(view, claim).map((each) => (
            <li key={each}>{t(AHEAD[each])}</li>
          ))}
        </ul>
      </Section>
      {claim.games.length === 0 ? null : (
        <Section title={t('optimisticLenses.claimGames')}>
          <p className="refs">
            {claim.games.map((game) => (
              <Open key={game} id={gameId(game)} select={select}>
                {t('optimisticLenses.gameTitle', { n: game })}
              </Open>
            ))}
          </p>
        </Section>
      )}
      <p className="note">{t(TRUTHS[truthOf(claim)])}</p>
    </div>
  )
}

interface ClaimProps {
  readonly view: OptimisticView
  readonly claim: ClaimView
}

/** The window as a clock: how much has passed, and how much is left to say no. */
function WindowBar({ view, claim }: ClaimProps) {
  const { whole, passed, left } = windowOf(view, claim)
  const words =
    left === 0
      ? t('optimisticLenses.windowOver', { whole: duration(whole) })
      : t('optimisticLenses.windowLeft', { left: duration(left), whole: duration(whole) })
  return (
    <div className="window">
      <div className="window__bar" aria-hidden="true">
        <span style={{ width: whole === 0 ? '100%' : `${(passed / whole) * 100}%` }} />
      </div>
      <p>{words}</p>
    </div>
  )
}

function ClaimFields({ view, claim, select }: ClaimProps & Pick<LensProps<OptimisticView>, 'select'>) {
  const links = { l1: view.l1, select }
  const parent = view.claims.find((each) => each.claim === claim.parent)
  return (
    <dl className="fields">
      <Field label={t('optimisticLenses.claimOutput')}>
        <CellView cell={hash(claim.output)} links={links} />
      </Field>
      <Field label={t('optimisticLenses.claimBatch')}>
        <Open id={batchId(claim.batch)} select={select}>
          {t('optimisticLenses.batchTitle', { n: claim.batch })}
        </Open>
        <span>{t('optimisticLenses.stepCount', { n: groupDigits(claim.steps) })}</span>
      </Field>
      <Field label={t('optimisticLenses.claimParent')}>
        {parent === undefined ? (
          t('optimisticLenses.claimGenesis')
        ) : (
          <>
            <Open id={claimId(parent.claim)} select={select}>
              {t('optimisticLenses.claimTitle', { n: parent.claim })}
            </Open>
            <span className="note">{t(STANDING_WORDS[standingOf(parent)])}</span>
          </>
        )}
      </Field>
      <Field label={t('optimisticLenses.claimBy')}>
        <CellView cell={account(claim.proposer)} links={links} />
      </Field>
      <Field label={t('optimisticLenses.bond')}>
        <span className="mono">{eth(claim.bondWei)}</span>
      </Field>
      <Field label={t('optimisticLenses.saidIn')}>
        <CellView cell={block(claim.block)} links={links} />
        <CellView cell={tx(claim.tx)} links={links} />
      </Field>
    </dl>
  )
}

function CheckedBy({ view, claim, act, refused }: LensProps<OptimisticView> & ClaimProps) {
  const { refusal, ask } = useAsk(act)
  const check = (id: string) => ask({ type: 'watcher.check', by: id, args: { id, claim: claim.claim } })
  const idle = notChecked(view, claim)
  return (
    <Section title={t('optimisticLenses.checkedTitle')}>
      {claim.checkedBy.length === 0 ? <p className="note">{t('optimisticLenses.checkedByNobody')}</p> : null}
      <ul className="plainlist">
        {claim.checkedBy.map(({ id, agrees }) => (
          <li key={id} className="checkedby">
            <StateGlyph state={agrees ? 'proven' : 'detected'} />
            {t(agrees ? 'optimisticLenses.agrees' : 'optimisticLenses.disagrees', { name: nameOfId(view, id) })}
          </li>
        ))}
      </ul>
      {idle.length === 0 ? null : (
        <p className="refs">
          {idle.map(({ id, name }) => (
            <button key={id} type="button" className="chip" onClick={() => void check(id)}>
              {t('optimisticLenses.checkAs', { name })}
            </button>
          ))}
        </p>
      )}
      <RefusedLine refusal={refusal} refused={refused} />
      <p className="note">{t('optimisticLenses.checkedNote')}</p>
    </Section>
  )
}
