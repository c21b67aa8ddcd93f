import { testRoutes, type Way } from '../../../testing/routeSuite.ts'
import { ZK_VIEWS } from '../../../testing/zkView.ts'
import type { ZkView } from '../engine/types/view.ts'
import { fromBelow, MESSAGES, memberId, OPEN, POT, PROVER, QUEUE, ROLLUP, SEQUENCER, VERIFIER } from './ids.ts'
import { scene } from './scene.ts'

const WAYS: readonly Way[] = [
  ['person:ana', QUEUE],
  ['person:ana', SEQUENCER],
  [QUEUE, SEQUENCER],
  [SEQUENCER, OPEN],
  [OPEN, PROVER],
  [SEQUENCER, 'mempool'],
  [PROVER, 'mempool'],
  ['person:ana', 'mempool'],
  [POT, 'person:ana'],
  [ROLLUP, 'person:ana'],
]
/** A member is asked by the sequencer to sign, and by people for what it keeps. */
const byMembers = ({ committee }: ZkView): readonly Way[] =>
  committee.slice(0, 1).flatMap(({ id }): readonly Way[] => [
    [OPEN, memberId(id)],
    [memberId(id), 'person:ana'],
  ])
/** From the block that holds it, what L1 has taken in goes on to the contract that it was for, or to the crates. */
const fromBlocks = ({ l1 }: ZkView): readonly Way[] =>
  [l1.head, l1.head - 1, l1.head - 4].flatMap((block) =>
    [
      ...[POT, MESSAGES, ROLLUP, VERIFIER].map(fromBelow),
      // a blob comes from a block that is there to be seen
      ...(block === l1.head ? l1.blobs.slice(0, 1).map(({ versionedHash }) => `blob:${versionedHash}`) : []),
    ].map((to): Way => [`block:${block}`, to]),
  )

testRoutes({ scene, views: ZK_VIEWS, ways: (view) => [...WAYS, ...byMembers(view), ...fromBlocks(view)] })
