import type { AnyAction, Json, Refusal } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import type { ZkWorld } from '../engine/state.ts'
import { zkSystem } from '../engine/system.ts'
import type { RollupEvents, ZkEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'

/** One slot a batch: the smallest circuit, and a proof of it is real all the same. Without other nodes, which are L1's affair. */
export const openTown = (params: { readonly [name: string]: Json } = {}): Promise<World> =>
  createWorld({ system: zkSystem, seed: 'stories', params: { l1: { nodes: [] }, slots: 1, ...params } })

export interface Played {
  readonly world: World
  /** Of moves that were refused, in order. */
  readonly refused: readonly Refusal[]
}

/** Whether all moves are meant to work is for the test to say. */
export async function play(params: { readonly [name: string]: Json }, moves: readonly AnyAction[]): Promise<Played> {
  const world = await openTown(params)
  return { world, refused: await playOn(world, moves) }
}

export async function playOn(world: World, moves: readonly AnyAction[]): Promise<readonly Refusal[]> {
  const refused: Refusal[] = []
  for (const move of moves) {
    const outcome = await world.dispatch(move)
    if (!outcome.ok) refused.push(outcome.refusal)
  }
  return refused
}

export const stateOf = async (world: World): Promise<ZkWorld> => (await world.read()).state as ZkWorld
export const viewOf = async (world: World): Promise<ZkView> => (await world.view()) as unknown as ZkView

export const eventsOf = <K extends keyof RollupEvents>({ events }: World, type: K): readonly ZkEvents[K][] =>
  events.flatMap((event) => (event.type === type ? [event.data as unknown as ZkEvents[K]] : []))
