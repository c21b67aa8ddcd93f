import { SHOWN, SLOT_BITS } from './rules/words.ts'

// A batch as strangers see it: 124 bits a slot (Z10), taken apart again.

export type ShownKind = keyof typeof SHOWN

export interface ShownSlot {
  readonly kind: ShownKind
  readonly from: number
  readonly to: number
  readonly amount: bigint
  readonly fee: bigint
}

const KINDS = Object.keys(SHOWN) as ShownKind[]

const bits = (number: bigint, at: bigint, count: bigint): bigint => (number >> at) & ((1n << count) - 1n)

export function slotsIn(words: readonly bigint[], count: number): readonly ShownSlot[] {
  return Array.from({ length: count }, (_, index) => {
    const slot = bits(words[Math.floor(index / 2)] ?? 0n, SLOT_BITS * BigInt(index % 2), SLOT_BITS)
    const code = Number(bits(slot, 0n, 4n))
    return {
      kind: KINDS.find((kind) => SHOWN[kind] === code) ?? 'padding',
      from: Number(bits(slot, 4n, 12n)),
      to: Number(bits(slot, 16n, 12n)),
      amount: bits(slot, 28n, 64n),
      fee: bits(slot, 92n, 32n),
    }
  })
}
