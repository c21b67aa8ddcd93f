import fc from 'fast-check'
import { decodeErrorResult, encodeDeployData, encodeFunctionData } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { Greedy } from '../../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { Till } from './generated/Till.ts'

const { abi } = Till
const REENTER = 0
const REFUSE = 1
let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount

beforeEach(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
})

type Address = `0x${string}`
const creation = (accounts: Address[], shares: number[]) => encodeDeployData({ ...Till, args: [accounts, shares] })
const openTill = (accounts: Address[], shares: number[]) => evm.deploy(creation(accounts, shares))
const pay = (till: Address, value: bigint, from = mallory) =>
  evm.send({ from, to: till, value, data: encodeFunctionData({ abi, functionName: 'pay', args: ['bread'] }) })
const collect = (till: Address, from: TestAccount) =>
  evm.send({ from, to: till, data: encodeFunctionData({ abi, functionName: 'collect' }) })
async function owed(till: Address, account: Address): Promise<bigint> {
  const data = encodeFunctionData({ abi, functionName: 'owed', args: [account] })
  return BigInt((await evm.send({ to: till, data })).output)
}
const revertOf = (run: TestRun) => decodeErrorResult({ abi, data: run.output })

test('a payment is split by shares, and what does not divide goes to the first', async () => {
  const till = await openTill([ana.address, ben.address], [3_333, 6_667])
  expect((await pay(till, 101n)).ok).toBe(true)
  expect(await owed(till, ben.address)).toBe((101n * 6_667n) / 10_000n)
  expect((await owed(till, ana.address)) + (await owed(till, ben.address))).toBe(101n)
})

test('plain ether is split as well', async () => {
  const till = await openTill([ana.address, ben.address], [5_000, 5_000])
  const run = await evm.send({ from: mallory, to: till, value: 10n })
  expect(run.ok).toBe(true)
  expect(await owed(till, ben.address)).toBe(5n)
})

test('a partner collects once', async () => {
  const till = await openTill([ana.address, ben.address], [5_000, 5_000])
  await pay(till, 1_000n)
  expect((await collect(till, ben)).ok).toBe(true)
  expect(await evm.balance(till)).toBe(500n)
  expect(revertOf(await collect(till, ben))).toMatchObject({ errorName: 'NothingOwed' })
  expect(revertOf(await collect(till, mallory))).toMatchObject({ errorName: 'NothingOwed' })
})

test('an empty payment is refused', async () => {
  const till = await openTill([ana.address], [10_000])
  expect(revertOf(await pay(till, 0n))).toMatchObject({ errorName: 'NothingPaid' })
})

test.each([
  ['NoPartners', [], []],
  ['PartnersAndSharesDiffer', [1, 2], [10_000]],
  ['SharesDoNotAddUp', [1, 2], [5_000, 4_999]],
] as const)('a till with wrong shares is not opened: %s', async (errorName, accounts, shares) => {
  const addresses = accounts.map((i) => evm.accounts[i]?.address ?? ana.address)
  const run = await evm.send({ data: creation(addresses, [...shares]) })
  expect(run.contract).toBeNull()
  expect(revertOf(run)).toMatchObject({ errorName })
})

async function openGreedyTill(
  manner: number,
): Promise<{ till: Address; greedy: Address; ask: () => Promise<TestRun> }> {
  const greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [manner] }))
  const till = await openTill([ana.address, greedy], [5_000, 5_000])
  await pay(till, 1_000n)
  const data = encodeFunctionData({ abi: Greedy.abi, functionName: 'collectFrom', args: [till] })
  return { till, greedy, ask: () => evm.send({ from: mallory, to: greedy, data }) }
}

test('who calls back in the middle of being paid is paid once', async () => {
  const { till, greedy, ask } = await openGreedyTill(REENTER)
  expect((await ask()).ok).toBe(true)
  expect(await evm.balance(greedy)).toBe(500n)
  expect(await evm.balance(till)).toBe(500n)
  const caught = encodeFunctionData({ abi: Greedy.abi, functionName: 'caught' })
  expect(BigInt((await evm.send({ to: greedy, data: caught })).output)).toBe(1n)
})

test('who refuses the money keeps the claim, and the others are paid', async () => {
  const { till, greedy, ask } = await openGreedyTill(REFUSE)
  const run = await ask()
  expect(revertOf(run)).toMatchObject({ errorName: 'CannotPay', args: [expect.anything(), 500n] })
  expect(await owed(till, greedy)).toBe(500n)
  expect((await collect(till, ana)).ok).toBe(true)
})

test('the till always holds exactly what it owes', async () => {
  const shares = fc.integer({ min: 0, max: 10_000 })
  // All runs and their shrinking share one payer, so no sum of payments may come near what the payer has.
  const step = fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.constantFrom('ana', 'ben'))
  await fc.assert(
    fc.asyncProperty(shares, fc.array(step, { maxLength: 6 }), async (share, steps) => {
      const till = await openTill([ana.address, ben.address], [share, 10_000 - share])
      for (const next of steps) {
        if (typeof next === 'bigint') await pay(till, next)
        else await collect(till, next === 'ana' ? ana : ben)
        const owes = (await owed(till, ana.address)) + (await owed(till, ben.address))
        expect(await evm.balance(till)).toBe(owes)
      }
    }),
    { numRuns: 12 },
  )
})
