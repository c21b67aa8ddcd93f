import { Cancelled } from '../kernel/refusal.ts'
import { sameMoment } from '../kernel/timeline.ts'
import type { Moment, Progress } from '../kernel/types.ts'
import { openScenario, type World } from '../kernel/world.ts'
import { createRpcSession, type RpcPort, type RpcReply, type RpcSession } from '../l1/rpc/port.ts'
import type { SystemModule } from '../l1/systemModule.ts'
import type { EngineApi, WorldId, WorldStatus } from './api.ts'
import { systemModules } from './systems.ts'

interface EngineOptions {
  /** Gives the host's event loop a turn, so that a cancel can arrive while an engine is busy. */
  readonly breathe?: () => Promise<void>
  readonly modules?: typeof systemModules
}

interface Held {
  readonly id: WorldId
  readonly world: World
  readonly module: SystemModule
  readonly parent: WorldStatus['parent']
  readonly session: RpcSession
}

/** Progress and cancellation of one family of worlds: a fork goes on under the listener of its original. */
interface Desk {
  cancelled: boolean
  listener: ((progress: Progress | null) => void) | null
}

export class UnknownSystem extends Error {
  override readonly name = 'UnknownSystem'
}

/** The engine itself: many worlds, each under a handle. Runs in a worker, in Node, or in a test, unchanged. */
export function createEngine({ breathe, modules = systemModules }: EngineOptions = {}): EngineApi {
  const worlds = new Map<WorldId, Held>()
  const desks = new Map<WorldId, Desk>()
  let nextId = 1

  const newId = () => {
    while (worlds.has(`w${nextId}` as WorldId)) nextId++
    return `w${nextId++}` as WorldId
  }
  const held = (id: WorldId): Held => {
    const found = worlds.get(id)
    if (!found) throw new Error(`There is no world ${id}: it was closed, or belongs to another engine.`)
    return found
  }
  const hold = (entry: Held): Held => {
    worlds.set(entry.id, entry)
    return entry
  }
  const deskOf = (id: WorldId): Desk => {
    const desk = desks.get(id) ?? { cancelled: false, listener: null }
    desks.set(id, desk)
    return desk
  }

  async function forkOf(original: Held, at: Moment): Promise<Held> {
    const world = await original.world.fork(at)
    const id = newId()
    desks.set(id, deskOf(original.id))
    return hold({ ...original, id, world, parent: { id: original.id, at: world.moment } })
  }

  /** Runs work that may be long: resets a stale cancel before, and tells the listener when it is over. */
  async function atDesk<T>(id: WorldId, work: () => Promise<T>): Promise<T> {
    const desk = deskOf(id)
    desk.cancelled = false
    try {
      return await work()
    } finally {
      desk.listener?.(null)
    }
  }

  async function writable(id: WorldId): Promise<{ readonly target: Held; readonly forked: boolean }> {
    const current = held(id)
    if (sameMoment(current.world.moment, current.world.head)) return { target: current, forked: false }
    return { target: await forkOf(current, current.world.moment), forked: true }
  }

  function portOf(start: Held, at: Moment | undefined) {
    let current = start
    let reading = at
    const port: RpcPort<unknown> = {
      session: start.session,
      read: (other) => current.world.read(other ?? reading),
      act: async (action) => {
        const { target, forked } = await writable(current.id)
        const outcome = await atDesk(target.id, () => target.world.dispatch(action))
        if (!outcome.ok && forked) worlds.delete(target.id)
        if (outcome.ok) [current, reading] = [target, undefined]
        return outcome
      },
      advance: (seconds) => port.act({ type: 'clock.advance', by: 'rpc', args: { seconds } }),
      branch: async (moment) => {
        current = await forkOf(current, moment)
        reading = undefined
      },
    }
    return { port, current: () => current }
  }

  const engine: EngineApi = {
    async open(scenario, as) {
      const load = Object.hasOwn(modules, scenario.system) ? modules[scenario.system] : undefined
      if (!load) throw new UnknownSystem(`This lab has no system called "${scenario.system}".`)
      const module = await load()
      const id = as ?? newId()
      const tell = async (progress: Progress) => {
        const desk = deskOf(id)
        desk.listener?.(progress)
        await breathe?.()
        if (desk.cancelled) throw new Cancelled()
      }
      const { world, stoppedAt } = await openScenario({ system: module.system, scenario, host: { tell } })
      const entry = hold({ id, world, module, parent: null, session: createRpcSession() })
      return { status: statusOf(entry), stoppedAt }
    },

    async act(id, action) {
      const { target, forked } = await writable(id)
      const outcome = await atDesk(target.id, () => target.world.dispatch(action))
      if (outcome.ok || !forked) return { outcome, status: statusOf(target) }
      worlds.delete(target.id)
      return { outcome, status: statusOf(held(id)) }
    },
    advance: (id, seconds) => engine.act(id, { type: 'clock.advance', by: 'learner', args: { seconds } }),

    async seek(id, to) {
      await held(id).world.seek(to)
      return statusOf(held(id))
    },
    fork: async (id, at) => statusOf(await forkOf(held(id), at)),
    async close(id) {
      worlds.delete(id)
      desks.delete(id)
    },
    async cancel(id) {
      deskOf(id).cancelled = true
    },

    status: async (id) => statusOf(held(id)),
    view: async (id, at) => held(id).world.view(at),
    digest: async (id, at) => held(id).world.digest(at),
    events: async (id, from = 0, to) => held(id).world.events.slice(from, to),
    log: async (id, from = 0) => held(id).world.log.slice(from),
    moments: async (id, from = 0) => held(id).world.moments.slice(from),
    offers: async (id) => held(id).world.offers(),
    scenario: async (id) => held(id).world.scenario(),

    async request(id, request, { at, chainId } = {}) {
      const entry = held(id)
      const chain = chainOf(entry.module, chainId)
      const { port, current } = portOf(entry, at)
      const reply = chain ? await chain.request(port, request) : noSuchChain(chainId)
      return { reply, status: statusOf(current()) }
    },
    async trace(id, hash, { at, chainId } = {}) {
      const { module, world } = held(id)
      const { state } = await world.read(at)
      return (await chainOf(module, chainId)?.trace(state, hash)) ?? null
    },
    async onProgress(id, listener) {
      deskOf(id).listener = listener
    },
  }
  return engine
}

/** The chain asked for, or the system's first. */
const chainOf = ({ chains }: SystemModule, chainId: number | undefined) =>
  chains[chainId ?? Number(Object.keys(chains)[0])]

const noSuchChain = (chainId: number | undefined): RpcReply => ({
  ok: false,
  error: { code: 4901, message: `This world has no chain ${chainId ?? 'at all'}.` },
})

function statusOf({ id, world, parent }: Held): WorldStatus {
  return {
    id,
    system: world.system.id,
    moment: world.moment,
    head: world.head,
    now: world.now,
    headNow: world.headNow,
    nextDueAt: world.nextDueAt,
    parent,
  }
}
