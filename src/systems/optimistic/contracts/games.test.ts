import fc from 'fast-check'
import { parseEventLogs } from 'viem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../../testing/evm.ts'
import {
  CHALLENGER_BOND,
  CLOCK,
  COURT_ABI,
  type Court,
  honestRun,
  lyingRun,
  openCourt,
  PROPOSER_BOND,
  postBatch,
  propose,
  WINDOW,
} from '../tests/court.ts'
import type { LettersRun } from '../tests/letters.ts'
import { type GameNow, innerOf, lookAt, playToTheEnd, type Tale } from '../tests/players.ts'

// Whole games, with letters instead of a machine.

const REJECTED = 2
const NOBODY = 0
const DEFENDER = 1
const CHALLENGER = 2
let evm: TestEvm
let ana: TestAccount
let ben: TestAccount
let mallory: TestAccount

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[ana, ben, mallory] = evm.accounts
})

const garbage = (n: number): Hex => `0x${n.toString(16).padStart(64, '6')}`
const winnerOf = (run: TestRun) =>
  parseEventLogs({ abi: COURT_ABI, logs: run.logs as never, eventName: 'GameClosed' })[0]?.args.winner

describe.each([2, 4, 8, 16])('split into %i', (branching) => {
  async function accuse(length: number) {
    const court = await openCourt(evm, { branching, length })
    await postBatch(court)
    return court
  }
  async function challenge(court: Court, from: TestAccount, ownFinalHash: Hex) {
    const run = await court.game.send('challenge', [1n, ownFinalHash], { from, value: CHALLENGER_BOND })
    expectDone(run, COURT_ABI)
  }

  test('an honest challenger wins wherever the lie is, and whatever the defender shows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        async (length, lie, fibs) => {
          const court = await accuse(length)
          const truth = await honestRun(court, 0)
          const tale = await lyingRun(court, 0, 1 + (lie % length))
          expectDone(await propose(court, mallory, 0, tale), COURT_ABI)
          await challenge(court, ben, truth.hashAt(length))
          let shown = 0
          const defends: Tale = (step) => (fibs[shown++ % fibs.length] ? garbage(shown) : tale.hashAt(step))
          const players = { defender: mallory, challenger: ben, branching, defends, challenges: truth.hashAt }
          const run = expectDone(await playToTheEnd(court, 0, players), COURT_ABI)
          expect(winnerOf(run)).toBe(CHALLENGER)
          expect((await court.rollup.read('claims', [1n]))[7]).toBe(REJECTED)
          expect(await court.game.read('credit', [ben.address])).toBe(CHALLENGER_BOND)
          expect(await court.rollup.read('credit', [ben.address])).toBe(PROPOSER_BOND / 2n)
          expect(await court.rollup.read('burnt', [])).toBe(PROPOSER_BOND / 2n)
        },
      ),
      { numRuns: 4 },
    )
  })

  test('an honest defender wins, whatever the challenger picks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
        async (length, picks) => {
          const court = await accuse(length)
          const truth = await honestRun(court, 0)
          expectDone(await propose(court, ana, 0, truth), COURT_ABI)
          await challenge(court, mallory, garbage(0))
          let picked = 0
          const choose = (now: GameNow, inner: readonly Hex[]) => {
            const segment = (picks[picked++ % picks.length] ?? 0) % (inner.length + 1)
            return { segment, ownHash: segment === inner.length ? now.challengers : garbage(picked) }
          }
          const tales = { defends: truth.hashAt, challenges: truth.hashAt }
          const players = { defender: ana, challenger: mallory, branching, ...tales, choose }
          const run = expectDone(await playToTheEnd(court, 0, players), COURT_ABI)
          expect(winnerOf(run)).toBe(DEFENDER)
          expect(await court.game.read('credit', [ana.address])).toBe(CHALLENGER_BOND / 2n)
          expect(await court.game.read('burnt', [])).toBe(CHALLENGER_BOND / 2n)
          expect(await court.rollup.read('burnt', [])).toBe(0n)
        },
      ),
      { numRuns: 4 },
    )
  })
})

describe('several challengers at once', () => {
  const branching = 4
  const length = 90
  let court: Court
  let truth: LettersRun
  let tale: LettersRun

  beforeEach(async () => {
    court = await openCourt(evm, { branching, length })
    await postBatch(court)
    truth = await honestRun(court, 0)
    tale = await lyingRun(court, 0, 37)
    expectDone(await propose(court, ana, 0, tale), COURT_ABI)
  })
  const challengeAs = async (from: TestAccount, hash: Hex) =>
    expectDone(await court.game.send('challenge', [1n, hash], { from, value: CHALLENGER_BOND }), COURT_ABI)
  const honestly = () => ({
    defender: ana,
    challenger: ben,
    branching,
    defends: tale.hashAt,
    challenges: truth.hashAt,
  })

  test('an accomplice who loses on purpose protects nothing', async () => {
    await challengeAs(mallory, garbage(1))
    await challengeAs(ben, truth.hashAt(length))
    const inner = innerOf(await lookAt(court, 0), branching, tale.hashAt)
    expectDone(await court.game.send('bisect', [0n, inner], { from: ana }), COURT_ABI)
    evm.wait(CLOCK + 1n)
    const lost = await court.game.send('timeout', [0n])
    expect(winnerOf(expectDone(lost, COURT_ABI))).toBe(DEFENDER)
    evm.wait(WINDOW)
    expectRefused(await court.rollup.send('confirm', [1n]), COURT_ABI, 'GamesOpen', [1n, 1n])
  })

  test('who is honest wins beside them, and their bond comes back without a game', async () => {
    await challengeAs(mallory, garbage(1))
    await challengeAs(ben, truth.hashAt(length))
    await challengeAs(mallory, garbage(2))
    const inner = innerOf(await lookAt(court, 0), branching, tale.hashAt)
    expectDone(await court.game.send('bisect', [0n, inner], { from: ana }), COURT_ABI)
    expect(winnerOf(expectDone(await playToTheEnd(court, 1, honestly()), COURT_ABI))).toBe(CHALLENGER)
    const move = [0n, 0n, inner, garbage(3)] as const
    const late = await court.game.send('choose', move, { from: mallory })
    expectRefused(late, COURT_ABI, 'ClaimAlreadyFell', [1n])
    for (const game of [0n, 2n]) {
      expect(winnerOf(expectDone(await court.game.send('dissolve', [game]), COURT_ABI))).toBe(NOBODY)
      expectRefused(await court.game.send('dissolve', [game]), COURT_ABI, 'GameOver', [game])
    }
    expect(await court.game.read('credit', [mallory.address])).toBe(2n * CHALLENGER_BOND)
    expect(await court.rollup.read('burnt', [])).toBe(PROPOSER_BOND / 2n)
  })

  test('two who are honest: the first takes the reward, the second loses nothing', async () => {
    await challengeAs(ben, truth.hashAt(length))
    await challengeAs(mallory, truth.hashAt(length))
    await playToTheEnd(court, 0, honestly())
    expectDone(await court.game.send('dissolve', [1n], { from: ana }), COURT_ABI)
    expect(await court.game.read('credit', [mallory.address])).toBe(CHALLENGER_BOND)
    expect(await court.rollup.read('credit', [mallory.address])).toBe(0n)
  })
})

describe('a claim with a true output and another number of steps is a lie, too', () => {
  test.each([
    ['one too few', 29],
    ['one too many', 31],
    ['far too many', 31_000_000],
    ['only one', 1],
  ])('%s', async (_, steps) => {
    const court = await openCourt(evm, { branching: 8, length: 30 })
    await postBatch(court)
    const truth = await honestRun(court, 0)
    expectDone(await propose(court, ana, 0, { ...truth, steps }), COURT_ABI)
    const own = truth.hashAt(steps)
    const opened = await court.game.send('challenge', [1n, own], { from: ben, value: CHALLENGER_BOND })
    expectDone(opened, COURT_ABI)
    const tales = { defends: truth.hashAt, challenges: truth.hashAt }
    const run = await playToTheEnd(court, 0, { defender: ana, challenger: ben, branching: 8, ...tales })
    expect(winnerOf(expectDone(run, COURT_ABI))).toBe(CHALLENGER)
  })
})
