// What parameters may look like. Strict, and every message says what would have been right.

import * as v from 'valibot'
import type { Hex } from '../../kernel/types.ts'
import { isHex } from '../../lib/hex.ts'

/** A schema whose one message says all: `read` gives the value, or `undefined` for anything else. */
export function parsed<T>(message: string, read: (input: unknown) => T | undefined): v.GenericSchema<unknown, T> {
  return v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value)
      if (value !== undefined) return value
      addIssue({ message })
      return NEVER
    }),
  )
}

/** Six blobs with their proofs, or the largest call that fits into a block. */
export const MOST_BYTES = 1_100_000

const bytesOf = (length: number) => (input: unknown) =>
  typeof input === 'string' && input.length === 2 + 2 * length && isHex(input)
    ? (input.toLowerCase() as Hex)
    : undefined

export const address = parsed('must be a 20-byte address as 0x hex', bytesOf(20))
export const hash = parsed('must be a 32-byte hash as 0x hex', bytesOf(32))
export const data = parsed(`must be whole bytes as 0x hex, at most ${MOST_BYTES} of them`, (input) =>
  typeof input === 'string' && input.length <= 2 + 2 * MOST_BYTES && isHex(input)
    ? (input.toLowerCase() as Hex)
    : undefined,
)

const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]{0,63})$/i

/** Up to 256 bits. */
export const quantity = parsed('must be a number as 0x hex without leading zeros, at most 256 bits', (input) =>
  typeof input === 'string' && QUANTITY.test(input) ? BigInt(input) : undefined,
)

/** A number that is exact in JavaScript: blocks, nonces, seconds. The test methods of some clients send plain numbers. */
export const wholeNumber = parsed(
  'must be a whole number, as 0x hex without leading zeros or plain, below 2^53',
  (input) => {
    const value = typeof input === 'string' && QUANTITY.test(input) ? Number(BigInt(input)) : input
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
  },
)

/** A storage slot: geth and clients disagree on leading zeros, so any number of digits up to 32 bytes is taken. */
export const slot = parsed('must be a storage slot as 0x hex, at most 32 bytes', (input) =>
  typeof input === 'string' && /^0x[0-9a-f]{1,64}$/i.test(input)
    ? (`0x${input.slice(2).toLowerCase().padStart(64, '0')}` as Hex)
    : undefined,
)

export const flag = v.boolean('must be true or false')
export const text = v.string('must be a string')

/** Absent, null and left out are one. */
export const optional = <T>(schema: v.GenericSchema<unknown, T>) => v.nullish(schema)

/** Like valibot's strictObject, with messages for people. */
export function object<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, (issue) =>
    issue.expected === 'never'
      ? `is not known here (known: ${Object.keys(entries).join(', ')})`
      : issue.received === 'undefined'
        ? 'is required'
        : 'must be an object',
  )
}

export const list = <T>(item: v.GenericSchema<unknown, T>, most: number) =>
  v.pipe(v.array(item, 'must be an array'), v.maxLength(most, `must have at most ${most} items`))

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────

const TAGS = ['latest', 'pending', 'safe', 'finalized', 'earliest'] as const
export type BlockTag = (typeof TAGS)[number]

/** Which block is meant: a tag, a number, or a hash (EIP-1898). */
export type BlockRef =
  | { readonly tag: BlockTag }
  | { readonly number: number }
  | { readonly hash: Hex; readonly requireCanonical: boolean }

const tagOrNumber = (input: unknown): BlockRef | undefined => {
  const tag = TAGS.find((known) => known === input)
  if (tag !== undefined) return { tag }
  const number = typeof input === 'string' && QUANTITY.test(input) ? Number(BigInt(input)) : undefined
  return number === undefined ? undefined : { number }
}

const BLOCK_WORDS = `must be a block: ${TAGS.map((tag) => `"${tag}"`).join(', ')} or a number as 0x hex without leading zeros`

export const blockNumber = parsed(BLOCK_WORDS, tagOrNumber)

export const block = parsed(`${BLOCK_WORDS}, {"blockNumber": …} or {"blockHash": …}`, (input): BlockRef | undefined => {
  if (typeof input === 'string') {
    const hashed = bytesOf(32)(input)
    return hashed === undefined ? tagOrNumber(input) : { hash: hashed, requireCanonical: false }
  }
  const given = v.safeParse(EIP_1898, input)
  if (!given.success) return undefined
  const { blockHash, blockNumber: number, requireCanonical } = given.output
  if (blockHash != null && number == null) return { hash: blockHash, requireCanonical: requireCanonical ?? false }
  return blockHash == null && number != null ? number : undefined
})

const EIP_1898 = v.strictObject({
  blockHash: optional(hash),
  blockNumber: optional(blockNumber),
  requireCanonical: optional(flag),
})

export const LATEST: BlockRef = { tag: 'latest' }
/** A default is read as if the client had sent it. */
export const orLatest = v.nullish(block, 'latest')
export const orPending = v.nullish(block, 'pending')

// ── Transactions ─────────────────────────────────────────────────────────────────────────────────

const accessList = list(object({ address, storageKeys: list(hash, 4096) }), 4096)

const authorization = object({
  chainId: quantity,
  address,
  nonce: quantity,
  yParity: optional(quantity),
  v: optional(quantity),
  r: quantity,
  s: quantity,
})
export type Authorization = v.InferOutput<typeof authorization>

const txFields = {
  from: optional(address),
  to: optional(address),
  gas: optional(quantity),
  gasPrice: optional(quantity),
  maxFeePerGas: optional(quantity),
  maxPriorityFeePerGas: optional(quantity),
  maxFeePerBlobGas: optional(quantity),
  value: optional(quantity),
  nonce: optional(quantity),
  data: optional(data),
  input: optional(data),
  type: optional(v.picklist(['0x0', '0x1', '0x2', '0x3', '0x4'], 'must be a transaction type: 0x0 to 0x4')),
  chainId: optional(quantity),
  accessList: optional(accessList),
  authorizationList: optional(list(authorization, 256)),
  blobVersionedHashes: optional(list(hash, 128)),
  blobs: optional(list(data, 128)),
  commitments: optional(list(data, 128)),
  // Made anew from the blobs: clients hand them along.
  proofs: optional(list(data, 128 * 128)),
}

export const txRequest = v.pipe(
  object(txFields),
  v.check(
    ({ data: given, input }) => given == null || input == null || given === input,
    'has "data" and "input", and they differ: give one of them',
  ),
  v.check(
    ({ gasPrice, maxFeePerGas, maxPriorityFeePerGas }) =>
      gasPrice == null || (maxFeePerGas == null && maxPriorityFeePerGas == null),
    'has both gasPrice and maxFeePerGas or maxPriorityFeePerGas: give one kind',
  ),
)
export type TxRequest = v.InferOutput<typeof txRequest>

// ── Overrides of eth_call ────────────────────────────────────────────────────────────────────────

export const asKey = (schema: v.GenericSchema<unknown, Hex>) => schema as v.GenericSchema<string, Hex>

const slots = v.pipe(
  v.record(asKey(slot), hash, 'must be an object of slots and 32-byte values'),
  v.transform((given) => Object.entries(given) as [Hex, Hex][]),
)

const accountOverride = v.pipe(
  object({
    balance: optional(quantity),
    nonce: optional(quantity),
    code: optional(data),
    state: optional(slots),
    stateDiff: optional(slots),
  }),
  v.check(
    ({ state, stateDiff }) => state == null || stateDiff == null,
    'has both "state" and "stateDiff": give one of them',
  ),
)

export const stateOverrides = v.pipe(
  v.record(asKey(address), accountOverride, 'must be an object of addresses and what to change there'),
  v.transform((given) =>
    Object.entries(given).map(([account, override]) => ({ address: account as Hex, ...override })),
  ),
)
export type AccountOverride = v.InferOutput<typeof stateOverrides>[number]

/** geth says prevRandao and feeRecipient; older clients random and coinbase. */
export const blockOverrides = object({
  number: optional(quantity),
  time: optional(quantity),
  gasLimit: optional(quantity),
  feeRecipient: optional(address),
  coinbase: optional(address),
  prevRandao: optional(hash),
  random: optional(hash),
  baseFeePerGas: optional(quantity),
})
export type BlockOverrides = v.InferOutput<typeof blockOverrides>

// ── Logs ─────────────────────────────────────────────────────────────────────────────────────────

/** Alternatives, or `null` for any. */
const topic = v.union(
  [
    v.pipe(
      v.null(),
      v.transform(() => null),
    ),
    v.pipe(
      hash,
      v.transform((one) => [one]),
    ),
    list(hash, 256),
  ],
  'must be a topic, a list of topics, or null',
)

export const logFilter = v.pipe(
  object({
    fromBlock: optional(blockNumber),
    toBlock: optional(blockNumber),
    blockHash: optional(hash),
    address: optional(
      v.union(
        [
          v.pipe(
            address,
            v.transform((one) => [one]),
          ),
          list(address, 1024),
        ],
        'must be an address or a list of addresses',
      ),
    ),
    topics: optional(list(topic, 4)),
  }),
  v.check(
    ({ fromBlock, toBlock, blockHash }) => blockHash == null || (fromBlock == null && toBlock == null),
    'has "blockHash" and a range: give one of them',
  ),
)
export type LogFilter = v.InferOutput<typeof logFilter>
