import * as v from 'valibot'
import { refuse } from '../kernel/refusal.ts'
import type { AnyAction, System } from '../kernel/types.ts'

// The smallest system with everything the kernel has to get right: timers that make timers, randomness,
// refusals after effects, an action without events, and a heartbeat that strides over long gaps.

export type Tally = {
  readonly sum: number
  readonly open: readonly { readonly id: number; readonly closesAt: number }[]
  readonly beats: number
}
export type TallyActions = {
  'tally.add': { readonly amount: number }
  'tally.roll': { readonly sides: number }
  'tally.nothing': null
  'tally.open': { readonly windowSeconds: number }
  'tally.close': { readonly id: number }
  'tally.beat': null
  'tally.effectThenRefuse': null
}
export type TallyEvents = {
  'tally.added': { readonly amount: number; readonly sum: number }
  'tally.rolled': { readonly value: number }
  'tally.opened': { readonly id: number }
  'tally.closed': { readonly id: number; readonly lucky: number }
  'tally.beaten': { readonly beat: number }
}

const BEAT_SECONDS = 12
const STRIDE_SECONDS = 3600
const whole = v.pipe(v.number(), v.integer())

export const tally: System<
  Tally,
  TallyActions,
  TallyEvents,
  Tally,
  { readonly start: number; readonly beating: boolean }
> = {
  id: 'tally',
  params: v.strictObject({ start: v.optional(whole, 0), beating: v.optional(v.boolean(), false) }),
  init: async ({ start, beating }, ctx) => {
    if (beating) ctx.clock.schedule(BEAT_SECONDS, { type: 'tally.beat', by: 'clock', args: null })
    return { sum: start, open: [], beats: 0 }
  },
  actions: {
    'tally.add': {
      args: v.strictObject({ amount: whole }),
      run: (state, { amount }, _by, ctx) => {
        const sum = state.sum + amount
        if (sum < 0) return refuse('below-zero', { sum })
        ctx.emit('tally.added', { amount, sum })
        if (amount > 50) ctx.emit('tally.added', { amount: 0, sum })
        return { ...state, sum }
      },
    },
    'tally.roll': {
      args: v.strictObject({ sides: v.pipe(whole, v.minValue(1), v.maxValue(100)) }),
      run: (state, { sides }, _by, ctx) => {
        const value = ctx.rng.int(sides)
        ctx.emit('tally.rolled', { value })
        return { ...state, sum: state.sum + value }
      },
    },
    'tally.nothing': { args: v.null(), run: (state) => state },
    'tally.open': {
      args: v.strictObject({ windowSeconds: v.pipe(whole, v.minValue(0), v.maxValue(10_000)) }),
      run: (state, { windowSeconds }, by, ctx) => {
        const id = state.open.length + state.sum
        const closesAt = ctx.clock.now + windowSeconds
        ctx.clock.schedule(closesAt, { type: 'tally.close', by, args: { id } })
        ctx.emit('tally.opened', { id })
        return { ...state, open: [...state.open, { id, closesAt }] }
      },
      whyNot: (state) =>
        state.open.length >= 3 ? { code: 'too-many-open', facts: { open: state.open.length } } : null,
    },
    'tally.close': {
      args: v.strictObject({ id: whole }),
      run: (state, { id }, by, ctx) => {
        if (!state.open.some((entry) => entry.id === id)) return refuse('not-open', { id })
        const lucky = ctx.rng.fork('lucky').int(10)
        ctx.emit('tally.closed', { id, lucky })
        if (lucky > 6) ctx.clock.schedule(ctx.clock.now, { type: 'tally.add', by, args: { amount: lucky } })
        return { ...state, open: state.open.filter((entry) => entry.id !== id) }
      },
    },
    'tally.beat': {
      internal: true,
      args: v.null(),
      run: (state, _args, by, ctx) => {
        const { now, horizon } = ctx.clock
        const gap = horizon - now
        const next = gap > STRIDE_SECONDS ? now + Math.floor(gap / BEAT_SECONDS) * BEAT_SECONDS : now + BEAT_SECONDS
        ctx.clock.schedule(next, { type: 'tally.beat', by, args: null })
        ctx.emit('tally.beaten', { beat: state.beats })
        return { ...state, beats: state.beats + 1 }
      },
    },
    'tally.effectThenRefuse': {
      args: v.null(),
      run: (_state, _args, by, ctx) => {
        ctx.emit('tally.rolled', { value: 1 })
        ctx.clock.schedule(ctx.clock.now + 1, { type: 'tally.roll', by, args: { sides: 6 } })
        return refuse('always')
      },
    },
  },
  digest: (state) => ({ ...state, open: state.open.map((entry) => ({ ...entry })) }),
  view: (state) => state,
}

export const ask = (type: string, args: AnyAction['args'] = null, by = 'learner'): AnyAction => ({ type, by, args })
