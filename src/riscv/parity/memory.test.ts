import { beforeAll, expect, test } from 'vitest'
import { createParity, type Parity } from '../../testing/riscv/parity.ts'
import { MOVES } from '../../testing/riscv/randomInstruction.ts'
import { move, systemCall } from '../../testing/riscv/randomStep.ts'
import { expectParity } from '../../testing/riscv/tallied.ts'

// The other half of registers.test.ts: what touches memory, goes elsewhere, or asks the machine for something.

let parity: Parity
beforeAll(async () => {
  parity = await createParity()
})

test('property: 10,000 loads, stores, branches and jumps', async () => {
  const { names, exits, stayed } = await expectParity(parity, move, 10_000)
  for (const name of Object.keys(MOVES)) expect(names.get(name), name).toBeGreaterThan(250)
  expect(exits.get(0x82)).toBeGreaterThan(1_000)
  expect(exits.get(0x83)).toBeGreaterThan(250)
  expect(stayed).toBeGreaterThan(5_000)
})

test('property: 8,000 system calls', async () => {
  const { names, exits, stayed } = await expectParity(parity, systemCall(parity.crypto), 8_000)
  for (const name of ['exit', 'keccak', 'preimage64', 'ecrecover', 'input', 'no call']) {
    expect(names.get(name), name).toBeGreaterThan(1_000)
  }
  expect(exits.get(0x84)).toBeGreaterThan(1_500)
  expect(stayed).toBeGreaterThan(3_000)
})
