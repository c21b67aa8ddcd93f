import { beforeAll, expect, test } from 'vitest'
import { createParity, type Parity } from '../../testing/riscv/parity.ts'
import { MOVES } from '../../testing/riscv/randomInstruction.ts'
import { move, systemCall } from '../../testing/riscv/randomStep.ts'
import { expectParity } from '../../testing/riscv/tallied.ts'

// The other half of registers.test.ts: what touches memory, goes elsewhere, or asks the machine for something.

// Seconds on a quiet core; a busy one may take its time.
const PATIENCE = 300_000

let parity: Parity
beforeAll(async () => {
  parity = await createParity()
})

test('property: 6,000 loads, stores, branches and jumps', { timeout: PATIENCE }, async () => {
  const { names, exits, stayed } = await expectParity(parity, move, 6_000)
  for (const name of Object.keys(MOVES)) expect(names.get(name), name).toBeGreaterThan(125)
  expect(exits.get(0x82)).toBeGreaterThan(500)
  expect(exits.get(0x83)).toBeGreaterThan(125)
  expect(stayed).toBeGreaterThan(3_000)
})

test('property: 3,000 system calls', { timeout: PATIENCE }, async () => {
  const { names, exits, stayed } = await expectParity(parity, systemCall(parity.crypto), 3_000)
  for (const name of ['exit', 'keccak', 'preimage64', 'ecrecover', 'input', 'no call']) {
    expect(names.get(name), name).toBeGreaterThan(300)
  }
  expect(exits.get(0x84)).toBeGreaterThan(450)
  expect(stayed).toBeGreaterThan(1_200)
})
