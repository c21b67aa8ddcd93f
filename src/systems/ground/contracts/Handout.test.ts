import { decodeErrorResult, encodeDeployData, encodeFunctionData } from 'viem'
import { beforeEach, expect, test } from 'vitest'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import { Handout } from './generated/Handout.ts'
import { Token } from './generated/Token.ts'

type Address = `0x${string}`
let evm: TestEvm
let token: Address
let handout: Address
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount

beforeEach(async () => {
  evm = await createTestEvm()
  ;[ana, ben, mallory] = evm.accounts
  token = await evm.deploy(encodeDeployData({ ...Token, args: [1_000n] }))
  handout = await evm.deploy(encodeDeployData({ ...Handout, args: [] as never }))
})

const approve = (value: bigint) =>
  evm.send({
    to: token,
    data: encodeFunctionData({ abi: Token.abi, functionName: 'approve', args: [handout, value] }),
  })
const give = (amount: bigint, receivers: Address[]) =>
  evm.send({
    to: handout,
    data: encodeFunctionData({ abi: Handout.abi, functionName: 'give', args: [token, amount, receivers] }),
  })
async function held({ address }: TestAccount): Promise<bigint> {
  const data = encodeFunctionData({ abi: Token.abi, functionName: 'balanceOf', args: [address] })
  return BigInt((await evm.send({ to: token, data })).output)
}

test('each receiver gets the same, out of what the giver allowed', async () => {
  await approve(600n)
  expect((await give(300n, [ben.address, mallory.address])).ok).toBe(true)
  expect([await held(ana), await held(ben), await held(mallory)]).toEqual([400n, 300n, 300n])
})

test('when one cannot be given, nobody is', async () => {
  await approve(500n)
  const run = await give(300n, [ben.address, mallory.address])
  expect(run.ok).toBe(false)
  expect(decodeErrorResult({ abi: Token.abi, data: run.output }).errorName).toBe('InsufficientAllowance')
  expect([await held(ana), await held(ben), await held(mallory)]).toEqual([1_000n, 0n, 0n])
})
