import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createRng } from '../kernel/rng.ts'
import { bytesToHex } from '../lib/hex.ts'
import { decodeRecord, encodeDeposit, encodeForcedTx, RECORD_BYTES } from './records.ts'
import { createTown, randomTx, type Town } from './testing/town.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})

test('R14: a deposit stands where the rule says', () => {
  const record = encodeDeposit({ to: `0x${'ab'.repeat(20)}`, toIndex: 0x01020304, amount: 0x1112131415161718n })
  const expected = `0x0000${'00'.repeat(4)}01020304${'ab'.repeat(20)}1112131415161718${'00'.repeat(86)}`
  expect(bytesToHex(record)).toBe(expected)
  expect(record).toHaveLength(RECORD_BYTES)
})

test('R14: a forced transaction stands where the rule says', () => {
  const signed = {
    tx: {
      kind: 'swap' as const,
      from: 0x0a0b0c0d,
      sell: 'token' as const,
      amount: 1n,
      atLeast: 2n,
      fee: 3n,
      nonce: 4,
    },
    signature: { r: new Uint8Array(32).fill(0x11), s: new Uint8Array(32).fill(0x22), parity: 1 as const },
  }
  const amounts = `${'0'.repeat(15)}1${'0'.repeat(15)}2${'0'.repeat(15)}3`
  const signature = `01${'11'.repeat(32)}${'22'.repeat(32)}00`
  expect(bytesToHex(encodeForcedTx(signed))).toBe(
    `0x02010a0b0c0d${'00'.repeat(4)}${'00'.repeat(20)}${amounts}00000004${signature}`,
  )
})

test('R14: what was encoded is decoded', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed, toIndex) => {
      const signed = town.sign(randomTx(town.genesis, createRng(`record ${seed}`)))
      const message = decodeRecord(encodeForcedTx(signed, toIndex))
      expect(message?.kind === 'forced' && message.signed).toEqual(signed)
      if (signed.tx.kind === 'transfer') expect(message).toMatchObject({ to: signed.tx.to, toIndex })
    }),
    { numRuns: 60 },
  )
  const deposit = { to: `0x${'01'.repeat(20)}`, toIndex: 7, amount: 9n } as const
  expect(decodeRecord(encodeDeposit(deposit))).toEqual({ kind: 'deposit', ...deposit })
})

test('R16: other kinds, assets and parities mean nothing; what a kind does not use is not looked at', () => {
  const record = encodeForcedTx(
    town.sign({ kind: 'withdraw', from: 2, to: `0x${'aa'.repeat(20)}`, amount: 1n, fee: 0n, nonce: 0 }),
  )
  const changed = (at: number, value: number) => decodeRecord(record.with(at, value))
  expect([changed(0, 4), changed(0, 255), changed(1, 2), changed(58, 2)]).toEqual([null, null, null, null])
  const message = decodeRecord(record)
  for (const unused of [1, 38, 123]) {
    expect(changed(unused, 1)).toEqual(message)
  }
  expect(() => decodeRecord(record.subarray(1))).toThrow(RangeError)
})
