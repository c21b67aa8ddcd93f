import { encodeDeployData, keccak256, zeroAddress } from 'viem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { Puppet } from '../../../testing/contracts/generated/Puppet.ts'
import { deployedAt, expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm } from '../../../testing/evm.ts'
import {
  CHALLENGER_BOND,
  CLOCK,
  COURT_ABI,
  type Court,
  GENESIS,
  honestRun,
  lyingRun,
  openCourt,
  PROPOSER_BOND,
  postBatch,
  propose,
  WINDOW,
} from '../tests/court.ts'
import { runLetters } from '../tests/letters.ts'
import { Rollup } from './generated/Rollup.ts'

const STANDING = 0
const CONFIRMED = 1
const REJECTED = 2
const OVERTAKEN = 3

let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount
let court: Court

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[ana, ben, mallory] = evm.accounts
})
beforeEach(async () => {
  court = await openCourt(evm, { length: 10 })
  for (let i = 0; i < 3; i++) await postBatch(court)
})

/** Claims what is true after this claim, unless told to lie; gives the claim's number. */
async function claim(from: TestAccount, parent: number, lieAt: number | null = null): Promise<number> {
  const run = lieAt === null ? await honestRun(court, parent) : await lyingRun(court, parent, lieAt)
  expectDone(await propose(court, from, parent, run), COURT_ABI)
  return Number(await court.rollup.read('claimCount', [])) - 1
}
const confirm = (claim: number) => court.rollup.send('confirm', [BigInt(claim)])
const settle = (claim: number) => court.rollup.send('settle', [BigInt(claim)])
const statusOf = async (claim: number) => (await court.rollup.read('claims', [BigInt(claim)]))[7]
const creditOf = (account: TestAccount) => court.rollup.read('credit', [account.address])
/** The defender never answers. */
async function fell(claim: number): Promise<void> {
  const args = [BigInt(claim), keccak256('0x')] as const
  expectDone(await court.game.send('challenge', args, { from: ben, value: CHALLENGER_BOND }), COURT_ABI)
  evm.wait(CLOCK + 1n)
  const game = (await court.game.read('gameCount', [])) - 1n
  expectDone(await court.game.send('timeout', [game]), COURT_ABI)
}

describe('proposing', () => {
  test('claim 0 is where the rollup began, and final', async () => {
    expect(await court.rollup.read('isConfirmed', [GENESIS])).toBe(true)
    expect(await statusOf(0)).toBe(CONFIRMED)
    expect(await court.rollup.read('claimCount', [])).toBe(1n)
  })

  test('a claim names its parent, its output and its steps', async () => {
    const run = await honestRun(court, 0)
    await claim(ana, 0)
    const [output, proposer, parent, steps, proposedAt, batches, openGames, status] = await court.rollup.read(
      'claims',
      [1n],
    )
    expect([output, proposer.toLowerCase(), parent, steps]).toEqual([run.output, ana.address, 0, 10n])
    expect([proposedAt, batches, openGames, status]).toEqual([evm.now(), 1, 0, STANDING])
    expect(await court.rollup.read('finalHashOf', [output, steps])).toBe(run.hashAt(10))
  })

  test.each([0n, PROPOSER_BOND - 1n, PROPOSER_BOND + 1n])('a bond of %i is refused', async (value) => {
    const run = await court.rollup.send('propose', [0n, GENESIS, 1n], { value })
    expectRefused(run, COURT_ABI, 'WrongBond', [value, PROPOSER_BOND])
  })

  test('a parent that does not exist, a batch that was not posted, and a run of no steps', async () => {
    const value = PROPOSER_BOND
    expectRefused(await court.rollup.send('propose', [1n, GENESIS, 1n], { value }), COURT_ABI, 'NoSuchClaim', [1n])
    expectRefused(await court.rollup.send('propose', [0n, GENESIS, 0n], { value }), COURT_ABI, 'NoSteps', [])
    for (let parent = 0; parent < 3; parent++) await claim(ana, parent)
    const early = await court.rollup.send('propose', [3n, GENESIS, 1n], { value })
    expectRefused(early, COURT_ABI, 'NoSuchBatch', [3n])
  })

  test('nobody builds on what was rejected or overtaken', async () => {
    const lie = await claim(mallory, 0, 5)
    await fell(lie)
    const truth = await claim(ana, 0)
    const late = await claim(mallory, 0, 6)
    evm.wait(WINDOW)
    expectDone(await confirm(truth), COURT_ABI)
    for (const parent of [lie, late, 0]) {
      const run = await propose(court, mallory, parent, runLetters(GENESIS, 10))
      expectRefused(run, COURT_ABI, 'ParentFell', [BigInt(parent)])
    }
    await claim(ana, truth)
  })
})

describe('confirming', () => {
  test('when the window is over, to the second, and once', async () => {
    await claim(ana, 0)
    const until = evm.now() + WINDOW
    evm.wait(WINDOW - 1n)
    expectRefused(await confirm(1), COURT_ABI, 'WindowOpen', [1n, until])
    evm.wait(1n)
    expectDone(await confirm(1), COURT_ABI)
    expect(await court.rollup.read('isConfirmed', [(await honestRun(court, 0)).output])).toBe(true)
    expect(await court.rollup.read('latestConfirmed', [])).toBe(1n)
    expect(await creditOf(ana)).toBe(PROPOSER_BOND)
    expectRefused(await confirm(1), COURT_ABI, 'AlreadyDecided', [1n, CONFIRMED])
    expectRefused(await confirm(0), COURT_ABI, 'AlreadyDecided', [0n, CONFIRMED])
    expectRefused(await confirm(9), COURT_ABI, 'NoSuchClaim', [9n])
  })

  test('one after the other: first the parent', async () => {
    await claim(ana, 0)
    await claim(ana, 1)
    evm.wait(WINDOW)
    expectRefused(await confirm(2), COURT_ABI, 'NotNext', [2n, 0n])
    expectDone(await confirm(1), COURT_ABI)
    expectDone(await confirm(2), COURT_ABI)
  })

  test('not while somebody argues about it', async () => {
    await claim(ana, 0)
    const args = [1n, keccak256('0x')] as const
    expectDone(await court.game.send('challenge', args, { from: ben, value: CHALLENGER_BOND }), COURT_ABI)
    evm.wait(WINDOW)
    expectRefused(await confirm(1), COURT_ABI, 'GamesOpen', [1n, 1n])
  })

  test('not what was rejected, and not what stands on it', async () => {
    const lie = await claim(mallory, 0, 5)
    const child = await claim(mallory, lie)
    const grandchild = await claim(mallory, child)
    await fell(lie)
    expect(await statusOf(lie)).toBe(REJECTED)
    for (const fallen of [lie, child, grandchild]) {
      expect(await court.rollup.read('hasFallen', [BigInt(fallen)])).toBe(true)
    }
    evm.wait(WINDOW)
    expectRefused(await confirm(lie), COURT_ABI, 'AlreadyDecided', [BigInt(lie), REJECTED])
    expectRefused(await confirm(child), COURT_ABI, 'NotNext', [BigInt(child), 0n])
    const truth = await claim(ana, 0)
    evm.wait(WINDOW)
    expectDone(await confirm(truth), COURT_ABI)
    expectRefused(await confirm(child), COURT_ABI, 'NotNext', [BigInt(child), BigInt(truth)])
    expectRefused(await confirm(grandchild), COURT_ABI, 'NotNext', [BigInt(grandchild), BigInt(truth)])
    expect(await court.rollup.read('hasFallen', [BigInt(truth)])).toBe(false)
  })
})

describe('settling', () => {
  test('a claim that said the same as the one that became final gets its bond back, whoever it built on', async () => {
    const asleep = await claim(mallory, 0)
    const built = await claim(ana, asleep)
    await fell(asleep)
    const again = await claim(ben, 0)
    const next = await claim(ben, again)
    evm.wait(WINDOW)
    expectDone(await confirm(again), COURT_ABI)
    expectRefused(await settle(built), COURT_ABI, 'NotOvertaken', [BigInt(built)])
    expectDone(await confirm(next), COURT_ABI)
    expectDone(await settle(built), COURT_ABI)
    expect(await statusOf(built)).toBe(OVERTAKEN)
    expect(await creditOf(ana)).toBe(PROPOSER_BOND)
    expectRefused(await settle(built), COURT_ABI, 'AlreadyDecided', [BigInt(built), OVERTAKEN])
  })

  test('a claim that said anything else is burnt, though nobody challenged it', async () => {
    const truth = await claim(ana, 0)
    const run = await honestRun(court, 0)
    const lie = await claim(mallory, 0, 5)
    expectDone(await propose(court, mallory, 0, { ...run, steps: 9 }), COURT_ABI)
    const onTheLie = await claim(mallory, lie)
    const next = await claim(ana, truth)
    evm.wait(WINDOW)
    expectDone(await confirm(truth), COURT_ABI)
    expectDone(await confirm(next), COURT_ABI)
    for (const wrong of [lie, lie + 1, onTheLie]) expectDone(await settle(wrong), COURT_ABI)
    expect(await creditOf(mallory)).toBe(0n)
    expect(await court.rollup.read('burnt', [])).toBe(3n * PROPOSER_BOND)
  })

  test('nothing is settled before its batch is final, nor twice, nor what was confirmed or rejected', async () => {
    const lie = await claim(mallory, 0, 5)
    expectRefused(await settle(lie), COURT_ABI, 'NotOvertaken', [BigInt(lie)])
    expectRefused(await settle(7), COURT_ABI, 'NoSuchClaim', [7n])
    expectRefused(await settle(0), COURT_ABI, 'AlreadyDecided', [0n, CONFIRMED])
    await fell(lie)
    expectRefused(await settle(lie), COURT_ABI, 'AlreadyDecided', [BigInt(lie), REJECTED])
  })

  test('not while somebody argues about it: whoever wins that game is paid from this bond', async () => {
    const truth = await claim(ana, 0)
    evm.wait(WINDOW - 1n)
    const lie = await claim(mallory, 0, 5)
    const args = [BigInt(lie), keccak256('0x')] as const
    expectDone(await court.game.send('challenge', args, { from: ben, value: CHALLENGER_BOND }), COURT_ABI)
    evm.wait(1n)
    expectDone(await confirm(truth), COURT_ABI)
    expectRefused(await settle(lie), COURT_ABI, 'GamesOpen', [BigInt(lie), 1n])
    evm.wait(CLOCK)
    expectDone(await court.game.send('timeout', [0n]), COURT_ABI)
    expect(await creditOf(ben)).toBe(PROPOSER_BOND / 2n)
  })

  test('an overtaken claim cannot be confirmed', async () => {
    const [one, other] = [await claim(ana, 0), await claim(ana, 0)]
    evm.wait(WINDOW)
    expectDone(await confirm(one), COURT_ABI)
    expectRefused(await confirm(other), COURT_ABI, 'NotNext', [BigInt(other), BigInt(one)])
  })
})

test('nobody but the game opens, closes or rejects', async () => {
  await claim(ana, 0)
  expectRefused(await court.rollup.send('openGame', [1n], { from: mallory }), COURT_ABI, 'NotTheGame')
  expectRefused(await court.rollup.send('closeGame', [1n], { from: mallory }), COURT_ABI, 'NotTheGame')
  expectRefused(await court.rollup.send('reject', [1n, mallory.address], { from: mallory }), COURT_ABI, 'NotTheGame')
})

test('what a run reads follows from its parent’s output and its batch', async () => {
  await claim(ana, 0)
  await claim(ana, 1)
  for (const [claim, parent] of [
    [1n, 0n],
    [2n, 1n],
  ] as const) {
    const [output] = await court.rollup.read('claims', [parent])
    const batchHash = await court.inbox.read('batchHashes', [parent])
    expect(await court.rollup.read('contextOf', [claim])).toBe(await court.inbox.read('contextOf', [output, batchHash]))
  }
})

describe('collecting', () => {
  test('what is yours, once', async () => {
    await claim(ben, 0)
    evm.wait(WINDOW)
    expectDone(await confirm(1), COURT_ABI)
    const held = await evm.balance(court.rollup.address)
    expectDone(await court.rollup.send('collect', [], { from: ben }), COURT_ABI)
    expect(held - (await evm.balance(court.rollup.address))).toBe(PROPOSER_BOND)
    const again = await court.rollup.send('collect', [], { from: ben })
    expectRefused(again, COURT_ABI, 'NothingToCollect')
  })

  test('who calls back in the middle gets nothing more, and who refuses keeps the credit', async () => {
    const puppet = deployedAt(evm, Puppet.abi, await evm.deploy(encodeDeployData({ ...Puppet })))
    await claim(ana, 0)
    const { output, steps } = await honestRun(court, 0)
    const proposal = court.rollup.encode('propose', [0n, output, BigInt(steps)])
    await puppet.send('act', [court.rollup.address, proposal], { value: PROPOSER_BOND })
    evm.wait(WINDOW)
    expectDone(await confirm(2), COURT_ABI)
    const collect: Hex = court.rollup.encode('collect', [])
    await puppet.send('setRefusing', [true])
    expectRefused(await puppet.send('act', [court.rollup.address, collect]), COURT_ABI, 'CannotPay')
    await puppet.send('setRefusing', [false])
    await puppet.send('setOrder', [court.rollup.address, collect])
    expectDone(await puppet.send('act', [court.rollup.address, collect]), COURT_ABI)
    expect(await puppet.read('calls', [])).toBe(1n)
    expect(await puppet.read('gotThrough', [])).toBe(false)
    expect(await evm.balance(puppet.address)).toBe(PROPOSER_BOND)
    expect(await evm.balance(court.rollup.address)).toBe(PROPOSER_BOND)
  })
})

test('the winner cannot be promised more than there is', async () => {
  const args = [zeroAddress, zeroAddress, GENESIS, 1n, 1n, 10_001n] as const
  expectRefused(await evm.send({ data: encodeDeployData({ ...Rollup, args }) }), COURT_ABI, 'BadShare', [10_001n])
})
