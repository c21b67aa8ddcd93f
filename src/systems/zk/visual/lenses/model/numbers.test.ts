import { expect, test } from 'vitest'
import { factorText, lastName, shortNumber } from './numbers.ts'

test('factors are powers of two where they are large ones', () => {
  expect(['1', '-1', '4', (1n << 40n).toString(), `-${1n << 156n}`].map(factorText)).toEqual([
    '1',
    '−1',
    '4',
    '2^40',
    '−2^156',
  ])
})

test('what is too long to read is known by its ends', () => {
  expect(shortNumber('1750000000')).toBe('1750000000')
  expect(shortNumber('-12345678901234567890')).toBe('−12345…7890')
})

test('a wire is told by the end of its path', () => {
  expect(lastName('slot 0 / payer / balance')).toBe('balance')
  expect(lastName('old root')).toBe('old root')
})
