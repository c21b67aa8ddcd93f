import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { makeMoves, openLevel, type Played } from '../../../testing/levels.ts'
import { buttonOf, stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { fromPocketToGround as level } from '../lesson/levels/fromPocketToGround.ts'
import { walk } from './playing.ts'

let played: Walk
beforeAll(async () => {
  played = await walk(level)
}, 60_000)

const textAt = (stop: string, id = stop): string => {
  const { view, events } = played.at(stop)
  return plainProse(stepOf(level, id).text(view, events))
}
const happenedAt = (stop: string): string => {
  const { view, events } = played.at(stop)
  return plainProse(stepOf(level, stop).predict?.happened(view, events) ?? '')
}
const standings = ({ view }: Played): readonly string[] =>
  (view as OptimisticView).batches.map(({ standing }) => standing)

test('pressing what each step offers leads to the end', () => {
  expect(played.stuck).toEqual([])
  const { view, events } = played.stops.at(-1) ?? expect.fail('nothing was played')
  expect(level.goals.filter((goal) => goal.reachedAt(view, events) === null)).toEqual([])
})

test('every text is short enough and understood wherever the cursor stands', () => {
  for (const stop of played.stops) expectWellWritten(level, stop)
})

test('the batch is what each step says it is', () => {
  expect(standings(played.at('promise'))).toEqual([])
  expect(standings(played.at('fill'))).toEqual(['waiting'])
  expect(standings(played.at('post'))).toEqual(['posted'])
  expect(standings(played.at('reorg'))).toEqual(['waiting'])
  expect(standings(played.at('claim'))).toEqual(['challengeable'])
  expect(standings(played.at('sure'))).toEqual(['challengeable'])
  expect(standings(played.at('week'))).toEqual(['confirmed'])
  expect(standings(played.at('final'))).toEqual(['final'])
})

test('every prediction has its outcome from the trace, and no step names it before', async () => {
  const opened = await openLevel(optimisticSystem, level)
  for (const { predict } of level.steps) expect(predict?.outcome(opened.view, opened.events) ?? null).toBeNull()
  const { view, events } = played.at('final')
  expect(level.steps.flatMap(({ predict }) => (predict ? [predict.outcome(view, events)] : []))).toEqual([
    'nothing',
    'promised',
    'all',
    'runners',
    'block',
  ])
})

test('the figures are those of the trace', () => {
  expect(happenedAt('promise')).toContain('Signed at 00:00:29, in L2 block 2 at 00:00:30: 1 s.')
  expect(textAt('fill')).toMatch(/^5 payments went in\. Written as on L1 they would be 55\d bytes; 36\d bytes/)
  expect(textAt('week')).toContain('in 7 days nobody showed otherwise')
  expect(happenedAt('stranger')).toMatch(/^Eve read 36\d bytes of one batch/)
})

test('the word final is kept for what is final', () => {
  for (const stop of ['sign', 'promise', 'fill', 'post', 'again', 'stranger', 'claim', 'week']) {
    expect(textAt(stop), stop).not.toMatch(/\bfinal\b/i)
  }
})

test('who waits until the block is final is told that no reorg can take it any more', async () => {
  const posted = await makeMoves(await openLevel(optimisticSystem, level), level.solution.slice(0, 4))
  const late = await makeMoves(posted, [{ type: 'clock.advance', by: 'learner', args: { seconds: 2_400 } }])
  expect(plainProse(stepOf(level, 'reorg').text(late.view, late.events))).toContain('final by now')
  const outcome = await late.world.dispatch(buttonOf(stepOf(level, 'reorg'), late))
  expect(outcome.ok ? null : outcome.refusal.code).toBe('would-cross-finality')
})
