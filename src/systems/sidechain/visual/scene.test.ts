import { beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Motion, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import { sidechainSystem } from '../engine/system.ts'
import type { SidechainEvents, SidechainView } from '../engine/types.ts'
import { inspect } from '../inspect.ts'
import { besideNotAbove } from '../lesson/levels/besideNotAbove.ts'
import { narrator } from '../lesson/narrator.ts'
import { choreography } from './choreography.ts'
import { scene } from './scene.ts'
import { scoring } from './scoring.ts'

// Every moment of the level's solution, in every kind of room.

const BOXES: { readonly [name: string]: Box } = {
  'desktop 1440': { width: 758, height: 560, em: 16 },
  'desktop large': { width: 1236, height: 760, em: 16 },
  'wide, least': { width: 700, height: 430, em: 16 },
  phone: { width: 351, height: 408, em: 16 },
  'phone, least': { width: 296, height: 344, em: 16 },
  projector: { width: 784, height: 360, em: 32 },
  'strip of a window': { width: 900, height: 210, em: 16 },
}
const views: SidechainView[] = []
let world: World

beforeAll(async () => {
  const { seed, params, opening, solution } = besideNotAbove
  world = await createWorld({ system: sidechainSystem, seed, params })
  const look = async () => (await world.view()) as unknown as SidechainView
  for (const move of [...opening, ...solution]) {
    await world.dispatch(typeof move === 'function' ? move(await look(), world.events) : move)
    views.push(await look())
  }
})

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5

function everywhere(holds: (drawn: Scene, name: string) => void): void {
  for (const [index, view] of views.entries()) {
    for (const [name, box] of Object.entries(BOXES)) holds(scene(view, box), `move ${index}, ${name}`)
  }
}

test('nothing is drawn outside its box', () => {
  everywhere((drawn, name) => {
    for (const { id, box } of objectsOf(drawn)) {
      expect(Math.min(box.x, box.y), `${name}: ${id}`).toBeGreaterThanOrEqual(-0.5)
      expect(box.x + box.w, `${name}: ${id}`).toBeLessThanOrEqual(drawn.width + 0.5)
      expect(box.y + box.h, `${name}: ${id}`).toBeLessThanOrEqual(drawn.height + 0.5)
    }
  })
})

test('no words lie on other words', () => {
  everywhere((drawn, name) => {
    const words = flat(drawn.shapes).filter((shape): shape is TextShape => shape.kind === 'text' && shape.text !== '')
    for (const [index, one] of words.entries()) {
      for (const other of words.slice(index + 1)) {
        expect(overlap(textBox(one), textBox(other)), `${name}: “${one.text}” on “${other.text}”`).toBe(false)
      }
    }
  })
})

test('everything that can be selected opens in the inspector', () => {
  everywhere((drawn, name) => {
    for (const { id } of objectsOf(drawn))
      expect(inspect(id, views.at(-1) as SidechainView), `${name}: ${id}`).not.toBeNull()
  })
})

test('every event is told, and its motions start and end somewhere', () => {
  const view = views.at(-1) as SidechainView
  const drawn = scene(view, { width: 758, height: 560, em: 16 })
  const places = new Set([...Object.keys(drawn.anchors), ...objectsOf(drawn).map(({ id }) => id)])
  for (const event of world.events) {
    const type = event.type as keyof SidechainEvents
    expect((narrator[type] as (of: unknown, view: SidechainView) => string)(event, view), type).toMatch(/^\*\*/)
    expect((scoring[type] as (of: unknown, view: SidechainView) => unknown)(event, view), type).toBeInstanceOf(Array)
    const motions = (choreography[type] as (of: unknown, view: SidechainView) => readonly Motion[])(event, view)
    for (const motion of motions) {
      if (motion.kind !== 'move') continue
      expect(places, `${type}: ${motion.from}`).toContain(motion.from)
      expect(places, `${type}: ${motion.to}`).toContain(motion.to)
    }
  }
})
