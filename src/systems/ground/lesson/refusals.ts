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
  'unknown-class': (facts) => `No node here is of the kind ${quoted(facts, 'id')}.`,
  'too-many-nodes': (facts) =>
    `${number(facts, 'nodes')} nodes are more than this world can hold: ${number(facts, 'most')} at most.`,
  'no-nodes-left': () => 'Somebody has to run the chain: leave at least one node.',
  'sold-out': (facts) => `All ${number(facts, 'cap')} have been minted: there is nothing left to rush for.`,
  'too-many-buyers': (facts) =>
    `${number(facts, 'buyers')} buyers are more than the crowd has: ${number(facts, 'most')} at most.`,
}

/** A fact that an engine of another version does not give leaves a gap in the sentence, never an exception. */
const GAP = '…'
const field = (facts: Json, name: string): Json =>
  typeof facts === 'object' && facts !== null && !Array.isArray(facts)
    ? ((facts as { readonly [key: string]: Json })[name] ?? null)
    : null
const number = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'number' ? groupDigits(value) : GAP
}
const quoted = (facts: Json, name: string): string => {
  const value = field(facts, name)
  return typeof value === 'string' ? `“${value}”` : GAP
}
