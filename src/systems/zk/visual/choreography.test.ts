import { beforeAll, expect, test } from 'vitest'
import type { AnyAction, AnyEvent, Json } from '../../../kernel/types.ts'
import { createWorld } from '../../../kernel/world.ts'
import { DAY, wait } from '../../../testing/golden/scenario.ts'
import { ask, committeeOf, HIDDEN_ANA, HIDDEN_BEN, pay, takeOut } from '../../../testing/golden/zk.ts'
import { makeMoves, type Played } from '../../../testing/levels.ts'
import type { LevelMove } from '../../../ui/exhibit.ts'
import { LANES, type MarkSpec } from '../../../ui/score/types.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Motion, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { choreography } from './choreography.ts'
import { inspect } from './inspect.ts'
import { scene } from './scene.ts'
import { scoring } from './scoring.ts'

// Real worlds, with real proofs: what happens is moved, scored and drawn.

const BOXES: readonly Box[] = [
  { width: 758, height: 560, em: 16 },
  { width: 351, height: 408, em: 16 },
  { width: 784, height: 360, em: 32 },
]
const POCKET: Json = {
  slots: 1,
  pocket: {
    balances: ['ana', 'ben', 'mallory', 'cleo'].map((id) => ({ id, etherGwei: '1000000000' })),
  },
}
const contribute = (from: string, phase: 1 | 2) =>
  ask('ceremony.contribute', { from, phase, keeps: from === 'mallory' })
const CEREMONY: readonly AnyAction[] = [
  contribute('ana', 1),
  contribute('mallory', 1),
  ask('ceremony.close', { phase: 1 }),
  contribute('mallory', 2),
  ask('ceremony.close', { phase: 2 }),
  wait(48),
  ask('pocket.pay', { from: 'ana', to: null, amountGwei: '1000' }),
  wait(24),
  ask('pocket.forge', { from: 'mallory', pooled: ['mallory'], way: 'delta', amountGwei: '1000000000' }),
  wait(24),
]

interface Seen {
  readonly view: ZkView
  readonly events: readonly AnyEvent[]
}
const moments: Seen[] = []
const all: AnyEvent[] = []

async function watch(params: Json, seed: string, moves: readonly LevelMove<ZkView>[]): Promise<void> {
  const world = await createWorld({ system: zkSystem, seed, params })
  let played: Played = { world, view: await world.view(), events: world.events }
  for (const move of moves) {
    const before = played.events.length
    played = await makeMoves(played, [move])
    moments.push({ view: played.view as ZkView, events: played.events.slice(before) })
  }
  all.push(...played.events)
}

beforeAll(async () => {
  const params = {
    slots: 1,
    ...(committeeOf('withhold', 'withhold', 'sign') as object),
    sequencer: { posting: 'blob', ignoresMessages: true },
  }
  await watch(params, 'stage', [
    ask('prover.set', { tamper: 'word' }),
    pay(HIDDEN_ANA, HIDDEN_BEN, '1000'),
    wait(180),
    ask('exit.request', { from: 'ana', account: HIDDEN_ANA }),
    wait(DAY + 60),
    ask('rollup.freeze', { from: 'ana' }),
    wait(24),
    ask('data.ask', { from: 'ana' }),
    ask('exit.escape', { from: 'ana', account: HIDDEN_ANA }),
    wait(24),
    takeOut('ana'),
    wait(24),
  ])
  await watch(POCKET, 'pocket', CEREMONY)
}, 120_000)

type Table<T> = Readonly<Record<string, (event: AnyEvent, view: ZkView) => readonly T[]>>
const told =
  <T>(table: unknown) =>
  (event: AnyEvent, view: ZkView): readonly T[] =>
    (table as Table<T>)[event.type]?.(event, view) ?? expect.fail(`nothing for ${event.type}`)
const motionsOf = told<Motion>(choreography)
const marksOf = told<MarkSpec>(scoring)

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5

test('the worlds of this test go all the way', () => {
  expect([...new Set(all.map(({ type }) => type))]).toEqual(
    expect.arrayContaining([
      'l2.queued',
      'batch.closed',
      'committee.signed',
      'proof.made',
      'proof.refused',
      'batch.proven',
      'batch.executed',
      'rollup.frozen',
      'data.asked',
      'exit.credited',
      'bridge.takenOut',
      'ceremony.closed',
      'pocket.deployed',
      'pocket.paid',
    ]),
  )
})

test('every motion starts and ends somewhere', () => {
  for (const { view, events } of moments) {
    for (const drawn of BOXES.map((box): Scene => scene(view, box))) {
      const places = new Set([...Object.keys(drawn.anchors), ...objectsOf(drawn).map(({ id }) => id)])
      for (const event of events) {
        for (const motion of motionsOf(event, view)) {
          if (motion.kind !== 'move') continue
          // what has long been taken in has left the view
          if (/^(tx|block):/.test(motion.from)) continue
          expect(places, `${event.type}: ${motion.from}`).toContain(motion.from)
          expect(places, `${event.type}: ${motion.to}`).toContain(motion.to)
        }
      }
    }
  }
})

test('every mark has its lane and word, and selects what the inspector can open', () => {
  for (const { view, events } of moments) {
    for (const event of events) {
      for (const mark of marksOf(event, view)) {
        expect(LANES, event.type).toContain(mark.lane)
        expect(mark.label, event.type).toMatch(/\S/)
        if (mark.selects !== undefined)
          expect(inspect(mark.selects, view), `${event.type}: ${mark.selects}`).not.toBeNull()
      }
    }
  }
})

test('batch and proof go down as slurs of those who signed, and each from L2', () => {
  const keys = new Map<string, MarkSpec>()
  const descents: { readonly type: string; readonly from: MarkSpec | undefined }[] = []
  for (const { view, events } of moments) {
    for (const event of events) {
      for (const mark of marksOf(event, view)) {
        if (['batch.committed', 'batch.proven', 'proof.refused'].includes(event.type))
          descents.push({ type: event.type, from: keys.get(mark.slurFrom ?? '') })
        if (mark.key !== undefined) keys.set(mark.key, mark)
      }
    }
  }
  expect(descents.length).toBeGreaterThanOrEqual(3)
  for (const { type, from } of descents)
    expect(from, type).toMatchObject({ lane: 'l2', role: type === 'batch.committed' ? 'sequencer' : 'prover' })
})

test('what the committee does is on the lane of data off the chain, and a ceremony’s transcript too', () => {
  for (const { view, events } of moments)
    for (const event of events.filter(({ type }) => /^(committee|ceremony.closed)/.test(type)))
      for (const { lane } of marksOf(event, view)) expect(lane, event.type).toBe('offchain')
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
