import { beforeAll, expect, test } from 'vitest'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { goalsReached } from '../../../testing/levels.ts'
import { stepOf, type Walk, walkThrough } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { theCeremony } from '../lesson/levels/theCeremony.ts'
import { honestIn, ROUNDS, robbedBy } from '../lesson/levels/theCeremonyTrail.ts'

// The level played by its own buttons, and by those who come close.

const level = theCeremony as unknown as AnyLevel

let walk: Walk
beforeAll(async () => {
  walk = await walkThrough(zkSystem, level)
}, 120_000)
const viewAt = (stop: string) => walk.at(stop).view as ZkView
const outcomeAt = (step: string) => {
  const { view, events } = walk.at(step)
  return stepOf(level, step).predict?.outcome(view, events)
}

test('pressing what each step offers leads to the end', () => {
  expect(walk.stuck).toEqual([])
  expect(goalsReached(level, walk.at('lesson'))).toEqual(level.goals.map(({ id }) => id))
})

test('every text holds at every station, and is no longer than a step may be', () => {
  for (const stop of walk.stops) expectWellWritten(level, stop)
})

test('each prediction’s outcome comes from what L1 has ruled', () => {
  expect(['alone', 'tau', 'turned'].map(outcomeAt)).toEqual(['refused', 'taken', 'taken'])
  const before = walk.at('other')
  expect(stepOf(level, 'turned').predict?.outcome(before.view, before.events)).toBe(null)
  const { view, events } = walk.at('lesson')
  expect(stepOf(level, 'lesson').text(view, events)).toContain(
    'Honest in each phase: not robbed. Honest in phase 2 only: **robbed**. Honest in phase 1 only: **robbed**.',
  )
})

test('P17: two honest contributors in the other phase changed nothing', () => {
  const { events } = walk.at('lesson')
  expect([ROUNDS.both, ROUNDS.second, ROUNDS.first].map((round) => honestIn(events, round))).toEqual([[1, 2], [2], [1]])
  expect(robbedBy(events, ROUNDS.both, 'tau')).toBe(null)
  for (const stop of ['tau', 'turned']) {
    const { pocket } = viewAt(stop)
    expect(pocket?.stolenWei).toBe(`${pocket?.accounts[0]?.balance}000000000`)
  }
})

test('the proof that δ has turned has two points of the one it was', () => {
  const payments = viewAt('turned').pocket?.payments ?? []
  const [honest, forged] = payments.map(({ proof }) => proof)
  const pointsAB = (proof = '') => proof.slice(0, 2 + 2 * 192)
  expect(pointsAB(forged)).toBe(pointsAB(honest))
  expect(forged).not.toBe(honest)
})

testRehearsals(zkSystem, [level])
