import type { InspectTarget } from '../../ui/exhibit.ts'
import { inspectL1 } from '../../ui/l1/inspect.ts'
import type { SidechainView } from './engine/types.ts'
import { PREFIX } from './visual/beside.ts'
import { BRIDGE, GATE, VAULT } from './visual/bridge.ts'

export function inspect(id: string, view: SidechainView): InspectTarget | null {
  if (id.startsWith(PREFIX)) return inspectBeside(id.slice(PREFIX.length), view)
  const [kind, name] = id.split(':')
  if (id === BRIDGE || kind === 'validator') return { kind: 'system', id: name ?? id }
  if (id === VAULT) return { kind: 'contract', address: view.bridge.vault }
  // The gate stands on the other chain: its row in the bridge's lens leads there.
  if (id === GATE) return { kind: 'system', id }
  return inspectL1(id, view.l1)
}

const inspectBeside = (id: string, { side, bridge }: SidechainView): InspectTarget | null =>
  id === GATE ? { kind: 'contract', address: bridge.gate } : inspectL1(id, side)
