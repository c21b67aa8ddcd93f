import fc from 'fast-check'
import {
  decodeErrorResult,
  decodeEventLog,
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  maxUint256,
} from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { Pool } from './generated/Pool.ts'
import { Token } from './generated/Token.ts'

const { abi } = Pool
const SUPPLY = 10n ** 30n
const MOST = 2n ** 128n - 1n
type Address = `0x${string}`

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let tokens: readonly [a: Address, b: Address]
let pool: Address

beforeEach(async () => {
  evm = await createTestEvm()
  ;[ana, ben] = evm.accounts
  tokens = [await deployToken(SUPPLY), await deployToken(SUPPLY)]
  pool = await deployPool(...tokens)
})

const deployToken = (supply: bigint) => evm.deploy(encodeDeployData({ ...Token, args: [supply] }))
async function deployPool(a: Address, b: Address): Promise<Address> {
  const made = await evm.deploy(encodeDeployData({ ...Pool, args: [a, b] }))
  for (const token of [a, b]) {
    for (const from of [ana, ben]) {
      await evm.send({
        from,
        to: token,
        data: encodeFunctionData({ abi: Token.abi, functionName: 'approve', args: [made, maxUint256] }),
      })
    }
  }
  return made
}
const add = (a: bigint, b: bigint, to = pool) =>
  evm.send({ to, data: encodeFunctionData({ abi, functionName: 'addLiquidity', args: [a, b] }) })
const swap = (sellsA: boolean, amountIn: bigint, minOut = 0n, from = ana) =>
  evm.send({
    from,
    to: pool,
    data: encodeFunctionData({ abi, functionName: 'swap', args: [sellsA, amountIn, minOut] }),
  })
const read = async (functionName: 'reserveA' | 'reserveB' | 'tradeCount') =>
  BigInt((await evm.send({ to: pool, data: encodeFunctionData({ abi, functionName }) })).output)
const reserves = async () => [await read('reserveA'), await read('reserveB')] as const
async function held(token: Address, holder: Address): Promise<bigint> {
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'balanceOf', args: [holder] })
  return BigInt((await evm.send({ to: token, data })).output)
}
const revertOf = (run: TestRun) => {
  expect(run.ok).toBe(false)
  return decodeErrorResult({ abi, data: run.output })
}

test('liquidity comes once, and is taken from whoever brings it', async () => {
  const run = await add(1_000n, 4_000n)
  expect(run.ok).toBe(true)
  expect(await reserves()).toEqual([1_000n, 4_000n])
  expect([await held(tokens[0], pool), await held(tokens[1], pool)]).toEqual([1_000n, 4_000n])
  expect(revertOf(await add(1n, 1n)).errorName).toBe('AlreadyOpen')
})

test('a pool of one token with itself is none', async () => {
  const run = await evm.send({ data: encodeDeployData({ ...Pool, args: [tokens[0], tokens[0]] }) })
  expect(revertOf(run).errorName).toBe('SameToken')
})

test('nothing can be added or swapped', async () => {
  expect(revertOf(await add(0n, 1n)).errorName).toBe('NothingGiven')
  expect(revertOf(await add(1n, 0n)).errorName).toBe('NothingGiven')
  await add(1_000n, 1_000n)
  expect(revertOf(await swap(true, 0n)).errorName).toBe('NothingGiven')
})

test('before liquidity came, nothing can be swapped', async () => {
  expect(revertOf(await swap(true, 1n)).errorName).toBe('NotOpenYet')
})

test('whoever cannot pay for the liquidity adds none', async () => {
  const data = encodeFunctionData({ abi, functionName: 'addLiquidity', args: [1n, 1n] })
  const run = await evm.send({ from: ben, to: pool, data })
  expect(decodeErrorResult({ abi: Token.abi, data: run.output }).errorName).toBe('InsufficientBalance')
  expect(await reserves()).toEqual([0n, 0n])
})

test('what would not fit into the books is refused', async () => {
  tokens = [await deployToken(2n ** 200n), await deployToken(2n ** 200n)]
  pool = await deployPool(...tokens)
  expect(revertOf(await add(MOST + 1n, 1n))).toMatchObject({ errorName: 'TooMuch', args: [MOST + 1n] })
  expect(revertOf(await add(1n, MOST + 1n))).toMatchObject({ errorName: 'TooMuch', args: [MOST + 1n] })
  await add(MOST, MOST)
  expect(revertOf(await swap(true, MOST + 1n))).toMatchObject({ errorName: 'TooMuch', args: [MOST + 1n] })
  expect(revertOf(await swap(true, 5n))).toMatchObject({ errorName: 'TooMuch', args: [MOST + 5n] })
})

test.each([
  { sellsA: true, paid: 0, taken: 1 },
  { sellsA: false, paid: 1, taken: 0 },
])(
  'a swap gives what the product leaves, less the fee, and says so (sells A: $sellsA)',
  async ({ sellsA, paid, taken }) => {
    const amounts = [1_000_000n, 4_000_000n] as const
    await add(...amounts)
    const [reserveIn, reserveOut] = [amounts[paid] as bigint, amounts[taken] as bigint]
    const before = await held(tokens[taken] as Address, ana.address)
    const run = await swap(sellsA, 10_000n)
    const expected = (10_000n * 997n * reserveOut) / (reserveIn * 1000n + 10_000n * 997n)
    expect((await held(tokens[taken] as Address, ana.address)) - before).toBe(expected)
    const log = run.logs.find(({ address }) => address.toLowerCase() === pool.toLowerCase())
    if (!log) throw new Error('no event')
    const event = decodeEventLog({ abi, topics: log.topics as [Address], data: log.data })
    expect(event).toMatchObject({ eventName: 'Swapped', args: { sellsA, amountIn: 10_000n, amountOut: expected } })
  },
)

test('a swap that would give too little does not happen', async () => {
  await add(1_000_000n, 1_000_000n)
  const run = revertOf(await swap(true, 1_000n, 997n))
  expect(run).toMatchObject({ errorName: 'TooLittleOut', args: [996n, 997n] })
  expect((await swap(true, 1_000n, 996n)).ok).toBe(true)
})

test('who does not hold the token cannot sell it', async () => {
  await add(1_000n, 1_000n)
  const run = await swap(true, 10n, 0n, ben)
  expect(decodeErrorResult({ abi: Token.abi, data: run.output }).errorName).toBe('InsufficientBalance')
  expect(await reserves()).toEqual([1_000n, 1_000n])
})

test('every swap is kept, with the price it led to', async () => {
  await add(1_000n, 4_000n)
  expect(await read('tradeCount')).toBe(0n)
  await swap(false, 100n)
  expect(await read('tradeCount')).toBe(1n)
  const [a, b] = await reserves()
  const data = encodeFunctionData({ abi, functionName: 'trades', args: [0n] })
  const output = (await evm.send({ to: pool, data })).output
  const [trader, time, ...rest] = decodeFunctionResult({ abi, functionName: 'trades', data: output })
  expect(BigInt(trader)).toBe(BigInt(ana.address))
  expect(time).toBe(1_700_000_000n)
  expect(rest).toEqual([false, 100n, 1_000n - a, (b << 96n) / a])
})

test('whatever is swapped, the product never falls and the pool holds what its books say', async () => {
  await add(10n ** 6n, 3n * 10n ** 6n)
  const wish = fc.record({ sellsA: fc.boolean(), amountIn: fc.bigInt({ min: 1n, max: 10n ** 7n }) })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 6 }), async (wishes) => {
      for (const { sellsA, amountIn } of wishes) {
        const [a, b] = await reserves()
        expect((await swap(sellsA, amountIn)).ok).toBe(true)
        const [nextA, nextB] = await reserves()
        expect(nextA * nextB).toBeGreaterThanOrEqual(a * b)
        expect([await held(tokens[0], pool), await held(tokens[1], pool)]).toEqual([nextA, nextB])
      }
    }),
    { numRuns: 12 },
  )
})
