import { canonicalText } from '../../../kernel/canonical.ts'
import { createGenesis } from '../../../l1/chain/genesis.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { machineFor } from '../../../l1/machine/machine.ts'
import { createCrowd } from './crowd/crowd.ts'
import { townGenesis } from './crowd/town.ts'
import { createNetwork } from './network.ts'
import { l1ParamsOf } from './params.ts'
import type { GroundState } from './state.ts'
import type { GroundParams } from './types.ts'

export async function createGround(params: GroundParams): Promise<GroundState> {
  const l1Params = l1ParamsOf(params)
  return {
    l1: await (params.crowd === undefined ? plainGenesis(params) : townOnce(params)),
    network: params.network === undefined ? null : createNetwork(params.network, l1Params),
    crowd: params.crowd === undefined ? null : createCrowd(params.crowd),
  }
}

async function plainGenesis(params: GroundParams): Promise<L1State> {
  return createGenesis(await machineFor(params.chainId, params.blobSchedule), l1ParamsOf(params))
}

/** The last one made: a level that is opened again starts from the very same value. */
let last: { readonly name: string; readonly genesis: Promise<L1State> } | null = null

function townOnce(params: GroundParams): Promise<L1State> {
  const name = canonicalText({ l1: { ...l1ParamsOf(params) }, accounts: params.crowd?.accounts ?? 0 })
  if (last?.name !== name) last = { name, genesis: genesisWithTown(params) }
  return last.genesis
}

async function genesisWithTown(params: GroundParams): Promise<L1State> {
  const machine = await machineFor(params.chainId, params.blobSchedule)
  return createGenesis(machine, l1ParamsOf(params), townGenesis(machine.crypto, params.crowd?.accounts ?? 0))
}
