import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { duration } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Field, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import { StateGlyph } from '../../../../ui/marks/StateGlyph.tsx'
import type { ZkView } from '../../engine/types/view.ts'
import { proofId } from '../ids.ts'
import type { Props } from './props.ts'
import { gas, nameOfId, timeWords } from './words.ts'

/** What L1 knows of the rollup. */
export function Rollup({ view }: Props) {
  const { l1State, params } = view
  const counters = [
    [t('zkLenses.rollupCommitted'), l1State.committed],
    [t('zkLenses.rollupProven'), l1State.proven],
    [t('zkLenses.rollupExecuted'), l1State.executed],
  ] as const
  return (
    <div className="ins own">
      <StateLine glyph={l1State.isFrozen ? 'frozen' : 'posted'}>
        {l1State.isFrozen
          ? t('zkLenses.rollupFrozen', { when: l1State.frozenAt === null ? '–' : timeWords(l1State.frozenAt) })
          : t('zkLenses.rollupRuns')}
      </StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.rollupRoot')}>
          <HashValue hash={l1State.root} />
        </Field>
        {counters.map(([words, n]) => (
          <Field key={words} label={words}>
            {t('zkLenses.rollupBatch', { n })}
          </Field>
        ))}
        <Field label={t('zkLenses.rollupProvePeriod')}>{duration(params.provePeriodSeconds)}</Field>
        <Field label={t('zkLenses.rollupMessagePeriod')}>{duration(params.messagePeriodSeconds)}</Field>
      </dl>
      <p className="note">{t('zkLenses.rollupNote')}</p>
    </div>
  )
}

/** How money leaves: asked of the operator, of L1, and of nobody. */
export function Exits({ view }: Props) {
  const { isFrozen } = view.l1State
  const oldest = view.messages.find(({ isTaken }) => !isTaken)
  const isLate = oldest !== undefined && view.now >= oldest.dueAt
  const ways: readonly (readonly [name: string, text: string, isOpen: boolean])[] = [
    [t('zkLenses.exitWithdraw'), t('zkLenses.exitWithdrawText'), !isFrozen && view.sequencer.online],
    [
      t('zkLenses.exitForced'),
      t('zkLenses.exitForcedText', { period: duration(view.params.messagePeriodSeconds) }),
      !isFrozen,
    ],
    [t('zkLenses.exitFreeze'), t('zkLenses.exitFreezeText'), !isFrozen && isLate],
    [t('zkLenses.exitEscape'), t('zkLenses.exitEscapeText'), isFrozen],
    [t('zkLenses.exitReturn'), t('zkLenses.exitReturnText'), isFrozen && hasDeposit(view)],
  ]
  return (
    <Section title={t('zkLenses.exitsTitle')}>
      <dl className="zkl__ways">
        {ways.map(([name, text, isOpen]) => (
          <div key={name}>
            <dt>
              {name}{' '}
              <span className="zkl__state note">
                <StateGlyph state={isOpen ? 'promised' : 'delayed'} />
                {t(isOpen ? 'zkLenses.exitNow' : 'zkLenses.exitLater')}
              </span>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

const hasDeposit = ({ messages }: ZkView): boolean =>
  messages.some(({ kind, isTaken, wasReturned }) => kind === 'deposit' && !isTaken && !wasReturned)

const MOST_SHOWN = 20

/** Every proof that came to L1, and what checking it has cost. */
export function Verifier({ view, select }: Props) {
  const checks = view.batches.flatMap(({ batch, prove, refused, proof }) => [
    ...(refused === null
      ? []
      : [{ batch, step: refused, error: proof.refusedBy ?? t('zkLenses.verifierRefusedWord') }]),
    ...(prove === null ? [] : [{ batch, step: prove, error: null }]),
  ])
  return (
    <Section title={t('zkLenses.verifierTitle')} aside={t('zkLenses.verifierGas')}>
      <dl className="fields">
        <Field label={t('zkLenses.verifierKey')}>
          <Open id={`contract:${view.contracts.verifier}`} select={select}>
            {t('zkLenses.verifierTitle')}
          </Open>
        </Field>
      </dl>
      {checks.length === 0 ? <p className="note">{t('zkLenses.verifierNone')}</p> : null}
      <table className="own__table">
        <tbody>
          {checks.slice(-MOST_SHOWN).map(({ batch, step, error }) => (
            <tr key={step.tx}>
              <th scope="row">
                <Open id={proofId(batch)} select={select}>
                  {t('zkLenses.batchTitle', { n: batch })}
                </Open>
              </th>
              <td>
                <span className="zkl__state">
                  <StateGlyph state={error === null ? 'proven' : 'rejected'} />
                  {error ?? t('zkLenses.verifierAccepted')}
                </span>
              </td>
              <td>{nameOfId(view, step.byId)}</td>
              <td className="mono">
                <Open id={`tx:${step.tx}`} select={select}>
                  {gas(step.gasUsed)}
                </Open>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('zkLenses.verifierNote')}</p>
      <p className="note">{t('zkLenses.simplifiedKey')}</p>
    </Section>
  )
}
