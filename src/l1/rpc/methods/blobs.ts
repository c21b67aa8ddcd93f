// Blobs as this lab shows them: their bytes while nodes keep them, and proofs of single values in them.

import * as v from 'valibot'
import type { Hex, Json } from '../../../kernel/types.ts'
import { mapGet } from '../../../lib/persistentMap.ts'
import { BLS_MODULUS, BYTES_PER_BLOB, FIELD_ELEMENTS_PER_BLOB, fieldElementToHex } from '../../blobs/blob.ts'
import {
  BYTES_PER_COMMITMENT,
  BYTES_PER_PROOF,
  evaluationPoint,
  type Opening,
  openBlob,
  verifyOpening,
} from '../../blobs/commitment.ts'
import { loadKzg } from '../../blobs/kzg.ts'
import { unpackBlob } from '../../blobs/packing.ts'
import { expirySlot } from '../../chain/blobStore.ts'
import type { BlobRecord, L1State } from '../../chain/state.ts'
import { CODE, notFound, RpcFault } from '../errors.ts'
import { method, type RpcMethods } from '../method.ts'
import { toData } from '../quantities.ts'
import { hash, object, parsed, wholeNumber } from '../schemas.ts'

const bytesOf = (length: number) =>
  parsed(`must be ${length} bytes as 0x hex`, (input) =>
    typeof input === 'string' && new RegExp(`^0x[0-9a-f]{${length * 2}}$`, 'i').test(input)
      ? (input.toLowerCase() as Hex)
      : undefined,
  )

const fieldElement = v.pipe(
  bytesOf(32),
  v.transform((hex) => BigInt(hex)),
  v.check((value) => value < BLS_MODULUS, 'must be below the modulus of the field'),
)

const elementIndex = v.pipe(
  wholeNumber,
  v.maxValue(FIELD_ELEMENTS_PER_BLOB - 1, `must be below ${FIELD_ELEMENTS_PER_BLOB}`),
)

const point = v.union(
  [object({ index: elementIndex }), object({ z: fieldElement })],
  `must be {"index": …} below ${FIELD_ELEMENTS_PER_BLOB} or {"z": …} of 32 bytes below the modulus of the field`,
)

const opening = object({
  commitment: bytesOf(BYTES_PER_COMMITMENT),
  z: fieldElement,
  y: bytesOf(32),
  proof: bytesOf(BYTES_PER_PROOF),
})

function blobJson({ params }: L1State, blob: BlobRecord): Json {
  const { versionedHash, commitment, tx, block, slot, data } = blob
  return {
    versionedHash,
    commitment,
    tx,
    block,
    at: slot === null ? null : slot * params.slotSeconds,
    expiresAt: slot === null ? null : expirySlot(slot, params) * params.slotSeconds,
    size: BYTES_PER_BLOB,
    data: data === null ? null : toData(data),
    payload: data === null ? null : payloadJson(wholeBlob(data)),
  }
}

/** The bytes that were packed into it, as this lab's rollups and wallets pack them; `null`: packed in another way. */
function payloadJson(bytes: Uint8Array): Json {
  const unpacked = unpackBlob(bytes)
  return unpacked.ok ? toData(unpacked.value) : null
}

function wholeBlob(data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BYTES_PER_BLOB)
  bytes.set(data)
  return bytes
}

/** A proof takes the better part of a second, and who asks for one often asks again. */
let lastOpening: { readonly name: string; readonly opening: Opening } | null = null

export const blobMethods: RpcMethods = {
  lab_getBlob: method([hash], ({ l1 }, wanted) => {
    const blob = mapGet(l1.blobs, wanted)
    return blob === undefined ? null : blobJson(l1, blob)
  }),

  lab_openBlob: method([hash, point], async ({ l1 }, wanted, at) => {
    const blob = mapGet(l1.blobs, wanted)
    if (blob === undefined) throw notFound(`blob ${wanted}`)
    if (blob.data === null) throw new RpcFault(CODE.notFound, `blob ${wanted}: pruned, its bytes are gone`)
    const z = 'index' in at ? evaluationPoint(at.index) : at.z
    const name = `${wanted} ${z}`
    if (lastOpening?.name !== name) lastOpening = { name, opening: openBlob(await loadKzg(), wholeBlob(blob.data), z) }
    const { y, proof } = lastOpening.opening
    return { commitment: blob.commitment, z: fieldElementToHex(z), y: fieldElementToHex(y), proof }
  }),

  /** `false` also for what is no claim at all: a value beyond the field, bytes that are no point of the curve. */
  lab_verifyOpening: method([opening], async (_, { commitment, z, y, proof }) => {
    if (BigInt(y) >= BLS_MODULUS) return false
    const kzg = await loadKzg()
    try {
      return verifyOpening(kzg, commitment, { z, y: BigInt(y), proof })
    } catch {
      // The library throws where the bytes are no point of the curve.
      return false
    }
  }),
}
