import { expect, test } from 'vitest'
import { concatBytes } from '../../lib/bytes.ts'
import { createParity } from '../../testing/riscv/parity.ts'
import { decode } from '../decode.ts'
import { createMachine, type Host } from '../machine.ts'
import { readBytes, readWord } from '../memory.ts'
import { PROGRAM } from './program.ts'

const ECALL = 0x73
const KECCAK = 0x100

test('a compiled program, compared after every step until it exits', { timeout: 120_000 }, async () => {
  const parity = await createParity()
  const machine = createMachine(PROGRAM)
  // Whatever is hashed may be asked for again.
  const pairs: Uint8Array[] = []
  const host: Host = parity.hostWith(pairs)
  const operations = new Set<string>()

  while (machine.exit === null) {
    const word = readWord(machine.memory, machine.pc)
    operations.add(decode(word).operation)
    const [p, length, call] = [machine.x[10] ?? 0, machine.x[11] ?? 0, machine.x[17]]
    if (word === ECALL && call === KECCAK && length === 64) pairs.push(readBytes(machine.memory, p, 64))
    const at = `step ${machine.steps} at 0x${machine.pc.toString(16)}: ${decode(word).operation}`
    const { onL1, offL1 } = await parity.takeStep(machine, host)
    expect(onL1, at).toBe(offL1)
  }

  expect(machine.steps).toBeGreaterThan(3_000)
  expect(operations.size).toBeGreaterThan(30)
  expect(machine.exit.code).toBe(3)
  // The program's own memory is still there: its last word was the hash of its block.
  const block = readBytes(machine.memory, 0x1600, 256)
  expect(machine.exit.output).toEqual(parity.crypto.keccak256(block))
  // And the preimage stood where the hash's ingredients had been wiped out.
  expect(concatBytes(pairs).slice(0, 32)).toEqual(readBytes(machine.memory, 0x1800, 32))
})
