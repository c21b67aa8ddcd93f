import { beforeAll, expect, test } from 'vitest'
import type { AnyAction, AnyEvent } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { LANES, type MarkSpec } from '../../../ui/score/types.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Motion, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { choreography } from './choreography.ts'
import { inspect } from './inspect.ts'
import { scene } from './scene.ts'
import { scoring } from './scoring.ts'

// A real world, from the first payment over a lie to its verdict: what happens is moved, scored and drawn.

const BOXES: readonly Box[] = [
  { width: 758, height: 560, em: 16 },
  { width: 351, height: 408, em: 16 },
  { width: 784, height: 360, em: 32 },
]
const MOVES: readonly (AnyAction | number)[] = [
  act('bridge.deposit', { from: 'ana', valueWei: (10n ** 18n).toString() }),
  act('l2.send', { from: 'ana', wish: { kind: 'transfer', to: 'ben', asset: 'ether', amount: '250000000' } }),
  act('l2.send', { from: 'ben', wish: { kind: 'swap', sell: 'ether', amount: '100000000', atLeast: '1' } }),
  3,
  act('l2.send', { from: 'ana', wish: { kind: 'withdraw', amount: '300000000' } }),
  2,
  act('sequencer.post', {}),
  40,
  act('proposer.set', { lie: { kind: 'root' } }),
  act('l2.send', { from: 'ben', wish: { kind: 'transfer', to: 'ana', asset: 'token', amount: '5000000000' } }),
  2,
  act('sequencer.post', {}),
  act('l2.force', { from: 'ben', wish: { kind: 'transfer', to: 'ana', asset: 'ether', amount: '1000000' } }),
  60,
  600,
  2400,
]

function act(type: string, args: AnyAction['args']): AnyAction {
  return { type, by: 'learner', args }
}

const moments: { readonly view: OptimisticView; readonly events: readonly AnyEvent[] }[] = []
let world: World

beforeAll(async () => {
  world = await createWorld({ system: optimisticSystem, seed: 'stage', params: {} })
  for (const move of MOVES) {
    const outcome = typeof move === 'number' ? await world.advance(move) : await world.dispatch(move)
    if (!outcome.ok) throw new Error(`${JSON.stringify(move)}: ${outcome.refusal.code}`)
    moments.push({ view: (await world.view()) as unknown as OptimisticView, events: outcome.events })
  }
}, 120_000)

const motionsOf = (event: AnyEvent, view: OptimisticView): readonly Motion[] =>
  (choreography as unknown as Readonly<Record<string, (one: AnyEvent, seen: OptimisticView) => readonly Motion[]>>)[
    event.type
  ]?.(event, view) ?? expect.fail(`nothing moves for ${event.type}`)
const marksOf = (event: AnyEvent, view: OptimisticView): readonly MarkSpec[] =>
  (scoring as unknown as Readonly<Record<string, (one: AnyEvent, seen: OptimisticView) => readonly MarkSpec[]>>)[
    event.type
  ]?.(event, view) ?? expect.fail(`no marks for ${event.type}`)

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5

test('the world of this test goes all the way to a verdict', () => {
  const types = new Set(world.events.map(({ type }) => type))
  expect([...types]).toEqual(
    expect.arrayContaining([
      'l2.promised',
      'batch.posted',
      'claim.made',
      'watcher.checked',
      'game.opened',
      'inbox.queued',
    ]),
  )
})

test('every motion starts and ends somewhere', () => {
  for (const { view, events } of moments) {
    const drawings = BOXES.map((box): Scene => scene(view, box))
    for (const drawn of drawings) {
      const places = new Set([...Object.keys(drawn.anchors), ...objectsOf(drawn).map(({ id }) => id)])
      for (const event of events) {
        for (const motion of motionsOf(event, view)) {
          if (motion.kind !== 'move') continue
          // a payment that has long been taken in has left the view
          if (/^(tx|block):/.test(motion.from)) continue
          expect(places, `${event.type}: ${motion.from}`).toContain(motion.from)
          expect(places, `${event.type}: ${motion.to}`).toContain(motion.to)
        }
      }
    }
  }
})

test('every mark has its lane and word, and selects what the inspector can open', () => {
  const view = moments.at(-1)?.view
  if (view === undefined) throw new Error('no moment')
  for (const event of world.events) {
    for (const mark of marksOf(event, view)) {
      expect(LANES, event.type).toContain(mark.lane)
      expect(mark.label, event.type).toMatch(/\S/)
      if (mark.selects !== undefined)
        expect(inspect(mark.selects, view), `${event.type}: ${mark.selects}`).not.toBeNull()
    }
  }
})

test('a batch comes down as a slur from L2 over L1 to the blobs, and each move of a dispute from whoever made it', () => {
  const view = moments.at(-1)?.view
  if (view === undefined) throw new Error('no moment')
  const marks = world.events.flatMap((event) => marksOf(event, view).map((mark) => ({ type: event.type, mark })))
  const keyed = new Map(marks.flatMap(({ mark }) => (mark.key === undefined ? [] : [[mark.key, mark] as const])))
  const posted = marks.filter(({ type }) => type === 'batch.posted')
  expect(posted.map(({ mark }) => mark.lane).slice(0, 2)).toEqual(['l1', 'blobs'])
  for (const { mark } of posted) expect(keyed.get(mark.slurFrom ?? '')?.lane).toBe('l2')
  const challenges = marks.filter(({ type }) => type === 'game.opened')
  for (const { mark } of challenges)
    expect(keyed.get(mark.slurFrom ?? '')).toMatchObject({ lane: 'people', role: 'watcher' })
})

test('in a real world nothing is drawn outside, and no words lie on words', () => {
  for (const [index, { view }] of moments.entries()) {
    for (const box of BOXES) {
      const drawn = scene(view, box)
      const words = flat(drawn.shapes).filter((shape): shape is TextShape => shape.kind === 'text' && shape.text !== '')
      for (const { id, box: at } of objectsOf(drawn)) {
        expect(at.x + at.w, `${index}: ${id}`).toBeLessThanOrEqual(drawn.width + 0.5)
        expect(at.y + at.h, `${index}: ${id}`).toBeLessThanOrEqual(drawn.height + 0.5)
        expect(inspect(id, view), id).not.toBeNull()
      }
      for (const [place, one] of words.entries()) {
        for (const other of words.slice(place + 1)) {
          if (overlap(textBox(one), textBox(other)))
            expect.fail(`${index}, ${box.width}: “${one.text}” on “${other.text}”`)
        }
      }
    }
  }
})
