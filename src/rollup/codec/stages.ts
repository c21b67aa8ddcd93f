// A batch on its way from what L1 would have posted to what the rollup posts, one idea at a time, each as real bytes of
// which is known what they say.

import type { RollupState } from '../state.ts'
import type { Rules } from '../transition.ts'
import { encodeBatch } from './batch.ts'
import { createSink, FIELDS, type FieldName, put, type Sink, type Span, sinkBytes } from './bytesSink.ts'
import { writeIndexed, writePacked } from './fixed.ts'
import { inflate } from './inflate.ts'
import { MAX_INFLATED_BYTES } from './limits.ts'
import { type L2Batch, writePayload } from './payload.ts'
import { type ResolvedTx, resolveBatch } from './resolve.ts'
import { writeRlp } from './rlp.ts'

/**
 * `rlp`: as on L1 · `packed`: no headers, each field of a fixed width · `indexed`: accounts by number, no nonce ·
 * `short`: amounts as short floats, numbers as varints, signatures apart · `deflated`: as it is posted.
 */
export const STAGES = ['rlp', 'packed', 'indexed', 'short', 'deflated'] as const
export type StageName = (typeof STAGES)[number]

export interface Stage {
  readonly stage: StageName
  readonly withSignatures: boolean
  readonly bytes: Uint8Array
  readonly perTransaction: number
  /**
   * What is what in `bytes`, in order and without gaps. Deflated bits cross the borders of bytes: there, a byte is of the
   * field that most of its bits are about.
   */
  readonly spans: readonly Span[]
  /** How many bytes each field takes, to the eighth of one. */
  readonly byField: readonly { readonly field: FieldName; readonly bytes: number }[]
}

export interface StagesInput {
  readonly batch: L2Batch
  /** As the batch's first transaction finds it. */
  readonly state: RollupState
  readonly rules: Rules
  /** Of L1, as a signature there would have it. */
  readonly chainId: number
}

export function stagesOf(input: StagesInput): Stage[] {
  return [true, false].flatMap((withSignatures) => stagesWith(input, withSignatures))
}

function stagesWith({ batch, state, rules, chainId }: StagesInput, withSignatures: boolean): Stage[] {
  const options = { signatures: withSignatures, chainId, keccak: rules.crypto.keccak256 }
  const resolved = resolveBatch(batch, state, rules)
  const count = batch.blocks.reduce((sum, { transactions }) => sum + transactions.length, 0)
  const stage = (name: StageName, { bytes, spans, bitsOf }: Written): Stage => ({
    stage: name,
    withSignatures,
    bytes,
    perTransaction: count === 0 ? 0 : bytes.length / count,
    spans,
    byField: FIELDS.flatMap((field) => (bitsOf[field] > 0 ? [{ field, bytes: bitsOf[field] / 8 }] : [])),
  })
  const rows = (write: (sink: Sink, tx: ResolvedTx, index: number, given: typeof options) => void) =>
    written((sink) => {
      for (const [index, tx] of resolved.entries()) write(sink, tx, index, options)
    })
  const short = written((sink) => {
    put(sink, [withSignatures ? 0 : 0b10], 'structure', null)
    writePayload(sink, batch, options)
  })
  return [
    stage('rlp', rows(writeRlp)),
    stage('packed', rows(writePacked)),
    stage('indexed', rows(writeIndexed)),
    stage('short', short),
    stage('deflated', deflated(encodeBatch(batch, options), short)),
  ]
}

interface Written {
  readonly bytes: Uint8Array
  readonly spans: readonly Span[]
  readonly bitsOf: Readonly<Record<FieldName, number>>
}

const noBits = () => Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<FieldName, number>

function written(write: (sink: Sink) => void): Written {
  const sink = createSink({ spans: true })
  write(sink)
  const spans = sink.spans ?? []
  const bitsOf = noBits()
  for (const { field, start, end } of spans) bitsOf[field] += 8 * (end - start)
  return { bytes: sinkBytes(sink), spans, bitsOf }
}

/** A symbol's bits are shared out evenly among the bytes that it stands for; all else is structure. */
function deflated(posted: Uint8Array, short: Written): Written {
  const [format] = posted
  if (format === short.bytes[0]) return short
  const spanOf = spanByByte(short)
  const shares = Array.from(posted, () => new Map<Span | null, number>())
  const bitsOf = noBits()
  inflate(posted.subarray(1), MAX_INFLATED_BYTES, ({ bits: [from, to], bytes: [start, end] }) => {
    for (let bit = from; bit < to; bit++) {
      // The payload's byte 0 is the posted plain form's byte 1, behind the format.
      const source = start + Math.floor(((bit - from) * (end - start)) / (to - from))
      const span = spanOf[1 + source] ?? null
      const share = shares[1 + (bit >> 3)]
      share?.set(span, (share.get(span) ?? 0) + 1)
      if (span !== null) bitsOf[span.field]++
    }
  })
  const told = FIELDS.reduce((sum, field) => sum + bitsOf[field], 0)
  bitsOf.structure += 8 * posted.length - told
  return { bytes: posted, spans: mergeSpans(shares.map(mostOf)), bitsOf }
}

function spanByByte({ bytes, spans }: Written): (Span | undefined)[] {
  const spanOf = new Array<Span | undefined>(bytes.length)
  for (const span of spans) spanOf.fill(span, span.start, span.end)
  return spanOf
}

/** Bits that no symbol has are structure; where two have as many, the first has the byte. */
function mostOf(share: ReadonlyMap<Span | null, number>): Span | null {
  let told = 0
  for (const bits of share.values()) told += bits
  let [most, mostBits]: [Span | null, number] = [null, 8 - told]
  for (const [span, bits] of share) if (bits > mostBits) [most, mostBits] = [span, bits]
  return most
}

function mergeSpans(owners: readonly (Span | null)[]): Span[] {
  const merged: Span[] = []
  for (const [at, owner] of owners.entries()) {
    const { field, transaction } = owner ?? { field: 'structure' as const, transaction: null }
    const last = merged.at(-1)
    if (last?.field === field && last.transaction === transaction) merged[merged.length - 1] = { ...last, end: at + 1 }
    else merged.push({ start: at, end: at + 1, field, transaction })
  }
  return merged
}
