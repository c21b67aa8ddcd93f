import fc from 'fast-check'
import { encodeDeployData, encodeErrorResult, encodeFunctionData, parseAbi } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { Till } from '../../systems/ground/contracts/generated/Till.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { Greedy } from '../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestEvm } from '../../testing/evm.ts'
import { type AbiRegistry, createAbiRegistry, decodeCall, decodeCreation, decodeLog, decodeRevert } from './abi.ts'

const artifacts = [Token, Guestbook, Till]
const UNKNOWN = `0x${'99'.repeat(20)}` as const
let evm: TestEvm
let token: Hex
let book: Hex
let registry: AbiRegistry
beforeAll(async () => {
  evm = await createTestEvm()
  token = await evm.deploy(encodeDeployData({ ...Token, args: [1_000n] }))
  book = await evm.deploy(encodeDeployData({ ...Guestbook, args: ['Book'] }))
  const deployed = [
    { address: token, name: 'Token' },
    { address: book, name: 'Guestbook' },
    { address: UNKNOWN, name: null },
  ]
  registry = createAbiRegistry({ artifacts, deployed })
})

const transfer = (to: Hex, value: bigint) =>
  encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [to, value] })

test('a call and its answer are told in the contract’s words', async () => {
  const [, ben] = evm.accounts
  const input = transfer(ben.address, 5n)
  const { output } = await evm.send({ to: token, data: input })
  expect(decodeCall(registry, { to: token, input, output })).toEqual({
    contract: 'Token',
    name: 'transfer',
    arguments: [
      { name: 'to', type: 'address', value: ben.address },
      { name: 'value', type: 'uint256', value: 5n },
    ],
    results: [{ name: '', type: 'bool', value: true }],
    isGuess: false,
  })
})

test('structs come apart into their fields', async () => {
  await evm.send({ to: book, data: encodeFunctionData({ abi: Guestbook.abi, functionName: 'sign', args: ['hi'] }) })
  const input = encodeFunctionData({ abi: Guestbook.abi, functionName: 'entryAt', args: [0n] })
  const { output } = await evm.send({ to: book, data: input })
  const result = decodeCall(registry, { to: book, input, output })?.results?.[0]
  expect(result).toMatchObject({
    type: 'struct Guestbook.Entry',
    value: [
      { name: 'author', value: evm.accounts[0].address },
      { name: 'writtenAt', type: 'uint64' },
      { name: 'likes', value: 0n },
      { name: 'line', value: 'hi' },
    ],
  })
})

test('the call of an unknown contract is a guess, and says so', () => {
  const input = transfer(UNKNOWN, 1n)
  expect(decodeCall(registry, { to: UNKNOWN, input })).toMatchObject({
    contract: 'Token',
    name: 'transfer',
    isGuess: true,
  })
  expect(decodeCall(registry, { to: token, input: '0x12345678' })).toBeNull()
  expect(decodeCall(registry, { to: UNKNOWN, input: '0x' })).toBeNull()
  expect(decodeCall(registry, { to: token, input: input.slice(0, 40) as Hex })).toBeNull()
})

test('ether without data is a payment where the contract takes it', () => {
  const till = createAbiRegistry({ artifacts, deployed: [{ address: token, name: 'Till' }] })
  expect(decodeCall(till, { to: token, input: '0x' })).toMatchObject({ contract: 'Till', name: 'receive' })
  expect(decodeCall(registry, { to: token, input: '0x' })).toBeNull()
})

test('a creation is known by its code, with the arguments behind it', () => {
  const accounts = [UNKNOWN, token] as const
  const initcode = encodeDeployData({ ...Till, args: [accounts, [4_000, 6_000]] })
  const decoded = decodeCreation(registry, initcode)
  expect(decoded).toMatchObject({ contract: 'Till', name: 'constructor' })
  expect(decoded?.arguments[0]?.value).toMatchObject([{ name: '0', value: UNKNOWN }, { value: token }])
  expect(decoded?.arguments[1]?.value).toMatchObject([{ value: 4_000n }, { value: 6_000n }])
  expect(decodeCreation(registry, '0x60006000')).toBeNull()
})

test('logs are decoded with indexed and plain fields', async () => {
  const [ana, ben] = evm.accounts
  const run = await evm.send({ to: token, data: transfer(ben.address, 9n) })
  const log = run.logs[0]
  if (!log) throw new Error('no log')
  expect(decodeLog(registry, log)).toEqual({
    contract: 'Token',
    name: 'Transfer',
    arguments: [
      { name: 'from', type: 'address', value: ana.address, indexed: true },
      { name: 'to', type: 'address', value: ben.address, indexed: true },
      { name: 'value', type: 'uint256', value: 9n, indexed: false },
    ],
    isGuess: false,
  })
  expect(decodeLog(registry, { ...log, address: UNKNOWN })).toMatchObject({ isGuess: true })
  expect(decodeLog(registry, { ...log, topics: [] })).toBeNull()
})

test('custom errors, messages, panics and silence are told apart', async () => {
  const [, ben] = evm.accounts
  const refused = await evm.send({ to: token, from: ben, data: transfer(token, 10_000n) })
  expect(decodeRevert(registry, refused.output, token)).toMatchObject({
    kind: 'custom',
    contract: 'Token',
    name: 'InsufficientBalance',
    arguments: [{ name: 'holder', value: ben.address }, { name: 'balance' }, { name: 'needed', value: 10_000n }],
  })
  // An error that travelled up through a contract that does not declare it.
  expect(decodeRevert(registry, refused.output, book)).toMatchObject({ kind: 'custom', contract: 'Token' })

  const greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [1] }))
  const message = await evm.send({ to: greedy, value: 1n })
  expect(decodeRevert(registry, message.output)).toEqual({ kind: 'message', message: 'no thanks' })

  const panicAbi = parseAbi(['error Panic(uint256)'])
  const panic = (code: bigint) => encodeErrorResult({ abi: panicAbi, errorName: 'Panic', args: [code] })
  expect(decodeRevert(registry, panic(0x11n))).toEqual({ kind: 'panic', code: 0x11, reason: 'overflow' })
  expect(decodeRevert(registry, panic(0x99n))).toMatchObject({ reason: 'other' })
  expect(decodeRevert(createAbiRegistry({ artifacts: [], deployed: [] }), panic(0x12n))).toMatchObject({
    reason: 'division-by-zero',
  })

  expect(decodeRevert(registry, '0x')).toEqual({ kind: 'silent' })
  expect(decodeRevert(registry, '0xdeadbeef00')).toEqual({ kind: 'unknown', data: '0xdeadbeef00' })
})

test('no bytes make the decoders throw', () => {
  const selectors = ['0xa9059cbb', '0x08c379a0', '0x4e487b71', '0x', '0xe450d38c'] as const
  fc.assert(
    fc.property(fc.constantFrom(...selectors), fc.uint8Array({ maxLength: 200 }), (selector, bytes) => {
      const data = `${selector}${bytesToHex(bytes).slice(2)}` as Hex
      for (const to of [token, UNKNOWN, null]) {
        decodeCall(registry, { to, input: data, output: data })
        decodeRevert(registry, data, to)
        decodeLog(registry, { address: to ?? UNKNOWN, topics: [bytesToHex(bytes.slice(0, 32))], data })
      }
      decodeCreation(registry, `${Token.bytecode}${data.slice(2)}`)
    }),
    { numRuns: 100 },
  )
})
