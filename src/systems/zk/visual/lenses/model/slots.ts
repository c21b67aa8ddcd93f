import type { Hex } from '../../../../../kernel/types.ts'

// What a word says of its two slots: 124 bits each, the first in the low half (Z10).

const SLOT_BITS = 124n

/** By the number in the lowest four bits. */
export const SHOWN_KINDS = [
  'padding',
  'transfer',
  'withdraw',
  'deposit',
  'exit',
  'hidden',
  'fromHidden',
  'toHidden',
] as const
export type ShownKind = (typeof SHOWN_KINDS)[number]

const FIELDS = [
  ['kind', 4n],
  ['from', 12n],
  ['to', 12n],
  ['amount', 64n],
  ['fee', 32n],
] as const
export type ShownField = (typeof FIELDS)[number][0]

export interface ShownSlot {
  /** Null: a number that stands for nothing. */
  readonly kind: ShownKind | null
  readonly fields: readonly { readonly name: ShownField; readonly bits: number; readonly value: bigint }[]
}

/** Of a batch with so many slots; what is behind the last is no slot. */
export function shownSlots(words: readonly Hex[], count: number): readonly ShownSlot[] {
  return words
    .flatMap((word) => [BigInt(word) & ((1n << SLOT_BITS) - 1n), BigInt(word) >> SLOT_BITS])
    .slice(0, count)
    .map(shownSlot)
}

function shownSlot(slot: bigint): ShownSlot {
  let rest = slot
  const fields = FIELDS.map(([name, bits]) => {
    const value = rest & ((1n << bits) - 1n)
    rest >>= bits
    return { name, bits: Number(bits), value }
  })
  return { kind: SHOWN_KINDS[Number(slot & 0xfn)] ?? null, fields }
}
