// The ground's boundary beside the L1's: what nodes, demand and their numbers may be. Unknown keys are refused.

import * as v from 'valibot'
import type { CrowdParams, GroundActions, NetworkParams, NodeClassId } from './types.ts'

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(least), v.maxValue(most))

const NODE_CLASSES = ['board', 'laptop', 'home', 'workstation', 'datacentre'] as const satisfies readonly NodeClassId[]
export const MOST_NODES = 1_000_000

const nodeClassId = v.picklist(NODE_CLASSES)
const nodes = wholeNumber(0, MOST_NODES)
const mgasPerSecond = v.pipe(v.number(), v.minValue(0.1), v.maxValue(100_000))

export const NODE_SCHEMAS = {
  classes: v.pipe(
    v.array(
      v.strictObject({
        id: nodeClassId,
        mgasPerSecond,
        nodes,
        stakeEth: v.pipe(v.number(), v.minValue(0), v.maxValue(200_000_000)),
      }),
    ),
    v.minLength(1),
    v.check(
      (classes) => new Set(classes.map(({ id }) => id)).size === classes.length,
      'each class of hardware is named once',
    ),
  ) satisfies v.GenericSchema<unknown, NetworkParams['classes']>,
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(3_600)),
  windowBlocks: wholeNumber(1, 96),
}

/** As much as one block after another can be signed and executed here without the tab falling behind its own clock. */
export const MOST_PER_SECOND = 200
const perSecond = v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_PER_SECOND))
export const MOST_BUYERS = 10_000

export const CROWD_SCHEMAS = {
  perSecond,
  accounts: wholeNumber(10, 2_000),
} satisfies { [K in keyof CrowdParams]?: v.GenericSchema<unknown, CrowdParams[K]> }

type OwnActions = Omit<GroundActions, `l1.${string}`>
export const GROUND_ARGS: { readonly [K in keyof OwnActions]: v.GenericSchema<unknown, OwnActions[K]> } = {
  'ground.demand': v.pipe(
    v.strictObject({
      kind: v.picklist(['quiet', 'defi', 'mint']),
      perSecond: v.exactOptional(perSecond),
      buyers: v.exactOptional(wholeNumber(1, MOST_BUYERS)),
      tipGwei: v.exactOptional(v.pipe(v.number(), v.minValue(0.001), v.maxValue(10_000))),
    }),
    v.check(({ kind, buyers }) => kind === 'mint' || buyers === undefined, 'only a mint has buyers'),
  ),
  // Whether there is such a class here is the handler's to say: its answer is a lesson, not an error.
  'ground.nodes': v.strictObject({
    mix: v.pipe(
      v.record(v.pipe(v.string(), v.regex(/^[a-z]{1,32}$/, 'must be the id of a class of nodes')), wholeNumber(0, 1e9)),
      v.check((mix) => Object.keys(mix).length > 0, 'name at least one class'),
    ),
  }),
  'ground.hardware': v.strictObject({ id: nodeClassId, mgasPerSecond }),
  'ground.crowd': v.strictObject({ round: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
}
