import type { EddsaSignature } from '../../../../prover/babyjub/eddsa.ts'
import type { ZkState } from '../rules/state.ts'
import { isSigned, messageOf, reckonSlot, type Slot } from '../rules/transition.ts'
import type { Tamper } from '../types/shared.ts'
import { type BatchInput, buildBatch, type SlotInput, type TouchedAccount } from './input.ts'

// What a prover may try with the numbers that the circuit is filled with. Each breaks another constraint first.

export type WitnessTamper = Extract<Tamper, 'overspend' | 'signature' | 'path'>

export interface Untampered {
  readonly before: ZkState
  readonly slots: readonly Slot[]
  /** The payer's signature: an overspending has a true one. */
  readonly sign: (account: number, message: bigint) => EddsaSignature
}

/** Null if there is nothing signed in the batch. */
export function tampered({ before, slots, sign }: Untampered, how: WitnessTamper): BatchInput | null {
  const first = slots.findIndex(isSigned)
  if (first === -1) return null
  if (how === 'overspend') return buildBatch(before, overspent({ before, slots, sign }, first), { blind: true }).input
  const { input } = buildBatch(before, slots, { blind: true })
  const change = how === 'signature' ? withSignatureBit : withPathBit
  return { ...input, slots: input.slots.map((slot, index) => (index === first ? change(slot) : slot)) }
}

const flipped = (number: bigint): bigint => number ^ 1n

function withSignatureBit(slot: SlotInput): SlotInput {
  return { ...slot, signature: { ...slot.signature, s: flipped(slot.signature.s) } }
}

/** The sibling next to the leaf. */
function withPathBit(slot: SlotInput): SlotInput {
  const [[nearest = 0n, ...others] = [], ...higher] = slot.payer.siblings
  const payer: TouchedAccount = { ...slot.payer, siblings: [[flipped(nearest), ...others], ...higher] }
  return { ...slot, payer }
}

/** One gwei more than there is after the fee. */
function overspent({ before, slots, sign }: Untampered, index: number): readonly Slot[] {
  const then = slots.slice(0, index).reduce((state, slot) => reckonSlot(state, slot).state, before)
  return slots.map((slot, each) => {
    if (each !== index || !isSigned(slot)) return slot
    const payer = then.accounts.get(slot.from)
    const more = { ...slot, amount: (payer?.balance ?? 0n) + 1n }
    return { ...more, signature: sign(slot.from, messageOf(more, payer?.nonce ?? 0n, before.domain)) }
  })
}
