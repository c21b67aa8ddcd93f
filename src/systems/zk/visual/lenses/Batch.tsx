import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Field, Gone, Open, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import type { SlotSummary } from '../../engine/types/events.ts'
import type { BatchView, StepOnL1, ZkView } from '../../engine/types/view.ts'
import { accountId, l2TxId, memberId, messageId, ownObject, proofId } from '../ids.ts'
import type { Props } from './props.ts'
import { ether, GLYPH_OF, gas, kindWords, nameOfAccount, nameOfId, standingWords, timeWords } from './words.ts'

type Select = Props['select']

export const batchOf = (view: ZkView, id: string): BatchView | undefined => {
  const object = ownObject(id)
  const number = object?.kind === 'batch' || object?.kind === 'proof' ? object.number : null
  return view.batches.find(({ batch }) => batch === number)
}

/** A batch from its slots to where L1 has it, or the one that fills. */
export function Batch({ view, id, select }: Props) {
  if (ownObject(id)?.kind === 'open') return <OpenBatch view={view} select={select} />
  const batch = batchOf(view, id)
  if (batch === undefined) return <Gone>{t('zkLenses.batchNone')}</Gone>
  return (
    <div className="ins own">
      <StateLine glyph={GLYPH_OF[batch.standing]}>{standingWords(batch.standing)}</StateLine>
      {batch.isTrue ? null : <p className="zkl__warning">{t('zkLenses.isFalseNote')}</p>}
      <dl className="fields">
        <Field label={t('zkLenses.slotsUsed')}>
          <span className="mono">
            {t('zkLenses.ofSlots', { used: groupDigits(batch.used), slots: groupDigits(batch.slots.length) })}
          </span>
        </Field>
        <Field label={t('zkLenses.closedAt')}>{timeWords(batch.closedAt)}</Field>
        <Field label={t('zkLenses.postedAs')}>
          {t(batch.posting === 'blob' ? 'zkLenses.asBlob' : 'zkLenses.asCalldata')}
        </Field>
      </dl>
      <Section title={t('zkLenses.slotsTitle')}>
        <Slots view={view} slots={batch.slots} select={select} />
        {batch.used < batch.slots.length ? <p className="note">{t('zkLenses.paddingNote')}</p> : null}
      </Section>
      <Section title={t('zkLenses.rootsTitle')}>
        <dl className="fields">
          <Field label={t('zkLenses.oldRoot')}>
            <HashValue hash={batch.oldRoot} />
          </Field>
          <Field label={t('zkLenses.newRoot')}>
            <HashValue hash={batch.newRoot} />
          </Field>
          <Field label={t('zkLenses.newCommitteeRoot')}>
            <HashValue hash={batch.newCommitteeRoot} />
          </Field>
        </dl>
        <p className="note">{t('zkLenses.rootsNote')}</p>
      </Section>
      <OnL1 view={view} batch={batch} select={select} />
      <Signatures view={view} batch={batch} select={select} />
    </div>
  )
}

interface SlotsProps {
  readonly view: ZkView
  readonly slots: readonly SlotSummary[]
  readonly select: Select
}

function Slots({ view, slots, select }: SlotsProps) {
  return (
    <table className="own__table own__table--figures">
      <thead>
        <tr>
          <th scope="col">{t('zkLenses.slotColumn')}</th>
          <th scope="col">{t('zkLenses.fromColumn')}</th>
          <th scope="col">{t('zkLenses.toColumn')}</th>
          <th scope="col">{t('zkLenses.amountColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
          <tr key={index} className={slot.kind === 'padding' ? 'is-empty' : ''}>
            <th scope="row">
              {index} <SlotLink slot={slot} select={select} />
            </th>
            <td>
              <AccountOf view={view} number={slot.from} select={select} />
            </td>
            <td>
              <AccountOf view={view} number={slot.to} select={select} />
            </td>
            <td className="mono">
              {slot.kind === 'padding' ? '' : ether(slot.amount)}
              {slot.fee === '0' ? null : <small>{t('zkLenses.feeOf', { fee: ether(slot.fee) })}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SlotLink({ slot, select }: { readonly slot: SlotSummary; readonly select: Select }) {
  const words = kindWords(slot.kind)
  const id = slot.hash !== null ? l2TxId(slot.hash) : slot.message !== null ? messageId(slot.message) : null
  if (id === null) return words
  return (
    <Open id={id} select={select}>
      {words}
    </Open>
  )
}

interface AccountOfProps {
  readonly view: ZkView
  readonly number: number | null
  readonly select: Select
}

function AccountOf({ view, number, select }: AccountOfProps) {
  if (number === null) return '–'
  return (
    <Open id={accountId(number)} select={select}>
      {nameOfAccount(view, number)}
    </Open>
  )
}

interface OfBatchProps {
  readonly view: ZkView
  readonly batch: BatchView
  readonly select: Select
}

function OnL1({ view, batch, select }: OfBatchProps) {
  const steps: readonly (readonly [words: string, step: StepOnL1 | null])[] = [
    [t('zkLenses.stepCommit'), batch.commit],
    ...(batch.refused === null ? [] : [[t('zkLenses.stepRefused'), batch.refused] as const]),
    [t('zkLenses.stepProve'), batch.prove],
    [t('zkLenses.stepExecute'), batch.execute],
  ]
  return (
    <Section title={t('zkLenses.onL1Title')}>
      <dl className="fields">
        {steps.map(([words, step]) => (
          <Field key={words} label={words}>
            {step === null ? (
              t('zkLenses.stepNotYet')
            ) : (
              <>
                <Open id={`tx:${step.tx}`} select={select}>
                  {t('zkLenses.gasOf', { gas: gas(step.gasUsed) })}
                </Open>
                <span>{nameOfId(view, step.byId)}</span>
              </>
            )}
          </Field>
        ))}
      </dl>
      <p className="refs">
        <Open id={proofId(batch.batch)} select={select}>
          {t('zkLenses.proofTitle', { n: batch.batch })}
        </Open>
      </p>
    </Section>
  )
}

function Signatures({ view, batch: { signatures }, select }: OfBatchProps) {
  if (signatures.length === 0) return null
  const n = signatures.filter(({ signed }) => signed).length
  return (
    <Section
      title={t('zkLenses.signaturesTitle')}
      aside={t('zkLenses.signaturesOf', { n: groupDigits(n), needed: groupDigits(view.params.signaturesNeeded) })}
    >
      <ul className="plainlist zkl__rows">
        {signatures.map(({ member, signed }) => (
          <li key={member}>
            <Open id={memberId(member)} select={select}>
              {nameOfId(view, member)}
            </Open>
            <span>{t(signed ? 'zkLenses.signed' : 'zkLenses.notSigned')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OpenBatch({ view, select }: { readonly view: ZkView; readonly select: Select }) {
  const { slots, since, closesAt } = view.open
  return (
    <div className="ins own">
      <StateLine glyph="promised">{t('zkLenses.openState')}</StateLine>
      <dl className="fields">
        <Field label={t('zkLenses.slotsUsed')}>
          {t('zkLenses.openHolds', { used: groupDigits(slots.length), slots: groupDigits(view.params.slots) })}
        </Field>
        {since === null ? null : (
          <Field label={t('zkLenses.openSince')}>{duration(Math.max(0, view.now - since))}</Field>
        )}
        {closesAt === null ? null : <Field label={t('zkLenses.closesAt')}>{timeWords(closesAt)}</Field>}
      </dl>
      {slots.length === 0 ? (
        <p className="note">{t('zkLenses.openNone')}</p>
      ) : (
        <Slots view={view} slots={slots} select={select} />
      )}
    </div>
  )
}
