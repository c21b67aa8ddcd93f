import type { InspectTarget } from '../../ui/exhibit.ts'
import { inspectL1 } from '../../ui/l1/inspect.ts'
import type { GroundView } from './engine/types.ts'

const OWN = new Set(['crowd', 'readings', 'network', 'class'])

/** What an object of the drawing, or a mark of the score, opens in the inspector. */
export function inspect(id: string, view: GroundView): InspectTarget | null {
  const [kind = ''] = id.split(':', 1)
  return OWN.has(kind) ? { kind: 'system', id } : inspectL1(id, view)
}
