import * as v from 'valibot'
import { json } from '../../../kernel/schemas.ts'
import { l1ParamsSchema, weiSchema } from '../../../l1/schemas.ts'
import type { Wish } from './types/actions.ts'
import type { BatchPolicy, Lie, OptimisticParams } from './types/shared.ts'

export const L2_CHAIN_ID = 31_400

const DAY = 86_400
const MOST_GWEI = 2n ** 64n - 1n

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** An amount on the rollup: whole gwei that fit 64 bits. */
export const gweiSchema = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9][0-9]{0,19})$/, 'must be whole gwei'),
  v.check((text) => BigInt(text) <= MOST_GWEI, 'must fit 64 bits'),
)
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

export const branchingSchema = v.picklist([2, 4, 8, 16])
export const postingSchema = v.picklist(['calldata', 'blob'])
export const orderingSchema = v.picklist(['arrival', 'tip', 'hostile'])
export const watcherModeSchema = v.picklist(['on', 'hand', 'off', 'late', 'broke', 'griefer', 'accomplice'])

const batchPolicyEntries = {
  maxTransactions: whole(1, 2_048),
  maxAgeSeconds: whole(1, 7 * DAY),
  maxPriceGwei: v.nullable(v.pipe(v.number(), v.minValue(0))),
}
export const batchPolicyChangeSchema = v.strictObject({
  maxTransactions: v.exactOptional(batchPolicyEntries.maxTransactions),
  maxAgeSeconds: v.exactOptional(batchPolicyEntries.maxAgeSeconds),
  maxPriceGwei: v.exactOptional(batchPolicyEntries.maxPriceGwei),
}) satisfies v.GenericSchema<unknown, Partial<BatchPolicy>>

export const lieSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('theft'), amountGwei: gweiSchema }),
  v.strictObject({ kind: v.literal('diverge'), step: whole(1, 2 ** 40) }),
  v.strictObject({ kind: v.literal('root') }),
  v.strictObject({ kind: v.literal('skipForced') }),
]) satisfies v.GenericSchema<unknown, Lie>

const assetSchema = v.picklist(['ether', 'token'])
export const wishSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('transfer'), to: idSchema, asset: assetSchema, amount: gweiSchema }),
  v.strictObject({ kind: v.literal('swap'), sell: assetSchema, amount: gweiSchema, atLeast: gweiSchema }),
  v.strictObject({ kind: v.literal('withdraw'), amount: gweiSchema }),
]) satisfies v.GenericSchema<unknown, Wish>

const residentSchema = v.strictObject({ id: idSchema, etherGwei: gweiSchema, token: gweiSchema })

/** A tenth of an hour's worth of traffic of a small rollup; real ones post every few minutes, or when a blob is full. */
const DEFAULT_POLICY: BatchPolicy = { maxTransactions: 100, maxAgeSeconds: 60, maxPriceGwei: null }

const ETHER = '000000000'
const DEFAULT_RESIDENTS: OptimisticParams['residents'] = [
  { id: 'ana', etherGwei: `2${ETHER}`, token: `1000${ETHER}` },
  { id: 'ben', etherGwei: `1${ETHER}`, token: `1000${ETHER}` },
  { id: 'cleo', etherGwei: `1${ETHER}`, token: '0' },
  { id: 'mallory', etherGwei: `5${ETHER}`, token: '0' },
]

/** A scenario names only what it changes. */
export const optimisticParams = v.pipe(
  v.record(v.string(), json),
  v.transform((given): unknown => ({ l1: {}, ...given })),
  v.strictObject({
    l1: l1ParamsSchema,
    l2ChainId: v.optional(whole(1, 2 ** 40), L2_CHAIN_ID),
    windowSeconds: v.optional(whole(60, 60 * DAY), 7 * DAY),
    clockSeconds: v.optional(whole(60, 60 * DAY), 3.5 * DAY),
    branching: v.optional(branchingSchema, 2),
    proposerBondWei: v.optional(weiSchema, `10${'0'.repeat(18)}`),
    challengerBondWei: v.optional(weiSchema, `1${'0'.repeat(18)}`),
    forceDelaySeconds: v.optional(whole(0, 30 * DAY), DAY),
    posting: v.optional(postingSchema, 'blob'),
    batchPolicy: v.optional(v.strictObject(batchPolicyEntries), DEFAULT_POLICY),
    ordering: v.optional(orderingSchema, 'arrival'),
    l2FeeGwei: v.optional(gweiSchema, '100'),
    marginPercent: v.optional(whole(0, 1_000), 10),
    residents: v.optional(v.pipe(v.array(residentSchema), v.maxLength(64)), DEFAULT_RESIDENTS),
    pool: v.optional(v.strictObject({ etherGwei: gweiSchema, token: gweiSchema }), {
      etherGwei: `20${ETHER}`,
      token: `40000${ETHER}`,
    }),
    watchers: v.optional(v.pipe(v.array(v.strictObject({ id: idSchema, mode: watcherModeSchema })), v.maxLength(8)), [
      { id: 'vera', mode: 'on' },
    ]),
    proposer: v.optional(v.strictObject({ online: v.boolean(), lie: v.nullable(lieSchema) }), {
      online: true,
      lie: null,
    }),
    provider: v.optional(
      v.strictObject({
        id: idSchema,
        online: v.boolean(),
        feePercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
      }),
      { id: 'cleo', online: true, feePercent: 1 },
    ),
  }),
) satisfies v.GenericSchema<unknown, OptimisticParams>
