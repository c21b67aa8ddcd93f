import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticEvents } from '../engine/types/events.ts'
import type { Lie } from '../engine/types/shared.ts'
import { ask, paramsOf, wait } from './everybody.ts'
import { bondsAreConserved, bridgeHoldsWhatIsOwed, noLieIsFinal, stateOf, viewOf } from './laws.ts'

// Whole disputes on the real contracts, about real runs of the guest: whoever is honest wins, whichever side they are on.

const DAY = 86_400
const BOND = 10n ** 17n
const HONEST = ['vera', 'ben']

const data = <K extends keyof OptimisticEvents>(world: World, type: K): OptimisticEvents[K][] =>
  world.events.filter((event) => event.type === type).map((event) => event.data as OptimisticEvents[K])

/** A batch in which every kind of lie can be told: it has a withdrawal, and L1 insists on a message. */
async function openWithLie(branching: 2 | 4 | 8 | 16, posting: 'calldata' | 'blob', lie: Lie): Promise<World> {
  const watchers = [
    { id: 'eve', mode: 'accomplice' },
    { id: 'dan', mode: 'griefer' },
    { id: 'vera', mode: 'on' },
    { id: 'ben', mode: 'off' },
  ] as const
  const world = await createWorld({
    system: optimisticSystem,
    seed: 'disputes',
    params: {
      ...(paramsOf({ branching, posting, watchers }) as object),
      challengerBondWei: BOND.toString(),
      forceDelaySeconds: 36,
    },
  })
  await world.dispatch(ask('proposer.set', { lie: { ...lie } }))
  await world.dispatch(ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: '200000000' } }))
  await world.advance(2)
  const wish = { kind: 'transfer', to: 'ana', asset: 'ether', amount: '7' }
  await world.dispatch(ask('l2.force', { from: 'ben', wish }))
  await world.advance(120)
  return world
}

async function honestSidesWin(branching: 2 | 4 | 8 | 16, posting: 'calldata' | 'blob', lie: Lie): Promise<void> {
  const world = await openWithLie(branching, posting, lie)
  expect(data(world, 'claim.made')).toHaveLength(1)
  // Somebody who was away comes when the others are in the middle of it.
  await world.advance(60)
  await world.dispatch(ask('watcher.set', { id: 'ben', mode: 'on' }))
  for (let day = 0; day < 18; day++) await world.dispatch(wait(DAY))

  const [lying, honest] = (await viewOf(world)).claims
  expect(lying).toMatchObject({ claim: 1, isTrue: false, status: 'rejected' })
  expect(honest).toMatchObject({ claim: 2, batch: 0, isTrue: true, status: 'confirmed' })

  const games = (await viewOf(world)).games
  const against = (claim: number) => games.filter((game) => game.claim === claim)
  expect(
    against(1)
      .map(({ challengerId }) => challengerId)
      .toSorted(),
  ).toEqual(['ben', 'eve', 'vera'])
  const won = against(1).filter(({ winner }) => winner === 'challenger')
  expect(won).toHaveLength(1)
  expect(HONEST).toContain(won[0]?.challengerId)
  expect(won[0]?.provenIn).not.toBeNull()
  // The honest one who was not first has the bond back.
  expect(
    against(1).filter(({ challengerId: id, winner }) => HONEST.includes(id ?? '') && winner === 'nobody'),
  ).toHaveLength(1)
  // The griefer's ends in a step as well, and the step proves the defender right.
  expect(against(2)).toMatchObject([{ challengerId: 'dan', winner: 'defender' }])
  expect(against(2)[0]?.provenIn).not.toBeNull()

  bondsAreConserved(await stateOf(world))
  bridgeHoldsWhatIsOwed(await viewOf(world))
  noLieIsFinal(await viewOf(world))
}

const LIES: readonly Lie[] = [
  { kind: 'diverge', step: 4_321 },
  { kind: 'theft', amountGwei: '3000000000' },
  { kind: 'skipForced' },
  { kind: 'root' },
]
const BRANCHINGS = [2, 4, 8, 16] as const

for (const [index, branching] of BRANCHINGS.entries()) {
  for (const posting of ['calldata', 'blob'] as const) {
    const lie = LIES[(index + (posting === 'blob' ? 2 : 0)) % LIES.length] as Lie
    test(`branching ${branching}, ${posting}: the lie '${lie.kind}' falls, the truth stands`, () =>
      honestSidesWin(branching, posting, lie))
  }
}

test('wherever a run diverges, the disputed step is that one, and L1 decides for the honest side', async () => {
  const step = fc.integer({ min: 1, max: 6_000 })
  await fc.assert(
    fc.asyncProperty(
      step,
      fc.constantFrom(...BRANCHINGS),
      fc.constantFrom('calldata', 'blob'),
      async (at, branching, posting) => {
        const world = await openWithLie(branching, posting, { kind: 'diverge', step: at })
        await world.dispatch(wait(DAY))
        const [claim] = (await viewOf(world)).claims
        const steps = (await viewOf(world)).batches[0]?.steps ?? 0
        // The game that was not left to the clock; the griefer's comes later, about another claim.
        const [proven] = data(world, 'game.proven')
        expect(proven).toMatchObject({ byId: 'vera', winner: 'challenger' })
        expect([proven?.lo, proven?.hi]).toEqual([Math.min(at, steps) - 1, Math.min(at, steps)])
        expect(claim?.status).toBe('rejected')
      },
    ),
    {
      numRuns: 6,
      examples: [
        [1, 2, 'calldata'],
        [2, 16, 'blob'],
      ],
    },
  )
})
