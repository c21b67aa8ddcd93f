import { expect, test } from 'vitest'
import { R } from '../../../prover/field.ts'
import { DESKTOP, flat, wordsOf } from '../../../testing/drawings.ts'
import { fakeAddress } from '../../../testing/l1View.ts'
import { testScene } from '../../../testing/sceneSuite.ts'
import { fakeZk, ZK_VIEWS } from '../../../testing/zkView.ts'
import { boxesOf, objectsOf } from '../../../ui/stage/objects.ts'
import type { ZkView } from '../engine/types/view.ts'
import { ahead } from './ahead.ts'
import { accountId, batchId, COMMITTEE, creditId, memberId, messageId, OPEN, proofId, VERIFIER } from './ids.ts'
import { inspect } from './inspect.ts'
import { scene } from './scene.ts'

const drawnAs = testScene({ scene, inspect, views: ZK_VIEWS })
type Name = keyof typeof ZK_VIEWS

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
  const dotted = (name: Name) =>
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
  const ids = (name: Name) => objectsOf(drawnAs(name)).map(({ id }) => id)
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
  const ids = (name: Name) => objectsOf(drawnAs(name)).map(({ id }) => id)
  expect(ids('in every stage')).toEqual(
    expect.arrayContaining([OPEN, VERIFIER, messageId(0), batchId(4), proofId(4), creditId(fakeAddress(0))]),
  )
})

test('a running clock runs up to the next block', () => {
  const view = ZK_VIEWS['being proven']
  expect(ahead(view, 4).now).toBe(view.now + 4)
  expect(ahead(view, 1000).l1.now).toBe(view.l1.nextBlockAt)
})
