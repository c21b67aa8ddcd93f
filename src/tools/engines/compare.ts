import type { Golden } from './golden.ts'
import type { Observed } from './observe.ts'

/** One engine's word on one scenario. */
export interface Answer {
  readonly engine: string
  /** Nothing, where it never came so far. */
  readonly observed: Observed | undefined
}

const GOLDEN_FIELDS = ['digest', 'head', 'events'] as const
/** Whose form may grow from version to version, but which are the same wherever a version runs. */
const SHARED_FIELDS = ['eventsDigest', 'viewDigest', 'readsDigest'] as const

export const HOW_TO_UPDATE = 'npx tsx src/tools/engines.ts --update'

/** Everything that is wrong with a scenario, in lines to read; the first answer is Node's. */
export function faultsOf(log: string, golden: Golden | undefined, answers: readonly Answer[]): readonly string[] {
  const [first, ...others] = answers
  const expected = first?.observed
  if (expected === undefined) return ['no engine has run it']
  const apart = others.flatMap(({ engine, observed }) =>
    [...GOLDEN_FIELDS, ...SHARED_FIELDS]
      .filter((field) => observed?.[field] !== expected[field])
      .map((field) => `${field} is ${observed?.[field]} in ${engine}, ${expected[field]} in ${first?.engine}`),
  )
  if (golden === undefined) return [...apart, `has no golden values yet: write them down with ${HOW_TO_UPDATE}`]
  if (golden.log !== log) return [...apart, `its moves are others than when it was written down: ${HOW_TO_UPDATE}`]
  const changed = GOLDEN_FIELDS.filter((field) => expected[field] !== golden[field]).map(
    (field) => `the same moves end otherwise than they did: ${field} is ${expected[field]}, was ${golden[field]}`,
  )
  return [...apart, ...changed]
}
