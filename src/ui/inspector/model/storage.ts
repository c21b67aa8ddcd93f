import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { StorageNode } from '../../../l1/trace/storage.ts'
import type { L1View } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { account, type Cell, hash, mono, text, whoIs } from './cells.ts'

export interface StorageRow {
  readonly id: string
  readonly depth: number
  readonly label: string
  readonly type: string
  readonly value: Cell | null
  readonly where: string
  /** The word that holds it; `null` for what only has parts. */
  readonly slot: Hex | null
}

/** The tree from top to bottom, without the entries of mappings that hold nothing. */
export function storageRows(l1: L1View, nodes: readonly StorageNode[], depth = 0, path = ''): StorageRow[] {
  return nodes.flatMap((node) => {
    const id = `${path}/${node.label}`
    const children = node.type.startsWith('mapping') ? node.children.filter(holdsSomething) : node.children
    const row = {
      id,
      depth,
      label: labelOf(l1, node.label),
      type: node.type,
      value: valueCell(node, children.length),
      where: whereOf(node),
      slot: node.raw === null ? null : node.slot,
    }
    const omitted = {
      id: `${id}/…`,
      depth: depth + 1,
      label: '',
      type: '',
      value: text(t('inspector.storageOmitted', { n: groupDigits(node.omitted) })),
      where: '',
      slot: null,
    }
    return [row, ...storageRows(l1, children, depth + 1, id), ...(node.omitted > 0 ? [omitted] : [])]
  })
}

/** A mapping's key that is the address of somebody here is shown by the name. */
function labelOf(l1: L1View, label: string): string {
  const address = /^\[(0x[0-9a-f]{40})\]$/.exec(label)?.[1]
  return address === undefined ? label : `[${whoIs(l1, address).name}]`
}

/** A word that was never written is zero; so nothing and zero are the same. */
export function holdsSomething(node: StorageNode): boolean {
  if (node.children.length > 0) return node.children.some(holdsSomething)
  return node.raw !== null && /[1-9a-f]/.test(node.raw.slice(2))
}

function valueCell({ value, raw, type }: StorageNode, known: number): Cell | null {
  if (type.startsWith('mapping')) return text(t('inspector.storageEntries', { n: groupDigits(known) }))
  if (value === null) return raw === null ? null : mono(raw)
  switch (value.kind) {
    case 'bool':
      return mono(t(value.value ? 'inspector.yes' : 'inspector.no'))
    case 'number':
      return mono(groupDigits(value.value))
    case 'address':
      return account(value.value)
    case 'bytes':
      return value.value.length > 14 && value.value.length <= 66 ? hash(value.value) : mono(value.value)
    case 'text':
      return text(value.value === '' ? t('inspector.emptyText') : `“${value.value}”`)
    case 'length':
      return text(t('inspector.storageItems', { n: groupDigits(value.value) }))
  }
}

/** Small slots as numbers; hashed ones would be 64 digits, and their beginning tells them apart. */
function whereOf({ slot, offset, size }: StorageNode): string {
  const number = BigInt(slot)
  const place = number < 1_000_000n ? String(number) : `${slot.slice(0, 8)}…`
  return t('inspector.storageSlot', { slot: size < 32 && size > 0 ? `${place}+${offset}` : place })
}

export interface NamedWord {
  readonly slot: Hex
  readonly raw: Hex
  readonly value: Cell | null
}

/** Every value by its whole name, also those that are zero: what is told of a change needs both. */
export function namedWords(l1: L1View, nodes: readonly StorageNode[], prefix = ''): Map<string, NamedWord> {
  const words = new Map<string, NamedWord>()
  for (const node of nodes) {
    const own = labelOf(l1, node.label)
    const name = prefix === '' || own.startsWith('[') ? prefix + own : `${prefix}.${own}`
    if (node.raw !== null) words.set(name, { slot: node.slot, raw: node.raw, value: valueCell(node, 0) })
    for (const [label, word] of namedWords(l1, node.children, name)) words.set(label, word)
  }
  return words
}

/** What the source calls each word: `balances[Ana]`, `ticket.price`. Several small variables may share one. */
export function namedSlots(rows: readonly StorageRow[]): { readonly label: string; readonly slot: Hex }[] {
  const path: string[] = []
  const bySlot = new Map<Hex, string[]>()
  for (const { depth, label, slot } of rows) {
    path.length = depth
    path[depth] = depth === 0 || label.startsWith('[') ? label : `.${label}`
    if (slot !== null) bySlot.set(slot, [...(bySlot.get(slot) ?? []), path.join('')])
  }
  return [...bySlot].map(([slot, names]) => ({ slot, label: names.join(', ') }))
}
