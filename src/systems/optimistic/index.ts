import { recordTransaction } from '../../l1/chain/trace.ts'
import { DEFAULT_L1_PARAMS } from '../../l1/schemas.ts'
import type { SystemModule } from '../../l1/systemModule.ts'
import { createRollupRpc } from './engine/reads.ts'
import type { OptimisticState } from './engine/state.ts'
import { optimisticSystem } from './engine/system.ts'

export const optimistic: SystemModule = {
  system: optimisticSystem,
  chains: {
    [DEFAULT_L1_PARAMS.chainId]: {
      request: createRollupRpc(),
      trace: (state: OptimisticState, hash) => recordTransaction(state.l1, hash),
    },
  },
}
