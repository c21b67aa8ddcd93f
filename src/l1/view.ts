// What the page sees of the L1: plain data, made from a state and the time.

import type { Hex, Json, Seconds } from '../kernel/types.ts'
import { concatBytes } from '../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../lib/hex.ts'
import { mapEntries, mapGet, mapHas, type PersistentMap } from '../lib/persistentMap.ts'
import { vectorGet, vectorItems } from '../lib/persistentVector.ts'
import { expirySlot } from './chain/blobStore.ts'
import { CAST } from './chain/cast.ts'
import { nextBaseFee } from './chain/environment.ts'
import { type Finality, finalityOf } from './chain/finality.ts'
import { headOf } from './chain/head.ts'
import { feesOf } from './chain/records.ts'
import { hasUpgraded } from './chain/rules.ts'
import type { L1State, SeenTx, TxRecord } from './chain/state.ts'
import { effectiveTip, summariseTx } from './chain/transactions.ts'
import { hasVotes } from './chain/votes.ts'
import { crowdPool } from './mempool/bands.ts'
import { pendingReasons } from './mempool/pending.ts'
import { poolEntries, poolEntry } from './mempool/pool.ts'
import { accountOf } from './state/world.ts'
import type { BlobView, L1View, PendingView, PersonView, TxStage, TxView } from './types.ts'
import { nextBlobBaseFee } from './wallet/wallet.ts'

/** How much of the past a view holds; the whole of it is behind the RPC. */
export const VIEW_BLOCKS = 96
export const VIEW_TRANSACTIONS = 256
export const VIEW_BLOBS = 256

export function l1View(state: L1State, now: Seconds): L1View {
  const { params, blocks } = state
  const head = headOf(state)
  const finality = finalityOf(state)
  const slot = Math.floor(now / params.slotSeconds)
  return {
    params,
    now,
    slot,
    epoch: Math.floor(slot / params.slotsPerEpoch),
    nextBlockAt: (Math.max(slot, head.slot) + 1) * params.slotSeconds,
    baseFeeWei: nextBaseFee(state).toString(),
    blobBaseFeeWei: nextBlobBaseFee(state).toString(),
    blocks: [...vectorItems(blocks, blocks.length - VIEW_BLOCKS)].map((block) => block.summary),
    head: head.number,
    safe: finality.safe,
    finalised: finality.finalised,
    mempool: pendingViews(state),
    ...(state.hasCrowd ? { crowdPool: crowdPool(state) } : {}),
    people: people(state),
    blobs: blobViews(state),
    transactions: [...vectorItems(state.seen, state.seen.length - VIEW_TRANSACTIONS)].map((seen) =>
      txView(state, seen, finality),
    ),
    contracts: [...vectorItems(state.contracts)].map(({ address, name, deployedIn }) => ({
      address,
      name,
      deployedIn,
    })),
  }
}

/** Commits to everything that can influence the future. */
export function l1Digest(state: L1State): Json {
  const head = headOf(state)
  const { overrides, hasCrowd } = state
  const waiting = poolEntries(state.mempool)
  const hashes = (isCrowd: boolean) => waiting.filter((entry) => entry.isCrowd === isCrowd).map(({ hash }) => hash)
  return {
    head: head.hash,
    slot: head.slot,
    // Differs from the head's own only after something was changed by hand.
    stateRoot: bytesToHex(state.machine.codec.stateRoot(state.world)),
    mempool: hashes(false),
    // What came later is there only where it has changed anything, so that the digests of old worlds stay.
    ...(hasCrowd ? { crowd: digestOfHashes(state, hashes(true)) } : {}),
    ...(hasUpgraded(state) ? { fork: state.params.blobSchedule } : {}),
    ...(hasVotes(state.votes) ? { votes: votesDigest(state) } : {}),
    branch: state.branch,
    overrides: {
      ...overrides,
      nextBaseFeeWei: overrides.nextBaseFeeWei?.toString() ?? null,
      minGasPriceWei: overrides.minGasPriceWei.toString(),
    },
  }
}

/** There may be thousands: one hash of all, in order of arrival. */
function digestOfHashes({ machine }: L1State, hashes: readonly Hex[]): Json {
  return { waiting: hashes.length, hash: bytesToHex(machine.crypto.keccak256(concatBytes(hashes.map(hexToBytes)))) }
}

/** What is final already cannot be voted on again. */
function votesDigest(state: L1State): Json {
  const { votes, params } = state
  const { justifiedEpoch, finalisedEpoch } = finalityOf(state)
  const since = (map: PersistentMap<number>, first: number) =>
    [...mapEntries(map)]
      .map(([key, missing]): [number, number] => [Number(key), missing])
      .filter(([key]) => key >= first)
      .sort(([a], [b]) => a - b)
  return {
    justifiedEpoch,
    finalisedEpoch,
    last: [votes.last.slot, votes.last.missing],
    epochs: since(votes.byEpoch, finalisedEpoch),
    slots: since(votes.bySlot, finalisedEpoch * params.slotsPerEpoch),
  }
}

function people(state: L1State): PersonView[] {
  return CAST.map(({ id, name, role, address }) => {
    const account = accountOf(state.world, hexToBytes(address), state.machine.codec)
    return {
      id,
      name,
      role,
      address,
      balanceWei: (account?.balance ?? 0n).toString(),
      nonce: Number(account?.nonce ?? 0n),
    }
  })
}

function pendingViews(state: L1State): PendingView[] {
  const baseFee = nextBaseFee(state)
  const reasons = pendingReasons(state)
  const waiting = poolEntries(state.mempool).filter((entry) => !entry.isCrowd)
  const views = waiting.map((entry) => {
    const tip = effectiveTip(entry.tx, baseFee)
    const view: PendingView = {
      ...summariseTx(entry.tx, entry.hash, entry.sender),
      since: entry.since,
      effectiveTipWei: tip?.toString() ?? null,
      why: reasons.get(entry.hash) ?? null,
    }
    return { view, tip: tip ?? -1n }
  })
  // A stable sort: among equal tips the order of arrival stays.
  return views.sort((a, b) => (a.tip === b.tip ? 0 : a.tip > b.tip ? -1 : 1)).map(({ view }) => view)
}

function txView(state: L1State, seen: SeenTx, finality: Finality): TxView {
  const record = recordOf(state, seen.hash)
  return {
    ...summariseTx(seen.tx, seen.hash, seen.sender),
    stage: stageOf(state, seen.hash, finality),
    block: mapGet(state.placeByTx, seen.hash)?.block ?? null,
    ok: record?.receipt.ok ?? null,
    feeWei: record === null ? null : feesOf(record).feeWei.toString(),
  }
}

export function recordOf(state: L1State, hash: Hex): TxRecord | null {
  const place = mapGet(state.placeByTx, hash)
  if (place === undefined) return null
  return vectorGet(state.blocks, place.block)?.transactions[place.index] ?? null
}

export function stageOf(state: L1State, hash: Hex, finality: Finality): TxStage {
  const place = mapGet(state.placeByTx, hash)
  if (place !== undefined) {
    if (place.block <= finality.finalised) return 'final'
    return place.block <= finality.safe ? 'safe' : 'included'
  }
  return poolEntry(state.mempool, hash) === undefined ? (mapGet(state.gone, hash) ?? 'dropped') : 'pending'
}

function blobViews(state: L1State): BlobView[] {
  const { params, blobOrder } = state
  const views: BlobView[] = []
  // what was posted again has come twice, and is kept once
  for (const versionedHash of new Set(vectorItems(blobOrder, blobOrder.length - VIEW_BLOBS))) {
    const blob = mapGet(state.blobs, versionedHash)
    if (blob === undefined || blob.block === null || blob.slot === null || !mapHas(state.placeByTx, blob.tx)) continue
    views.push({
      versionedHash,
      block: blob.block,
      at: blob.slot * params.slotSeconds,
      expiresAt: expirySlot(blob.slot, params) * params.slotSeconds,
      pruned: blob.data === null,
      tx: blob.tx,
    })
  }
  return views
}
