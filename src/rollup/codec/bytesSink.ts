// Bytes that grow, and a note of which field each stretch of them is.

export const FIELDS = [
  /** How many follow, where something ends, how it is coded. */
  'structure',
  'kind',
  'asset',
  'from',
  'to',
  'amount',
  'atLeast',
  'fee',
  'gasLimit',
  'nonce',
  'signature',
] as const
export type FieldName = (typeof FIELDS)[number]

export interface Span {
  readonly start: number
  readonly end: number
  readonly field: FieldName
  /** Number of the transaction in its batch; `null` for what belongs to none. */
  readonly transaction: number | null
}

export interface Sink {
  bytes: Uint8Array<ArrayBuffer>
  length: number
  /** `null` for who wants the bytes only. */
  readonly spans: Span[] | null
}

export const createSink = ({ spans }: { readonly spans: boolean }): Sink => ({
  bytes: new Uint8Array(1024),
  length: 0,
  spans: spans ? [] : null,
})

export function put(sink: Sink, data: ArrayLike<number>, field: FieldName, transaction: number | null): void {
  const start = sink.length
  const end = start + data.length
  if (end > sink.bytes.length) {
    const larger = new Uint8Array(Math.max(end, 2 * sink.bytes.length))
    larger.set(sink.bytes)
    sink.bytes = larger
  }
  sink.bytes.set(data, start)
  sink.length = end
  if (data.length > 0) sink.spans?.push({ start, end, field, transaction })
}

export const sinkBytes = (sink: Sink): Uint8Array<ArrayBuffer> => sink.bytes.slice(0, sink.length)
