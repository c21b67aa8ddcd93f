// A system that is nothing but the L1, so that tests run it in a real world of the kernel.

import type { Json, System } from '../../kernel/types.ts'
import { createWorld, type World } from '../../kernel/world.ts'
import { l1Actions, startL1 } from '../actions.ts'
import { createGenesis } from '../chain/genesis.ts'
import type { L1State } from '../chain/state.ts'
import { machineFor } from '../machine/machine.ts'
import { l1ParamsSchema } from '../schemas.ts'
import type { L1Actions, L1Events, L1Params, L1View } from '../types.ts'
import { l1Digest, l1View } from '../view.ts'

export const l1System: System<L1State, L1Actions, L1Events, L1View, L1Params & Json> = {
  id: 'l1',
  params: l1ParamsSchema as never,
  actions: l1Actions<L1State, L1Actions, L1Events>({ get: (state) => state, set: (_, l1) => l1 }),
  async init(params, ctx) {
    const l1 = await createGenesis(await machineFor(params.chainId, params.blobSchedule), params)
    startL1(l1, ctx)
    return l1
  },
  digest: l1Digest,
  view: l1View,
}

export function createL1World(params: Partial<L1Params> = {}): Promise<World> {
  return createWorld({ system: l1System, seed: 'test', params: params as unknown as Json })
}
