import { beforeAll, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { goalsReached } from '../../../testing/levels.ts'
import { stepOf, type Walk } from '../../../testing/walk.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { nobodyIsWatching } from '../lesson/levels/nobodyIsWatching.ts'
import { walk } from './playing.ts'

// The level played by its own buttons alone, and what it says meanwhile.

const level = nobodyIsWatching as unknown as AnyLevel
let walked: Walk
beforeAll(async () => {
  walked = await walk(level)
}, 60_000)

test('pressing what each step offers leads to the end', () => {
  expect(walked.stuck).toEqual([])
  expect(goalsReached(level, walked.at('enough'))).toEqual(level.goals.map(({ id }) => id))
})

test('every text holds wherever the cursor stands', () => {
  for (const stop of walked.stops) expectWellWritten(level, stop)
})

test('each of the three fails in a way of their own', () => {
  const { events } = walked.at('week')
  const failed = events.filter(({ type }) => type === 'watcher.failed').map(({ data }) => data)
  expect(failed).toMatchObject([
    { id: 'vera', reason: 'broke' },
    { id: 'dan', reason: 'asleep' },
  ])
  expect(events.some(({ type, data }) => type === 'watcher.checked' && (data as { id: string }).id === 'eve')).toBe(
    false,
  )
})

test('the page calls it a theft, and says what is left of what is owed', () => {
  const stop = walked.at('proof')
  const { bridge } = stop.view as OptimisticView
  expect(bridge.stolenWei).toBe('3900000000000000000')
  expect(BigInt(bridge.owedWei) - BigInt(bridge.heldWei)).toBe(BigInt(bridge.stolenWei))
  const told = plainProse(stepOf(level, 'theft').text(stop.view, stop.events))
  expect(told).toContain('This is a theft. 3.9 ETH were stolen')
  const held = Number(BigInt(bridge.heldWei) / 10n ** 9n) / Number(BigInt(bridge.owedWei) / 10n ** 9n)
  expect(told).toContain(`${Math.floor(held * 1000) / 10} %`)
})

test('the liar has the whole bond back; after the second lie it is gone', () => {
  const row = (stop: string) =>
    (walked.at(stop).view as OptimisticView).ledger.find(({ id }) => id === 'sequencer') ?? expect.fail('no sequencer')
  expect(row('bond')).toMatchObject({ bondsLockedWei: '0', bondsLostWei: '0', creditWei: '0' })
  expect(row('enough').bondsLostWei).toBe('10000000000000000000')
})

test('nothing more is stolen the second time', () => {
  const { view, events } = walked.at('enough')
  expect((view as OptimisticView).bridge.stolenWei).toBe('3900000000000000000')
  expect(events.filter(({ type }) => type === 'bridge.paid')).toHaveLength(1)
})

test('to a sequencer that is told to lie too early, the withdrawal is still the next thing offered', () => {
  const { view, events } = walked.at('one')
  const lying = { ...(view as OptimisticView), proposer: { online: true, lie: { kind: 'theft', amountGwei: '1' } } }
  const { offer } = stepOf(level, 'again')
  expect(offer && 'action' in offer && offer.action(lying as OptimisticView, events)).toMatchObject({ type: 'l2.send' })
})
