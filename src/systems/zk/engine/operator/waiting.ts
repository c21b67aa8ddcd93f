// What waits for the next batch: messages of L1 first, then what people have signed.

import type { Seconds } from '../../../../kernel/types.ts'
import type { MessageFact } from '../l1/facts.ts'
import type { ZkState } from '../rules/state.ts'
import { applySlot, type Message } from '../rules/transition.ts'
import type { Operator, ZkWorld } from '../state.ts'

/** Seen on L1 for so long: a reorg that takes a message back after that would make the batch that took it impossible to prove. */
export const SETTLED_SECONDS = 24

/** How many messages of L1 are in batches. */
export const messagesInBatches = ({ batches }: Pick<Operator, 'batches'>): number => batches.at(-1)?.messagesTo ?? 0

/** Those that the next batch can take, the oldest first: they are taken in order. */
export function takeable({ facts, operator }: ZkWorld, now: Seconds): readonly MessageFact[] {
  if (operator.mode.ignoresMessages) return []
  const left = facts.messages.slice(messagesInBatches(operator))
  const unsettled = left.findIndex(({ place }) => now < place.at + SETTLED_SECONDS)
  return unsettled === -1 ? left : left.slice(0, unsettled)
}

export function messageSlot({ facts }: Pick<ZkWorld, 'facts'>, { kind, account, amountGwei }: MessageFact): Message {
  if (kind === 'exit') return { kind, account }
  const known = facts.accounts.get(account)
  if (known === undefined) throw new Error(`a deposit for account ${account}, which nobody has registered`)
  return { kind, account, amount: amountGwei, key: known.key }
}

/** The state with all that waits: what the sequencer holds a new transaction against. */
export function stateAhead(state: ZkWorld, now: Seconds): ZkState {
  const { operator } = state
  const slots = [
    ...takeable(state, now).map((message) => messageSlot(state, message)),
    ...operator.queue.map(({ slot }) => slot),
  ]
  return slots.reduce((ahead, slot) => {
    const applied = applySlot(ahead, slot)
    return applied.ok ? applied.state : ahead
  }, operator.state)
}

/** What an account's next transaction is to be numbered, behind those that wait. */
export function nextNonce({ operator }: Pick<ZkWorld, 'operator'>, account: number): number {
  const waiting = operator.queue.filter(({ slot }) => slot.from === account).length
  return Number(operator.state.accounts.get(account)?.nonce ?? 0n) + waiting
}

/** Notes when the first of what waits came. */
export function withSince(state: ZkWorld, now: Seconds): ZkWorld {
  const { operator } = state
  const isEmpty = operator.queue.length === 0 && takeable(state, now).length === 0
  const since = isEmpty ? null : (operator.since ?? now)
  return since === operator.since ? state : { ...state, operator: { ...operator, since } }
}
