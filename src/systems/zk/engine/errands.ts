// Sending transactions to L1 on somebody's behalf: whatever the rollup's parties want of L1, they ask for here.

import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Ctx, Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { tellL1 } from '../../../l1/actions.ts'
import { commitBlob, versionedHash } from '../../../l1/blobs/commitment.ts'
import { loadKzg } from '../../../l1/blobs/kzg.ts'
import { storeBlobs } from '../../../l1/chain/blobStore.ts'
import { findTransaction } from '../../../l1/chain/read.ts'
import type { Change, L1State } from '../../../l1/chain/state.ts'
import { submit } from '../../../l1/chain/submit.ts'
import { poolEntry, queueOf } from '../../../l1/mempool/pool.ts'
import { addressOfParty, nextBlobBaseFee } from '../../../l1/wallet/wallet.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { errorOf } from './l1/errors.ts'
import type { ZkWorld } from './state.ts'
import type { ZkActions } from './types/actions.ts'
import type { ZkEvents } from './types/events.ts'

export type ZkCtx = Ctx<ZkActions, ZkEvents>

export interface Order {
  readonly from: string
  readonly to: Hex
  readonly data: Hex
  readonly valueWei?: bigint
  /** Goes along with it. The wallet cannot try such a transaction out first, so that a gas limit has to be said. */
  readonly blob?: Uint8Array
  readonly gasLimit?: number
}

export async function send(state: ZkWorld, order: Order, ctx: ZkCtx): Promise<ZkWorld | Refused> {
  const change = await submitOrder(state.l1, order, ctx.clock.now)
  return isRefused(change) ? change : { ...state, l1: tellL1(change, ctx) }
}

export const isOnItsWay = ({ errands }: ZkWorld, what: string): boolean =>
  errands.some((errand) => errand.what === what)

/** Sends what is not on its way already, and remembers what it is for. */
export async function sendOnce(state: ZkWorld, what: string, order: Order, ctx: ZkCtx): Promise<ZkWorld | Refused> {
  if (isOnItsWay(state, what)) return refuse('already-on-its-way', { what })
  const returned = pendingTwin(state.l1, order)
  if (returned !== null) return { ...state, errands: [...state.errands, { what, tx: returned }] }
  const change = await submitOrder(state.l1, order, ctx.clock.now)
  if (isRefused(change)) return change
  const errand = { what, tx: hashOfChange(change) }
  return { ...state, l1: tellL1(change, ctx), errands: [...state.errands, errand] }
}

/** For what parties do by themselves: who is refused has said nothing, and there is a next block. */
export async function attempt(
  state: ZkWorld,
  what: string,
  ask: () => Promise<Order | Refused> | Order | Refused,
  ctx: ZkCtx,
): Promise<ZkWorld> {
  if (isOnItsWay(state, what)) return state
  const order = await ask()
  const sent = isRefused(order) ? order : await sendOnce(state, what, order, ctx)
  return isRefused(sent) ? state : sent
}

/** Forgets what no longer waits: it has its block, or was dropped. What L1 refused is kept apart, with the error's name. */
export function withoutDone(state: ZkWorld): ZkWorld {
  const { l1 } = state
  const errands = state.errands.filter(({ tx }) => poolEntry(l1.mempool, tx) !== undefined)
  if (errands.length === state.errands.length) return state
  const refused = state.errands.flatMap(({ what, tx }) => {
    const found = findTransaction(l1, tx)
    const hasFailed = found?.stage === 'sealed' && !found.record.receipt.ok
    return hasFailed ? [{ what, tx, error: errorOf(l1, tx) }] : []
  })
  return { ...state, errands, failed: [...state.failed, ...refused] }
}

/** After a reorg, what was in a block may wait again: it is not sent a second time. */
function pendingTwin({ mempool }: L1State, { from, to, data }: Order): Hex | null {
  const sender = addressOfParty(from)
  if (sender === null) return null
  const twin = queueOf(mempool, sender).find(({ tx }) => tx.to?.toString() === to && bytesToHex(tx.data) === data)
  return twin?.hash ?? null
}

async function submitOrder(l1: L1State, order: Order, at: Seconds): Promise<Change | Refused> {
  const { blob, data, ...rest } = order
  const draft = { ...rest, data: hexToBytes(data) }
  if (blob === undefined) return submit(l1, draft, at)
  const commitment = commitBlob(await loadKzg(), blob)
  const hash = versionedHash(commitment)
  const maxFeePerBlobGasWei = (2n * nextBlobBaseFee(l1)).toString()
  const change = await submit(l1, { ...draft, blobs: [hash], maxFeePerBlobGasWei }, at)
  if (isRefused(change)) return change
  const record = { versionedHash: hash, tx: hashOfChange(change), commitment, proof: null, data: blob }
  return { ...change, state: storeBlobs(change.state, [record]) }
}

/** The hash of what was just sent. */
export function hashOfChange({ events }: Change): Hex {
  const queued = events.find((event) => event.type === 'l1.queued')
  if (queued?.type !== 'l1.queued') throw new Error('nothing was queued')
  return queued.data.hash
}
