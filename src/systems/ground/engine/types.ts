import type { L1Actions, L1Events, L1Params, L1View, Wei } from '../../../l1/types.ts'

// The ground floor as a place with limits: who runs the chain, and who wants to be on it.

// ── Parameters ───────────────────────────────────────────────────────────────────────────────────

/** One kind of hardware: all nodes of a class run each block in the same time, its gas divided by their speed. */
export type NodeClassId = 'board' | 'laptop' | 'home' | 'workstation' | 'datacentre'

export type NodeClass = {
  readonly id: NodeClassId
  /** How much gas it executes in a second, the reading of state from its disk included. */
  readonly mgasPerSecond: number
  readonly nodes: number
  /** What all its nodes together have staked: many run a node and stake nothing. */
  readonly stakeEth: number
}

export type NetworkParams = {
  readonly classes: readonly NodeClass[]
  /** Executed later than this after the slot began, the vote does not count. */
  readonly attestationSeconds: number
  /** Over how many blocks a node's average is taken: whoever needs longer than a slot drops out. */
  readonly windowBlocks: number
}

export type DemandKind = 'quiet' | 'defi' | 'mint'

export type CrowdParams = {
  readonly demand: DemandKind
  /** Transactions a second that want to be in. A mint is a rush instead: `rush` buyers, as fast as the mempool takes them. */
  readonly perSecond: number
  /** How many accounts the crowd has. */
  readonly accounts: number
}

/** Without `network` and `crowd` the ground is the L1 and nothing else, as it was before they came. */
export type GroundParams = L1Params & {
  readonly network?: NetworkParams
  readonly crowd?: CrowdParams
}

// ── Actions and events ───────────────────────────────────────────────────────────────────────────

export type GroundActions = L1Actions & {
  /** What everybody else wants from now on. `tipGwei`: what they tip, in the middle; a rush bids itself up from there. */
  'ground.demand': {
    readonly kind: DemandKind
    readonly perSecond?: number
    readonly buyers?: number
    readonly tipGwei?: number
  }
  /** How many nodes of each class there are; a class that is not named stays as it is. Stake follows the nodes. */
  'ground.nodes': { readonly mix: { readonly [id: string]: number } }
  /** A class gets faster (or slower) machines. */
  'ground.hardware': { readonly id: NodeClassId; readonly mgasPerSecond: number }
  /** The crowd's heartbeat; asked for by its timer only. */
  'ground.crowd': { readonly round: number }
}

export type CrowdTxKind = 'payment' | 'token' | 'swap' | 'mint'

export type GroundEvents = L1Events & {
  'crowd.changed': { readonly kind: DemandKind; readonly perSecond: number; readonly buyers: number }
  /** A round of the crowd's transactions reached the mempool. */
  'crowd.arrived': {
    readonly transactions: number
    readonly byKind: { readonly [K in CrowdTxKind]: number }
    readonly medianTipWei: Wei
    readonly waiting: number
    /** Sent, but the mempool was full of better ones. */
    readonly turnedAway: number
  }
  /** Nothing is left to mint or every buyer has tried, and no try waits any more. `spentWei`: all fees of all tries. */
  'crowd.soldOut': { readonly minted: number; readonly failed: number; readonly spentWei: Wei }
  /** The network has run a block: who was in time. */
  'nodes.ran': {
    readonly block: number
    readonly gasUsed: number
    readonly verifying: number
    readonly nodes: number
    readonly attestingEth: number
    readonly stakedEth: number
    /** Classes that were late for this block's vote. */
    readonly late: readonly NodeClassId[]
  }
  /** Their average went above a slot: they fall further behind with every block. */
  'nodes.dropped': { readonly id: NodeClassId; readonly nodes: number; readonly averageSeconds: number }
  /** They have worked off what they were behind. */
  'nodes.returned': { readonly id: NodeClassId; readonly nodes: number; readonly averageSeconds: number }
  'nodes.changed': { readonly classes: readonly NodeClass[] }
}

// ── View ─────────────────────────────────────────────────────────────────────────────────────────

/** `attesting`: in time for the vote; `late`: keeps up, but too late to vote; `behind`: dropped out. */
export type NodeState = 'attesting' | 'late' | 'behind'

export type NodeClassView = NodeClass & {
  /** What the last block took. */
  readonly seconds: number
  readonly averageSeconds: number
  readonly backlogSeconds: number
  readonly state: NodeState
}

export type NetworkView = {
  readonly attestationSeconds: number
  readonly slotSeconds: number
  readonly windowBlocks: number
  /** Slowest first. */
  readonly classes: readonly NodeClassView[]
  readonly verifying: number
  readonly nodes: number
  readonly attestingEth: number
  readonly stakedEth: number
  /** With less than two thirds of the stake attesting, nothing becomes final. */
  readonly isFinalising: boolean
  /** Oldest first, the last `HISTORY` blocks. */
  readonly history: readonly NetworkSample[]
}

export type NetworkSample = {
  readonly block: number
  readonly at: number
  readonly gasUsed: number
  readonly gasLimit: number
  readonly baseFeeWei: Wei
  readonly transactions: number
  readonly verifying: number
  readonly attestingEth: number
}

export type CrowdView = {
  readonly demand: DemandKind
  readonly perSecond: number
  readonly tipGwei: number
  /** Of a rush: who has not bought yet. */
  readonly buyersLeft: number
  /** Of a rush: nothing is left to buy, and no try waits any more. */
  readonly isRushOver: boolean
  readonly waiting: number
  readonly included: number
  readonly failed: number
  /** Wishes so far that nobody sent, since the base fee was above what they were worth to whoever had them. */
  readonly pricedOut: number
  /** Sent so far, but the mempool was full. */
  readonly turnedAway: number
  /** Over the last `windowBlocks` blocks: every transaction of a person or of the crowd, by kind. */
  readonly throughput: {
    readonly perSecond: number
    readonly seconds: number
    readonly byKind: { readonly [K in CrowdTxKind | 'other']: number }
  }
  /** What one of each kind costs in the next block, at the tip of the middle: measured gas × price. */
  readonly fees: { readonly [K in CrowdTxKind]: { readonly gas: number | null; readonly feeWei: Wei | null } }
}

export type GroundView = L1View & {
  readonly gasLimit: number
  readonly network: NetworkView | null
  readonly crowd: CrowdView | null
}

export const CROWD_ACTOR = 'crowd'
