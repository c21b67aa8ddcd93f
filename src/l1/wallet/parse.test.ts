import { mnemonicToAccount } from 'viem/accounts'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { mapGet } from '../../lib/persistentMap.ts'
import { type Kzg, loadKzg } from '../blobs/kzg.ts'
import { packBlob } from '../blobs/packing.ts'
import { CAST_MNEMONIC } from '../chain/cast.ts'
import { findTransaction, readAccount } from '../chain/read.ts'
import { pay, sendRaw } from '../chain/submit.ts'
import { type Drive, drive, hashOfQueued } from '../testing/drive.ts'

const ana = mnemonicToAccount(CAST_MNEMONIC, { addressIndex: 0 })
const ben = mnemonicToAccount(CAST_MNEMONIC, { addressIndex: 1 })
const fees = { maxFeePerGas: 10_000_000_000n, maxPriorityFeePerGas: 1_000_000_000n }
const base = { chainId: 31_337, nonce: 0, gas: 21_000n, to: ben.address, value: 1000n }

const sending = (l1: Drive, raw: Hex) => l1.ask((state) => sendRaw(state, { raw }, 0))
const refusing = (l1: Drive, raw: Hex) => l1.refused((state) => sendRaw(state, { raw }, 0))

let kzg: Kzg
beforeAll(async () => {
  kzg = await loadKzg()
})

test('what viem signs is taken, types 0 to 2 and 4, and has the hash that viem gives it', async () => {
  const l1 = await drive()
  const authorization = await ben.signAuthorization?.({ contractAddress: ana.address, chainId: 31_337, nonce: 0 })
  const raws = [
    await ana.signTransaction({ ...base, type: 'legacy', gasPrice: fees.maxFeePerGas }),
    await ana.signTransaction({
      ...base,
      nonce: 1,
      type: 'eip2930',
      gasPrice: fees.maxFeePerGas,
      accessList: [],
      gas: 30_000n,
    }),
    await ana.signTransaction({ ...base, ...fees, nonce: 2, type: 'eip1559' }),
    await ana.signTransaction({
      ...base,
      ...fees,
      nonce: 3,
      type: 'eip7702',
      authorizationList: authorization ? [authorization] : [],
      gas: 100_000n,
    }),
  ]
  for (const raw of raws) {
    const hash = hashOfQueued(await sending(l1, raw))
    expect(hash).toBe(bytesToHex(l1.state.machine.crypto.keccak256(hexToBytes(raw))))
  }
  await l1.slots()
  expect(l1.view().transactions.map(({ type, ok, stage }) => [type, ok, stage])).toEqual(
    [0, 1, 2, 4].map((type) => [type, true, 'included']),
  )
  const delegated = readAccount(l1.state, 'pending', ben.address.toLowerCase() as Hex)
  expect(bytesToHex(delegated?.code ?? new Uint8Array())).toBe(`0xef0100${ana.address.slice(2).toLowerCase()}`)
})

test("our wallet's signature is the one every other wallet makes", async () => {
  const l1 = await drive()
  const hash = hashOfQueued(
    await l1.ask((state) =>
      pay(
        state,
        {
          from: 'ana',
          to: 'ben',
          valueWei: '1000',
          maxFeePerGasWei: '10000000000',
          maxPriorityFeePerGasWei: '1000000000',
        },
        0,
      ),
    ),
  )
  const raw = await ana.signTransaction({ ...base, ...fees, type: 'eip1559' })
  expect(hash).toBe(bytesToHex(l1.state.machine.crypto.keccak256(hexToBytes(raw))))
  expect((await refusing(l1, raw)).code).toBe('already-known')
})

test('a blob transaction comes with its sidecar, which is checked and kept', async () => {
  const l1 = await drive()
  const blob = packBlob(Uint8Array.of(1, 2, 3))
  const viemKzg = viemKzgOf(kzg)
  const blobTx = {
    ...base,
    ...fees,
    type: 'eip4844' as const,
    blobs: [blob],
    kzg: viemKzg,
    maxFeePerBlobGas: 1_000_000_000n,
  }
  const raw = (await ana.signTransaction(blobTx)) as Hex
  const hash = hashOfQueued(await sending(l1, raw))
  await l1.slots()
  const found = findTransaction(l1.state, hash)
  expect(found?.stage).toBe('sealed')
  const [versionedHash] = l1.view().transactions[0]?.blobs ?? []
  expect(mapGet(l1.state.blobs, versionedHash as Hex)).toMatchObject({ block: 1, tx: hash, data: blob.slice(0, 8) })

  const swapped = raw.replace(
    bytesToHex(blob.subarray(0, 40)).slice(2),
    bytesToHex(packBlob(Uint8Array.of(1, 2, 4)).subarray(0, 40)).slice(2),
  ) as Hex
  expect(swapped).not.toBe(raw)
  expect(await refusing(l1, swapped)).toMatchObject({ code: 'bad-sidecar', facts: { problem: 'proof' } })
})

test('what is not a valid transaction is refused with a reason', async () => {
  const l1 = await drive()
  const signed = (fields: object) =>
    ana.signTransaction({ ...base, ...fees, type: 'eip1559', ...fields } as never) as Promise<Hex>
  const good = await signed({})
  expect((await refusing(l1, '0x')).code).toBe('malformed-transaction')
  expect((await refusing(l1, '0x02')).code).toBe('malformed-transaction')
  expect((await refusing(l1, '0x7f01')).code).toBe('malformed-transaction')
  expect((await refusing(l1, `${good}00`)).code).toBe('malformed-transaction')
  expect((await refusing(l1, '0x03c0')).code).toBe('bad-sidecar')
  expect((await refusing(l1, await signed({ chainId: 1 }))).code).toBe('wrong-chain-id')
  expect(
    (
      await refusing(
        l1,
        await signed({
          type: 'legacy',
          gasPrice: 1n,
          chainId: 1,
          maxFeePerGas: undefined,
          maxPriorityFeePerGas: undefined,
        }),
      )
    ).code,
  ).toBe('wrong-chain-id')
  expect((await refusing(l1, await signed({ gas: 17_000_000n }))).code).toBe('gas-limit-too-high')
  expect((await refusing(l1, await signed({ gas: 20_000n }))).code).toBe('intrinsic-gas-too-low')
  // The last bytes are s: with another s it is another person's, or nobody's.
  const forged = `${good.slice(0, -2)}00` as Hex
  expect(['insufficient-funds', 'bad-signature']).toContain((await refusing(l1, forged)).code)
})

/** KZG as viem wants it: bytes in, bytes out. */
const viemKzgOf = (from: Kzg) => ({
  blobToKzgCommitment: (blob: Uint8Array) => hexToBytes(from.blobToKzgCommitment(bytesToHex(blob))),
  computeBlobKzgProof: (blob: Uint8Array, commitment: Uint8Array) =>
    hexToBytes(from.computeBlobProof(bytesToHex(blob), bytesToHex(commitment))),
})
