import type { InspectTarget } from '../../../ui/exhibit.ts'
import { inspectL1 } from '../../../ui/l1/inspect.ts'
import type { ZkView } from '../engine/types/view.ts'
import { ownObject } from './ids.ts'

/** The rollup's own things have lenses of its own; the verifier and all else are the L1's. */
export function inspect(id: string, view: ZkView): InspectTarget | null {
  const own = ownObject(id)
  if (own?.kind === 'verifier') return { kind: 'contract', address: view.contracts.verifier }
  return own === null ? inspectL1(id, view.l1) : { kind: 'system', id }
}
