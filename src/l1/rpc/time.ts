// Time belongs to the world: whatever a development node does with its clock is an advance of the world's here.

import type { Seconds } from '../../kernel/types.ts'
import { GENESIS_TIMESTAMP } from '../chain/genesis.ts'
import { headOf } from '../chain/head.ts'
import { CODE, RpcFault } from './errors.ts'
import type { RpcContext } from './method.ts'

/** A longer advance may skip empty slots in one stride; who mines blocks wants to see them. */
const NO_STRIDE_SECONDS = 3600

/** Some seconds of work: more at once would keep the engine from everybody else. */
export const MOST_MINED = 1024

function nextSlotAt({ l1, now }: RpcContext): Seconds {
  const { slotSeconds } = l1.params
  return (Math.max(Math.floor(now / slotSeconds), headOf(l1).slot) + 1) * slotSeconds
}

/** Until as many slots have passed: each seals a block. */
export async function mine(context: RpcContext, blocks: number): Promise<RpcContext> {
  if (blocks === 0) return context
  const end = nextSlotAt(context) + (blocks - 1) * context.l1.params.slotSeconds
  let current = context
  while (current.now < end) {
    const { after } = await current.advance(Math.min(end - current.now, NO_STRIDE_SECONDS))
    current = after
  }
  return current
}

/** Until just before the slot of that time: the next block then has it, or the first slot's after it. */
export async function approach(context: RpcContext, timestamp: number): Promise<RpcContext> {
  const { slotSeconds } = context.l1.params
  const wanted = Math.ceil((timestamp - GENESIS_TIMESTAMP) / slotSeconds) * slotSeconds
  const next = nextSlotAt(context)
  if (wanted < next) {
    throw new RpcFault(
      CODE.invalidParams,
      `params[0]: the timestamp ${timestamp} has passed; the next block's is ${GENESIS_TIMESTAMP + next}`,
    )
  }
  if (wanted === next) return context
  return (await context.advance(wanted - slotSeconds - context.now)).after
}
