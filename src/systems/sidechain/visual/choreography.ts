import type { Choreography } from '../../../ui/exhibit.ts'
import { l1Choreography } from '../../../ui/l1/drawing/choreography.ts'
import { personAt, roleOf } from '../../../ui/l1/drawing/words.ts'
import { renamedTable } from '../../../ui/l1/renamed.ts'
import type { Motion } from '../../../ui/stage/types.ts'
import type { BridgeEvents, SidechainEvents, SidechainView } from '../engine/types.ts'
import { PREFIX } from './beside.ts'
import { BRIDGE, GATE, VAULT } from './bridge.ts'

const onL1 = renamedTable(l1Choreography, { prefix: 'l1', view: (view: SidechainView) => view.l1 })
const onSide = renamedTable(l1Choreography, {
  prefix: 'side',
  view: (view: SidechainView) => view.side,
  map: (motions) => motions.map(besideL1),
})

/** Both ends have a place of their own; what is passed between them crosses the bridge. */
const overTheBridge: Choreography<BridgeEvents, SidechainView> = {
  'bridge.deposited': ({ data }, view) => [
    moves(roleOf(view.l1, data.account), `block:${data.block}`, VAULT),
    { kind: 'mark', what: VAULT },
  ],
  'bridge.credited': ({ data }, view) => [
    moves(roleOf(view.side, data.account), VAULT, GATE),
    moves(roleOf(view.side, data.account), GATE, personOf(view, data.account)),
    { kind: 'mark', what: GATE },
  ],
  'bridge.burnt': ({ data }, view) => [
    moves(roleOf(view.side, data.account), `${PREFIX}block:${data.block}`, GATE),
    { kind: 'mark', what: GATE },
  ],
  'bridge.released': ({ data }, view) => [
    moves(roleOf(view.l1, data.account), VAULT, personOf(view, data.account)),
    { kind: 'mark', what: VAULT },
  ],
  'bridge.robbed': ({ data }, view) => [
    moves('attacker', VAULT, personOf(view, data.account)),
    { kind: 'mark', what: VAULT },
  ],
  'validators.changed': ({ data }) => data.ids.map((id): Motion => ({ kind: 'mark', what: `validator:${id}` })),
  'side.halted': () => [
    { kind: 'mark', what: `${PREFIX}next-block` },
    { kind: 'mark', what: BRIDGE },
  ],
  'side.resumed': () => [{ kind: 'mark', what: `${PREFIX}next-block` }],
}

const moves = (role: Extract<Motion, { kind: 'move' }>['role'], from: string, to: string): Motion => ({
  kind: 'move',
  role,
  from,
  to,
})

/** An account that nobody of the cast has is out on the street. */
const personOf = (view: SidechainView, address: string): string => {
  const person = personAt(view.l1, address)
  return person === undefined ? BRIDGE : `person:${person.id}`
}

/** Everybody stands on the same street; blocks, nodes and what waits are the sidechain's own. */
const own = (id: string): string => (id.startsWith('person:') ? id : PREFIX + id)

function besideL1(motion: Motion): Motion {
  if (motion.kind !== 'move') return { ...motion, what: own(motion.what) }
  const { cost: _, ...rest } = motion
  return { ...rest, from: own(motion.from), to: own(motion.to) }
}

export const choreography = { ...onL1, ...onSide, ...overTheBridge } as unknown as Choreography<
  SidechainEvents,
  SidechainView
>
