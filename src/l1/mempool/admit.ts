// Whether a transaction may wait. Refusals are values: the code is stable, the facts are what a person needs to
// understand it.

import type { TypedTransaction } from '@ethereumjs/tx'
import { refuse } from '../../kernel/refusal.ts'
import type { Hex, Json, Refused, Seconds } from '../../kernel/types.ts'
import { mapHas, mapSet } from '../../lib/persistentMap.ts'
import { vectorPush } from '../../lib/persistentVector.ts'
import { mostGas } from '../chain/environment.ts'
import type { Change, L1Event, L1State, SeenTx } from '../chain/state.ts'
import { blobsOf, hashOfTx, maxBlobFeeOf, maxCostOf, maxFeeOf, maxTipOf, summariseTx } from '../chain/transactions.ts'
import { accountsOf } from './accounts.ts'
import { type Mempool, type PoolEntry, poolEntries, poolEntry, poolPut, poolRemove, poolSize, queueOf } from './pool.ts'

/** How many transactions may wait at once. */
export const POOL_CAPACITY = 4096
/** How far ahead of the account's nonce a queue may reach. */
export const MOST_QUEUED_PER_SENDER = 1024

/** In percent on top of both fees; blob transactions are dear to pass around, so theirs must double. */
const REPLACEMENT_BUMP = 10n
const BLOB_REPLACEMENT_BUMP = 100n

const DELEGATION_PREFIX = [0xef, 0x01, 0x00]

export function admit(state: L1State, tx: TypedTransaction, sender: Hex, at: Seconds): Change | Refused {
  const hash = hashOfTx(tx)
  const fault = faultOf(state, { tx, hash, sender }, poolLookup(state.mempool))
  if (fault !== null) return fault

  const old = queueOf(state.mempool, sender).find((entry) => entry.tx.nonce === tx.nonce)
  const summary = summariseTx(tx, hash, sender)
  const events: L1Event[] = [{ type: 'l1.queued', data: summary }]
  let { gone } = state
  let mempool = poolPut(state.mempool, { tx, hash, sender, since: at, isCrowd: false })
  if (old !== undefined) {
    gone = mapSet(gone, old.hash, 'replaced')
    events.push({ type: 'l1.replaced', data: { old: old.hash, by: summary } })
  }
  if (poolSize(mempool) > POOL_CAPACITY) {
    const worst = worstOf(poolEntries(mempool))
    if (worst.hash === hash) return refuse('pool-full', { capacity: POOL_CAPACITY, tipWei: maxTipOf(tx).toString() })
    mempool = poolRemove(mempool, [worst])
    if (!worst.isCrowd) {
      gone = mapSet(gone, worst.hash, 'dropped')
      events.push({ type: 'l1.dropped', data: { hash: worst.hash, from: worst.sender, reason: 'evicted' } })
    }
  }
  return { state: { ...withSeen(state, { tx, hash, sender, at }), mempool, gone }, events }
}

export function withSeen(state: L1State, seen: SeenTx): L1State {
  if (mapHas(state.seenByHash, seen.hash)) return state
  return {
    ...state,
    seen: vectorPush(state.seen, seen),
    seenByHash: mapSet(state.seenByHash, seen.hash, state.seen.length),
  }
}

/** What the rules ask of a mempool, whether it is a value or about to become one. */
export interface PoolLookup {
  has(hash: Hex): boolean
  queueOf(sender: Hex): readonly PoolEntry[]
}

const poolLookup = (pool: Mempool): PoolLookup => ({
  has: (hash) => poolEntry(pool, hash) !== undefined,
  queueOf: (sender) => queueOf(pool, sender),
})

export interface Arrival {
  readonly tx: TypedTransaction
  readonly hash: Hex
  readonly sender: Hex
}

/** Why it may not wait, room for it left aside; `null` when it may. */
export function faultOf(state: L1State, { tx, hash, sender }: Arrival, pool: PoolLookup): Refused | null {
  const { codec, schedule } = state.machine
  if (pool.has(hash) || mapHas(state.placeByTx, hash)) return refuse('already-known', { hash })

  const least = tx.getMinimumGasLimit()
  if (tx.gasLimit < least) return refuse('intrinsic-gas-too-low', numbers({ gasLimit: tx.gasLimit, least }))
  const most = mostGas(state)
  if (tx.gasLimit > most) return refuse('gas-limit-too-high', numbers({ gasLimit: tx.gasLimit, most }))
  if (maxFeeOf(tx) < maxTipOf(tx)) {
    return refuse(
      'fee-cap-below-tip',
      numbers({ maxFeePerGasWei: maxFeeOf(tx), maxPriorityFeePerGasWei: maxTipOf(tx) }),
    )
  }
  if (maxFeeOf(tx) < state.overrides.minGasPriceWei) {
    return refuse(
      'fee-below-minimum',
      numbers({ maxFeePerGasWei: maxFeeOf(tx), leastWei: state.overrides.minGasPriceWei }),
    )
  }
  const blobs = blobsOf(tx).length
  if (blobs > schedule.maxBlobsPerTransaction) {
    return refuse('blob-count', { blobs, most: schedule.maxBlobsPerTransaction })
  }

  const account = accountsOf(state.world, codec).accountOf(sender)
  const nonce = account?.nonce ?? 0n
  const balance = account?.balance ?? 0n
  if (tx.nonce < nonce) return refuse('nonce-too-low', numbers({ nonce: tx.nonce, expected: nonce }))
  if (tx.nonce >= nonce + BigInt(MOST_QUEUED_PER_SENDER)) {
    return refuse('nonce-too-high', numbers({ nonce: tx.nonce, expected: nonce }))
  }
  const code = account?.code ?? new Uint8Array(0)
  if (code.length > 0 && !DELEGATION_PREFIX.every((byte, at) => code[at] === byte)) {
    return refuse('sender-is-contract', { address: sender })
  }

  const queue = pool.queueOf(sender)
  const others = queue
    .filter((entry) => entry.tx.nonce !== tx.nonce)
    .reduce((sum, entry) => sum + maxCostOf(entry.tx), 0n)
  const needed = others + maxCostOf(tx)
  if (balance < needed) return refuse('insufficient-funds', numbers({ balanceWei: balance, neededWei: needed }))

  const old = queue.find((entry) => entry.tx.nonce === tx.nonce)
  return old === undefined ? null : underpriced(old, tx)
}

function underpriced(old: PoolEntry, tx: TypedTransaction): Refused | null {
  const bump = old.tx.type === 3 ? BLOB_REPLACEMENT_BUMP : REPLACEMENT_BUMP
  const raised = (fee: bigint) => (fee * (100n + bump) + 99n) / 100n
  const least = {
    fee: raised(maxFeeOf(old.tx)),
    tip: raised(maxTipOf(old.tx)),
    blob: raised(maxBlobFeeOf(old.tx) ?? 0n),
  }
  const isEnough = maxFeeOf(tx) >= least.fee && maxTipOf(tx) >= least.tip && (maxBlobFeeOf(tx) ?? 0n) >= least.blob
  if (isEnough) return null
  return refuse('replacement-underpriced', {
    hash: old.hash,
    bumpPercent: Number(bump),
    ...(numbers({ leastMaxFeePerGasWei: least.fee, leastMaxPriorityFeePerGasWei: least.tip }) as object),
  })
}

/** The lowest tip among the last of each sender's queue, so that an eviction tears no gap. The latest loses a tie. */
function worstOf(entries: readonly PoolEntry[]): PoolEntry {
  const lastOfSender = new Map<Hex, PoolEntry>()
  for (const entry of entries) {
    const last = lastOfSender.get(entry.sender)
    if (last === undefined || last.tx.nonce < entry.tx.nonce) lastOfSender.set(entry.sender, entry)
  }
  let worst: PoolEntry | undefined
  for (const entry of lastOfSender.values()) {
    if (worst === undefined || isWorse(entry, worst)) worst = entry
  }
  return worst as PoolEntry
}

/** Which of two goes first when there is no room for both. */
export function isWorse(a: PoolEntry, b: PoolEntry): boolean {
  const [tipA, tipB] = [maxTipOf(a.tx), maxTipOf(b.tx)]
  return tipA === tipB ? a.order > b.order : tipA < tipB
}

/** Amounts as decimal strings: refusals may enter a link. */
function numbers(values: Record<string, bigint>): Json {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.toString()]))
}
