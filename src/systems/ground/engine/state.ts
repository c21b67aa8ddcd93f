import type { L1Lens } from '../../../l1/actions.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import type { CrowdState } from './crowd/crowd.ts'
import type { NetworkState } from './network.ts'

/** Without network and crowd the ground is its L1 and nothing else. */
export interface GroundState {
  readonly l1: L1State
  readonly network: NetworkState | null
  readonly crowd: CrowdState | null
}

export const groundLens: L1Lens<GroundState> = {
  get: ({ l1 }) => l1,
  set: (state, l1) => ({ ...state, l1 }),
}
