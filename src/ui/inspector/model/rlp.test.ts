import fc from 'fast-check'
import { type Hex, toRlp } from 'viem'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { type RlpItem, rlpLayout } from './rlp.ts'

type Nested = Hex | readonly Nested[]
const text = fc.uint8Array({ maxLength: 80 }).map(bytesToHex)
const { nested } = fc.letrec<{ nested: Nested }>((tie) => ({
  nested: fc.oneof({ maxDepth: 4 }, text, fc.array(tie('nested'), { maxLength: 5 })),
}))

const contentOf = (bytes: Uint8Array, { at, prefix, length, items }: RlpItem): Nested =>
  items ? items.map((item) => contentOf(bytes, item)) : bytesToHex(bytes.slice(at + prefix, at + prefix + length))

test('the layout finds every string where it stands', () => {
  fc.assert(
    fc.property(nested, (value) => {
      const bytes = hexToBytes(toRlp(value as never))
      expect(contentOf(bytes, rlpLayout(bytes))).toEqual(value)
    }),
  )
})

test('bytes that promise more than there is are refused', () => {
  expect(() => rlpLayout(Uint8Array.of(0x83, 1, 2))).toThrow(RangeError)
  expect(() => rlpLayout(Uint8Array.of(0xc1, 0x82, 1, 2))).toThrow(RangeError)
})
