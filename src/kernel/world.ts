import * as v from 'valibot'
import { canonicalText, digestOf } from './canonical.ts'
import { Cancelled, isRefused, ReplayDivergence, refuse } from './refusal.ts'
import type { Register } from './register.ts'
import { anyAction, issuesToText } from './schemas.ts'
import {
  beginEntry,
  checkAction,
  continueAdvance,
  createDraft,
  type Stepped,
  type TellProgress,
  withWhatIsDue,
} from './step.ts'
import { appendMark, compareMoments, type Mark, markIndexAt, thinKeyframes } from './timeline.ts'
import type {
  ActionOffer,
  AnyAction,
  AnyEvent,
  AnySystem,
  Hex,
  Json,
  LogEntry,
  Moment,
  Outcome,
  Plain,
  Refusal,
  Refused,
  Scenario,
  Seconds,
} from './types.ts'

/** More timers than this in one advance mean a runaway actor; the advance is refused whole. */
export const MAX_STEPS_PER_ADVANCE = 10_000

export interface Host {
  /** Called between steps of long work, so that the host can show progress, breathe, and throw `Cancelled`. */
  readonly tell: TellProgress
}
const silentHost: Host = { tell: async () => {} }

export interface Reading<S> {
  readonly state: S
  readonly now: Seconds
  readonly moment: Moment
}

export interface World {
  readonly system: AnySystem
  readonly seed: string
  readonly params: Json
  /** Where the cursor stands: always the end of a step. */
  readonly moment: Moment
  readonly head: Moment
  readonly now: Seconds
  readonly headNow: Seconds
  readonly log: readonly LogEntry[]
  /** The whole recorded line, the cursor's future included. */
  readonly events: readonly AnyEvent[]
  readonly moments: readonly Moment[]
  readonly nextDueAt: Seconds | null

  dispatch(action: AnyAction): Promise<Outcome>
  advance(seconds: Seconds): Promise<Outcome>
  /** Goes to the end of the step that the moment falls in. */
  seek(to: Moment): Promise<Moment>
  fork(at: Moment): Promise<World>
  // States are values: these read any moment (the cursor's by default) without going there.
  read(at?: Moment): Promise<Reading<unknown>>
  view(at?: Moment): Promise<Plain>
  digest(at?: Moment): Promise<Hex>
  offers(): Promise<readonly ActionOffer[]>
  scenario(): Scenario
}

/** A world's past as one mutable record; forks copy it, everything in it is immutable. */
interface Line {
  readonly log: LogEntry[]
  readonly events: AnyEvent[]
  readonly marks: Mark<unknown>[]
}

interface WorldOptions {
  readonly system: AnySystem
  readonly seed: string
  readonly params: Json
  readonly host?: Host
}

export class BadParams extends Error {
  override readonly name = 'BadParams'
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const parsed = v.safeParse(options.system.params, options.params)
  if (!parsed.success) throw new BadParams(issuesToText(parsed.issues))
  const blank: Register<null> = {
    position: 0,
    seq: 0,
    step: 0,
    now: 0,
    timers: [],
    nextTimer: 0,
    advance: null,
    state: null,
  }
  const host = options.host ?? silentHost
  const draft = createDraft<unknown>({
    register: { ...blank, state: null },
    rngLabel: `${options.seed}/0`,
    tell: host.tell,
    limits: () => true,
  })
  const genesis = draft.finish(await options.system.init(parsed.output, draft.ctx))
  const first = { ...genesis, register: withWhatIsDue(genesis.register) }
  const at = { system: options.system, seed: options.seed, tell: host.tell }
  const rest = await restOfEntry(at, first.register)
  if (isRefused(rest)) throw new Error(`${options.system.id} never comes to rest at its beginning`)
  const line: Line = { log: [], events: [], marks: [] }
  record(line, [first, ...rest])
  return worldOver({ ...options, host }, line)
}

/** What an entry's first step leaves to be done: the timers of its advance, or those that are due at once. */
async function restOfEntry(
  at: Omit<Parameters<typeof continueAdvance>[0], 'register'>,
  first: Register<unknown>,
): Promise<readonly Stepped<unknown>[] | Refused> {
  const steps: Stepped<unknown>[] = []
  let register = first
  while (register.advance) {
    if (steps.length > MAX_STEPS_PER_ADVANCE) return refuse('too-many-timers', { cap: MAX_STEPS_PER_ADVANCE })
    const { from, until } = register.advance
    if (until > from) await at.tell({ task: 'advance', done: register.now - from, of: until - from })
    const next = await continueAdvance({ ...at, register })
    steps.push(next)
    register = next.register
  }
  return steps
}

function record(line: Line, steps: readonly Stepped<unknown>[]): void {
  for (const { events, register } of steps) {
    line.events.push(...events)
    appendMark(line.marks, register)
  }
}

/** Opens a scenario by running its log. Stops before the first entry that this engine refuses, and says which. */
export async function openScenario(
  options: Omit<WorldOptions, 'seed' | 'params'> & { readonly scenario: Scenario },
): Promise<{
  readonly world: World
  readonly stoppedAt: { readonly position: number; readonly refusal: Refusal } | null
}> {
  const { scenario, ...rest } = options
  const world = await createWorld({ ...rest, seed: scenario.seed, params: scenario.params })
  for (const [position, entry] of scenario.log.entries()) {
    const outcome = await world.dispatch(entry)
    if (!outcome.ok) return { world, stoppedAt: { position, refusal: outcome.refusal } }
  }
  return { world, stoppedAt: null }
}

function worldOver(options: Required<WorldOptions>, line: Line): World {
  const { system, seed, host } = options
  let cursor = line.marks.length - 1
  let busy: Promise<unknown> = Promise.resolve()

  /** One thing at a time: the EVM is asynchronous, and two handlers must never see the same state. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work)
    busy = turn.catch(() => {})
    return turn
  }

  const markAt = (index: number): Mark<unknown> => {
    const mark = line.marks[index]
    if (!mark) throw new RangeError(`no mark ${index}`)
    return mark
  }
  const headMark = () => markAt(line.marks.length - 1)
  const indexOf = (at: Moment | undefined) => (at === undefined ? cursor : markIndexAt(line.marks, at))

  async function registerAt(index: number): Promise<Register<unknown>> {
    const kept = markAt(index).register
    return kept ?? replayTo(index)
  }

  async function replayTo(index: number): Promise<Register<unknown>> {
    let from = index
    while (!markAt(from).register) from--
    let register = markAt(from).register as Register<unknown>
    const target = markAt(index)
    while (compareMoments(register, target.moment) < 0 || register.now < target.now) {
      const stepped = await stepAgain(register)
      compareWithRecord(line.events, stepped.events)
      register = stepped.register
    }
    return register
  }

  async function stepAgain(register: Register<unknown>): Promise<Stepped<unknown>> {
    const at = { system, seed, register, tell: silentHost.tell }
    if (register.advance) return continueAdvance(at)
    const entry = line.log[register.position]
    if (!entry) throw new Error(`the log has no entry after position ${register.position}`)
    const stepped = await beginEntry(at, entry)
    if (isRefused(stepped))
      throw new ReplayDivergence(register.seq, `entry ${register.position + 1}`, `refusal ${stepped.refused.code}`)
    return stepped
  }

  async function dispatch(input: AnyAction): Promise<Outcome> {
    const shaped = v.safeParse(anyAction, input)
    if (!shaped.success) return refused(refuse('bad-action', { problem: issuesToText(shaped.issues) }))
    if (cursor !== line.marks.length - 1) return refused(refuse('in-the-past', { head: { ...headMark().moment } }))
    const action = checkAction(system, shaped.output)
    if (isRefused(action)) return refused(action)

    const before = await registerAt(cursor)
    const ran = await runEntry(before, action)
    if (isRefused(ran)) return refused(ran)
    line.log.push({ ...action, at: before.now })
    record(line, ran)
    thinKeyframes(line.marks)
    cursor = line.marks.length - 1
    return { ok: true, moment: headMark().moment, events: ran.flatMap((stepped) => stepped.events) }
  }

  /** All steps of one entry, or a refusal; nothing is recorded here, so nothing needs to be undone. */
  async function runEntry(
    before: Register<unknown>,
    action: AnyAction,
  ): Promise<readonly Stepped<unknown>[] | Refused> {
    try {
      const at = { system, seed, tell: host.tell }
      const first = await beginEntry({ ...at, register: before }, action)
      if (isRefused(first)) return first
      const rest = await restOfEntry(at, first.register)
      if (isRefused(rest)) return rest
      // The start of an advance is no place to stand: nothing has happened yet.
      return action.type === 'clock.advance' ? rest : [first, ...rest]
    } catch (error) {
      if (error instanceof Cancelled) return refuse('cancelled')
      throw error
    }
  }

  async function fork(at: Moment): Promise<World> {
    const index = indexOf(at)
    const register = await registerAt(index)
    const { position } = register
    const entry = line.log[position - 1]
    if (!register.advance) return cutAt(index)
    // Timers that an action made due at once belong to its instant, and a fork takes the whole of it.
    if (entry?.type !== 'clock.advance') {
      return cutAt(line.marks.findLastIndex((mark) => mark.moment.position === position))
    }
    // Inside an advance: the new line holds a shorter advance, and that is run again rather than copied,
    // since a handler may have planned its timers by the horizon of the longer one.
    const start = line.marks.findLastIndex((mark) => mark.moment.position < position)
    const world = cutAt(start)
    const seconds = register.now - register.advance.from
    const outcome = await world.dispatch({ type: entry.type, by: entry.by, args: { seconds } })
    if (!outcome.ok) throw new Error(`a shortened advance was refused: ${outcome.refusal.code}`)
    compareWithRecord(line.events, world.events.slice(markAt(start).moment.seq))
    return world
  }

  /** A world of its own with the line up to a mark between two entries. */
  function cutAt(index: number): World {
    const { position, seq } = markAt(index).moment
    return worldOver(options, {
      log: line.log.slice(0, position),
      events: line.events.slice(0, seq),
      marks: line.marks.slice(0, index + 1),
    })
  }

  return {
    system,
    seed,
    params: options.params,
    get moment() {
      return markAt(cursor).moment
    },
    get head() {
      return headMark().moment
    },
    get now() {
      return markAt(cursor).now
    },
    get headNow() {
      return headMark().now
    },
    get log() {
      return line.log
    },
    get events() {
      return line.events
    },
    get moments() {
      return line.marks.map((mark) => mark.moment)
    },
    get nextDueAt() {
      return headMark().register?.timers[0]?.at ?? null
    },
    dispatch: (action) => inTurn(() => dispatch(action)),
    advance: (seconds) => inTurn(() => dispatch({ type: 'clock.advance', by: 'learner', args: { seconds } })),
    seek: (to) =>
      inTurn(async () => {
        cursor = indexOf(to)
        return markAt(cursor).moment
      }),
    fork: (at) => inTurn(() => fork(at)),
    // Reads don't wait for a long task: what is recorded is immutable, and a task records only when it is done.
    read: async (at) => {
      const index = indexOf(at)
      const { state, now } = await registerAt(index)
      return { state, now, moment: markAt(index).moment }
    },
    view: async (at) => {
      const { state, now } = await registerAt(indexOf(at))
      return system.view(state, now)
    },
    digest: async (at) => digestOf(commitment(system, await registerAt(indexOf(at)))),
    offers: async () => offersAt(system, await registerAt(cursor)),
    scenario: () => ({
      system: system.id,
      seed,
      params: options.params,
      log: line.log.map(({ type, by, args }) => ({ type, by, args })),
    }),
  }
}

const refused = ({ refused: refusal }: Refused): Outcome => ({ ok: false, refusal })

/** All that can influence the future: the position too, since random streams hang on it. */
function commitment(system: AnySystem, register: Register<unknown>): Json {
  return {
    system: system.id,
    position: register.position,
    now: register.now,
    nextTimer: register.nextTimer,
    timers: register.timers.map(({ id, at, action }) => ({ id, at, action: { ...action } })),
    state: system.digest(register.state),
  }
}

function offersAt(system: AnySystem, register: Register<unknown>): readonly ActionOffer[] {
  const own = Object.entries(system.actions).flatMap(([type, definition]): ActionOffer[] => {
    if (definition.internal) return []
    const why = definition.whyNot?.(register.state, register.now) ?? null
    return [{ type, enabled: why === null, why }]
  })
  return [{ type: 'clock.advance', enabled: true, why: null }, ...own]
}

/** While replaying, every event is held against the recorded one: a divergence is found at its first event. */
function compareWithRecord(record: readonly AnyEvent[], replayed: readonly AnyEvent[]): void {
  for (const event of replayed) {
    const recorded = record[event.seq]
    if (!recorded) continue
    const [was, is] = [canonicalText({ ...recorded }), canonicalText({ ...event })]
    if (was !== is) throw new ReplayDivergence(event.seq, was, is)
  }
}
