import { t } from '../../../../content/messages/areas/optimistic.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { Field, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { L2TxSummary } from '../../engine/types/events.ts'
import type { OptimisticView } from '../../engine/types/view.ts'
import { l2TxId } from '../ids.ts'
import { type Income as IncomeOfOperator, incomeOf } from './model/income.ts'
import { amountOf, ether, nameOfAccount, nameOfId, signed } from './words.ts'

const ORDERINGS = {
  arrival: 'optimisticLenses.orderArrival',
  tip: 'optimisticLenses.orderTip',
  hostile: 'optimisticLenses.orderHostile',
} as const

/** What the one who orders asks for, and what it lives on. */
export function SequencerPanel({ view }: LensProps<OptimisticView>) {
  const { online, ordering, censored, posting, batchPolicy, quote } = view.sequencer
  return (
    <div className="ins own">
      <StateLine glyph={online ? 'promised' : 'frozen'}>
        {t(online ? 'optimisticLenses.sequencerOn' : 'optimisticLenses.sequencerOff')}
      </StateLine>
      <dl className="fields">
        <Field label={t('optimisticLenses.ordering')}>{t(ORDERINGS[ordering])}</Field>
        <Field label={t('optimisticLenses.censors')}>
          {censored.length === 0
            ? t('optimisticLenses.censorsNobody')
            : censored.map((id) => nameOfId(view, id)).join(', ')}
        </Field>
        <Field label={t('optimisticLenses.postsAs')}>
          {t(posting === 'blob' ? 'optimisticLenses.asBlob' : 'optimisticLenses.asCalldata')}
        </Field>
        <Field label={t('optimisticLenses.closes')}>
          {t('optimisticLenses.closesWords', {
            n: groupDigits(batchPolicy.maxTransactions),
            age: duration(batchPolicy.maxAgeSeconds),
          })}
        </Field>
      </dl>
      <Section title={t('optimisticLenses.quoteTitle')}>
        <dl className="fields">
          <Field label={t('optimisticLenses.quoteL1')}>
            <span className="mono">{ether(quote.l1Gwei)}</span>
          </Field>
          <Field label={t('optimisticLenses.quoteL2')}>
            <span className="mono">{ether(quote.l2Gwei)}</span>
          </Field>
          <Field label={t('optimisticLenses.quoteMargin')}>
            <span className="mono">{ether(quote.marginGwei)}</span>
          </Field>
          <Field label={t('optimisticLenses.quoteTotal')}>
            <b className="mono">{ether(quote.totalGwei)}</b>
          </Field>
        </dl>
        <p className="note">{t('optimisticLenses.quoteNote')}</p>
      </Section>
      <Income view={view} />
    </div>
  )
}

function Income({ view }: { readonly view: OptimisticView }) {
  const { transactions } = view.sequencer.income
  const own = incomeOf(view.sequencer)
  return (
    <Section
      title={t('optimisticLenses.incomeTitle')}
      aside={t('optimisticLenses.transactions', { n: groupDigits(transactions) })}
    >
      <table className="own__table">
        <thead>
          <tr>
            <th scope="col">{t('optimisticLenses.lineColumn')}</th>
            <th scope="col">{t('optimisticLenses.sinceColumn')}</th>
            <th scope="col">{t('optimisticLenses.eachColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(own).map(({ key, wei, isSum }) => (
            <IncomeLine key={key} words={t(key)} wei={wei} transactions={transactions} isSum={isSum} />
          ))}
        </tbody>
        <tfoot>
          <IncomeLine words={t('optimisticLenses.incomeProfit')} wei={own.profit} transactions={transactions} isSum />
        </tfoot>
      </table>
      <p className="note">
        {t('optimisticLenses.incomeNote')} <Measured />
      </p>
    </Section>
  )
}

/** As sequencer first, then as proposer; of disputes, bonds and the rest only what there is. */
function linesOf(own: IncomeOfOperator) {
  const line = <K extends string>(key: K, wei: bigint, isSum = false) => ({ key, wei, isSum })
  return [
    line('optimisticLenses.incomeFees', own.fees),
    line('optimisticLenses.incomeMev', own.mev),
    line('optimisticLenses.incomeData', -own.data),
    line('optimisticLenses.incomeExecution', -own.execution),
    line('optimisticLenses.incomeOfSequencing', own.ofSequencing, true),
    line('optimisticLenses.incomeClaims', -own.claims),
    line('optimisticLenses.incomeConfirmations', -own.confirmations),
    ...(own.disputes === 0n ? [] : [line('optimisticLenses.incomeDisputes', -own.disputes)]),
    ...(own.bonds === 0n ? [] : [line('optimisticLenses.incomeBonds', own.bonds)]),
    ...(own.other === 0n ? [] : [line('optimisticLenses.incomeOther', -own.other)]),
    line('optimisticLenses.incomeOfProposing', own.ofProposing, true),
  ]
}

interface IncomeLineProps {
  readonly words: string
  readonly wei: bigint
  readonly transactions: number
  readonly isSum: boolean
}

function IncomeLine({ words, wei, transactions, isSum }: IncomeLineProps) {
  return (
    <tr className={isSum ? 'is-sum' : undefined}>
      <th scope="row">{words}</th>
      <td className="mono">{isSum ? <b>{signed(wei)}</b> : signed(wei)}</td>
      <td className="mono">{transactions === 0 ? '–' : signed(wei / BigInt(transactions))}</td>
    </tr>
  )
}

const MOST_SHOWN = 50

/** Who waits, in the order in which they would be taken. */
export function Queue({ view, select }: LensProps<OptimisticView>) {
  const { waiting } = view.sequencer
  return (
    <Section
      title={t('optimisticLenses.queueTitle')}
      aside={t('optimisticLenses.waitingCount', { n: groupDigits(waiting.length) })}
    >
      {waiting.length === 0 ? <p className="note">{t('optimisticLenses.queueEmpty')}</p> : null}
      <ul className="plainlist rowlist">
        {waiting.slice(0, MOST_SHOWN).map((each) => (
          <li key={each.hash}>
            <Open id={l2TxId(each.hash)} select={select}>
              {sentenceOf(view, each)}
            </Open>
            <span className="note mono">{t('optimisticLenses.feeOf', { fee: eth(BigInt(each.fee) * 10n ** 9n) })}</span>
          </li>
        ))}
      </ul>
      {waiting.length <= MOST_SHOWN ? null : (
        <p className="note">{t('optimisticLenses.andMore', { n: groupDigits(waiting.length - MOST_SHOWN) })}</p>
      )}
      <p className="note">{t('optimisticLenses.queueNote')}</p>
    </Section>
  )
}

/** What somebody asked for, in a line. */
export function sentenceOf(view: OptimisticView, each: L2TxSummary): string {
  const who = each.fromId === null ? nameOfAccount(view, each.from) : nameOfId(view, each.fromId)
  const amount = amountOf(each.asset, each.amount)
  switch (each.kind) {
    case 'transfer':
      return t('optimisticLenses.saysTransfer', {
        who,
        amount,
        to: each.toId === null ? nameOfAccount(view, each.to) : nameOfId(view, each.toId),
      })
    case 'swap':
      return t('optimisticLenses.saysSwap', { who, amount })
    case 'withdraw':
      return t('optimisticLenses.saysWithdraw', { who, amount })
  }
}
