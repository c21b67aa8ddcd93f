import type { Choreography } from '../../../ui/exhibit.ts'
import { l1Choreography } from '../../../ui/l1/drawing/choreography.ts'
import type { GroundEvents, GroundView, NodeClassId } from '../engine/types.ts'

const marksClass = (id: NodeClassId) => [{ kind: 'mark', what: `class:${id}` }] as const

export const choreography: Choreography<GroundEvents, GroundView> = {
  ...l1Choreography,
  // where the whole population stands, the three that run each block for real have no place of their own
  'l1.executed': (event, view) => (view.network === null ? l1Choreography['l1.executed'](event, view) : []),

  'crowd.changed': () => [{ kind: 'mark', what: 'crowd' }],
  // one bundle for all of a step's rounds: hundreds of tokens would show less
  'crowd.arrived': ({ data }) =>
    data.transactions === 0 ? [] : [{ kind: 'move', role: 'user', from: 'crowd', to: 'mempool' }],
  'crowd.soldOut': () => [{ kind: 'mark', what: 'crowd' }],
  // who is late shows in the bars; an outline every twelve seconds would say nothing
  'nodes.ran': () => [],
  'nodes.dropped': ({ data }) => marksClass(data.id),
  'nodes.returned': ({ data }) => marksClass(data.id),
  'nodes.changed': () => [{ kind: 'mark', what: 'network' }],
}
