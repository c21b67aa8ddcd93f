import * as v from 'valibot'
import { json } from '../../../kernel/schemas.ts'
import { l1ParamsSchema } from '../../../l1/schemas.ts'
import type { SidechainParams } from './types.ts'
import { MOST_VALIDATORS } from './validators.ts'

export const SIDE_CHAIN_ID = 31_338

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

/** A scenario names only what it changes. The threshold is a majority unless said otherwise. */
export const sidechainParams = v.pipe(
  v.record(v.string(), json),
  v.transform((given): unknown => ({ l1: {}, ...given })),
  v.strictObject({
    l1: l1ParamsSchema,
    sideSlotSeconds: v.optional(whole(1, 60), 4),
    validators: v.optional(whole(1, MOST_VALIDATORS), 5),
    threshold: v.optional(whole(1, MOST_VALIDATORS), 3),
    creditAfterSeconds: v.optional(whole(0, 3600), 24),
  }),
  v.check(({ threshold, validators }) => threshold <= validators, 'the threshold is more than all validators'),
) satisfies v.GenericSchema<unknown, SidechainParams>
