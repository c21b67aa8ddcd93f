import { useId, useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import { dayOf, groupDigits, shortHash, timeOfDay } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Checked, Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import type { AccountPath } from '../../engine/pictures.ts'
import type { OptimisticView } from '../../engine/types/view.ts'
import { ownObject } from '../ids.ts'
import { counterPieces, leafPieces, numberIn, recomputed } from './model/state.ts'
import { Rungs } from './Rungs.tsx'
import { useRollup } from './reads.ts'
import { ether, tokens } from './words.ts'

/** From one account's 64 bytes up to the one hash that a claim says, all of it hashed again in the page. */
export function StateTree({ view, id, reads }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const [asked, setAsked] = useState(view.accounts[2]?.number ?? 0)
  const number = object?.kind === 'account' ? object.number : asked
  const read = useRollup(reads, 'rollup_account', [number])
  return (
    <>
      {object?.kind === 'account' ? null : <AskAccount view={view} chosen={number} onChoose={setAsked} />}
      <Shown read={read}>
        {(path) =>
          path === null ? (
            <Gone>{t('optimisticLenses.accountNone', { n: number })}</Gone>
          ) : (
            <Path view={view} path={path} />
          )
        }
      </Shown>
    </>
  )
}

interface AskProps {
  readonly view: OptimisticView
  readonly chosen: number
  readonly onChoose: (number: number) => void
}

function AskAccount({ view, chosen, onChoose }: AskProps) {
  const id = useId()
  return (
    <p className="ins ask">
      <label htmlFor={id}>{t('optimisticLenses.accountAsk')}</label>
      <select
        id={id}
        className="input"
        value={chosen}
        onChange={(event) => onChoose(Number(event.currentTarget.value))}
      >
        {view.accounts.map(({ number, name }) => (
          <option key={number} value={number}>
            {t('optimisticLenses.accountOption', { n: number, name })}
          </option>
        ))}
      </select>
    </p>
  )
}

const LEAF = {
  address: 'optimisticLenses.leafAddress',
  nonce: 'optimisticLenses.leafNonce',
  padding: 'optimisticLenses.leafPadding',
  ether: 'optimisticLenses.leafEther',
  token: 'optimisticLenses.leafToken',
} as const
const COUNTERS = {
  accounts: 'optimisticLenses.countAccounts',
  messages: 'optimisticLenses.countMessages',
  withdrawals: 'optimisticLenses.countWithdrawals',
  batches: 'optimisticLenses.countBatches',
  blocks: 'optimisticLenses.countBlocks',
  timestamp: 'optimisticLenses.countTimestamp',
  padding: 'optimisticLenses.leafPadding',
} as const

function Path({ view, path }: { readonly view: OptimisticView; readonly path: AccountPath }) {
  const found = recomputed(path)
  const claims = view.claims.filter(({ output }) => output.toLowerCase() === found.output.toLowerCase())
  return (
    <>
      <Section title={t('optimisticLenses.leafTitle')} aside={t('optimisticLenses.bytesCount', { n: '64' })}>
        <table className="own__table pieces">
          <tbody>
            {leafPieces(path.leafBytes).map(({ name, start, hex }) => (
              <tr key={start} className={name === 'padding' ? 'pieces__padding' : ''}>
                <th scope="row">{t(LEAF[name])}</th>
                <td>{readAs(name, numberIn(hex).toString())}</td>
                <td className="mono">{hex.slice(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Checked
          label={t('optimisticLenses.hashOfLeaf')}
          against={t('optimisticLenses.leafOf', { n: path.number })}
          computed={found.leaf}
          expected={path.leaf}
          fits={found.leafFits}
        />
      </Section>
      <Section title={t('optimisticLenses.wayTitle')} aside={t('optimisticLenses.levels', { n: found.rungs.length })}>
        <p className="note">{t('optimisticLenses.wayNote')}</p>
        <Rungs rungs={found.rungs} />
        <Checked
          label={t('optimisticLenses.topOfWay')}
          against={t('optimisticLenses.accountsRoot')}
          computed={found.accountsRoot}
          expected={path.accountsRoot}
          fits={found.rootFits}
        />
      </Section>
      <Section title={t('optimisticLenses.outputTitle')}>
        <p className="formula mono">output = keccak(accounts ‖ keccak(outbox ‖ counters))</p>
        <ol className="derive">
          <li>
            <span>{t('optimisticLenses.outboxRoot')}</span>
            <HashValue hash={path.outboxRoot} />
          </li>
          <li>
            <span>{t('optimisticLenses.innerHash')}</span>
            <HashValue hash={found.inner} />
          </li>
        </ol>
        <Checked
          label={t('optimisticLenses.outputComputed')}
          against={t('optimisticLenses.outputSaid')}
          computed={found.output}
          expected={path.output}
          fits={found.outputFits}
        />
        <p className="note">
          {claims.length === 0
            ? t('optimisticLenses.outputNoClaim')
            : t('optimisticLenses.outputClaims', { claims: claims.map(({ claim }) => `#${claim}`).join(', ') })}
        </p>
        <Counters path={path} />
      </Section>
    </>
  )
}

function readAs(name: keyof typeof LEAF, amount: string): string {
  if (name === 'ether') return ether(amount)
  if (name === 'token') return tokens(amount)
  if (name === 'nonce') return groupDigits(amount)
  return ''
}

function Counters({ path }: { readonly path: AccountPath }) {
  return (
    <table className="own__table pieces">
      <caption>{t('optimisticLenses.counters')}</caption>
      <tbody>
        {counterPieces(path.counters).map(({ name, start, hex }) => {
          const value = Number(numberIn(hex))
          return (
            <tr key={start} className={name === 'padding' ? 'pieces__padding' : ''}>
              <th scope="row">{t(COUNTERS[name])}</th>
              <td>{name === 'padding' ? '' : name === 'timestamp' ? timeWords(value) : groupDigits(value)}</td>
              <td className="mono">{hex.slice(2)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const timeWords = (at: number): string => t('optimisticLenses.dayTime', { day: dayOf(at), time: timeOfDay(at) })

/** All accounts at a glance. */
export function Accounts({ view }: LensProps<OptimisticView>) {
  return (
    <Section title={t('optimisticLenses.accountsTitle')} aside={shortHash(view.accountsRoot)}>
      <table className="own__table">
        <thead>
          <tr>
            <th scope="col">{t('optimisticLenses.accountColumn')}</th>
            <th scope="col">{t('optimisticLenses.leafEther')}</th>
            <th scope="col">{t('optimisticLenses.leafToken')}</th>
          </tr>
        </thead>
        <tbody>
          {view.accounts.map(({ number, name, etherGwei, token }) => (
            <tr key={number}>
              <th scope="row">{t('optimisticLenses.accountOption', { n: number, name })}</th>
              <td className="mono">{ether(etherGwei)}</td>
              <td className="mono">{tokens(token)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('optimisticLenses.accountsNote')}</p>
    </Section>
  )
}
