import type { AnyAction } from '../../../../kernel/types.ts'
import type { L2TxSummary } from '../../engine/types/events.ts'
import type { Asset, Gwei, Ordering } from '../../engine/types/shared.ts'
import { allOf, ask, type Events, type Told, type View, wait } from '../trail.ts'

// Swaps, and the order they came to be in, as the level follows them.

export const ONE = '1000000000'
/** What Ben accepts the first time: well below what the pool gives, so that nothing can go wrong, as he thinks. */
export const LOOSE = '1700000000000'
/** What Ana and Ben sell again, each. */
export const SOLD_BACK = '1700000000000'
/** What Ben bids to be first: far above the fee that is asked for. */
export const BID = '20000000'
/** Cleo's: too small for anybody to earn by it. */
const SMALL = '50000000'

interface Swap {
  readonly sell: Asset
  readonly amount: Gwei
  readonly atLeast?: Gwei
  readonly feeGwei?: Gwei
}
export const swap = (from: string, { sell, amount, atLeast = '0', feeGwei }: Swap): AnyAction => {
  const wish = { kind: 'swap', sell, amount, atLeast }
  return ask('l2.send', { from, wish, ...(feeGwei === undefined ? {} : { feeGwei }) }, from)
}
export const orderBy = (ordering: Ordering): AnyAction => ask('sequencer.set', { ordering })
/** A block of the rollup comes within a second. */
export const aSecond = wait(1)

export const anaBuys = swap('ana', { sell: 'ether', amount: ONE })
export const benBuys = swap('ben', { sell: 'ether', amount: ONE })
export const anaSells = swap('ana', { sell: 'token', amount: SOLD_BACK })
export const benBids = swap('ben', { sell: 'token', amount: SOLD_BACK, feeGwei: BID })
export const benLoosely = swap('ben', { sell: 'ether', amount: ONE, atLeast: LOOSE })
/** At just what the pool would give now. */
export const benExactly = (view: View): AnyAction =>
  swap('ben', { sell: 'ether', amount: ONE, atLeast: quoted(view).toString() })
export const cleoInFront = swap('cleo', { sell: 'ether', amount: SMALL, feeGwei: BID })

/** What the pool gives for 1 ETH as it is: R11. */
export function quoted({ pool }: View): bigint {
  const paid = BigInt(ONE) * 997n
  return (BigInt(pool.token) * paid) / (BigInt(pool.etherGwei) * 1_000n + paid)
}

// ── What was promised ────────────────────────────────────────────────────────────────────────────

export type PromisedSwap = Told<'l2.promised'>
export type SandwichTold = Told<'l2.sandwiched'>

const isSwap = ({ data }: PromisedSwap): boolean => data.kind === 'swap'
export const orderingAt = (events: Events, seq: number): Ordering =>
  allOf(events, 'sequencer.changed').findLast((changed) => changed.seq < seq)?.data.ordering ?? 'arrival'

export interface Race {
  readonly ana: PromisedSwap
  readonly ben: PromisedSwap
}
/** The first block with swaps of Ana's and of Ben's, of the same asset, under this ordering. */
export function race(events: Events, ordering: Ordering): Race | null {
  const swaps = allOf(events, 'l2.promised').filter((each) => isSwap(each) && orderingAt(events, each.seq) === ordering)
  for (const ana of swaps.filter(({ data }) => data.fromId === 'ana')) {
    const ben = swaps.find(
      ({ data }) => data.fromId === 'ben' && data.block === ana.data.block && data.asset === ana.data.asset,
    )
    if (ben !== undefined && ben.data.amount === ana.data.amount) return { ana, ben }
  }
  return null
}

export const waiting = ({ sequencer }: View, id: string): L2TxSummary | null =>
  sequencer.waiting.find(({ fromId, kind }) => fromId === id && kind === 'swap') ?? null

/** The first time it happened to Ben, with the three swaps of that block in their order. */
export interface Sandwiched {
  readonly told: SandwichTold
  readonly before: PromisedSwap
  readonly bens: PromisedSwap
  readonly after: PromisedSwap
}
export function sandwiched(events: Events): Sandwiched | null {
  const told = allOf(events, 'l2.sandwiched').find(({ data }) => data.victimId === 'ben')
  const promised = allOf(events, 'l2.promised')
  const bens = promised.find(({ data }) => data.hash === told?.data.victim)
  if (told === undefined || bens === undefined) return null
  const at = (index: number) =>
    promised.find(({ data }) => data.block === bens.data.block && data.index === bens.data.index + index)
  const [before, after] = [at(-1), at(1)]
  return before === undefined || after === undefined ? null : { told, before, bens, after }
}

/** What the pool would have given, had nobody gone before. */
export const undisturbed = ({ told, bens }: Sandwiched): bigint => BigInt(bens.data.got ?? '0') + BigInt(told.data.loss)

// ── The claim about it ───────────────────────────────────────────────────────────────────────────

export interface Ground {
  readonly posted: Told<'batch.posted'> | null
  readonly claim: Told<'claim.made'> | null
  readonly checked: Told<'watcher.checked'> | null
}
export function ground(events: Events): Ground {
  const found = sandwiched(events)
  const closed = found && allOf(events, 'batch.closed').find(({ seq }) => seq > found.told.seq)
  const posted = allOf(events, 'batch.posted').findLast(({ data }) => data.batch === closed?.data.batch) ?? null
  const claim = allOf(events, 'claim.made').findLast(({ data }) => data.batch === posted?.data.batch) ?? null
  const checked = allOf(events, 'watcher.checked').find(({ data }) => data.claim === claim?.data.claim) ?? null
  return { posted, claim, checked }
}

// ── Ben's second try ─────────────────────────────────────────────────────────────────────────────

export interface Attempt {
  /** `null`: it was left out, since the pool would have given less than he asked for. */
  readonly got: bigint | null
  readonly lost: bigint
  readonly at: number
  /** Less than a thousandth was taken. */
  readonly isTight: boolean
}
/** Every swap of 1 ETH of Ben's that met a hostile sequencer after the first, in the order of its blocks. */
export function attempts(events: Events): readonly Attempt[] {
  const first = sandwiched(events)
  if (first === null) return []
  const isAfter = ({ seq }: { readonly seq: number }) => seq > first.bens.seq && orderingAt(events, seq) === 'hostile'
  const served = allOf(events, 'l2.promised')
    .filter((each) => isAfter(each) && isSwap(each) && each.data.fromId === 'ben' && each.data.amount === ONE)
    .filter(({ data }) => data.asset === 'ether')
    .map(({ at, data }) => {
      const taken = allOf(events, 'l2.sandwiched').find((told) => told.data.victim === data.hash)
      const [got, lost] = [BigInt(data.got ?? '0'), BigInt(taken?.data.loss ?? '0')]
      return { got, lost, at, isTight: lost * 1_000n < got + lost }
    })
  const left = allOf(events, 'l2.ignored')
    .filter((each) => isAfter(each) && each.data.fromId === 'ben' && each.data.reason === 'invalid')
    .map(({ at }) => ({ got: null, lost: 0n, at, isTight: false }))
  return [...served, ...left].toSorted((a, b) => a.at - b.at)
}
export const firstTight = (events: Events): Attempt | null => attempts(events).find(({ isTight }) => isTight) ?? null

/** Ben's swap that found too little, and Cleo's that had gone in front of it, in the same second. */
export function leftOut(events: Events): { readonly bens: Told<'l2.ignored'>; readonly cleos: PromisedSwap } | null {
  const cleos = allOf(events, 'l2.promised').find((each) => isSwap(each) && each.data.fromId === 'cleo')
  const bens = allOf(events, 'l2.ignored').find(
    ({ at, data }) => at === cleos?.at && data.fromId === 'ben' && data.reason === 'invalid',
  )
  return cleos === undefined || bens === undefined ? null : { bens, cleos }
}

// ── The books ────────────────────────────────────────────────────────────────────────────────────

const GWEI = 10n ** 9n

export interface Books {
  readonly feesWei: bigint
  /** The fees of those who bid, whole. */
  readonly bidsWei: bigint
  readonly mevWei: bigint
  readonly postedWei: bigint
  readonly without: bigint
  readonly with: bigint
}
export function books({ sequencer }: View, events: Events): Books {
  const { feesGwei, mevGwei, dataWei, executionWei } = sequencer.income
  const [feesWei, mevWei] = [BigInt(feesGwei) * GWEI, BigInt(mevGwei) * GWEI]
  const bids = allOf(events, 'l2.promised').filter(({ data }) => data.fee === BID).length
  const postedWei = BigInt(dataWei) + BigInt(executionWei)
  const without = feesWei - postedWei
  return { feesWei, bidsWei: BigInt(bids) * BigInt(BID) * GWEI, mevWei, postedWei, without, with: without + mevWei }
}
