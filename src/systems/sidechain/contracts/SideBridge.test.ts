import { decodeErrorResult, encodeDeployData, encodeFunctionData } from 'viem'
import { privateKeyToAccount, sign } from 'viem/accounts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Greedy } from '../../../testing/contracts/generated/Greedy.ts'
import { createTestEvm, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import { SideBridge } from './generated/SideBridge.ts'
import { SideGate } from './generated/SideGate.ts'

// Both ends believe the same keys in the same way, so that each refusal is asked of both.

type Address = `0x${string}`
const KEYS = [1, 2, 3, 4, 5].map((n) => `0x${n.toString(16).padStart(64, '0')}` as const)
const STRANGER = `0x${'77'.repeat(32)}` as const
const addressOf = (key: Address): Address => privateKeyToAccount(key).address.toLowerCase() as Address
const THRESHOLD = 3n
const ETH = 10n ** 18n
const REFUSE = 1

interface End {
  readonly name: 'SideBridge' | 'SideGate'
  readonly abi: typeof SideBridge.abi | typeof SideGate.abi
  readonly create: (keys: readonly Address[], threshold: bigint) => Address
  readonly pays: (args: readonly unknown[]) => Address
  readonly takes: Address
  readonly usedTwice: string
}
const ENDS: readonly End[] = [
  {
    name: 'SideBridge',
    abi: SideBridge.abi,
    create: (keys, threshold) => encodeDeployData({ ...SideBridge, args: [keys, threshold] }),
    pays: (args) => encodeFunctionData({ abi: SideBridge.abi, functionName: 'release', args: args as never }),
    takes: encodeFunctionData({ abi: SideBridge.abi, functionName: 'deposit' }),
    usedTwice: 'AlreadyPaid',
  },
  {
    name: 'SideGate',
    abi: SideGate.abi,
    create: (keys, threshold) => encodeDeployData({ ...SideGate, args: [keys, threshold] }),
    pays: (args) => encodeFunctionData({ abi: SideGate.abi, functionName: 'credit', args: args as never }),
    takes: encodeFunctionData({ abi: SideGate.abi, functionName: 'burn' }),
    usedTwice: 'AlreadyCredited',
  },
]

describe.each(ENDS)('$name', ({ abi, create, pays, takes, usedTwice }) => {
  let evm: TestEvm
  let ben: Address
  let contract: Address

  const revertOf = (run: TestRun) => {
    expect(run.ok).toBe(false)
    return decodeErrorResult({ abi, data: run.output })
  }
  async function signed(id: bigint, account: Address, amount: bigint, keys: readonly Address[], at = contract) {
    const data = encodeFunctionData({ abi: SideBridge.abi, functionName: 'messageOf', args: [id, account, amount] })
    const hash = (await evm.send({ to: at, data })).output
    const inOrder = [...keys].sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1))
    return Promise.all(
      inOrder.map(async (privateKey) => {
        const { r, s, yParity } = await sign({ hash, privateKey })
        return { v: 27 + (yParity ?? 0), r, s }
      }),
    )
  }
  const pay = async (id: bigint, account: Address, amount: bigint, signatures: unknown) =>
    evm.send({ to: contract, data: pays([id, account, amount, signatures]) })

  beforeAll(async () => {
    evm = await createTestEvm()
    ben = evm.accounts[1].address
  })
  beforeEach(async () => {
    contract = await evm.deploy(create(KEYS.map(addressOf), THRESHOLD))
    await evm.send({ to: contract, data: takes, value: 10n * ETH })
  })

  test('it pays on the word of enough validators, once', async () => {
    const before = await evm.balance(ben)
    const signatures = await signed(0n, ben, ETH, KEYS.slice(0, 3))
    expect((await pay(0n, ben, ETH, signatures)).ok).toBe(true)
    expect((await evm.balance(ben)) - before).toBe(ETH)
    expect(revertOf(await pay(0n, ben, ETH, signatures))).toMatchObject({ errorName: usedTwice, args: [0n] })
    expect(await evm.balance(contract)).toBe(9n * ETH)
  })

  test('more signatures than needed do no harm', async () => {
    expect((await pay(0n, ben, ETH, await signed(0n, ben, ETH, KEYS))).ok).toBe(true)
  })

  test('too few signatures pay nothing', async () => {
    const run = await pay(0n, ben, ETH, await signed(0n, ben, ETH, KEYS.slice(0, 2)))
    expect(revertOf(run)).toMatchObject({ errorName: 'TooFewSignatures', args: [2n, THRESHOLD] })
  })

  test('a stranger’s signature counts for nothing', async () => {
    const run = await pay(0n, ben, ETH, await signed(0n, ben, ETH, [...KEYS.slice(0, 2), STRANGER]))
    expect(revertOf(run)).toMatchObject({ errorName: 'NotAValidator' })
  })

  test('a signature of another amount, account or contract counts for nothing', async () => {
    for (const signatures of [
      await signed(0n, ben, 2n * ETH, KEYS.slice(0, 3)),
      await signed(1n, ben, ETH, KEYS.slice(0, 3)),
      await signed(0n, evm.accounts[2].address, ETH, KEYS.slice(0, 3)),
      await signed(0n, ben, ETH, KEYS.slice(0, 3), await evm.deploy(create(KEYS.map(addressOf), THRESHOLD))),
    ]) {
      expect(revertOf(await pay(0n, ben, ETH, signatures))).toMatchObject({ errorName: 'NotAValidator' })
    }
  })

  test('one validator’s signature three times is one', async () => {
    const [one] = await signed(0n, ben, ETH, KEYS.slice(0, 1))
    expect(revertOf(await pay(0n, ben, ETH, [one, one, one]))).toMatchObject({ errorName: 'SignersOutOfOrder' })
    const reversed = (await signed(0n, ben, ETH, KEYS.slice(0, 3))).reverse()
    expect(revertOf(await pay(0n, ben, ETH, reversed))).toMatchObject({ errorName: 'SignersOutOfOrder' })
  })

  test('who refuses the money does not use up the claim', async () => {
    const greedy = await evm.deploy(encodeDeployData({ ...Greedy, args: [REFUSE] }))
    const run = await pay(0n, greedy, ETH, await signed(0n, greedy, ETH, KEYS.slice(0, 3)))
    expect(revertOf(run)).toMatchObject({ errorName: 'CannotPay', args: [expect.anything(), ETH] })
    expect(await evm.balance(contract)).toBe(10n * ETH)
  })

  test('sending nothing is refused, and what is sent gets a number of its own', async () => {
    expect(revertOf(await evm.send({ to: contract, data: takes }))).toMatchObject({ errorName: 'NothingSent' })
    const run = await evm.send({ to: contract, data: takes, value: 1n })
    expect(run.logs[0]?.topics[1]).toBe(`0x${'1'.padStart(64, '0')}`)
  })

  test.each([
    ['BadThreshold', KEYS, 0n],
    ['BadThreshold', KEYS, 6n],
    ['SameValidatorTwice', [KEYS[0], KEYS[0]], 1n],
  ] as const)('wrong keys make no bridge: %s', async (errorName, keys, threshold) => {
    const run = await evm.send({
      data: create(
        keys.map((key) => addressOf(key as Address)),
        threshold,
      ),
    })
    expect(run.contract).toBeNull()
    expect(revertOf(run)).toMatchObject({ errorName })
  })
})
