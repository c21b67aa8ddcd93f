import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { Gone, Section } from '../../../../ui/inspector/own/parts.tsx'
import type { BatchView, ZkView } from '../../engine/types/view.ts'
import { batchOf } from './Batch.tsx'
import { type ShownField, type ShownKind, type ShownSlot, shownSlots } from './model/slots.ts'
import type { Props } from './props.ts'
import { ether, nameOfAccount } from './words.ts'

const KINDS = {
  padding: 'zkLenses.shownPadding',
  transfer: 'zkLenses.shownTransfer',
  withdraw: 'zkLenses.shownWithdraw',
  deposit: 'zkLenses.shownDeposit',
  exit: 'zkLenses.shownExit',
  hidden: 'zkLenses.shownHidden',
  fromHidden: 'zkLenses.shownFromHidden',
  toHidden: 'zkLenses.shownToHidden',
} as const satisfies { readonly [kind in ShownKind]: string }
const FIELDS = {
  kind: 'zkLenses.fieldKind',
  from: 'zkLenses.fieldFrom',
  to: 'zkLenses.fieldTo',
  amount: 'zkLenses.fieldAmount',
  fee: 'zkLenses.fieldFee',
} as const satisfies { readonly [field in ShownField]: string }

/** What of a batch stands on L1 for everybody, bit by bit. */
export function Published({ view, id }: Props) {
  const batch = batchOf(view, id)
  if (batch === undefined) return <Gone>{t('zkLenses.batchNone')}</Gone>
  const slots = shownSlots(batch.words, batch.slots.length)
  const hidesSomething = slots.some(({ kind }) => kind === 'hidden' || kind === 'fromHidden' || kind === 'toHidden')
  return (
    <Section
      title={t('zkLenses.publishedTitle')}
      aside={t('zkLenses.publishedIn', { n: groupDigits(batch.words.length) })}
    >
      <p className="note">{t('zkLenses.publishedNote')}</p>
      {batch.words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
        <section key={index} className="zkl__word">
          <h4 className="note">
            {t('zkLenses.wordTitle', { n: index })} <HashValue hash={word} />
          </h4>
          {slots.slice(2 * index, 2 * index + 2).map((slot, half) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
            <Slot key={half} view={view} batch={batch} slot={slot} number={2 * index + half} />
          ))}
        </section>
      ))}
      {hidesSomething ? <p className="note">{t('zkLenses.hiddenNote')}</p> : null}
      {batch.pruned ? <p className="zkl__warning">{t('zkLenses.prunedNote')}</p> : null}
    </Section>
  )
}

interface SlotProps {
  readonly view: ZkView
  readonly batch: BatchView
  readonly slot: ShownSlot
  readonly number: number
}

function Slot({ view, slot: { kind, fields }, number }: SlotProps) {
  const shown = (name: ShownField, value: bigint): string => {
    if (name === 'kind') return value.toString()
    if (name === 'amount' || name === 'fee') return value === 0n ? '0' : ether(value.toString())
    return names(kind, name) ? nameOfAccount(view, Number(value)) : value.toString()
  }
  return (
    <table className="own__table own__table--figures">
      <caption>
        {t('zkLenses.slotColumn')} {number}: {t(kind === null ? 'zkLenses.shownNothing' : KINDS[kind])}
      </caption>
      <tbody>
        {fields.map(({ name, bits, value }) => (
          <tr key={name} className={value === 0n ? 'is-empty' : ''}>
            <th scope="row">{t(FIELDS[name])}</th>
            <td>{shown(name, value)}</td>
            <td className="mono">{t('zkLenses.bits', { n: bits })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether a number says an account: a 0 may be the operator’s, or nobody’s. */
function names(kind: ShownKind | null, side: 'from' | 'to'): boolean {
  if (kind === 'transfer') return true
  return side === 'from'
    ? kind === 'withdraw' || kind === 'exit' || kind === 'toHidden'
    : kind === 'deposit' || kind === 'fromHidden'
}
