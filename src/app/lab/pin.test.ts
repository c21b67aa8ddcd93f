import { expect, test } from 'vitest'
import type { WorldId } from '../../worker/api.ts'
import { isOnLine } from './pin.ts'
import type { Branch } from './session.ts'

const id = (name: string) => name as WorldId
const moment = (position: number, seq = position) => ({ position, seq })
const branches: Branch[] = [
  { id: id('a'), label: 'A', parent: null },
  { id: id('b'), label: 'B', parent: { id: id('a'), at: moment(3) } },
  { id: id('c'), label: 'C', parent: { id: id('b'), at: moment(5) } },
]

test('a branch shares the past of its parents up to where it left', () => {
  expect(isOnLine(branches, id('a'), { id: id('a'), moment: moment(9) })).toBe(true)
  expect(isOnLine(branches, id('b'), { id: id('a'), moment: moment(3) })).toBe(true)
  expect(isOnLine(branches, id('b'), { id: id('a'), moment: moment(3, 4) })).toBe(false)
  expect(isOnLine(branches, id('c'), { id: id('a'), moment: moment(2) })).toBe(true)
  expect(isOnLine(branches, id('c'), { id: id('b'), moment: moment(6) })).toBe(false)
})

test('what a branch did after it left is not on the line it left', () => {
  expect(isOnLine(branches, id('a'), { id: id('b'), moment: moment(1) })).toBe(false)
})
