import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { zkSystem } from '../engine/system.ts'
import type { ForgeryWay } from '../engine/types/shared.ts'
import { eventsOf, viewOf } from './playing.ts'

// Z17, P17: whoever comes to the ceremony, whoever keeps what, and whatever anybody then tries: L1 takes a forgery only from
// those who hold all secrets of a phase together, and what is not stolen is there.

const IDS = ['ana', 'ben', 'mallory', 'cleo'] as const
const ETHER = 1_000_000_000n
const GWEI_WEI = 1_000_000_000n
const PARAMS: Json = {
  l1: { nodes: [] },
  slots: 1,
  pocket: { balances: IDS.map((id) => ({ id, etherGwei: (2n * ETHER).toString() })) },
}
const ask = (type: string, args: Json): AnyAction => ({ type, by: 'learner', args })
const BLOCK = ask('clock.advance', { seconds: 12 })

interface Contribution {
  readonly from: string
  readonly keeps: boolean
}
interface Ceremony {
  readonly 1: readonly Contribution[]
  readonly 2: readonly Contribution[]
}

/** Two come to each phase, and keep what they should forget more often than not. */
const phase = fc
  .shuffledSubarray([...IDS], { minLength: 2, maxLength: 2 })
  .chain((ids) =>
    fc.tuple(...ids.map((from) => fc.record({ from: fc.constant<string>(from), keeps: fc.nat(3).map((n) => n > 0) }))),
  )
const ceremonies: fc.Arbitrary<Ceremony> = fc.record({ 1: phase, 2: phase })

const person = fc.constantFrom(...IDS)
const amount = fc.constantFrom(1n, ETHER / 2n, 2n * ETHER, 2n * ETHER + 1n, 5n * ETHER).map(String)
const ways = fc.constantFrom<ForgeryWay>('tau', 'delta', 'trapdoor')
const paying = fc.record({ from: person, to: fc.option(fc.nat(3)), amountGwei: amount })
const forging = fc.record({
  from: person,
  pooled: fc.oneof(fc.constant([...IDS]), fc.subarray([...IDS])),
  way: ways,
  amountGwei: amount,
  anyway: fc.boolean(),
})
const deed: fc.Arbitrary<AnyAction> = fc.oneof(
  paying.map((args) => ask('pocket.pay', args)),
  forging.map(({ anyway, ...args }) => ask('pocket.forge', anyway ? { ...args, anyway } : args)),
)

const NEEDED: { readonly [way in ForgeryWay]: readonly (1 | 2)[] } = { tau: [1], delta: [2], trapdoor: [1, 2] }
const knowEnough = (held: Ceremony, way: ForgeryWay, pooled: readonly string[]): boolean =>
  NEEDED[way].every((phase) => held[phase].every(({ from, keeps }) => keeps && pooled.includes(from)))

async function hold(held: Ceremony): Promise<World> {
  const world = await createWorld({ system: zkSystem, seed: 'anybody', params: PARAMS })
  for (const phase of [1, 2] as const) {
    for (const { from, keeps } of held[phase]) {
      expect((await world.dispatch(ask('ceremony.contribute', { from, phase, keeps }))).ok).toBe(true)
    }
    expect((await world.dispatch(ask('ceremony.close', { phase }))).ok).toBe(true)
  }
  expect((await world.dispatch(ask('clock.advance', { seconds: 48 }))).ok).toBe(true)
  return world
}

/** What is in the contract is what the accounts have, but for what was stolen: by forgeries that L1 took, and by nothing else. */
async function booksAreKept(world: World): Promise<void> {
  const pocket = (await viewOf(world)).pocket ?? expect.fail('there is a pocket')
  const balances = pocket.accounts.reduce((sum, { balance }) => sum + BigInt(balance), 0n)
  expect(BigInt(pocket.heldWei)).toBe(balances * GWEI_WEI - BigInt(pocket.stolenWei))
  const taken = eventsOf(world, 'pocket.paid').filter(({ forged }) => forged)
  expect(BigInt(pocket.stolenWei)).toBe(taken.reduce((sum, { amount }) => sum + BigInt(amount), 0n) * GWEI_WEI)
}

/** Nobody forgets in the first phase, nobody keeps anything in the second. */
const HALF_HONEST: readonly [Ceremony, AnyAction[]] = [
  {
    1: ['ana', 'mallory'].map((from) => ({ from, keeps: true })),
    2: ['mallory', 'cleo'].map((from) => ({ from, keeps: false })),
  },
  (['trapdoor', 'tau'] as const).map((way) =>
    ask('pocket.forge', { from: 'mallory', pooled: [...IDS], way, amountGwei: ETHER.toString(), anyway: true }),
  ),
]

test('L1 takes a forgery from those who know all of a phase, and from nobody else; books are kept', {
  timeout: 180_000,
}, async () => {
  const seen = { robbed: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(ceremonies, fc.array(deed, { minLength: 4, maxLength: 6 }), async (held, deeds) => {
      const world = await hold(held)
      for (const action of deeds) {
        const paidBefore = eventsOf(world, 'pocket.paid').length
        const { ok } = await world.dispatch(action)
        await world.dispatch(BLOCK)
        const paid = eventsOf(world, 'pocket.paid').slice(paidBefore)
        if (action.type === 'pocket.forge') {
          const { way, pooled } = action.args as { way: ForgeryWay; pooled: string[] }
          const enough = knowEnough(held, way, pooled)
          expect(paid.map(({ forged }) => forged)).toEqual(ok && enough ? [true] : [])
          if (ok) seen[enough ? 'robbed' : 'refused']++
        } else expect(paid.every(({ forged }) => !forged)).toBe(true)
        await booksAreKept(world)
      }
    }),
    { numRuns: 3, examples: [[...HALF_HONEST]] },
  )
  expect(Math.min(seen.robbed, seen.refused)).toBeGreaterThan(0)
})
