import { BASE, type Point, samePoint } from '../../../../prover/babyjub/curve.ts'
import { type EddsaSignature, verify } from '../../../../prover/babyjub/eddsa.ts'
import { reduced } from '../../../../prover/field.ts'
import { poseidon } from '../../../../prover/poseidon/hash.ts'
import { type Account, keyHashOf, OPERATOR, withAccount, type ZkState } from './state.ts'

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

/** What nobody needs who keeps to the rules: with any of it a slot stands only where nobody looks. */
interface Pretence {
  /** Whose key has signed, if it is not the account's. */
  readonly key?: Point
  /** What was signed for, if it is not the account's next. */
  readonly nonce?: bigint
  /** The balance that the account is said to have. */
  readonly pretended?: bigint
}

export type SignedSlot = Signed & Pretence & { readonly signature: EddsaSignature }
export type Slot = SignedSlot | Message | { readonly kind: 'padding' }

export const KINDS = { padding: 0, transfer: 1, withdraw: 2, deposit: 3, exit: 4 } as const
export type Kind = keyof typeof KINDS

/** Why a slot cannot stand in a batch. */
export type Unfit = 'no-account' | 'signature' | 'nonce' | 'funds' | 'overflow' | 'other-key' | 'amount'

export type Applied =
  | { readonly ok: true; readonly state: ZkState; readonly fee: bigint; readonly amount: bigint }
  | { readonly ok: false; readonly why: Unfit }

/** What comes out as the circuit reckons, whether or not it may, and what is wrong with it. */
export interface Reckoned {
  readonly state: ZkState
  /** Between the two halves: somebody has paid, and nobody is paid yet. */
  readonly paid: ZkState
  readonly fee: bigint
  readonly amount: bigint
  readonly why: Unfit | null
}

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

export function applySlot(state: ZkState, slot: Slot): Applied {
  const { state: after, fee, amount, why } = reckonSlot(state, slot)
  return why === null ? { ok: true, state: after, fee, amount } : { ok: false, why }
}

/** First somebody pays, then somebody is paid; each half may be empty. The circuit has the same two halves. */
export function reckonSlot(state: ZkState, slot: Slot): Reckoned {
  const paid = debit(state, slot)
  const received = credit(paid.state, slot)
  const messages = isMessage(slot) ? withMessage(state.messages, slot) : state.messages
  return { ...paid, paid: paid.state, state: { ...received.state, messages }, why: paid.why ?? received.why }
}

export const isMessage = (slot: Slot): slot is Message => slot.kind === 'deposit' || slot.kind === 'exit'

export const isSigned = (slot: Slot): slot is SignedSlot => slot.kind === 'transfer' || slot.kind === 'withdraw'

/** Fees are paid out once, behind the last slot. */
export function withFees(state: ZkState, fees: bigint): ZkState | null {
  const { state: after, why } = reckonFees(state, fees)
  return why === null ? after : null
}

export function reckonFees(state: ZkState, fees: bigint): Pick<Reckoned, 'state' | 'why'> {
  const operator = state.accounts.get(OPERATOR) ?? nobody(BASE)
  const balance = reduced(operator.balance + fees)
  const why = isAmount(operator.balance + fees) ? null : 'overflow'
  return { state: withAccount(state, OPERATOR, { ...operator, balance }), why }
}

/** Who pays as the slot says they are; null where nobody does. */
export function payerIn(state: ZkState, slot: Slot): Account | null {
  if (slot.kind === 'exit') return state.accounts.get(slot.account) ?? nobody(BASE)
  if (!isSigned(slot)) return null
  const found = state.accounts.get(slot.from) ?? nobody(slot.key ?? BASE)
  return { ...found, balance: slot.pretended ?? found.balance }
}

function debit(state: ZkState, slot: Slot): Omit<Reckoned, 'paid'> {
  const payer = payerIn(state, slot)
  const why = whyNotDebit(state, slot)
  if (payer !== null && slot.kind === 'exit') {
    return { state: withAccount(state, slot.account, { ...payer, balance: 0n }), fee: 0n, amount: payer.balance, why }
  }
  if (payer === null || !isSigned(slot)) return { state, fee: 0n, amount: 0n, why }
  const [amount, fee] = [reduced(slot.amount), reduced(slot.fee)]
  const after = { ...payer, balance: reduced(payer.balance - amount - fee), nonce: payer.nonce + 1n }
  return { state: withAccount(state, slot.from, after), fee, amount, why }
}

function whyNotDebit({ accounts, domain }: ZkState, slot: Slot): Unfit | null {
  if (slot.kind === 'exit') {
    const leaving = accounts.get(slot.account)
    if (leaving === undefined) return 'no-account'
    return isAmount(leaving.balance) ? null : 'amount'
  }
  if (!isSigned(slot)) return null
  const { from, amount, fee, nonce, pretended, signature } = slot
  const sender = accounts.get(from)
  if (sender === undefined) return 'no-account'
  if (!isAmount(amount) || fee < 0n || fee >= FEE_LIMIT) return 'amount'
  if (nonce !== undefined && nonce !== sender.nonce) return 'nonce'
  if (!verify(sender.key, messageOf(slot, sender.nonce, domain), signature)) return 'signature'
  if (pretended !== undefined && pretended !== sender.balance) return 'funds'
  return isAmount(sender.balance - amount - fee) ? null : 'funds'
}

function credit(state: ZkState, slot: Slot): Pick<Reckoned, 'state' | 'why'> {
  if (slot.kind !== 'transfer' && slot.kind !== 'deposit') return { state, why: null }
  const number = slot.kind === 'transfer' ? slot.to : slot.account
  const found = state.accounts.get(number)
  const before = found ?? nobody(slot.kind === 'deposit' ? slot.key : BASE)
  const balance = reduced(before.balance + slot.amount)
  return { state: withAccount(state, number, { ...before, balance }), why: whyNotCredit(slot, found, balance) }
}

function whyNotCredit(slot: Slot, found: Account | undefined, balance: bigint): Unfit | null {
  if (slot.kind === 'deposit' && found && !samePoint(found.key, slot.key)) return 'other-key'
  if (slot.kind === 'transfer' && found === undefined) return 'no-account'
  return isAmount(balance) ? null : 'overflow'
}

const isAmount = (number: bigint): boolean => number >= 0n && number < AMOUNT_LIMIT

const nobody = (key: Point): Account => ({ key, balance: 0n, nonce: 0n })
