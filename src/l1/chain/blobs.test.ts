import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { mapGet } from '../../lib/persistentMap.ts'
import { commitBlob, openBlob, pointEvaluationInput } from '../blobs/commitment.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { packBlob, unpackBlob } from '../blobs/packing.ts'
import { drive, hashOfQueued, namesOf } from '../testing/drive.ts'
import { nextBlobBaseFee } from '../wallet/wallet.ts'
import { expirySlot } from './blobStore.ts'
import { headOf } from './head.ts'
import { reorg } from './reorg.ts'
import { callAt } from './simulate.ts'
import type { L1State } from './state.ts'
import { postBlobs } from './submit.ts'

beforeAll(async () => {
  await loadKzg()
})

const posting =
  (data: Hex, from = 'sequencer') =>
  (state: L1State) =>
    postBlobs(state, { from, to: 'ben', data }, 0)

test('a posted payload is in the blob, and the block pays for it on the blob market', async () => {
  const l1 = await drive()
  const before = l1.balance('sequencer')
  await l1.ask(posting('0x68656c6c6f'))
  const events = await l1.slots()
  const [blob] = l1.view().blobs
  const stored = mapGet(l1.state.blobs, blob?.versionedHash ?? '')
  const whole = new Uint8Array(131_072)
  whole.set(stored?.data ?? [])
  expect(unpackBlob(whole)).toEqual({ ok: true, value: Uint8Array.from([0x68, 0x65, 0x6c, 0x6c, 0x6f]) })
  const included = events.flatMap((event) => (event.type === 'l1.included' ? [event.data] : []))[0]
  const block = headOf(l1.state).summary
  expect(block.blobGasUsed).toBe(131_072)
  expect(before - l1.balance('sequencer')).toBe(BigInt(included?.feeWei ?? 0))
  const blobFee = 131_072n * BigInt(block.blobBaseFeeWei)
  expect(BigInt(included?.burntWei ?? 0)).toBe(21_000n * BigInt(block.baseFeeWei) + blobFee)
})

test('blobs are pruned 4096 epochs later, and stay pruned', async () => {
  const l1 = await drive()
  await l1.ask(posting('0x01'))
  await l1.slots()
  await l1.slots(40)
  await l1.ask(posting('0x02'))
  await l1.slots()
  const [first, second] = l1.view().blobs
  const expiry = expirySlot(1, l1.state.params)
  expect(first?.expiresAt).toBe(expiry * 12)
  expect(expiry).toBe(4097 * 32)
  expect(namesOf(await l1.skipTo(expiry - 1))).not.toContain('l1.pruned')
  const events = await l1.skipTo(expiry)
  expect(events.find((event) => event.type === 'l1.pruned')?.data).toMatchObject({ blobs: [first?.versionedHash] })
  expect(l1.view().blobs.map((blob) => blob.pruned)).toEqual([true, false])
  expect(namesOf(await l1.slots())).not.toContain('l1.pruned')
  await l1.skipTo(expirySlot(42, l1.state.params))
  expect(l1.view().blobs.map((blob) => [blob.versionedHash, blob.pruned])).toEqual([
    [first?.versionedHash, true],
    [second?.versionedHash, true],
  ])
})

test('a reorg makes a blob pending again; its time starts anew', async () => {
  const l1 = await drive()
  await l1.ask(posting('0x01'))
  await l1.slots()
  await l1.ask((state) => reorg(state, { depth: 1 }))
  expect(l1.view().blobs).toEqual([])
  await l1.slots()
  expect(l1.view().blobs).toMatchObject([{ block: 2, at: 24 }])
})

test('what is posted again stands on the shelf once, and its time starts anew', async () => {
  const l1 = await drive()
  await l1.ask(posting('0x01'))
  await l1.slots()
  await l1.ask(posting('0x01'))
  await l1.slots()
  expect(l1.view().blobs).toMatchObject([{ block: 2, at: 24 }])
})

test('more blobs than the target raise the blob base fee; it never falls below what EIP-7918 reserves', async () => {
  const l1 = await drive({ backgroundBaseFeeWei: '500000000' })
  // A sixteenth of the base fee: the parity of EIP-7918. Empty blocks do not lower it.
  const start = nextBlobBaseFee(l1.state)
  expect(start).toBeLessThan(31_250_000n)
  expect(start).toBeGreaterThan(31_249_900n)
  await l1.slots(3)
  expect(nextBlobBaseFee(l1.state)).toBe(start)

  const sixBlobs: Hex = `0x${'00'.repeat(126_972 * 5 + 1)}`
  for (let block = 0; block < 2; block++) {
    for (const from of ['ana', 'cleo', 'sequencer']) {
      await l1.ask((state) =>
        postBlobs(state, { from, to: 'ben', data: sixBlobs, maxFeePerBlobGasWei: '200000000' }, 0),
      )
    }
    await l1.slots()
    expect(headOf(l1.state).summary.blobGasUsed).toBe(18 * 131_072)
  }
  expect(nextBlobBaseFee(l1.state)).toBeGreaterThan(start)
  await l1.slots(20)
  const floor = nextBlobBaseFee(l1.state)
  // One block's step below parity at most, and then it stays.
  expect(floor * 16n).toBeGreaterThan(400_000_000n)
  expect(floor).toBeLessThanOrEqual(start)
  await l1.slots(5)
  expect(nextBlobBaseFee(l1.state)).toBe(floor)
})

test('seven blobs are one too many for a transaction', async () => {
  const l1 = await drive()
  expect(await l1.refused(posting(`0x${'00'.repeat(126_972 * 6 + 1)}`))).toEqual({
    code: 'blob-count',
    facts: { blobs: 7, most: 6 },
  })
})

test('the point evaluation precompile loads KZG when it is called, and checks', async () => {
  const l1 = await drive()
  const kzg = await loadKzg()
  const blob = packBlob(Uint8Array.of(9))
  const commitment = commitBlob(kzg, blob)
  const input = pointEvaluationInput(commitment, openBlob(kzg, blob, 5n))
  const to: Hex = `0x${'00'.repeat(19)}0a`
  const bytes = Uint8Array.from({ length: 192 }, (_, i) => Number.parseInt(input.slice(2 + 2 * i, 4 + 2 * i), 16))
  expect(await callAt(l1.state, { to, data: bytes })).toMatchObject({ ok: true, gasUsed: 50_000n })
  bytes[95] = (bytes[95] ?? 0) ^ 1
  expect((await callAt(l1.state, { to, data: bytes })).ok).toBe(false)
})

test('the same payload posted twice is one blob with two lives', async () => {
  const l1 = await drive()
  const first = hashOfQueued(await l1.ask(posting('0x01')))
  await l1.slots()
  const second = hashOfQueued(await l1.ask(posting('0x01', 'ana')))
  await l1.slots()
  expect(first).not.toBe(second)
  expect(new Set(l1.view().blobs.map((blob) => blob.versionedHash)).size).toBe(1)
  expect(l1.view().blobs[0]).toMatchObject({ tx: second, block: 2 })
})

test('a rush is many transactions with many blobs each, no two blobs alike, and drains block by block', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  const progress: number[] = []
  await l1.ask((state) =>
    postBlobs(
      state,
      {
        from: 'sequencer',
        to: 'ben',
        data: '0x01',
        rush: { transactions: 3, blobs: 4 },
        maxFeePerBlobGasWei: '1000',
      },
      0,
      async ({ done, of }) => {
        progress.push(done)
        expect(of).toBe(12)
      },
    ),
  )
  expect(progress).toEqual(Array.from({ length: 12 }, (_, n) => n))
  expect(l1.view().mempool.map(({ blobs }) => blobs.length)).toEqual([4, 4, 4])
  await l1.slots(3)
  expect(l1.view().blocks.map(({ blobGasUsed }) => blobGasUsed / 131_072)).toEqual([0, 4, 4, 4])
  expect(new Set(l1.view().blobs.map(({ versionedHash }) => versionedHash)).size).toBe(12)
})

test('a rush of which one transaction cannot be sent sends none', async () => {
  const l1 = await drive({ blobSchedule: 'cancun' })
  const ask = (blobs: number, maxFeePerBlobGasWei: string) =>
    postBlobs(
      l1.state,
      { from: 'dan', to: 'ben', data: '0x01', rush: { transactions: 2, blobs }, maxFeePerBlobGasWei },
      0,
    )
  expect(await ask(7, '1')).toMatchObject({ refused: { code: 'blob-count', facts: { blobs: 7, most: 6 } } })
  // Dan holds two ether: enough for one of these, not for both.
  expect(await ask(1, '10000000000000')).toMatchObject({ refused: { code: 'insufficient-funds' } })
})
