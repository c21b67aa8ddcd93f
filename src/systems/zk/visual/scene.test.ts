import { expect, test } from 'vitest'
import { R } from '../../../prover/field.ts'
import { fakeAddress } from '../../../testing/l1View.ts'
import { fakeZk, ZK_FAKES } from '../../../testing/zkView.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { boxesOf, objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import type { ZkView } from '../engine/types/view.ts'
import { ahead } from './ahead.ts'
import { accountId, batchId, COMMITTEE, creditId, memberId, messageId, OPEN, proofId, VERIFIER } from './ids.ts'
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

const everyDrawing = Object.entries(ZK_FAKES).flatMap(([name, fake]) => {
  const view = fakeZk(fake)
  return Object.entries(BOXES).map(([boxName, box]) => ({
    name: `${name}, ${boxName}`,
    box,
    view,
    drawn: scene(view, box),
  }))
})
/** Every view in every box; what fails is named. */
function everywhere(holds: (drawn: Scene, name: string, view: ZkView, box: Box) => void): void {
  for (const { name, box, view, drawn } of everyDrawing) holds(drawn, name, view, box)
}

const flat = (shapes: readonly Shape[]): readonly Shape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const textsOf = (drawn: Scene): readonly TextShape[] =>
  flat(drawn.shapes).filter((shape): shape is TextShape => shape.kind === 'text' && shape.text !== '')
const wordsOf = (drawn: Scene): readonly string[] => textsOf(drawn).map(({ text }) => text)
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.5 && b.x < a.x + a.w - 0.5 && a.y < b.y + b.h - 0.5 && b.y < a.y + a.h - 0.5
const drawnAs = (name: string, box: Box = DESKTOP): Scene => scene(fakeZk(ZK_FAKES[name]), box)

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
  expect(drawnAs('in every stage')).toEqual(drawnAs('in every stage'))
})

test('hundreds that wait are counted, not drawn', () => {
  const drawn = drawnAs('crowded')
  expect(flat(drawn.shapes).length).toBeLessThan(420)
  expect(wordsOf(drawn)).toContain('500')
})

test('a batch is upstairs until it is committed, and then in the contract: one thing, one place', () => {
  const closed = drawnAs('in every stage')
  const yOf = (batch: number) => closed.anchors[batchId(batch)]?.y ?? 0
  const [wide, roof] = [boxesOf(closed), boxesOf(closed).get('rollup')?.y ?? 0]
  expect(yOf(6)).toBeLessThan(roof)
  for (const batch of [2, 3, 4, 5]) expect(yOf(batch), `batch ${batch}`).toBeGreaterThan(roof)
  expect(wide.get(batchId(6))).toBeDefined()
})

test('each state of a batch has its word; committed is not proven, executed is not final', () => {
  const words = wordsOf(drawnAs('in every stage'))
  for (const word of ['batch 6 closed', 'committed', 'proven', 'executed', '5 committed, 3 proven, 2 executed'])
    expect(words).toContain(word)
  expect(words.filter((word) => word === 'committed')).toHaveLength(2)
  expect(wordsOf(drawnAs('being proven'))).toEqual(expect.arrayContaining(['final', 'executed', 'committed']))
})

test('as many slots as the circuit has, two a word', () => {
  const dotted = (name: string) =>
    flat(objectsOf(drawnAs(name)).find(({ id }) => id === OPEN)?.shapes ?? []).filter(
      (shape) => shape.kind === 'rect' && shape.stroke === 'dotted',
    ).length
  expect(dotted('one slot')).toBe(1)
  expect(dotted('two slots')).toBe(1)
  expect(dotted('nothing')).toBe(4)
  expect(dotted('eight slots')).toBe(2)
})

test('the plate of the press comes down as the time of the proof passes, and no further', () => {
  const view = fakeZk({ batches: ['committed'], proof: 'making', share: 0.1 })
  const plate = (of: ZkView) => {
    const press = objectsOf(scene(of, DESKTOP)).find(({ id }) => id === proofId(1))
    const inks = flat(press?.shapes ?? []).flatMap((shape) =>
      shape.kind === 'rect' && shape.fill === 'ink' ? [shape.y] : [],
    )
    return inks[0] ?? expect.fail('no plate')
  }
  const now = (passed: number): ZkView => ({ ...view, now: view.now + passed })
  expect(plate(now(50))).toBeGreaterThan(plate(view))
  expect(plate(now(500))).toBe(plate(now(1_000_000)))
  expect(wordsOf(scene(view, DESKTOP))).toContain('proves 1, 1.8 min')
})

test('where no proof can be made none is drawn, and what L1 refused is not rejected before it is', () => {
  expect(wordsOf(drawnAs('proof impossible'))).toContain('no proof of 2')
  expect(wordsOf(drawnAs('proof refused'))).toEqual(expect.arrayContaining(['L1 refused it', 'refuses #2']))
  expect(wordsOf(drawnAs('proof made'))).not.toContain('refuses #2')
  expect(wordsOf(drawnAs('blobs'))).toContain('accepts #3')
})

test('a forgotten constraint: proven and executed, and the lab says that it is false', () => {
  expect(wordsOf(drawnAs('robbed'))).toEqual(expect.arrayContaining(['false, and executed', '40.00 stolen']))
  expect(wordsOf(drawnAs('proven and false'))).toContain('false, and proven')
})

test('a balance below zero is drawn as what it is in the field', () => {
  const view = fakeZk({ missing: 'funds' })
  const [operator, ana] = view.accounts
  if (operator === undefined || ana === undefined) expect.fail('no accounts')
  const wrapped = { ...view, accounts: [operator, { ...ana, balance: (R - 2_000_000_100n).toString() }] }
  expect(wordsOf(scene(wrapped, DESKTOP))).toContain('r−2.00')
  const locker = objectsOf(scene(wrapped, DESKTOP)).find(({ id }) => id === accountId(1))
  expect(locker?.label).toContain('r−2.0000 ETH')
})

test('the committee has its room only where there is one', () => {
  const ids = (name: string) => objectsOf(drawnAs(name)).map(({ id }) => id)
  expect(ids('in every stage')).not.toContain(COMMITTEE)
  expect(ids('a committee')).toEqual(
    expect.arrayContaining([COMMITTEE, memberId('cleo'), memberId('dan'), memberId('eve'), accountId(256)]),
  )
  expect(wordsOf(drawnAs('a committee of five that is short'))).toContain('only 1 of 3 signed')
  const phone = objectsOf(drawnAs('a committee', { width: 351, height: 408, em: 16 })).map(({ id }) => id)
  expect(phone).toContain(COMMITTEE)
})

test('a frozen world is seen to be frozen, on both floors', () => {
  const drawn = drawnAs('frozen')
  expect(wordsOf(drawn)).toEqual(expect.arrayContaining(['frozen: nothing more goes in here', 'frozen: only ways out']))
  expect(drawn.label).toContain('frozen')
  expect(drawnAs('nothing').label).not.toContain('frozen')
})

test('what lessons and lenses name is on a desktop’s stage', () => {
  const ids = (name: string) => objectsOf(drawnAs(name)).map(({ id }) => id)
  expect(ids('in every stage')).toEqual(
    expect.arrayContaining([OPEN, VERIFIER, messageId(0), batchId(4), proofId(4), creditId(fakeAddress(0))]),
  )
})

test('a running clock runs up to the next block', () => {
  const view = fakeZk(ZK_FAKES['being proven'])
  expect(ahead(view, 4).now).toBe(view.now + 4)
  expect(ahead(view, 1000).l1.now).toBe(view.l1.nextBlockAt)
})
