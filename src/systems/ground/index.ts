import { recordTransaction } from '../../l1/chain/trace.ts'
import { createRpcHandler } from '../../l1/rpc/handler.ts'
import { DEFAULT_L1_PARAMS } from '../../l1/schemas.ts'
import type { SystemModule } from '../../l1/systemModule.ts'
import { groundLens } from './engine/state.ts'
import { groundSystem } from './engine/system.ts'

export const ground: SystemModule = {
  system: groundSystem,
  chains: {
    [DEFAULT_L1_PARAMS.chainId]: {
      request: createRpcHandler(groundLens),
      trace: (state, hash) => recordTransaction(groundLens.get(state), hash),
    },
  },
}
