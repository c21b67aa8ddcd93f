import { expect, test } from 'vitest'
import { uuid } from './uuid.ts'

test('has the form of version 4, and never comes twice', () => {
  const made = Array.from({ length: 200 }, uuid)
  for (const each of made) expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(made).size).toBe(200)
})
