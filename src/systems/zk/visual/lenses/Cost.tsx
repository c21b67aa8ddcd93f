import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Gone, Open, Section } from '../../../../ui/inspector/own/parts.tsx'
import { type ChainReads, useRead } from '../../../../ui/inspector/reads.ts'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import { eth } from '../../../../ui/l1/words.ts'
import { Measured } from '../../../../ui/marks/SourceMark.tsx'
import type { BatchView, StepOnL1 } from '../../engine/types/view.ts'
import { batchOf } from './Batch.tsx'
import { type CostPart, type ProveCost, perPayment, readCost } from './model/cost.ts'
import type { Props } from './props.ts'
import { gas } from './words.ts'

/** What a batch has cost on L1: from its receipts, and from the trace of its proof. */
export function Cost({ view, id, reads, select }: Props) {
  const batch = batchOf(view, id)
  if (batch === undefined) return <Gone>{t('zkLenses.batchNone')}</Gone>
  if (batch.commit === null) return <Gone>{t('zkLenses.costNone')}</Gone>
  return (
    <>
      <Receipts batch={batch} select={select} />
      {batch.prove === null ? null : <ProveSplit batch={batch} tx={batch.prove.tx} reads={reads} />}
    </>
  )
}

function Receipts({ batch, select }: { readonly batch: BatchView; readonly select: Props['select'] }) {
  const steps = (
    [
      [t('zkLenses.stepCommit'), batch.commit],
      [t('zkLenses.stepProve'), batch.prove],
      [t('zkLenses.stepExecute'), batch.execute],
    ] as const
  ).flatMap(([words, step]) => (step === null ? [] : [{ words, step }]))
  const sum = (of: (step: StepOnL1) => bigint) => steps.reduce((total, { step }) => total + of(step), 0n)
  const total = {
    gas: sum(({ gasUsed }) => BigInt(gasUsed)),
    bytes: sum(({ bytes }) => BigInt(bytes)),
    paid: sum(paidOf),
  }
  const used = BigInt(Math.max(1, batch.used))
  return (
    <Section title={t('zkLenses.costTitle')}>
      <table className="own__table own__table--figures">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.stepColumn')}</th>
            <th scope="col">{t('zkLenses.gasColumn')}</th>
            <th scope="col">{t('zkLenses.bytesColumn')}</th>
            <th scope="col">{t('zkLenses.paidColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ words, step }) => (
            <tr key={words}>
              <th scope="row">
                <Open id={`tx:${step.tx}`} select={select}>
                  {words}
                </Open>
              </th>
              <td className="mono">{gas(step.gasUsed)}</td>
              <td className="mono">{groupDigits(step.bytes)}</td>
              <td className="mono">
                {eth(step.feeWei)}
                {step.blobFeeWei === '0' ? null : <small>{t('zkLenses.blobFee', { fee: eth(step.blobFeeWei) })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('zkLenses.sumRow')}</th>
            <td className="mono">{groupDigits(total.gas)}</td>
            <td className="mono">{groupDigits(total.bytes)}</td>
            <td className="mono">{eth(total.paid)}</td>
          </tr>
          <tr>
            <th scope="row">{t('zkLenses.eachRow', { n: groupDigits(batch.used) })}</th>
            <td className="mono">{groupDigits(total.gas / used)}</td>
            <td className="mono">{groupDigits(total.bytes / used)}</td>
            <td className="mono">{eth(total.paid / used)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="note">
        {t('zkLenses.costNote')} <Measured />
      </p>
    </Section>
  )
}

const paidOf = ({ feeWei, blobFeeWei }: StepOnL1): bigint => BigInt(feeWei) + BigInt(blobFeeWei)

interface ProveSplitProps {
  readonly batch: BatchView
  readonly tx: StepOnL1['tx']
  readonly reads: ChainReads
}

function ProveSplit({ batch, tx, reads }: ProveSplitProps) {
  const read = useRead(reads, ['zk-prove-cost', tx], (reading) => readCost(reading, batch, tx))
  return (
    <Shown read={read}>
      {(cost) =>
        cost === null ? null : (
          <>
            <Split cost={cost} words={batch.words.length} />
            <OtherSizes cost={cost} slots={batch.slots.length} />
          </>
        )
      }
    </Shown>
  )
}

function partWords(part: CostPart, { calls }: ProveCost, words: number): string {
  switch (part) {
    case 'base':
      return t('zkLenses.splitBase')
    case 'pairing':
      return t('zkLenses.splitPairing', { n: calls.pairings })
    case 'fixedInputs':
      return t('zkLenses.splitFixedInputs')
    case 'proofBytes':
      return t('zkLenses.splitProofBytes')
    case 'rest':
      return t('zkLenses.splitRest')
    case 'wordInputs':
      return t('zkLenses.splitWordInputs', { n: words })
    case 'wordBytes':
      return t('zkLenses.splitWordBytes')
    case 'openings':
      return t('zkLenses.splitOpenings', { n: calls.openings })
  }
}

function Split({ cost, words }: { readonly cost: ProveCost; readonly words: number }) {
  return (
    <Section title={t('zkLenses.splitTitle')} aside={t('zkLenses.gasOf', { gas: gas(cost.gasUsed) })}>
      <table className="own__table own__table--figures">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.partColumn')}</th>
            <th scope="col">{t('zkLenses.isConstant')}</th>
            <th scope="col">{t('zkLenses.isGrowing')}</th>
          </tr>
        </thead>
        <tbody>
          {cost.parts.map(({ part, gas: amount, grows }) => (
            <tr key={part}>
              <th scope="row">{partWords(part, cost, words)}</th>
              <td className="mono">{grows ? '' : gas(amount)}</td>
              <td className="mono">{grows ? gas(amount) : ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('zkLenses.togetherRow')}</th>
            <td className="mono">
              <b>{gas(cost.constant)}</b>
            </td>
            <td className="mono">
              <b>{gas(cost.growing)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="note">
        {t('zkLenses.splitNote')} <Measured />
      </p>
    </Section>
  )
}

/** The largest circuit that the lab has. */
const LARGEST = 8
const SIZES = [1, 2, 4, 8, 64, 1024] as const

function OtherSizes({ cost, slots }: { readonly cost: ProveCost; readonly slots: number }) {
  return (
    <Section title={t('zkLenses.scaleTitle')}>
      <table className="own__table own__table--figures">
        <thead>
          <tr>
            <th scope="col">{t('zkLenses.scaleSlots')}</th>
            <th scope="col">{t('zkLenses.scaleEach')}</th>
          </tr>
        </thead>
        <tbody>
          {SIZES.map((size) => (
            <tr key={size} className={size === slots ? 'is-selected' : ''}>
              <th scope="row">
                {groupDigits(size)}
                {size === slots ? <small>{t('zkLenses.scaleHere')}</small> : null}
                {size > LARGEST ? <small>{t('zkLenses.scaleExtrapolated')}</small> : null}
              </th>
              <td className="mono">{groupDigits(perPayment(cost, slots, size))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('zkLenses.scaleNote')}</p>
    </Section>
  )
}
