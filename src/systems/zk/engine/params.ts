import * as v from 'valibot'
import { json } from '../../../kernel/schemas.ts'
import { l1ParamsSchema, weiSchema } from '../../../l1/schemas.ts'
import { AMOUNT_LIMIT, FEE_LIMIT } from './rules/transition.ts'
import { CAPACITY } from './rules/tree.ts'
import type { RollupActions, Wish } from './types/actions.ts'
import type { PocketParams, ProverMode, Resident, SequencerMode, ZkParams } from './types/shared.ts'

// The boundary: what a world may be made with, and what actions may carry.

const HOUR = 3_600
const DAY = 24 * HOUR

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const gweiBelow = (limit: bigint) =>
  v.pipe(
    v.string(),
    v.regex(/^(0|[1-9][0-9]{0,19})$/, 'must be whole gwei'),
    v.check((text) => BigInt(text) < limit, `must be below ${limit}`),
  )
const gweiSchema = gweiBelow(AMOUNT_LIMIT)
const feeSchema = gweiBelow(FEE_LIMIT)

const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const subtreeSchema = v.picklist(['chain', 'committee'])
const memberModeSchema = v.picklist(['sign', 'refuse', 'withhold', 'collude'])
const tamperSchema = v.picklist(['overspend', 'signature', 'path', 'root', 'word', 'proof'])

const sequencerEntries = {
  online: v.boolean(),
  posting: v.picklist(['calldata', 'blob']),
  maxAgeSeconds: whole(1, 7 * DAY),
  blind: v.boolean(),
  pretends: v.boolean(),
  ignoresMessages: v.boolean(),
}
const proverEntries = {
  online: v.boolean(),
  seconds: whole(1, 7 * DAY),
  tamper: v.nullable(tamperSchema),
}

const residentSchema = v.strictObject({
  id: idSchema,
  etherGwei: gweiSchema,
  subtree: subtreeSchema,
}) satisfies v.GenericSchema<unknown, Resident>

const MOST_MEMBERS = 7
const committeeSchema = v.pipe(
  v.strictObject({
    members: v.pipe(
      v.array(v.strictObject({ id: idSchema, mode: memberModeSchema })),
      v.minLength(1),
      v.maxLength(MOST_MEMBERS),
    ),
    needed: whole(1, MOST_MEMBERS),
  }),
  v.check(({ members, needed }) => needed <= members.length, 'more signatures than members'),
)

const POCKET_ACCOUNTS = 4
const pocketSchema = v.strictObject({
  balances: v.pipe(v.array(v.strictObject({ id: idSchema, etherGwei: gweiSchema })), v.length(POCKET_ACCOUNTS)),
}) satisfies v.GenericSchema<unknown, PocketParams>

const DEFAULT_SEQUENCER: SequencerMode = {
  online: true,
  posting: 'calldata',
  maxAgeSeconds: 60,
  blind: false,
  pretends: false,
  ignoresMessages: false,
}
/** Simulated. The tab's own proof takes as long as it takes. */
const DEFAULT_PROVER: ProverMode = { online: true, seconds: 60, tamper: null }

const ETHER = '000000000'
const DEFAULT_RESIDENTS: readonly Resident[] = [
  { id: 'ana', etherGwei: `2${ETHER}`, subtree: 'chain' },
  { id: 'ben', etherGwei: `1${ETHER}`, subtree: 'chain' },
  { id: 'cleo', etherGwei: `1${ETHER}`, subtree: 'chain' },
  { id: 'mallory', etherGwei: `1${ETHER}`, subtree: 'chain' },
]

const filled = <T extends object>(entries: v.ObjectEntries, defaults: T) =>
  v.pipe(
    v.optional(v.partial(v.strictObject(entries)), {}),
    v.transform((given) => ({ ...defaults, ...given }) as T),
  )

/** A scenario names only what it changes. */
export const zkParams = v.pipe(
  v.record(v.string(), json),
  v.transform((given): unknown => ({ l1: {}, ...given })),
  v.strictObject({
    l1: l1ParamsSchema,
    slots: v.optional(v.picklist([1, 2, 4, 8]), 4),
    provePeriodSeconds: v.optional(whole(60, 60 * DAY), HOUR),
    messagePeriodSeconds: v.optional(whole(60, 60 * DAY), DAY),
    sequencer: filled(sequencerEntries, DEFAULT_SEQUENCER),
    prover: filled(proverEntries, DEFAULT_PROVER),
    feeGwei: v.optional(feeSchema, '100'),
    residents: v.optional(v.pipe(v.array(residentSchema), v.maxLength(2 * CAPACITY - 1)), DEFAULT_RESIDENTS),
    committee: v.optional(v.nullable(committeeSchema), null),
    missing: v.optional(v.nullable(v.picklist(['funds', 'key', 'nonce', 'path'])), null),
    pocket: v.optional(v.nullable(pocketSchema), null),
  }),
  v.check(
    ({ residents, committee }) => committee !== null || residents.every(({ subtree }) => subtree === 'chain'),
    'without a committee nobody lives in its subtree',
  ),
  v.check(
    ({ missing, slots }) => missing === null || slots <= 2,
    'a circuit that lacks something has a key for batches of one or two slots',
  ),
) satisfies v.GenericSchema<unknown, ZkParams>

// ── Arguments ────────────────────────────────────────────────────────────────────────────────────

const numberSchema = whole(0, 2 ** 31)
const accountSchema = whole(0, 2 * CAPACITY - 1)
const hashSchema = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/, 'must be 32 bytes as 0x hex'))
const byOne = v.strictObject({ from: idSchema })
const phaseSchema = v.picklist([1, 2])

const wishSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('transfer'), to: accountSchema, amountGwei: gweiSchema }),
  v.strictObject({ kind: v.literal('withdraw'), amountGwei: gweiSchema }),
]) satisfies v.GenericSchema<unknown, Wish>

type ArgsSchemas = { readonly [K in keyof RollupActions]: v.GenericSchema<unknown, RollupActions[K]> }

const optional = <E extends Record<string, v.GenericSchema>>(entries: E) =>
  v.strictObject(
    Object.fromEntries(Object.entries(entries).map(([name, schema]) => [name, v.exactOptional(schema)])) as {
      [K in keyof E]: v.ExactOptionalSchema<E[K], undefined>
    },
  )

export const ZK_ARGS: ArgsSchemas = {
  'l2.send': v.strictObject({
    account: accountSchema,
    wish: wishSchema,
    feeGwei: v.exactOptional(feeSchema),
    signedBy: v.exactOptional(idSchema),
    nonce: v.exactOptional(numberSchema),
  }),
  'l2.replay': v.strictObject({ hash: hashSchema }),
  'bridge.register': v.strictObject({ from: idSchema, subtree: subtreeSchema, valueWei: weiSchema }),
  'bridge.deposit': v.strictObject({ from: idSchema, account: accountSchema, valueWei: weiSchema }),
  'bridge.takeOut': byOne,
  'exit.request': v.strictObject({ from: idSchema, account: accountSchema }),
  'exit.escape': v.strictObject({ from: idSchema, account: accountSchema }),
  'deposit.return': v.strictObject({ from: idSchema, message: numberSchema }),
  'rollup.freeze': byOne,
  'rollup.revert': byOne,
  'data.ask': byOne,
  'sequencer.set': optional(sequencerEntries),
  'sequencer.post': v.strictObject({}),
  'batch.prove': byOne,
  'batch.execute': byOne,
  'prover.set': optional(proverEntries),
  'committee.set': v.strictObject({ id: idSchema, mode: memberModeSchema }),
  'l1.crowd': v.strictObject({ baseFeeWei: v.nullable(weiSchema) }),
  'ceremony.contribute': v.strictObject({
    from: idSchema,
    phase: phaseSchema,
    keeps: v.boolean(),
    text: v.exactOptional(v.pipe(v.string(), v.maxLength(256))),
  }),
  'ceremony.begin': v.strictObject({}),
  'ceremony.close': v.strictObject({ phase: phaseSchema }),
  'pocket.pay': v.strictObject({
    from: idSchema,
    to: v.nullable(whole(0, POCKET_ACCOUNTS - 1)),
    amountGwei: gweiSchema,
  }),
  'pocket.forge': v.strictObject({
    from: idSchema,
    pooled: v.pipe(v.array(idSchema), v.maxLength(16)),
    way: v.picklist(['trapdoor', 'tau', 'delta']),
    amountGwei: gweiSchema,
    anyway: v.exactOptional(v.boolean()),
  }),
  'prover.finish': v.strictObject({ batch: numberSchema, attempt: numberSchema }),
  'actors.wake': v.strictObject({ at: v.number() }),
}
