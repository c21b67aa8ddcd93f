import type { Hex } from '../../kernel/types.ts'
import type { InspectTarget } from '../../ui/exhibit.ts'
import type { GroundView } from './engine/types.ts'

/** What an object of the drawing, or a mark of the score, opens in the inspector. */
export function inspect(id: string, view: GroundView): InspectTarget | null {
  const colon = id.indexOf(':')
  const [kind, name] = colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)]
  switch (kind) {
    case 'person': {
      const person = view.people.find((each) => each.id === name)
      return person ? { kind: 'account', address: person.address } : null
    }
    case 'account':
      return view.contracts.some((contract) => contract.address === name)
        ? { kind: 'contract', address: name as Hex }
        : { kind: 'account', address: name as Hex }
    case 'contract':
      return { kind: 'contract', address: name as Hex }
    case 'tx':
      return { kind: 'tx', hash: name as Hex }
    case 'block':
      return { kind: 'block', number: Number(name) }
    case 'node':
      // A node holds the same chain as every other: what it has executed last is the head.
      return { kind: 'block', number: view.head }
    case 'blob':
      return { kind: 'blob', versionedHash: name as Hex }
    case 'crowd':
    case 'readings':
    case 'network':
    case 'class':
      return { kind: 'system', id }
    case 'mempool':
    case 'next-block':
      return { kind: 'mempool' }
    default:
      return null
  }
}
