import { parseEventLogs, toHex } from 'viem'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import { type Account, keyHashOf } from '../engine/rules/state.ts'
import {
  abi,
  CHAIN,
  COMMITTEE,
  commit,
  copyOf,
  deployZkRollup,
  escapeOf,
  execute,
  FIRST_HIDDEN,
  finish,
  freeze,
  GWEI,
  lastOf,
  MESSAGE_PERIOD,
  prove,
  register,
  requestExit,
  signed,
  tryEscape,
  type ZkDeployment,
} from '../tests/deployment.ts'

// Z15: the operator is gone, and everybody leaves.

const ANA_KEY = keyOf(7n)
const BEN_KEY = keyOf(8n)
const NEXT_ACCOUNT_SLOT = 3n

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let begun: ZkDeployment
let deployment: ZkDeployment

/** Ana has 1,000 in the open, Ben 500 with the committee, and Ana paid Ben 7 for a fee of 2. */
beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[, ana, ben] = evm.accounts
  begun = await deployZkRollup(evm, { members: [ana] })
  await register(begun, ana, ANA_KEY, 1_000n)
  await register(begun, ben, BEN_KEY, 500n, COMMITTEE)
  await finish(begun, begun.messages)
  const { after } = lastOf(begun)
  const payment = { kind: 'transfer', from: 1, to: FIRST_HIDDEN, amount: 7n, fee: 2n } as const
  await finish(begun, [signed(after, ANA_KEY, payment)])
})
beforeEach(async () => {
  await evm.vm.stateManager.checkpoint()
  deployment = copyOf(begun)
})
afterEach(() => evm.vm.stateManager.revert())

const owedTo = ({ address }: TestAccount) => deployment.rollup.read('owed', [address])
const returnDeposit = (message: number) => deployment.rollup.send('returnDeposit', [BigInt(message)])

async function frozen(): Promise<void> {
  expectDone(await requestExit(deployment, ana, 1), abi)
  evm.wait(MESSAGE_PERIOD)
  expectDone(await freeze(deployment), abi)
}

describe('freezing', () => {
  test('when a message has waited for the whole period, to the second, and once', async () => {
    expectRefused(await freeze(deployment), abi, 'NothingWaits', [])
    expectDone(await requestExit(deployment, ana, 1), abi)
    const until = evm.now() + MESSAGE_PERIOD
    evm.wait(MESSAGE_PERIOD - 1n)
    expectRefused(await freeze(deployment), abi, 'NotYet', [until])
    evm.wait(1n)
    const run = expectDone(await freeze(deployment), abi)
    const [event] = parseEventLogs({ abi, logs: run.logs as never, eventName: 'Frozen' })
    expect(event?.args).toEqual({ message: 2n, root: lastOf(deployment).batch.newRoot })
    expectRefused(await freeze(deployment), abi, 'StandsStill', [])
  })

  test('not while a proven batch waits to be executed; it may take the message', async () => {
    expectDone(await requestExit(deployment, ana, 1), abi)
    evm.wait(MESSAGE_PERIOD)
    expectDone(await commit(deployment, deployment.messages.slice(2)), abi)
    expectDone(await prove(deployment, 3), abi)
    expectRefused(await freeze(deployment), abi, 'NotExecutedYet', [])
    expectDone(await execute(deployment, 3), abi)
    expectRefused(await freeze(deployment), abi, 'NothingWaits', [])
  })

  test('a batch that was only committed changes nothing', async () => {
    expectDone(await requestExit(deployment, ana, 1), abi)
    expectDone(await commit(deployment, deployment.messages.slice(2)), abi)
    evm.wait(MESSAGE_PERIOD)
    expectDone(await freeze(deployment), abi)
    expectRefused(await prove(deployment, 3), abi, 'StandsStill', [])
  })

  test('stops everything but taking out', async () => {
    await frozen()
    const { rollup } = deployment
    const { x, y } = ANA_KEY.publicKey
    const { batch, words } = lastOf(deployment)
    expectRefused(await rollup.send('register', [0, x, y], { value: GWEI }), abi, 'StandsStill', [])
    expectRefused(await rollup.send('deposit', [1n], { value: GWEI }), abi, 'StandsStill', [])
    expectRefused(await requestExit(deployment, ana, 1), abi, 'StandsStill', [])
    expectRefused(await commit(deployment, []), abi, 'StandsStill', [])
    expectRefused(await prove(deployment, 2), abi, 'StandsStill', [])
    expectRefused(await rollup.send('execute', [batch, words]), abi, 'StandsStill', [])
    expectRefused(await rollup.send('revertUnproven', [batch]), abi, 'StandsStill', [])
    expectDone(await tryEscape(deployment, 1), abi)
    expectDone(await rollup.send('takeOut', [], { from: ana }), abi)
  })
})

describe('escaping', () => {
  test('from either subtree, with what the last executed state says, for the owner', async () => {
    await frozen()
    expectDone(await tryEscape(deployment, 1), abi)
    expectDone(await tryEscape(deployment, FIRST_HIDDEN), abi)
    expectDone(await tryEscape(deployment, 0), abi)
    expect(await owedTo(ana)).toBe(991n * GWEI)
    expect(await owedTo(ben)).toBe(507n * GWEI)
    expect(await owedTo(deployment.operator)).toBe(2n * GWEI)
    expect(await deployment.rollup.read('totalOwed', [])).toBe(await evm.balance(deployment.rollup.address))
  })

  test.each([
    [228, 'low places first'],
    [27, 'high places first'],
    [255, 'the last one'],
    [256 + 228, 'with the committee'],
  ])('from number %i, whose path takes every place: %s', async (number) => {
    const isHidden = number >= FIRST_HIDDEN
    const next = isHidden ? 2n | (BigInt(number) << 16n) : BigInt(number) | (BigInt(FIRST_HIDDEN + 1) << 16n)
    await evm.store(deployment.rollup.address, NEXT_ACCOUNT_SLOT, toHex(next, { size: 32 }))
    expect(await register(deployment, ben, BEN_KEY, 77n, isHidden ? COMMITTEE : CHAIN)).toBe(number)
    await finish(deployment, deployment.messages.slice(2))
    await frozen()
    expectDone(await tryEscape(deployment, number), abi)
    expect(await owedTo(ben)).toBe(77n * GWEI)
  })

  test('once', async () => {
    await frozen()
    expectDone(await tryEscape(deployment, 1), abi)
    expectRefused(await tryEscape(deployment, 1), abi, 'AlreadyEscaped', [1n])
  })

  test('not before the rollup is frozen', async () => {
    expectRefused(await tryEscape(deployment, 1), abi, 'NotFrozen', [])
  })

  test('not with anything else than what is in the tree', async () => {
    await frozen()
    const [account, leaf, siblings, otherRoot] = escapeOf(lastOf(deployment).after, 1)
    const tryWith = (
      otherLeaf: typeof leaf,
      otherSiblings: typeof siblings = siblings,
      root = otherRoot,
      number = account,
    ) => deployment.rollup.send('escape', [number, otherLeaf, otherSiblings, root])
    expectRefused(await tryWith({ ...leaf, balance: leaf.balance + 1n }), abi, 'OtherRoot')
    expectRefused(await tryWith({ ...leaf, nonce: leaf.nonce + 1n }), abi, 'OtherRoot')
    expectRefused(await tryWith({ ...leaf, keyHash: keyHashOf(BEN_KEY.publicKey) }), abi, 'OtherRoot')
    expectRefused(await tryWith(leaf, siblings, otherRoot + 1n), abi, 'OtherRoot')
    for (let height = 0; height < 4; height++) {
      const place = height % 3
      const moved = siblings.map((row, i) =>
        row.map((each, k) => (i === height && k === place ? each + 1n : each)),
      ) as unknown as typeof siblings
      expectRefused(await tryWith(leaf, moved), abi, 'OtherRoot')
    }
    expectRefused(await tryWith(leaf, siblings, otherRoot, 0n), abi, 'OtherRoot')
    expectRefused(await tryWith(leaf, siblings, otherRoot, BigInt(FIRST_HIDDEN)), abi, 'OtherRoot')
    expectRefused(await tryWith(leaf, siblings, otherRoot, 2n), abi, 'NoSuchAccount', [2n])
    expectRefused(await tryWith(leaf, siblings, otherRoot, 513n), abi, 'NoSuchAccount', [513n])
    expectDone(await tryWith(leaf), abi)
  })

  test('by an old state is nobody’s right: the last executed one counts', async () => {
    const old = deployment.batches[1]?.after
    if (old === undefined) throw new Error('a batch was executed before')
    await frozen()
    const run = await deployment.rollup.send('escape', [...escapeOf(old, 1)])
    expectRefused(run, abi, 'OtherRoot')
  })

  test('an account that left in the last state has nothing to escape with', async () => {
    expectDone(await requestExit(deployment, ana, 1), abi)
    await finish(deployment, deployment.messages.slice(2))
    await frozen()
    const left = lastOf(deployment).after.accounts.get(1) as Account
    expect(left.balance).toBe(0n)
    expectDone(await tryEscape(deployment, 1), abi)
    expect(await owedTo(ana)).toBe(991n * GWEI)
  })
})

describe('a deposit that was never taken', () => {
  test('goes back to the owner of its account, once', async () => {
    await frozenWithDeposit()
    expectDone(await returnDeposit(3), abi)
    expect(await owedTo(ana)).toBe(30n * GWEI)
    expectRefused(await returnDeposit(3), abi, 'AlreadyReturned', [3n])
  })

  test('is one: not what was taken, no exit, and nothing that was never queued', async () => {
    await frozenWithDeposit()
    expectRefused(await returnDeposit(0), abi, 'WasTaken', [0n])
    expectRefused(await returnDeposit(2), abi, 'NotADeposit', [2n])
    expectRefused(await returnDeposit(4), abi, 'NotADeposit', [4n])
  })

  test('is the oldest that waits, and not the last that was taken', async () => {
    expectDone(await deployment.rollup.send('deposit', [1n], { from: ben, value: 30n * GWEI }), abi)
    evm.wait(MESSAGE_PERIOD)
    expectDone(await freeze(deployment), abi)
    expectRefused(await returnDeposit(1), abi, 'WasTaken', [1n])
    expectDone(await returnDeposit(2), abi)
    expect(await owedTo(ana)).toBe(30n * GWEI)
  })

  test('waits while the rollup runs', async () => {
    expectRefused(await returnDeposit(3), abi, 'NotFrozen', [])
  })

  async function frozenWithDeposit(): Promise<void> {
    expectDone(await requestExit(deployment, ana, 1), abi)
    expectDone(await deployment.rollup.send('deposit', [1n], { from: ben, value: 30n * GWEI }), abi)
    evm.wait(MESSAGE_PERIOD)
    expectDone(await freeze(deployment), abi)
  }
})
