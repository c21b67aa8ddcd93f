import type { Hex } from '../../../kernel/types.ts'
import { type BlobFacts, type BlobJson, type Opening, toBlobFacts } from '../model/blob.ts'
import type { Reading } from '../reads.ts'
import { rawRequest } from './readBlock.ts'

/** `null`: nobody has seen it by this moment. */
export async function readBlob({ client }: Reading, versionedHash: Hex): Promise<BlobFacts | null> {
  const json = (await rawRequest(client)({ method: 'lab_getBlob', params: [versionedHash] })) as BlobJson | null
  return json === null ? null : toBlobFacts(json)
}

export type OpenAt = { readonly index: number } | { readonly z: Hex }

/** Takes the better part of a second in the worker. */
export async function readOpening({ client }: Reading, versionedHash: Hex, at: OpenAt): Promise<Opening> {
  return (await rawRequest(client)({ method: 'lab_openBlob', params: [versionedHash, at] })) as Opening
}

export async function readVerdict({ client }: Reading, opening: Opening): Promise<boolean> {
  const { commitment, z, y, proof } = opening
  return (await rawRequest(client)({
    method: 'lab_verifyOpening',
    params: [{ commitment, z, y, proof }],
  })) as boolean
}
