import * as v from 'valibot'
import { json } from '../../../kernel/schemas.ts'
import { DEFAULT_L1_PARAMS, l1ParamsSchema } from '../../../l1/schemas.ts'
import type { L1Params } from '../../../l1/types.ts'
import { CROWD_SCHEMAS, NODE_SCHEMAS } from './schemas.ts'
import type { CrowdParams, GroundParams, NetworkParams } from './types.ts'

/**
 * Fourteen thousand nodes and the stake behind them: assumptions, made to be argued with. Speeds are those of block
 * execution with a warm disk, in round numbers; that few of the many small machines stake, and that most stake sits on
 * few large ones, is the shape of 2026 and not its census. Links name this set, so its numbers stand for ever:
 * another guess is another preset.
 */
export const DEFAULT_NETWORK: NetworkParams = {
  classes: [
    { id: 'board', mgasPerSecond: 8, nodes: 3_200, stakeEth: 200_000 },
    { id: 'laptop', mgasPerSecond: 9.5, nodes: 4_100, stakeEth: 600_000 },
    { id: 'home', mgasPerSecond: 24, nodes: 3_100, stakeEth: 3_200_000 },
    { id: 'workstation', mgasPerSecond: 70, nodes: 1_300, stakeEth: 6_000_000 },
    { id: 'datacentre', mgasPerSecond: 220, nodes: 2_300, stakeEth: 24_000_000 },
  ],
  attestationSeconds: 4,
  windowBlocks: 8,
}

export const DEFAULT_CROWD: CrowdParams = { demand: 'quiet', perSecond: 1, accounts: 1_200 }

const NETWORKS = { '2026': DEFAULT_NETWORK }
const CROWDS = { '2026': DEFAULT_CROWD }

/** `{ preset: '2026' }` keeps links short; what else is named takes the place of the preset's own. */
const networkSchema = v.pipe(
  v.strictObject({
    preset: v.exactOptional(v.picklist(['2026'])),
    classes: v.exactOptional(NODE_SCHEMAS.classes),
    attestationSeconds: v.exactOptional(NODE_SCHEMAS.seconds),
    windowBlocks: v.exactOptional(NODE_SCHEMAS.windowBlocks),
  }),
  v.transform(({ preset = '2026', ...given }): NetworkParams => ({ ...NETWORKS[preset], ...given })),
)

const crowdSchema = v.pipe(
  v.strictObject({
    preset: v.exactOptional(v.picklist(['2026'])),
    demand: v.exactOptional(v.picklist(['quiet', 'defi'], 'a crowd begins quiet or with defi: a mint is announced')),
    perSecond: v.exactOptional(CROWD_SCHEMAS.perSecond),
    accounts: v.exactOptional(CROWD_SCHEMAS.accounts),
  }),
  v.transform(({ preset = '2026', ...given }): CrowdParams => ({ ...CROWDS[preset], ...given })),
)

/** A scenario names only what it changes; the rest is the L1 of today. */
export const groundParams = v.pipe(
  v.looseObject({ network: v.exactOptional(networkSchema), crowd: v.exactOptional(crowdSchema) }),
  v.rawTransform(({ dataset, addIssue, NEVER }): GroundParams => {
    const { network, crowd, ...rest } = dataset.value
    const l1 = v.safeParse(groundL1, rest)
    if (!l1.success) {
      for (const { message, path } of l1.issues) addIssue({ message, ...(path && { path }) })
      return NEVER
    }
    return { ...l1.output, ...(network && { network }), ...(crowd && { crowd }) }
  }),
) satisfies v.GenericSchema<unknown, GroundParams>

const groundL1 = v.pipe(
  v.record(v.string(), json),
  v.transform((given): unknown => ({ ...DEFAULT_L1_PARAMS, ...given })),
  l1ParamsSchema,
)

/** What of the parameters is the chain's. */
export function l1ParamsOf({ network: _, crowd: __, ...l1 }: GroundParams): L1Params {
  return l1
}
