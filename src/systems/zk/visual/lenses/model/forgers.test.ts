import { expect, test } from 'vitest'
import { forgersOf, isPossible } from './forgers.ts'

const held = (...given: readonly (readonly [phase: 1 | 2, byId: string, keeps: boolean])[]) => ({
  contributions: given.map(([phase, byId, keeps], index) => ({
    phase,
    index,
    byId,
    keeps,
    digest: '0x' as const,
    said: [],
  })),
})

test('P17: each way needs all of its phases, and one who forgot in one of them is enough', () => {
  const honestInSecond = held([1, 'ana', true], [1, 'mallory', true], [2, 'ana', false], [2, 'mallory', true])
  expect(isPossible(forgersOf(honestInSecond, 'tau'))).toBe(true)
  expect(forgersOf(honestInSecond, 'delta')).toEqual({
    way: 'delta',
    needed: ['ana', 'mallory'],
    honest: ['ana'],
    isOpen: false,
  })
  expect(isPossible(forgersOf(honestInSecond, 'trapdoor'))).toBe(false)
  const honestInFirst = held([1, 'ana', false], [1, 'mallory', true], [2, 'mallory', true])
  expect([isPossible(forgersOf(honestInFirst, 'tau')), isPossible(forgersOf(honestInFirst, 'delta'))]).toEqual([
    false,
    true,
  ])
})

test('nobody forges with a phase that nobody has come to', () => {
  const begun = held([1, 'mallory', true])
  expect(isPossible(forgersOf(begun, 'tau'))).toBe(true)
  expect(forgersOf(begun, 'delta')).toMatchObject({ isOpen: true })
  expect(isPossible(forgersOf(begun, 'trapdoor'))).toBe(false)
})
