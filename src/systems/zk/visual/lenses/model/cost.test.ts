import { expect, test } from 'vitest'
import type { Frame, Trace } from '../../../../../l1/trace/trace.ts'
import { perPayment, proveCost } from './cost.ts'

const call = (address: number, gasUsed: number, inputBytes: number): Frame =>
  ({
    codeAddress: `0x${address.toString(16).padStart(40, '0')}`,
    gasUsed,
    input: new Uint8Array(inputBytes),
  }) as Frame
const traceOf = (frames: readonly Frame[]) => ({ frames }) as unknown as Trace

const multiplied = Array.from({ length: 6 }, () => [call(7, 6_000, 96), call(6, 150, 128)]).flat()
const cost = proveCost({
  trace: traceOf([call(0x1234, 240_000, 700), ...multiplied, call(8, 181_000, 768)]),
  split: { base: 21_000, gasUsed: 270_000 },
  words: [`0x${'00'.repeat(30)}1111`, `0x${'22'.repeat(32)}`],
  proof: `0x${'33'.repeat(256)}`,
})
const gasOf = (part: string) => cost.parts.find((each) => each.part === part)?.gas

test('all gas of the receipt is somewhere, and nothing twice', () => {
  expect(cost.parts.reduce((sum, { gas }) => sum + gas, 0)).toBe(270_000)
  expect(cost.constant + cost.growing).toBe(270_000)
})

test('four public inputs are those of every batch; what multiplies the words grows with it', () => {
  expect([gasOf('pairing'), gasOf('fixedInputs'), gasOf('wordInputs')]).toEqual([181_000, 24_600, 12_300])
  expect(gasOf('wordBytes')).toBe(30 * 4 + 2 * 16 + 32 * 16)
  expect(cost.calls).toEqual({ pairings: 4, multiplications: 6, openings: 0 })
})

test('in a larger batch the constant part is shared by more', () => {
  expect(perPayment({ constant: 256_000, growing: 16_000 }, 4, 4)).toBe(68_000)
  expect(perPayment({ constant: 256_000, growing: 16_000 }, 4, 64)).toBe(8_000)
})
