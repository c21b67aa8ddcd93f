// Where in the bytes each field stands. RLP: a byte below 0x80 is itself; a prefix tells of a string or a list and
// how long it is; longer than 55 bytes, the prefix tells how many bytes tell the length.

export interface RlpItem {
  /** Where its prefix starts; a single small byte has none. */
  readonly at: number
  readonly prefix: number
  readonly length: number
  /** `null` for a string. */
  readonly items: readonly RlpItem[] | null
}

export function rlpLayout(bytes: Uint8Array, at = 0): RlpItem {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { at, prefix: 0, length: 1, items: null }
  const isList = first >= 0xc0
  const short = isList ? 0xc0 : 0x80
  const lengthBytes = Math.max(0, first - short - 55)
  const length = lengthBytes === 0 ? first - short : numberAt(bytes, at + 1, lengthBytes)
  const prefix = 1 + lengthBytes
  if (at + prefix + length > bytes.length) throw new RangeError(`RLP at byte ${at} goes beyond the end`)
  return { at, prefix, length, items: isList ? itemsIn(bytes, at + prefix, at + prefix + length) : null }
}

function itemsIn(bytes: Uint8Array, from: number, to: number): RlpItem[] {
  const items: RlpItem[] = []
  for (let at = from; at < to; ) {
    const item = rlpLayout(bytes, at)
    items.push(item)
    at += item.prefix + item.length
    if (at > to) throw new RangeError(`RLP at byte ${item.at} goes beyond its list`)
  }
  return items
}

const numberAt = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.slice(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0)

/** A stretch of bytes with its name. `lead` bytes say how long the rest is. */
export interface ByteGroup {
  readonly label: string
  readonly at: number
  readonly lead: number
  readonly bytes: Uint8Array
}

/** The fields of one list, each with its prefix; before them what leads to the list. */
export function listGroups(
  bytes: Uint8Array,
  { from, lead, names }: { readonly from: number; readonly lead: string; readonly names: readonly string[] },
): ByteGroup[] {
  const list = rlpLayout(bytes, from)
  const start = from + list.prefix
  return [
    { label: lead, at: from, lead: list.prefix, bytes: bytes.slice(from, start) },
    ...(list.items ?? []).map((item, index) => ({
      label: names[index] ?? String(index),
      at: item.at,
      lead: item.prefix,
      bytes: bytes.slice(item.at, item.at + item.prefix + item.length),
    })),
  ]
}

const SIGNATURE = ['yParity', 'r', 's'] as const
const TYPED = [
  'chainId',
  'nonce',
  'maxPriorityFeePerGas',
  'maxFeePerGas',
  'gasLimit',
  'to',
  'value',
  'data',
  'accessList',
]
const TX_FIELDS: { readonly [type: number]: readonly string[] } = {
  0: ['nonce', 'gasPrice', 'gasLimit', 'to', 'value', 'data', 'v', 'r', 's'],
  1: ['chainId', 'nonce', 'gasPrice', 'gasLimit', 'to', 'value', 'data', 'accessList', ...SIGNATURE],
  2: [...TYPED, ...SIGNATURE],
  3: [...TYPED, 'maxFeePerBlobGas', 'blobVersionedHashes', ...SIGNATURE],
  4: [...TYPED, 'authorizationList', ...SIGNATURE],
}

/** A signed transaction: since EIP-2718, a byte for its type and then the list. */
export function txGroups(raw: Uint8Array, words: { readonly type: string; readonly list: string }): ByteGroup[] {
  const first = raw[0] ?? 0
  const type = first < 0x80 ? first : 0
  const from = first < 0x80 ? 1 : 0
  const list = listGroups(raw, { from, lead: words.list, names: TX_FIELDS[type] ?? [] })
  return from === 0 ? list : [{ label: words.type, at: 0, lead: 0, bytes: raw.slice(0, 1) }, ...list]
}
