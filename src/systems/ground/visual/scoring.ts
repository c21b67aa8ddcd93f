import { t } from '../../../content/messages/areas/ground.ts'
import { groupDigits } from '../../../lib/format.ts'
import type { Scoring } from '../../../ui/exhibit.ts'
import { l1Scoring } from '../../../ui/l1/drawing/scoring.ts'
import type { DemandKind, GroundEvents, GroundView } from '../engine/types.ts'
import { nameOfClass } from './words.ts'

const DEMAND = {
  quiet: 'ground.markQuiet',
  defi: 'ground.markDefi',
  mint: 'ground.markMint',
} as const satisfies { readonly [kind in DemandKind]: string }
const rounds = (n: number) => t('ground.markArrivals', { n })

/** What the crowd wants stands on the lane of people; who runs the chain, on that of the L1. */
export const scoring: Scoring<GroundEvents, GroundView> = {
  ...l1Scoring,
  'crowd.changed': ({ data }) => [{ lane: 'people', role: 'user', label: t(DEMAND[data.kind]), selects: 'crowd' }],
  'crowd.arrived': ({ data }) =>
    data.transactions === 0
      ? []
      : [
          {
            lane: 'people',
            role: 'user',
            label: t('ground.markArrived', { n: groupDigits(data.transactions) }),
            selects: 'crowd',
            routine: true,
            many: rounds,
          },
        ],
  'crowd.soldOut': () => [{ lane: 'people', role: 'user', label: t('ground.markSoldOut'), selects: 'crowd' }],
  // the block has its mark; a second one at the same place would only hide it
  'nodes.ran': () => [],
  'nodes.dropped': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('ground.markDropped', { name: nameOfClass(data.id) }),
      selects: `class:${data.id}`,
      weight: 'undone',
    },
  ],
  'nodes.returned': ({ data }) => [
    {
      lane: 'l1',
      role: 'l1',
      label: t('ground.markReturned', { name: nameOfClass(data.id) }),
      selects: `class:${data.id}`,
    },
  ],
  'nodes.changed': () => [{ lane: 'l1', role: 'l1', label: t('ground.markNodes'), selects: 'network' }],
}
