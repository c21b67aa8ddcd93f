import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached, makeMoves, openLevel } from '../../../testing/levels.ts'
import { stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import gasOfGame from '../contracts/gas.json' with { type: 'json' }
import gasOfReExecutor from '../contracts/gas.reexecutor.json' with { type: 'json' }
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { theGame } from '../lesson/levels/disputeTrail.ts'
import { roundsOrGas } from '../lesson/levels/roundsOrGas.ts'
import {
  costOfDispute,
  type DisputeCost,
  measuredBefore,
  type OtherParts,
  OWN_PARTS,
  reckonedRounds,
  trueBatchesUntilDearer,
} from '../lesson/levels/roundsOrGasCost.ts'
import { untilNarrowed } from '../lesson/levels/roundsOrGasPredictions.ts'
import { nextBlock } from '../lesson/trail.ts'
import { walk } from './playing.ts'

// The level played by its own buttons alone, and its dispute in the worlds that it quotes.

const level = roundsOrGas as unknown as AnyLevel
let way: Walk
beforeAll(async () => {
  way = await walk(level)
}, 60_000)
const told = (step: string, stop = step) => {
  const { view, events } = way.at(stop)
  return plainProse(stepOf(level, step).text(view, events))
}
const happened = (step: string) => {
  const { view, events } = way.at(step)
  return plainProse(stepOf(level, step).predict?.happened(view, events) ?? '')
}
const outcome = (step: string) => {
  const { view, events } = way.at(step)
  return stepOf(level, step).predict?.outcome(view, events)
}
const ownCost = (): DisputeCost => {
  const { view, events } = way.at('gas')
  return costOfDispute(view, events) ?? expect.fail('the dispute is not over')
}

/** The same moves in a world whose contract splits a range otherwise. */
async function costInParts(parts: number): Promise<DisputeCost | null> {
  const params = { ...(level.params as object), branching: parts }
  const { view, events } = await makeMoves(await openLevel(optimisticSystem, { ...level, params }), [
    nextBlock,
    untilNarrowed,
    nextBlock,
  ])
  expect(theGame(view)).toMatchObject({ branching: parts, winner: 'challenger' })
  return costOfDispute(view, events)
}

test('pressing what each step offers leads to the end', () => {
  expect(way.stuck).toEqual([])
  expect(goalsReached(level, way.at('nobody'))).toEqual(level.goals.map(({ id }) => id))
})

test('every text holds wherever the cursor stands, and is no longer than a step may be', () => {
  for (const stop of way.stops) expectWellWritten(level, stop)
})

test.each([2, 4, 8] as const)(
  'what was measured beforehand in %i parts is what such a world measures',
  async (parts) => {
    expect(await costInParts(parts)).toEqual(measuredBefore[parts as OtherParts])
  },
)

test('the level’s own dispute is told with the figures of its run, the others with theirs', () => {
  const own = ownCost()
  expect(own).toMatchObject({ rounds: 5, transactions: 12, seconds: 132 })
  const lines = told('table')
  for (const { gas } of [...Object.values(measuredBefore), own]) expect(lines).toContain(gas.toLocaleString('en'))
  expect(lines).toContain(`${OWN_PARTS}: 5 rounds`)
})

test('more parts took fewer rounds and less gas up to sixteen, and by these prices there is an end to that', () => {
  const own = ownCost()
  const all = [...([2, 4, 8] as const).map((parts) => measuredBefore[parts]), own]
  for (const by of ['gas', 'rounds', 'seconds'] as const) {
    expect(all.map((cost) => cost[by])).toEqual(all.map((cost) => cost[by]).toSorted((a, b) => b - a))
  }
  expect(all.map(({ dearestRound }) => dearestRound)).toEqual(
    all.map(({ dearestRound }) => dearestRound).toSorted((a, b) => a - b),
  )
  const steps = (way.at('gas').view as OptimisticView).claims[0]?.steps ?? 0
  const [at16, at32, at64, at256] = [16, 32, 64, 256].map((parts) => reckonedRounds(own, steps, parts))
  expect(at32).toBeLessThan(at16 ?? 0)
  expect(at64).toBeGreaterThan(at32 ?? 0)
  expect(at256).toBeGreaterThan(at64 ?? 0)
  // The reckoning is one of full rounds: near what the sixteenths did take, the first and the last being cheaper.
  const rounds = (theGame(way.at('gas').view)?.rounds ?? []).map(
    ({ gasBisect, gasChoose }) => gasBisect + (gasChoose ?? 0),
  )
  const took = rounds.reduce((sum, gas) => sum + gas, 0)
  expect(Math.abs((at16 ?? 0) - took) / took).toBeLessThan(0.1)
})

test('predictions are answered by the trace', () => {
  expect(['rounds', 'gas', 'bytes', 'nobody'].map(outcome)).toEqual(['quarter', 'less', 'twice', 'same'])
  expect(happened('rounds')).toContain('One step of 292,737 is left.')
  expect(happened('bytes')).toContain('158 bytes each, against 69')
})

test('outputs cost every batch more, and a few true ones use up what they save in a dispute', () => {
  const { view, events } = way.at('nobody')
  const sum = trueBatchesUntilDearer(view, events) ?? expect.fail('the posts are not there')
  const [lie, truth] = (view as OptimisticView).oneShot
  const saved = ownCost().gas - (lie?.proven?.gasUsed ?? 0)
  expect(sum.batches * sum.each).toBeGreaterThanOrEqual(saved)
  expect((sum.batches - 1) * sum.each).toBeLessThan(saved)
  expect(Math.abs((truth?.gasUsed ?? 0) - (lie?.gasUsed ?? 0))).toBeLessThan(1_000)
  expect(plainProse(level.closing(view, events))).toContain(`after ${sum.batches} true ones that is the dearer way`)
})

test('call data of a move has the size that the step tells', () => {
  const word = 32
  const bisect = (hashes: number) => 4 + word + 2 * word + hashes * word
  const bytes = plainProse(stepOf(level, 'round').bytes?.(way.at('round').view, way.at('round').events) ?? '')
  expect(bytes).toContain(`${bisect(15)} bytes`)
  expect(bytes).toContain(`it would be ${bisect(1)}.`)
})

test('confirming, which the sum leaves out, costs about the same both ways', () => {
  const { confirm, returnBond } = gasOfReExecutor
  expect(Math.abs(gasOfGame.confirm - confirm - returnBond)).toBeLessThan(10_000)
})
