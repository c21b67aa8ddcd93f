import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached, makeMoves, openLevel, tryMove } from '../../../testing/levels.ts'
import { buttonOf, stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { theCensor as level } from '../lesson/levels/theCensor.ts'
import { walk } from './playing.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

let way: Walk
beforeAll(async () => {
  way = await walk(level)
}, 60_000)
const textAt = (step: string, stop = step) => {
  const { view, events } = way.at(stop)
  return plainProse(stepOf(level, step).text(view, events))
}
const happened = (step: string) => {
  const { view, events } = way.at(step)
  return plainProse(stepOf(level, step).predict?.happened(view, events) ?? '')
}

test('pressing what each step offers leads to the end', () => {
  expect(way.stuck).toEqual([])
  expect(goalsReached(level, way.at('home'))).toEqual(level.goals.map(({ id }) => id))
})

test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
  for (const stop of way.stops) expectWellWritten(level, stop)
})

test('nothing of Ana’s is in a block of the rollup before L1 takes it there', () => {
  const { view } = way.at('due')
  expect(view.sequencer.income.transactions).toBe(1)
  expect(view.accounts.find((account: { id: string }) => account.id === 'ana').nonce).toBe(0)
  expect(textAt('ben')).toContain('So it is not the machine, it is her.')
})

test('going past the sequencer is dearer than going through it, by two orders of magnitude here', () => {
  expect(happened('past')).toMatch(
    /That cost her 0\.000\d+ ETH\. Ben’s payment, through the usual door, cost 0\.00000\d+ ETH\./,
  )
})

test('Ben’s payment was promised and never posted, and nobody pays for that', () => {
  expect(textAt('offline')).toContain('promised and is in no batch')
  const { view } = way.at('home')
  expect(view.transactions.map((tx: OptimisticView['transactions'][number]) => [tx.fromId, tx.standing])).toEqual([
    ['ben', 'promised'],
  ])
})

test('the batch that takes it has no bytes, and the claim without it falls to a single instruction', () => {
  const { view } = way.at('skip') as { view: OptimisticView }
  expect(view.batches.map(({ mode, bytes }) => [mode, bytes])).toEqual([['forced', 0]])
  expect(happened('skip')).toContain('by a proof of one instruction')
  expect(view.claims.map(({ status, isTrue }) => [status, isTrue])).toEqual([
    ['rejected', false],
    ['open', true],
  ])
})

test('who skips Dan’s part of the way is told, and not left with a button that does nothing', async () => {
  const { view, events } = await makeMoves(await openLevel(optimisticSystem, level), [
    ...level.solution.slice(0, 4),
    { type: 'clock.advance', by: 'learner', args: { seconds: 2 * 86_400 } },
  ])
  for (const id of ['due', 'plot', 'force']) {
    expect(plainProse(stepOf(level, id).text(view, events))).toContain('took it by itself')
  }
})

test('the claim that leaves her out is confirmed when nobody looks, and the level says so', async () => {
  const near = level.nearMisses.find(({ why }) => why.includes('nobody looks')) ?? expect.fail('no such near miss')
  const unwatched = await makeMoves(await openLevel(optimisticSystem, level), [
    ...near.moves,
    { type: 'clock.advance', by: 'learner', args: { seconds: 8 * 86_400 } },
  ])
  const { predict } = stepOf(level, 'skip')
  expect(predict?.outcome(unwatched.view, unwatched.events)).toBe('confirmed')
  expect(plainProse(stepOf(level, 'true').text(unwatched.view, unwatched.events))).toContain('let Vera watch')
  expect((await tryMove(unwatched, buttonOf(stepOf(level, 'home'), unwatched)))?.code).toBe('not-final-yet')
})
