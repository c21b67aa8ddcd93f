import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createRng } from '../../kernel/rng.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { createTown, randomBatch, type Town } from '../testing/town.ts'
import type { PostedTx } from '../transactions.ts'
import { decodeBatch, encodeBatch } from './batch.ts'
import { encodeVarint } from './numbers.ts'
import { decodePayload, encodePayload, type L2Batch } from './payload.ts'

let town: Town
let batches: L2Batch[]
beforeAll(async () => {
  town = await createTown()
  batches = Array.from({ length: 40 }, (_, seed) => batchOf(seed, seed % 12))
})

const batchOf = (seed: number, transactions: number): L2Batch =>
  randomBatch(town, town.genesis, createRng(`batch ${seed}`), { transactions, messagesTo: seed * 7 })

const withoutSignatures = ({ messagesTo, blocks }: L2Batch): L2Batch => ({
  messagesTo,
  blocks: blocks.map((block) => ({ ...block, transactions: block.transactions.map(unsigned) })),
})
const unsigned = (tx: PostedTx): PostedTx => ({
  ...tx,
  signature: { r: new Uint8Array(32), s: new Uint8Array(32), parity: 0 },
})

test('R17 to R20: what was encoded is decoded, with signatures and without', () => {
  for (const batch of batches) {
    expect(decodeBatch(encodeBatch(batch))).toEqual({ ok: true, batch })
    const bare = encodeBatch(batch, { signatures: false })
    expect(decodeBatch(bare, { signatures: false })).toEqual({ ok: true, batch: withoutSignatures(batch) })
    expect(decodeBatch(bare)).toEqual({ ok: false, code: 'no-signatures' })
    expect(decodeBatch(encodeBatch(batch), { signatures: false })).toEqual({ ok: false, code: 'signatures' })
  }
})

test('R18 to R20: any payload that is decoded is the payload of its batch: a mutation is refused or means something else', () => {
  let accepted = 0
  fc.assert(
    fc.property(
      fc.nat(39),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: -2, max: 2 }),
      fc.boolean(),
      (seed, changes, tail, signatures) => {
        const payload = encodePayload(batches[seed] as L2Batch, { signatures })
        for (const [at, byte] of changes) payload[at % Math.min(payload.length, 40)] = byte
        const mutated =
          tail > 0 ? concatBytes([payload, new Uint8Array(tail)]) : payload.slice(0, payload.length + tail)
        const decoded = decodePayload(mutated, { signatures })
        if (!decoded.ok) return
        accepted++
        expect(encodePayload(decoded.batch, { signatures })).toEqual(mutated)
      },
    ),
    { numRuns: 1_500 },
  )
  expect(accepted).toBeGreaterThan(50)
})

const SIGNATURE = '11'.repeat(64)
const decode = (hex: string) => {
  const decoded = decodeBatch(hexToBytes(`0x${hex.replaceAll(' ', '')}`))
  return decoded.ok ? decoded.batch : decoded.code
}

test('R19: rows stand as the rule says', () => {
  const signature = { r: new Uint8Array(32).fill(0x11), s: new Uint8Array(32).fill(0x11), parity: 0 as const }
  const row = (hex: string) => {
    const batch = decode(`00 03 01 02 01 ${hex} ${SIGNATURE}`)
    return typeof batch === 'string' ? batch : batch.blocks[0]?.transactions[0]
  }
  const address = `0x${'ab'.repeat(20)}` as const
  const [amount, fee] = [5n, 1_000n]
  expect(row('01 02 03 0005 03e8')).toEqual({
    kind: 'transfer',
    from: 2,
    to: { account: 3 },
    asset: 'ether',
    amount,
    fee,
    signature,
  })
  expect(row(`1d 8002 ${'ab'.repeat(20)} 0005 03e8`)).toEqual({
    kind: 'transfer',
    from: 256,
    to: { address },
    asset: 'token',
    amount,
    fee,
    signature: { ...signature, parity: 1 },
  })
  expect(row('06 02 0005 0834 03e8')).toBe('payload/amount')
  expect(row('06 02 0005 0000 03e8')).toEqual({
    kind: 'swap',
    from: 2,
    sell: 'token',
    amount,
    atLeast: 0n,
    fee,
    signature,
  })
  expect(row('03 02 0005 03e8')).toEqual({ kind: 'withdraw', from: 2, to: null, amount, fee, signature })
  expect(row(`0b 02 ${'ab'.repeat(20)} 0005 03e8`)).toEqual({
    kind: 'withdraw',
    from: 2,
    to: address,
    amount,
    fee,
    signature,
  })
  // No kind; a swap with an address; a withdrawal of tokens; bits without meaning.
  for (const head of ['00', '0a', '07', '21', '41', '81']) expect(row(`${head} 02 03 0005 03e8`)).toBe('payload/head')
})

test('R17, R18, R22: malformed bytes are refused with a reason', () => {
  expect(decode('')).toBe('format')
  expect(decode('04 00 00')).toBe('format')
  expect(decode('02 00 00')).toBe('no-signatures')
  expect(decode('03 00 00')).toBe('no-signatures')
  expect(decode('00')).toBe('payload/number')
  expect(decode('00 00')).toBe('payload/number')
  expect(decode('00 00 00')).toEqual({ messagesTo: 0, blocks: [] })
  expect(decode('00 8000 00')).toBe('payload/number')
  expect(decode('00 00 00 00')).toBe('payload/bytes-behind')
  expect(decode('00 00 01 00')).toBe('payload/number')
  expect(decode('00 00 01 00 01')).toBe('payload/head')
  expect(decode('00 00 01 00 01 09 02 abab')).toBe('payload/address')
  expect(decode('00 00 01 00 01 01 02 03 00')).toBe('payload/amount')
  expect(decode('00 00 01 00 01 01 02 03 0005 0005')).toBe('payload/signature')
  expect(decode(`00 00 01 00 01 01 02 03 0005 0005 ${SIGNATURE.slice(2)}`)).toBe('payload/signature')
  expect(decode('01')).toBe('deflate/cut-off')
})

test('R21: the limits are the last that may be', () => {
  const blocks = (count: number) =>
    concatBytes([Uint8Array.of(0, 0, ...encodeVarint(count)), new Uint8Array(2 * count)])
  const of = (bytes: Uint8Array) => {
    const decoded = decodeBatch(bytes)
    return decoded.ok ? 'fine' : decoded.code
  }
  expect(of(blocks(2_048))).toBe('fine')
  expect(of(blocks(2_049))).toBe('payload/too-many-blocks')
  const rows = (count: number) => {
    const head = [0, 1, 0, ...encodeVarint(count)]
    const row = [1, 2, 3, 0, 5, 0, 5]
    const payload = concatBytes([
      Uint8Array.from(head),
      ...Array(count).fill(Uint8Array.from(row)),
      new Uint8Array(64 * count),
    ])
    return concatBytes([Uint8Array.of(1), deflateRawSync(payload)])
  }
  expect(of(rows(2_048))).toBe('fine')
  expect(of(rows(2_049))).toBe('payload/too-many-transactions')
  expect(of(new Uint8Array(126_976))).toBe('payload/bytes-behind')
  expect(of(new Uint8Array(126_977))).toBe('too-long')
  const inflated = (length: number) => concatBytes([Uint8Array.of(1), deflateRawSync(new Uint8Array(length))])
  expect(of(inflated(262_144))).toBe('payload/bytes-behind')
  expect(of(inflated(262_145))).toBe('deflate/too-long')
})

test('what does not become smaller is posted as it is', () => {
  expect(encodeBatch({ messagesTo: 3, blocks: [] })).toEqual(Uint8Array.of(0, 3, 0))
  const [format] = encodeBatch(batchOf(1, 60))
  expect(format).toBe(1)
})

test('more than a blob holds is not encoded', () => {
  const [tx] = batchOf(2, 1).blocks[0]?.transactions ?? []
  const rng = createRng('noise')
  const transactions = Array.from({ length: 2_000 }, () => ({
    ...(tx as PostedTx),
    signature: { r: rng.bytes(32), s: rng.bytes(32), parity: 0 as const },
  }))
  expect(() => encodeBatch({ messagesTo: 0, blocks: [{ secondsLater: 0, transactions }] })).toThrow(RangeError)
})
