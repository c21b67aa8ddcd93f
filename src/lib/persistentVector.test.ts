import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyVector,
  vectorGet,
  vectorItems,
  vectorLast,
  vectorOf,
  vectorPush,
  vectorTake,
} from './persistentVector.ts'

const upTo = (length: number) => Array.from({ length }, (_, index) => index)

test('holds what was pushed, across three levels of the tree', () => {
  const vector = vectorOf(upTo(40_000))
  expect(vector.length).toBe(40_000)
  for (const index of [0, 31, 32, 1023, 1024, 1055, 1056, 32_767, 32_768, 33_823, 39_999]) {
    expect(vectorGet(vector, index)).toBe(index)
  }
  expect(vectorGet(vector, 40_000)).toBeUndefined()
  expect(vectorGet(vector, -1)).toBeUndefined()
  expect(vectorGet(vector, 0.5)).toBeUndefined()
})

test('any sequence of pushes and cuts equals the same on an array, and older versions stay as they were', () => {
  const step = fc.oneof(
    fc.record({ push: fc.nat(80) }),
    fc.record({ keep: fc.double({ min: 0, max: 1, noNaN: true }) }),
  )
  fc.assert(
    fc.property(fc.nat(2200), fc.array(step, { maxLength: 20 }), (start, steps) => {
      let array = upTo(start)
      let vector = vectorOf(array)
      const past = [{ array, vector }]
      for (const change of steps) {
        if ('push' in change) {
          for (let i = 0; i < change.push; i++) vector = vectorPush(vector, i)
          array = [...array, ...upTo(change.push)]
        } else {
          const kept = Math.floor(change.keep * array.length)
          vector = vectorTake(vector, kept)
          array = array.slice(0, kept)
        }
        past.push({ array, vector })
      }
      for (const version of past) {
        expect([...vectorItems(version.vector)]).toEqual(version.array)
        expect(vectorLast(version.vector)).toBe(version.array.at(-1))
      }
    }),
    { numRuns: 60 },
  )
})

test('reads a range', () => {
  const vector = vectorOf(upTo(2000))
  expect([...vectorItems(vector, 1000, 1003)]).toEqual([1000, 1001, 1002])
  expect([...vectorItems(vector, 1998, 5000)]).toEqual([1998, 1999])
  expect([...vectorItems(emptyVector<number>())]).toEqual([])
})
