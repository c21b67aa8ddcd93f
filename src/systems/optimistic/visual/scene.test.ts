import { expect, test } from 'vitest'
import { FAKES, fakeRollup } from '../../../testing/optimisticView.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { boxesOf, objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { ahead } from './ahead.ts'
import { claimId, gameId, instructionId, messageId, OPEN, watcherId } from './ids.ts'
import { inspect } from './inspect.ts'
import { scene } from './scene.ts'

const BOXES: { readonly [name: string]: Box } = {
  'desktop 1440': { width: 758, height: 560, em: 16 },
  'desktop 1200': { width: 516, height: 500, em: 16 },
  'desktop large': { width: 1236, height: 760, em: 16 },
  'wide, least': { width: 700, height: 430, em: 16 },
  phone: { width: 351, height: 408, em: 16 },
  'phone, least': { width: 296, height: 344, em: 16 },
  'phone, doubled text': { width: 351, height: 700, em: 32 },
  tablet: { width: 600, height: 410, em: 16 },
  projector: { width: 784, height: 360, em: 32 },
  'projector, low': { width: 784, height: 240, em: 32 },
  'strip of a window': { width: 900, height: 210, em: 16 },
}
const DESKTOP = BOXES['desktop 1440'] ?? { width: 758, height: 560, em: 16 }

const everyDrawing = Object.entries(FAKES).flatMap(([name, fake]) => {
  const view = fakeRollup(fake)
  return Object.entries(BOXES).map(([boxName, box]) => ({
    name: `${name}, ${boxName}`,
    box,
    view,
    drawn: scene(view, box),
  }))
})
/** Every view in every box; what fails is named. */
function everywhere(holds: (drawn: Scene, name: string, view: OptimisticView, box: Box) => void): void {
  for (const { name, box, view, drawn } of everyDrawing) holds(drawn, name, view, box)
}

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const textsOf = (drawn: Scene): readonly TextShape[] =>
  flat(drawn.shapes).filter((shape): shape is TextShape => shape.kind === 'text' && shape.text !== '')
const wordsOf = (drawn: Scene): readonly string[] => textsOf(drawn).map(({ text }) => text)
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5
const drawnAs = (name: string, box: Box = DESKTOP): Scene => scene(fakeRollup(FAKES[name]), box)

test('no words under 12 px', () => {
  everywhere((drawn, name, _, box) => {
    const scale = Math.min(box.width / drawn.width, box.height / drawn.height)
    expect(scale, name).toBeGreaterThan(0.999)
  })
})

test('nothing outside its box', () => {
  everywhere((drawn, name) => {
    const inside = (what: string, { x, y, w, h }: Rect) => {
      expect(Math.min(x, y), `${name}: ${what}`).toBeGreaterThanOrEqual(-0.5)
      expect(x + w, `${name}: ${what}`).toBeLessThanOrEqual(drawn.width + 0.5)
      expect(y + h, `${name}: ${what}`).toBeLessThanOrEqual(drawn.height + 0.5)
    }
    for (const shape of textsOf(drawn)) inside(shape.text, textBox(shape))
    for (const [id, rect] of boxesOf(drawn)) inside(id, rect)
  })
})

test('words do not overlap', () => {
  everywhere((drawn, name) => {
    const texts = textsOf(drawn)
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (overlap(textBox(one), textBox(other))) expect.fail(`${name}: “${one.text}” lies over “${other.text}”`)
      }
    })
  })
})

test('shapes of people and tokens do not lie under words', () => {
  everywhere((drawn, name) => {
    const marks = flat(drawn.shapes).filter((shape) => shape.kind === 'role')
    for (const words of textsOf(drawn)) {
      for (const { cx, cy, size } of marks) {
        const mark = { x: cx - size / 2, y: cy - size / 2, w: size, h: size }
        if (overlap(textBox(words), mark)) expect.fail(`${name}: “${words.text}” lies over a shape at ${cx}, ${cy}`)
      }
    }
  })
})

test('words of an object stay in its box', () => {
  everywhere((drawn, name) => {
    for (const { id, box, shapes } of objectsOf(drawn)) {
      for (const words of flat(shapes)) {
        if (words.kind !== 'text' || words.text === '') continue
        const { x, w } = textBox(words)
        if (x < box.x - 1 || x + w > box.x + box.w + 1) expect.fail(`${name}: “${words.text}” sticks out of ${id}`)
      }
    }
  })
})

test('every object has a name of its own, is a target for a finger, and opens in the inspector', () => {
  everywhere((drawn, name, view) => {
    const objects = objectsOf(drawn)
    expect(new Set(objects.map(({ id }) => id)).size, name).toBe(objects.length)
    for (const { id, label, box } of objects) {
      expect(label, `${name}: ${id}`).toMatch(/\S/)
      expect(Math.min(box.w, box.h), `${name}: ${id}`).toBeGreaterThanOrEqual(id.startsWith('blob:') ? 20 : 21.9)
      expect(inspect(id, view), `${name}: ${id}`).not.toBeNull()
    }
  })
})

test('the same view in the same box is the same picture', () => {
  expect(drawnAs('half way down')).toEqual(drawnAs('half way down'))
})

test('hundreds that wait are counted, not drawn', () => {
  const drawn = drawnAs('crowded')
  expect(flat(drawn.shapes).length).toBeLessThan(420)
  expect(wordsOf(drawn)).toContain('500 waiting')
})

test('when little has happened, little is drawn', () => {
  const ids = objectsOf(drawnAs('nothing')).map(({ id }) => id)
  expect(ids.filter((id) => /^(claim|game|message|withdrawal|blob|l2\/block|l2\/batch|exit)/.test(id))).toEqual([])
  expect(flat(drawnAs('nothing').shapes).length).toBeLessThan(flat(drawnAs('half way down').shapes).length * 0.66)
})

test('the crate that fills says its bytes after each stage, the last one as what is posted', () => {
  const words = wordsOf(drawnAs('a batch fills'))
  for (const stage of ['RLP', 'packed', 'indices', 'floats', 'deflate']) expect(words).toContain(stage)
  expect(words).toContain('4,073')
  expect(words).toContain('2,593 B')
})

test('detected is not rejected: a watcher who knows changes nothing about the claim', () => {
  const drawn = drawnAs('detected, not rejected')
  expect(wordsOf(drawn)).toContain('detects')
  expect(wordsOf(drawn).some((words) => words.startsWith('challengeable'))).toBe(true)
  expect(wordsOf(drawn)).not.toContain('rejected')
})

test('confirmed is not final, and a false claim that became final says so', () => {
  expect(wordsOf(drawnAs('seven days'))).toEqual(expect.arrayContaining(['final', 'confirmed']))
  const words = wordsOf(drawnAs('stolen'))
  expect(words).toContain('40.00 stolen')
  expect(words).toContain('false, and final')
})

test('a dispute narrows, row by row, to one instruction that can be selected', () => {
  const rows = (name: string) => wordsOf(drawnAs(name)).filter((words) => /^[\d,]+$/.test(words))
  expect(rows('half way down')).toEqual(expect.arrayContaining(['131,072', '1,024', '512']))
  expect(wordsOf(drawnAs('half way down'))).toContain('Vera must choose')
  const ids = objectsOf(drawnAs('one instruction')).map(({ id }) => id)
  expect(ids).toContain(instructionId(0))
  expect(objectsOf(drawnAs('half way down')).map(({ id }) => id)).not.toContain(instructionId(0))
  expect(ids).toContain(gameId(0))
})

test('what lessons and lenses name is on a desktop’s stage', () => {
  const ids = (name: string) => objectsOf(drawnAs(name)).map(({ id }) => id)
  expect(ids('seven days')).toEqual(
    expect.arrayContaining([OPEN, claimId(3), messageId(0), 'withdrawal:0', 'exit', 'provider']),
  )
  expect(ids('half way down')).toEqual(expect.arrayContaining([watcherId('vera'), claimId(6), 'l2/batch:6', 'l2/pool']))
})

test('the chain goes on straight past what was rejected', () => {
  const { anchors } = drawnAs('rejected')
  const x = (claim: number) => anchors[claimId(claim)]?.x ?? 0
  expect(x(2)).toBe(x(0))
  expect(x(1)).toBeGreaterThan(x(0))
})

test('a running clock runs, and the other one stands', () => {
  const view = fakeRollup(FAKES['half way down'])
  const later = ahead(view, 4)
  expect(later.games[0]?.challengerLeft).toBe((view.games[0]?.challengerLeft ?? 0) - 4)
  expect(later.games[0]?.defenderLeft).toBe(view.games[0]?.defenderLeft)
  expect(later.now).toBe(view.now + 4)
  expect(ahead(view, 1000).l1.now).toBe(view.l1.nextBlockAt)
})
