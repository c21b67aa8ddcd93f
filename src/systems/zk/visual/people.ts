import { people as peopleOfL1 } from '../../../ui/l1/drawing/people.ts'
import type { Part } from '../../../ui/stage/draw.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { ZkView } from '../engine/types/view.ts'

/** Sequencer and prover stand on L2; nobody sees who makes L1's blocks. */
const ELSEWHERE: ReadonlySet<string> = new Set(['sequencer', 'prover', 'l1', 'data'])

/** On top: those who have a part in the rollup, and once nobody has, everybody. The committee's members have a room below. */
export function people(view: ZkView, frame: Frame): Part & { readonly left: number } {
  const everybody = view.l1.people.filter(({ role }) => !ELSEWHERE.has(role))
  const involved = involvedIn(view)
  const some = everybody.filter(({ id, address }) => involved.has(id) || involved.has(address.toLowerCase()))
  const shown = some.length > 0 ? some : everybody
  const drawn = peopleOfL1({ ...view.l1, people: shown }, frame)
  const unseen = { x: frame.right - 12, y: frame.peopleFloor }
  const anchors = Object.fromEntries(everybody.map(({ id }) => [`person:${id}`, unseen]))
  const seated = shown.filter(({ id }) => drawn.anchors[`person:${id}`] !== undefined).length
  return { shapes: drawn.shapes, anchors: { ...anchors, ...drawn.anchors }, left: shown.length - seated }
}

function involvedIn({ accounts, messages, data, l1 }: ZkView): ReadonlySet<string> {
  const ids = [
    ...accounts.map(({ id }) => id),
    ...messages.map(({ ownerId }) => ownerId),
    ...data.map(({ byId }) => byId),
    ...l1.transactions.map(({ from }) => from.toLowerCase()),
  ]
  return new Set(ids.filter((id) => id !== null))
}
