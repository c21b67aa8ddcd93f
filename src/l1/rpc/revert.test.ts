import fc from 'fast-check'
import { decodeErrorResult, encodeErrorResult, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { hexToBytes } from '../../lib/hex.ts'
import { failureToFault, revertReason } from './revert.ts'

const errors = [
  { type: 'error', name: 'Error', inputs: [{ name: 'message', type: 'string' }] },
  { type: 'error', name: 'Panic', inputs: [{ name: 'reason', type: 'uint256' }] },
  { type: 'error', name: 'NothingOwed', inputs: [{ name: 'account', type: 'address' }] },
] as const

test('the reason of a require is read as it was given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (message) => {
      const data = encodeErrorResult({ abi: errors, errorName: 'Error', args: [message] })
      expect(revertReason(data)).toBe(message)
    }),
  )
})

test('panics are named, custom errors are left to the client, and anything else is no reason', () => {
  const panic = encodeErrorResult({ abi: errors, errorName: 'Panic', args: [0x11n] })
  expect(revertReason(panic)).toBe('panic: arithmetic underflow or overflow (0x11)')
  expect(revertReason(encodeErrorResult({ abi: errors, errorName: 'Panic', args: [0x77n] }))).toMatch(
    /unknown panic code \(0x77\)/,
  )
  const custom = encodeErrorResult({ abi: errors, errorName: 'NothingOwed', args: [`0x${'11'.repeat(20)}`] })
  expect(revertReason(custom)).toBeNull()
  expect(failureToFault('revert', hexToBytes(custom))).toMatchObject({
    code: 3,
    message: 'execution reverted',
    data: custom,
  })
  expect(failureToFault('out of gas', new Uint8Array(0))).toMatchObject({ code: -32000, message: 'out of gas' })
})

test('a reason that is cut or forged is no reason', () => {
  const whole = encodeErrorResult({ abi: errors, errorName: 'Error', args: ['the till is empty'] })
  fc.assert(
    fc.property(fc.nat({ max: whole.length }), fc.uint8Array({ maxLength: 80 }), (cut, tail) => {
      const kept = whole.slice(0, cut - (cut % 2)) as Hex
      const forged = (cut < 2 ? '0x' : kept) + Buffer.from(tail).toString('hex')
      const reason = revertReason(forged as Hex)
      if (reason !== null && reason !== '') {
        expect(() => decodeErrorResult({ abi: errors, data: forged as Hex })).not.toThrow()
      }
    }),
    { numRuns: 500 },
  )
})
