import type { Hex } from '../../kernel/types.ts'
import type { L1View } from '../../l1/types.ts'
import type { InspectTarget } from '../exhibit.ts'

/** What an object of the L1’s drawing, or a mark of its score, opens in the inspector. */
export function inspectL1(id: string, view: L1View): InspectTarget | null {
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
    case 'mempool':
    case 'next-block':
      return { kind: 'mempool' }
    default:
      return null
  }
}
