import { expect, test } from 'vitest'
import { R } from '../../../../../prover/field.ts'
import { factorText, shortNumber, signedNumber, wireLines, wireName } from './numbers.ts'

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

test('a wire is told by what is not the way to the constraint', () => {
  const fits = 'slot 0 / signature / the signature fits: x'
  expect(wireName('slot 0 / signature / S times the base / step 62 / x', fits)).toBe('S times the base / … / x')
  expect(wireName('slot 0 / payer / balance', 'slot 0 / payer / path')).toBe('balance')
  expect(wireName('slot 0 / transfer', fits)).toBe('transfer')
  expect(wireName('domain', fits)).toBe('domain')
})

test('what lies below zero is written so', () => {
  const hash = (2n * R) / 3n
  const said = [5n, R - 1n, hash].map((number) => signedNumber(`0x${number.toString(16)}`))
  expect(said).toEqual(['5', '-1', `${hash}`])
})

test('a run of bits is one number, and nothing else is drawn together', () => {
  const wire = (name: string, value: string) => ({ name, value })
  const lines = wireLines([
    wire('amount', '6'),
    wire('bit 0', '0'),
    wire('bit 1', '1'),
    wire('bit 2', '1'),
    wire('place 0', '1'),
    wire('sibling 0', '77'),
    wire('sibling 1', '78'),
  ])
  expect(lines).toEqual([
    { name: 'amount', value: '6', last: null },
    { name: 'bit 0', value: '110', last: 'bit 2' },
    { name: 'place 0', value: '1', last: null },
    { name: 'sibling 0', value: '77', last: null },
    { name: 'sibling 1', value: '78', last: null },
  ])
})
