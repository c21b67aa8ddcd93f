import { R } from '../../../../prover/field.ts'
import type { SlotInput } from '../circuit/input.ts'
import { subtreeOf } from './state.ts'
import { KINDS } from './transition.ts'

// What is published of a batch: 124 bits a slot, two slots a word (Z10). What is about accounts of the committee only is
// not in it.

/** A transfer is told by which of its sides are hidden. */
export const SHOWN = { ...KINDS, hidden: 5, fromHidden: 6, toHidden: 7 } as const

export const SLOT_BITS = 124n

export function wordsOf(slots: readonly SlotInput[]): bigint[] {
  const words: bigint[] = []
  for (let first = 0; first < slots.length; first += 2) {
    const [low, high] = [slots[first], slots[first + 1]]
    words.push(((low ? shownOf(low) : 0n) + ((high ? shownOf(high) : 0n) << SLOT_BITS)) % R)
  }
  return words
}

function shownOf({ kind, amount, fee, payer, payee }: SlotInput): bigint {
  const pays = kind === 'transfer' || kind === 'withdraw' || kind === 'exit'
  const isPaid = kind === 'transfer' || kind === 'deposit'
  const [hidesFrom, hidesTo] = [payer, payee].map(
    ({ number }) => kind === 'transfer' && subtreeOf(number) === 'committee',
  ) as [boolean, boolean]
  const code =
    hidesFrom && hidesTo ? SHOWN.hidden : hidesFrom ? SHOWN.fromHidden : hidesTo ? SHOWN.toHidden : KINDS[kind]
  return (
    BigInt(code) +
    (BigInt(pays && !hidesFrom ? payer.number : 0) << 4n) +
    (BigInt(isPaid && !hidesTo ? payee.number : 0) << 16n) +
    ((hidesFrom && hidesTo ? 0n : amount) << 28n) +
    (fee << 92n)
  )
}
