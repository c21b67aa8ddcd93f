import { expect, test } from 'vitest'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { tryMove } from '../../../testing/levels.ts'
import { buttonOf, stepOf } from '../../../testing/walk.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { proofInsteadOfTrust as level } from '../lesson/levels/proofInsteadOfTrust.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

const { at, happened, outcome, textAt, viewAt } = testWalk<ZkView>(zkSystem, level)

test('committed is not proven: nothing is owed, and the contract pays nobody', async () => {
  expect(outcome('committed')).toBe('nothing')
  expect(viewAt('committed').batches[0]).toMatchObject({ standing: 'committed', prove: null })
  expect(viewAt('committed').credits).toEqual([])
  const again = await tryMove(at('committed'), buttonOf(stepOf(level, 'early'), at('committed')))
  expect(again?.code).toBe('nothing-to-take')
})

test('the proof is 256 bytes, and most of what L1 pays for it is the pairings', () => {
  expect(outcome('proof')).toBe('short')
  expect(happened('proof')).toMatch(/^256 bytes, really made, for [\d,]+ constraints and 6 public inputs/)
  const gas = viewAt('verified').batches[0]?.prove?.gasUsed ?? 0
  expect(4 * 34_000 + 45_000).toBeGreaterThan(gas / 2)
  expect(textAt('verified')).toContain('has executed nothing of the batch')
})

test('Cleo is home within minutes, and it is final with its block', () => {
  expect(textAt('home')).toMatch(/^0\.5 ETH at .*, \d(\.\d)? min after she signed\./)
  expect(outcome('final')).toBe('l1')
  const since = /(\d+(\.\d)?) min after it paid Cleo/.exec(happened('final'))?.[1]
  expect(Number(since)).toBeGreaterThan(12)
})

test('without the prover nothing is lost, and somebody else brings the proof', () => {
  const [before, stopped] = [viewAt('final'), viewAt('stopped')]
  expect(stopped.l1State.root).toBe(before.l1State.root)
  expect(stopped.bridge.heldWei).toBe(before.bridge.heldWei)
  expect(outcome('anybody')).toBe('anybody')
  expect(viewAt('anybody').batches[1]).toMatchObject({ standing: 'proven', prove: { byId: 'ana' } })
})

testRehearsals(zkSystem, [level])
