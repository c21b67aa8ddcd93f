// The crowd's part of the mempool by what it tips. The edges of the bands are round amounts that do not move with
// the market, so that a picture of them shows the crowd moving and not the scale.

import { nextBaseFee } from '../chain/environment.ts'
import type { L1State } from '../chain/state.ts'
import { effectiveTip } from '../chain/transactions.ts'
import type { CrowdPool } from '../types.ts'
import { pendingReasons } from './pending.ts'
import { poolEntries } from './pool.ts'

const MOST_BANDS = 24
const GWEI = 1_000_000_000n

/** From the dearest down: 6,144 gwei, 4,096, 3,072 … 0.0625, in steps of a third and a half, and 0 for all below. */
const EDGES: readonly bigint[] = [
  ...Array.from({ length: 34 }, (_, step) => {
    const octave = (GWEI * 4096n) >> BigInt(step >> 1)
    return step % 2 === 0 ? (octave * 3n) / 2n : octave
  }),
  0n,
]

/** By the answer it rests on, which is the same object for as long as nothing changes. */
const remembered = new WeakMap<object, CrowdPool>()

export function crowdPool(state: L1State): CrowdPool {
  const baseFee = nextBaseFee(state)
  const reasons = pendingReasons(state)
  const before = remembered.get(reasons)
  if (before !== undefined) return before
  const bands = new Map<bigint, { waiting: number; enters: number; gas: number }>()
  let waiting = 0
  let gas = 0
  for (const { tx, hash, isCrowd } of poolEntries(state.mempool)) {
    if (!isCrowd) continue
    const tip = effectiveTip(tx, baseFee) ?? 0n
    const edge = EDGES.find((least) => tip >= least) ?? 0n
    const band = bands.get(edge) ?? { waiting: 0, enters: 0, gas: 0 }
    const ownGas = Number(tx.gasLimit)
    band.waiting++
    band.gas += ownGas
    if (!reasons.has(hash)) band.enters++
    bands.set(edge, band)
    waiting++
    gas += ownGas
  }
  const dearestFirst = [...bands].sort(([a], [b]) => (a > b ? -1 : 1))
  // More bands than there is room for: the cheapest become one.
  const shown = dearestFirst.slice(0, MOST_BANDS)
  for (const [least, band] of dearestFirst.slice(MOST_BANDS)) {
    const [, lowest] = shown.at(-1) as (typeof shown)[number]
    shown[MOST_BANDS - 1] = [
      least,
      { waiting: lowest.waiting + band.waiting, enters: lowest.enters + band.enters, gas: lowest.gas + band.gas },
    ]
  }
  const made = { waiting, gas, bands: shown.map(([least, band]) => ({ leastTipWei: least.toString(), ...band })) }
  remembered.set(reasons, made)
  return made
}
