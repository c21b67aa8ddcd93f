import type { EVM, InterpreterStep } from '@ethereumjs/evm'
import { encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { Till } from '../../systems/ground/contracts/generated/Till.ts'
import { Greedy } from '../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestEvm, type TestRequest, type TestRun } from '../../testing/evm.ts'
import { callTree, storageWrites } from './callTree.ts'
import { opcodeName } from './opcodes.ts'
import { gasCostAt, memoryAt, returnDataAt, stackAt } from './trace.ts'

// The recorder against ethereumjs' own step events, copied in full.

let evm: TestEvm
let book: Hex
beforeAll(async () => {
  evm = await createTestEvm()
  book = await evm.deploy(
    encodeDeployData({ ...Guestbook, args: ['Long enough a title to need a slot of its own for its bytes'] }),
  )
})

async function watched(request: TestRequest): Promise<{ run: TestRun; steps: InterpreterStep[] }> {
  const steps: InterpreterStep[] = []
  const copy = (step: InterpreterStep) => {
    steps.push({ ...step, stack: [...step.stack], memory: step.memory.slice() })
  }
  const { events } = evm.vm.evm as EVM
  events.on('step', copy)
  try {
    return { run: await evm.send(request), steps }
  } finally {
    events.off('step', copy)
  }
}

function expectFaithful({ run, steps }: { run: TestRun; steps: InterpreterStep[] }): void {
  const { trace } = run
  expect(trace.length).toBe(steps.length)
  for (const [i, step] of steps.entries()) {
    expect(trace.pc[i]).toBe(step.pc)
    expect(opcodeName(trace.op[i] ?? 0)).toBe(step.opcode.name)
    expect(trace.gasLeft[i]).toBe(Number(step.gasLeft))
    expect(stackAt(trace, i)).toEqual(step.stack)
    expect(bytesToHex(memoryAt(trace, i))).toBe(bytesToHex(step.memory))
  }
}

const signLine = (line: string) => encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: [line] })

test('a call with strings and storage is recorded faithfully', async () => {
  const seen = await watched({ to: book, data: signLine('a line that does not fit into one slot of storage, by far') })
  expectFaithful(seen)
  const kept = storageWrites(seen.run.trace).filter((write) => write.kept)
  expect(kept.length).toBeGreaterThanOrEqual(5)
})

test('a deployment is recorded faithfully', async () => {
  const data = encodeDeployData({ ...Guestbook, args: ['Short'] })
  const seen = await watched({ data })
  expectFaithful(seen)
  const root = callTree(seen.run.trace)
  expect(root.frame).toMatchObject({ kind: 'CREATE', address: seen.run.contract, depth: 0, error: null })
})

test('a failed call is recorded up to the instruction that failed', async () => {
  const seen = await watched({ to: book, data: signLine('') })
  expect(seen.run.ok).toBe(false)
  expectFaithful(seen)
  expect(seen.run.trace.frames[0]?.error).toBe('revert')
})

test('out of gas in the middle of memory is recorded too', async () => {
  const seen = await watched({ to: book, data: signLine('x'.repeat(200)), gasLimit: 60_000n })
  expect(seen.run.error).toBe('out of gas')
  expectFaithful(seen)
})

test('calls in calls: who called whom, what came back, what was undone', async () => {
  const [ana] = evm.accounts
  const greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [0] }))
  const till = await evm.deploy(
    encodeDeployData({
      ...Till,
      args: [
        [ana.address, greedy],
        [5_000, 5_000],
      ],
    }),
  )
  await evm.send({ to: till, value: 1_000n })
  const data = encodeFunctionData({ abi: Greedy.abi, functionName: 'collectFrom', args: [till] })
  const seen = await watched({ to: greedy, data })
  expectFaithful(seen)

  const { trace } = seen.run
  const root = callTree(trace)
  const collect = root.children[0]
  const receive = collect?.children[0]
  const again = receive?.children[0]
  expect(root.frame).toMatchObject({ from: ana.address, address: greedy, kind: 'CALL' })
  expect(collect?.frame).toMatchObject({ from: greedy, address: till, error: null })
  expect(receive?.frame).toMatchObject({ from: till, address: greedy, value: 500n })
  expect(again?.frame).toMatchObject({ from: greedy, address: till, error: 'revert' })

  const afterRevert = trace.next[again?.frame.calledAt ?? 0] ?? 0
  expect(bytesToHex(returnDataAt(trace, afterRevert))).toBe(bytesToHex(again?.frame.output ?? new Uint8Array()))
  expect(returnDataAt(trace, 0)).toHaveLength(0)
  // Every unit of the execution's gas is a step's, at every depth.
  const own = trace.previous.findIndex((previous, i) => previous === -1 && trace.frame[i] === 0)
  let spent = 0
  for (let i = own; i !== -1; i = trace.next[i] ?? -1) spent += gasCostAt(trace, i)
  expect(spent).toBe(root.frame.gasUsed)
})

test('a precompile is a frame without steps', async () => {
  const identity = `0x${'00'.repeat(19)}04` as const
  const { trace } = await evm.send({ to: identity, data: '0x1234' })
  expect(trace.length).toBe(0)
  expect(trace.frames[0]).toMatchObject({ kind: 'CALL', address: identity, firstStep: -1, error: null })
})

test('the recorder leaves nothing behind that would slow the machine down', async () => {
  await evm.send({ to: book, data: signLine('unwatched') })
  const { events } = evm.vm.evm as EVM
  expect([
    events.listenerCount('step'),
    events.listenerCount('beforeMessage'),
    events.listenerCount('afterMessage'),
  ]).toEqual([0, 0, 0])
})

test('a trace crosses to another thread as it is', async () => {
  const { trace } = await evm.send({ to: book, data: signLine('over there') })
  const copy = structuredClone(trace)
  expect(stackAt(copy, copy.length - 1)).toEqual(stackAt(trace, trace.length - 1))
  expect(copy).toEqual(trace)
})
