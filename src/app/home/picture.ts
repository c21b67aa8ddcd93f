import type { AnyEvent } from '../../kernel/types.ts'
import type { L1Events, L1View } from '../../l1/types.ts'

// What the drawing on the first page shows, read from the engine's view and events and from nothing else.

export type Phase = 'idle' | 'starting' | 'ready' | 'waiting' | 'included' | 'skipping' | 'final' | 'failed'

export interface Receipt {
  readonly block: number
  /** Simulated seconds from signing to the block. */
  readonly seconds: number
  readonly gasUsed: number
  readonly feeWei: string
  /** Nodes that ran the block again and found the same state. */
  readonly agreeing: number
}

export interface Stone {
  /** `null`: the blocks that lie between its neighbours and have no room. */
  readonly number: number | null
  readonly mine: boolean
  readonly final: boolean
}

export interface Picture {
  readonly phase: Phase
  readonly failure: string | null
  readonly balances: { readonly ana: string; readonly ben: string } | null
  readonly stones: readonly Stone[]
  readonly waiting: number
  /** Whole seconds until the next block, of the engine's own clock. */
  readonly countdown: number | null
  readonly receipt: Receipt | null
  /** Simulated seconds from signing to L1-final. */
  readonly finalSeconds: number | null
}

export const IDLE: Picture = {
  phase: 'idle',
  failure: null,
  balances: null,
  stones: [],
  waiting: 0,
  countdown: null,
  receipt: null,
  finalSeconds: null,
}

const isType =
  <K extends keyof L1Events>(type: K) =>
  (event: AnyEvent): event is AnyEvent & { readonly data: L1Events[K] } =>
    event.type === type

/** The payment that was sent last, where it stands. `hash` is `null` before the first. */
export function receiptOf(events: readonly AnyEvent[], hash: string | null): Receipt | null {
  const queued = events.filter(isType('l1.queued')).findLast((event) => event.data.hash === hash)
  const included = events.filter(isType('l1.included')).findLast((event) => event.data.hash === hash)
  if (!queued || !included) return null
  const { block, gasUsed, feeWei } = included.data
  const runs = events.filter(isType('l1.executed')).filter((event) => event.data.block === block && event.data.agrees)
  return {
    block,
    seconds: included.at - queued.at,
    gasUsed,
    feeWei,
    agreeing: new Set(runs.map((event) => event.data.node)).size,
  }
}

/** When its block became final, counted from the signing. */
export function finalAfter(events: readonly AnyEvent[], hash: string | null): number | null {
  const receipt = receiptOf(events, hash)
  const queued = events.filter(isType('l1.queued')).findLast((event) => event.data.hash === hash)
  if (!receipt || !queued) return null
  const final = events.filter(isType('l1.finalised')).find((event) => event.data.block >= receipt.block)
  return final ? final.at - queued.at : null
}

const STONES_SHOWN = 8

/** The newest stones. The payment's own stays among them, with a break, however many have been laid since. */
export function stonesOf(blocks: readonly number[], finalised: number, mine: number | null): readonly Stone[] {
  const stone = (number: number): Stone => ({ number, mine: number === mine, final: number <= finalised })
  const newest = blocks.slice(-STONES_SHOWN)
  if (mine === null || newest.includes(mine)) return newest.map(stone)
  return [stone(mine), { number: null, mine: false, final: false }, ...newest.slice(2).map(stone)]
}

export function pictureOf(
  view: L1View,
  events: readonly AnyEvent[],
  hash: string | null,
  clock: number,
): Omit<Picture, 'phase' | 'failure'> {
  const balanceOf = (id: string) => view.people.find((person) => person.id === id)?.balanceWei ?? '0'
  const receipt = receiptOf(events, hash)
  const finalSeconds = finalAfter(events, hash)
  return {
    balances: { ana: balanceOf('ana'), ben: balanceOf('ben') },
    stones: stonesOf(
      view.blocks.map((block) => block.number),
      view.finalised,
      receipt?.block ?? null,
    ),
    waiting: view.mempool.length,
    // Once all is final the clock stands still, and nothing is counted down.
    countdown: finalSeconds === null ? Math.max(0, Math.ceil(view.nextBlockAt - clock)) : null,
    receipt,
    finalSeconds,
  }
}
