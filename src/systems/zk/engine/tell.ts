// What has become known since the last look, told as events: each thing that the contract said, once.

import type { Hex } from '../../../kernel/types.ts'
import type { Place } from '../../../l1/told.ts'
import type { ZkCtx } from './errands.ts'
import type { Told } from './l1/logs.ts'
import { word } from './looking/words.ts'
import { idOf, ownerOf } from './people.ts'
import { robbedBy } from './rightful.ts'
import { subtreeOf } from './rules/state.ts'
import type { ZkWorld } from './state.ts'
import type { OnL1, RollupEvents } from './types/events.ts'

/** `before`: the world as it was told last. */
export function tellNews(before: ZkWorld, state: ZkWorld, ctx: ZkCtx): void {
  if (before.log === state.log) return
  const old = new Set(before.log.told.map(({ place }) => place.key))
  tellDropped(before, state, ctx)
  for (const told of state.log.told) if (!old.has(told.place.key)) tellOne(state, told, ctx)
}

const STEPS: { readonly [name in Told['eventName']]?: RollupEvents['batch.dropped']['what'] } = {
  BatchCommitted: 'commit',
  BatchProven: 'prove',
  BatchExecuted: 'execute',
}

function tellDropped(before: ZkWorld, state: ZkWorld, ctx: ZkCtx): void {
  const there = new Set(state.log.told.map(({ place }) => place.key))
  for (const told of before.log.told) {
    const what = STEPS[told.eventName]
    if (what === undefined || there.has(told.place.key) || !('number' in told.args)) continue
    ctx.emit('batch.dropped', { batch: Number(told.args.number), what, tx: told.place.tx })
  }
}

/** In which block of L1, and at what cost. */
export const onL1Of = ({ block, tx, sender, gasUsed, feeWei, blobFeeWei, bytes }: Place): OnL1 => ({
  block,
  tx,
  byId: idOf(sender),
  gasUsed,
  feeWei: feeWei.toString(),
  blobFeeWei: blobFeeWei.toString(),
  bytes,
})

const isTrue = ({ operator }: ZkWorld, number: number): boolean =>
  operator.batches.find((batch) => batch.number === number)?.isTrue === true

function tellOne(state: ZkWorld, told: Told, ctx: ZkCtx): void {
  const where = onL1Of(told.place)
  switch (told.eventName) {
    case 'AccountRegistered': {
      const account = Number(told.args.account)
      const ownerId = idOf(told.args.owner)
      ctx.emit('account.registered', { ...where, account, ownerId, subtree: subtreeOf(account) })
      return
    }
    case 'MessageQueued':
      tellMessage(state, Number(told.args.message), where, ctx)
      return
    case 'BatchCommitted': {
      const { number, batch } = told.args
      const posting = BigInt(batch.blob) === 0n ? 'calldata' : 'blob'
      ctx.emit('batch.committed', { ...where, batch: Number(number), posting, newRoot: word(batch.newRoot) })
      return
    }
    case 'BatchProven': {
      const batch = Number(told.args.number)
      ctx.emit('batch.proven', { ...where, batch, isTrue: isTrue(state, batch) })
      return
    }
    case 'BatchExecuted':
      tellExecuted(state, Number(told.args.number), told.args.root, told.place, ctx)
      return
    case 'BatchesReverted':
      ctx.emit('batch.reverted', { ...where, first: Number(told.args.first), last: Number(told.args.last) })
      return
    case 'Credited':
      tellCredit(state, told.place, ctx)
      return
    case 'TakenOut': {
      const { owner, amount } = told.args
      ctx.emit('bridge.takenOut', { ...where, ownerId: idOf(owner), amountWei: amount.toString() })
      return
    }
    case 'Frozen': {
      const { message, root } = told.args
      ctx.emit('rollup.frozen', { ...where, message: Number(message), root: word(root) })
      return
    }
  }
}

function tellMessage(state: ZkWorld, number: number, where: OnL1, ctx: ZkCtx): void {
  const fact = state.facts.messages[number]
  if (fact === undefined) return
  const { message, kind, account, amountGwei, queuedAt } = fact
  ctx.emit('message.queued', {
    ...where,
    message,
    kind,
    account,
    ownerId: ownerOf(state, account),
    amount: amountGwei.toString(),
    dueAt: queuedAt + state.params.messagePeriodSeconds,
  })
}

function tellExecuted(state: ZkWorld, batch: number, root: bigint, place: Place, ctx: ZkCtx): void {
  const { batches } = state.facts
  const credited = creditsAt(state, place.tx).length
  ctx.emit('batch.executed', { ...onL1Of(place), batch, root: word(root), credited, isTrue: isTrue(state, batch) })
  const to = batches[batch]?.struct.messageCount ?? 0
  for (let message = batches[batch - 1]?.struct.messageCount ?? 0; message < to; message++) {
    ctx.emit('message.taken', { message, batch })
  }
}

const creditsAt = ({ facts }: ZkWorld, tx: Hex) => facts.credits.filter(({ place }) => place.tx === tx)

function tellCredit(state: ZkWorld, { key, block, tx }: Place, ctx: ZkCtx): void {
  const credit = state.facts.credits.find(({ place }) => place.key === key)
  if (credit === undefined) return
  const { account, owner, amountWei, reason } = credit
  ctx.emit('exit.credited', {
    account,
    ownerId: idOf(owner),
    owner,
    amountWei: amountWei.toString(),
    reason,
    block,
    tx,
    robbedWei: robbedBy(state, credit).toString(),
  })
}
