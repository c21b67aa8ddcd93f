import { decodeErrorResult, decodeFunctionResult, encodeDeployData, encodeFunctionData } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { Guestbook } from './generated/Guestbook.ts'

const { abi } = Guestbook
const NOW = 1_700_000_000n
let evm: TestEvm
let book: `0x${string}`
let ana: TestAccount
let ben: TestAccount

beforeEach(async () => {
  evm = await createTestEvm({ time: NOW })
  ;[ana, ben] = evm.accounts
  book = await evm.deploy(encodeDeployData({ ...Guestbook, args: ['The mezzanine'] }))
})

const sign = (from: TestAccount, line: string) =>
  evm.send({ from, to: book, data: encodeFunctionData({ abi, functionName: 'sign', args: [line] }) })
const like = (from: TestAccount, index: bigint) =>
  evm.send({ from, to: book, data: encodeFunctionData({ abi, functionName: 'like', args: [index] }) })
const close = (from: TestAccount) =>
  evm.send({ from, to: book, data: encodeFunctionData({ abi, functionName: 'close' }) })
const read = (index: bigint) =>
  evm.send({ to: book, data: encodeFunctionData({ abi, functionName: 'entryAt', args: [index] }) })
async function entryAt(index: bigint) {
  return decodeFunctionResult({ abi, functionName: 'entryAt', data: (await read(index)).output })
}
const revertOf = (run: TestRun) => decodeErrorResult({ abi, data: run.output })

test('a line is kept with who wrote it and when, and announced in an event', async () => {
  const run = await sign(ben, 'Was here')
  expect(run.logs).toHaveLength(1)
  const entry = await entryAt(0n)
  expect(entry).toMatchObject({ writtenAt: NOW, likes: 0, line: 'Was here' })
  expect(entry.author.toLowerCase()).toBe(ben.address)
})

test('lines are counted for each author', async () => {
  await sign(ana, 'one')
  await sign(ben, 'two')
  await sign(ana, 'three')
  const data = encodeFunctionData({ abi, functionName: 'linesBy', args: [ana.address] })
  expect(BigInt((await evm.send({ to: book, data })).output)).toBe(2n)
  const size = encodeFunctionData({ abi, functionName: 'size' })
  expect(BigInt((await evm.send({ to: book, data: size })).output)).toBe(3n)
})

test('the longest line fits and one byte more does not', async () => {
  expect((await sign(ana, 'x'.repeat(280))).ok).toBe(true)
  const tooLong = await sign(ana, 'x'.repeat(281))
  expect(revertOf(tooLong)).toMatchObject({ errorName: 'LineTooLong', args: [281n, 280n] })
})

test('an empty line is refused', async () => {
  expect(revertOf(await sign(ana, ''))).toMatchObject({ errorName: 'EmptyLine' })
})

test('an entry is liked once by each reader', async () => {
  await sign(ana, 'Like me')
  await like(ana, 0n)
  await like(ben, 0n)
  expect((await entryAt(0n)).likes).toBe(2)
  expect(revertOf(await like(ben, 0n))).toMatchObject({ errorName: 'AlreadyLiked', args: [0n, expect.anything()] })
})

test('what was never written can be neither read nor liked', async () => {
  await sign(ana, 'the only one')
  expect(revertOf(await read(1n))).toMatchObject({ errorName: 'NoSuchEntry', args: [1n, 1n] })
  expect(revertOf(await like(ana, 9n))).toMatchObject({ errorName: 'NoSuchEntry', args: [9n, 1n] })
})

test('only the keeper closes the book, once, and then nobody signs', async () => {
  expect(revertOf(await close(ben))).toMatchObject({ errorName: 'NotTheKeeper' })
  expect((await close(ana)).ok).toBe(true)
  expect(revertOf(await close(ana))).toMatchObject({ errorName: 'BookClosed' })
  expect(revertOf(await sign(ben, 'too late'))).toMatchObject({ errorName: 'BookClosed' })
})

test('a refused line leaves the storage as it was', async () => {
  await sign(ana, 'kept')
  const slots = [0, 1, 2].map((slot) => `0x${slot.toString(16).padStart(64, '0')}` as const)
  const storage = () => Promise.all(slots.map((slot) => evm.storage(book, slot)))
  const before = await storage()
  const run = await sign(ana, '')
  expect(run.ok).toBe(false)
  expect(run.logs).toHaveLength(0)
  expect(await storage()).toEqual(before)
})
