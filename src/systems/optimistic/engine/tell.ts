// What has become known since the last look, told as events: each thing that a contract said, once.

import type { Hex } from '../../../kernel/types.ts'
import { decodeRecord } from '../../../rollup/records.ts'
import { claimAt, fallenBecauseOf } from './claims.ts'
import type { OptimisticCtx } from './errands.ts'
import { type Payout, rightfulPart } from './exits.ts'
import { gameAt } from './games.ts'
import type { BatchFact, MessageFact } from './l1/facts.ts'
import type { Told } from './l1/logs.ts'
import { idOf } from './people.ts'
import { GWEI_WEI, gwei, type OptimisticState } from './state.ts'
import type { GameMove } from './types/events.ts'
import type { PostingMode } from './types/shared.ts'

export const POSTED_AS: { readonly [mode in 0 | 1 | 2]: PostingMode | 'forced' } = {
  0: 'calldata',
  1: 'blob',
  2: 'forced',
}

/** `before`: the world as it was told last. */
export function tellNews(before: OptimisticState, state: OptimisticState, ctx: OptimisticCtx): void {
  const old = new Set(before.log.told.map(({ place }) => place.key))
  tellDropped(before, state, ctx)
  for (const told of state.log.told) if (!old.has(told.place.key)) tellOne(state, told, ctx)
  tellFallen(before, state, ctx)
}

function tellDropped({ facts }: OptimisticState, state: OptimisticState, ctx: OptimisticCtx): void {
  const there = new Set(state.log.told.map(({ place }) => place.key))
  for (const { batch, place } of facts.batches)
    if (!there.has(place.key)) ctx.emit('batch.dropped', { batch, tx: place.tx })
}

function tellFallen(before: OptimisticState, state: OptimisticState, ctx: OptimisticCtx): void {
  for (const { claim, status } of state.facts.claims) {
    const because = fallenBecauseOf(state, claim)
    if (status === 'rejected' || because === null || fallenBecauseOf(before, claim) !== null) continue
    ctx.emit('claim.fallen', { claim, because })
  }
}

function tellOne(state: OptimisticState, told: Told, ctx: OptimisticCtx): void {
  switch (told.by) {
    case 'inbox':
      tellInbox(state, told, ctx)
      return
    case 'bridge':
      tellBridge(state, told, ctx)
      return
    case 'rollup':
      tellRollup(state, told, ctx)
      return
    case 'game':
      tellGame(state, told, ctx)
      return
    case 'fastExit':
      tellExit(state, told, ctx)
      return
    case 'reExecutor':
      tellReExecutor(state, told, ctx)
      return
  }
}

type ToldBy<K extends Told['by']> = Extract<Told, { by: K }>
type OfName<T, N> = Extract<T, { eventName: N }>

// ── Inbox ────────────────────────────────────────────────────────────────────────────────────────

function tellInbox(state: OptimisticState, told: ToldBy<'inbox'>, ctx: OptimisticCtx): void {
  if (told.eventName === 'BatchPosted') {
    const fact = state.facts.batches[Number(told.args.batch)]
    if (fact !== undefined) tellBatch(state, fact, ctx)
    return
  }
  const message = state.facts.messages[Number(told.args.message)]
  if (message !== undefined) ctx.emit('inbox.queued', describeMessage(state, message))
}

function tellBatch(state: OptimisticState, { batch, posted, place }: BatchFact, ctx: OptimisticCtx): void {
  const derived = state.derived[batch]
  const messages = derived?.after.messages ?? []
  ctx.emit('batch.posted', {
    batch,
    mode: POSTED_AS[posted.mode],
    bytes: posted.length,
    messages: messages.length,
    block: place.block,
    tx: place.tx,
    feeWei: place.feeWei.toString(),
    gasUsed: place.gasUsed,
    blobFeeWei: place.blobFeeWei.toString(),
  })
  const first = (state.derived[batch - 1]?.after.state ?? state.genesis).counters.messages
  for (const [index, effect] of messages.entries()) {
    const message = first + index
    const forced = message >= (derived?.after.batch.messagesTo ?? 0)
    ctx.emit('inbox.taken', { message, batch, forced, ok: effect.ok, why: effect.ok ? null : effect.why })
  }
}

export function describeMessage(state: OptimisticState, { message, record, at, place }: MessageFact) {
  const decoded = decodeRecord(record)
  const kind = decoded === null ? 'transfer' : decoded.kind === 'deposit' ? 'deposit' : decoded.signed.tx.kind
  const amount = decoded === null ? 0n : decoded.kind === 'deposit' ? decoded.amount : decoded.signed.tx.amount
  return {
    message,
    kind,
    fromId: idOf(state.facts.deposits.find((each) => each.message === message)?.from ?? place.sender),
    amount: gwei(amount),
    dueAt: at + state.params.forceDelaySeconds,
    block: place.block,
    tx: place.tx,
  } as const
}

// ── Bridge and exits ─────────────────────────────────────────────────────────────────────────────

function tellBridge(state: OptimisticState, told: ToldBy<'bridge'>, ctx: OptimisticCtx): void {
  const { block, tx } = told.place
  if (told.eventName === 'Deposited') {
    const { from, amountGwei, message } = told.args
    const amountWei = (amountGwei * GWEI_WEI).toString()
    ctx.emit('bridge.deposited', { fromId: idOf(from), amountWei, message: Number(message), block, tx })
  }
  if (told.eventName === 'Withdrawn') {
    const { number, to, amountGwei } = told.args
    ctx.emit('bridge.paid', {
      withdrawal: Number(number),
      to,
      toId: idOf(to),
      amountWei: (amountGwei * GWEI_WEI).toString(),
      block,
      tx,
      robbedWei: robbedBy(state, { withdrawal: Number(number), to: to.toLowerCase() as Hex, amountGwei }).toString(),
    })
  }
}

/** How much of what was paid the rollup's own bytes do not owe to whom it was paid, in wei. */
export const robbedBy = (state: OptimisticState, payout: Payout): bigint =>
  (payout.amountGwei - rightfulPart(state, payout)) * GWEI_WEI

function tellExit(state: OptimisticState, told: ToldBy<'fastExit'>, ctx: OptimisticCtx): void {
  const { block } = told.place
  const offer = Number(told.args.offer)
  const fact = state.facts.offers[offer]
  if (fact === undefined) return
  const { withdrawal } = fact
  switch (told.eventName) {
    case 'Offered':
      ctx.emit('exit.offered', {
        offer,
        withdrawal,
        sellerId: idOf(fact.seller),
        amountWei: (fact.amountGwei * GWEI_WEI).toString(),
        priceWei: fact.priceWei.toString(),
        block,
      })
      return
    case 'Filled': {
      const { provider } = told.args
      ctx.emit('exit.filled', {
        offer,
        withdrawal,
        providerId: idOf(provider),
        priceWei: fact.priceWei.toString(),
        block,
      })
      return
    }
    case 'ExitCollected':
      ctx.emit('exit.collected', { offer, withdrawal, amountWei: told.args.amount.toString(), block })
      return
    case 'TakenBack':
      ctx.emit('exit.takenBack', { offer, withdrawal, block })
      return
  }
}

// ── Claims ───────────────────────────────────────────────────────────────────────────────────────

function tellRollup(state: OptimisticState, told: ToldBy<'rollup'>, ctx: OptimisticCtx): void {
  const { block, tx } = told.place
  if (told.eventName === 'Credited' || told.eventName === 'Collected' || told.eventName === 'Burnt') return
  const number = Number(told.args.claim)
  const fact = claimAt(state, number)
  if (fact === undefined) return
  const { batch, output } = fact
  switch (told.eventName) {
    case 'ClaimProposed':
      ctx.emit('claim.made', {
        claim: number,
        parent: fact.parent,
        batch,
        output,
        steps: fact.steps,
        proposer: fact.proposer,
        proposerId: idOf(fact.proposer),
        bondWei: state.params.proposerBondWei,
        challengeableUntil: fact.challengeableUntil,
        block,
        tx,
      })
      return
    case 'ClaimConfirmed': {
      const isTrue = state.judged[number]?.isTrue === true
      ctx.emit('claim.confirmed', { claim: number, batch, output, block, tx, isTrue })
      return
    }
    case 'ClaimRejected': {
      const game = state.facts.games.find((each) => each.claim === number && each.winner === 'challenger')?.game ?? 0
      ctx.emit('claim.rejected', { claim: number, batch, game, block, tx })
      return
    }
    case 'ClaimOvertaken':
      return
  }
}

// ── Games ────────────────────────────────────────────────────────────────────────────────────────

function tellGame(state: OptimisticState, told: ToldBy<'game'>, ctx: OptimisticCtx): void {
  if (told.eventName === 'Credited' || told.eventName === 'Collected' || told.eventName === 'Burnt') return
  const { block, tx } = told.place
  const number = Number(told.args.game)
  const game = gameAt(state, number)
  if (game === undefined) return
  switch (told.eventName) {
    case 'GameOpened':
      ctx.emit('game.opened', {
        game: number,
        claim: game.claim,
        challenger: game.challenger,
        challengerId: idOf(game.challenger),
        steps: game.steps,
        bondWei: state.params.challengerBondWei,
        block,
        tx,
      })
      return
    case 'Bisected': {
      const [lo, hi] = [Number(told.args.lo), Number(told.args.hi)]
      ctx.emit('game.bisected', { ...moveIn(told, number, lo, hi), shown: told.args.inner.length })
      return
    }
    case 'Chosen': {
      const { segment, defenderHash, challengerHash } = told.args
      const [lo, hi] = [Number(told.args.lo), Number(told.args.hi)]
      const move = moveIn(told, number, lo, hi)
      ctx.emit('game.chosen', { ...move, segment: Number(segment), defenderHash, challengerHash })
      return
    }
    case 'Proven': {
      const winner = game.winner === 'defender' ? 'defender' : 'challenger'
      ctx.emit('game.proven', { ...moveIn(told, number, game.lo, game.hi), result: told.args.result, winner })
      return
    }
    case 'TimedOut':
      ctx.emit('game.timedOut', {
        ...moveIn(told, number, game.lo, game.hi),
        who: game.timedOut ?? 'challenger',
      })
      return
    case 'GameClosed':
      ctx.emit('game.closed', {
        game: number,
        claim: game.claim,
        winner: game.winner ?? 'nobody',
        ...stakesOf(state, told),
        block,
      })
      return
  }
}

function moveIn({ place }: Told, game: number, lo: number, hi: number): GameMove {
  const { gasUsed, feeWei, block, tx, sender } = place
  return { game, byId: idOf(sender), lo, hi, gasUsed, feeWei: feeWei.toString(), block, tx }
}

/** What the transaction that closed the game did with the bonds. */
function stakesOf(state: OptimisticState, { place }: OfName<ToldBy<'game'>, 'GameClosed'>) {
  const isHere = ({ place: { tx } }: { readonly place: { readonly tx: Hex } }) => tx === place.tx
  const sum = (entries: readonly { readonly amountWei: bigint }[]) =>
    entries.reduce((total, { amountWei }) => total + amountWei, 0n).toString()
  return {
    toWinnerWei: sum(state.facts.credits.filter(isHere)),
    burntWei: sum(state.facts.burnt.filter(isHere)),
  }
}

// ── The re-executor ──────────────────────────────────────────────────────────────────────────────

function tellReExecutor(state: OptimisticState, told: ToldBy<'reExecutor'>, ctx: OptimisticCtx): void {
  const { block, tx, gasUsed } = told.place
  if (told.eventName === 'Posted') {
    const post = Number(told.args.post)
    const bytes = state.oneShot.find((each) => each.tx === tx)?.bytes ?? 0
    ctx.emit('oneShot.posted', { post, transactions: Number(told.args.transactions), bytes, gasUsed, block, tx })
  }
  if (told.eventName === 'ProvenWrong') {
    const post = Number(told.args.post)
    const postTx = state.facts.oneShot.find((each) => each.post === post)?.place.tx
    const bytes = state.oneShot.find((each) => each.tx === postTx)?.provenBytes ?? 0
    ctx.emit('oneShot.proven', { post, index: Number(told.args.index), gasUsed, bytes, block, tx })
  }
}
