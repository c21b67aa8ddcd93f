import type { System } from '../../../kernel/types.ts'
import { type L1Lens, l1Actions, startL1 } from '../../../l1/actions.ts'
import { createGenesis } from '../../../l1/chain/genesis.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { machineFor } from '../../../l1/machine/machine.ts'
import type { L1Actions, L1Events, L1View } from '../../../l1/types.ts'
import { l1Digest, l1View } from '../../../l1/view.ts'
import { type GroundParams, groundParams } from './params.ts'

// The ground floor is the L1 and nothing else: what every other exhibit stands on.

export const groundLens: L1Lens<L1State> = { get: (state) => state, set: (_, l1) => l1 }

export const groundSystem: System<L1State, L1Actions, L1Events, L1View, GroundParams> = {
  id: 'ground',
  params: groundParams,
  actions: l1Actions(groundLens),
  init: async (params, ctx) => {
    const genesis = await createGenesis(await machineFor(params.chainId, params.blobSchedule), params)
    startL1(genesis, ctx)
    return genesis
  },
  digest: l1Digest,
  view: l1View,
}
