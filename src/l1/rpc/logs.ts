// Which logs a filter means, and finding them without looking into blocks that cannot have any.

import { Bloom } from '@ethereumjs/vm'
import type { Hex, Json } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import { headOf } from '../chain/head.ts'
import type { BlockRecord, L1State, LogRecord } from '../chain/state.ts'
import { findBlock } from './blockRef.ts'
import { CODE, notFound, RpcFault } from './errors.ts'
import { logToJson } from './objects.ts'
import { type BlockRef, LATEST, type LogFilter } from './schemas.ts'

/** More than this in one answer helps nobody; clients know to ask for a smaller range. */
const MOST_LOGS = 10_000

export function logsOf(l1: L1State, filter: LogFilter): Json[] {
  const found: Json[] = []
  for (const block of blocksOf(l1, filter)) {
    found.push(...logsOfBlock(l1, block, filter))
    if (found.length > MOST_LOGS) {
      throw new RpcFault(
        CODE.limitExceeded,
        `query returned more than ${MOST_LOGS} results: ask for fewer blocks at a time`,
      )
    }
  }
  return found
}

/** Also of a block that a reorg took back (`removed`). */
export function logsOfBlock({ machine }: L1State, block: BlockRecord, filter: LogFilter, removed = false): Json[] {
  const { common } = machine
  if (!mayHold(new Bloom(block.header.logsBloom, common), filter)) return []
  return block.transactions.flatMap((record) =>
    record.receipt.logs.filter((log) => matches(log, filter)).map((log) => logToJson(block, record, log, removed)),
  )
}

function* blocksOf(l1: L1State, filter: LogFilter): Generator<BlockRecord> {
  if (filter.blockHash != null) {
    const block = findBlock(l1, { hash: filter.blockHash, requireCanonical: true })
    if (block === null || block === 'pending') throw notFound(`block ${filter.blockHash}`)
    yield block
    return
  }
  const from = numberOf(l1, filter.fromBlock ?? LATEST)
  const to = Math.min(numberOf(l1, filter.toBlock ?? LATEST), headOf(l1).number)
  for (let number = from; number <= to; number++) {
    const block = vectorGet(l1.blocks, number)
    if (block !== undefined) yield block
  }
}

/** A block beyond the head is no error in a range: there is nothing there yet. */
function numberOf(l1: L1State, ref: BlockRef): number {
  if ('number' in ref) return ref.number
  const block = findBlock(l1, ref)
  return block === 'pending' || block === null ? headOf(l1).number + 1 : block.number
}

/** By the block's bloom filter: false means that there is none for sure. */
function mayHold(bloom: Bloom, { address, topics }: LogFilter): boolean {
  const holdsOne = (alternatives: readonly Hex[] | null | undefined) =>
    alternatives == null || alternatives.length === 0 || alternatives.some((one) => bloom.check(hexToBytes(one)))
  return holdsOne(address) && (topics ?? []).every(holdsOne)
}

function matches(log: LogRecord, { address, topics }: LogFilter): boolean {
  if (address != null && address.length > 0 && !address.includes(bytesToHex(log.address))) return false
  return (topics ?? []).every((alternatives, at) => {
    const topic = log.topics[at]
    // A topic that is asked for must exist, even where any value will do.
    if (topic === undefined) return false
    return alternatives === null || alternatives.length === 0 || alternatives.includes(bytesToHex(topic))
  })
}
