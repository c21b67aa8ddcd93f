import fc from 'fast-check'
import { keccak256, numberToHex, zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '../../../kernel/types.ts'
import { createTestEvm, type TestAccount, type TestRun } from '../../../testing/evm.ts'
import {
  CHALLENGER_BOND,
  CLOCK,
  type Court,
  honestRun,
  lyingRun,
  openCourt,
  PROPOSER_BOND,
  postBatch,
  propose,
  WINDOW,
} from '../tests/court.ts'
import { BISECT, CHOOSE, innerOf, lookAt, OVER, PROVE, prove } from '../tests/players.ts'

// Whatever anybody does, in whatever order: what the contracts hold is what they owe, and the rest was burnt.

const LENGTH = 6
const BRANCHING = 2
const STANDING = 0

interface Deed {
  readonly kind: (typeof KINDS)[number]
  readonly who: number
  readonly what: number
  readonly how: number
}
const KINDS = [
  'post',
  'propose',
  'challenge',
  'move',
  'timeout',
  'dissolve',
  'confirm',
  'settle',
  'collect',
  'wait',
] as const
const DEED = fc.record<Deed>({
  kind: fc.constantFrom(...KINDS, 'move', 'move', 'propose', 'challenge'),
  who: fc.nat(2),
  what: fc.nat(),
  how: fc.nat(),
})
const PAUSES = [60n, CLOCK / 3n, CLOCK + 1n, WINDOW]
const garbage = (n: number): Hex => keccak256(numberToHex(n))

async function countsOf({ rollup, game }: Court) {
  return {
    claims: Number(await rollup.read('claimCount', [])),
    games: Number(await game.read('gameCount', [])),
  }
}

/** One thing that somebody does, sensible or not. Most are refused. */
async function perform(court: Court, { kind, who, what, how }: Deed): Promise<TestRun | null> {
  const { evm, rollup, game } = court
  const from = evm.accounts[who] ?? court.sequencer
  const { claims, games } = await countsOf(court)
  const claim = what % claims
  const id = games === 0 ? 0 : what % games
  switch (kind) {
    case 'post':
      return postBatch(court)
    case 'propose': {
      const run = how % 2 === 0 ? honestRun(court, claim) : lyingRun(court, claim, 1 + (how % LENGTH))
      return propose(court, from, claim, await run)
    }
    case 'challenge': {
      const [, , parent] = await rollup.read('claims', [BigInt(claim)])
      const own = how % 2 === 0 ? (await honestRun(court, parent)).hashAt(LENGTH) : garbage(how)
      return game.send('challenge', [BigInt(claim), own], { from, value: CHALLENGER_BOND })
    }
    case 'move':
      return games === 0 ? null : move(court, id, how)
    case 'timeout':
      return game.send('timeout', [BigInt(id)], { from })
    case 'dissolve':
      return game.send('dissolve', [BigInt(id)], { from })
    case 'confirm':
      return rollup.send('confirm', [BigInt(claim)], { from })
    case 'settle':
      return rollup.send('settle', [BigInt(claim)], { from })
    case 'collect':
      return how % 2 === 0 ? rollup.send('collect', [], { from }) : game.send('collect', [], { from })
    case 'wait':
      evm.wait(PAUSES[how % PAUSES.length] ?? 60n)
      return null
  }
}

/** Whose turn it is moves, well or badly. */
async function move(court: Court, gameId: number, how: number): Promise<TestRun | null> {
  const { evm, rollup, game } = court
  const now = await lookAt(court, gameId)
  const [challenger, , defender] = await game.read('games', [BigInt(gameId)])
  const playerOf = (address: string) =>
    evm.accounts.find((account) => account.address === address.toLowerCase()) as TestAccount
  const [, , parent] = await rollup.read('claims', [BigInt(now.claim)])
  const truth = await honestRun(court, parent)
  const isHonest = how % 3 !== 0
  const inner = innerOf(now, BRANCHING, (step) => (isHonest ? truth.hashAt(step) : garbage(step)))
  if (now.turn === BISECT) return game.send('bisect', [BigInt(gameId), inner], { from: playerOf(defender) })
  if (now.turn === PROVE) return prove(court, gameId, playerOf(challenger))
  if (now.turn !== CHOOSE) return null
  const shown = await lastShown(court, gameId, inner)
  const segment = how % (shown.length + 1)
  const own = segment === shown.length ? now.challengers : garbage(how)
  return game.send('choose', [BigInt(gameId), BigInt(segment), shown, own], { from: playerOf(challenger) })
}

/** Of the two things that this test's defenders show, the one that was shown. */
async function lastShown(court: Court, gameId: number, inner: readonly Hex[]): Promise<readonly Hex[]> {
  const [, , , , , , , shown] = await court.game.read('games', [BigInt(gameId)])
  const now = await lookAt(court, gameId)
  const other = innerOf(now, BRANCHING, garbage)
  return keccak256(`0x${inner.map((hash) => hash.slice(2)).join('')}`) === shown ? inner : other
}

async function demandBalanced(court: Court): Promise<void> {
  const { evm, rollup, game } = court
  const { claims, games } = await countsOf(court)
  let owedByRollup = 0n
  for (let claim = 1; claim < claims; claim++) {
    if ((await rollup.read('claims', [BigInt(claim)]))[7] === STANDING) owedByRollup += PROPOSER_BOND
  }
  let owedByGame = 0n
  for (let id = 0; id < games; id++) if ((await lookAt(court, id)).turn !== OVER) owedByGame += CHALLENGER_BOND
  for (const { address } of evm.accounts) {
    owedByRollup += await rollup.read('credit', [address])
    owedByGame += await game.read('credit', [address])
  }
  expect(await evm.balance(rollup.address)).toBe(owedByRollup)
  expect(await evm.balance(game.address)).toBe(owedByGame)
  expect(await evm.balance(zeroAddress)).toBe((await rollup.read('burnt', [])) + (await game.read('burnt', [])))
}

/** Lets everything come to its end: games over, claims decided, money collected. */
async function finish(court: Court): Promise<void> {
  const { evm, rollup, game } = court
  evm.wait(WINDOW + CLOCK + 1n)
  const { games } = await countsOf(court)
  for (let id = 0n; id < games; id++) {
    if (!(await game.send('timeout', [id])).ok) await game.send('dissolve', [id])
  }
  for (const _ of court.posted) {
    const latest = Number(await rollup.read('latestConfirmed', []))
    await propose(court, court.sequencer, latest, await honestRun(court, latest))
    evm.wait(WINDOW)
    const { claims } = await countsOf(court)
    for (let claim = 1n; claim < claims; claim++) await rollup.send('confirm', [claim])
  }
  const { claims } = await countsOf(court)
  for (let claim = 1n; claim < claims; claim++) await rollup.send('settle', [claim])
  for (const from of evm.accounts) {
    await rollup.send('collect', [], { from })
    await game.send('collect', [], { from })
  }
}

test('what the contracts hold is what they owe, after everything that anybody does; in the end they hold nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(DEED, { minLength: 20, maxLength: 50, size: 'max' }), async (deeds) => {
      const evm = await createTestEvm({ traced: false })
      const court = await openCourt(evm, { branching: BRANCHING, length: LENGTH })
      await postBatch(court)
      for (const deed of deeds) {
        const run = await perform(court, deed)
        if (run?.ok === true) await demandBalanced(court)
      }
      await finish(court)
      await demandBalanced(court)
      expect(await evm.balance(court.rollup.address)).toBe(0n)
      expect(await evm.balance(court.game.address)).toBe(0n)
    }),
    { numRuns: 6 },
  )
})
