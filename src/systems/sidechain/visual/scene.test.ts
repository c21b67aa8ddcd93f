import { beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import { BOXES, DESKTOP, overlap, textsIn } from '../../../testing/drawings.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { objectsOf } from '../../../ui/stage/objects.ts'
import type { Motion, Scene } from '../../../ui/stage/types.ts'
import { sidechainSystem } from '../engine/system.ts'
import type { SidechainEvents, SidechainView } from '../engine/types.ts'
import { inspect } from '../inspect.ts'
import { besideNotAbove } from '../lesson/levels/besideNotAbove.ts'
import { narrator } from '../lesson/narrator.ts'
import { choreography } from './choreography.ts'
import { scene } from './scene.ts'
import { scoring } from './scoring.ts'

// Every moment of the level's solution, in every kind of room.

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
    const words = textsIn(drawn.shapes)
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
  const drawn = scene(view, DESKTOP)
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
