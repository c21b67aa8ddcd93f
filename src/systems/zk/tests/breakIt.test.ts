import { expect, test } from 'vitest'
import { testRehearsals } from '../../../testing/levelSuite.ts'
import { testWalk } from '../../../testing/walkSuite.ts'
import { zkSystem } from '../engine/system.ts'
import type { ZkView } from '../engine/types/view.ts'
import { breakIt as level } from '../lesson/levels/breakIt.ts'

// What the level claims in words is held to the engine, by pressing its own buttons.

const { happened, outcome, viewAt } = testWalk<ZkView>(zkSystem, level)

test('each way of cheating is stopped by another check, the first three before there is a proof', () => {
  const ways = ['overspend', 'signature', 'path', 'word', 'proof', 'root']
  expect(ways.map(outcome)).toEqual(['range', 'signature', 'path', 'words', 'point', 'equation'])
  expect(happened('overspend')).toContain('“Slot 1, payer: the balance covers amount and fee” did not hold')
  expect(happened('signature')).toContain('“Slot 1, signature: the signature fits key and message” did not hold')
  expect(happened('path')).toContain('“Slot 1, payer: the path leads to the root” did not hold')
  expect(happened('word')).toMatch(/^On L1, for [\d,]+ gas: these words are not .* \(OtherWords\)\. Then the prover/)
  expect(happened('proof')).toContain('(NotOnCurve)')
  expect(happened('root')).toMatch(/\(EquationFails\)\.$/)
})

test('what is cheap to find out is looked at first', () => {
  const gas = ['word', 'proof', 'root'].map((step) =>
    Number(/for ([\d,]+) gas/.exec(happened(step))?.[1]?.replace(/,/g, '')),
  )
  expect(gas).toEqual([...gas].sort((one, other) => one - other))
})

test('nothing has moved but what Ana has paid', () => {
  const [before, after] = [viewAt('lineUp'), viewAt('healed')]
  expect(after.bridge).toEqual(before.bridge)
  expect(after.batches.every(({ isTrue }) => isTrue)).toBe(true)
})

testRehearsals(zkSystem, [level])
