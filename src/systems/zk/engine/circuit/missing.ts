import type { Omission } from '../../../../prover/circuit/compile.ts'
import type { Missing } from '../types/shared.ts'

// A circuit with a bug: one check is forgotten, in every slot. Whoever compiles it and whoever fills it leave out the same.

/**
 * `funds`: the bits of the rest need not make the rest, so that it may be below zero: nearly as much as the field is large.
 * `nonce`: what was signed once fits for ever (and since the number that is signed is a sum, its other parts are not held
 * either). `path`: the new leaf is put in place of one that need not have been there.
 */
const FORGOTTEN: { readonly [missing in Missing]: string } = {
  funds: 'payer / the balance covers amount and fee / bits make the number',
  key: 'payer / the key is the account’s',
  nonce: 'the nonce is the account’s',
  path: 'payer / the path leads to the root',
}

export function withoutOf(missing: Missing | null): Omission {
  if (missing === null) return {}
  const forgotten = FORGOTTEN[missing]
  return { without: (name) => name.startsWith('slot ') && name.slice(name.indexOf(' / ') + 3) === forgotten }
}
