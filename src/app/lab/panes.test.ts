import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../kernel/types.ts'
import { panesToJson, readPanes } from './panes.ts'

test('panes come back as they went', () => {
  const id = fc.option(fc.string({ maxLength: 200 }))
  fc.assert(
    fc.property(id, id, (level, selection) => {
      expect(readPanes(panesToJson({ level, selection }))).toEqual({ level, selection })
    }),
  )
  expect(panesToJson({ level: null, selection: null })).toBeNull()
})

test('panes of strangers are as if they were not there', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (json) =>
        Object.keys(readPanes(json as Json))
          .sort()
          .join() === 'level,selection',
    ),
  )
  expect(readPanes({ level: 5 })).toEqual({ level: null, selection: null })
})
