import { t } from '../../../../content/messages/areas/zkPocket.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Field, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import type { StateName } from '../../../../ui/marks/StateGlyph.tsx'
import type { PocketView, ZkView } from '../../engine/types/view.ts'
import { contributionId, pocketAccountId } from '../ids.ts'
import { type Forgers, forgersOf, isPossible, WAYS } from './model/forgers.ts'
import type { Props } from './props.ts'
import { ether, nameOfId } from './words.ts'

// The ceremony: what was said in public, what can be checked of it, and what only the lab knows: who could forge now.

type Contribution = PocketView['contributions'][number]
type Payment = PocketView['payments'][number]

export function Ceremony({ view, id, select }: Props) {
  const { pocket } = view
  if (pocket === null) return null
  const contribution = pocket.contributions.find((each) => contributionId(each.phase, each.index) === id)
  const account = pocket.accounts.find(({ number }) => pocketAccountId(number) === id)
  return (
    <div className="ins own">
      {contribution === undefined ? null : <OneContribution view={view} contribution={contribution} />}
      {account === undefined ? null : (
        <dl className="fields">
          <Field label={t('zkPocket.balanceNow')}>
            <span className="mono">{ether(account.balance)}</span>
          </Field>
        </dl>
      )}
      <Transcript view={view} pocket={pocket} select={select} />
      <Checks pocket={pocket} />
      <Section title={t('zkPocket.forgers')}>
        {WAYS.map((way) => (
          <Way key={way} view={view} pocket={pocket} forgers={forgersOf(pocket, way)} />
        ))}
        <p className="note">{t('zkPocket.secretNote')}</p>
      </Section>
      <Payments view={view} pocket={pocket} />
    </div>
  )
}

const NOTATION = { tau: 'τ', alpha: 'α', beta: 'β', delta: 'δ' } as const

function OneContribution({ view, contribution }: { readonly view: ZkView; readonly contribution: Contribution }) {
  const { phase, byId, keeps, digest, said } = contribution
  return (
    <Section title={t('zkPocket.contributionTitle', { name: nameOfId(view, byId), n: phase })}>
      <dl className="fields">
        <Field label={t('zkPocket.secret')}>
          {keeps ? <b>{t('zkPocket.secretKept')}</b> : t('zkPocket.secretForgotten')}
        </Field>
        <Field label={t('zkPocket.digest')}>
          <HashValue hash={digest} />
        </Field>
      </dl>
      {said.map(({ secret, before, after, commitment, answer }) => (
        <dl className="fields" key={secret}>
          <Field label={t('zkPocket.said')}>
            <b>{NOTATION[secret]}</b>
          </Field>
          <Field label={t('zkPocket.before')}>
            <HashValue hash={before} />
          </Field>
          <Field label={t('zkPocket.after')}>
            <HashValue hash={after} />
          </Field>
          <Field label={t('zkPocket.knowledge')}>
            <HashValue hash={commitment} /> <HashValue hash={answer} />
          </Field>
        </dl>
      ))}
    </Section>
  )
}

interface Shown {
  readonly view: ZkView
  readonly pocket: PocketView
}

function Transcript({ view, pocket, select }: Shown & Pick<Props, 'select'>) {
  const { rows, wires, power } = pocket.circuit
  return (
    <Section title={t('zkPocket.transcript')}>
      <p className="note">
        {t('zkPocket.circuitIs', {
          rows: groupDigits(rows),
          wires: groupDigits(wires),
          size: groupDigits(2 ** power),
        })}
      </p>
      {pocket.contributions.length === 0 ? null : (
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('zkPocket.who')}</th>
              <th scope="col">{t('zkPocket.secret')}</th>
              <th scope="col">{t('zkPocket.digest')}</th>
            </tr>
          </thead>
          <tbody>
            {pocket.contributions.map(({ phase, index, byId, keeps, digest }) => (
              <tr key={contributionId(phase, index)}>
                <th scope="row">
                  <Open id={contributionId(phase, index)} select={select}>
                    {nameOfId(view, byId)}
                  </Open>{' '}
                  <small>{t('zkPocket.inPhase', { n: phase })}</small>
                </th>
                <td>{keeps ? <b>{t('zkPocket.secretKept')}</b> : t('zkPocket.secretForgotten')}</td>
                <td>
                  <HashValue hash={digest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">{t('zkPocket.transcriptNote')}</p>
    </Section>
  )
}

const CHECKS = {
  1: [
    'zkPocket.checkPoints',
    'zkPocket.checkKnowledge',
    'zkPocket.checkTau',
    'zkPocket.checkAlpha',
    'zkPocket.checkBeta',
  ],
  2: [
    'zkPocket.checkPoints',
    'zkPocket.checkKnowledge',
    'zkPocket.checkDelta',
    'zkPocket.checkPrivate',
    'zkPocket.checkQuotient',
  ],
} as const

function Checks({ pocket }: Pick<Shown, 'pocket'>) {
  const isClosed = (phase: 1 | 2) => (phase === 1 ? pocket.phase !== 1 : pocket.phase !== 1 && pocket.phase !== 2)
  return (
    <Section title={t('zkPocket.checks')}>
      {([1, 2] as const).map((phase) => (
        <div key={phase}>
          <StateLine glyph={isClosed(phase) ? 'proven' : 'promised'}>
            {t('zkPocket.phaseBrief', { n: phase })}:{' '}
            {t(isClosed(phase) ? 'zkPocket.checksHold' : 'zkPocket.checksOpen')}
          </StateLine>
          <ul className="zkl__list zkl__checks">
            {CHECKS[phase].map((check) => (
              <li key={check}>{t(check)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  )
}

const WAY_WORDS = {
  tau: 'zkPocket.wayTau',
  delta: 'zkPocket.wayDelta',
  trapdoor: 'zkPocket.wayTrapdoor',
} as const

function Way({ view, pocket, forgers }: Shown & { readonly forgers: Forgers }) {
  const names = (ids: readonly string[]) => ids.map((each) => nameOfId(view, each)).join(', ')
  const can = isPossible(forgers)
  const hasProof = pocket.payments.some(({ status }) => status === 'accepted')
  const fact = can
    ? t('zkPocket.couldForge', { names: names(forgers.needed) })
    : forgers.honest.length > 0
      ? t('zkPocket.couldNot', { names: names(forgers.honest) })
      : t('zkPocket.couldNotYet')
  return (
    <StateLine glyph={can ? 'stolen' : 'proven'}>
      {t(WAY_WORDS[forgers.way])}: {can ? <b>{fact}</b> : fact}
      {can && forgers.way === 'delta' && !hasProof ? ` (${t('zkPocket.needsProof')})` : ''}
    </StateLine>
  )
}

const GLYPHS: { readonly [status in Payment['status']]: StateName } = {
  sent: 'posted',
  accepted: 'proven',
  refused: 'rejected',
}

function Payments({ view, pocket }: Shown) {
  const { payments } = pocket
  return (
    <Section title={t('zkPocket.payments')}>
      {payments.length === 0 ? <p className="note">{t('zkPocket.paymentsNone')}</p> : null}
      {payments.map(({ tx, from, to, amount, way, status, error, proof }) => (
        <div key={tx}>
          <StateLine glyph={GLYPHS[status]}>
            {paymentWords(view, pocket, { from, to, amount })}: {statusWords(status, error)}
          </StateLine>
          <p className="note">
            {way === null ? (
              t('zkPocket.proofHonest')
            ) : (
              <b>{t('zkPocket.proofForged', { way: t('zkPocket.ways', { way }) })}</b>
            )}{' '}
            <HashValue hash={proof} />
          </p>
        </div>
      ))}
      <p className="note">{t('zkPocket.cannotTell')}</p>
      <p className="note">{t('zkPocket.rollupNote')}</p>
    </Section>
  )
}

function paymentWords(view: ZkView, pocket: PocketView, { from, to, amount }: Pick<Payment, 'from' | 'to' | 'amount'>) {
  const named = (number: number) => nameOfId(view, pocket.accounts[number]?.id ?? null)
  const paid = { from: named(from), amount: ether(amount) }
  return to === null ? t('zkPocket.paymentOut', paid) : t('zkPocket.paymentTo', { ...paid, to: named(to) })
}

function statusWords(status: Payment['status'], error: string | null): string {
  if (status === 'refused') return t('zkPocket.statusRefused', { error: error ?? '' })
  return t(status === 'sent' ? 'zkPocket.statusSent' : 'zkPocket.statusAccepted')
}
