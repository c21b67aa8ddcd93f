import * as v from 'valibot'
import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { ActionDefinition, ActionDefinitions, ActorId, Refused, System } from '../../../kernel/types.ts'
import { l1Actions, scheduleNextSlot, startL1, tellL1 } from '../../../l1/actions.ts'
import { sealSlot } from '../../../l1/chain/seal.ts'
import { isAnythingDue } from '../../../l1/mempool/pending.ts'
import { weiSchema } from '../../../l1/schemas.ts'
import { actAll, checkClaim, moveOf } from './actors.ts'
import { claimAt, honestTip, judgeAll, orderClaim, orderConfirm } from './claims.ts'
import { deriveAll } from './derive.ts'
import { optimisticDigest } from './digest.ts'
import { type OptimisticCtx, type Order, send, sendOnce, withoutDone } from './errands.ts'
import { orderFill, orderSell, orderTakeBack, orderWithdraw } from './exits.ts'
import { gameAt, orderBisect, orderChallenge, orderChoose, orderProve, orderTimeout } from './games.ts'
import { createOptimistic } from './genesis.ts'
import { NO_FACTS } from './l1/facts.ts'
import { fold } from './l1/fold.ts'
import { readOn } from './l1/logs.ts'
import { orderCollect, orderDeposit, orderForceBatch, orderForced } from './messages.ts'
import { orderOneShotPost, orderOneShotProof } from './oneShotOrders.ts'
import {
  batchPolicyChangeSchema,
  gweiSchema,
  idSchema,
  lieSchema,
  optimisticParams,
  orderingSchema,
  postingSchema,
  watcherModeSchema,
  wishSchema,
} from './params.ts'
import { addressOf } from './people.ts'
import { rebuild } from './rebuild.ts'
import { closeBatch, followL1, whyClose } from './sequencer/batches.ts'
import { startTicking } from './sequencer/blocks.ts'
import { handIn, handInTraffic } from './sequencer/door.ts'
import { sealWhatFits } from './sequencer/room.ts'
import { l1Lens, type OptimisticState } from './state.ts'
import { tellNews } from './tell.ts'
import type { OptimisticActions, RollupActions } from './types/actions.ts'
import type { OptimisticEvents } from './types/events.ts'
import type { OptimisticParams } from './types/shared.ts'
import type { OptimisticView } from './types/view.ts'
import { optimisticView } from './view.ts'
import { takeBackStale } from './waitingClaims.ts'

// One world: L1 with the rollup's contracts, and the parties that use them. L1's heartbeat is everybody's: after each
// block all look what it says, and act.

type Definition<Args> = ActionDefinition<OptimisticState, Args, OptimisticActions, OptimisticEvents>
/** Of one moment: as many as a batch of a small rollup holds, some times over. */
const MOST_PAYMENTS = 500

type Run<K extends keyof RollupActions> = Definition<RollupActions[K]>['run']

// ── After L1 has moved ───────────────────────────────────────────────────────────────────────────

/** What everybody sees: the contracts' logs, what they add up to, what the rollup is by them, and which claims are true. */
function look(state: OptimisticState): OptimisticState {
  const log = readOn(state.log, state.l1, state.contracts)
  if (log === state.log) return state
  const known = new Set(state.log.told.map(({ place }) => place.key))
  const hasOnlyGrown = log.told.slice(0, state.log.told.length).every(({ place }) => known.has(place.key))
  const begin = hasOnlyGrown && log.told.length >= state.log.told.length ? state.log.told.length : 0
  let facts = begin === 0 ? NO_FACTS : state.facts
  for (const told of log.told.slice(begin)) facts = fold(facts, told, state.params.clockSeconds)
  return judgeAll(deriveAll({ ...state, log, facts }))
}

function seeL1(before: OptimisticState, state: OptimisticState, ctx: OptimisticCtx): OptimisticState {
  const seen = look(withoutDone(state))
  tellNews(before, seen, ctx)
  return followL1(before, seen, ctx)
}

const isDue = (state: OptimisticState): boolean => {
  const { open, batchPolicy } = state.sequencer
  const waitsForPrice = open.since !== null && batchPolicy.maxPriceGwei !== null
  return isAnythingDue(state.l1) || waitsForPrice
}

const ground = l1Actions<OptimisticState, OptimisticActions, OptimisticEvents>(l1Lens)

const slot: Definition<{ readonly slot: number }> = {
  ...ground['l1.slot'],
  idle: (state) => !isDue(state),
  async run(state, args, _by, ctx) {
    const l1 = tellL1(await sealSlot(state.l1, args.slot), ctx)
    const next = await actAll(seeL1(state, { ...state, l1 }, ctx), ctx)
    scheduleNextSlot(next.l1, args.slot, ctx, () => isDue(next))
    return next
  },
}

const reorg: Definition<OptimisticActions['l1.reorg']> = {
  ...ground['l1.reorg'],
  async run(state, args, by, ctx) {
    const next = await ground['l1.reorg'].run(state, args, by, ctx)
    return isRefused(next) ? next : actAll(await takeBackStale(seeL1(state, next, ctx), ctx), ctx)
  },
}

// ── What people ask for ──────────────────────────────────────────────────────────────────────────

/** One transaction on L1. */
const order =
  <Args>(ask: (state: OptimisticState, args: Args) => Promise<Order | Refused> | Order | Refused) =>
  async (state: OptimisticState, args: Args, _by: ActorId, ctx: OptimisticCtx): Promise<OptimisticState | Refused> => {
    const asked = await ask(state, args)
    return isRefused(asked) ? asked : send(state, asked, ctx)
  }

/** The sequencer's second; a full batch is closed at once. */
const passSecond: Run<'l2.block'> = async (state, _args, _by, ctx) => {
  const { state: sealed, isFull } = sealWhatFits(state, ctx)
  const why = isFull ? 'size' : whyClose(sealed, ctx.clock.now)
  const closed = why === 'size' ? await closeBatch(sealed, why, ctx) : sealed
  // Who had no room goes on with the next second; while the full one can't be sent, that would be no use.
  return actAll(isRefused(closed) ? sealed : startTicking(closed, ctx), ctx)
}

const setSequencer: Run<'sequencer.set'> = async (state, { batchPolicy, ...change }, _by, ctx) => {
  const { sequencer } = state
  const stranger = change.censored?.find((id) => addressOf(id) === null)
  if (stranger !== undefined) return refuse('unknown-account', { account: stranger })
  const next = { ...sequencer, ...change, batchPolicy: { ...sequencer.batchPolicy, ...batchPolicy }, held: false }
  const { online, ordering, censored, posting } = next
  ctx.emit('sequencer.changed', { online, ordering, censored, posting, batchPolicy: next.batchPolicy })
  return actAll(startTicking({ ...state, sequencer: next }, ctx), ctx)
}

const setProposer: Run<'proposer.set'> = async (state, change, _by, ctx) => {
  const proposer = { ...state.proposer, ...change }
  ctx.emit('proposer.changed', proposer)
  return actAll({ ...state, proposer }, ctx)
}

const makeClaim: Run<'claim.make'> = async (state, { from, parent, lie }, _by, ctx) => {
  const making = orderClaim(state, from, parent ?? honestTip(state), lie ?? null)
  if (isRefused(making)) return making
  const sent = await send(state, making.order, ctx)
  return isRefused(sent) ? sent : { ...sent, lies: making.told }
}

const setWatcher: Run<'watcher.set'> = async (state, { id, mode }, _by, ctx) => {
  const isKnown = state.watchers.some((each) => each.id === id)
  const others = isKnown ? state.watchers : [...state.watchers, { id, mode, checked: [], failed: [] }]
  const watchers = others.map((each) => (each.id === id ? { ...each, mode } : each))
  ctx.emit('watcher.changed', { id, mode })
  return actAll({ ...state, watchers }, ctx)
}

const check: Run<'watcher.check'> = (state, { id, claim }, _by, ctx) => {
  const fact = claimAt(state, claim)
  if (fact === undefined) return refuse('no-such-claim', { claim })
  if (!state.watchers.some((each) => each.id === id)) return refuse('no-such-watcher', { id })
  return checkClaim(state, id, fact, ctx)
}

type GameOrder = (
  state: OptimisticState,
  from: string,
  game: NonNullable<ReturnType<typeof gameAt>>,
) => Promise<Order | Refused> | Order | Refused

/** A move by hand. It is made once, whoever else would make it by itself. */
const move =
  (ask: GameOrder) =>
  async (
    state: OptimisticState,
    { from, game: number }: { readonly from: string; readonly game: number },
    _by: ActorId,
    ctx: OptimisticCtx,
  ): Promise<OptimisticState | Refused> => {
    const game = gameAt(state, number)
    if (game === undefined) return refuse('no-such-game', { game: number })
    if (game.turn === 'over') return refuse('game-over', { game: number })
    const asked = await ask(state, from, game)
    return isRefused(asked) ? asked : sendOnce(state, moveOf(game), asked, ctx)
  }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31))
const moveArgs = v.strictObject({ from: idSchema, game: whole })

const rollupActions: { readonly [K in keyof RollupActions]: Definition<RollupActions[K]> } = {
  'l2.send': {
    args: v.strictObject({ from: idSchema, wish: wishSchema, feeGwei: v.exactOptional(gweiSchema) }),
    run: (state, args, _by, ctx) => handIn(state, args, ctx),
  },
  'l2.traffic': {
    args: v.strictObject({ payments: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PAYMENTS)) }),
    run: (state, args, _by, ctx) => handInTraffic(state, args, ctx),
  },
  'l2.force': {
    args: v.strictObject({ from: idSchema, wish: wishSchema }),
    run: order<RollupActions['l2.force']>(orderForced),
  },
  'l2.block': { args: v.strictObject({ at: v.number() }), internal: true, run: passSecond },
  'actors.wake': {
    args: v.strictObject({ at: v.number() }),
    internal: true,
    run: (state, _args, _by, ctx) => actAll(state, ctx),
  },
  'bridge.deposit': {
    args: v.strictObject({ from: idSchema, valueWei: weiSchema }),
    run: order<RollupActions['bridge.deposit']>(orderDeposit),
  },
  'bridge.withdraw': {
    args: v.strictObject({ from: idSchema, withdrawal: whole }),
    run: order<RollupActions['bridge.withdraw']>((state, { from, withdrawal }) =>
      orderWithdraw(state, from, withdrawal),
    ),
  },
  'exit.sell': {
    args: v.strictObject({
      from: idSchema,
      withdrawal: whole,
      priceWei: weiSchema,
      amountGwei: v.exactOptional(gweiSchema),
    }),
    run: order<RollupActions['exit.sell']>(orderSell),
  },
  'exit.takeBack': {
    args: v.strictObject({ from: idSchema, offer: whole }),
    run: order<RollupActions['exit.takeBack']>(orderTakeBack),
  },
  'exit.fill': {
    args: v.strictObject({ from: idSchema, offer: whole }),
    run: order<RollupActions['exit.fill']>((state, { from, offer }) => {
      const fact = state.facts.offers[offer]
      return fact?.status === 'open' ? orderFill(state, from, fact) : refuse('no-open-offer', { offer })
    }),
  },
  'inbox.force': {
    args: v.strictObject({ from: idSchema }),
    run: async (state, { from }, _by, ctx) => {
      const asked = orderForceBatch(state, from, ctx.clock.now)
      return isRefused(asked) ? asked : send(state, asked, ctx)
    },
  },
  'sequencer.set': {
    args: v.strictObject({
      online: v.exactOptional(v.boolean()),
      ordering: v.exactOptional(orderingSchema),
      censored: v.exactOptional(v.pipe(v.array(idSchema), v.maxLength(64))),
      posting: v.exactOptional(postingSchema),
      batchPolicy: v.exactOptional(batchPolicyChangeSchema),
    }),
    run: setSequencer,
  },
  'sequencer.post': {
    args: v.strictObject({}),
    run: (state, _args, _by, ctx) =>
      state.sequencer.online ? closeBatch(state, 'asked', ctx) : refuse('sequencer-offline', null),
    whyNot: ({ sequencer }) => (sequencer.open.since === null ? { code: 'nothing-to-post', facts: null } : null),
  },
  'sequencer.rebuild': {
    args: v.strictObject({ from: idSchema }),
    run: (state, { from }, _by, ctx) => rebuild(state, from, ctx),
  },
  'proposer.set': {
    args: v.strictObject({ online: v.exactOptional(v.boolean()), lie: v.exactOptional(v.nullable(lieSchema)) }),
    run: setProposer,
  },
  'claim.make': {
    args: v.strictObject({ from: idSchema, parent: v.exactOptional(whole), lie: v.exactOptional(lieSchema) }),
    run: makeClaim,
  },
  'claim.confirm': {
    args: v.strictObject({ from: idSchema, claim: whole }),
    run: order<RollupActions['claim.confirm']>((state, { from, claim }) =>
      claimAt(state, claim) === undefined ? refuse('no-such-claim', { claim }) : orderConfirm(state, from, claim),
    ),
  },
  'claim.collect': {
    args: v.strictObject({ from: idSchema, at: v.picklist(['rollup', 'game']) }),
    run: order<RollupActions['claim.collect']>(orderCollect),
  },
  'watcher.set': { args: v.strictObject({ id: idSchema, mode: watcherModeSchema }), run: setWatcher },
  'watcher.check': { args: v.strictObject({ id: idSchema, claim: whole }), run: check },
  'game.challenge': {
    args: v.strictObject({ from: idSchema, claim: whole }),
    run: order<RollupActions['game.challenge']>((state, { from, claim }) => {
      const fact = claimAt(state, claim)
      if (fact === undefined) return refuse('no-such-claim', { claim })
      return fact.status === 'standing' ? orderChallenge(state, from, fact) : refuse('already-decided', { claim })
    }),
  },
  'game.bisect': { args: moveArgs, run: move(orderBisect) },
  'game.choose': {
    args: v.strictObject({ from: idSchema, game: whole, segment: whole }),
    run: (state, { segment, ...rest }, by, ctx) =>
      move((now, from, game) => orderChoose(now, from, game, segment))(state, rest, by, ctx),
  },
  'game.prove': { args: moveArgs, run: move(orderProve) },
  'game.timeout': { args: moveArgs, run: move(orderTimeout) },
  'l1.crowd': {
    args: v.strictObject({ baseFeeWei: v.nullable(weiSchema) }),
    run: (state, { baseFeeWei }, _by, ctx) => {
      ctx.emit('l1.crowded', { baseFeeWei })
      return { ...state, l1: { ...state.l1, params: { ...state.l1.params, backgroundBaseFeeWei: baseFeeWei } } }
    },
  },
  'oneShot.post': {
    args: v.strictObject({ from: idSchema, batch: whole, lieAt: v.exactOptional(whole) }),
    run: orderOneShotPost,
  },
  'oneShot.prove': {
    args: v.strictObject({ from: idSchema, post: whole, index: whole }),
    run: orderOneShotProof,
  },
}

const actions: ActionDefinitions<OptimisticState, OptimisticActions, OptimisticEvents> = {
  ...ground,
  ...rollupActions,
  'l1.slot': slot,
  'l1.reorg': reorg,
}

export const optimisticSystem: System<
  OptimisticState,
  OptimisticActions,
  OptimisticEvents,
  OptimisticView,
  OptimisticParams
> = {
  id: 'optimistic',
  params: optimisticParams,
  actions,
  init: async (params, ctx) => {
    const state = await createOptimistic(params)
    startL1(state.l1, ctx)
    return state
  },
  digest: optimisticDigest,
  view: optimisticView,
}
