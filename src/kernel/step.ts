import { safeParse } from 'valibot'
import { isRefused, refuse } from './refusal.ts'
import { insertTimer, type Register, type Timer, timerId } from './register.ts'
import { createRng } from './rng.ts'
import { advanceArgs, issuesToText } from './schemas.ts'
import type { AnyAction, AnyCtx, AnyEvent, AnySystem, Progress, Refused } from './types.ts'

export type TellProgress = (progress: Progress) => Promise<void>

interface StepOptions<S> {
  readonly system: AnySystem
  readonly seed: string
  readonly register: Register<S>
  readonly tell: TellProgress
}

export interface Stepped<S> {
  readonly register: Register<S>
  readonly events: readonly AnyEvent[]
}

/** Parses an action's arguments by its definition, or says why they don't fit. */
export function checkAction(system: AnySystem, action: AnyAction): AnyAction | Refused {
  const schema = action.type === 'clock.advance' ? advanceArgs : system.actions[action.type]?.args
  if (!schema || system.actions[action.type]?.internal) return refuse('unknown-action', { type: action.type })
  const parsed = safeParse(schema, action.args)
  if (!parsed.success) return refuse('bad-arguments', { type: action.type, problem: issuesToText(parsed.issues) })
  return { type: action.type, by: action.by, args: parsed.output }
}

/** The first step of a log entry: an action's own run, or the start of an advance. */
export async function beginEntry<S>(options: StepOptions<S>, action: AnyAction): Promise<Stepped<S> | Refused> {
  const position = options.register.position + 1
  const register = { ...options.register, position }
  if (action.type !== 'clock.advance') {
    const stepped = await runHandler({ ...options, register }, action, String(position), null)
    return isRefused(stepped) ? stepped : { ...stepped, register: withWhatIsDue(stepped.register) }
  }
  const { seconds } = action.args as { readonly seconds: number }
  return { register: { ...register, advance: { from: register.now, until: register.now + seconds } }, events: [] }
}

/**
 * A timer due now belongs to the entry that made it due: it fires as if an advance of no length followed.
 * So between entries nothing is ever due, and every step of an advance lies after its beginning.
 */
export function withWhatIsDue<S>(register: Register<S>): Register<S> {
  const due = register.timers[0]
  return due && due.at <= register.now
    ? { ...register, advance: { from: register.now, until: register.now } }
    : register
}

/** The next step inside an advance: one firing of a timer, or its end. */
export async function continueAdvance<S>(options: StepOptions<S>): Promise<Stepped<S>> {
  const { register } = options
  if (!register.advance) throw new Error('continueAdvance outside an advance')
  const [due, ...later] = register.timers
  if (!due || due.at > register.advance.until) {
    return { register: { ...register, now: register.advance.until, advance: null }, events: [] }
  }
  const fired = { ...register, now: due.at, timers: later }
  const result = await runHandler({ ...options, register: fired }, due.action, `${register.position}/${due.id}`, due)
  // A timer whose action is no longer possible is used up and leaves nothing else behind.
  return isRefused(result) ? { register: fired, events: [] } : result
}

async function runHandler<S>(
  options: StepOptions<S>,
  action: AnyAction,
  stream: string,
  timer: Timer | null,
): Promise<Stepped<S> | Refused> {
  const { system, seed, register, tell } = options
  const definition = system.actions[action.type]
  if (!definition) throw new Error(`${system.id} has no action ${action.type}`)
  const own = timer?.action.type ?? action.type
  const limits = ({ action: { type } }: Timer) => type !== own && system.actions[type]?.idle?.(register.state) !== true
  const draft = createDraft({ register, rngLabel: `${seed}/${stream}`, tell, limits })
  const next = await definition.run(register.state, action.args, action.by, draft.ctx)
  return isRefused(next) ? next : draft.finish(next)
}

interface DraftOptions<S> {
  readonly register: Register<S>
  readonly rngLabel: string
  readonly tell: TellProgress
  /** Whether a timer limits the horizon: neither the running action's own does, nor one that will find nothing to do. */
  readonly limits: (timer: Timer) => boolean
}

/** Collects what one handler run does to clock and events, so that a refusal can drop it whole. */
export function createDraft<S>({ register, rngLabel, tell, limits }: DraftOptions<S>) {
  const events: AnyEvent[] = []
  let { timers, nextTimer } = register
  const until = register.advance?.until ?? register.now
  const ctx: AnyCtx = {
    rng: createRng(rngLabel),
    progress: tell,
    emit: (type, data) => {
      events.push({
        type,
        data,
        seq: register.seq + events.length,
        at: register.now,
        cause: register.position,
        step: register.step,
      })
    },
    clock: {
      now: register.now,
      get horizon() {
        const foreign = timers.find(limits)
        return Math.max(register.now, Math.min(until, foreign?.at ?? until))
      },
      schedule: (at, action) => {
        if (at < register.now) throw new RangeError(`a timer can't fire at ${at}, before now (${register.now})`)
        const id = timerId(nextTimer++)
        timers = insertTimer(timers, { id, at, action })
        return id
      },
      cancel: (id) => {
        timers = timers.filter((timer) => timer.id !== id)
      },
    },
  }
  const finish = (state: S): Stepped<S> => ({
    register: { ...register, state, timers, nextTimer, seq: register.seq + events.length, step: register.step + 1 },
    events,
  })
  return { ctx, finish }
}
