import * as v from 'valibot'
import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { ActionDefinition, ActionDefinitions, Ctx, Refused, Seconds, System } from '../../../kernel/types.ts'
import { l1Actions, startL1, tellL1 } from '../../../l1/actions.ts'
import type { Change } from '../../../l1/chain/state.ts'
import { renamedCtx, renamedL1Actions } from '../../../l1/renamed.ts'
import { partySchema, weiSchema } from '../../../l1/schemas.ts'
import { awaitingCredit, burn, claim, credit, deposit, dueCredits, isHalted, steal } from './bridge.ts'
import { createSidechain } from './genesis.ts'
import { sidechainParams } from './params.ts'
import { l1Lens, ofKind, type SidechainState, sidechainDigest, sideLens } from './state.ts'
import type {
  BridgeActions,
  BridgeEvents,
  SidechainActions,
  SidechainEvents,
  SidechainParams,
  SidechainView,
} from './types.ts'
import { whoSignsTruth } from './validators.ts'
import { sidechainView } from './view.ts'
import { watch } from './watch.ts'

// Two chains in one world. Each knows nothing of the other: the validators watch both.

type Definition<Args> = ActionDefinition<SidechainState, Args, SidechainActions, SidechainEvents>
type Definitions = ActionDefinitions<SidechainState, SidechainActions, SidechainEvents>
type SideCtx = Ctx<SidechainActions, SidechainEvents>

const transferSchema = v.strictObject({ from: partySchema, valueWei: weiSchema })

type Ask<K extends keyof BridgeActions> = (
  state: SidechainState,
  args: BridgeActions[K],
  at: Seconds,
) => Promise<Change | Refused>

const onL1 =
  <K extends keyof BridgeActions>(ask: Ask<K>): Definition<BridgeActions[K]>['run'] =>
  async (state, args, _by, ctx) => {
    const change = await ask(state, args, ctx.clock.now)
    return isRefused(change) ? change : { ...state, l1: tellL1(change, ctx) }
  }

const onSide =
  <K extends keyof BridgeActions>(ask: Ask<K>): Definition<BridgeActions[K]>['run'] =>
  async (state, args, _by, ctx) => {
    const change = await ask(state, args, ctx.clock.now)
    return isRefused(change) ? change : { ...state, side: tellL1(change, renamedCtx(ctx, 'side')) }
  }

const bridgeActions: { readonly [K in keyof BridgeActions]: Definition<BridgeActions[K]> } = {
  'bridge.deposit': { args: transferSchema, run: onL1<'bridge.deposit'>(deposit) },
  'bridge.burn': { args: transferSchema, run: onSide<'bridge.burn'>(burn) },
  'bridge.claim': {
    args: v.strictObject({ burn: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31)) }),
    run: onL1<'bridge.claim'>(claim),
    whyNot: ({ gateLog }) => (ofKind(gateLog, 'burnt').length === 0 ? { code: 'nothing-burnt', facts: null } : null),
  },
  'bridge.steal': { args: transferSchema, run: onL1<'bridge.steal'>(steal) },
  'validators.set': {
    args: v.strictObject({
      ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(16)),
      mode: v.picklist(['honest', 'offline', 'corrupt']),
    }),
    run: (state, { ids, mode }, _by, ctx) => {
      const stranger = ids.find((id) => !state.validators.some((validator) => validator.id === id))
      if (stranger !== undefined) return refuse('no-such-validator', { id: stranger })
      const modes = { ...state.modes, ...Object.fromEntries(ids.map((id) => [id, mode])) }
      const next = { ...state, modes }
      const online = whoSignsTruth(next.validators, modes).length
      const { threshold } = state.params
      ctx.emit('validators.changed', { ids, mode, online })
      if (isHalted(next) && !isHalted(state)) ctx.emit('side.halted', { online, threshold })
      if (!isHalted(next) && isHalted(state)) ctx.emit('side.resumed', { online, threshold })
      return next
    },
  },
}

/** After whatever may have moved a head, what the bridge has told since. */
function watching<Args>(definition: Definition<Args>): Definition<Args> {
  return {
    ...definition,
    async run(state, args, by, ctx) {
      const next = await definition.run(state, args, by, ctx)
      return isRefused(next) ? next : observe(next, ctx)
    },
  }
}

function observe(state: SidechainState, ctx: SideCtx): SidechainState {
  const vaultLog = watch(state.vaultLog, state.l1, state.vault)
  const gateLog = watch(state.gateLog, state.side, state.gate)
  const isNew = (log: SidechainState['vaultLog'], told: SidechainState['vaultLog']) =>
    log.entries.filter((entry) => !told.entries.some((old) => old.kind === entry.kind && old.id === entry.id))
  const tell = <K extends keyof BridgeEvents>(type: K, data: BridgeEvents[K]) => ctx.emit(type, data as never)
  for (const { kind, id, account, amountWei, block } of isNew(gateLog, state.gateLog)) {
    const data = { account, amountWei: amountWei.toString(), block }
    if (kind === 'credited') tell('bridge.credited', { ...data, deposit: id })
    else tell('bridge.burnt', { ...data, burn: id })
  }
  const burns = new Set(ofKind(gateLog, 'burnt').map(({ id }) => id))
  for (const { kind, id, account, amountWei, block } of isNew(vaultLog, state.vaultLog)) {
    const data = { account, amountWei: amountWei.toString(), block }
    if (kind === 'deposited') tell('bridge.deposited', { ...data, deposit: id })
    else tell(burns.has(id) ? 'bridge.released' : 'bridge.robbed', { ...data, burn: id })
  }
  return { ...state, vaultLog, gateLog }
}

/** A gap at least this long is taken in one stride while no block can come. */
const STRIDE_SECONDS = 3600

/** The sidechain's heartbeat: the relayer first, then the block; while too few validators are online, neither. */
function sideSlot(original: Definition<{ readonly slot: number }>): Definition<{ readonly slot: number }> {
  return {
    ...original,
    idle: (state) => isHalted(state) || (awaitingCredit(state).length === 0 && original.idle?.(state) === true),
    run(state, args, by, ctx) {
      if (isHalted(state)) {
        skip(state, args.slot, ctx)
        return state
      }
      let relayed = state
      for (const due of dueCredits(state, ctx.clock.now)) {
        const change = credit(relayed, due, ctx.clock.now)
        relayed = {
          ...relayed,
          side: tellL1(change, renamedCtx(ctx, 'side')),
          relayed: [...relayed.relayed, due.id],
        }
      }
      return original.run(relayed, args, by, ctx)
    },
  }
}

function skip({ params }: SidechainState, slot: number, { clock }: SideCtx): void {
  const { sideSlotSeconds: slotSeconds } = params
  const isLongGap = clock.horizon - clock.now > STRIDE_SECONDS
  const next = isLongGap ? Math.max(slot + 1, Math.floor(clock.horizon / slotSeconds)) : slot + 1
  clock.schedule(next * slotSeconds, { type: 'side.slot', by: 'side', args: { slot: next } })
}

const ground = l1Actions<SidechainState, SidechainActions, SidechainEvents>(l1Lens)
const beside = renamedL1Actions('side', sideLens) as unknown as Definitions

const actions: Definitions = {
  ...ground,
  ...beside,
  ...bridgeActions,
  'l1.slot': watching(ground['l1.slot']),
  'l1.reorg': watching(ground['l1.reorg']),
  'side.slot': watching(sideSlot(beside['side.slot'])),
  'side.reorg': watching(beside['side.reorg']),
}

export const sidechainSystem: System<
  SidechainState,
  SidechainActions,
  SidechainEvents,
  SidechainView,
  SidechainParams
> = {
  id: 'sidechain',
  params: sidechainParams,
  actions,
  init: async (params, ctx) => {
    const state = await createSidechain(params)
    startL1(state.l1, ctx)
    startL1(state.side, renamedCtx(ctx, 'side'))
    return state
  },
  digest: sidechainDigest,
  view: sidechainView,
}
