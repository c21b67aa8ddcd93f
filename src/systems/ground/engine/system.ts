import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { ActionDefinitions, Refusal, System } from '../../../kernel/types.ts'
import { l1Actions, startL1 } from '../../../l1/actions.ts'
import { headOf } from '../../../l1/chain/head.ts'
import { gasLimitOf } from '../../../l1/chain/state.ts'
import { l1Digest, l1View } from '../../../l1/view.ts'
import { changeDemand, crowdDigest, crowdView } from './crowd/crowd.ts'
import { holdRound } from './crowd/round.ts'
import { townOf } from './crowd/town.ts'
import { createGround } from './genesis.ts'
import { afterReorg, type GroundCtx, isDue, passSlot, planRounds } from './heartbeat.ts'
import {
  changeHardware,
  changeNodes,
  type NetworkChange,
  networkDigest,
  networkView,
  nodesAfter,
  unknownClassIn,
} from './network.ts'
import { groundParams } from './params.ts'
import { GROUND_ARGS, MOST_NODES } from './schemas.ts'
import { type GroundState, groundLens } from './state.ts'
import type { GroundActions, GroundEvents, GroundParams, GroundView } from './types.ts'

// The ground floor: the L1, and, where a scenario asks for them, those who run it and those who want to be on it.

type Definitions = ActionDefinitions<GroundState, GroundActions, GroundEvents>

const base = l1Actions<GroundState, GroundActions, GroundEvents>(groundLens)

/** Over how many blocks throughput is taken where there is no network that says so. */
const WINDOW_BLOCKS = 8

const noCrowd: Refusal = { code: 'no-crowd', facts: null }
const noNetwork: Refusal = { code: 'no-network', facts: null }

const actions: Definitions = {
  ...base,
  'l1.slot': {
    ...base['l1.slot'],
    idle: (state) => !isDue(state),
    run: (state, { slot }, by, ctx) =>
      state.network === null && state.crowd === null
        ? base['l1.slot'].run(state, { slot }, by, ctx)
        : passSlot(state, slot, ctx),
  },
  'l1.reorg': {
    ...base['l1.reorg'],
    async run(state, args, by, ctx) {
      const next = await base['l1.reorg'].run(state, args, by, ctx)
      if (isRefused(next) || (state.network === null && state.crowd === null)) return next
      return afterReorg(next, headOf(state.l1).number + 1 - args.depth, ctx)
    },
  },
  'ground.demand': {
    args: GROUND_ARGS['ground.demand'],
    whyNot: ({ crowd }) => (crowd === null ? noCrowd : null),
    run(state, args, _by, ctx) {
      const { crowd, l1 } = state
      if (crowd === null) return { refused: noCrowd }
      const change = changeDemand(crowd, l1, townOf(l1.machine.crypto), args, ctx.clock.now)
      if (isRefused(change)) return change
      for (const { type, data } of change.events) ctx.emit(type, data)
      return planRounds({ ...state, crowd: change.crowd }, ctx)
    },
  },
  'ground.nodes': {
    args: GROUND_ARGS['ground.nodes'],
    whyNot: ({ network }) => (network === null ? noNetwork : null),
    run(state, { mix }, _by, ctx) {
      const { network } = state
      if (network === null) return { refused: noNetwork }
      const unknown = unknownClassIn(network, mix)
      if (unknown !== null) return refuse('unknown-class', { id: unknown })
      const nodes = nodesAfter(network, mix)
      if (nodes > MOST_NODES) return refuse('too-many-nodes', { nodes, most: MOST_NODES })
      if (nodes === 0) return refuse('no-nodes-left')
      return withNetwork(state, changeNodes(network, mix), ctx)
    },
  },
  'ground.hardware': {
    args: GROUND_ARGS['ground.hardware'],
    whyNot: ({ network }) => (network === null ? noNetwork : null),
    run(state, { id, mgasPerSecond }, _by, ctx) {
      const { network } = state
      if (network === null) return { refused: noNetwork }
      if (unknownClassIn(network, { [id]: 0 }) !== null) return refuse('unknown-class', { id })
      return withNetwork(state, changeHardware(network, id, mgasPerSecond), ctx)
    },
  },
  'ground.crowd': {
    args: GROUND_ARGS['ground.crowd'],
    internal: true,
    run(state, _args, _by, ctx) {
      const { crowd, l1 } = state
      if (crowd === null) return { refused: noCrowd }
      const round = holdRound(crowd, l1, townOf(l1.machine.crypto), ctx.clock.now, ctx.rng)
      for (const { type, data } of round.events) ctx.emit(type, data as never)
      return { ...state, crowd: round.crowd, l1: round.l1 }
    },
  },
}

function withNetwork(state: GroundState, { network, events }: NetworkChange, ctx: GroundCtx): GroundState {
  for (const { type, data } of events) ctx.emit(type, data)
  return { ...state, network }
}

export const groundSystem: System<GroundState, GroundActions, GroundEvents, GroundView, GroundParams> = {
  id: 'ground',
  params: groundParams,
  actions,
  async init(params, ctx) {
    const state = await createGround(params)
    startL1(state.l1, ctx)
    return planRounds(state, ctx)
  },
  digest: ({ l1, network, crowd }) => {
    const chain = l1Digest(l1)
    if (network === null && crowd === null) return chain
    return {
      l1: chain,
      ...(network && { network: networkDigest(network) }),
      ...(crowd && { crowd: crowdDigest(crowd) }),
    }
  },
  view: ({ l1, network, crowd }, now) => ({
    ...l1View(l1, now),
    gasLimit: gasLimitOf(l1),
    network: network && networkView(network),
    crowd: crowd && crowdView(crowd, l1, townOf(l1.machine.crypto), network?.windowBlocks ?? WINDOW_BLOCKS),
  }),
}
