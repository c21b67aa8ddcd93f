import { expect, test } from 'vitest'
import { BOXES, DESKTOP, flat, textsIn, viewsOf, wordsOf } from '../../../testing/drawings.ts'
import { type FakeGround, fakeGroundView, fakePlainGround } from '../../../testing/groundView.ts'
import { testScene } from '../../../testing/sceneSuite.ts'
import { boxesOf, objectsOf } from '../../../ui/stage/objects.ts'
import type { Box, Scene } from '../../../ui/stage/types.ts'
import type { GroundView } from '../engine/types.ts'
import { inspect } from '../inspect.ts'
import { scene } from './scene.ts'

const plain = viewsOf(fakePlainGround, {
  usual: {},
  genesis: { head: 0, pending: 0, blobs: 0, contracts: 0, written: [] },
  'first blocks': { head: 2, pending: 1, blobs: 0, contracts: 0 },
  crowded: { people: 8, pending: 500, blobs: 21, contracts: 6, nodes: 5 },
  'late in the day': { head: 123_456, pending: 4, blobs: 7, contracts: 2, written: [123_400, 123_456] },
  'one of each': { people: 1, pending: 1, blobs: 1, contracts: 1, nodes: 1 },
  'five waiting': { pending: 5, people: 5 },
  'written long ago': { written: [150, 160, 170, 180, 190, 200, 205, 209], held: 128 },
})

const limited = viewsOf(fakeGroundView, {
  'quiet, nobody waits': { demand: 'quiet', full: 0.5, crowdWaiting: 0, pending: 0 },
  'quiet, a dozen': { demand: 'quiet', full: 0.5, crowdWaiting: 12, entering: 12, bands: 5 },
  'DeFi summer': { demand: 'defi', crowdWaiting: 900, entering: 600 },
  'a mint': { demand: 'mint', crowdWaiting: 2314, entering: 610, bands: 24, pending: 4 },
  'a mint that crowds people out': { demand: 'mint', crowdWaiting: 3500, entering: 300, pending: 12, people: 8 },
  'knob at 36 M': { gasLimit: 36, contracts: 3, crowdWaiting: 1200, entering: 360 },
  'knob at 100 M': { gasLimit: 100, contracts: 0 },
  'knob at 200 M': { gasLimit: 200, contracts: 0, blobs: 21 },
  'knob at 300 M, built': { gasLimit: 300, contracts: 3, head: 123_456, pending: 9 },
  'one class': { classes: [{ id: 'home', mgasPerSecond: 30, nodes: 4200, stakeEth: 1_000_000 }] },
  'millions of nodes': {
    classes: (['board', 'laptop', 'home', 'workstation', 'datacentre'] as const).map((id) => ({
      id,
      mgasPerSecond: 1,
      nodes: 999_999,
      stakeEth: 1,
    })),
    crowdWaiting: 4096,
    entering: 0,
  },
})

// Rows of a table are as low as their letters allow.
testScene({ scene, inspect, views: { ...plain, ...limited }, low: { class: 18 } })

test('five hundred waiting are counted, not drawn', () => {
  const drawn = scene(fakePlainGround({ pending: 500 }), DESKTOP)
  expect(flat(drawn.shapes).length).toBeLessThan(250)
  expect(wordsOf(drawn)).toContain('500 waiting')
  const tokens = objectsOf(drawn).filter(({ id }) => id.startsWith('tx:')).length
  expect(wordsOf(drawn)).toContain(`+${500 - tokens}`)
})

test('the composition follows the room, in rem', () => {
  const labels = (box: Box) => wordsOf(scene(fakePlainGround(), box))
  expect(labels(DESKTOP)).toContain('nobody')
  expect(labels({ width: 758, height: 800, em: 32 })).toContain('+1 L2, nobody here yet')
  expect(labels({ width: 784, height: 360, em: 32 })).toContain('+2')
})

test('stones: the newest stand side by side, what is left out is folded, the final line ends at the final block', () => {
  const view = fakePlainGround({ head: 209, finalised: 145, safe: 177, written: [160] })
  const drawn = scene(view, DESKTOP)
  const stones = [...boxesOf(drawn)].filter(([id]) => id.startsWith('block:'))
  const numbers = stones.map(([id]) => Number(id.slice(6)))
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(numbers.slice(-3)).toEqual([207, 208, 209])
  expect(numbers).toEqual(expect.arrayContaining([145, 160]))
  const final = drawn.shapes.find((shape) => shape.kind === 'path' && shape.stroke === 'final')
  const last = stones.findLast(([id]) => Number(id.slice(6)) <= 145)?.[1]
  expect(final?.kind === 'path' && Number(final.d.split('H')[1])).toBeCloseTo((last?.x ?? 0) + (last?.w ?? 0), 5)
})

test('who cannot enter the next block is hollow', () => {
  const view = fakePlainGround({ pending: 8 })
  const drawn = scene(view, DESKTOP)
  const tokens = objectsOf(drawn).filter(({ id }) => id.startsWith('tx:'))
  const hollow = tokens.map(({ shapes }) => shapes.some((shape) => shape.kind === 'role' && shape.hollow === true))
  expect(hollow).toEqual(view.mempool.map(({ why }) => why !== null))
})

test('a crate keeps its shelf life to scale, fades on its last day and is gone when pruned', () => {
  const view = fakePlainGround({ blobs: 1, now: 209 * 12 })
  const blob = view.blobs[0]
  if (!blob) throw new Error('the view has no blob')
  const at = (now: number) => {
    const crate = objectsOf(scene({ ...view, now }, DESKTOP)).find(({ id }) => id.startsWith('blob:'))
    const bars = crate?.shapes.filter((shape) => shape.kind === 'rect' && shape.fill === 'ink') ?? []
    const body = crate?.shapes.find((shape) => shape.kind === 'crate')
    return {
      state: body?.kind === 'crate' ? body.state : null,
      bar: bars[0]?.kind === 'rect' ? bars[0].w : null,
      whole: body?.kind === 'crate' ? body.w : 0,
    }
  }
  const life = blob.expiresAt - blob.at
  const half = at(blob.at + life / 2)
  expect(half.bar).toBeCloseTo(half.whole / 2, 0)
  expect(half.state).toBe('kept')
  expect(at(blob.expiresAt - 3600).state).toBe('fading')
  expect(at(blob.expiresAt).state).toBe('pruned')
})

// ── Limits ───────────────────────────────────────────────────────────────────────────────────────

const idsOf = (drawn: Scene, prefix: string) => objectsOf(drawn).filter(({ id }) => id.startsWith(prefix))

test('every class of nodes is an object in every composition, and the two readings are never one', () => {
  const view = fakeGroundView({ gasLimit: 200 })
  for (const box of Object.values(BOXES)) {
    const drawn = scene(view, box)
    expect(idsOf(drawn, 'class:').map(({ id }) => id)).toEqual([
      'class:board',
      'class:laptop',
      'class:home',
      'class:workstation',
      'class:datacentre',
    ])
    const words = wordsOf(drawn)
    expect(words.some((each) => /verif/.test(each))).toBe(true)
    expect(words.some((each) => /% .*attest/.test(each))).toBe(true)
    expect(idsOf(drawn, 'node:')).toEqual([])
  }
})

test('a bar is as long as the block took, up to the end of the slot', () => {
  const network = fakeGroundView({ gasLimit: 60, full: 1 }).network ?? expect.fail('no network')
  const drawn = scene(fakeGroundView({ gasLimit: 60, full: 1, contracts: 0 }), DESKTOP)
  const bars = network.classes.map(({ id }) => {
    const row = idsOf(drawn, `class:${id}`)[0]
    const rects = row?.shapes.filter((shape) => shape.kind === 'rect' && shape.h === 9) ?? []
    const last = rects.at(-1)
    return last?.kind === 'rect' ? { w: last.w, fill: last.fill, stroke: last.stroke } : expect.fail(id)
  })
  // boards need 10 s, laptops 5, homes 2
  expect((bars[0]?.w ?? 0) / (bars[1]?.w ?? 1)).toBeCloseTo(2, 1)
  expect((bars[1]?.w ?? 0) / (bars[2]?.w ?? 1)).toBeCloseTo(2.5, 1)
  expect(bars.map(({ fill }) => fill)).toEqual(['hatch', 'hatch', 'ink', 'ink', 'ink'])
})

test('who is behind is hollow, struck, and told in words', () => {
  const drawn = scene(fakeGroundView({ gasLimit: 200, contracts: 0 }), DESKTOP)
  const [board] = idsOf(drawn, 'class:board')
  expect(board?.shapes).toContainEqual(expect.objectContaining({ kind: 'rect', stroke: 'dashed' }))
  expect(
    flat(board?.shapes ?? [])
      .flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
      .join(' '),
  ).toMatch(/behind/)
})

test('with less than two thirds of the stake, the reading says what that means', () => {
  const classes = [
    { id: 'board', mgasPerSecond: 1, nodes: 10, stakeEth: 50 },
    { id: 'home', mgasPerSecond: 100, nodes: 10, stakeEth: 50 },
  ] as const
  for (const box of [DESKTOP, { width: 784, height: 360, em: 32 }]) {
    const words = wordsOf(scene(fakeGroundView({ classes }), box))
    expect(
      words.some((each) => /no finality/.test(each)),
      words.join('|'),
    ).toBe(true)
  }
})

test('the cut parts what enters from what waits; where all enter there is none', () => {
  const cutAt = (view: FakeGround) =>
    textsIn(scene(fakeGroundView(view), DESKTOP).shapes).find(({ text, bold }) => bold && / gwei$/.test(text))?.text
  expect(cutAt({ crowdWaiting: 2000, entering: 500 })).toMatch(/^\d/)
  expect(cutAt({ crowdWaiting: 500, entering: 500 })).toBeUndefined()
})

test('people stand in the mempool in the order of their tips', () => {
  const view = fakeGroundView({ crowdWaiting: 2000, entering: 500, pending: 6, people: 6 })
  const boxes = boxesOf(scene(view, DESKTOP))
  const places = view.mempool.map(({ hash }) => boxes.get(`tx:${hash}`)?.x ?? expect.fail(hash))
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('a stone is filled as far as its block is full', () => {
  const view = fakeGroundView({ full: 0.5 })
  const drawn = scene(view, DESKTOP)
  const head = idsOf(drawn, `block:${view.head}`)[0] ?? expect.fail('no head')
  const block = view.blocks.at(-1) ?? expect.fail('no block')
  const level = head.shapes.find((shape) => shape.kind === 'rect' && shape.fill === 'stone')
  expect(level?.kind === 'rect' && level.h / head.box.h).toBeCloseTo(block.gasUsed / block.gasLimit, 1)
  expect(head.label).toMatch(/% full/)
})

test('four thousand waiting are a few bars, drawn in a moment', () => {
  const many = fakeGroundView({ crowdWaiting: 4000, entering: 1000, bands: 24 })
  expect(flat(scene(many, DESKTOP).shapes).length).toBeLessThan(260)
  const rounds = Array.from({ length: 60 }, () => {
    const began = performance.now()
    scene(many, DESKTOP)
    return performance.now() - began
  })
  // the fastest: a machine that tests share has other things to do between
  expect(Math.min(...rounds)).toBeLessThan(4)
})

test('a world without limits is drawn as it was before there were any', () => {
  const { gasLimit: _, network: __, crowd: ___, ...before } = fakePlainGround()
  expect(scene(before as GroundView, DESKTOP)).toEqual(scene(fakePlainGround(), DESKTOP))
  expect(idsOf(scene(fakePlainGround(), DESKTOP), 'node:')).not.toEqual([])
})
