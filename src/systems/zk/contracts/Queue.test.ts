import { encodeDeployData, keccak256, toHex } from 'viem'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { R } from '../../../prover/field.ts'
import { Puppet } from '../../../testing/contracts/generated/Puppet.ts'
import { deployedAt, expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import { keyHashOf } from '../engine/rules/state.ts'
import { withMessage } from '../engine/rules/transition.ts'
import {
  abi,
  CHAIN,
  COMMITTEE,
  copyOf,
  creationOf,
  deployZkRollup,
  FIRST_HIDDEN,
  finish,
  GWEI,
  lastOf,
  OPERATOR_KEY,
  register,
  requestExit,
  signed,
  type ZkDeployment,
} from '../tests/deployment.ts'

// Z7, Z8, Z14: accounts, messages, and taking money out.

const ANA_KEY = keyOf(7n)
const BEN_KEY = keyOf(8n)
const NEXT_ACCOUNT_SLOT = 3n

let evm: TestEvm
let operator: TestAccount
let ana: TestAccount
let ben: TestAccount
let begun: ZkDeployment
let deployment: ZkDeployment

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[operator, ana, ben] = evm.accounts
  begun = await deployZkRollup(evm, { members: [ana] })
})
beforeEach(async () => {
  await evm.vm.stateManager.checkpoint()
  deployment = copyOf(begun)
})
afterEach(() => evm.vm.stateManager.revert())

const chainAfter = (count: number) => deployment.rollup.read('chainAfter', [BigInt(count)])
const openAccount = (value: bigint, { x, y } = ANA_KEY.publicKey, subtree = CHAIN) =>
  deployment.rollup.send('register', [subtree, x, y], { from: ana, value })

describe('registering', () => {
  test('Z14: gives numbers in order, in each subtree, and keeps owner and key', async () => {
    expect(await register(deployment, ana, ANA_KEY, 5n)).toBe(1)
    expect(await register(deployment, ben, BEN_KEY, 5n, COMMITTEE)).toBe(FIRST_HIDDEN)
    expect(await register(deployment, ana, ANA_KEY, 5n)).toBe(2)
    const [owner, keyHash] = await deployment.rollup.read('accounts', [BigInt(FIRST_HIDDEN)])
    expect([owner.toLowerCase(), keyHash]).toEqual([ben.address, keyHashOf(BEN_KEY.publicKey)])
  })

  test('a key that is none is refused', async () => {
    const { x, y } = ANA_KEY.publicKey
    for (const key of [
      { x: x + R, y },
      { x, y: y + R },
      { x, y: (y + 1n) % R },
      { x: 0n, y: 0n },
      // On the curve once they are reduced.
      { x: R, y: 1n },
      { x: 0n, y: R + 1n },
    ]) {
      expectRefused(await openAccount(GWEI, key), abi, 'NotAKey', [key.x, key.y])
    }
    const poseidon = await deployment.rollup.read('poseidon', [])
    const data = creationOf(poseidon, operator, { verifier: poseidon }).replace(
      toHex(OPERATOR_KEY.publicKey.x, { size: 32 }).slice(2),
      toHex(1n, { size: 32 }).slice(2),
    ) as `0x${string}`
    expectRefused(await evm.send({ data }), abi, 'NotAKey')
  })

  test('a full subtree has no room', async () => {
    const put = (nextOnChain: bigint, nextHidden: bigint) =>
      evm.store(deployment.rollup.address, NEXT_ACCOUNT_SLOT, toHex(nextOnChain | (nextHidden << 16n), { size: 32 }))
    await put(255n, 511n)
    expect(await register(deployment, ana, ANA_KEY, 5n)).toBe(255)
    expectRefused(await openAccount(GWEI), abi, 'NoRoom', [CHAIN])
    expect(await register(deployment, ana, ANA_KEY, 5n, COMMITTEE)).toBe(511)
    expectRefused(await openAccount(GWEI, ANA_KEY.publicKey, COMMITTEE), abi, 'NoRoom', [COMMITTEE])
  })

  test('without a committee nobody is in its subtree', async () => {
    deployment = await deployZkRollup(evm)
    expectRefused(await openAccount(GWEI, ANA_KEY.publicKey, COMMITTEE), abi, 'NoCommittee', [])
  })
})

describe('paying in', () => {
  test('Z8: makes a message; the chain is the transition’s', async () => {
    await register(deployment, ana, ANA_KEY, 5n)
    const [first] = deployment.messages
    if (first?.kind !== 'deposit') throw new Error('a deposit was queued')
    expect(await chainAfter(1)).toBe(withMessage(0n, first))
    expectDone(await deployment.rollup.send('deposit', [1n], { from: ben, value: 9n * GWEI }), abi)
    const second = { ...first, amount: 9n }
    expect(await chainAfter(2)).toBe(withMessage(await chainAfter(1), second))
    const [kind, account, amountGwei, queuedAt] = await deployment.rollup.read('messages', [1n])
    expect([kind, account, amountGwei, queuedAt]).toEqual([3, 1, 9n, evm.now()])
  })

  test.each([
    ['NothingSent', 0n],
    ['NotWholeGwei', 1n],
    ['NotWholeGwei', GWEI + 1n],
  ])('%s: %i wei', async (error, value) => {
    await register(deployment, ana, ANA_KEY, 5n)
    const args = value === 0n ? [] : [value]
    expectRefused(await openAccount(value), abi, error, args)
    expectRefused(await deployment.rollup.send('deposit', [1n], { value }), abi, error, args)
  })

  test('more than fits into 64 bits of gwei is refused, all deposits together', async () => {
    const most = (1n << 64n) * GWEI
    await evm.endow(ana.address, 2n * most)
    await register(deployment, ana, ANA_KEY, 5n)
    const value = most - 5n * GWEI
    expectRefused(await deployment.rollup.send('deposit', [1n], { from: ana, value }), abi, 'TooMuch', [most])
    expectDone(await deployment.rollup.send('deposit', [1n], { from: ana, value: value - GWEI }), abi)
  })

  test('for an account that nobody has is refused', async () => {
    for (const account of [1n, 256n, 9_999n]) {
      const run = await deployment.rollup.send('deposit', [account], { value: GWEI })
      expectRefused(run, abi, 'NoSuchAccount', [account])
    }
  })

  test('ether without a word is refused', async () => {
    expect((await evm.send({ to: deployment.rollup.address, value: 1n })).ok).toBe(false)
  })
})

describe('demanding to leave', () => {
  test('Z8: makes a message too', async () => {
    await register(deployment, ana, ANA_KEY, 5n)
    expectDone(await requestExit(deployment, ana, 1), abi)
    expect(await chainAfter(2)).toBe(withMessage(await chainAfter(1), { kind: 'exit', account: 1 }))
  })

  test('is the owner’s alone', async () => {
    await register(deployment, ana, ANA_KEY, 5n)
    expectRefused(await requestExit(deployment, ben, 1), abi, 'NotTheOwner')
    expectRefused(await requestExit(deployment, ana, 2), abi, 'NotTheOwner')
  })
})

describe('taking out', () => {
  async function owe(from: TestAccount, key = ANA_KEY): Promise<void> {
    const account = await register(deployment, from, key, 50n)
    await finish(deployment, deployment.messages)
    const { after } = lastOf(deployment)
    await finish(deployment, [signed(after, key, { kind: 'withdraw', from: account, amount: 20n, fee: 0n })])
  }

  test('what is yours, once', async () => {
    await owe(ben)
    const before = await evm.balance(deployment.rollup.address)
    expectRefused(await deployment.rollup.send('takeOut', [], { from: ana }), abi, 'NothingToTake')
    expectDone(await deployment.rollup.send('takeOut', [], { from: ben }), abi)
    expect(before - (await evm.balance(deployment.rollup.address))).toBe(20n * GWEI)
    expect(await deployment.rollup.read('totalOwed', [])).toBe(0n)
    expectRefused(await deployment.rollup.send('takeOut', [], { from: ben }), abi, 'NothingToTake')
  })

  test('once too for whoever calls back while being paid; and refusing money harms nobody else', async () => {
    const puppet = deployedAt(evm, Puppet.abi, await evm.deploy(encodeDeployData({ ...Puppet })))
    const { x, y } = ANA_KEY.publicKey
    const { rollup } = deployment
    const act = (data: `0x${string}`, value = 0n) => puppet.send('act', [rollup.address, data], { value })
    expectDone(await act(rollup.encode('register', [CHAIN, x, y]), 50n * GWEI), abi)
    deployment.messages.push({ kind: 'deposit', account: 1, amount: 50n, key: ANA_KEY.publicKey })
    await finish(deployment, deployment.messages)
    const { after } = lastOf(deployment)
    await finish(deployment, [signed(after, ANA_KEY, { kind: 'withdraw', from: 1, amount: 20n, fee: 0n })])

    const takeOut = rollup.encode('takeOut', [])
    expectDone(await puppet.send('setRefusing', [true]), Puppet.abi)
    expectRefused(await act(takeOut), abi, 'CannotPay')
    expectDone(await puppet.send('setRefusing', [false]), Puppet.abi)
    expectDone(await puppet.send('setOrder', [rollup.address, takeOut]), Puppet.abi)
    const held = await evm.balance(rollup.address)
    expectDone(await act(takeOut), abi)
    expect(await puppet.read('gotThrough', [])).toBe(false)
    expect((await puppet.read('answer', [])).slice(0, 10)).toBe(keccak256(toHex('NothingToTake(address)')).slice(0, 10))
    expect(held - (await evm.balance(rollup.address))).toBe(20n * GWEI)
  })
})
