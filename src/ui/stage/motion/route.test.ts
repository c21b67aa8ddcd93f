import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointAt, routeBetween } from './route.ts'

const point = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })

test('a route begins at its cause, ends where it lands, and runs sideways in a channel between them', () => {
  const route = routeBetween({ x: 100, y: 90 }, { x: 600, y: 300 }, [40, 260, 500])
  expect(route.points[0]).toEqual({ x: 100, y: 90 })
  expect(route.points.at(-1)).toEqual({ x: 600, y: 300 })
  expect(route.points.some(({ x, y }) => y === 260 && x > 150 && x < 600)).toBe(true)
  expect(route.d).toMatch(/^M100 90L100 252Q100 260 108 260L592 260Q600 260 600 268L600 300$/)
})

test('straight where nothing has to be gone around', () => {
  expect(routeBetween({ x: 100, y: 90 }, { x: 100, y: 300 }, [200]).d).toBe('M100 90L100 300')
})

test('a token moves along its route without jumping, and arrives', () => {
  fc.assert(
    fc.property(point, point, fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 3 }), (from, to, channels) => {
      const route = routeBetween(from, to, channels)
      let before = pointAt(route, 0)
      expect(before).toEqual(from)
      for (let share = 0.05; share < 1.001; share += 0.05) {
        const here = pointAt(route, share)
        expect(Math.hypot(here.x - before.x, here.y - before.y)).toBeLessThanOrEqual(route.length * 0.05 + 1e-6)
        before = here
      }
      expect(before.x).toBeCloseTo(to.x)
      expect(before.y).toBeCloseTo(to.y)
    }),
  )
})
