import { beforeAll, describe, expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import type { AnyAction } from '../../../kernel/types.ts'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { makeMoves, type Played, rehearse } from '../../../testing/levels.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel, LevelMove } from '../../../ui/exhibit.ts'
import { groundSystem } from '../engine/system.ts'
import type { GroundView } from '../engine/types.ts'
import { aCrowdedBlock } from '../lesson/levels/aCrowdedBlock.ts'
import { anaPays, nextBlock, raiseALittle, setGasLimit, startMint, waitBlocks } from '../lesson/levels/crowdMoves.ts'
import { theKnob } from '../lesson/levels/theKnob.ts'

// What the two levels about the crowd say, on the way of their solutions and beside it.

const step = (level: AnyLevel, id: string) => level.steps.find((each) => each.id === id) ?? expect.fail(`no step ${id}`)
const says = (level: AnyLevel, id: string, { view, events }: Played) => plainProse(step(level, id).text(view, events))
const isDone = (level: AnyLevel, id: string, { view, events }: Played): boolean => {
  const { done, predict } = step(level, id)
  if (!done && !predict) return true
  return done?.(view, events) ?? predict?.outcome(view, events) != null
}
const button = (level: AnyLevel, id: string, { view, events }: Played) => {
  const { offer } = step(level, id)
  if (!offer || !('action' in offer)) return expect.fail(`${id} has no button`)
  const { label, action } = offer
  return { label: typeof label === 'function' ? label(view, events) : label, action: action(view, events) as AnyAction }
}

testRehearsals(groundSystem, [aCrowdedBlock, theKnob])

describe.each([aCrowdedBlock, theKnob])('$id, along its solution', (level) => {
  const play = rehearse(groundSystem, level)
  const stations: Played[] = []
  beforeAll(async () => {
    for (const [index] of [null, ...level.solution].entries()) {
      stations.push(await play((level.solution as readonly LevelMove[]).slice(0, index)))
    }
  }, 60_000)

  test('no text is longer than sixty words, wherever the cursor stands, and every mark is known', () => {
    for (const station of stations) expectWellWritten(level, station)
  })

  test('steps are done in their order, and all of them in the end', () => {
    const done = stations.map((station) => level.steps.map(({ id }) => id).filter((id) => isDone(level, id, station)))
    for (const ids of done) expect(ids).toEqual(level.steps.slice(0, ids.length).map(({ id }) => id))
    expect(done.at(-1)).toHaveLength(level.steps.length)
  })
})

describe('A crowded block, beside the way', () => {
  const play = rehearse(groundSystem, aCrowdedBlock)

  test('a mint before the quiet payment is told the way back', async () => {
    const played = await play([startMint, nextBlock])
    expect(isDone(aCrowdedBlock, 'quiet', played)).toBe(false)
    expect(says(aCrowdedBlock, 'quiet', played)).toContain('Undo')
  })

  const toTheLine = [anaPays, nextBlock, startMint, nextBlock, anaPays, nextBlock]

  test('who bids too little is told that it is not enough', async () => {
    const played = await play([...toTheLine, raiseALittle])
    expect(isDone(aCrowdedBlock, 'bid', played)).toBe(false)
    expect(says(aCrowdedBlock, 'bid', played)).toContain('Bid once more.')
  })

  const ages = waitBlocks(14)
  test('who waits instead of bidding gets in when it has become cheap enough, and may go on', async () => {
    const played = await play([...toTheLine, ages])
    expect(isDone(aCrowdedBlock, 'bid', played)).toBe(true)
    expectWellWritten(aCrowdedBlock, played)
  }, 30_000)

  test('who signs when the mint is over is told what was missed, and the way back', async () => {
    const over = await play([anaPays, nextBlock, startMint, ages])
    expect(says(aCrowdedBlock, 'again', over)).toContain('Undo')
    const played = await play([anaPays, nextBlock, startMint, ages, anaPays, nextBlock])
    expect(isDone(aCrowdedBlock, 'bid', played)).toBe(false)
    for (const id of ['bid', 'cost']) expect(says(aCrowdedBlock, id, played)).toContain('Undo')
    expectWellWritten(aCrowdedBlock, played)
  }, 30_000)
})

describe('The knob, beside the way', () => {
  const play = rehearse(groundSystem, theKnob)
  const [oneForty, threeHundred] = [140, 300].map((millions) => setGasLimit(millions * 1_000_000))
  const ten = waitBlocks(10)

  test('a little more is not enough: the button turns the knob further, and more gets through', async () => {
    const [tooLittle] = theKnob.nearMisses
    const tried = await play(tooLittle?.moves ?? [])
    expect(isDone(theKnob, 'cost', tried)).toBe(true)
    expect(isDone(theKnob, 'reach', tried)).toBe(false)
    expect(says(theKnob, 'reach', tried)).toContain('is not enough')
    expect(button(theKnob, 'reach', tried).label).toBe('Turn it to 150 million')
    const there = { ...tried, world: await tried.world.fork(tried.world.head) }
    const turned = await makeMoves(there, [button(theKnob, 'reach', tried).action, waitBlocks(4)])
    const perSecond = ({ view }: Played) => (view as GroundView).crowd?.throughput.perSecond ?? 0
    expect((turned.view as GroundView).gasLimit).toBe(150_000_000)
    expect(perSecond(turned)).toBeGreaterThan(perSecond(tried))
    expectWellWritten(theKnob, turned)
  }, 120_000)

  test('far too much is a way too', async () => {
    const played = await play([threeHundred as AnyAction, ten])
    expectWellWritten(theKnob, played)
    expect(isDone(theKnob, 'cost', played)).toBe(true)
    expect(isDone(theKnob, 'reach', played)).toBe(true)
  }, 60_000)

  test('turned down too little, they stay behind, and the step says what to do', async () => {
    const played = await play([threeHundred as AnyAction, ten, oneForty as AnyAction, ten])
    expect(isDone(theKnob, 'back', played)).toBe(true)
    expect(isDone(theKnob, 'return', played)).toBe(false)
    expect(says(theKnob, 'return', played)).toContain('turn further down')
  }, 60_000)
})
