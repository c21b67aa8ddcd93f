import { expect, test } from 'vitest'
import { loadCrypto } from '../../l1/machine/crypto.ts'
import { createMoves, runWorkload, runWorkloadNaively } from './workload.ts'

const { keccak256 } = await loadCrypto()

/** `sortAndHash.c` in TypeScript. */
function expected(rounds: number): number {
  let seed = 1
  const next = () => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return seed >>> 0
  }
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    const bytes = new Uint8Array(Uint32Array.from({ length: 1 << 14 }, next).sort().buffer)
    let hash = 2166136261
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619)
    sum ^= hash
    let [held, bits, unpacked] = [0, 0, 0]
    for (const byte of bytes) {
      held |= byte << bits
      for (bits += 8; bits >= 5; bits -= 5, held >>>= 5) {
        const value = held & 31
        unpacked = (unpacked + (value > 16 ? value * 3 : (value ^ unpacked) >>> 0)) | 0
      }
    }
    sum = (sum + unpacked) | 0
  }
  return sum
}

test('a compiled program finds what it must find', () => {
  for (const rounds of [0, 2]) {
    const { steps, exit } = runWorkload(keccak256, rounds)
    expect(exit.code).toBe(0)
    expect(new DataView(exit.output.buffer).getInt32(0, true)).toBe(expected(rounds))
    expect(Math.round(steps / 15_000_000)).toBe(rounds)
  }
})

test('a loop that nobody has tuned comes to the same in as many steps', () => {
  const { steps, exit } = runWorkload(keccak256, 1)
  expect(runWorkloadNaively(1)).toEqual({ steps, output: exit.output })
})

test.each([2, 16])(
  'the moves of a dispute lead from a run of 2^24 steps to one of them, split into %i',
  (branching) => {
    const step = 12_345_678
    const { length, moves, hashAt, witnessAt } = createMoves(keccak256, { step, branching })
    expect(length).toBeGreaterThan(2 ** 24)
    expect(moves).toHaveLength(Math.ceil(Math.log2(length) / Math.log2(branching)))
    expect(moves[0]).toHaveLength(branching - 1)
    const steps = moves.flat()
    expect([step, step + 1].every((end) => steps.includes(end))).toBe(true)
    expect(hashAt(step)).not.toEqual(hashAt(step + 1))
    expect(witnessAt(step).length % 32).toBe(0)
  },
)
