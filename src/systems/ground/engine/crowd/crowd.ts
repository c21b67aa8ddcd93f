// The crowd as a value: what it wants now, how far a rush has come, and what it has got so far.

import { refuse } from '../../../../kernel/refusal.ts'
import type { Json, Refused, Seconds } from '../../../../kernel/types.ts'
import { nextBaseFee } from '../../../../l1/chain/environment.ts'
import { headOf } from '../../../../l1/chain/head.ts'
import type { BlockRecord, L1State } from '../../../../l1/chain/state.ts'
import { poolEntries } from '../../../../l1/mempool/pool.ts'
import { vectorItems } from '../../../../lib/persistentVector.ts'
import type { CrowdParams, CrowdView, DemandKind, GroundActions, GroundEvents } from '../types.ts'
import { readMinted } from './compose.ts'
import { type ByKind, byKind, kindOfTx } from './kinds.ts'
import { tallyOf, throughputOf } from './tally.ts'
import { DROP_CAP, DROP_MOST_EACH, type Town } from './town.ts'

export interface CrowdState {
  readonly accounts: number
  readonly demand: DemandKind
  readonly perSecond: number
  readonly tipGwei: number
  readonly rush: Rush | null
  /** Buyers of all rushes so far: each account buys no more than the drop lets it. */
  readonly buyers: number
  readonly round: number
  readonly turns: Turns
  /** Up to when wishes have been counted, and up to when rounds are planned. */
  readonly arrivedUntil: Seconds
  readonly roundsUntil: Seconds
  readonly included: number
  readonly failed: number
  readonly turnedAway: number
  /** Wishes that nobody sent, since the base fee was above what they were worth. */
  readonly pricedOut: number
  readonly gas: ByKind<number | null>
}

/** Whose turn it is next to pay, to send tokens, to swap. */
export interface Turns {
  readonly all: number
  readonly holders: number
  readonly traders: number
}

export interface Rush {
  readonly buyers: number
  readonly firstBuyer: number
  readonly round: number
  /** Who has sent or given up; the others come in the next rounds. */
  readonly gone: number
  /** Blocks after this one count. */
  readonly sinceBlock: number
  readonly minted: number
  readonly failed: number
  readonly spentWei: string
  readonly isOver: boolean
}

type CrowdEventName = 'crowd.changed' | 'crowd.arrived' | 'crowd.soldOut'
export type CrowdEvent = {
  [K in CrowdEventName]: { readonly type: K; readonly data: GroundEvents[K] }
}[CrowdEventName]

const DEFAULT_PER_SECOND: { readonly [K in DemandKind]: number } = { quiet: 1, defi: 40, mint: 10 }
const DEFAULT_TIP_GWEI: { readonly [K in DemandKind]: number } = { quiet: 0.1, defi: 0.3, mint: 3 }
const DEFAULT_BUYERS = 2_000

export function createCrowd({ demand, perSecond, accounts }: CrowdParams): CrowdState {
  return {
    accounts,
    demand,
    perSecond,
    tipGwei: DEFAULT_TIP_GWEI[demand],
    rush: null,
    buyers: 0,
    round: 0,
    turns: { all: 0, holders: 0, traders: 0 },
    arrivedUntil: 0,
    roundsUntil: 0,
    included: 0,
    failed: 0,
    turnedAway: 0,
    pricedOut: 0,
    gas: byKind(() => null),
  }
}

export function changeDemand(
  crowd: CrowdState,
  l1: L1State,
  town: Town,
  { kind, perSecond, buyers, tipGwei }: GroundActions['ground.demand'],
  now: Seconds,
): { readonly crowd: CrowdState; readonly events: readonly CrowdEvent[] } | Refused {
  const wanted = kind === 'mint' ? (buyers ?? Math.min(DEFAULT_BUYERS, buyersLeftAmong(crowd))) : 0
  if (kind === 'mint') {
    if (readMinted(l1, town) >= DROP_CAP) return refuse('sold-out', { cap: DROP_CAP })
    const most = buyersLeftAmong(crowd)
    if (wanted > most || most === 0) return refuse('too-many-buyers', { buyers: wanted, most })
  }
  const next: CrowdState = {
    ...crowd,
    demand: kind,
    perSecond: perSecond ?? DEFAULT_PER_SECOND[kind],
    tipGwei: tipGwei ?? DEFAULT_TIP_GWEI[kind],
    rush: kind === 'mint' ? startRush(crowd, l1, wanted) : null,
    buyers: crowd.buyers + wanted,
    arrivedUntil: now,
  }
  const data = { kind, perSecond: next.perSecond, buyers: wanted }
  return { crowd: next, events: [{ type: 'crowd.changed', data }] }
}

const buyersLeftAmong = ({ accounts, buyers }: CrowdState): number => accounts * DROP_MOST_EACH - buyers

const startRush = (crowd: CrowdState, l1: L1State, buyers: number): Rush => ({
  buyers,
  firstBuyer: crowd.buyers,
  round: 0,
  gone: 0,
  sinceBlock: headOf(l1).number,
  minted: 0,
  failed: 0,
  spentWei: '0',
  isOver: false,
})

/** Whether anybody is going to send something in the next rounds. */
export const isAsking = ({ perSecond, rush }: CrowdState): boolean => perSecond > 0 || isRushing(rush)

export const isRushing = (rush: Rush | null): boolean => rush !== null && !rush.isOver && rush.gone < rush.buyers

/** The block just sealed, counted. */
export function settle(
  crowd: CrowdState,
  l1: L1State,
  town: Town,
): { readonly crowd: CrowdState; readonly events: readonly CrowdEvent[] } {
  const counted = withBlock(crowd, headOf(l1), town)
  const { rush } = counted
  if (rush === null || rush.isOver || !isOver(rush, l1, town)) return { crowd: counted, events: [] }
  const { minted, failed, spentWei } = rush
  return {
    crowd: { ...counted, rush: { ...rush, isOver: true } },
    events: [{ type: 'crowd.soldOut', data: { minted, failed, spentWei } }],
  }
}

/** Nobody is left who could still buy: all have tried or there is nothing left, and no attempt waits for a block. */
function isOver(rush: Rush, l1: L1State, town: Town): boolean {
  if (rush.gone < rush.buyers && readMinted(l1, town) < DROP_CAP) return false
  return tallyOf(headOf(l1), town).counts.mint === 0 || !waitingMints(l1, town)
}

const waitingMints = (l1: L1State, town: Town): boolean =>
  poolEntries(l1.mempool).some(({ tx, isCrowd }) => isCrowd && kindOfTx(tx, town) === 'mint')

function withBlock(crowd: CrowdState, block: BlockRecord, town: Town): CrowdState {
  const tally = tallyOf(block, town)
  const { rush } = crowd
  return {
    ...crowd,
    included: crowd.included + tally.crowd.included,
    failed: crowd.failed + tally.crowd.failed,
    gas: byKind((kind) => tally.meanGas[kind] ?? crowd.gas[kind]),
    rush:
      rush === null || block.number <= rush.sinceBlock
        ? rush
        : {
            ...rush,
            minted: rush.minted + tally.mints.minted,
            failed: rush.failed + tally.mints.failed,
            spentWei: (BigInt(rush.spentWei) + tally.mints.spentWei).toString(),
          },
  }
}

/** After a reorg: the sums over the blocks that are the chain now. */
export function recount(crowd: CrowdState, l1: L1State, town: Town): CrowdState {
  const { rush } = crowd
  let counted: CrowdState = {
    ...crowd,
    included: 0,
    failed: 0,
    rush: rush && { ...rush, minted: 0, failed: 0, spentWei: '0' },
  }
  for (const block of vectorItems(l1.blocks, 1)) counted = withBlock(counted, block, town)
  return counted
}

export function crowdView(crowd: CrowdState, l1: L1State, town: Town, windowBlocks: number): CrowdView {
  const price = nextBaseFee(l1) + tipWeiOf(crowd)
  const { demand, perSecond, tipGwei, rush, included, failed, pricedOut, turnedAway } = crowd
  return {
    demand,
    perSecond,
    tipGwei,
    buyersLeft: rush === null ? 0 : rush.buyers - rush.minted,
    isRushOver: rush?.isOver ?? false,
    waiting: waitingOf(l1),
    included,
    failed,
    pricedOut,
    turnedAway,
    throughput: throughputOf(l1, town, windowBlocks),
    fees: byKind((kind) => {
      const gas = crowd.gas[kind]
      return { gas, feeWei: gas === null ? null : (BigInt(gas) * price).toString() }
    }),
  }
}

export const waitingOf = (l1: L1State): number =>
  poolEntries(l1.mempool).reduce((sum, { isCrowd }) => sum + (isCrowd ? 1 : 0), 0)

const gweiToWei = (gwei: number): bigint => BigInt(Math.round(gwei * 1e9))

export const tipWeiOf = ({ tipGwei }: CrowdState): bigint => gweiToWei(tipGwei)

/** Who only happens to be there while others rush still bids against them: half as much. Afterwards it is quiet. */
export function tipBesideWei({ demand, tipGwei, rush }: CrowdState): bigint {
  if (demand !== 'mint') return gweiToWei(tipGwei)
  return rush === null || rush.isOver ? gweiToWei(DEFAULT_TIP_GWEI.quiet) : gweiToWei(tipGwei) / 2n
}

/** All of it influences the future, or is the sum of what did. */
export const crowdDigest = (crowd: CrowdState): Json => ({
  ...crowd,
  turns: { ...crowd.turns },
  rush: crowd.rush && { ...crowd.rush },
})
