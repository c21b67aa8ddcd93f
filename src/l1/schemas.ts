// The L1's boundary: what its parameters and the arguments of its actions may be. Unknown keys are refused.

import * as v from 'valibot'
import type { Hex } from '../kernel/types.ts'
import { isHex } from '../lib/hex.ts'
import { BLOB_SCHEDULES, type L1Actions, type L1Params, type Wei } from './types.ts'

const MAX_UINT256 = 2n ** 256n - 1n
/** Eight full blobs, or the largest call that fits into a block: nobody needs more in one argument. */
const MOST_BYTES = 1_100_000

export const weiSchema = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9][0-9]{0,77})$/, 'must be an amount of wei in decimal digits'),
  v.check((text) => BigInt(text) <= MAX_UINT256, 'must fit into 256 bits'),
) satisfies v.GenericSchema<unknown, Wei>

export const hexSchema = v.custom<Hex>(
  (input) => typeof input === 'string' && input.length <= 2 + 2 * MOST_BYTES && isHex(input),
  `must be whole bytes as 0x hex, at most ${MOST_BYTES}`,
)

const hashSchema = v.pipe(
  v.custom<Hex>(
    (input) => typeof input === 'string' && isHex(input) && input.length === 66,
    'must be 32 bytes as 0x hex',
  ),
  v.transform((hash) => hash.toLowerCase() as Hex),
)

/** A cast member's id, or an address. Whether it exists is the handler's to say. */
export const partySchema = v.pipe(
  v.string(),
  v.regex(/^(0x[0-9a-fA-F]{40}|[a-z][a-z0-9-]{0,31})$/, 'must be a name of the cast or a 20-byte address'),
)

const wholeNumber = (most: number) =>
  v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0), v.maxValue(most))

const gasSchema = wholeNumber(2 ** 40)

const gasLimitSchema = v.pipe(v.number(), v.integer(), v.minValue(1_000_000), v.maxValue(1_000_000_000))

const blobScheduleSchema = v.picklist(BLOB_SCHEDULES)

const txOptions = {
  gasLimit: v.exactOptional(gasSchema),
  maxFeePerGasWei: v.exactOptional(weiSchema),
  maxPriorityFeePerGasWei: v.exactOptional(weiSchema),
  nonce: v.exactOptional(wholeNumber(Number.MAX_SAFE_INTEGER)),
}

type ArgsSchemas = { readonly [K in keyof L1Actions]: v.GenericSchema<unknown, L1Actions[K]> }

export const L1_ARGS: ArgsSchemas = {
  'l1.pay': v.strictObject({ ...txOptions, from: partySchema, to: partySchema, valueWei: weiSchema }),
  'l1.call': v.strictObject({
    ...txOptions,
    from: partySchema,
    to: partySchema,
    data: hexSchema,
    valueWei: v.exactOptional(weiSchema),
  }),
  'l1.deploy': v.strictObject({
    ...txOptions,
    from: partySchema,
    data: hexSchema,
    valueWei: v.exactOptional(weiSchema),
    contract: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be a contract name'))),
  }),
  'l1.postBlobs': v.strictObject({
    ...txOptions,
    from: partySchema,
    to: partySchema,
    data: hexSchema,
    maxFeePerBlobGasWei: v.exactOptional(weiSchema),
    rush: v.exactOptional(
      v.strictObject({
        transactions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
        blobs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      }),
    ),
  }),
  'l1.sendRaw': v.strictObject({ raw: hexSchema }),
  'l1.replace': v.strictObject({
    hash: hashSchema,
    maxFeePerGasWei: weiSchema,
    maxPriorityFeePerGasWei: weiSchema,
    cancel: v.exactOptional(v.boolean()),
  }),
  'l1.reorg': v.strictObject({
    depth: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1), v.maxValue(1024)),
    censor: v.exactOptional(v.pipe(v.array(hashSchema), v.maxLength(256))),
  }),
  'l1.gasLimit': v.strictObject({ gasLimit: gasLimitSchema }),
  'l1.upgrade': v.strictObject({ blobSchedule: blobScheduleSchema }),
  'l1.cheat': v.strictObject({
    method: v.pipe(
      v.string(),
      v.regex(/^(anvil|evm|hardhat)_[A-Za-z]{1,48}$/, 'must be an anvil_, evm_ or hardhat_ method'),
    ),
    params: v.pipe(
      v.array(v.union([v.pipe(v.string(), v.maxLength(200_000)), v.number(), v.boolean(), v.null()])),
      v.maxLength(8),
    ),
  }),
  'l1.slot': v.strictObject({ slot: wholeNumber(Number.MAX_SAFE_INTEGER) }),
}

/** Ethereum as it is in 2026: 60 M gas a block, the BPO2 blob schedule, and a base fee of half a gwei. */
export const DEFAULT_L1_PARAMS: L1Params = {
  chainId: 31_337,
  blobSchedule: 'bpo2',
  gasLimit: 60_000_000,
  slotSeconds: 12,
  slotsPerEpoch: 32,
  backgroundBaseFeeWei: '500000000',
  genesisBaseFeeWei: '500000000',
  nodes: ['Geneva', 'Nairobi', 'Osaka'],
}

/** What is left out is as in `DEFAULT_L1_PARAMS`. */
export const l1ParamsSchema: v.GenericSchema<unknown, L1Params> = v.pipe(
  v.strictObject({
    chainId: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 40))),
    blobSchedule: v.exactOptional(blobScheduleSchema),
    gasLimit: v.exactOptional(gasLimitSchema),
    slotSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3600))),
    slotsPerEpoch: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024))),
    backgroundBaseFeeWei: v.exactOptional(v.nullable(weiSchema)),
    genesisBaseFeeWei: v.exactOptional(weiSchema),
    nodes: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.maxLength(16))),
  }),
  v.transform((given) => ({ ...DEFAULT_L1_PARAMS, ...given })),
)
