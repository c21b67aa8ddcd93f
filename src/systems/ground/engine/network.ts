// Who keeps up. Every node runs every block: its time is the block's measured gas divided by the node's own speed.
// In time for the vote, its stake counts; on average within a slot, it follows the chain; else it falls behind.
// How many nodes verify and how much stake attests are two readings: no number here mixes them.

import type { Json, Seconds } from '../../../kernel/types.ts'
import type { Wei } from '../../../l1/types.ts'
import type {
  GroundActions,
  GroundEvents,
  NetworkParams,
  NetworkSample,
  NetworkView,
  NodeClass,
  NodeClassId,
  NodeState,
} from './types.ts'

const GAS_PER_MGAS = 1_000_000
/** How many blocks the view's history goes back. */
export const HISTORY = 96
/** Of all stake: less than this in time, and no epoch is justified. */
const FINALISING = 2 / 3

export interface NetworkState {
  readonly attestationSeconds: number
  readonly slotSeconds: number
  readonly windowBlocks: number
  /** Slowest first. */
  readonly classes: readonly ClassState[]
  /** The last `windowBlocks` blocks: what there was to do, and how long there was for it. */
  readonly window: readonly { readonly gasUsed: number; readonly slots: number }[]
  readonly history: readonly NetworkSample[]
}

interface ClassState extends NodeClass {
  /** What was started with: stake follows the nodes, so that neither rounding nor a visit to none changes the rate. */
  readonly stakePerNode: number
  readonly backlogSeconds: number
  readonly isBehind: boolean
}

/** A block as the network sees it. `slots`: since the block before, its own included; skipped ones are time to catch up. */
export interface BlockToRun {
  readonly block: number
  readonly at: Seconds
  readonly slots: number
  readonly gasUsed: number
  readonly gasLimit: number
  readonly baseFeeWei: Wei
  readonly transactions: number
}

type NetworkEventName = 'nodes.ran' | 'nodes.dropped' | 'nodes.returned' | 'nodes.changed'
export type NetworkEvent = {
  [K in NetworkEventName]: { readonly type: K; readonly data: GroundEvents[K] }
}[NetworkEventName]

export interface NetworkChange {
  readonly network: NetworkState
  readonly events: readonly NetworkEvent[]
}

/** The chain was busy before the world begins, as its genesis has it: blocks full to their target. */
export function createNetwork(
  params: NetworkParams,
  { slotSeconds, gasLimit }: { readonly slotSeconds: number; readonly gasLimit: number },
): NetworkState {
  return {
    attestationSeconds: params.attestationSeconds,
    slotSeconds,
    windowBlocks: params.windowBlocks,
    classes: bySpeed(
      params.classes.map((each) => ({
        ...each,
        stakePerNode: each.nodes === 0 ? 0 : each.stakeEth / each.nodes,
        backlogSeconds: 0,
        isBehind: false,
      })),
    ),
    window: Array.from({ length: params.windowBlocks }, () => ({ gasUsed: gasLimit / 2, slots: 1 })),
    history: [],
  }
}

export const secondsFor = (gas: number, { mgasPerSecond }: Pick<NodeClass, 'mgasPerSecond'>): number =>
  gas / (mgasPerSecond * GAS_PER_MGAS)

export function runBlock(network: NetworkState, block: BlockToRun): NetworkChange & { readonly share: number } {
  const { slotSeconds } = network
  const window = [...network.window, { gasUsed: block.gasUsed, slots: block.slots }].slice(-network.windowBlocks)
  const events: NetworkEvent[] = []
  const classes = network.classes.map((each): ClassState => {
    const averageSeconds = averageOf(window, each)
    const spare = block.slots * slotSeconds
    const backlogSeconds = Math.max(0, each.backlogSeconds + secondsFor(block.gasUsed, each) - spare)
    const isTooSlow = averageSeconds > slotSeconds
    const isBehind = isTooSlow || (each.isBehind && backlogSeconds > 0)
    if (isBehind !== each.isBehind && each.nodes > 0) {
      const type = isBehind ? 'nodes.dropped' : 'nodes.returned'
      events.push({ type, data: { id: each.id, nodes: each.nodes, averageSeconds } })
    }
    return { ...each, backlogSeconds, isBehind }
  })
  const ran: NetworkState = { ...network, classes, window }
  const reading = readingOf(ran)
  const { verifying, nodes, attestingEth, stakedEth } = reading
  const sample: NetworkSample = {
    block: block.block,
    at: block.at,
    gasUsed: block.gasUsed,
    gasLimit: block.gasLimit,
    baseFeeWei: block.baseFeeWei,
    transactions: block.transactions,
    verifying,
    attestingEth,
  }
  const late = classes.filter((each) => each.nodes > 0 && stateOf(ran, each) === 'late').map(({ id }) => id)
  const { gasUsed } = block
  const readings = { block: block.block, gasUsed, verifying, nodes, attestingEth, stakedEth, late }
  return {
    network: { ...ran, history: [...network.history, sample].slice(-HISTORY) },
    events: [{ type: 'nodes.ran', data: readings }, ...events],
    share: stakedEth === 0 ? 1 : attestingEth / stakedEth,
  }
}

/** Blocks above `block` are no longer in the chain; that they were run cost their time all the same. */
export const forgetAbove = (network: NetworkState, block: number): NetworkState => ({
  ...network,
  history: network.history.filter((sample) => sample.block <= block),
})

export type Mix = GroundActions['ground.nodes']['mix']

export const unknownClassIn = (network: NetworkState, mix: Mix): string | null =>
  Object.keys(mix).find((id) => network.classes.every((each) => each.id !== id)) ?? null

export const nodesAfter = (network: NetworkState, mix: Mix): number =>
  network.classes.reduce((sum, { id, nodes }) => sum + (mix[id] ?? nodes), 0)

export function changeNodes(network: NetworkState, mix: Mix): NetworkChange {
  return changed(
    network,
    network.classes.map((each) => {
      const nodes = mix[each.id] ?? each.nodes
      return { ...each, nodes, stakeEth: nodes * each.stakePerNode }
    }),
  )
}

export function changeHardware(network: NetworkState, id: NodeClassId, mgasPerSecond: number): NetworkChange {
  return changed(
    network,
    network.classes.map((each) => (each.id === id ? { ...each, mgasPerSecond } : each)),
  )
}

function changed(network: NetworkState, classes: readonly ClassState[]): NetworkChange {
  const next = { ...network, classes: bySpeed(classes) }
  return { network: next, events: [{ type: 'nodes.changed', data: { classes: next.classes.map(toNodeClass) } }] }
}

export function networkView(network: NetworkState): NetworkView {
  const { attestationSeconds, slotSeconds, windowBlocks } = network
  const reading = readingOf(network)
  return {
    attestationSeconds,
    slotSeconds,
    windowBlocks,
    classes: network.classes.map((each) => ({
      ...toNodeClass(each),
      seconds: secondsFor(lastGas(network), each),
      averageSeconds: averageOf(network.window, each),
      backlogSeconds: each.backlogSeconds,
      state: stateOf(network, each),
    })),
    ...reading,
    isFinalising: reading.stakedEth === 0 || reading.attestingEth >= FINALISING * reading.stakedEth,
    history: network.history,
  }
}

/** The history is for the eye only. */
export function networkDigest({ history: _, ...network }: NetworkState): Json {
  return { ...network, classes: network.classes.map((each) => ({ ...each })), window: [...network.window] }
}

function readingOf(network: NetworkState) {
  let [verifying, nodes, attestingEth, stakedEth] = [0, 0, 0, 0]
  for (const each of network.classes) {
    nodes += each.nodes
    stakedEth += each.stakeEth
    const state = stateOf(network, each)
    if (state !== 'behind') verifying += each.nodes
    if (state === 'attesting') attestingEth += each.stakeEth
  }
  return { verifying, nodes, attestingEth, stakedEth }
}

function stateOf(network: NetworkState, each: ClassState): NodeState {
  if (each.isBehind) return 'behind'
  return secondsFor(lastGas(network), each) <= network.attestationSeconds ? 'attesting' : 'late'
}

const lastGas = ({ window }: NetworkState): number => window.at(-1)?.gasUsed ?? 0

/** Seconds of work for each slot that there was. */
function averageOf(window: NetworkState['window'], each: ClassState): number {
  let [gas, slots] = [0, 0]
  for (const entry of window) {
    gas += entry.gasUsed
    slots += entry.slots
  }
  return slots === 0 ? 0 : secondsFor(gas, each) / slots
}

const toNodeClass = ({ id, mgasPerSecond, nodes, stakeEth }: ClassState): NodeClass => ({
  id,
  mgasPerSecond,
  nodes,
  stakeEth,
})

const bySpeed = (classes: readonly ClassState[]): ClassState[] =>
  [...classes].sort((a, b) => a.mgasPerSecond - b.mgasPerSecond)
