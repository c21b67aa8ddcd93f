import type { InspectTarget } from '../../ui/exhibit.ts'
import { inspectL1 } from '../../ui/l1/inspect.ts'
import type { SidechainView } from './engine/types.ts'
import { PREFIX } from './visual/beside.ts'
import { BRIDGE, GATE, VAULT } from './visual/bridge.ts'

export function inspect(id: string, view: SidechainView): InspectTarget | null {
  if (id === GATE) return { kind: 'contract', address: view.bridge.gate }
  if (id.startsWith(PREFIX)) return inspectL1(id.slice(PREFIX.length), view.side)
  const [kind, name] = id.split(':')
  if (id === BRIDGE || kind === 'validator') return { kind: 'system', id: name ?? id }
  if (id === VAULT) return { kind: 'contract', address: view.bridge.vault }
  return inspectL1(id, view.l1)
}
