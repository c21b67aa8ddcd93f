import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWords, holdTogether, type Inline, parseProse } from './prose.ts'

const only = (prose: string): readonly Inline[] => parseProse(prose)[0] ?? []

test('each mark becomes its own part', () => {
  expect(only('In the [[mempool]] it **waits**: `0xab`.')).toEqual([
    { kind: 'text', text: 'In the ' },
    { kind: 'term', term: 'mempool', shown: 'mempool' },
    { kind: 'text', text: ' it ' },
    { kind: 'strong', parts: [{ kind: 'text', text: 'waits' }] },
    { kind: 'text', text: ': ' },
    { kind: 'mono', text: '0xab' },
    { kind: 'text', text: '.' },
  ])
  expect(only('{measured:21,000 gas}{cited:l1-slot}{simplified:one-mempool}').map((part) => part.kind)).toEqual([
    'measured',
    'cited',
    'simplified',
  ])
})

test('a term may be shown in other words, and may begin a sentence', () => {
  expect(only('[[reorg|taken back]]')).toEqual([{ kind: 'term', term: 'reorg', shown: 'taken back' }])
  expect(only('[[Base fee]]')).toEqual([{ kind: 'term', term: 'base fee', shown: 'Base fee' }])
})

test('strong text may hold the other marks, code holds none', () => {
  expect(only('**the [[block]] `a**b`**')).toEqual([
    {
      kind: 'strong',
      parts: [
        { kind: 'text', text: 'the ' },
        { kind: 'term', term: 'block', shown: 'block' },
        { kind: 'text', text: ' ' },
        { kind: 'mono', text: 'a**b' },
      ],
    },
  ])
  expect(only('`[[gas]]`')).toEqual([{ kind: 'mono', text: '[[gas]]' }])
})

test('an empty line parts paragraphs, a line break does not', () => {
  expect(parseProse('one\ntwo\n\n  three\n').map((paragraph) => paragraph[0])).toEqual([
    { kind: 'text', text: 'one two' },
    { kind: 'text', text: 'three' },
  ])
  expect(parseProse('  \n\n ')).toEqual([])
})

test.each([
  'a **b',
  'a `b',
  '[[gas',
  '{cited:l1-slot',
  '[[no such term]]',
  '{cited:no-such-fact}',
  '{simplified:constructor}',
  '{other:x}',
  '****',
])('a mark that is open or names nothing known stays text: %s', (prose) => {
  expect(only(prose)).toEqual([{ kind: 'text', text: prose }])
})

test('marks are not counted as words', () => {
  expect(countWords('A **[[block]]** every {cited:l1-slot} {simplified:everybody-else}.')).toBe(5)
})

test('any text is read without error, and unmarked text comes back word for word', () => {
  const piece = fc.constantFrom('**', '`', '[[', ']]', '|', '{cited:', 'l1-slot', '}', 'gas', ' ', '\n\n', 'é')
  fc.assert(fc.property(fc.array(piece), (pieces) => void parseProse(pieces.join(''))))
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z .,]*$/), (text) => {
      expect(parseProse(text).flat()).toEqual(
        text.trim() === '' ? [] : [{ kind: 'text', text: text.replace(/\s+/g, ' ').trim() }],
      )
    }),
  )
})

test('punctuation stays with the mark before it, and nothing is lost or doubled', () => {
  const held = holdTogether(only('See [[gas]], {cited:l1-slot}. **So**, ok.'))
  expect(held.map(({ part, tail }) => [part.kind, tail])).toEqual([
    ['text', ''],
    ['term', ','],
    ['text', ''],
    ['cited', '.'],
    ['text', ''],
    ['strong', ''],
    ['text', ''],
  ])
  expect(held.map(({ part, tail }) => (part.kind === 'text' ? part.text : '') + tail).join('')).toBe('See , . , ok.')
})
