// What people hand to the sequencer, and whether it takes it.

import { refuse } from '../../../../kernel/refusal.ts'
import type { Refused, Seconds } from '../../../../kernel/types.ts'
import { sign } from '../../../../prover/babyjub/eddsa.ts'
import { poseidon } from '../../../../prover/poseidon/hash.ts'
import type { ZkCtx } from '../errands.ts'
import { word } from '../looking/words.ts'
import { keyOf, ownerOf } from '../people.ts'
import { subtreeOf } from '../rules/state.ts'
import { applySlot, messageOf, type Signed, type SignedSlot } from '../rules/transition.ts'
import type { Queued, ZkWorld } from '../state.ts'
import type { RollupActions, Wish } from '../types/actions.ts'
import type { L2TxSummary, RollupEvents } from '../types/events.ts'
import { nextNonce, stateAhead, withSince } from './waiting.ts'

type Ignored = RollupEvents['l2.ignored']['reason']

export function handIn(
  state: ZkWorld,
  { account, wish, feeGwei, signedBy, nonce = nextNonce(state, account) }: RollupActions['l2.send'],
  ctx: ZkCtx,
): ZkWorld | Refused {
  if (!state.facts.accounts.has(account)) return refuse('no-such-account', { account })
  const owner = ownerOf(state, account)
  const signer = signedBy ?? owner
  const key = signer === null ? null : keyOf(signer, subtreeOf(account))
  if (signer === null || key === null) return refuse('unknown-account', { account: signer ?? String(account) })
  const signed = signedOf(account, wish, BigInt(feeGwei ?? state.params.feeGwei))
  const isOther = signer !== owner
  const slot: SignedSlot = {
    ...signed,
    signature: sign(key, messageOf(signed, BigInt(nonce), state.domain)),
    nonce: BigInt(nonce),
    ...(isOther ? { key: key.publicKey } : {}),
  }
  return takeIn(state, { slot, summary: summarise(state, slot, nonce, isOther ? signer : null) }, ctx)
}

/** The very same transaction once more. */
export function replay(state: ZkWorld, { hash }: RollupActions['l2.replay'], ctx: ZkCtx): ZkWorld | Refused {
  const found = state.operator.taken.find(({ summary }) => summary.hash === hash)
  return found === undefined ? refuse('no-such-transaction', { hash }) : takeIn(state, found, ctx)
}

function takeIn(state: ZkWorld, { slot, summary }: Queued, ctx: ZkCtx): ZkWorld | Refused {
  if (state.facts.frozen !== null) return refuse('frozen')
  const { operator } = state
  const reason = whyIgnored(state, slot, ctx.clock.now)
  if (reason !== null) {
    ctx.emit('l2.ignored', { ...summary, reason })
    return state
  }
  ctx.emit('l2.queued', summary)
  const queue = [...operator.queue, { slot, summary }]
  return withSince({ ...state, operator: { ...operator, queue } }, ctx.clock.now)
}

function whyIgnored(state: ZkWorld, slot: SignedSlot, now: Seconds): Ignored | null {
  const { online, blind } = state.operator.mode
  if (!online) return 'offline'
  if (blind) return null
  const applied = applySlot(stateAhead(state, now), slot)
  return applied.ok ? null : applied.why
}

function signedOf(from: number, wish: Wish, fee: bigint): Signed {
  const amount = BigInt(wish.amountGwei)
  return wish.kind === 'transfer'
    ? { kind: 'transfer', from, to: wish.to, amount, fee }
    : { kind: 'withdraw', from, amount, fee }
}

function summarise(state: ZkWorld, slot: SignedSlot, nonce: number, signedBy: string | null): L2TxSummary {
  const { r8, s } = slot.signature
  const to = slot.kind === 'transfer' ? slot.to : null
  return {
    hash: word(poseidon([messageOf(slot, BigInt(nonce), state.domain), r8.x, r8.y, s])),
    kind: slot.kind,
    from: slot.from,
    to,
    fromId: ownerOf(state, slot.from),
    toId: to === null ? null : ownerOf(state, to),
    amount: slot.amount.toString(),
    fee: slot.fee.toString(),
    nonce,
    signedBy,
  }
}
