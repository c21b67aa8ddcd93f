import { OPTIMISTIC_VIEWS } from '../../../testing/optimisticView.ts'
import { testRoutes, type Way } from '../../../testing/routeSuite.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { BRIDGE, EXIT, fromBelow, gameId, INBOX, OPEN, oneShotId, QUEUE, ROLLUP, SEQUENCER } from './ids.ts'
import { scene } from './scene.ts'

const WAYS: readonly Way[] = [
  ['person:ana', QUEUE],
  [QUEUE, SEQUENCER],
  [SEQUENCER, OPEN],
  [OPEN, 'mempool'],
  [SEQUENCER, 'mempool'],
  ['person:ana', 'mempool'],
  ['person:vera', 'mempool'],
  [ROLLUP, 'person:vera'],
  [BRIDGE, 'person:ana'],
  [EXIT, 'person:ana'],
]
/** From the block that holds it, what L1 has taken in goes on to the contract that it was for, or to the crates. */
const fromBlocks = ({ l1, games, oneShot }: OptimisticView): readonly Way[] =>
  [l1.head, l1.head - 1, l1.head - 4].flatMap((block) =>
    [
      ...[BRIDGE, EXIT, INBOX, ROLLUP].map(fromBelow),
      // a blob comes from a block that is there to be seen
      ...(block === l1.head ? l1.blobs.slice(0, 1).map(({ versionedHash }) => `blob:${versionedHash}`) : []),
      ...games.slice(-1).map(({ game }) => gameId(game)),
      ...oneShot.slice(-1).map(({ post }) => oneShotId(post)),
    ].map((to): Way => [`block:${block}`, to]),
  )

testRoutes({ scene, views: OPTIMISTIC_VIEWS, ways: (view) => [...WAYS, ...fromBlocks(view)] })
