import { recordTransaction } from '../../l1/chain/trace.ts'
import { DEFAULT_L1_PARAMS } from '../../l1/schemas.ts'
import type { SystemModule } from '../../l1/systemModule.ts'
import { createZkRpc } from './engine/reads.ts'
import type { ZkWorld } from './engine/state.ts'
import { zkSystem } from './engine/system.ts'

export const zk: SystemModule = {
  system: zkSystem,
  chains: {
    [DEFAULT_L1_PARAMS.chainId]: {
      request: createZkRpc(),
      trace: (state: ZkWorld, hash) => recordTransaction(state.l1, hash),
    },
  },
}
