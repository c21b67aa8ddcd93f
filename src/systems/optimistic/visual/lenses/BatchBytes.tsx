import { useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../../lib/format.ts'
import type { LensProps } from '../../../../ui/exhibit.ts'
import { Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { BatchBytes as Bytes } from '../../engine/pictures.ts'
import type { OptimisticView } from '../../engine/types/view.ts'
import { ownObject } from '../ids.ts'
import { ByteRows, Legend } from './ByteRows.tsx'
import { isWhole, lengthOf, runsOf, type StageBytes, type StageName, stageRows } from './model/bytes.ts'
import { OneTransaction } from './OneTransaction.tsx'
import { useRollup } from './reads.ts'
import { nameOfStage, oneDecimal, whatStageDoes } from './words.ts'

/** What is posted: signatures cannot be left out where authorisation can only be disputed, not proven. */
const isPosted = ({ stage, withSignatures }: StageBytes): boolean => stage === 'deflated' && withSignatures

/** The same transactions in fewer and fewer bytes, each byte with what it is for. */
export function BatchBytes({ id, reads }: LensProps<OptimisticView>) {
  const object = ownObject(id)
  const read = useRollup(reads, 'rollup_batch', [object?.kind === 'batch' ? object.number : null])
  return (
    <Shown read={read}>
      {(batch) =>
        batch === null || batch.transactions === 0 ? (
          <Gone>{t('optimisticLenses.bytesNone')}</Gone>
        ) : (
          <Squeezed batch={batch} />
        )
      }
    </Shown>
  )
}

function Squeezed({ batch }: { readonly batch: Bytes }) {
  const [stage, setStage] = useState<StageName>('packed')
  const [signed, setSigned] = useState(true)
  const rows = stageRows(batch)
  const row = rows.find((each) => each.stage === stage) ?? rows[0]
  const chosen = (signed ? row?.with : row?.without) ?? row?.with ?? row?.without ?? null
  return (
    <>
      <Section
        title={t('optimisticLenses.bytesTitle')}
        aside={t('optimisticLenses.transactions', { n: groupDigits(batch.transactions) })}
      >
        <table className="own__table">
          <thead>
            <tr>
              <th scope="col">{t('optimisticLenses.stageColumn')}</th>
              <th scope="col">{t('optimisticLenses.withColumn')}</th>
              <th scope="col">{t('optimisticLenses.withoutColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.stage} className={each.stage === stage ? 'is-selected' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="ref"
                    aria-pressed={each.stage === stage}
                    onClick={() => setStage(each.stage)}
                  >
                    {nameOfStage(each.stage)}
                  </button>
                </th>
                <SizeCell bytes={each.with} />
                <SizeCell bytes={each.without} />
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note">
          {t('optimisticLenses.bytesColumns')} <Measured />
        </p>
        <p className="note">{t('optimisticLenses.whySigned')}</p>
      </Section>
      {chosen === null ? null : <StageView chosen={chosen} signed={signed} onSigned={setSigned} />}
      <OneTransaction rows={rows} signed={signed} />
    </>
  )
}

function SizeCell({ bytes }: { readonly bytes: StageBytes | null }) {
  if (bytes === null) return <td>–</td>
  return (
    <td className="mono">
      <b>{oneDecimal(bytes.perTransaction)}</b>
      <small>{groupDigits(bytes.bytes)}</small>
      {isPosted(bytes) ? <small className="posted">{t('optimisticLenses.thisIsPosted')}</small> : null}
    </td>
  )
}

interface StageViewProps {
  readonly chosen: StageBytes
  readonly signed: boolean
  readonly onSigned: (signed: boolean) => void
}

function StageView({ chosen, signed, onSigned }: StageViewProps) {
  const runs = runsOf(chosen.spans, lengthOf(chosen.hex))
  return (
    <Section
      title={nameOfStage(chosen.stage)}
      aside={t('optimisticLenses.bytesCount', { n: groupDigits(chosen.bytes) })}
    >
      <p className="note">{whatStageDoes(chosen.stage)}</p>
      <p className="chips">
        <button type="button" className="chip" aria-pressed={signed} onClick={() => onSigned(true)}>
          {t('optimisticLenses.withSignatures')}
        </button>
        <button type="button" className="chip" aria-pressed={!signed} onClick={() => onSigned(false)}>
          {t('optimisticLenses.withoutSignatures')}
        </button>
      </p>
      {chosen.spans.length === 0 ? (
        <p className="note">{t('optimisticLenses.noFields')}</p>
      ) : (
        <Legend groups={runs.map(({ group }) => group)} />
      )}
      {chosen.stage === 'deflated' && chosen.spans.length > 0 ? (
        <p className="note">{t('optimisticLenses.deflatedFields')}</p>
      ) : null}
      <ByteRows key={`${chosen.stage} ${signed}`} hex={chosen.hex} runs={runs} chosen={null} />
      {isWhole(chosen) ? null : (
        <p className="note">{t('optimisticLenses.firstBytes', { n: groupDigits(lengthOf(chosen.hex)) })}</p>
      )}
      {chosen.byField.length === 0 ? null : <ByField chosen={chosen} />}
    </Section>
  )
}

function ByField({ chosen }: { readonly chosen: StageBytes }) {
  const each = chosen.perTransaction === 0 ? 1 : chosen.bytes / chosen.perTransaction
  return (
    <table className="own__table">
      <thead>
        <tr>
          <th scope="col">{t('optimisticLenses.fieldColumn')}</th>
          <th scope="col">{t('optimisticLenses.bytesColumn')}</th>
          <th scope="col">{t('optimisticLenses.eachColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {chosen.byField.map(({ field, bytes }) => (
          <tr key={field}>
            <th scope="row" className="mono">
              {field}
            </th>
            <td className="mono">{oneDecimal(bytes)}</td>
            <td className="mono">{oneDecimal(bytes / each)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
