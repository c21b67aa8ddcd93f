import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solidityLines } from './solidity.ts'

test('no character is lost or added', () => {
  const piece = fc.constantFrom('/*', '*/', '//', '"', '\\', '\n', 'uint256', 'return', '0xff', '12_000', ' ', 'a', "'")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('')
      const lines = solidityLines(source).map((tokens) => tokens.map(({ text }) => text).join(''))
      expect(lines.join('\n')).toBe(source)
    }),
  )
})

test('words are told apart', () => {
  const [line = []] = solidityLines('    uint256 public constant LONGEST = 280; // bytes')
  expect(line.filter(({ kind }) => kind !== 'plain')).toEqual([
    { kind: 'type', text: 'uint256' },
    { kind: 'keyword', text: 'public' },
    { kind: 'keyword', text: 'constant' },
    { kind: 'number', text: '280' },
    { kind: 'comment', text: '// bytes' },
  ])
})

test('a comment goes on until it ends', () => {
  const lines = solidityLines('a /* one\nuint two\nthree */ uint b')
  expect(lines[1]).toEqual([{ kind: 'comment', text: 'uint two' }])
  expect(lines[2]).toContainEqual({ kind: 'type', text: 'uint' })
})

test('a comment’s beginning inside a string is no comment', () => {
  const [, second = []] = solidityLines('string a = "/*";\nuint b;')
  expect(second[0]).toEqual({ kind: 'type', text: 'uint' })
})
