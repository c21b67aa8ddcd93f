import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomOf } from './room.ts'

test('wide from 700 px of room, narrow below, short where there is no height', () => {
  expect(roomOf({ width: 758, height: 560, em: 16 }).composition).toBe('wide')
  expect(roomOf({ width: 699, height: 560, em: 16 }).composition).toBe('narrow')
  expect(roomOf({ width: 758, height: 320, em: 16 }).composition).toBe('short')
})

test('a doubled text size is like half the room', () => {
  expect(roomOf({ width: 1200, height: 900, em: 32 }).composition).toBe(
    roomOf({ width: 600, height: 450, em: 16 }).composition,
  )
})

test('a unit is never less than a px, and a drawing never wider or higher than its box', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 3000 }),
      fc.integer({ min: 120, max: 2000 }),
      fc.constantFrom(12, 16, 20, 24, 32, 48),
      (width, height, em) => {
        const room = roomOf({ width, height, em })
        expect(room.width).toBeLessThanOrEqual(width + 1e-9)
        expect(room.height).toBeLessThanOrEqual(height + 1e-9)
      },
    ),
  )
})
