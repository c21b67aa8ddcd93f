import { RLP } from '@ethereumjs/rlp'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'

import { versionedHash } from './commitment.ts'
import { type Kzg, loadCellKzg, loadKzg } from './kzg.ts'
import { packBlob } from './packing.ts'
import {
  type BlobTransaction,
  buildSidecar,
  decodeBlobTransaction,
  encodeBlobTransaction,
  type Sidecar,
  sidecarFault,
  toCellSidecar,
} from './sidecar.ts'

let kzg: Kzg
let sidecar: Sidecar
let hashes: Hex[]
beforeAll(async () => {
  kzg = await loadKzg()
  sidecar = buildSidecar(kzg, [packBlob(Uint8Array.of(7, 8, 9))])
  hashes = sidecar.commitments.map(versionedHash)
})

function canonicalTransaction(versionedHashes: readonly Hex[]): Uint8Array {
  const fields = [1, 0, 1, 2, 21_000, `0x${'11'.repeat(20)}`, 0, '0x', [], 1, [...versionedHashes], 0, 5, 6]
  return Uint8Array.of(3, ...RLP.encode(fields))
}

function decoded(raw: Uint8Array): BlobTransaction {
  const result = decodeBlobTransaction(raw)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

/** Blobs as hex: comparing byte arrays of this size one element at a time takes seconds. */
function expectSame(actual: Sidecar | null, expected: Sidecar): void {
  const readable = (side: Sidecar | null) => side && { ...side, blobs: side.blobs.map(bytesToHex) }
  expect(readable(actual)).toEqual(readable(expected))
}

test('a transaction with a version-0 sidecar is taken apart, checked and put together again', () => {
  const raw = encodeBlobTransaction(canonicalTransaction(hashes), sidecar)
  const tx = decoded(raw)
  expect(tx.canonical).toEqual(canonicalTransaction(hashes))
  expect(tx.versionedHashes).toEqual(hashes)
  expectSame(tx.sidecar, sidecar)
  expect(sidecarFault(kzg, hashes, sidecar)).toBeNull()
  expect(bytesToHex(encodeBlobTransaction(tx.canonical, tx.sidecar ?? sidecar))).toBe(bytesToHex(raw))
})

test('the canonical form has no sidecar', () => {
  const canonical = canonicalTransaction(hashes)
  expect(decoded(canonical)).toEqual({ canonical, versionedHashes: hashes, sidecar: null })
})

test('cell proofs are made from a version-0 sidecar, travel as version 1 and are checked', {
  timeout: 60_000,
}, async () => {
  const cellKzg = await loadCellKzg()
  const cells = toCellSidecar(cellKzg, sidecar)
  expect(cells.proofs).toHaveLength(128)
  const tx = decoded(encodeBlobTransaction(canonicalTransaction(hashes), cells))
  expectSame(tx.sidecar, cells)
  expect(sidecarFault(cellKzg, hashes, cells)).toBeNull()
  const swapped = [cells.proofs[1], cells.proofs[0], ...cells.proofs.slice(2)] as Hex[]
  expect(sidecarFault(cellKzg, hashes, { ...cells, proofs: swapped })).toEqual({ ok: false, code: 'proof' })
  const noPoint = [`0x${'ff'.repeat(48)}`, ...cells.proofs.slice(1)] as Hex[]
  expect(sidecarFault(cellKzg, hashes, { ...cells, proofs: noPoint })).toEqual({ ok: false, code: 'proof' })
})

test('a sidecar that does not fit its transaction is refused', () => {
  expect(sidecarFault(kzg, [], sidecar)?.code).toBe('sidecar-count')
  expect(sidecarFault(kzg, [`0x01${'00'.repeat(31)}`], sidecar)).toEqual({ ok: false, code: 'versioned-hash', at: 0 })
  const otherBlob = { ...sidecar, blobs: [packBlob(Uint8Array.of(1))] }
  expect(sidecarFault(kzg, hashes, otherBlob)?.code).toBe('proof')
  expect(sidecarFault(kzg, [], { version: 0, blobs: [], commitments: [], proofs: [] })?.code).toBe('no-blobs')
})

test('malformed bytes are refused with a reason, never thrown at', () => {
  const tx = canonicalTransaction(hashes)
  const refuse = (raw: Uint8Array) => {
    const result = decodeBlobTransaction(raw)
    return result.ok ? null : result.code
  }
  const fields = RLP.decode(tx.subarray(1))
  const wrap = (...rest: unknown[]) => concatBytes([Uint8Array.of(3), RLP.encode([fields, ...rest] as never)])
  const blobs = [...sidecar.blobs]
  const commitments = [...sidecar.commitments]
  const proofs = [...sidecar.proofs]
  expect(refuse(Uint8Array.of(2, 0xc0))).toBe('not-a-blob-transaction')
  expect(refuse(new Uint8Array())).toBe('not-a-blob-transaction')
  expect(refuse(Uint8Array.of(3))).toBe('malformed-rlp')
  expect(refuse(Uint8Array.of(3, 0xc0))).toBe('not-a-blob-transaction')
  expect(refuse(tx.subarray(0, -1))).toBe('malformed-rlp')
  expect(refuse(Uint8Array.of(...tx, 0))).toBe('malformed-rlp')
  expect(refuse(Uint8Array.of(3, 0xf8, 0x01, 0x05))).toBe('malformed-rlp')
  expect(refuse(wrap(blobs, commitments))).toBe('malformed-rlp')
  expect(refuse(wrap(Uint8Array.of(2), blobs, commitments, proofs))).toBe('wrapper-version')
  expect(refuse(wrap(Uint8Array.of(1), blobs, commitments, proofs))).toBe('sidecar-count')
  expect(refuse(wrap(blobs, [], proofs))).toBe('sidecar-count')
  expect(refuse(wrap([hexToBytes('0x00')], commitments, proofs))).toBe('blob-length')
  expect(refuse(wrap([new Uint8Array(131_072).fill(0xff)], commitments, proofs))).toBe('field-element-too-large')
  expect(refuse(wrap(blobs, [hexToBytes('0x00')], proofs))).toBe('commitment-length')
  expect(refuse(wrap(blobs, commitments, [hexToBytes('0x00')]))).toBe('proof-length')
})

test('no byte string but its own decodes to a transaction', () => {
  const canonical = canonicalTransaction(hashes)
  fc.assert(
    fc.property(fc.nat(canonical.length - 1), fc.nat(255), (at, byte) => {
      const raw = canonical.slice()
      raw[at] = byte
      const result = decodeBlobTransaction(raw)
      if (result.ok) expect(Uint8Array.of(3, ...RLP.encode(RLP.decode(raw.subarray(1))))).toEqual(raw)
    }),
    { numRuns: 1_000 },
  )
})
