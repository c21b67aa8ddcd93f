import { encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { Till } from '../../systems/ground/contracts/generated/Till.ts'
import { Greedy } from '../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestEvm, type TestRun } from '../../testing/evm.ts'
import { toCallFrames, toStructLogs } from './geth.ts'

let evm: TestEvm
let till: Hex
let greedy: Hex
let run: TestRun
beforeAll(async () => {
  evm = await createTestEvm()
  greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [0] }))
  till = await evm.deploy(
    encodeDeployData({
      ...Till,
      args: [
        [evm.accounts[0].address, greedy],
        [5_000, 5_000],
      ],
    }),
  )
  await evm.send({ to: till, value: 1_000n })
  const data = encodeFunctionData({ abi: Greedy.abi, functionName: 'collectFrom', args: [till] })
  run = await evm.send({ to: greedy, data })
})

test('struct logs tell depth, stack, memory and what storage was seen to hold', () => {
  const { structLogs, failed } = toStructLogs(run.trace, run, { enableMemory: true, enableReturnData: true })
  expect(failed).toBe(false)
  expect(structLogs).toHaveLength(run.trace.length)
  expect(Math.max(...structLogs.map((log) => log.depth))).toBe(4)
  expect(structLogs[0]).toMatchObject({ pc: 0, op: 'PUSH1', depth: 1, gasCost: 3, stack: [], memory: [] })
  const stores = structLogs.filter((log) => log.op === 'SSTORE' && log.depth === 2)
  expect(Object.values(stores[0]?.storage ?? {})).toContain('0'.repeat(64))
  const load = structLogs.find((log) => log.op === 'SLOAD' && log.depth === 2)
  expect(Object.values(load?.storage ?? {})).toContain(500n.toString(16).padStart(64, '0'))
  expect(structLogs.some((log) => log.returnData !== undefined)).toBe(true)
})

test('what was not asked for is not told', () => {
  const { structLogs } = toStructLogs(run.trace, run, { disableStack: true, disableStorage: true, limit: 5 })
  expect(structLogs).toHaveLength(5)
  expect(Object.keys(structLogs[0] ?? {})).toEqual(['pc', 'op', 'gas', 'gasCost', 'depth'])
})

test('the call tracer nests calls and names the failed one', () => {
  const root = toCallFrames(run.trace, { gasLimit: 10_000_000, gasUsed: run.gasUsed })
  expect(root).toMatchObject({ type: 'CALL', to: greedy, gas: '0x989680', gasUsed: `0x${run.gasUsed.toString(16)}` })
  const collect = root.calls?.[0]
  const receive = collect?.calls?.[0]
  expect(collect).toMatchObject({ from: greedy, to: till, value: '0x0' })
  expect(receive).toMatchObject({ from: till, to: greedy, value: '0x1f4' })
  expect(receive?.calls?.[0]).toMatchObject({ to: till, error: 'execution reverted' })
})
