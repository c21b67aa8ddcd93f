// What a block held, by kind: counted once for each block and kept with it, since views ask again and again.

import { feesOf } from '../../../../l1/chain/records.ts'
import type { BlockRecord, L1State } from '../../../../l1/chain/state.ts'
import { vectorItems } from '../../../../lib/persistentVector.ts'
import type { CrowdTxKind, CrowdView } from '../types.ts'
import { type ByKind, byKind, KINDS, kindOfTx } from './kinds.ts'
import type { Town } from './town.ts'

export interface BlockTally {
  /** Of people and of the crowd. */
  readonly counts: { readonly [K in CrowdTxKind | 'other']: number }
  /** What one that succeeded used, on average. */
  readonly meanGas: ByKind<number | null>
  /** Of the crowd alone. */
  readonly crowd: { readonly included: number; readonly failed: number }
  readonly mints: { readonly minted: number; readonly failed: number; readonly spentWei: bigint }
}

const tallies = new WeakMap<BlockRecord, BlockTally>()

export function tallyOf(block: BlockRecord, town: Town): BlockTally {
  let tally = tallies.get(block)
  if (tally === undefined) {
    tally = count(block, town)
    tallies.set(block, tally)
  }
  return tally
}

function count(block: BlockRecord, town: Town): BlockTally {
  const counts = { payment: 0, token: 0, swap: 0, mint: 0, other: 0 }
  const good = { payment: 0, token: 0, swap: 0, mint: 0, other: 0 }
  const gas = { payment: 0, token: 0, swap: 0, mint: 0, other: 0 }
  const crowd = { included: 0, failed: 0 }
  const mints = { minted: 0, failed: 0, spentWei: 0n }
  for (const record of block.transactions) {
    if (record.traffic === 'background') continue
    const kind = kindOfTx(record.tx, town)
    const { ok, gasUsed } = record.receipt
    counts[kind]++
    if (ok) {
      good[kind]++
      gas[kind] += Number(gasUsed)
    }
    if (record.traffic !== 'crowd') continue
    crowd.included++
    if (!ok) crowd.failed++
    if (kind !== 'mint') continue
    if (ok) mints.minted++
    else mints.failed++
    mints.spentWei += feesOf(record).feeWei
  }
  const meanGas = byKind((kind) => (good[kind] === 0 ? null : Math.round(gas[kind] / good[kind])))
  return { counts, meanGas, crowd, mints }
}

/** Over the last blocks: how many a second, and of which kind. */
export function throughputOf(l1: L1State, town: Town, windowBlocks: number): CrowdView['throughput'] {
  const { blocks, params } = l1
  // One more than the window: its slot is where the window begins. Genesis holds nothing.
  const window = [...vectorItems(blocks, Math.max(0, blocks.length - windowBlocks - 1))]
  const slots = (window.at(-1)?.slot ?? 0) - (window[0]?.slot ?? 0)
  const seconds = slots * params.slotSeconds
  const sums = { payment: 0, token: 0, swap: 0, mint: 0, other: 0 }
  for (const block of window.slice(1)) {
    const { counts } = tallyOf(block, town)
    for (const kind of [...KINDS, 'other'] as const) sums[kind] += counts[kind]
  }
  const all = KINDS.reduce((sum, kind) => sum + sums[kind], sums.other)
  return { perSecond: seconds === 0 ? 0 : all / seconds, seconds, byKind: sums }
}
