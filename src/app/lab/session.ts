import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AnyAction, Moment, Progress, Refusal, Scenario } from '../../kernel/types.ts'
import type { RpcReply, RpcRequest } from '../../l1/rpc/port.ts'
import { momentIndex } from '../../ui/score/scrub.ts'
import type { EngineApi, Opened, WorldId, WorldStatus } from '../../worker/api.ts'
import { createLines, type Line, NOTHING } from './lines.ts'

// One lab session: the family of worlds a learner has open, where they stand, and how time runs.
// The store holds what the page shows of itself; what the worlds hold is read from the engine by (world, moment).

export interface Branch {
  readonly id: WorldId
  /** A, B, C … in the order they were made. */
  readonly label: string
  readonly parent: WorldStatus['parent']
}

export interface LabState {
  readonly phase: 'opening' | 'ready' | 'failed'
  readonly failure: string | null
  readonly status: WorldStatus | null
  /** The recorded line of the current world, the cursor's future included. */
  readonly line: Line
  readonly branches: readonly Branch[]
  readonly playing: boolean
  readonly speed: number
  /** Simulated seconds that have passed on the wall since the engine's own now: only the clock shows them. */
  readonly ahead: number
  readonly progress: Progress | null
  /** The last refusal, until the next thing succeeds. */
  readonly refusal: { readonly action: AnyAction; readonly refusal: Refusal } | null
  /** How the cursor came here: only a step forward is animated. */
  readonly arrival: 'step' | 'jump'
  readonly selection: string | null
}

export interface LabCommands {
  /** Asks for an action where the cursor stands; in the past this makes a branch. */
  act(action: AnyAction): Promise<Refusal | null>
  advance(seconds: number): Promise<Refusal | null>
  seek(to: Moment): Promise<void>
  /** To the next step, recorded or new: at the end, time passes until the next thing happens. */
  stepForward(): Promise<void>
  stepBack(): Promise<void>
  /** A beat is a whole log entry. */
  beatForward(): Promise<void>
  beatBack(): Promise<void>
  toStart(): Promise<void>
  toEnd(): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  play(): void
  pause(): void
  setSpeed(speed: number): void
  select(id: string | null): void
  openBranch(id: WorldId): Promise<void>
  cancel(): Promise<void>
  request(request: RpcRequest, chainId?: number): Promise<RpcReply>
  scenario(): Promise<Scenario>
  dispose(): void
}

export interface Lab extends LabCommands {
  readonly store: StoreApi<LabState>
  readonly engine: EngineApi
}

export const SPEEDS = [1, 4, 12, 60, 300] as const

/** Nothing due within this many simulated seconds: a step takes this much time instead. */
const IDLE_STEP_SECONDS = 12
const TICK_MS = 100

export interface OpenLab {
  readonly engine: EngineApi
  readonly scenario: Scenario
  readonly moment?: Moment | undefined
  readonly now?: () => number
}

/** Opens a world and a session over it. Rejects when the engine can't be started or knows no such system. */
export async function openLab({
  engine,
  scenario,
  moment,
  now = () => performance.now(),
}: OpenLab): Promise<{ readonly lab: Lab; readonly opened: Opened }> {
  const opened = await engine.open(scenario)
  const lab = sessionOver(engine, opened.status, now)
  await lab.refresh(moment ? await engine.seek(opened.status.id, moment) : opened.status, 'jump')
  return { lab, opened }
}

function sessionOver(engine: EngineApi, first: WorldStatus, wallNow: () => number) {
  const lines = createLines(engine)
  const store = createStore<LabState>(() => ({
    phase: 'opening',
    failure: null,
    status: null,
    line: NOTHING,
    branches: [{ id: first.id, label: 'A', parent: null }],
    playing: false,
    speed: 1,
    ahead: 0,
    progress: null,
    refusal: null,
    arrival: 'jump',
    selection: null,
  }))
  const state = () => store.getState()
  const status = (): WorldStatus => {
    const current = state().status
    if (!current) throw new Error('The lab is not open yet.')
    return current
  }

  /** Everything that moves the world goes through here, one after the other. */
  let busy: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work)
    busy = turn.catch(() => {})
    return turn
  }

  async function refresh(next: WorldStatus, arrival: LabState['arrival']): Promise<void> {
    const line = await lines.of(next)
    const known = state().branches.some((branch) => branch.id === next.id)
    const branches = known
      ? state().branches
      : [...state().branches, { id: next.id, label: labelOf(state().branches.length), parent: next.parent }]
    store.setState({ phase: 'ready', status: next, line, branches, arrival, ahead: 0 })
  }

  async function dispatch(action: AnyAction): Promise<Refusal | null> {
    const { outcome, status: next } = await engine.act(status().id, action)
    if (!outcome.ok) {
      store.setState({ refusal: { action, refusal: outcome.refusal } })
      return outcome.refusal
    }
    store.setState({ refusal: null })
    await refresh(next, 'step')
    return null
  }

  const advanceBy = (seconds: number) => dispatch({ type: 'clock.advance', by: 'learner', args: { seconds } })

  /** Time that has run on the wall while playing becomes real before anything else happens. */
  async function settleTime(): Promise<void> {
    const seconds = Math.floor(state().ahead)
    if (seconds > 0 && atHead()) await advanceBy(seconds)
  }

  const atHead = () => {
    const { moment, head } = status()
    return moment.position === head.position && moment.seq === head.seq
  }
  /** The recorded moment so many steps away. */
  const momentAt = (steps: number): Moment | undefined => {
    const { moments } = state().line
    return moments[Math.max(0, momentIndex(moments, status().moment) + steps)]
  }
  async function seekTo(to: Moment | undefined, arrival: LabState['arrival']): Promise<void> {
    if (to) await refresh(await engine.seek(status().id, to), arrival)
  }

  async function forward(): Promise<void> {
    if (!atHead()) return seekTo(momentAt(1), 'step')
    const { nextDueAt, headNow } = status()
    await advanceBy(nextDueAt === null ? IDLE_STEP_SECONDS : Math.max(1, nextDueAt - headNow))
  }
  const endOf = (position: number) => state().line.moments.findLast((moment) => moment.position <= position)

  let timer: ReturnType<typeof setInterval> | null = null
  let lastTick = 0
  async function tick(): Promise<void> {
    const elapsed = ((wallNow() - lastTick) / 1000) * state().speed
    lastTick = wallNow()
    const ahead = state().ahead + elapsed
    store.setState({ ahead })
    const { now, headNow, nextDueAt } = status()
    if (!atHead()) {
      const next = momentAt(1)
      const at = next ? timeOf(next) : null
      if (next && at !== null && now + ahead >= at) await seekTo(next, 'step')
      return
    }
    if (nextDueAt !== null && headNow + ahead >= nextDueAt) await advanceBy(Math.max(1, nextDueAt - headNow))
  }
  /** When a recorded moment was: the time of its last event. */
  const timeOf = (moment: Moment): number => state().line.events[moment.seq - 1]?.at ?? 0

  const pause = () => {
    if (timer) clearInterval(timer)
    timer = null
    store.setState({ playing: false })
  }

  void engine.onProgress(first.id, (progress) => store.setState({ progress }))

  const lab: Lab & { refresh: typeof refresh } = {
    store,
    engine,
    refresh,
    act: (action) =>
      inTurn(async () => {
        await settleTime()
        return dispatch(action)
      }),
    advance: (seconds) => inTurn(() => advanceBy(seconds)),
    seek: (to) => inTurn(() => seekTo(to, 'jump')),
    stepForward: () => inTurn(forward),
    stepBack: () => inTurn(() => seekTo(momentAt(-1), 'jump')),
    beatForward: () => inTurn(() => (atHead() ? forward() : seekTo(endOf(status().moment.position + 1), 'step'))),
    beatBack: () => inTurn(() => seekTo(endOf(Math.max(0, status().moment.position - 1)), 'jump')),
    toStart: () => inTurn(() => seekTo(state().line.moments[0], 'jump')),
    toEnd: () => inTurn(() => seekTo(status().head, 'jump')),
    undo: () => inTurn(() => seekTo(endOf(Math.max(0, status().moment.position - 1)), 'jump')),
    redo: () => inTurn(() => seekTo(endOf(Math.min(status().head.position, status().moment.position + 1)), 'jump')),
    play: () => {
      if (timer) return
      lastTick = wallNow()
      let ticking = false
      timer = setInterval(() => {
        if (ticking) return
        ticking = true
        void inTurn(tick)
          .catch((error: unknown) => {
            pause()
            store.setState({ failure: error instanceof Error ? error.message : String(error) })
          })
          .finally(() => {
            ticking = false
          })
      }, TICK_MS)
      store.setState({ playing: true })
    },
    pause,
    setSpeed: (speed) => store.setState({ speed }),
    select: (selection) => store.setState({ selection }),
    openBranch: (id) => inTurn(async () => refresh(await engine.status(id), 'jump')),
    cancel: () => engine.cancel(status().id),
    request: (request, chainId) =>
      inTurn(async () => {
        const { id, moment } = status()
        const { reply, status: next } = await engine.request(id, request, chainId === undefined ? {} : { chainId })
        const moved = next.id !== id || next.moment.position !== moment.position || next.moment.seq !== moment.seq
        if (moved) await refresh(next, 'step')
        return reply
      }),
    scenario: () => engine.scenario(status().id),
    dispose: () => {
      pause()
      for (const branch of state().branches) void engine.close(branch.id)
    },
  }
  return lab
}

/** A … Z, then A2 … */
function labelOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`
}
