// How a batch lies on L1, and how a single word of it is shown to a contract that has not kept it (R24 to R26).

import type { Hex } from '../kernel/types.ts'
import { type Blob, BYTES_PER_BLOB, BYTES_PER_FIELD_ELEMENT } from '../l1/blobs/blob.ts'
import { commitBlob, evaluationPoint, openBlob } from '../l1/blobs/commitment.ts'
import type { Kzg } from '../l1/blobs/kzg.ts'
import { concatBytes } from '../lib/bytes.ts'
import { hexToBytes } from '../lib/hex.ts'
import type { Keccak } from './keccak.ts'
import { emptyTree, type LeafShape, proofOf, rootOf, setLeaf, type Tree } from './tree.ts'
import { createWriter, putBytes, putUint32, putUint64, type Writer } from './writer.ts'

export const MODES = { calldata: 0, blob: 1, forced: 2 } as const
export type BatchMode = (typeof MODES)[keyof typeof MODES]

/** What the inbox says of a batch. */
export interface Batch {
  readonly mode: BatchMode
  /** Of calldata the root of its words, of a blob its versioned hash, of a forced batch zero. */
  readonly commitment: Hex
  readonly length: number
  readonly dueTo: number
  readonly messageCount: number
  readonly postedAt: number
}

const WORD_BYTES = 32
const DATA_BYTES = 31
const WORDS_DEPTH = 12
const WORDS_PER_RECORD = 4
export const REGIONS = { about: 0, bytes: 1, messages: 2 } as const

const NO_WORD = new Uint8Array(WORD_BYTES)

/** Word `index` of some bytes: a zero byte and the next 31, so that it is a number below every field's modulus. */
export function wordOf(bytes: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const word = new Uint8Array(WORD_BYTES)
  word.set(bytes.subarray(index * DATA_BYTES, (index + 1) * DATA_BYTES), 1)
  return word
}

const wordCount = (bytes: Uint8Array): number => Math.ceil(bytes.length / DATA_BYTES)

const wordShape: LeafShape<Uint8Array> = { hash: (word) => word }

function wordTree(posted: Uint8Array): Tree<Uint8Array> {
  let tree = emptyTree(wordShape, WORDS_DEPTH)
  for (let index = 0; index < wordCount(posted); index++) tree = setLeaf(tree, index, wordOf(posted, index))
  return tree
}

/** What the inbox commits to when a batch comes as calldata (R25). */
export const calldataCommitment = (posted: Uint8Array, keccak: Keccak): Uint8Array => rootOf(wordTree(posted), keccak)

/**
 * A batch as a blob: a word for each field element. Unlike `packBlob` of the L1 there is no length in front: a word's place
 * must be the same in both modes, and the inbox is told the length.
 */
export function batchToBlob(posted: Uint8Array): Blob {
  const blob = new Uint8Array(BYTES_PER_BLOB)
  for (let index = 0; index < wordCount(posted); index++) {
    blob.set(wordOf(posted, index), index * BYTES_PER_FIELD_ELEMENT)
  }
  return blob
}

/** The first `length` bytes that a blob carries. What else is in it does not count, whoever put it there. */
export function blobToBatch(blob: Blob, length: number): Uint8Array<ArrayBuffer> {
  const posted = new Uint8Array(length)
  for (let at = 0, element = 0; at < length; at += DATA_BYTES, element++) {
    const from = element * BYTES_PER_FIELD_ELEMENT + 1
    posted.set(blob.subarray(from, from + Math.min(DATA_BYTES, length - at)), at)
  }
  return posted
}

/** What the inbox keeps of a batch (R26). */
export function batchHash(batch: Batch, keccak: Keccak): Uint8Array {
  const writer = createWriter(BATCH_WORDS * WORD_BYTES)
  putBatch(writer, batch)
  return keccak(writer.bytes)
}

export interface RunStart {
  readonly parentOutput: Uint8Array
  readonly batch: Batch
  readonly domainSeparator: Uint8Array
}

/** What a run is begun with: everything that it can read follows from this hash (R26). */
export function contextOf({ parentOutput, batch, domainSeparator }: RunStart, keccak: Keccak): Uint8Array {
  return keccak(concatBytes([parentOutput, batchHash(batch, keccak), domainSeparator]))
}

/** All that a run can ask for. */
export interface RunInput extends RunStart {
  readonly posted: Uint8Array
  /** The record of a message, by number. */
  readonly message: (number: number) => Uint8Array
}

/** A word of a run's input (R24). */
export function inputWord(run: RunInput, region: number, index: number): Uint8Array {
  switch (region) {
    case REGIONS.about:
      return wordAbout(run, index)
    case REGIONS.bytes:
      return wordOf(run.posted, index)
    case REGIONS.messages: {
      const message = Math.floor(index / WORDS_PER_RECORD)
      return message < run.batch.messageCount ? wordOf(run.message(message), index % WORDS_PER_RECORD) : NO_WORD
    }
    default:
      return NO_WORD
  }
}

function wordAbout({ parentOutput, domainSeparator, batch }: RunStart, index: number): Uint8Array {
  if (index === 0) return parentOutput
  if (index === 1) return domainSeparator
  if (index !== 2) return NO_WORD
  const writer = createWriter(WORD_BYTES)
  putUint64(writer, BigInt(batch.postedAt))
  writer.at += 8
  putUint32(writer, batch.messageCount)
  putUint32(writer, batch.dueTo)
  writer.at += 4
  putUint32(writer, batch.length)
  return writer.bytes
}

/** For a batch in a blob: the set-up that opens it, and the blob as it was posted. */
export interface BlobOpening {
  readonly kzg: Kzg
  readonly blob: Blob
  /** Where it is known already: making it takes up to a second. */
  readonly commitment?: Hex
}

export interface ProofTools {
  readonly keccak: Keccak
  /** Needed where a word of a blob is shown, and then a proof takes about a second. */
  readonly opening?: BlobOpening
}

/** What shows a word to the inbox: `abi.encode(parentOutput, batch, inner)`, as its `word` function takes it. */
export function inputProof(run: RunInput, region: number, index: number, tools: ProofTools): Uint8Array<ArrayBuffer> {
  const inner = innerProof(run, region, index, tools)
  const head = (1 + BATCH_WORDS + 1) * WORD_BYTES
  const padded = Math.ceil(inner.length / WORD_BYTES) * WORD_BYTES
  const writer = createWriter(head + WORD_BYTES + padded)
  putBytes(writer, run.parentOutput)
  putBatch(writer, run.batch)
  putNumberWord(writer, head)
  putNumberWord(writer, inner.length)
  putBytes(writer, inner)
  return writer.bytes
}

const NOTHING_TO_SHOW = new Uint8Array(0)

function innerProof(run: RunInput, region: number, index: number, { keccak, opening }: ProofTools): Uint8Array {
  if (region === REGIONS.messages) {
    const message = Math.floor(index / WORDS_PER_RECORD)
    return message < run.batch.messageCount ? run.message(message) : NOTHING_TO_SHOW
  }
  if (region !== REGIONS.bytes || index * DATA_BYTES >= run.batch.length) return NOTHING_TO_SHOW
  if (run.batch.mode === MODES.calldata) {
    return concatBytes([wordOf(run.posted, index), ...proofOf(wordTree(run.posted), index, keccak)])
  }
  if (opening === undefined) throw new TypeError('a word of a blob can only be shown with KZG')
  return openWord(opening, index)
}

/** The commitment, the proof, and the whole field element: what the precompile 0x0a checks. */
function openWord({ kzg, blob, commitment }: BlobOpening, index: number): Uint8Array {
  const { proof } = openBlob(kzg, blob, evaluationPoint(index))
  const start = index * BYTES_PER_FIELD_ELEMENT
  const element = blob.subarray(start, start + BYTES_PER_FIELD_ELEMENT)
  return concatBytes([hexToBytes(commitment ?? commitBlob(kzg, blob)), hexToBytes(proof), element])
}

const BATCH_WORDS = 6

function putBatch(writer: Writer, batch: Batch): void {
  putNumberWord(writer, batch.mode)
  putBytes(writer, hexToBytes(batch.commitment))
  for (const value of [batch.length, batch.dueTo, batch.messageCount, batch.postedAt]) putNumberWord(writer, value)
}

function putNumberWord(writer: Writer, value: number): void {
  writer.at += WORD_BYTES - 8
  putUint64(writer, BigInt(value))
}
