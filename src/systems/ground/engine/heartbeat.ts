// What happens in every slot: a block is sealed, the network runs it, the crowd looks what it got and plans to come
// again. The crowd's rounds are planned a slot at a time, so that nothing of its stands in the way of a long stride.

import type { Ctx, Seconds } from '../../../kernel/types.ts'
import { scheduleNextSlot, tellL1 } from '../../../l1/actions.ts'
import { headOf } from '../../../l1/chain/head.ts'
import { sealSlot } from '../../../l1/chain/seal.ts'
import type { BlockRecord, L1State } from '../../../l1/chain/state.ts'
import { recordVotes } from '../../../l1/chain/votes.ts'
import { isAnythingDue, pendingReasons } from '../../../l1/mempool/pending.ts'
import { poolEntries } from '../../../l1/mempool/pool.ts'
import { vectorGet, vectorItems } from '../../../lib/persistentVector.ts'
import { type CrowdState, isAsking, isRushing, recount, settle } from './crowd/crowd.ts'
import { kindOfTx } from './crowd/kinds.ts'
import { townOf } from './crowd/town.ts'
import { forgetAbove, runBlock } from './network.ts'
import type { GroundState } from './state.ts'
import { CROWD_ACTOR, type GroundActions, type GroundEvents } from './types.ts'

export type GroundCtx = Ctx<GroundActions, GroundEvents>

const ROUNDS_A_SLOT = 4
const MOST_RUSH_BLOCKS = 40

export async function passSlot(state: GroundState, slot: number, ctx: GroundCtx): Promise<GroundState> {
  const l1 = tellL1(await sealSlot(state.l1, slot), ctx)
  const next = settleCrowd(runNetwork({ ...state, l1 }, [headOf(l1)], ctx), ctx)
  const strode = scheduleNextSlot(next.l1, slot, ctx, () => isDue(next))
  return strode ? next : planRounds(next, ctx)
}

/** Another branch: every node runs its blocks as well, and the crowd counts again. */
export function afterReorg(state: GroundState, kept: number, ctx: GroundCtx): GroundState {
  const { l1, network, crowd } = state
  const branch = [...vectorItems(l1.blocks, kept)]
  const town = townOf(l1.machine.crypto)
  const recounted = { ...state, crowd: crowd && recount(crowd, l1, town) }
  return runNetwork({ ...recounted, network: network && forgetAbove(network, kept - 1) }, branch, ctx)
}

function runNetwork(state: GroundState, blocks: readonly BlockRecord[], ctx: GroundCtx): GroundState {
  let { network, l1 } = state
  if (network === null) return state
  for (const { number, slot, summary } of blocks) {
    const ran = runBlock(network, {
      block: number,
      at: ctx.clock.now,
      slots: slot - (vectorGet(l1.blocks, number - 1)?.slot ?? 0),
      gasUsed: summary.gasUsed,
      gasLimit: summary.gasLimit,
      baseFeeWei: summary.baseFeeWei,
      transactions: summary.transactions.length + (summary.crowd?.transactions ?? 0),
    })
    network = ran.network
    for (const { type, data } of ran.events) ctx.emit(type, data)
    l1 = recordVotes(l1, number, ran.share)
  }
  return { ...state, network, l1 }
}

function settleCrowd(state: GroundState, ctx: GroundCtx): GroundState {
  if (state.crowd === null) return state
  const { crowd, events } = settle(state.crowd, state.l1, townOf(state.l1.machine.crypto))
  for (const { type, data } of events) ctx.emit(type, data)
  return { ...state, crowd }
}

/** The crowd's visits in what is left of this slot. */
export function planRounds(state: GroundState, { clock }: GroundCtx): GroundState {
  const { crowd, l1 } = state
  if (crowd === null || !isAsking(crowd) || crowd.roundsUntil > clock.now) return state
  const { slotSeconds } = l1.params
  const start = Math.floor(clock.now / slotSeconds) * slotSeconds
  for (const at of roundsIn(start, slotSeconds)) {
    if (at < clock.now) continue
    clock.schedule(at, { type: 'ground.crowd', by: CROWD_ACTOR, args: { round: crowd.round } })
  }
  return { ...state, crowd: { ...crowd, roundsUntil: start + slotSeconds } }
}

/** Never at the slot's own instant, unless that is all there is of it: a block and a round are two moments. */
function roundsIn(start: Seconds, slotSeconds: number): Seconds[] {
  const step = Math.max(1, Math.floor(slotSeconds / ROUNDS_A_SLOT))
  const first = start + (slotSeconds > 1 ? 1 : 0)
  const count = Math.min(ROUNDS_A_SLOT, Math.ceil((start + slotSeconds - first) / step))
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/**
 * Whether a long gap has to wait. With a crowd there is always somebody who could be in the next block, so only those
 * count that the lesson is about: people who would be in it, and a rush until its last try has its block.
 */
export function isDue({ l1, crowd }: GroundState): boolean {
  if (crowd === null) return isAnythingDue(l1)
  return isRushing(crowd.rush) || someoneEnters(l1, crowd)
}

function someoneEnters(l1: L1State, { rush }: CrowdState): boolean {
  const reasons = pendingReasons(l1)
  const town = townOf(l1.machine.crypto)
  // A try that tips too little could wait for ever: a rush holds up a stride for so long and no longer.
  const isRush = rush !== null && !rush.isOver && headOf(l1).number - rush.sinceBlock < MOST_RUSH_BLOCKS
  return poolEntries(l1.mempool).some(({ hash, tx, isCrowd }) => {
    const why = reasons.get(hash)
    if (!isCrowd) return why === undefined
    return isRush && (why === undefined || why === 'block-full') && kindOfTx(tx, town) === 'mint'
  })
}
