import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import type { AnyAction } from '../../../kernel/types.ts'
import { encodeAmount } from '../../../rollup/codec/numbers.ts'
import { makeMoves, openLevel, type Played } from '../../../testing/levels.ts'
import { buttonOf, stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel, LevelStep } from '../../../ui/exhibit.ts'
import { optimisticSystem } from '../engine/system.ts'
import { squeezeTheBytes as level } from '../lesson/levels/squeezeTheBytes.ts'
import { costEach, crowdIn, postsOf, runIt } from '../lesson/levels/squeezeTheBytesTrail.ts'
import { walk } from './playing.ts'

// The level played by its buttons, with the form filled in as its hint says.

const withForm = {
  ...level,
  steps: level.steps.map((step) =>
    step.id === 'policy' ? { ...step, offer: { label: 'Run it so', action: () => runIt('blob', 300, 600) } } : step,
  ),
} as unknown as AnyLevel

let played: Walk
beforeAll(async () => {
  played = await walk(withForm)
}, 60_000)

const step = (id: string): LevelStep => stepOf(level as unknown as AnyLevel, id)
const textAt = (stop: string, id = stop): string => {
  const { view, events } = played.at(stop)
  return plainProse(step(id).text(view, events))
}
const happenedAt = (stop: string): string => {
  const { view, events } = played.at(stop)
  return plainProse(step(stop).predict?.happened(view, events) ?? '')
}
const end = (): Played => played.stops.at(-1) ?? expect.fail('nothing was played')

test('pressing what each step offers leads to the end', () => {
  expect(played.stuck).toEqual([])
  const { view, events } = end()
  expect(level.goals.filter((goal) => goal.reachedAt(view, events) === null)).toEqual([])
})

test('every text is short enough and understood wherever the cursor stands', () => {
  for (const stop of played.stops) expectWellWritten(level as unknown as AnyLevel, stop)
})

test('every prediction has its outcome from the trace, and no step names it before', () => {
  const outcomesAt = ({ view, events }: Played) =>
    level.steps.flatMap(({ predict }) => (predict ? [predict.outcome(view, events)] : []))
  expect(outcomesAt(played.at('alone'))).toEqual([null, null, null, null])
  expect(outcomesAt(played.at('crowd'))).toEqual([null, null, null, null])
  expect(outcomesAt(played.at('squeeze'))).toEqual(['signatures', null, null, null])
  expect(outcomesAt(played.at('signatures'))).toEqual(['signatures', 'rest', null, null])
  expect(outcomesAt(played.at('other'))).toEqual(['signatures', 'rest', 'same', null])
  expect(outcomesAt(end())).toEqual(['signatures', 'rest', 'same', 'more'])
})

test('the figures are those of the trace, and within what a rollup may post', () => {
  const blob = crowdIn(end().events, 'blob') ?? expect.fail('no crowd in a blob')
  const [posted, unsigned] = [blob.stages.at(-1)?.bytes ?? 0, blob.stages.at(-1)?.unsigned ?? 0]
  expect(blob.bytes).toBe(posted)
  expect(posted / 100).toBeLessThanOrEqual(80)
  expect(unsigned / 100).toBeLessThanOrEqual(12)
  expect(textAt('signatures')).toContain(`it would be ${(Math.round(unsigned / 10) / 10).toFixed(1)} bytes a payment`)
  expect(textAt('signatures')).toContain(`not ${(Math.round(posted / 10) / 10).toFixed(1)}.`)
  expect(happenedAt('squeeze')).toMatch(/^Of 69\.\d bytes a payment, 64\.\d are signature/)
  expect(happenedAt('deflate')).toMatch(/^7,105 bytes became 6,9\d\d\. The signatures went from 6,400 to 6,4\d\d/)
})

test('what L1 took is what its receipts say, and neither way of posting is told from the other’s figures', () => {
  const { events } = end()
  const fees = new Map(
    events.flatMap(({ type, data }) => {
      if (type !== 'l1.included') return []
      const { hash, feeWei } = data as { hash: string; feeWei: string }
      return [[hash, BigInt(feeWei)] as const]
    }),
  )
  for (const { type, data } of events) {
    if (type !== 'batch.posted') continue
    const { tx, feeWei, blobFeeWei, batch } = data as { tx: string; feeWei: string; blobFeeWei: string; batch: number }
    const paid = BigInt(feeWei) + BigInt(blobFeeWei)
    expect(fees.get(tx)).toBe(paid)
    expect(postsOf(events)[batch]?.costWei).toBe(paid)
  }
  const [blob, calldata] = [crowdIn(events, 'blob'), crowdIn(events, 'calldata')]
  expect(blob && calldata && costEach(calldata) > 3n * costEach(blob)).toBe(true)
})

test('the amount of the example is written as it is said to be', () => {
  expect(encodeAmount(42_000_000n)).toEqual([0x29, 0xa4])
  expect(plainProse(step('short').bytes?.(end().view, end().events) ?? '')).toContain('0x29a4')
})

const ask = (type: string, args: AnyAction['args']): AnyAction => ({ type, by: 'learner', args })

test('who sets the sequencer so that it posts too early is told why, and can go on', async () => {
  const far = await makeMoves(await replay(), [
    runIt('blob', 300, 30),
    ask('l2.traffic', { payments: 150 }),
    ask('clock.advance', { seconds: 60 }),
  ])
  expect(plainProse(step('fill').text(far.view, far.events))).toMatch(
    /of the last batch L1 took 1\/1\d\d: too few shared it/,
  )
  const again = await makeMoves(far, [runIt('blob', 300)])
  let now = again
  for (let pressed = 0; pressed < 6 && step('fill').done?.(now.view, now.events) !== true; pressed++)
    now = await makeMoves(now, [buttonOf(step('fill'), now)])
  expect(step('fill').done?.(now.view, now.events)).toBe(true)
})

/** As far as both ways were tried. */
const replay = async (): Promise<Played> =>
  makeMoves(
    await openLevel(optimisticSystem, level as unknown as AnyLevel),
    level.solution.slice(0, level.solution.length - 5),
  )
