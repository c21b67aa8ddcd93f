import { recordTransaction } from '../../l1/chain/trace.ts'
import { renamedRpc } from '../../l1/renamed.ts'
import { createRpcHandler } from '../../l1/rpc/handler.ts'
import { DEFAULT_L1_PARAMS } from '../../l1/schemas.ts'
import type { SystemModule } from '../../l1/systemModule.ts'
import { SIDE_CHAIN_ID } from './engine/params.ts'
import { l1Lens, type SidechainState, sideLens } from './engine/state.ts'
import { sidechainSystem } from './engine/system.ts'

export const sidechain: SystemModule = {
  system: sidechainSystem,
  chains: {
    [DEFAULT_L1_PARAMS.chainId]: {
      request: createRpcHandler(l1Lens),
      trace: (state: SidechainState, hash) => recordTransaction(state.l1, hash),
    },
    [SIDE_CHAIN_ID]: {
      request: renamedRpc('side', sideLens),
      trace: (state: SidechainState, hash) => recordTransaction(state.side, hash),
    },
  },
}
