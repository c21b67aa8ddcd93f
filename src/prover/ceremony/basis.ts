import { inverse, R } from '../field.ts'
import { G1, listOf, NUMBER, repeated } from '../groth16/lists.ts'
import type { Matrices } from '../groth16/matrices.ts'
import { type Kernels, rootOfUnity } from '../kernels/kernels.ts'

// From powers of τ, as points, to the Lagrange polynomials at τ: what a prover's scalars are values of. It is an inverse
// transform (P7) over points instead of numbers.

interface Group {
  readonly size: number
  readonly scale: Kernels['scaleG1']
  readonly add: Kernels['addG1']
  readonly negate: Kernels['negateG1']
}

export const lagrangeG1 = (points: Uint8Array, kernels: Kernels): Uint8Array =>
  lagrange(points, { size: G1, scale: kernels.scaleG1, add: kernels.addG1, negate: kernels.negateG1 })

export const lagrangeG2 = (points: Uint8Array, kernels: Kernels): Uint8Array =>
  lagrange(points, { size: 2 * G1, scale: kernels.scaleG2, add: kernels.addG2, negate: kernels.negateG2 })

function lagrange(points: Uint8Array, group: Group): Uint8Array {
  const { size } = group
  const count = points.length / size
  const bits = 31 - Math.clz32(count)
  let list = inReversedBits(points, size, bits)
  for (let stage = 1; stage <= bits; stage++) list = butterflies(list, stage, group)
  return group.scale(list, repeated(listOf([inverse(BigInt(count))]), count))
}

/** All pairs of a stage at once: kernels invert once for a list. */
function butterflies(list: Uint8Array, stage: number, { size, scale, add, negate }: Group): Uint8Array {
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

export type Column = readonly (readonly [row: number, factor: Uint8Array])[]

/** Of each wire, the rows it is in. */
export function columnsOf({ starts, wires, factors }: Matrices['a'], wireCount: number): Column[] {
  const columns: [number, Uint8Array][][] = Array.from({ length: wireCount }, () => [])
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let term = starts[row] ?? 0; term < (starts[row + 1] ?? 0); term++) {
      columns[wires[term] ?? 0]?.push([row, factors.subarray(term * NUMBER, (term + 1) * NUMBER)])
    }
  }
  return columns
}
