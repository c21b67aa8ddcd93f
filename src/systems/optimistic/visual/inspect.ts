import type { InspectTarget } from '../../../ui/exhibit.ts'
import { inspectL1 } from '../../../ui/l1/inspect.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { ownObject } from './ids.ts'

/** The rollup's own things have lenses of its own; all else is the L1's. */
export function inspect(id: string, view: OptimisticView): InspectTarget | null {
  const own = ownObject(id)
  return own === null ? inspectL1(id, view.l1) : { kind: 'system', id }
}
