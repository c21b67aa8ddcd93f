import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryRows } from './steps.ts'

test('the rows tell the whole memory, with runs of zeros folded', () => {
  const sparse = fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { maxLength: 400 })
  fc.assert(
    fc.property(sparse, (values) => {
      const memory = Uint8Array.from(values)
      const rows = memoryRows(memory)
      const again = new Uint8Array(memory.length)
      for (const { at, bytes } of rows) if (bytes) again.set(bytes, at)
      expect(again).toEqual(memory)
      expect(rows.some(({ bytes }, index) => bytes === null && rows[index - 1]?.bytes === null)).toBe(false)
    }),
  )
})
