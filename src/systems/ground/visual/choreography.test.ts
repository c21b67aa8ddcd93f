import { expect, test } from 'vitest'
import type { EventOf } from '../../../kernel/types.ts'
import { fakeGroundView, fakePlainGround } from '../../../testing/groundView.ts'
import { fakeAddress, fakeHash } from '../../../testing/l1View.ts'
import { boxesOf } from '../../../ui/stage/objects.ts'
import type { Box, Motion } from '../../../ui/stage/types.ts'
import type { GroundEvents, GroundView } from '../engine/types.ts'
import { choreography } from './choreography.ts'
import { scene } from './scene.ts'

type Ev = EventOf<GroundEvents>
const event = <K extends keyof GroundEvents>(type: K, data: GroundEvents[K]) =>
  ({ type, data, seq: 0, at: 0, cause: 1, step: 1 }) as unknown as Ev

const view = fakePlainGround({ people: 4, pending: 3, blobs: 2, written: [207, 209] })
const [waiting] = view.mempool
const head = view.blocks.at(-1)
if (!waiting || !head) throw new Error('the view is empty')
const included: GroundEvents['l1.included'] = {
  ...waiting,
  hash: fakeHash('written', 209),
  block: 209,
  blockHash: head.hash,
  index: 0,
  ok: true,
  gasUsed: 21_000,
  feeWei: '1',
  burntWei: '1',
  tipWei: '0',
  contractAddress: view.contracts[0]?.address ?? null,
  revert: null,
  blobs: view.blobs.map(({ versionedHash }) => versionedHash),
}

const EVENTS: readonly Ev[] = [
  event('l1.queued', waiting),
  event('l1.replaced', { old: fakeHash('tx', 77), by: waiting }),
  event('l1.dropped', { hash: fakeHash('tx', 77), from: fakeAddress(0), reason: 'evicted' }),
  event('l1.sealed', head),
  event('l1.sealed', { ...head, transactions: [] }),
  event('l1.included', included),
  event('l1.executed', { node: 'Oslo', block: 209, stateRoot: head.stateRoot, agrees: true, gasUsed: 1 }),
  event('l1.executed', { node: 'Quito', block: 209, stateRoot: head.stateRoot, agrees: false, gasUsed: 1 }),
  event('l1.justified', { epoch: 5, block: 177, blockHash: fakeHash('block', 177) }),
  event('l1.finalised', { epoch: 4, block: 145, blockHash: fakeHash('block', 145) }),
  event('l1.reorged', { depth: 2, from: 208, removed: [], returned: [waiting], lost: [], head: 209 }),
  event('l1.skipped', { fromSlot: 1, toSlot: 9, slots: 8 }),
  event('l1.pruned', { blobs: view.blobs.map(({ versionedHash }) => versionedHash), block: 209 }),
  event('l1.cheated', { method: 'anvil_mine' }),
  event('l1.gasLimitSet', { from: 60_000_000, to: 36_000_000 }),
  event('l1.upgraded', { from: 'prague', to: 'bpo1' }),
]

const crowded = fakeGroundView({ people: 4, pending: 3, contracts: 0 })
const crowdedHead = crowded.blocks.at(-1)
if (!crowdedHead) throw new Error('the view is empty')
const LIMITS: readonly Ev[] = [
  event('crowd.changed', { kind: 'mint', perSecond: 0, buyers: 2000 }),
  event('crowd.arrived', {
    transactions: 412,
    byKind: { payment: 12, token: 0, swap: 0, mint: 400 },
    medianTipWei: '2000000000',
    waiting: 2314,
    turnedAway: 3,
  }),
  event('crowd.soldOut', { minted: 1500, failed: 500, spentWei: '1' }),
  event('nodes.ran', {
    block: 209,
    gasUsed: 1,
    verifying: 9400,
    nodes: 14_000,
    attestingEth: 1,
    stakedEth: 2,
    late: ['board'],
  }),
  event('nodes.dropped', { id: 'board', nodes: 2600, averageSeconds: 16 }),
  event('nodes.returned', { id: 'board', nodes: 2600, averageSeconds: 8 }),
  event('nodes.changed', { classes: crowded.network?.classes ?? [] }),
]
const BOXES: readonly Box[] = [
  { width: 758, height: 560, em: 16 },
  { width: 351, height: 408, em: 16 },
  { width: 784, height: 360, em: 32 },
]

const motionsOf = (each: Ev, of: GroundView = view): readonly Motion[] =>
  (choreography[each.type] as (one: Ev, seen: GroundView) => readonly Motion[])(each, of)

test('every event of the catalogue is shown, or says that it is not', () => {
  const told = new Set([...EVENTS, ...LIMITS].map(({ type }) => type))
  expect(Object.keys(choreography).sort()).toEqual([...told].sort())
})

test.each(BOXES)('what a motion starts from and lands at has its place in the drawing ($width × $height)', (box) => {
  const { anchors } = scene(view, box)
  for (const motion of EVENTS.flatMap((each) => motionsOf(each))) {
    if (motion.kind !== 'move') continue
    expect(anchors[motion.from], motion.from).toBeDefined()
    expect(anchors[motion.to], motion.to).toBeDefined()
  }
})

test('what appears or is marked on the desktop is drawn there', () => {
  const boxes = boxesOf(scene(view, { width: 758, height: 560, em: 16 }))
  for (const motion of EVENTS.flatMap((each) => motionsOf(each))) {
    if (motion.kind !== 'move') expect(boxes.has(motion.what), motion.what).toBe(true)
  }
})

test('a payment comes down as a copy of its sender, and only then waits', () => {
  const [comes, appears] = motionsOf(event('l1.queued', waiting))
  expect(comes).toEqual({ kind: 'move', role: 'user', from: 'person:ana', to: 'mempool' })
  expect(appears).toEqual({ kind: 'appear', what: `tx:${waiting.hash}` })
})

test('a sender that nobody drew has no way to come down', () => {
  const motions = motionsOf(event('l1.queued', { ...waiting, from: fakeAddress(999) }))
  expect(motions).toEqual([{ kind: 'appear', what: `tx:${waiting.hash}` }])
})

test('a block that people wrote in exists when their token lands, an empty one at once', () => {
  expect(motionsOf(event('l1.sealed', head))).toEqual([])
  expect(motionsOf(event('l1.sealed', { ...head, transactions: [] }))).toEqual([{ kind: 'appear', what: 'block:209' }])
  const [move, appear] = motionsOf(event('l1.included', included))
  expect(move).toMatchObject({ kind: 'move', from: 'mempool:out', to: 'block:209', cost: { amount: 21_000 } })
  expect(appear).toEqual({ kind: 'appear', what: 'block:209' })
})

test('a node that disagrees gets no tick', () => {
  const [, tick] = motionsOf(
    event('l1.executed', { node: 'Oslo', block: 209, stateRoot: head.stateRoot, agrees: false, gasUsed: 1 }),
  )
  expect(tick).toBeUndefined()
})

test.each(BOXES)('with a crowd and a network, every motion has its place ($width × $height)', (box) => {
  const drawn = scene(crowded, box)
  const boxes = boxesOf(drawn)
  const motions = [...LIMITS, event('l1.sealed', crowdedHead)].flatMap((each) => motionsOf(each, crowded))
  expect(motions.length).toBeGreaterThan(5)
  for (const motion of motions) {
    if (motion.kind === 'move') {
      expect(drawn.anchors[motion.from], motion.from).toBeDefined()
      expect(drawn.anchors[motion.to], motion.to).toBeDefined()
    } else expect(boxes.has(motion.what), motion.what).toBe(true)
  }
})

test('hundreds come down as one bundle, and fall into the block as one', () => {
  const bundles = [...LIMITS, event('l1.sealed', crowdedHead)]
    .flatMap((each) => motionsOf(each, crowded))
    .filter(({ kind }) => kind === 'move')
  expect(bundles).toMatchObject([
    { from: 'crowd', to: 'mempool' },
    { from: 'mempool:out', to: 'block:209', cost: { amount: crowdedHead.gasUsed } },
  ])
})

test('where the population stands, the nodes that run each block for real are not outlined one by one', () => {
  const ran = event('l1.executed', { node: 'Oslo', block: 209, stateRoot: head.stateRoot, agrees: true, gasUsed: 1 })
  expect(motionsOf(ran, crowded)).toEqual([])
  expect(motionsOf(ran)).toHaveLength(2)
})
