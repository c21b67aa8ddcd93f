import * as v from 'valibot'
import { json } from '../../../kernel/schemas.ts'
import { DEFAULT_L1_PARAMS, l1ParamsSchema } from '../../../l1/schemas.ts'
import type { L1Params } from '../../../l1/types.ts'

export type GroundParams = L1Params

/** A scenario names only what it changes; the rest is the L1 of today. */
export const groundParams = v.pipe(
  v.record(v.string(), json),
  v.transform((given): unknown => ({ ...DEFAULT_L1_PARAMS, ...given })),
  l1ParamsSchema,
) satisfies v.GenericSchema<unknown, GroundParams>
