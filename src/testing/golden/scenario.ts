import type { AnyAction, AnyEvent, Json, Seconds } from '../../kernel/types.ts'
import type { L1View } from '../../l1/types.ts'
import type { LevelMove } from '../../ui/exhibit.ts'

// A golden scenario is played as a level is, move by move. What comes out of it in log and digest is written in
// golden.json, and has to be the same in every engine and in every later version.

export interface GoldenScenario {
  readonly name: string
  readonly system: string
  readonly seed: string
  readonly params: Json
  // biome-ignore lint/suspicious/noExplicitAny: moves look at their own system's view
  readonly moves: readonly LevelMove<any>[]
}

export type GroundMove = LevelMove<L1View>

export const ground = (name: string, params: Json, moves: readonly GroundMove[]): GoldenScenario => ({
  name: `ground/${name}`,
  system: 'ground',
  seed: 'golden',
  params,
  moves,
})

// ── Words for what happens ───────────────────────────────────────────────────────────────────────

export const ETH = '000000000000000000'
export const SLOT: Seconds = 12
export const EPOCH: Seconds = 32 * SLOT
export const DAY: Seconds = 86_400

export const wait = (seconds: Seconds): AnyAction => ({ type: 'clock.advance', by: 'learner', args: { seconds } })
export const nextBlock = wait(SLOT)

type Args = { readonly [name: string]: Json }

export const pay = (from: string, to: string, valueWei: string, options: Args = {}): AnyAction => ({
  type: 'l1.pay',
  by: from,
  args: { from, to, valueWei, ...options },
})
export const deploy = (from: string, data: string, options: Args = {}): AnyAction => ({
  type: 'l1.deploy',
  by: from,
  args: { from, data, ...options },
})
export const postBlobs = (from: string, data: string, options: Args = {}): AnyAction => ({
  type: 'l1.postBlobs',
  by: from,
  args: { from, to: 'validator', data, ...options },
})
export const sendRaw = (raw: string): AnyAction => ({ type: 'l1.sendRaw', by: 'ana', args: { raw } })
export const cheat = (method: string, ...params: readonly (string | number | boolean | null)[]): AnyAction => ({
  type: 'l1.cheat',
  by: 'learner',
  args: { method, params },
})
export const reorg = (depth: number, options: Args = {}): AnyAction => ({
  type: 'l1.reorg',
  by: 'learner',
  args: { depth, ...options },
})
export const upgrade = (blobSchedule: string): AnyAction => ({
  type: 'l1.upgrade',
  by: 'learner',
  args: { blobSchedule },
})
export const gasLimit = (limit: number): AnyAction => ({
  type: 'l1.gasLimit',
  by: 'learner',
  args: { gasLimit: limit },
})

/** A call of the contract that goes by this name. */
export const call =
  (from: string, contract: string, data: string, options: Args = {}): GroundMove =>
  (view) => {
    const found = view.contracts.findLast(({ name }) => name === contract)
    if (found === undefined) throw new Error(`no ${contract} stands yet`)
    return { type: 'l1.call', by: from, args: { from, to: found.address, data, ...options } }
  }

/** What was queued last, paid for better or taken back. */
export const replaceLast =
  (maxFeePerGasWei: string, maxPriorityFeePerGasWei: string, options: Args = {}): GroundMove =>
  (_view, events) => ({
    type: 'l1.replace',
    by: 'ana',
    args: { hash: lastQueued(events), maxFeePerGasWei, maxPriorityFeePerGasWei, ...options },
  })

export function lastQueued(events: readonly AnyEvent[]): string {
  const queued = events.findLast(({ type }) => type === 'l1.queued')?.data as { readonly hash: string } | undefined
  if (queued === undefined) throw new Error('nothing was queued yet')
  return queued.hash
}
