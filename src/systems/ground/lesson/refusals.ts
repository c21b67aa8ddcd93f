import type { Json } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Prose } from '../../../ui/exhibit.ts'
import { l1Refusals } from '../../../ui/l1/refusals.ts'

/** The ground refuses what its L1 refuses, and what its limits cannot be. */
export const refusals: { readonly [code: string]: (facts: Json) => Prose } = {
  ...l1Refusals,
  'no-crowd': () =>
    'Nobody else lives in this world: only the people here send transactions. Open the lab, or a lesson with a crowd.',
  'no-network': () =>
    'This world does not ask who can keep up: its three nodes always do. Open the lab, or a lesson with a network.',
  'unknown-class': (facts) => `No node here is of the kind ${quoted(facts)}.`,
  'too-many-nodes': () => 'That would be more nodes than anybody could count. A million of a kind is the most.',
  'no-nodes': () => 'Somebody has to run the chain: leave at least one node.',
}

/** A fact that an engine of another version does not give leaves a gap in the sentence, never an exception. */
function quoted(facts: Json): string {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return '…'
  const value = (facts as { readonly [key: string]: Json })['id']
  return typeof value === 'string' ? `“${value}”` : typeof value === 'number' ? groupDigits(value) : '…'
}
