import { expect, test } from 'vitest'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { rehearse, tryMove } from '../../../testing/levels.ts'
import { buttonOf, stepOf } from '../../../testing/walk.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { slotsIn } from '../engine/shown.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { volition as level } from '../lesson/levels/volition.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

const { happened, outcome, textAt, viewAt } = testWalk<ZkView>(zkSystem, level)
const play = rehearse(zkSystem, level)
/** The solution up to the world that is frozen, before anybody leaves it. */
const frozen = level.solution.slice(0, -4)

test('L1 knows what arrived in the open half, and of what stays in the other a fee', () => {
  const kinds = viewAt('hidden').batches.map(({ words }) => slotsIn(words.map(BigInt), 2).map(({ kind }) => kind))
  expect(kinds).toEqual([
    ['fromHidden', 'hidden'],
    ['transfer', 'transfer'],
    ['hidden', 'hidden'],
  ])
  expect(textAt('move')).toContain('L1 knows what arrived')
})

test('a small batch that says less costs more: its signatures are checked', () => {
  expect(outcome('hidden')).toBe('more')
  const [, open, unseen] = viewAt('hidden').batches
  expect(open?.signatures).toEqual([])
  expect(unseen?.signatures.map(({ signed }) => signed)).toEqual([true, true])
  expect((unseen?.commit?.gasUsed ?? 0) - (open?.commit?.gasUsed ?? 0)).toBeGreaterThan(10_000)
  // Proving and executing are the same but for bytes that are zero.
  for (const step of ['prove', 'execute'] as const) {
    expect(Math.abs((unseen?.[step]?.gasUsed ?? 0) - (open?.[step]?.gasUsed ?? 0))).toBeLessThan(1_000)
  }
})

test('a payment between two others has made Ana’s copy worthless, though her leaf is what it was', async () => {
  const before = viewAt('copy').accounts.find(({ number }) => number === 256)
  expect(viewAt('hidden').accounts.find(({ number }) => number === 256)).toEqual(before)
  expect(outcome('what')).toBe('open')
  expect(happened('what')).toMatch(/^1\.149\d+ ETH of the open account/)
  const played = await play(frozen)
  expect((await tryMove(played, buttonOf(stepOf(level, 'try'), played)))?.code).toBe('old-data')
})

test('asking in vain afterwards does not take the copy away, nor make it newer', async () => {
  const again = await play([...frozen, { type: 'data.ask', by: 'ana', args: { from: 'ana' } }])
  expect((again.view as ZkView).data).toMatchObject([{ byId: 'ana', committee: null, missing: [256, 257, 258] }])
  expect((await tryMove(again, buttonOf(stepOf(level, 'try'), again)))?.code).toBe('old-data')
})

test('with a copy of the last state the other account comes out as well', async () => {
  const { events } = await play([
    ...frozen,
    { type: 'committee.set', by: 'learner', args: { id: 'vera', mode: 'sign' } },
    { type: 'data.ask', by: 'ana', args: { from: 'ana' } },
    { type: 'exit.escape', by: 'ana', args: { from: 'ana', account: 256 } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 24 } },
  ])
  expect(events.findLast(({ type }) => type === 'exit.credited')?.data).toMatchObject({ account: 256, robbedWei: '0' })
})

testRehearsals(zkSystem, [level])
