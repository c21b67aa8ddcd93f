import fc from 'fast-check'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import type { L2Batch } from '../../rollup/codec/payload.ts'
import { encodeDeposit, encodeForcedTx } from '../../rollup/records.ts'
import {
  type Account,
  type Asset,
  accountAt,
  accountsOf,
  createRollupState,
  POOL,
  type RollupState,
} from '../../rollup/state.ts'
import { type L2Tx, type PostedTx, type SignedTx, signTx } from '../../rollup/transactions.ts'
import { applyMessage, applyPosted } from '../../rollup/transition.ts'
import { setLeaf } from '../../rollup/tree.ts'
import { rules } from './guestRun.ts'

// Rollups, transactions and messages as nobody would make them on purpose: most can be done, and every way to fail is met.

/** Draws one value: fast-check's `gen`, so that what fails becomes smaller. */
export type Draw = fc.GeneratorValue

const PEOPLE = 12
const keyOf = (person: number): Hex => `0x${(person + 1).toString(16).padStart(64, '0')}`
const addresses: readonly Hex[] = Array.from({ length: PEOPLE + 1 }, (_, person) =>
  bytesToHex(rules.crypto.addressOf(rules.crypto.publicKeyOf(hexToBytes(keyOf(person))))),
)
export const addressOf = (person: number): Hex => addresses[person] as Hex
export const signedBy = (person: number, tx: L2Tx): SignedTx => signTx(tx, keyOf(person), rules)
const ownerOf = (address: Hex): number => Math.max(0, addresses.indexOf(address))
const ZERO_ADDRESS: Hex = `0x${'00'.repeat(20)}`
const MAX = 2n ** 64n - 1n

/** Often small or round, sometimes at the edge of 64 bits. */
const anyAmount = fc.oneof(
  fc.bigInt({ min: 0n, max: 5_000n }),
  fc
    .tuple(fc.integer({ min: 0, max: 2_047 }), fc.integer({ min: 0, max: 15 }))
    .map(([m, e]) => BigInt(m) * 10n ** BigInt(e)),
  fc.bigInt({ min: 0n, max: MAX }),
  fc.bigInt({ min: MAX - 3n, max: MAX }),
)

export function drawState(draw: Draw): RollupState {
  const residents = draw(fc.integer, { min: 0, max: 7 })
  const balances = () => ({ ether: draw(() => anyAmount), token: draw(() => anyAmount) })
  let state = createRollupState({
    sequencer: addressOf(0),
    pool: balances(),
    residents: Array.from({ length: residents }, (_, index) => ({
      address: oneIn(draw, 12) ? ZERO_ADDRESS : addressOf(2 + index),
      ...balances(),
    })),
    timestamp: 1_000,
  })
  for (let number = 0; number < state.counters.accounts; number++) {
    const account = accountAt(state, number)
    if (account === undefined || !oneIn(draw, 4)) continue
    const nonce = draw(fc.constantFrom, 1, 500, 0xffff_ffff)
    state = { ...state, accounts: setLeaf(state.accounts, number, { ...account, nonce }) }
  }
  return state
}

/** Not the smallest: these come more often than others. */
const oneIn = (draw: Draw, count: number): boolean => draw(fc.integer, { min: 0, max: count - 1 }) === count >> 1

/** Mostly what the account can pay. */
function drawAmount(draw: Draw, balance: bigint): bigint {
  switch (draw(fc.integer, { min: 0, max: 9 })) {
    case 0:
      return draw(() => anyAmount)
    case 1:
      return balance
    case 2:
      return balance < MAX ? balance + 1n : balance
    case 3:
      return 0n
    default:
      return balance / BigInt(draw(fc.integer, { min: 2, max: 60 }))
  }
}

interface Drawn {
  readonly signed: SignedTx
  readonly posted: PostedTx
}

/** What has to be decided of a transaction of any kind before its own fields. */
interface Common {
  readonly state: RollupState
  readonly from: number
  readonly account: Account | undefined
  readonly fee: bigint
  readonly nonce: number
}

const anyAccount = (draw: Draw, { counters }: RollupState) => draw(fc.integer, { min: 0, max: counters.accounts - 1 })
const nobody = (draw: Draw, { counters }: RollupState) => draw(fc.constantFrom, counters.accounts, 70_000, 0xffff_ffff)
const someone = (draw: Draw) => addressOf(draw(fc.integer, { min: 0, max: PEOPLE }))
const anyAsset = (draw: Draw): Asset => draw(fc.constantFrom, 'ether', 'token')

export function drawTx(draw: Draw, state: RollupState): Drawn {
  const from = oneIn(draw, 20) ? POOL : oneIn(draw, 20) ? nobody(draw, state) : anyAccount(draw, state)
  const account = accountAt(state, from)
  const fee = oneIn(draw, 3) ? drawAmount(draw, account?.ether ?? 0n) : draw(fc.constantFrom, 0n, 1n, 250n)
  const nonce = ((account?.nonce ?? 0) + (oneIn(draw, 15) ? 1 : 0)) >>> 0
  const drawKind = draw(fc.constantFrom, drawTransfer, drawSwap, drawWithdraw)
  return drawKind(draw, { state, from, account, fee, nonce })
}

function drawTransfer(draw: Draw, { state, from, account, fee, nonce }: Common): Drawn {
  const asset = anyAsset(draw)
  const fields = { kind: 'transfer', from, asset, amount: drawAmount(draw, account?.[asset] ?? 0n), fee } as const
  const number = oneIn(draw, 20) ? nobody(draw, state) : anyAccount(draw, state)
  const recipient = oneIn(draw, 4) ? { address: someone(draw) } : { account: number }
  const to = recipient.address ?? accountAt(state, number)?.address ?? ZERO_ADDRESS
  const signed = drawSignature(draw, account, { ...fields, to, nonce })
  return { signed, posted: { ...fields, to: recipient, signature: signed.signature } }
}

function drawSwap(draw: Draw, { from, account, fee, nonce }: Common): Drawn {
  const sell = anyAsset(draw)
  const amount = drawAmount(draw, account?.[sell] ?? 0n)
  const atLeast = oneIn(draw, 4) ? draw(() => anyAmount) : 0n
  const fields = { kind: 'swap', from, sell, amount, atLeast, fee } as const
  const signed = drawSignature(draw, account, { ...fields, nonce })
  return { signed, posted: { ...fields, signature: signed.signature } }
}

function drawWithdraw(draw: Draw, { from, account, fee, nonce }: Common): Drawn {
  const given = oneIn(draw, 2) ? someone(draw) : null
  const fields = { kind: 'withdraw', from, amount: drawAmount(draw, account?.ether ?? 0n), fee } as const
  const signed = drawSignature(draw, account, { ...fields, to: given ?? account?.address ?? ZERO_ADDRESS, nonce })
  return { signed, posted: { ...fields, to: given, signature: signed.signature } }
}

/** Mostly of who owns the account. */
function drawSignature(draw: Draw, account: Account | undefined, tx: L2Tx): SignedTx {
  const owner = ownerOf(account?.address ?? ZERO_ADDRESS)
  const signed = signedBy(oneIn(draw, 20) ? owner + 1 : owner, tx)
  return oneIn(draw, 20) ? { ...signed, signature: { ...signed.signature, r: new Uint8Array(32) } } : signed
}

export function drawRecord(draw: Draw, state: RollupState): Uint8Array {
  const bytes = oneIn(draw, 2) ? drawDeposit(draw, state) : drawForced(draw, state)
  // The contract that queues records looks at none of what it can't check.
  if (oneIn(draw, 6)) bytes[draw(fc.constantFrom, 0, 1, 58, 123)] = draw(fc.integer, { min: 0, max: 255 })
  return bytes
}

/** One of them may be next to be made, or none. */
const anyIndex = (draw: Draw, { counters }: RollupState) => draw(fc.integer, { min: 0, max: counters.accounts + 1 })

function drawDeposit(draw: Draw, state: RollupState): Uint8Array {
  const toIndex = anyIndex(draw, state)
  const known = oneIn(draw, 3) ? undefined : accountAt(state, toIndex)
  return encodeDeposit({ to: known?.address ?? someone(draw), toIndex, amount: draw(() => anyAmount) })
}

function drawForced(draw: Draw, state: RollupState): Uint8Array {
  const { signed } = drawTx(draw, state)
  const [account] = signed.tx.kind === 'transfer' ? accountsOf(state, signed.tx.to) : []
  return encodeForcedTx(signed, oneIn(draw, 3) ? anyIndex(draw, state) : account)
}

export interface DrawnBatch {
  readonly records: readonly Uint8Array[]
  readonly batch: L2Batch
  readonly dueTo: number
}

/** Signed for the state as it will be when their turn comes. */
export function drawBatch(draw: Draw, before: RollupState): DrawnBatch {
  let state = before
  const records = Array.from({ length: draw(fc.integer, { min: 0, max: 3 }) }, () => {
    const record = drawRecord(draw, state)
    state = applyMessage(state, record, rules).state
    return record
  })
  const blocks = Array.from({ length: draw(fc.integer, { min: 0, max: 3 }) }, () => ({
    secondsLater: draw(fc.constantFrom, 0, 1, 200),
    transactions: Array.from({ length: draw(fc.integer, { min: 0, max: 5 }) }, () => {
      const { posted } = drawTx(draw, state)
      state = applyPosted(state, posted, rules).state
      return posted
    }),
  }))
  const upTo = () => draw(fc.integer, { min: 0, max: records.length })
  const dueTo = upTo()
  const messagesTo = oneIn(draw, 5) ? upTo() : records.length
  return { records, batch: { messagesTo, blocks }, dueTo }
}
