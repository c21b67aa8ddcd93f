import { useId, useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Section } from '../../../../ui/inspector/own/parts.tsx'
import { ByteRun } from './ByteRows.tsx'
import { bytesOfTransaction, type StageRow, transactionsIn } from './model/bytes.ts'
import { nameOfStage } from './words.ts'

/** One transaction's own bytes, stage below stage: where each of its fields went. */
export function OneTransaction({ rows, signed }: { readonly rows: readonly StageRow[]; readonly signed: boolean }) {
  const id = useId()
  const [asked, setAsked] = useState(0)
  const stages = rows.flatMap((row) => (signed ? row.with : row.without) ?? [])
  const known = transactionsIn(stages)
  const chosen = known.includes(asked) ? asked : (known[0] ?? null)
  if (chosen === null) return null
  return (
    <Section title={t('optimisticLenses.oneTitle')}>
      <p className="ask">
        <label htmlFor={id}>{t('optimisticLenses.oneAsk')}</label>
        <select
          id={id}
          className="input"
          value={chosen}
          onChange={(event) => setAsked(Number(event.currentTarget.value))}
        >
          {known.map((each) => (
            <option key={each} value={each}>
              {t('optimisticLenses.transactionNumber', { n: each })}
            </option>
          ))}
        </select>
      </p>
      <dl className="squeezed">
        {stages.map((stage) => {
          const own = bytesOfTransaction(stage, chosen)
          const bytes = own?.reduce((sum, { start, end }) => sum + end - start, 0) ?? 0
          return (
            <div key={stage.stage}>
              <dt>
                {nameOfStage(stage.stage)}{' '}
                <span className="note mono">
                  {own === null ? '' : t('optimisticLenses.bytesCount', { n: groupDigits(bytes) })}
                </span>
              </dt>
              <dd className="mono">
                {own === null ? (
                  <span className="note">{t('optimisticLenses.oneNoPlace')}</span>
                ) : (
                  own.map((run) => <ByteRun key={run.start} hex={stage.hex} run={run} />)
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}
