import { expect, test } from 'vitest'
import { plainProse } from '../../../content/plainProse.ts'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { rehearse, tryMove } from '../../../testing/levels.ts'
import { stepOf } from '../../../testing/walk.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { slotsIn } from '../engine/shown.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { whereIsTheData as level } from '../lesson/levels/whereIsTheData.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

const { happened, outcome, textAt, viewAt } = testWalk<ZkView>(zkSystem, level)
const play = rehearse(zkSystem, level)
/** The solution up to where Ana has asked in vain. */
const asked = level.solution.slice(0, -6)

test('of Ana’s payment L1 has a kind and a fee, of Ben’s everything', () => {
  const words = viewAt('published').batches[0]?.words ?? []
  const fee = BigInt(viewAt('published').params.feeGwei)
  expect(slotsIn(words.map(BigInt), 2)).toEqual([
    { kind: 'hidden', from: 0, to: 0, amount: 0n, fee },
    { kind: 'transfer', from: 1, to: 2, amount: 250_000_000n, fee },
  ])
  expect(viewAt('published').batches[0]).toMatchObject({ isTrue: true, standing: 'executed' })
})

test('all three sign, and the committee’s root goes by', () => {
  expect(textAt('pay')).toContain('3 members signed that they have the data')
  expect(viewAt('published').committee.map(({ knows }) => knows)).toEqual(
    Array.from({ length: 3 }, () => viewAt('published').roots.committee),
  )
})

test('Ben is out with nothing but L1; Ana and Dan cannot show what they have', () => {
  expect(outcome('who')).toBe('published')
  expect(happened('who')).toMatch(
    /^Ben carried out the words on L1 and escaped with 1\.749\d+ ETH at .* Ana got 3 accounts/,
  )
  expect(viewAt('who').data).toMatchObject([{ byId: 'ana', chainAgrees: true, committee: null, missing: [256, 257] }])
})

test('frozen is not stolen: whoever has no data gets nowhere, and nothing is missing in the contract', async () => {
  const before = await play(asked)
  for (const from of ['ana', 'ben', 'mallory']) {
    const move = { type: 'exit.escape', by: from, args: { from, account: 256 } }
    expect((await tryMove(before, move))?.code).toBe('no-data')
  }
  const { bridge } = before.view as ZkView
  expect(bridge.heldWei).toBe(bridge.owedWei)
  expect(bridge.stolenWei).toBe('0')
})

test('a member who keeps silent can pay nobody but Ana with what it has', async () => {
  const { view, events } = await play([
    ...asked,
    { type: 'data.ask', by: 'mallory', args: { from: 'mallory' } },
    { type: 'exit.escape', by: 'mallory', args: { from: 'mallory', account: 256 } },
    { type: 'clock.advance', by: 'learner', args: { seconds: 24 } },
  ])
  expect(events.findLast(({ type }) => type === 'exit.credited')?.data).toMatchObject({
    ownerId: 'ana',
    robbedWei: '0',
  })
  expect((view as ZkView).credits.map(({ ownerId }) => ownerId)).toEqual(['ben', 'ana'])
})

test('one copy is enough, and L1 has what checks it', () => {
  expect(outcome('recover')).toBe('nothing')
  expect(happened('recover')).toMatch(/^Vera gave her 2 accounts\. They hashed to the root/)
  expect(textAt('home')).toMatch(/^1\.749\d+ ETH at /)
})

test('who finds the operator back in time is told so', async () => {
  const near = level.nearMisses.find(({ goal }) => goal === 'ben') ?? expect.fail('no such near miss')
  const { view, events } = await play(near.moves)
  expect(plainProse(stepOf(level, 'freeze').text(view, events))).toContain('The operator came back')
})

testRehearsals(zkSystem, [level])
