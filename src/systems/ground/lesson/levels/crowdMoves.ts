import type { AnyAction, AnyEvent, EventOf, Names, Seconds } from '../../../../kernel/types.ts'
import type { PendingView } from '../../../../l1/types.ts'
import { exactGwei } from '../../../../ui/l1/words.ts'
import type { GroundEvents, GroundView } from '../../engine/types.ts'

// What the levels about the crowd read of their events, and what they ask for.

type Events = readonly AnyEvent[]
type Ev<K extends Names<GroundEvents>> = Extract<EventOf<GroundEvents>, { type: K }>

export const all = <K extends Names<GroundEvents>>(events: Events, type: K): readonly Ev<K>[] =>
  events.filter((event) => event.type === type) as unknown as readonly Ev<K>[]
export const first = <K extends Names<GroundEvents>>(events: Events, type: K): Ev<K> | null =>
  (events.find((event) => event.type === type) as Ev<K> | undefined) ?? null
export const last = <K extends Names<GroundEvents>>(events: Events, type: K): Ev<K> | null =>
  (events.findLast((event) => event.type === type) as Ev<K> | undefined) ?? null

const learner = (type: string, args: AnyAction['args'], by = 'learner'): AnyAction => ({ type, by, args })

export const wait = (seconds: Seconds): AnyAction => learner('clock.advance', { seconds })
export const nextBlock = ({ nextBlockAt, now }: GroundView): AnyAction => wait(nextBlockAt - now)
/** Up to the end of the slot `blocks` from now. */
export const waitBlocks =
  (blocks: number) =>
  ({ nextBlockAt, now, params }: GroundView): AnyAction =>
    wait(nextBlockAt - now + (blocks - 1) * params.slotSeconds)

export const setGasLimit = (gasLimit: number): AnyAction => learner('l1.gasLimit', { gasLimit })

// ── A mint ───────────────────────────────────────────────────────────────────────────────────────

const BUYERS = 2_400
export const startMint = learner('ground.demand', { kind: 'mint', buyers: BUYERS })

const AMOUNT_WEI = '100000000000000000'
export const anaPays = learner('l1.pay', { from: 'ana', to: 'ben', valueWei: AMOUNT_WEI }, 'ana')

const addressOf = ({ people }: GroundView, id: string): string =>
  people.find((person) => person.id === id)?.address ?? ''

export const pendingOfAna = (view: GroundView): PendingView | undefined =>
  view.mempool.find(({ from }) => from === addressOf(view, 'ana'))

/** Ana’s payments that are in a block, oldest first. */
export const paidByAna = (view: GroundView, events: Events): readonly Ev<'l1.included'>[] =>
  all(events, 'l1.included').filter(({ data }) => data.from === addressOf(view, 'ana') && data.kind === 'payment')

export const rushBegan = (events: Events): Ev<'crowd.changed'> | null =>
  all(events, 'crowd.changed').find(({ data }) => data.kind === 'mint') ?? null

export const isRushOver = (events: Events): boolean => last(events, 'crowd.soldOut') !== null

/** A block that some had to stay out of, while the mint was on. */
export function isCrowded(events: Events, block: number): boolean {
  const began = rushBegan(events)
  const sealed = all(events, 'l1.sealed').findLast(({ data }) => data.number === block)
  if (began === null || sealed === undefined || sealed.seq < began.seq) return false
  return sealed.data.gasUsed >= 0.95 * sealed.data.gasLimit
}

export const sawFullBlock = (events: Events): boolean =>
  all(events, 'l1.sealed').some(({ data }) => isCrowded(events, data.number))

/** Signed while nothing was going on; it may still wait. */
export const isSignedInTheQuiet = (view: GroundView, events: Events): boolean => {
  const began = rushBegan(events)
  return all(events, 'l1.queued').some(
    ({ data, seq }) => data.from === addressOf(view, 'ana') && (began === null || seq < began.seq),
  )
}
export const quietPayment = (view: GroundView, events: Events): Ev<'l1.included'> | null => {
  const began = rushBegan(events)
  return paidByAna(view, events).find(({ seq }) => began === null || seq < began.seq) ?? null
}
export const crowdedPayment = (view: GroundView, events: Events): Ev<'l1.included'> | null =>
  paidByAna(view, events).find(({ data }) => isCrowded(events, data.block)) ?? null

/** What Ana has signed since the mint began. */
export const signedInTheRush = (view: GroundView, events: Events): Ev<'l1.queued'> | null => {
  const began = rushBegan(events)
  if (began === null) return null
  return (
    all(events, 'l1.queued').find(({ data, seq }) => data.from === addressOf(view, 'ana') && seq > began.seq) ?? null
  )
}

/** The tip of the worst-paying of the crowd that the next block would take; `null` when it would take all. */
export function tipToBeat({ crowdPool }: GroundView): bigint | null {
  const bands = crowdPool?.bands ?? []
  if (bands.every(({ waiting, enters }) => waiting === enters)) return null
  const lowest = bands.findLast(({ enters }) => enters > 0)
  return lowest === undefined ? null : BigInt(lowest.leastTipWei)
}

const GWEI = 10n ** 9n
/** A price of the line, to the hundredth: nobody bids by its last digits. */
export const gwei = (wei: bigint | string): string => {
  const hundredths = (BigInt(wei) + 5_000_000n) / 10_000_000n
  return exactGwei(hundredths * 10_000_000n)
}
/** Well above what the next block asks for, since others go on bidding. */
export const generousTip = (view: GroundView): bigint => 2n * (tipToBeat(view) ?? GWEI) + 2n * GWEI

export function outbid(view: GroundView): AnyAction {
  const pending = pendingOfAna(view)
  const tip = generousTip(view)
  return learner('l1.replace', {
    hash: pending?.hash ?? '0x',
    maxPriorityFeePerGasWei: tip.toString(),
    maxFeePerGasWei: (2n * BigInt(view.baseFeeWei) + tip).toString(),
  })
}

/** Enough to be taken for the old one, and no more. */
export function raiseALittle(view: GroundView): AnyAction {
  const pending = pendingOfAna(view)
  const raised = (wei: string | undefined) => ((BigInt(wei ?? 0) * 110n + 99n) / 100n).toString()
  return learner('l1.replace', {
    hash: pending?.hash ?? '0x',
    maxPriorityFeePerGasWei: raised(pending?.maxPriorityFeePerGasWei),
    maxFeePerGasWei: raised(pending?.maxFeePerGasWei),
  })
}

// ── Throughput and nodes ─────────────────────────────────────────────────────────────────────────

const WINDOW = 8

/** Transactions a second over the eight blocks up to each block; background traffic is nobody’s. */
export function rates(
  view: GroundView,
  events: Events,
): readonly { readonly at: Seconds; readonly perSecond: number }[] {
  const sealed = all(events, 'l1.sealed').map(({ at, data }) => ({
    at,
    transactions: data.transactions.length + (data.crowd?.transactions ?? 0),
  }))
  return sealed.flatMap(({ at }, index) => {
    if (index + 1 < WINDOW) return []
    const window = sealed.slice(index + 1 - WINDOW, index + 1)
    const sum = window.reduce((total, { transactions }) => total + transactions, 0)
    return [{ at, perSecond: sum / (WINDOW * view.params.slotSeconds) }]
  })
}

export const reachedRate = (view: GroundView, events: Events, perSecond: number): Seconds | null =>
  rates(view, events).find((rate) => rate.perSecond >= perSecond)?.at ?? null

export const bestRate = (view: GroundView, events: Events): number =>
  rates(view, events).reduce((best, { perSecond }) => Math.max(best, perSecond), 0)

export interface Left {
  readonly nodes: number
  readonly stake: number
}
/** Shares from 0 to 1: two readings, and never one. */
export const leftAfter = ({ data }: Ev<'nodes.ran'>): Left => ({
  nodes: data.nodes === 0 ? 0 : data.verifying / data.nodes,
  stake: data.stakedEth === 0 ? 0 : data.attestingEth / data.stakedEth,
})
