import type { ActionOffer, AnyAction, AnyEvent, Hex, LogEntry, Moment, Outcome, Plain } from '../kernel/types.ts'
import { type Eip1193Provider, liveProvider } from './lab/provider.ts'
import type { Lab } from './lab/session.ts'
import { uuid } from './uuid.ts'

// `window.mezzanine`: the lab for scripts, tests and the curious (docs/automation.md). It does what the page's
// own controls do, through the same session, so whatever it does is seen, logged and shareable.

export interface Mezzanine {
  readonly version: string
  /** Opens a link (whole address or the text after `?s=`) or a scenario object in the lab. Resolves when it stands. */
  open(linkOrScenario: unknown): Promise<void>
  readonly world: MezzanineWorld | null
  dispatch(action: AnyAction): Promise<Outcome>
  advance(seconds: number): Promise<Outcome>
  /** A moment, or a position: then the end of that log entry. */
  seek(to: number | Moment): Promise<void>
  /** The address that opens exactly this moment. */
  link(): Promise<string>
  provider(chainId?: number): Eip1193Provider
}

export interface MezzanineWorld {
  readonly system: string
  readonly position: number
  /** Number of log entries, those after the cursor included. */
  readonly length: number
  readonly now: number
  readonly moment: Moment
  digest(): Promise<Hex>
  view(): Promise<Plain>
  events(): Promise<readonly AnyEvent[]>
  log(): Promise<readonly LogEntry[]>
  actions(): Promise<readonly ActionOffer[]>
}

interface AutomationPort {
  readonly version: string
  readonly currentLab: () => Lab | null
  readonly open: (linkOrScenario: unknown) => Promise<void>
  readonly link: (lab: Lab) => Promise<string>
}

export function createAutomation({ version, currentLab, open, link }: AutomationPort): Mezzanine {
  const lab = (): Lab => {
    const current = currentLab()
    if (!current) throw new Error('No world is open. Call mezzanine.open(link or scenario), or go to the lab.')
    return current
  }
  const outcomeOf = async (action: AnyAction): Promise<Outcome> => {
    const current = lab()
    const refusal = await current.act(action)
    if (refusal) return { ok: false, refusal }
    const { status, line } = current.store.getState()
    if (!status) throw new Error('The world was closed meanwhile.')
    return {
      ok: true,
      moment: status.moment,
      events: line.events.filter((event) => event.cause === status.moment.position),
    }
  }

  return {
    version,
    open,
    get world() {
      const current = currentLab()
      const status = current?.store.getState().status
      return current && status ? worldOf(current) : null
    },
    dispatch: outcomeOf,
    advance: (seconds) => outcomeOf({ type: 'clock.advance', by: 'learner', args: { seconds } }),
    seek: async (to) => {
      const current = lab()
      const moment =
        typeof to === 'number' ? current.store.getState().line.moments.findLast((each) => each.position <= to) : to
      if (!moment)
        throw new RangeError(
          `There is no position ${String(to)}: positions go from 0 to ${current.store.getState().status?.head.position}.`,
        )
      await current.seek(moment)
    },
    link: () => link(lab()),
    provider: (chainId) => liveProvider(lab, chainId),
  }
}

function worldOf(lab: Lab): MezzanineWorld {
  const status = () => {
    const current = lab.store.getState().status
    if (!current) throw new Error('The world was closed.')
    return current
  }
  const { engine } = lab
  return {
    get system() {
      return status().system
    },
    get position() {
      return status().moment.position
    },
    get length() {
      return status().head.position
    },
    get now() {
      return status().now
    },
    get moment() {
      return status().moment
    },
    digest: () => engine.digest(status().id, status().moment),
    view: () => engine.view(status().id, status().moment),
    events: () => engine.events(status().id, 0, status().moment.seq),
    log: () => engine.log(status().id),
    actions: () => engine.offers(status().id),
  }
}

/** EIP-6963: wallets' way of being found, so that any page script can find the lab's chain without a global. */
export function announceProvider(provider: Eip1193Provider, icon: string): void {
  const detail = Object.freeze({
    info: Object.freeze({ uuid: uuid(), name: 'Mezzanine', icon, rdns: 'lab.mezzanine' }),
    provider,
  })
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}
