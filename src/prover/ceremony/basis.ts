import { inverse, R } from '../field.ts'
import { listOf, repeated } from '../groth16/lists.ts'
import { rootOfUnity } from '../kernels/kernels.ts'
import type { GroupOfPoints } from './columnSums.ts'

// From powers of τ, as points, to the Lagrange polynomials at τ: what a prover's scalars are values of. It is an inverse
// transform (P7) over points instead of numbers.

export function lagrangeBasis(points: Uint8Array, group: GroupOfPoints): Uint8Array {
  const { size } = group
  const count = points.length / size
  const bits = 31 - Math.clz32(count)
  let list = inReversedBits(points, size, bits)
  for (let stage = 1; stage <= bits; stage++) list = butterflies(list, stage, group)
  return group.scale(list, repeated(listOf([inverse(BigInt(count))]), count))
}

/**
 * Of a basis of 2n, the n polynomials of odd points (P14). There ωⁿ is −1, so powers that are n apart are as one, and the rest is a
 * basis of n: half the work.
 */
export function oddLagrangeBasis(points: Uint8Array, group: GroupOfPoints): Uint8Array {
  const half = points.length / 2
  const differences = group.add(points.subarray(0, half), group.negate(points.subarray(half)))
  const bits = 31 - Math.clz32(points.length / group.size)
  const halves = turns(bits).map((turn) => (turn * inverse(2n)) % R)
  return lagrangeBasis(group.scale(differences, listOf(halves)), group)
}

/** All pairs of a stage at once: kernels invert once for a list. */
function butterflies(list: Uint8Array, stage: number, { size, scale, add, negate }: GroupOfPoints): Uint8Array {
  const half = 2 ** (stage - 1)
  const run = half * size
  const low = new Uint8Array(list.length / 2)
  const high = new Uint8Array(list.length / 2)
  for (let at = 0; at < low.length; at += run) {
    low.set(list.subarray(2 * at, 2 * at + run), at)
    high.set(list.subarray(2 * at + run, 2 * at + 2 * run), at)
  }
  const turned = half === 1 ? high : scale(high, repeated(listOf(turns(stage)), low.length / run))
  const [sums, differences] = [add(low, turned), add(low, negate(turned))]
  const result = new Uint8Array(list.length)
  for (let at = 0; at < low.length; at += run) {
    result.set(sums.subarray(at, at + run), 2 * at)
    result.set(differences.subarray(at, at + run), 2 * at + run)
  }
  return result
}

function turns(stage: number): bigint[] {
  const step = inverse(rootOfUnity(stage))
  let turn = 1n
  return Array.from({ length: 2 ** (stage - 1) }, () => {
    const now = turn
    turn = (turn * step) % R
    return now
  })
}

function inReversedBits(list: Uint8Array, size: number, bits: number): Uint8Array {
  const result = new Uint8Array(list.length)
  for (let index = 0; index < 2 ** bits; index++) {
    let reversed = 0
    for (let bit = 0; bit < bits; bit++) reversed |= ((index >> bit) & 1) << (bits - 1 - bit)
    result.set(list.subarray(index * size, (index + 1) * size), reversed * size)
  }
  return result
}
