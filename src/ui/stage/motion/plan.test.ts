import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Motion, Scene } from '../types.ts'
import { fadeOnly, frameAt, LONGEST_MS, planMotions } from './plan.ts'

const scene: Scene = {
  width: 760,
  height: 524,
  label: 'a scene',
  shapes: [],
  anchors: { ana: { x: 100, y: 90 }, pool: { x: 600, y: 300 }, block: { x: 600, y: 330 }, cost: { x: 700, y: 260 } },
  channels: [260],
}
const down: Motion = { kind: 'move', role: 'user', from: 'ana', to: 'pool' }
const included: Motion = {
  kind: 'move',
  role: 'user',
  from: 'pool',
  to: 'block',
  cost: { amount: 21_000, say: String },
}

test('outline the cause, travel, land; only then the new thing is there', () => {
  const plan = planMotions([down, { kind: 'appear', what: 'tx' }], scene)
  const at = (time: number) => frameAt(plan, time)
  expect(at(60)).toMatchObject({ outlined: ['ana'], tokens: [null], opacity: [{ id: 'tx', value: 0 }] })
  expect(at(400)).toMatchObject({ outlined: [], opacity: [{ id: 'tx', value: 0 }] })
  expect(at(400).tokens[0]).not.toBeNull()
  expect(at(690).tokens).toEqual([null])
  expect(at(690).opacity[0]?.value).toBeGreaterThan(0)
  expect(at(plan.total)).toMatchObject({ done: true, opacity: [], tokens: [null], taken: [1] })
})

test('several motions play one after the other; a far way takes longer than a near one', () => {
  const plan = planMotions([included, down], scene)
  const [first, second] = plan.legs
  expect(second?.start).toBeGreaterThanOrEqual(first?.end ?? Number.POSITIVE_INFINITY)
  expect((second?.end ?? 0) - (second?.start ?? 0)).toBeGreaterThan((first?.end ?? 0) - (first?.start ?? 0))
})

test('the cost ticks up on the way and stays', () => {
  const plan = planMotions([included], scene)
  const cost = (time: number) => Number(frameAt(plan, time).cost)
  expect(cost(0)).toBe(0)
  expect(cost(250)).toBeGreaterThan(0)
  expect(cost(250)).toBeLessThan(21_000)
  expect(cost(plan.total + 1000)).toBe(21_000)
})

test('the same way in one step is shown once, and all that lands with it', () => {
  const plan = planMotions(
    Array.from({ length: 40 }, (_, index): Motion[] => [included, { kind: 'appear', what: `tx${index}` }]).flat(),
    scene,
  )
  expect(plan.legs).toHaveLength(1)
  expect(plan.changes).toHaveLength(40)
})

test('a way between things that are not drawn is left out; what appears still appears', () => {
  const plan = planMotions(
    [
      { kind: 'move', role: 'user', from: 'nobody', to: 'pool' },
      { kind: 'appear', what: 'tx' },
    ],
    scene,
  )
  expect(plan.legs).toEqual([])
  expect(plan.changes.map(({ what }) => what)).toEqual(['tx'])
})

const motions = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      role: fc.constantFrom('user' as const, 'watcher' as const),
      from: fc.constantFrom('ana', 'pool', 'block', 'gone'),
      to: fc.constantFrom('ana', 'pool', 'block'),
    }),
    fc.record({
      kind: fc.constantFrom('appear' as const, 'mark' as const, 'fade' as const),
      what: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
  ),
  { maxLength: 60 },
)

test('however much happens, a step is over in time, and its last frame hides and moves nothing', () => {
  fc.assert(
    fc.property(motions, (step) => {
      const plan = planMotions(step, scene)
      expect(plan.total).toBeLessThanOrEqual(LONGEST_MS + 1)
      const end = frameAt(plan, plan.total)
      expect(end.opacity).toEqual([])
      expect(end.outlined).toEqual([])
      expect(end.tokens.every((token) => token === null)).toBe(true)
      expect(frameAt(plan, Number.POSITIVE_INFINITY)).toEqual(end)
    }),
  )
})

test('reduced motion: nothing travels, the same things fade in, the same routes stay', () => {
  fc.assert(
    fc.property(motions, fc.integer({ min: 0, max: 400 }), (step, time) => {
      const plan = planMotions(step, scene)
      const reduced = fadeOnly(plan)
      expect(frameAt(reduced, time).tokens.every((token) => token === null)).toBe(true)
      expect(frameAt(reduced, Number.POSITIVE_INFINITY).taken).toEqual(frameAt(plan, Number.POSITIVE_INFINITY).taken)
      expect(reduced.changes.map(({ what }) => what)).toEqual(plan.changes.map(({ what }) => what))
    }),
  )
})
