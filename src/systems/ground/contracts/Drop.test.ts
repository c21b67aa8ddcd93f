import { decodeErrorResult, encodeDeployData, encodeFunctionData, zeroAddress } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { Greedy } from '../../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { Drop } from './generated/Drop.ts'

const { abi } = Drop
const PRICE = 1_000n
type Address = `0x${string}`

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let drop: Address

beforeEach(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
  drop = await openDrop(ana.address)
})

const openDrop = (creator: Address) => evm.deploy(encodeDeployData({ ...Drop, args: [creator, PRICE, 3n, 2n] }))
const mint = (from = ana, value = PRICE) =>
  evm.send({ from, to: drop, value, data: encodeFunctionData({ abi, functionName: 'mint' }) })
const give = (by: TestAccount, from: Address, to: Address, id: bigint) =>
  evm.send({
    from: by,
    to: drop,
    data: encodeFunctionData({ abi, functionName: 'transferFrom', args: [from, to, id] }),
  })
const collect = (from: TestAccount) =>
  evm.send({ from, to: drop, data: encodeFunctionData({ abi, functionName: 'collect' }) })
const ask = async (functionName: 'ownerOf' | 'balanceOf' | 'mintedBy', arg: bigint | Address) =>
  BigInt((await evm.send({ to: drop, data: encodeFunctionData({ abi, functionName, args: [arg] as never }) })).output)
const minted = async () =>
  BigInt((await evm.send({ to: drop, data: encodeFunctionData({ abi, functionName: 'minted' }) })).output)
const revertOf = (run: TestRun) => {
  expect(run.ok).toBe(false)
  return decodeErrorResult({ abi, data: run.output })
}

test('minting gives the next number to whoever pays the price', async () => {
  expect((await mint(ben)).ok).toBe(true)
  expect((await mint(ana)).ok).toBe(true)
  expect([await ask('ownerOf', 1n), await ask('ownerOf', 2n)]).toEqual([BigInt(ben.address), BigInt(ana.address)])
  expect([await ask('balanceOf', ben.address), await minted()]).toEqual([1n, 2n])
  expect(await evm.balance(drop)).toBe(2n * PRICE)
})

test.each([PRICE - 1n, PRICE + 1n, 0n])('%i wei is the wrong price', async (paid) => {
  expect(revertOf(await mint(ana, paid))).toMatchObject({ errorName: 'WrongPrice', args: [paid, PRICE] })
  expect(await evm.balance(drop)).toBe(0n)
})

test('one account mints so many and no more, even after it gave one away', async () => {
  await mint()
  await mint()
  await give(ana, ana.address, ben.address, 1n)
  expect(revertOf(await mint())).toMatchObject({ errorName: 'EnoughForOne', args: [expect.anything(), 2n] })
  expect(await ask('mintedBy', ana.address)).toBe(2n)
})

test('whoever comes too late fails, pays gas and keeps the price', async () => {
  for (const buyer of [ana, ana, ben]) await mint(buyer)
  const before = await evm.balance(ben.address)
  const run = await mint(ben)
  expect(revertOf(run)).toMatchObject({ errorName: 'SoldOut', args: [3n] })
  const paid = before - (await evm.balance(ben.address))
  expect(paid).toBeGreaterThan(0n)
  expect(paid % BigInt(run.gasUsed)).toBe(0n)
  expect(await minted()).toBe(3n)
})

test('only the owner gives one away, and only to somebody', async () => {
  await mint(ana)
  expect(revertOf(await give(mallory, ana.address, mallory.address, 1n)).errorName).toBe('NotYours')
  expect(revertOf(await give(ana, ben.address, mallory.address, 1n)).errorName).toBe('NotYours')
  expect(revertOf(await give(ana, zeroAddress, ana.address, 2n)).errorName).toBe('NotYours')
  expect(revertOf(await give(ana, ana.address, zeroAddress, 1n)).errorName).toBe('NoReceiver')
  expect((await give(ana, ana.address, ben.address, 1n)).ok).toBe(true)
  expect(await ask('ownerOf', 1n)).toBe(BigInt(ben.address))
  expect([await ask('balanceOf', ana.address), await ask('balanceOf', ben.address)]).toEqual([0n, 1n])
})

test('what was paid goes to the creator', async () => {
  await mint(ben)
  expect(revertOf(await collect(ben)).errorName).toBe('NotTheCreator')
  expect((await collect(ana)).ok).toBe(true)
  expect(await evm.balance(drop)).toBe(0n)
  expect(revertOf(await collect(ana)).errorName).toBe('NothingToCollect')
})

test.each([
  { manner: 0, name: 'calls back in the middle of being paid', left: 0n },
  { manner: 1, name: 'takes no money', left: PRICE },
])('a creator that $name is paid no more than once', async ({ manner, left }) => {
  const greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [manner] }))
  drop = await openDrop(greedy)
  await mint(ben)
  const data = encodeFunctionData({ abi: Greedy.abi, functionName: 'collectFrom', args: [drop] })
  const run = await evm.send({ from: mallory, to: greedy, data })
  expect(run.ok).toBe(left === 0n)
  if (!run.ok) expect(revertOf(run)).toMatchObject({ errorName: 'CannotPay', args: [expect.anything(), PRICE] })
  expect([await evm.balance(drop), await evm.balance(greedy)]).toEqual([left, PRICE - left])
})
