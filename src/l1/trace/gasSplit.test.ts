import { type BlobEIP4844TxData, type EOACode7702TxData, TransactionType } from '@ethereumjs/tx'
import { eoaCode7702SignAuthorization } from '@ethereumjs/util'
import fc from 'fast-check'
import { encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { Guestbook } from '../../systems/ground/contracts/generated/Guestbook.ts'
import { Token } from '../../systems/ground/contracts/generated/Token.ts'
import { createTestEvm, type TestEvm, type TestRequest } from '../../testing/evm.ts'
import { commitBlob, versionedHash } from '../blobs/commitment.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { packBlob } from '../blobs/packing.ts'
import { type GasSplit, gasSplit, intrinsicGas } from './gasSplit.ts'

let evm: TestEvm
let token: Hex
beforeAll(async () => {
  evm = await createTestEvm()
  token = await evm.deploy(encodeDeployData({ ...Token, args: [1_000n] }))
})

const STRANGER = `0x${'77'.repeat(20)}` as const

async function splitOf(
  request: TestRequest,
  more: { authorisations?: number; blobs?: number } = {},
): Promise<GasSplit> {
  const run = await evm.send(request)
  const accessList = (request.extra as { accessList?: { address: Hex; storageKeys: Hex[] }[] } | undefined)?.accessList
  const split = gasSplit(
    { to: request.to ?? null, data: request.data ?? '0x', ...(accessList && { accessList }), ...more },
    { gasUsed: run.gasUsed, executionGas: run.trace.frames[0]?.gasUsed ?? 0, blobBaseFeeWei: 3n },
  )
  expect(intrinsicGas(split) + split.execution - split.refund + split.floorTopUp).toBe(run.gasUsed)
  expect(split.refund * split.floorTopUp).toBe(0)
  return split
}

test('a payment is the base and nothing else', async () => {
  expect(await splitOf({ to: STRANGER, value: 1n })).toMatchObject({
    base: 21_000,
    execution: 0,
    refund: 0,
    gasUsed: 21_000,
  })
})

test('a legacy transaction splits the same way', async () => {
  const extra = { type: TransactionType.Legacy, gasPrice: 2n * 10n ** 9n }
  expect(await splitOf({ to: STRANGER, value: 1n, extra })).toMatchObject({ gasUsed: 21_000 })
})

test('calldata is counted byte by byte, and data that does little pays the floor', async () => {
  const split = await splitOf({ to: STRANGER, data: '0x0000ff01' })
  expect(split.calldata).toEqual({ zeroBytes: 2, nonZeroBytes: 2, zeroGas: 8, nonZeroGas: 32 })
  expect(split.gasUsed).toBe(split.floor)
  expect(split.floorTopUp).toBe(60)
})

test('before Prague there is no floor', async () => {
  const old = await createTestEvm({ hardfork: 'cancun' })
  const run = await old.send({ to: STRANGER, data: '0x0000ff01' })
  expect(gasSplit({ to: STRANGER, data: '0x0000ff01' }, { gasUsed: run.gasUsed, executionGas: 0 }).floorTopUp).toBe(0)
})

test('a call executes, and clearing storage gives gas back', async () => {
  const transfer = (value: bigint) =>
    encodeFunctionData({ abi: Token.abi, functionName: 'transfer', args: [STRANGER, value] })
  const first = await splitOf({ to: token, data: transfer(1n) })
  expect(first.execution).toBeGreaterThan(20_000)
  expect(first.refund).toBe(0)
  const all = await splitOf({ to: token, data: transfer(999n) })
  expect(all.refund).toBe(4_800)
})

test('a deployment pays for the creation and for each word of its code', async () => {
  const data = encodeDeployData({ ...Guestbook, args: ['Book'] })
  const split = await splitOf({ data })
  expect(split.creation).toBe(32_000)
  expect(split.initcode).toBe(Math.ceil((data.length - 2) / 64) * 2)
})

test('an access list is paid by the address and the key', async () => {
  const accessList = [{ address: token, storageKeys: [`0x${'00'.repeat(32)}`, `0x${'00'.repeat(31)}01`] as Hex[] }]
  const extra = { type: TransactionType.AccessListEIP2930, gasPrice: 2n * 10n ** 9n, accessList }
  expect((await splitOf({ to: STRANGER, extra })).accessList).toBe(2_400 + 2 * 1_900)
})

test('blobs are paid apart from gas', async () => {
  const commitment = commitBlob(await loadKzg(), packBlob(Uint8Array.of(1)))
  const extra: BlobEIP4844TxData = {
    type: TransactionType.BlobEIP4844,
    blobVersionedHashes: [versionedHash(commitment)],
    maxFeePerBlobGas: 10n,
  }
  const split = await splitOf({ to: STRANGER, extra }, { blobs: 1 })
  expect(split).toMatchObject({ gasUsed: 21_000, blobs: { gas: 131_072, wei: 3n * 131_072n } })
})

test('authorisations are paid in full and partly given back for accounts that exist', async () => {
  const [, ben] = evm.accounts
  const unsigned = { chainId: '0x7a69', address: token, nonce: '0x0' } as const
  const signed = eoaCode7702SignAuthorization(unsigned, ben.privateKey)
  const extra: EOACode7702TxData = { type: TransactionType.EOACodeEIP7702, authorizationList: [signed] }
  const split = await splitOf({ to: STRANGER, extra }, { authorisations: 1 })
  expect(split.authorisations).toBe(25_000)
  // 12,500 would come back, but never more than a fifth of what was used.
  expect(split.refund).toBe(Math.floor(46_000 / 5))
})

test('the parts add up for any calldata, with or without a floor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(STRANGER, token, null), async (data, to) => {
      await splitOf({ ...(to && { to }), data: bytesToHex(data) })
    }),
    { numRuns: 40 },
  )
})

test('a refund that would go below the floor is cut, not paid back twice', () => {
  const data: Hex = `0x${'ff'.repeat(1_000)}`
  const floor = 21_000 + 40 * 1_000
  const split = gasSplit({ to: token, data }, { gasUsed: floor, executionGas: 10_000 })
  expect(split).toMatchObject({ floor, floorTopUp: floor - 21_000 - 16_000 - 10_000, refund: 0 })
  const dearer = gasSplit({ to: token, data }, { gasUsed: floor, executionGas: 30_000 })
  expect(dearer).toMatchObject({ floorTopUp: 0, refund: 21_000 + 16_000 + 30_000 - floor })
})
