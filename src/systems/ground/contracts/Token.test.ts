import fc from 'fast-check'
import { decodeErrorResult, decodeEventLog, encodeDeployData, encodeFunctionData, maxUint256, zeroAddress } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { Token } from './generated/Token.ts'

const SUPPLY = 1_000n
let evm: TestEvm
let token: `0x${string}`
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount

beforeEach(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
  token = await evm.deploy(encodeDeployData({ ...Token, args: [SUPPLY] }))
})

const transfer = (from: TestAccount, to: `0x${string}`, value: bigint) =>
  evm.send({
    from,
    to: token,
    data: encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [to, value] }),
  })
const approve = (from: TestAccount, spender: TestAccount, value: bigint) => {
  const args = [spender.address, value] as const
  return evm.send({ from, to: token, data: encodeFunctionData({ abi: Token.abi, functionName: 'approve', args }) })
}
const transferFrom = (by: TestAccount, from: TestAccount, to: `0x${string}`, value: bigint) => {
  const args = [from.address, to, value] as const
  return evm.send({
    from: by,
    to: token,
    data: encodeFunctionData({ abi: Token.abi, functionName: 'transferFrom', args }),
  })
}
async function balanceOf(holder: TestAccount): Promise<bigint> {
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'balanceOf', args: [holder.address] })
  return BigInt((await evm.send({ to: token, data })).output)
}
const revertOf = (run: TestRun) => decodeErrorResult({ abi: Token.abi, data: run.output })

test('the whole supply goes to the deployer, and an event says so', async () => {
  const run = await evm.send({ data: encodeDeployData({ ...Token, args: [7n] }), from: ben })
  const log = run.logs[0]
  if (!log) throw new Error('no event')
  const event = decodeEventLog({ abi: Token.abi, topics: log.topics as [`0x${string}`], data: log.data })
  expect(event).toEqual({
    eventName: 'Transfer',
    args: { from: zeroAddress, to: expect.stringMatching(/^0x/), value: 7n },
  })
  expect(await balanceOf(ana)).toBe(SUPPLY)
})

test('a transfer moves tokens, tells it in an event and moves no ether', async () => {
  const before = await evm.balance(ben.address)
  const run = await transfer(ana, ben.address, 300n)
  expect(run.ok).toBe(true)
  expect(run.logs).toHaveLength(1)
  expect([await balanceOf(ana), await balanceOf(ben)]).toEqual([700n, 300n])
  expect(await evm.balance(ben.address)).toBe(before)
})

test('a transfer to oneself changes nothing', async () => {
  await transfer(ana, ana.address, 400n)
  expect(await balanceOf(ana)).toBe(SUPPLY)
})

test('more than one has cannot be sent', async () => {
  const run = await transfer(ben, ana.address, 1n)
  expect(run.ok).toBe(false)
  expect(revertOf(run)).toMatchObject({ errorName: 'InsufficientBalance', args: [expect.anything(), 0n, 1n] })
})

test('tokens cannot be sent to nobody', async () => {
  expect(revertOf(await transfer(ana, zeroAddress, 1n))).toMatchObject({ errorName: 'NoReceiver' })
})

test('others take only what was allowed, and the allowance runs down', async () => {
  const refused = revertOf(await transferFrom(mallory, ana, mallory.address, 1n))
  expect(refused).toMatchObject({ errorName: 'InsufficientAllowance', args: [expect.anything(), 0n, 1n] })
  await approve(ana, ben, 100n)
  expect((await transferFrom(ben, ana, ben.address, 60n)).ok).toBe(true)
  const second = revertOf(await transferFrom(ben, ana, ben.address, 60n))
  expect(second).toMatchObject({ errorName: 'InsufficientAllowance', args: [expect.anything(), 40n, 60n] })
  expect(await balanceOf(ben)).toBe(60n)
})

test('the largest allowance never runs down', async () => {
  await approve(ana, ben, maxUint256)
  await transferFrom(ben, ana, ben.address, 10n)
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'allowance', args: [ana.address, ben.address] })
  expect(BigInt((await evm.send({ to: token, data })).output)).toBe(maxUint256)
})

test('an allowance does not help when the tokens are not there', async () => {
  await approve(ben, ana, 10n)
  expect(revertOf(await transferFrom(ana, ben, ana.address, 10n))).toMatchObject({ errorName: 'InsufficientBalance' })
})

test('whatever is sent, the balances add up to the supply', async () => {
  const move = fc.record({ from: fc.nat(2), to: fc.nat(2), value: fc.bigInt({ min: 0n, max: 1_200n }) })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
      for (const { from, to, value } of moves) {
        await transfer(evm.accounts[from] ?? ana, (evm.accounts[to] ?? ana).address, value)
      }
      expect((await balanceOf(ana)) + (await balanceOf(ben)) + (await balanceOf(mallory))).toBe(SUPPLY)
    }),
    { numRuns: 15 },
  )
})

test.each(['cancun', 'prague'] as const)('what is compiled for Osaka also runs under %s', async (hardfork) => {
  evm = await createTestEvm({ hardfork })
  token = await evm.deploy(encodeDeployData({ ...Token, args: [SUPPLY] }))
  expect((await transfer(ana, ben.address, 5n)).ok).toBe(true)
})
