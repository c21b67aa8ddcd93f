// The first generation's way, beside the game: the transactions of a batch are posted again with a root after each, and one
// whose root is a lie is executed again on L1, whole. What each costs is measured.

import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { ActorId, Hex, Refused } from '../../../kernel/types.ts'
import { call } from '../../../l1/chain/submit.ts'
import { rulesOf } from './derive.ts'
import { afterSending, hashOfChange, type OptimisticCtx } from './errands.ts'
import { encodePost, encodeProof, oneShotPost, oneShotProof, recordsOf } from './oneShot.ts'
import type { OneShotRecord, OptimisticState } from './state.ts'
import type { RollupActions } from './types/actions.ts'

const bytesOf = (data: Hex): number => data.length / 2 - 1

/** Posts form a line of their own from the rollup's first state on, so batches are posted in their order. */
const standing = ({ oneShot }: OptimisticState): readonly OneShotRecord[] =>
  oneShot.filter(({ lieAt }) => lieAt === null)

export async function orderOneShotPost(
  state: OptimisticState,
  { from, batch, lieAt }: RollupActions['oneShot.post'],
  _by: ActorId,
  ctx: OptimisticCtx,
): Promise<OptimisticState | Refused> {
  const derived = state.derived[batch]
  if (derived === undefined) return refuse('no-such-batch', { batch })
  const before = standing(state)
  if (before.length !== batch) return refuse('posts-in-order', { batch, next: before.length })
  const last = before.at(-1)
  const parent = last === undefined ? 0 : numberOf(state, last.tx)
  if (parent === null) return refuse('not-posted-yet', { batch: batch - 1 })
  const start = last?.post.states.at(-1) ?? state.genesis
  const transactions = derived.after.batch.blocks.flatMap((block) => block.transactions)
  const records = recordsOf(start, transactions, rulesOf(state))
  if (records.length === 0) return refuse('nothing-to-post', { batch })
  if (lieAt !== undefined && lieAt >= records.length) return refuse('no-such-transaction', { index: lieAt })
  const post = oneShotPost({ state: start, records, rules: rulesOf(state), ...(lieAt === undefined ? {} : { lieAt }) })
  const data = encodePost(post, BigInt(parent))
  const order = { from, to: state.contracts.reExecutor, data, valueWei: state.params.proposerBondWei }
  const change = await call(state.l1, order, ctx.clock.now)
  if (isRefused(change)) return change
  const record = {
    tx: hashOfChange(change),
    batch,
    lieAt: lieAt ?? null,
    bytes: bytesOf(data),
    post,
    provenBytes: null,
  }
  return { ...afterSending(state, change, ctx), oneShot: [...state.oneShot, record] }
}

export async function orderOneShotProof(
  state: OptimisticState,
  { from, post: number, index }: RollupActions['oneShot.prove'],
  _by: ActorId,
  ctx: OptimisticCtx,
): Promise<OptimisticState | Refused> {
  const fact = state.facts.oneShot.find((each) => each.post === number)
  const record = state.oneShot.find(({ tx }) => tx === fact?.place.tx)
  if (fact === undefined || record === undefined) return refuse('no-such-post', { post: number })
  if (index >= record.post.records.length) return refuse('no-such-transaction', { index })
  const proof = oneShotProof(record.post, index, state.l1.machine.crypto.keccak256)
  const data = encodeProof(proof, BigInt(number))
  const change = await call(state.l1, { from, to: state.contracts.reExecutor, data }, ctx.clock.now)
  if (isRefused(change)) return change
  const oneShot = state.oneShot.map((each) => (each === record ? { ...each, provenBytes: bytesOf(data) } : each))
  return { ...afterSending(state, change, ctx), oneShot }
}

const numberOf = ({ facts }: OptimisticState, tx: Hex): number | null =>
  facts.oneShot.find(({ place }) => place.tx === tx)?.post ?? null
