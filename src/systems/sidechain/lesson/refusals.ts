import type { Json } from '../../../kernel/types.ts'
import type { Prose } from '../../../ui/exhibit.ts'
import { l1Refusals } from '../../../ui/l1/refusals.ts'

const numberOf = (facts: Json, name: string): string =>
  String((facts as Readonly<Record<string, Json>> | null)?.[name] ?? '?')

export const refusals: { readonly [code: string]: (facts: Json) => Prose } = {
  ...l1Refusals,
  'nothing-burnt': () => 'Nobody has given anything back at the gate yet: burn first, then claim.',
  'no-such-burn': (facts) => `The gate knows no burn number ${numberOf(facts, 'burn')}.`,
  'already-released': (facts) => `Burn number ${numberOf(facts, 'burn')} was paid out already.`,
  'too-few-signatures': (facts) =>
    `Only ${numberOf(facts, 'have')} validators answer, and the vault wants ${numberOf(facts, 'threshold')} signatures. L1 has no other way to know what was burnt: nothing to prove it with, nobody to appeal to. The ether stays locked.`,
  'nobody-corrupt': () => 'No validator signs a lie. Corrupt some first.',
  'no-such-validator': (facts) => `There is no validator called ${numberOf(facts, 'id')}.`,
}
