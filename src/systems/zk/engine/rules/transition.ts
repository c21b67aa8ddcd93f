import { type Point, samePoint } from '../../../../prover/babyjub/curve.ts'
import { type EddsaSignature, verify } from '../../../../prover/babyjub/eddsa.ts'
import { poseidon } from '../../../../prover/poseidon/hash.ts'
import { keyHashOf, OPERATOR, withAccount, type ZkState } from './state.ts'

// What a slot of a batch does, or why it cannot stand in one: SPEC Z5 to Z8. The circuit holds the same rules.

export type Signed =
  | {
      readonly kind: 'transfer'
      readonly from: number
      readonly to: number
      readonly amount: bigint
      readonly fee: bigint
    }
  | { readonly kind: 'withdraw'; readonly from: number; readonly amount: bigint; readonly fee: bigint }

export type Message =
  | { readonly kind: 'deposit'; readonly account: number; readonly amount: bigint; readonly key: Point }
  | { readonly kind: 'exit'; readonly account: number }

export type Slot = (Signed & { readonly signature: EddsaSignature }) | Message | { readonly kind: 'padding' }

export const KINDS = { padding: 0, transfer: 1, withdraw: 2, deposit: 3, exit: 4 } as const
export type Kind = keyof typeof KINDS

/** Why a slot cannot stand in a batch. */
export type Unfit = 'no-account' | 'signature' | 'funds' | 'overflow' | 'other-key' | 'amount'

export type Applied =
  | { readonly ok: true; readonly state: ZkState; readonly fee: bigint; readonly amount: bigint }
  | { readonly ok: false; readonly why: Unfit }

type Credited = { readonly ok: true; readonly state: ZkState } | { readonly ok: false; readonly why: Unfit }

export const AMOUNT_LIMIT = 1n << 64n
export const FEE_LIMIT = 1n << 32n

/** All fields of a slot in one number; what a kind does not use is 0 (Z6, Z8). */
export function packed(fields: {
  readonly kind: Kind
  readonly from?: number
  readonly to?: number
  readonly amount?: bigint
  readonly fee?: bigint
  readonly nonce?: bigint
}): bigint {
  const { kind, from = 0, to = 0, amount = 0n, fee = 0n, nonce = 0n } = fields
  return (
    BigInt(KINDS[kind]) + (BigInt(from) << 4n) + (BigInt(to) << 16n) + (amount << 28n) + (fee << 92n) + (nonce << 156n)
  )
}

/** What the key of the sender signs. */
export const messageOf = (signed: Signed, nonce: bigint, domain: bigint): bigint =>
  poseidon([domain, packed({ ...signed, nonce }), 0n])

/** The hash chain with one L1 message more. */
export function withMessage(chain: bigint, message: Message): bigint {
  return message.kind === 'deposit'
    ? poseidon([
        chain,
        packed({ kind: 'deposit', to: message.account, amount: message.amount }),
        keyHashOf(message.key),
      ])
    : poseidon([chain, packed({ kind: 'exit', from: message.account }), 0n])
}

/** First somebody pays, then somebody is paid; each half may be empty. The circuit has the same two halves. */
export function applySlot(state: ZkState, slot: Slot): Applied {
  const paid = debit(state, slot)
  if (!paid.ok) return paid
  const received = credit(paid.state, slot)
  if (!received.ok) return received
  const messages = isMessage(slot) ? withMessage(state.messages, slot) : state.messages
  return { ...paid, state: { ...received.state, messages } }
}

export const isMessage = (slot: Slot): slot is Message => slot.kind === 'deposit' || slot.kind === 'exit'

/** Fees are paid out once, behind the last slot. */
export function withFees(state: ZkState, fees: bigint): ZkState | null {
  const operator = state.accounts.get(OPERATOR)
  if (operator === undefined || operator.balance + fees >= AMOUNT_LIMIT) return null
  return withAccount(state, OPERATOR, { ...operator, balance: operator.balance + fees })
}

export function debit(state: ZkState, slot: Slot): Applied {
  if (slot.kind === 'padding' || slot.kind === 'deposit') return { ok: true, state, fee: 0n, amount: 0n }
  if (slot.kind === 'exit') {
    const leaving = state.accounts.get(slot.account)
    if (leaving === undefined) return { ok: false, why: 'no-account' }
    const after = withAccount(state, slot.account, { ...leaving, balance: 0n })
    return { ok: true, state: after, fee: 0n, amount: leaving.balance }
  }
  const { from, amount, fee, signature } = slot
  const sender = state.accounts.get(from)
  if (sender === undefined) return { ok: false, why: 'no-account' }
  if (amount < 0n || fee < 0n || amount >= AMOUNT_LIMIT || fee >= FEE_LIMIT) return { ok: false, why: 'amount' }
  if (!verify(sender.key, messageOf(slot, sender.nonce, state.domain), signature))
    return { ok: false, why: 'signature' }
  if (sender.balance < amount + fee) return { ok: false, why: 'funds' }
  const balance = sender.balance - amount - fee
  return { ok: true, state: withAccount(state, from, { ...sender, balance, nonce: sender.nonce + 1n }), fee, amount }
}

function credit(state: ZkState, slot: Slot): Credited {
  if (slot.kind !== 'transfer' && slot.kind !== 'deposit') return { ok: true, state }
  const number = slot.kind === 'transfer' ? slot.to : slot.account
  const found = state.accounts.get(number)
  if (slot.kind === 'deposit' && found && !samePoint(found.key, slot.key)) return { ok: false, why: 'other-key' }
  const before = found ?? (slot.kind === 'deposit' ? { key: slot.key, balance: 0n, nonce: 0n } : null)
  if (before === null) return { ok: false, why: 'no-account' }
  const balance = before.balance + slot.amount
  if (balance >= AMOUNT_LIMIT) return { ok: false, why: 'overflow' }
  return { ok: true, state: withAccount(state, number, { ...before, balance }) }
}
