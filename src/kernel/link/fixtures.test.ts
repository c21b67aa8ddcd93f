import { expect, test } from 'vitest'
import type { Json } from '../types.ts'
import { codec1 } from './codec1.ts'
import { readScenario } from './file.ts'
import v1 from './fixtures/v1.json' with { type: 'json' }
import { sealFrame } from './frame.ts'
import { decodeLink } from './link.ts'

// Links as they were given away. They must open for ever, to the same scenario: a failure here is never mended by
// changing a fixture. (See the README on how a new version comes in.)

test.each(v1)('a link of version 1 opens: $name', ({ text, scenario }) => {
  const opened = decodeLink(text)
  expect(opened.ok).toBe(true)
  expect(opened).toEqual(readScenario(scenario))
})

test.each(v1)('codec 1 still writes what it wrote: $name', ({ text, scenario: { mezzanine, ...payload } }) => {
  expect(mezzanine).toBe(1)
  expect(sealFrame(1, codec1.encode(payload as Json))).toBe(text)
})
