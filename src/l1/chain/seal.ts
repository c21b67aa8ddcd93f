// A slot passes: a proposer fills a block, every node runs it again, and the chain is one block longer.

import { concatBytes, equalBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { mapGet, mapSet } from '../../lib/persistentMap.ts'
import { vectorPush } from '../../lib/persistentVector.ts'
import { type ExecutedTx, openBlock, reexecute } from '../block/execute.ts'
import { type Filled, fillBlock } from '../block/fill.ts'
import type { Bench, L1Machine } from '../machine/machine.ts'
import { crowdOnly, EMPTY_MEMPOOL, type Mempool, type PoolEntry, poolRemove, queueOf } from '../mempool/pool.ts'
import { bigintToMinimalBytes } from '../state/rlp.ts'
import { placeBlobs, pruneBlobs } from './blobStore.ts'
import { COINBASE } from './cast.ts'
import { finalityOf } from './finality.ts'
import { EXTRA_DATA, GENESIS_TIMESTAMP } from './genesis.ts'
import { hashOfBlock, headOf } from './head.ts'
import { feesOf, toBlockRecord } from './records.ts'
import {
  type BlockRecord,
  type Change,
  type ContractRecord,
  gasLimitOf,
  type L1Event,
  type L1State,
  type TxRecord,
} from './state.ts'
import { summariseTx } from './transactions.ts'
import { withSkippedVotes } from './votes.ts'

export interface SealOptions {
  /** Everybody else's only: the competing branch of a reorg has none of these people's transactions. */
  readonly withoutPeople?: boolean
  /** The rules of that slot, where they are not those of the next block: a reorg does not move a fork. */
  readonly machine?: L1Machine
}

export async function sealSlot(state: L1State, slot: number, options: SealOptions = {}): Promise<Change> {
  const { params, overrides } = state
  const machine = options.machine ?? state.machine
  const pool = options.withoutPeople === true ? strangersOf(state, machine) : state.mempool
  const head = headOf(state)
  if (slot <= head.slot) throw new Error(`slot ${slot} has passed`)
  const skipped = slot - head.slot - 1
  const sealed = await machine.exclusive(async (bench) => {
    const gasLimit = BigInt(gasLimitOf(state))
    const proposal = {
      parent: head.header,
      world: state.world,
      timestamp: BigInt(GENESIS_TIMESTAMP + slot * params.slotSeconds),
      coinbase: hexToBytes(overrides.coinbase ?? COINBASE),
      gasLimit,
      prevRandao: randomness(state, slot),
      extraData: EXTRA_DATA,
      blockHash: (number: number) => hashOfBlock(state, number),
      ...(overrides.nextBaseFeeWei === null ? {} : { baseFeePerGas: overrides.nextBaseFeeWei }),
    }
    const open = await openBlock(bench, proposal)
    const filled = await fillBlock(bench, open, {
      pool,
      world: state.world,
      gasLimit,
      minGasPrice: overrides.minGasPriceWei,
      wantedBaseFee: params.backgroundBaseFeeWei === null ? null : BigInt(params.backgroundBaseFeeWei),
    })
    const block = toBlockRecord({
      sealed: open.seal(),
      slot,
      before: state.world,
      params,
      background: new Set(filled.background),
      crowd: state.hasCrowd ? crowdOf(filled) : undefined,
      filledFrom: { pool, minGasPriceWei: overrides.minGasPriceWei },
    })
    return { filled, block, executions: await executeEverywhere(bench, state, block) }
  })

  const included = afterInclusion(state, sealed.block, sealed.filled)
  const { block } = sealed
  const events: L1Event[] = []
  if (skipped > 0) {
    events.push({ type: 'l1.skipped', data: { fromSlot: head.slot + 1, toSlot: slot - 1, slots: skipped } })
  }
  events.push({ type: 'l1.sealed', data: block.summary })
  for (const record of block.transactions) if (record.traffic === 'person') events.push(toIncluded(block, record))
  events.push(...sealed.executions, ...included.events, ...finalityEvents(state, included.state))
  const pruned = pruneBlobs(included.state, block)
  return { state: pruned.state, events: [...events, ...pruned.events] }
}

/** On the competing branch; before a fork there is none, because what waits was made under the later rules. */
const strangersOf = (state: L1State, machine: L1Machine): Mempool =>
  machine === state.machine ? crowdOnly(state.mempool) : EMPTY_MEMPOOL

const crowdOf = ({ entries }: Filled): ReadonlySet<ExecutedTx> =>
  new Set(entries.filter(({ entry }) => entry.isCrowd).map(({ executed }) => executed))

/**
 * Each node runs the block for itself. Blocks that hold no person's transaction are taken on trust, for speed; so are
 * the other nodes where a crowd fills the blocks.
 */
async function executeEverywhere(bench: Bench, state: L1State, block: BlockRecord): Promise<L1Event[]> {
  if (block.summary.transactions.length === 0) return []
  const before = {
    parent: headOf(state).header,
    world: block.before,
    blockHash: (number: number) => hashOfBlock(state, number),
  }
  const events: L1Event[] = []
  for (const node of state.hasCrowd ? state.params.nodes.slice(0, 1) : state.params.nodes) {
    const transactions = block.transactions.map((record) => record.tx)
    const again = await reexecute(bench, { header: block.header, transactions }, before)
    events.push({
      type: 'l1.executed',
      data: {
        node,
        block: block.number,
        stateRoot: bytesToHex(again.header.stateRoot),
        agrees: equalBytes(again.header.hash(), block.header.hash()),
        gasUsed: Number(again.header.gasUsed),
      },
    })
  }
  return events
}

function afterInclusion(state: L1State, block: BlockRecord, filled: Filled): Change {
  const events: L1Event[] = []
  let { mempool, gone, placeByTx } = state
  const skipped = { from: headOf(state).slot + 1, to: block.slot - 1 }
  mempool = poolRemove(
    mempool,
    filled.entries.map(({ entry }) => entry),
  )
  const drop = (entries: readonly PoolEntry[], reason: 'nonce-used' | 'cannot-pay') => {
    mempool = poolRemove(mempool, entries)
    for (const { hash, sender, isCrowd } of entries) {
      if (isCrowd) continue
      gone = mapSet(gone, hash, 'dropped')
      events.push({ type: 'l1.dropped', data: { hash, from: sender, reason } })
    }
  }
  drop(filled.invalid, 'cannot-pay')
  for (const { entry } of filled.entries) {
    drop(
      queueOf(mempool, entry.sender).filter((other) => other.tx.nonce <= entry.tx.nonce),
      'nonce-used',
    )
  }
  let contracts = state.contracts
  for (const record of block.transactions) {
    placeByTx = mapSet(placeByTx, record.hash, { block: block.number, index: record.index })
    const address = record.receipt.contractAddress
    if (address !== null && record.traffic === 'person') {
      const name = mapGet(state.contractNames, record.hash) ?? null
      contracts = vectorPush<ContractRecord>(contracts, { address, name, deployedIn: block.number, tx: record.hash })
    }
  }
  return {
    state: {
      ...state,
      blocks: vectorPush(state.blocks, block),
      numberByHash: mapSet(state.numberByHash, block.hash, block.number),
      placeByTx,
      world: block.after,
      mempool,
      votes: withSkippedVotes(state.votes, skipped, state.params.slotsPerEpoch),
      gone,
      contracts,
      blobs: placeBlobs(state.blobs, block),
      overrides: { ...state.overrides, nextBaseFeeWei: null },
    },
    events,
  }
}

function toIncluded(block: BlockRecord, record: TxRecord): L1Event {
  const { receipt } = record
  const { feeWei, burntWei, tipWei } = feesOf(record)
  return {
    type: 'l1.included',
    data: {
      ...summariseTx(record.tx, record.hash, record.sender),
      block: block.number,
      blockHash: block.hash,
      index: record.index,
      ok: receipt.ok,
      gasUsed: Number(receipt.gasUsed),
      feeWei: feeWei.toString(),
      burntWei: burntWei.toString(),
      tipWei: tipWei.toString(),
      contractAddress: receipt.contractAddress,
      revert: receipt.revert,
    },
  }
}

export function finalityEvents(before: L1State, after: L1State): L1Event[] {
  const was = finalityOf(before)
  const is = finalityOf(after)
  const at = (state: L1State, block: number) => ({ block, blockHash: bytesToHex(hashOfBlock(state, block)) })
  const [safe, finalised] = [at(after, is.safe), at(after, is.finalised)]
  const events: L1Event[] = []
  // A reorg can put another block under a checkpoint that was justified already.
  const isOther = is.justifiedEpoch === was.justifiedEpoch && safe.blockHash !== at(before, was.safe).blockHash
  if (is.justifiedEpoch > was.justifiedEpoch || isOther) {
    events.push({ type: 'l1.justified', data: { epoch: is.justifiedEpoch, ...safe } })
  }
  if (is.finalisedEpoch > was.finalisedEpoch) {
    events.push({ type: 'l1.finalised', data: { epoch: is.finalisedEpoch, ...finalised } })
  }
  return events
}

/** Stands in for the beacon chain's randomness; another branch draws other numbers. */
function randomness(state: L1State, slot: number): Uint8Array {
  const parts = [headOf(state).header.hash(), word(slot), word(state.branch)]
  return state.machine.crypto.keccak256(concatBytes(parts))
}

function word(value: number): Uint8Array {
  const bytes = bigintToMinimalBytes(BigInt(value))
  const padded = new Uint8Array(32)
  padded.set(bytes, 32 - bytes.length)
  return padded
}
