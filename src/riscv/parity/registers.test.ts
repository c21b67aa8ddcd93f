import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createParity, type Parity } from '../../testing/riscv/parity.ts'
import { CALCULATIONS } from '../../testing/riscv/randomInstruction.ts'
import { anyEncoding, calculation } from '../../testing/riscv/randomStep.ts'
import { expectParity } from '../../testing/riscv/tallied.ts'

// One instruction at a time, from random states: the machine in TypeScript and the contract on L1 must come to the same
// hash. A failure prints the instruction and its state, shrunk. Memory, jumps and system calls are in memory.test.ts,
// so that both cores have something to do.

// Seconds on a quiet core; a busy one may take its time.
const PATIENCE = 300_000

let parity: Parity
beforeAll(async () => {
  parity = await createParity()
})

test('property: 6,000 calculations', { timeout: PATIENCE }, async () => {
  const { names } = await expectParity(parity, calculation, 6_000)
  for (const name of Object.keys(CALCULATIONS)) expect(names.get(name), name).toBeGreaterThan(125)
})

test('property: 5,000 words that may or may not be instructions', { timeout: PATIENCE }, async () => {
  const { exits, stayed } = await expectParity(parity, anyEncoding, 5_000)
  expect(exits.get(0x81)).toBeGreaterThan(1_500)
  expect(exits.get(0x82)).toBeGreaterThan(50)
  expect(stayed).toBeGreaterThan(1_000)
})

test('a difference would be seen', async () => {
  const wrong: Parity = {
    ...parity,
    async takeStep(machine, host) {
      const { onL1, offL1 } = await parity.takeStep(machine, host)
      return machine.x[5] === 0 ? { onL1, offL1: '0x' } : { onL1, offL1 }
    },
  }
  await expect(expectParity(wrong, fc.constantFrom(...fc.sample(calculation, 50)), 50)).rejects.toThrow(
    / at 0x.* step /,
  )
})
