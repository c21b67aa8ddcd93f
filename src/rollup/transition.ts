// What a transaction, a message and a batch do to the rollup's state (R9 to R16, R23). The guest program says the same
// in C, and L1 believes the guest: where the two differ, one of them is wrong.

import type { Hex } from '../kernel/types.ts'
import type { L1Crypto } from '../l1/machine/crypto.ts'
import { bytesToHex } from '../lib/hex.ts'
import { type BatchFault, decodeBatch } from './codec/batch.ts'
import type { L2Batch } from './codec/payload.ts'
import { type Credit, credit, type Draft, drafted, withDraft } from './draft.ts'
import { decodeRecord } from './records.ts'
import {
  type Account,
  type Asset,
  accountAt,
  accountsOf,
  outputOf,
  POOL,
  type RollupState,
  SEQUENCER,
  withNewAccount,
} from './state.ts'
import { type L2Tx, type PostedTx, type Recipient, type SignedTx, signerOf } from './transactions.ts'
import { capacityOf, setLeaf } from './tree.ts'

export type WhyNot =
  | 'no-such-account'
  | 'wrong-nonce'
  | 'wrong-signature'
  | 'cannot-pay'
  | 'balance-too-large'
  | 'tree-full'
  | 'too-little-for-swap'
  | 'malformed-record'

/** What became of a transaction or a message. `null` where its kind has no such thing. */
export type Effect =
  | {
      readonly ok: true
      /** The number of the account that was paid. */
      readonly paidTo: number | null
      /** What a swap gave. */
      readonly received: bigint | null
      /** The number of the withdrawal in the outbox. */
      readonly withdrawal: number | null
    }
  | { readonly ok: false; readonly why: WhyNot }

export interface Applied {
  readonly state: RollupState
  readonly effect: Effect
}

export interface Rules {
  readonly crypto: L1Crypto
  readonly domainSeparator: Uint8Array
  /** `false` for who has checked them before, as a sequencer has at its door. */
  readonly checkSignatures: boolean
}

const NOTHING_ELSE = { ok: true, paidTo: null, received: null, withdrawal: null } as const

const withoutEffect = (state: RollupState, why: WhyNot): Applied => ({ state, effect: { ok: false, why } })

// ── Transactions ────────────────────────────────────────────────────────────────────────────────────

/** As a person hands it in: with the nonce that they signed. */
export function applySigned(state: RollupState, { tx, signature }: SignedTx, rules: Rules): Applied {
  const account = accountAt(state, tx.from)
  if (account === undefined) return withoutEffect(state, 'no-such-account')
  if (account.nonce !== tx.nonce) return withoutEffect(state, 'wrong-nonce')
  return applyPosted(state, postedTx(state, { tx, signature }), rules)
}

/** How a sequencer posts what was signed: to the first account of the recipient where there is one. */
export function postedTx(state: RollupState, { tx, signature }: SignedTx): PostedTx {
  const { nonce: _, ...posted } = tx
  switch (posted.kind) {
    case 'swap':
      return { ...posted, signature }
    case 'withdraw':
      return { ...posted, to: posted.to === accountAt(state, tx.from)?.address ? null : posted.to, signature }
    case 'transfer': {
      const account = accountsOf(state, posted.to)[0]
      return { ...posted, to: account === undefined ? { address: posted.to } : { account }, signature }
    }
  }
}

/** What its sender must have signed; `null` where it names an account that there is not. */
export function signedTx(state: RollupState, posted: PostedTx): SignedTx | null {
  const account = accountAt(state, posted.from)
  if (account === undefined) return null
  const { signature, ...fields } = posted
  const { nonce, address } = account
  switch (fields.kind) {
    case 'swap':
      return { tx: { ...fields, nonce }, signature }
    case 'withdraw':
      return { tx: { ...fields, to: fields.to ?? address, nonce }, signature }
    case 'transfer': {
      const to = addressOf(state, fields.to)
      return to === null ? null : { tx: { ...fields, to, nonce }, signature }
    }
  }
}

const addressOf = (state: RollupState, to: Recipient): Hex | null =>
  'address' in to ? to.address : (accountAt(state, to.account)?.address ?? null)

/** As it stands in a batch. Whatever keeps it from its effect leaves the state as it was (R9). */
export function applyPosted(state: RollupState, posted: PostedTx, rules: Rules): Applied {
  const sender = accountAt(state, posted.from)
  const signed = signedTx(state, posted)
  if (sender === undefined || signed === null || posted.from === POOL) return withoutEffect(state, 'no-such-account')
  if (rules.checkSignatures && !isSignedBy(sender, signed, rules)) return withoutEffect(state, 'wrong-signature')
  return execute(state, sender, signed.tx, posted.kind === 'transfer' ? posted.to : null)
}

function isSignedBy({ address }: Account, signed: SignedTx, rules: Rules): boolean {
  const signer = signerOf(signed, rules)
  return signer !== null && bytesToHex(signer) === address
}

/** Thrown inside `execute` only: what was drafted by then is forgotten. */
class NoEffect extends Error {
  readonly why: WhyNot
  constructor(why: WhyNot) {
    super(why)
    this.why = why
  }
}

function execute(state: RollupState, sender: Account, tx: L2Tx, to: Recipient | null): Applied {
  const paid: Asset = tx.kind === 'swap' ? tx.sell : tx.kind === 'transfer' ? tx.asset : 'ether'
  const ether = paid === 'ether' ? tx.amount + tx.fee : tx.fee
  const token = paid === 'token' ? tx.amount : 0n
  if (sender.ether < ether || sender.token < token) return withoutEffect(state, 'cannot-pay')
  try {
    const draft: Draft = new Map()
    // 32 bits, as the account's leaf has it.
    const nonce = (sender.nonce + 1) >>> 0
    draft.set(tx.from, { ...sender, nonce, ether: sender.ether - ether, token: sender.token - token })
    pay(state, draft, { number: SEQUENCER, asset: 'ether', amount: tx.fee })
    switch (tx.kind) {
      case 'transfer':
        return transfer(state, draft, { to: to as Recipient, asset: tx.asset, amount: tx.amount })
      case 'swap': {
        const received = swap(state, draft, tx)
        return { state: withDraft(state, draft), effect: { ...NOTHING_ELSE, received } }
      }
      case 'withdraw':
        return withdraw(withDraft(state, draft), tx.to, tx.amount)
    }
  } catch (error) {
    if (error instanceof NoEffect) return withoutEffect(state, error.why)
    throw error
  }
}

/** What doesn't fit is no refusal of its own: all of the transaction is undone by it. */
function pay(state: RollupState, draft: Draft, given: Credit): void {
  if (!credit(state, draft, given)) throw new NoEffect('balance-too-large')
}

interface Payment {
  readonly to: Recipient
  readonly asset: Asset
  readonly amount: bigint
}

function transfer(state: RollupState, draft: Draft, { to, asset, amount }: Payment): Applied {
  if ('account' in to) {
    pay(state, draft, { number: to.account, asset, amount })
    return { state: withDraft(state, draft), effect: { ...NOTHING_ELSE, paidTo: to.account } }
  }
  const number = state.counters.accounts
  if (number >= capacityOf(state.accounts)) throw new NoEffect('tree-full')
  const balances = { ether: 0n, token: 0n, [asset]: amount }
  return {
    state: withNewAccount(withDraft(state, draft), { address: to.address, ...balances }),
    effect: { ...NOTHING_ELSE, paidTo: number },
  }
}

/** What the pool gives for `amount` (R11): the product of its reserves stays, and 0.3 % of what comes in is left to it. */
export function swapOutput({
  amount,
  reserveIn,
  reserveOut,
}: {
  amount: bigint
  reserveIn: bigint
  reserveOut: bigint
}) {
  const counted = amount * 997n
  return amount === 0n ? 0n : (reserveOut * counted) / (reserveIn * 1000n + counted)
}

function swap(state: RollupState, draft: Draft, tx: Extract<L2Tx, { kind: 'swap' }>): bigint {
  const bought: Asset = tx.sell === 'ether' ? 'token' : 'ether'
  const pool = drafted(state, draft, POOL)
  const received = swapOutput({ amount: tx.amount, reserveIn: pool[tx.sell], reserveOut: pool[bought] })
  if (received === 0n || received < tx.atLeast) throw new NoEffect('too-little-for-swap')
  pay(state, draft, { number: POOL, asset: tx.sell, amount: tx.amount })
  draft.set(POOL, { ...drafted(state, draft, POOL), [bought]: pool[bought] - received })
  pay(state, draft, { number: tx.from, asset: bought, amount: received })
  return received
}

function withdraw(state: RollupState, to: Hex, amount: bigint): Applied {
  const number = state.counters.withdrawals
  if (number >= capacityOf(state.outbox)) throw new NoEffect('tree-full')
  return {
    state: {
      ...state,
      outbox: setLeaf(state.outbox, number, { to, amount }),
      counters: { ...state.counters, withdrawals: number + 1 },
    },
    effect: { ...NOTHING_ELSE, withdrawal: number },
  }
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────

/** The next message of the inbox. Whether or not it has an effect, it counts as taken. */
export function applyMessage(before: RollupState, record: Uint8Array, rules: Rules): Applied {
  const state = { ...before, counters: { ...before.counters, messages: before.counters.messages + 1 } }
  const message = decodeRecord(record)
  if (message === null) return withoutEffect(state, 'malformed-record')
  const { to: address, toIndex } = message
  const to = accountAt(state, toIndex)?.address === address ? { account: toIndex } : { address }
  if (message.kind === 'deposit') return deposit(state, to, message.amount)

  const { tx, signature } = message.signed
  const account = accountAt(state, tx.from)
  if (account !== undefined && account.nonce !== tx.nonce) return withoutEffect(state, 'wrong-nonce')
  const { nonce: _, ...fields } = tx
  return applyPosted(state, { ...fields, ...(fields.kind === 'transfer' ? { to } : {}), signature } as PostedTx, rules)
}

function deposit(state: RollupState, to: Recipient, amount: bigint): Applied {
  try {
    return transfer(state, new Map(), { to, asset: 'ether', amount })
  } catch (error) {
    if (error instanceof NoEffect) return withoutEffect(state, error.why)
    throw error
  }
}

// ── Batches ─────────────────────────────────────────────────────────────────────────────────────────

/** A batch as L1 shows it. */
export interface BatchInput {
  readonly posted: Uint8Array
  /** The L1 block's time. */
  readonly postedAt: number
  /** How many messages there were when it was posted, and how many of them had waited long enough. */
  readonly messageCount: number
  readonly dueTo: number
  /** The record of a message, by number. */
  readonly message: (number: number) => Uint8Array
}

/** Bytes that are no batch, or a batch that says what can't be: messages that were not there, a time that was not yet. */
export type Malformed = BatchFault | 'messages' | 'time'

export interface AppliedBatch {
  readonly state: RollupState
  readonly output: Uint8Array
  /** `null`: nothing is wrong with it. */
  readonly malformed: Malformed | null
  readonly batch: L2Batch
  /** The first that was taken is number `counters.messages` of the state before. */
  readonly messages: readonly Effect[]
  readonly transactions: readonly Effect[]
}

export function applyBatch(before: RollupState, input: BatchInput, rules: Rules): AppliedBatch {
  const { batch, malformed } = readBatch(before, input)
  let state = before
  const messages: Effect[] = []
  for (let number = before.counters.messages; number < Math.max(batch.messagesTo, input.dueTo); number++) {
    const applied = applyMessage(state, input.message(number), rules)
    state = applied.state
    messages.push(applied.effect)
  }
  const transactions: Effect[] = []
  for (const posted of batch.blocks.flatMap((block) => block.transactions)) {
    const applied = applyPosted(state, posted, rules)
    state = applied.state
    transactions.push(applied.effect)
  }
  const { counters } = state
  state = {
    ...state,
    counters: {
      ...counters,
      batches: counters.batches + 1,
      blocks: counters.blocks + batch.blocks.length,
      timestamp: endOf(before, batch),
    },
  }
  return { state, output: outputOf(state, rules.crypto.keccak256), malformed, batch, messages, transactions }
}

const endOf = ({ counters }: RollupState, { blocks }: L2Batch): number =>
  blocks.reduce((time, { secondsLater }) => time + secondsLater, counters.timestamp)

function readBatch(
  state: RollupState,
  { posted, messageCount, postedAt }: BatchInput,
): { readonly batch: L2Batch; readonly malformed: Malformed | null } {
  const taken = state.counters.messages
  const nothing: L2Batch = { messagesTo: taken, blocks: [] }
  if (posted.length === 0) return { batch: nothing, malformed: null }
  const decoded = decodeBatch(posted)
  if (!decoded.ok) return { batch: nothing, malformed: decoded.code }
  const { batch } = decoded
  if (batch.messagesTo > messageCount || batch.messagesTo < taken) return { batch: nothing, malformed: 'messages' }
  // Times only grow, so the last one tells. Where there is no block, there is no time to compare.
  if (batch.blocks.length > 0 && endOf(state, batch) > postedAt) return { batch: nothing, malformed: 'time' }
  return { batch, malformed: null }
}
