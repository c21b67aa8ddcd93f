import { expect, test } from 'vitest'
import { textBox } from '../ui/stage/metric.ts'
import { boxesOf, objectsOf } from '../ui/stage/objects.ts'
import type { Box, Rect, Scene } from '../ui/stage/types.ts'
import { BOXES, DESKTOP, flat, overlap, textsIn } from './drawings.ts'

interface SceneSuite<V, Name extends string> {
  readonly scene: (view: V, box: Box) => Scene
  readonly inspect: (id: string, view: V) => object | null
  readonly views: { readonly [name in Name]: V }
  /** Objects that may be smaller than a finger: how high they are at the least, by how their ids begin. */
  readonly low?: { readonly [kind: string]: number }
}

/** What sums of fractions leave. */
const SLACK = 0.01
const LEAST_TARGET = 21.9
const CRATES = { blob: 20 }

/**
 * What every system's drawing is held to, for each view in each room; what fails is named. Hands back how a view is drawn, by
 * its name, for tests of what only this system shows.
 */
export function testScene<V, Name extends string>({ scene, inspect, views, low = {} }: SceneSuite<V, Name>) {
  const drawings = Object.entries<V>(views).flatMap(([name, view]) =>
    Object.entries(BOXES).map(([room, box]) => ({ name: `${name}, ${room}`, box, view, drawn: scene(view, box) })),
  )
  const least: { readonly [kind: string]: number } = { ...CRATES, ...low }

  test('no words under 12 px', () => {
    for (const { name, box, drawn } of drawings) {
      const scale = Math.min(box.width / drawn.width, box.height / drawn.height)
      expect(scale, name).toBeGreaterThan(0.999)
      for (const { size, text } of textsIn(drawn.shapes))
        expect((size ?? 12) * scale, `${name}: ${text}`).toBeGreaterThan(11.98)
    }
  })

  test('nothing outside its box', () => {
    for (const { name, drawn } of drawings) {
      const inside = (what: string, { x, y, w, h }: Rect) => {
        expect(Math.min(x, y), `${name}: ${what}`).toBeGreaterThanOrEqual(-SLACK)
        expect(x + w, `${name}: ${what}`).toBeLessThanOrEqual(drawn.width + SLACK)
        expect(y + h, `${name}: ${what}`).toBeLessThanOrEqual(drawn.height + SLACK)
      }
      for (const shape of textsIn(drawn.shapes)) inside(shape.text, textBox(shape))
      for (const [id, rect] of boxesOf(drawn)) inside(id, rect)
    }
  })

  test('words do not overlap', () => {
    for (const { name, drawn } of drawings) {
      const texts = textsIn(drawn.shapes)
      for (const [index, one] of texts.entries()) {
        for (const other of texts.slice(index + 1))
          if (overlap(textBox(one), textBox(other))) expect.fail(`${name}: “${one.text}” lies over “${other.text}”`)
      }
    }
  })

  test('shapes of people and tokens do not lie under words', () => {
    for (const { name, drawn } of drawings) {
      const marks = flat(drawn.shapes).filter((shape) => shape.kind === 'role')
      for (const words of textsIn(drawn.shapes)) {
        for (const { cx, cy, size } of marks) {
          const mark = { x: cx - size / 2, y: cy - size / 2, w: size, h: size }
          if (overlap(textBox(words), mark)) expect.fail(`${name}: “${words.text}” lies over a shape at ${cx}, ${cy}`)
        }
      }
    }
  })

  test('words of an object stay in its box', () => {
    for (const { name, drawn } of drawings) {
      for (const { id, box, shapes } of objectsOf(drawn)) {
        for (const words of textsIn(shapes)) {
          const { x, w } = textBox(words)
          if (x < box.x - 1 || x + w > box.x + box.w + 1) expect.fail(`${name}: “${words.text}” sticks out of ${id}`)
        }
      }
    }
  })

  test('every object has a name of its own, is a target for a finger, and opens in the inspector', () => {
    for (const { name, view, drawn } of drawings) {
      const objects = objectsOf(drawn)
      expect(new Set(objects.map(({ id }) => id)).size, name).toBe(objects.length)
      for (const { id, label, box } of objects) {
        expect(label, `${name}: ${id}`).toMatch(/\S/)
        expect(Math.min(box.w, box.h), `${name}: ${id}`).toBeGreaterThanOrEqual(
          least[id.split(':')[0] ?? ''] ?? LEAST_TARGET,
        )
        expect(inspect(id, view), `${name}: ${id}`).not.toBeNull()
      }
    }
  })

  test('the same view in the same box is the same picture', () => {
    for (const { name, view, box, drawn } of drawings) expect(scene(view, box), name).toEqual(drawn)
  })

  return (name: Name, box: Box = DESKTOP): Scene => scene(views[name], box)
}
