import { createEVM, type EVM } from '@ethereumjs/evm'
import { SimpleStateManager } from '@ethereumjs/statemanager'
import { Account, Address } from '@ethereumjs/util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { machineFor } from './machine.ts'
import { createPlainCommon } from './rules.ts'

const contract = new Address(new Uint8Array(20).fill(7))
const caller = new Address(new Uint8Array(20).fill(9))
const slots = [0, 1, 2, 3].map((n) => {
  const slot = new Uint8Array(32)
  slot[31] = n
  return slot
})

/** Small numbers make offsets, lengths and jumps that mean something; others are extremes. */
const push = fc.oneof(
  { arbitrary: fc.nat(70).map((n) => [0x60, n]), weight: 8 },
  { arbitrary: fc.constantFrom([0x5f], [0x60, 0x20], [0x61, 0x01, 0x00]), weight: 3 },
  { arbitrary: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((word) => [0x7f, ...word]), weight: 1 },
  { arbitrary: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((word) => [0x67, ...word]), weight: 1 },
)
const opcode = fc.oneof(
  { arbitrary: fc.integer({ min: 0x01, max: 0x1e }), weight: 4 },
  {
    arbitrary: fc.constantFrom(0x20, 0x35, 0x51, 0x52, 0x53, 0x54, 0x55, 0x5c, 0x5d, 0x5e, 0x37, 0x39, 0x3d, 0x3e),
    weight: 8,
  },
  { arbitrary: fc.constantFrom(0x30, 0x33, 0x34, 0x36, 0x38, 0x47, 0x58, 0x59, 0x5a, 0x5b, 0x50), weight: 3 },
  { arbitrary: fc.integer({ min: 0x80, max: 0x9f }), weight: 2 },
  { arbitrary: fc.integer({ min: 0xa0, max: 0xa4 }), weight: 1 },
  {
    arbitrary: fc.constantFrom(0x56, 0x57, 0xf1, 0xfa, 0xf4, 0xf3, 0xfd, 0xfe, 0x00, 0x0c, 0x31, 0x3b, 0x3f),
    weight: 1,
  },
)
const program = fc
  .array(fc.tuple(fc.array(push, { maxLength: 3 }), opcode), { maxLength: 60 })
  .map((steps) => Uint8Array.from(steps.flatMap(([pushes, op]) => [...pushes.flat(), op])))

async function outcome(evm: EVM, data: Uint8Array): Promise<unknown> {
  const { execResult } = await evm.runCall({ caller, to: contract, data, gasLimit: 200_000n, value: 3n })
  const { executionGasUsed, returnValue, exceptionError, logs, gasRefund } = execResult
  const storage = []
  for (const slot of slots) storage.push([...(await evm.stateManager.getStorage(contract, slot))])
  // An invalid jump is told with the place in the code, which the name is enough of.
  const error = exceptionError?.error.split(' at ')[0]
  return { executionGasUsed, returnValue: [...returnValue], error, logs, gasRefund, storage }
}

async function prepare(evm: EVM, code: Uint8Array): Promise<void> {
  await evm.stateManager.putAccount(caller, new Account(0n, 1000n))
  await evm.stateManager.putAccount(contract, new Account(1n, 50n))
  await evm.stateManager.putCode(contract, code)
  await evm.stateManager.putStorage(contract, slots[1] as Uint8Array, Uint8Array.of(1, 2, 3))
  evm.stateManager.originalStorageCache.clear()
}

test('any program gives what the stock loop gives: gas, refund, return, error, logs and storage', async () => {
  const machine = await machineFor(1, 'bpo2')
  const ends = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(program, fc.uint8Array({ maxLength: 80 }), async (code, data) => {
      const stock = await createEVM({ common: createPlainCommon(1, 'bpo2'), stateManager: new SimpleStateManager() })
      await prepare(stock, code)
      const expected = await outcome(stock, data)
      const ours = await machine.exclusive(async ({ evm }) => {
        await prepare(evm, code)
        return outcome(evm, data)
      })
      expect(ours).toEqual(expected)
      const end = (expected as { error?: string }).error ?? 'success'
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }),
    { numRuns: 400 },
  )
  // The programs are worth something only if they end in every way.
  for (const end of ['success', 'stack underflow', 'out of gas']) expect(ends.get(end) ?? 0, end).toBeGreaterThan(3)
})

test('with a listener for steps the stock loop runs, and tells the same', async () => {
  const machine = await machineFor(1, 'bpo2')
  const code = Uint8Array.of(0x60, 5, 0x5f, 0x55, 0x5f, 0x54, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3)
  const steps: string[] = []
  const [traced, silent] = await machine.exclusive(async ({ evm }) => {
    await prepare(evm, code)
    const listener = (step: { opcode: { name: string } }) => steps.push(step.opcode.name)
    evm.events.on('step', listener)
    await evm.journal.checkpoint()
    const first = await outcome(evm, new Uint8Array(0))
    await evm.journal.revert()
    evm.journal.cleanJournal()
    evm.stateManager.originalStorageCache.clear()
    evm.events.off('step', listener)
    return [first, await outcome(evm, new Uint8Array(0))]
  })
  expect(silent).toEqual(traced)
  expect(steps).toEqual(['PUSH1', 'PUSH0', 'SSTORE', 'PUSH0', 'SLOAD', 'PUSH0', 'MSTORE', 'PUSH1', 'PUSH0', 'RETURN'])
})
