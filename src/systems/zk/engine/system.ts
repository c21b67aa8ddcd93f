import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type {
  ActionDefinition,
  ActionDefinitions,
  ActorId,
  Refusal,
  Refused,
  Seconds,
  System,
} from '../../../kernel/types.ts'
import { l1Actions, scheduleNextSlot, startL1, tellL1 } from '../../../l1/actions.ts'
import { sealSlot } from '../../../l1/chain/seal.ts'
import { isAnythingDue } from '../../../l1/mempool/pending.ts'
import { actAll } from './actors.ts'
import { askForData } from './data.ts'
import { zkDigest } from './digest.ts'
import { type Order, send, sendOnce, withoutDone, type ZkCtx } from './errands.ts'
import { createZk } from './genesis.ts'
import { lastExecuted } from './l1/standing.ts'
import { look } from './look.ts'
import { executeErrand, followL1 } from './operator/batches.ts'
import { closeBatch } from './operator/closing.ts'
import { handIn, replay } from './operator/door.ts'
import { orderExecute, orderRevert } from './orders.ts'
import { ZK_ARGS, zkParams } from './params.ts'
import {
  orderDeposit,
  orderEscape,
  orderExit,
  orderFreeze,
  orderRegister,
  orderReturn,
  orderTakeOut,
} from './peopleOrders.ts'
import { beginCeremony, closePhase, contribute, whyNoCeremony, whyNotBegin } from './pocket/ceremony.ts'
import { forgeInPocket } from './pocket/forgery.ts'
import { payInPocket, whyNotRunning } from './pocket/payments.ts'
import { finishProof, proveByHand, seeRefusals } from './proving/prover.ts'
import { l1Lens, type ZkWorld } from './state.ts'
import { tellNews } from './tell.ts'
import type { RollupActions, ZkActions } from './types/actions.ts'
import type { ZkEvents } from './types/events.ts'
import type { ZkParams } from './types/shared.ts'
import type { ZkView } from './types/view.ts'
import { zkView } from './view.ts'

// One world: L1 with the rollup's contracts, and the parties that use them. L1's heartbeat is everybody's: after each
// block all look what it says, and act.

type Definition<Args> = ActionDefinition<ZkWorld, Args, ZkActions, ZkEvents>
type Run<K extends keyof RollupActions> = Definition<RollupActions[K]>['run']

// ── After L1 has moved ───────────────────────────────────────────────────────────────────────────

function seeL1(before: ZkWorld, state: ZkWorld, ctx: ZkCtx): ZkWorld {
  const seen = look(withoutDone(state))
  tellNews(before, seen, ctx)
  return followL1(before, seeRefusals(before, seen, ctx), ctx)
}

const ground = l1Actions<ZkWorld, ZkActions, ZkEvents>(l1Lens)

const slot: Definition<ZkActions['l1.slot']> = {
  ...ground['l1.slot'],
  async run(state, args, _by, ctx) {
    const l1 = tellL1(await sealSlot(state.l1, args.slot), ctx)
    const next = await actAll(seeL1(state, { ...state, l1 }, ctx), ctx)
    scheduleNextSlot(next.l1, args.slot, ctx, () => isAnythingDue(next.l1))
    return next
  },
}

const reorg: Definition<ZkActions['l1.reorg']> = {
  ...ground['l1.reorg'],
  async run(state, args, by, ctx) {
    const next = await ground['l1.reorg'].run(state, args, by, ctx)
    return isRefused(next) ? next : actAll(seeL1(state, next, ctx), ctx)
  },
}

// ── What people ask for ──────────────────────────────────────────────────────────────────────────

type Asked = Promise<Order | Refused> | Order | Refused

/** One transaction on L1. */
const order =
  <Args>(ask: (state: ZkWorld, args: Args, now: Seconds) => Asked) =>
  async (state: ZkWorld, args: Args, _by: ActorId, ctx: ZkCtx): Promise<ZkWorld | Refused> => {
    const asked = await ask(state, args, ctx.clock.now)
    return isRefused(asked) ? asked : send(state, asked, ctx)
  }

/** What everybody may have something to do about. */
const thenAct =
  <Args>(run: (state: ZkWorld, args: Args, ctx: ZkCtx) => Promise<ZkWorld | Refused> | ZkWorld | Refused) =>
  async (state: ZkWorld, args: Args, _by: ActorId, ctx: ZkCtx): Promise<ZkWorld | Refused> => {
    const next = await run(state, args, ctx)
    return isRefused(next) ? next : actAll(next, ctx)
  }

const executeByHand: Run<'batch.execute'> = (state, { from }, _by, ctx) => {
  const number = lastExecuted(state.facts).number + 1
  const asked = orderExecute(state, from, number)
  return isRefused(asked) ? asked : sendOnce(state, executeErrand(number), asked, ctx)
}

function setSequencer(state: ZkWorld, change: RollupActions['sequencer.set'], ctx: ZkCtx): ZkWorld {
  const mode = { ...state.operator.mode, ...change }
  ctx.emit('sequencer.changed', mode)
  return { ...state, operator: { ...state.operator, mode } }
}

function setProver(state: ZkWorld, change: RollupActions['prover.set'], ctx: ZkCtx): ZkWorld {
  const prover = { ...state.prover, ...change }
  ctx.emit('prover.changed', prover)
  return { ...state, prover }
}

function setMember(state: ZkWorld, { id, mode }: RollupActions['committee.set'], ctx: ZkCtx): ZkWorld | Refused {
  const { committee } = state
  if (!committee.members.some((member) => member.id === id)) return refuse('no-such-member', { id })
  ctx.emit('committee.changed', { id, mode })
  const members = committee.members.map((member) => (member.id === id ? { ...member, mode } : member))
  return { ...state, committee: { ...committee, members } }
}

const post = (state: ZkWorld, _args: RollupActions['sequencer.post'], ctx: ZkCtx): ZkWorld | Refused =>
  whyNoBatch(state) ?? closeBatch(state, 'asked', ctx)

function whyNoBatch({ operator, facts }: ZkWorld): Refused | null {
  if (facts.frozen !== null) return refuse('frozen')
  return operator.mode.online ? null : refuse('sequencer-offline')
}

const refusalOf = (refused: Refused | null): Refusal | null => refused?.refused ?? null

type Runs = {
  readonly [K in keyof RollupActions]: Omit<Definition<RollupActions[K]>, 'args'>
}

const runs: Runs = {
  'l2.send': { run: thenAct(handIn) },
  'l2.replay': { run: thenAct(replay) },
  'bridge.register': {
    run: order<RollupActions['bridge.register']>((state, { from, subtree, valueWei }) =>
      orderRegister(state, from, subtree, BigInt(valueWei)),
    ),
  },
  'bridge.deposit': {
    run: order<RollupActions['bridge.deposit']>((state, { from, account, valueWei }) =>
      orderDeposit(state, from, account, BigInt(valueWei)),
    ),
  },
  'bridge.takeOut': { run: order<RollupActions['bridge.takeOut']>((state, { from }) => orderTakeOut(state, from)) },
  'exit.request': {
    run: order<RollupActions['exit.request']>((state, { from, account }) => orderExit(state, from, account)),
  },
  'exit.escape': {
    run: order<RollupActions['exit.escape']>((state, { from, account }) => orderEscape(state, from, account)),
  },
  'deposit.return': {
    run: order<RollupActions['deposit.return']>((state, { from, message }) => orderReturn(state, from, message)),
  },
  'rollup.freeze': {
    run: order<RollupActions['rollup.freeze']>((state, { from }, now) => orderFreeze(state, from, now)),
  },
  'rollup.revert': {
    run: order<RollupActions['rollup.revert']>((state, { from }, now) => orderRevert(state, from, now)),
  },
  'data.ask': { run: (state, args, _by, ctx) => askForData(state, args, ctx) },
  'sequencer.set': { run: thenAct(setSequencer) },
  'sequencer.post': {
    run: thenAct(post),
    whyNot: (state) =>
      refusalOf(whyNoBatch(state)) ?? (state.operator.since === null ? { code: 'nothing-to-post', facts: null } : null),
  },
  'batch.prove': { run: (state, args, _by, ctx) => proveByHand(state, args, ctx) },
  'batch.execute': { run: executeByHand },
  'prover.set': { run: thenAct(setProver) },
  'committee.set': {
    run: thenAct(setMember),
    whyNot: ({ committee }) => (committee.members.length === 0 ? { code: 'no-committee', facts: null } : null),
  },
  'l1.crowd': {
    run: (state, { baseFeeWei }, _by, ctx) => {
      ctx.emit('l1.crowded', { baseFeeWei })
      return { ...state, l1: { ...state.l1, params: { ...state.l1.params, backgroundBaseFeeWei: baseFeeWei } } }
    },
  },
  'ceremony.contribute': {
    run: (state, args, _by, ctx) => contribute(state, args, ctx),
    whyNot: (state) => refusalOf(whyNoCeremony(state)),
  },
  'ceremony.begin': {
    run: (state, _args, _by, ctx) => beginCeremony(state, ctx),
    whyNot: (state) => refusalOf(whyNotBegin(state)),
  },
  'ceremony.close': { run: thenAct(closePhase), whyNot: (state) => refusalOf(whyNoCeremony(state)) },
  'pocket.pay': {
    run: (state, args, _by, ctx) => payInPocket(state, args, ctx),
    whyNot: (state) => refusalOf(whyNotRunning(state)),
  },
  'pocket.forge': {
    run: (state, args, _by, ctx) => forgeInPocket(state, args, ctx),
    whyNot: (state) => refusalOf(whyNotRunning(state)),
  },
  'prover.finish': { internal: true, run: thenAct(finishProof) },
  'actors.wake': { internal: true, run: (state, _args, _by, ctx) => actAll(state, ctx) },
}

const withArgs = <K extends keyof RollupActions>(type: K): Definition<RollupActions[K]> => ({
  args: ZK_ARGS[type],
  ...runs[type],
})

const actions: ActionDefinitions<ZkWorld, ZkActions, ZkEvents> = {
  ...ground,
  ...(Object.fromEntries(Object.keys(runs).map((type) => [type, withArgs(type as keyof RollupActions)])) as unknown as {
    readonly [K in keyof RollupActions]: Definition<RollupActions[K]>
  }),
  'l1.slot': slot,
  'l1.reorg': reorg,
}

export const zkSystem: System<ZkWorld, ZkActions, ZkEvents, ZkView, ZkParams> = {
  id: 'zk',
  params: zkParams,
  actions,
  init: async (params, ctx) => {
    const state = await createZk(params)
    startL1(state.l1, ctx)
    return state
  },
  digest: zkDigest,
  view: zkView,
}
