import { expect, test } from 'vitest'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { makeMoves, openLevel } from '../../../testing/levels.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { keyFactsOf } from '../engine/keys/plans.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { economiesOfScale as level } from '../lesson/levels/economiesOfScale.ts'
import { ALONE, costOf, measuredBefore, type OtherSlots, perPayment } from '../lesson/levels/economiesOfScaleCost.ts'
import { payment, untilExecuted } from '../lesson/levels/economiesOfScaleTrail.ts'

// The level played by its own buttons alone, and full batches of the sizes that it quotes.

/** Each takes a key and a proof of its own: the stage of stories plays them. */
const SIZES: readonly OtherSlots[] = process.env['RANDOM_BATCHES'] === undefined ? [] : [1, 2, 8]

const { outcome, textAt, viewAt } = testWalk<ZkView>(zkSystem, level)

test('four share what one alone pays nearly as much for; half a batch costs about as much as a full one', () => {
  expect([outcome('four'), outcome('padding')]).toEqual(['same', 'same'])
  const [full, half] = viewAt('aggregated').batches
  if (!full || !half) throw new Error('two batches')
  expect([full.used, half.used]).toEqual([4, 2])
  expect(perPayment(full)).toBeLessThan(ALONE / 3)
  expect(perPayment(half)).toBeGreaterThan(1.8 * perPayment(full))
})

test('what is reckoned goes on where what is measured ends, and says so', () => {
  const own = costOf(viewAt('four').batches[0] ?? expect.fail('no batch'), viewAt('four'))
  expect(own?.rows).toBe(keyFactsOf(4, null).rows)
  expect(textAt('table')).toContain('Reckoned on, not measured')
  const each = [...textAt('table').matchAll(/([\d,]+) each/g)].map(([, gas = '']) => Number(gas.replaceAll(',', '')))
  expect(each).toEqual([...each].sort((a, b) => b - a))
  expect(each.length).toBe(6)
})

test('rows are those of the circuits', () => {
  for (const slots of [1, 2, 8] as const) expect(measuredBefore[slots].rows).toBe(keyFactsOf(slots, null).rows)
})

test.each(SIZES)('what was measured beforehand with %i slots is what such a world measures', async (slots) => {
  const params = { ...(level.params as object), slots }
  const moves = Array.from({ length: slots }, (_, index) => payment(index))
  const played = await makeMoves(await openLevel(zkSystem, { ...level, params }), [...moves, untilExecuted])
  const view = played.view as ZkView
  const [batch] = view.batches
  expect(batch && costOf(batch, view)).toEqual(measuredBefore[slots])
})

testRehearsals(zkSystem, [level])
