import { RLP } from '@ethereumjs/rlp'
import type { Hex } from '../../kernel/types.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { type Blob, blobFault, type Decoded, type Fault, fault } from './blob.ts'
import { BYTES_PER_COMMITMENT, BYTES_PER_PROOF, commitBlob, proveBlob, versionedHash } from './commitment.ts'
import type { Kzg } from './kzg.ts'

// What travels beside a blob transaction and never enters a block. Version 0 (EIP-4844) has one proof a blob;
// version 1 (EIP-7594) has one for each of the 128 cells of a blob. Wallets still send version 0: both are taken.

export const CELLS_PER_BLOB = 128
const BLOB_TRANSACTION_TYPE = 0x03
const VERSIONED_HASHES_FIELD = 10
const SIGNED_FIELDS = 14

export type SidecarVersion = 0 | 1

export interface Sidecar {
  readonly version: SidecarVersion
  readonly blobs: readonly Blob[]
  readonly commitments: readonly Hex[]
  readonly proofs: readonly Hex[]
}

export interface BlobTransaction {
  /** As it stands in a block and as its hash is made: type byte and RLP, without the sidecar. */
  readonly canonical: Uint8Array
  readonly versionedHashes: readonly Hex[]
  /** `null` when the bytes were the canonical form already. */
  readonly sidecar: Sidecar | null
}

export function proofsPerBlob(version: SidecarVersion): number {
  return version === 0 ? 1 : CELLS_PER_BLOB
}

/** Commits to the blobs and proves each: half a second and more a blob. */
export function buildSidecar(kzg: Kzg, blobs: readonly Blob[]): Sidecar {
  const commitments = blobs.map((blob) => commitBlob(kzg, blob))
  const proofs = blobs.map((blob, i) => proveBlob(kzg, blob, commitments[i] ?? '0x'))
  return { version: 0, blobs, commitments, proofs }
}

/** The same blobs with a proof for each cell: seconds a blob, so keep it off the way of posting. */
export function toCellSidecar(cellKzg: Kzg, sidecar: Sidecar): Sidecar {
  if (sidecar.version === 1) return sidecar
  const proofs = sidecar.blobs.flatMap((blob) => cellKzg.computeCellsAndProofs(bytesToHex(blob))[1] as Hex[])
  return { ...sidecar, version: 1, proofs }
}

/** Tells a transaction with a sidecar from one without by the shape of its RLP, as clients do. */
export function decodeBlobTransaction(raw: Uint8Array): Decoded<BlobTransaction> {
  if (raw[0] !== BLOB_TRANSACTION_TYPE) return fault('not-a-blob-transaction')
  const outer = decodeList(raw.subarray(1))
  if (!outer.ok) return outer
  const wrapped = Array.isArray(outer.value[0])
  const tx = wrapped ? (outer.value[0] as RlpList) : outer.value
  const hashes = tx[VERSIONED_HASHES_FIELD]
  if (tx.length !== SIGNED_FIELDS || !Array.isArray(hashes) || !hashes.every(isBytes)) {
    return fault('not-a-blob-transaction')
  }
  const versionedHashes = hashes.map((hash) => bytesToHex(hash))
  if (!wrapped) return { ok: true, value: { canonical: raw, versionedHashes, sidecar: null } }
  const sidecar = decodeSidecar(outer.value.slice(1))
  if (!sidecar.ok) return sidecar
  return { ok: true, value: { canonical: withTypeByte(RLP.encode(tx)), versionedHashes, sidecar: sidecar.value } }
}

export function encodeBlobTransaction(canonical: Uint8Array, sidecar: Sidecar): Uint8Array {
  const version = sidecar.version === 0 ? [] : [Uint8Array.of(sidecar.version)]
  const tx = RLP.decode(canonical.subarray(1))
  return withTypeByte(RLP.encode([tx, ...version, [...sidecar.blobs], [...sidecar.commitments], [...sidecar.proofs]]))
}

/**
 * Holds the sidecar against the hashes that the transaction commits to, then checks every proof.
 * `kzg` must be from `loadCellKzg` for a version-1 sidecar. `null`: all is well.
 */
export function sidecarFault(kzg: Kzg, versionedHashes: readonly Hex[], sidecar: Sidecar): Fault | null {
  const { blobs, commitments, proofs } = sidecar
  if (blobs.length === 0) return fault('no-blobs')
  if (blobs.length !== commitments.length || blobs.length !== versionedHashes.length) return fault('sidecar-count')
  const mismatch = commitments.findIndex((commitment, i) => versionedHash(commitment) !== versionedHashes[i])
  if (mismatch !== -1) return fault('versioned-hash', mismatch)
  const hexBlobs = blobs.map(bytesToHex)
  const proven =
    sidecar.version === 0
      ? kzg.verifyBlobProofBatch(hexBlobs, [...commitments], [...proofs])
      : verifyCells(kzg, hexBlobs, commitments, proofs)
  return proven ? null : fault('proof')
}

function verifyCells(kzg: Kzg, blobs: readonly Hex[], commitments: readonly Hex[], proofs: readonly Hex[]): boolean {
  const cells = blobs.flatMap((blob) => kzg.computeCells(blob))
  const indices = cells.map((_, i) => i % CELLS_PER_BLOB)
  const commitmentOfCell = commitments.flatMap((commitment) => new Array<Hex>(CELLS_PER_BLOB).fill(commitment))
  try {
    return kzg.verifyCellKzgProofBatch(commitmentOfCell, indices, cells, [...proofs])
  } catch {
    // A commitment or proof that is no point of the curve throws here, unlike in the batch of blob proofs.
    return false
  }
}

type RlpList = (Uint8Array | RlpList)[]

function decodeSidecar(fields: RlpList): Decoded<Sidecar> {
  const versionField = fields.length === 4 ? fields.shift() : null
  if (versionField !== null && !(isBytes(versionField) && versionField.length === 1 && versionField[0] === 1)) {
    return fault('wrapper-version')
  }
  const version: SidecarVersion = versionField === null ? 0 : 1
  const [blobs, commitments, proofs] = fields
  if (fields.length !== 3 || !isBytesList(blobs) || !isBytesList(commitments) || !isBytesList(proofs)) {
    return fault('malformed-rlp')
  }
  if (commitments.length !== blobs.length || proofs.length !== blobs.length * proofsPerBlob(version)) {
    return fault('sidecar-count')
  }
  for (const [i, blob] of blobs.entries()) {
    const broken = blobFault(blob)
    if (broken) return fault(broken.code, i)
  }
  const badCommitment = commitments.findIndex((commitment) => commitment.length !== BYTES_PER_COMMITMENT)
  if (badCommitment !== -1) return fault('commitment-length', badCommitment)
  const badProof = proofs.findIndex((proof) => proof.length !== BYTES_PER_PROOF)
  if (badProof !== -1) return fault('proof-length', badProof)
  return {
    ok: true,
    value: { version, blobs, commitments: commitments.map(bytesToHex), proofs: proofs.map(bytesToHex) },
  }
}

function decodeList(bytes: Uint8Array): Decoded<RlpList> {
  try {
    // Strict: a value has one encoding, and a test holds this decoder to it.
    const list = RLP.decode(bytes)
    return Array.isArray(list) ? { ok: true, value: list } : fault('malformed-rlp')
  } catch {
    return fault('malformed-rlp')
  }
}

function isBytes(item: Uint8Array | RlpList | undefined): item is Uint8Array {
  return item instanceof Uint8Array
}

function isBytesList(item: Uint8Array | RlpList | undefined): item is Uint8Array[] {
  return Array.isArray(item) && item.every(isBytes)
}

function withTypeByte(payload: Uint8Array): Uint8Array {
  return concatBytes([Uint8Array.of(BLOB_TRANSACTION_TYPE), payload])
}
