import type { AnyAction, Seconds } from '../../../../kernel/types.ts'
import type { ClaimView } from '../../engine/types/view.ts'
import { gasPaidSince, waitsAt } from '../receipts.ts'
import { allOf, ask, blocks, ETH, type Events, nextBlock, type Told, type View, wait } from '../trail.ts'
import { weiOf } from '../words.ts'
import { send, waitUntil } from './moves.ts'

// What becomes of a withdrawal, whether its owner waits for it or sells it; and what moves it on.

const GWEI = 10n ** 9n

/** What Ana asks for her second exit first, and what she gets for it: of half an ether. */
export const DEAR = (ETH * 499n) / 1_000n
export const FAIR = (ETH * 495n) / 1_000n
/** What the false claim says that Mallory is owed, and what she wants for it. */
export const BARGAIN = 2n * ETH
export const BARGAIN_PRICE = (ETH * 3n) / 2n

const gweiOf = (wei: bigint): string => (wei / GWEI).toString()

// ── From the trace ───────────────────────────────────────────────────────────────────────────────

export type Exit = Told<'l2.promised'>
export type Offer = Told<'exit.offered'>
export type Sale = Told<'exit.filled'>

export const exitsOf = (events: Events, id = 'ana'): readonly Exit[] =>
  allOf(events, 'l2.promised').filter(({ data }) => data.fromId === id && data.kind === 'withdraw')

/** The batch that holds it: the first that was closed after it was promised. */
export const batchOf = (events: Events, exit: Exit | undefined): number | null =>
  allOf(events, 'batch.closed').find(({ seq }) => seq > (exit?.seq ?? Infinity))?.data.batch ?? null

export function postedWith(events: Events, exit: Exit | undefined): Told<'batch.posted'> | null {
  const batch = batchOf(events, exit)
  return allOf(events, 'batch.posted').findLast(({ data }) => data.batch === batch) ?? null
}

/** The true one, if there are several. */
export function claimOf(view: View, events: Events, exit: Exit | undefined): ClaimView | null {
  const batch = batchOf(events, exit)
  return view.claims.findLast((claim) => claim.batch === batch && claim.isTrue) ?? null
}

export function confirmedWith(events: Events, exit: Exit | undefined): Told<'claim.confirmed'> | null {
  const batch = batchOf(events, exit)
  return allOf(events, 'claim.confirmed').findLast(({ data }) => data.batch === batch) ?? null
}

/** By the bridge, for the first that she left with. */
export function paidByWaiting(events: Events): Told<'bridge.paid'> | null {
  const [exit] = exitsOf(events)
  return (
    allOf(events, 'bridge.paid').find(({ data }) => data.toId === 'ana' && data.withdrawal === exit?.data.withdrawal) ??
    null
  )
}

export const offersOf = (events: Events, id: string): readonly Offer[] =>
  allOf(events, 'exit.offered').filter(({ data }) => data.sellerId === id)
export const filledOf = (events: Events, offer: number | undefined): Sale | null =>
  allOf(events, 'exit.filled').find(({ data }) => data.offer === offer) ?? null

export interface SoldExit {
  readonly exit: Exit
  readonly sale: Sale
  /** What it cost the seller, beside gas. */
  readonly discountWei: bigint
  /** All that the seller paid L1 for, from the withdrawal to the sale. */
  readonly gasWei: bigint
}
export function soldByAna(view: View, events: Events): SoldExit | null {
  const sale = offersOf(events, 'ana')
    .map(({ data }) => filledOf(events, data.offer))
    .find((each) => each !== null)
  const exit = exitsOf(events).find(({ data }) => data.withdrawal === sale?.data.withdrawal)
  if (sale === undefined || exit === undefined) return null
  return {
    exit,
    sale,
    discountWei: BigInt(weiOf(exit.data.amount)) - BigInt(sale.data.priceWei),
    gasWei: gasPaidSince(view, upTo(events, sale), 'ana', exit),
  }
}

/** When who bought Ana's exit was paid for it, and what was left of the difference. */
export function collected(
  view: View,
  events: Events,
): { readonly told: Told<'exit.collected'>; readonly gainWei: bigint } | null {
  const sold = soldByAna(view, events)
  const told = allOf(events, 'exit.collected').find(({ data }) => data.offer === sold?.sale.data.offer)
  if (sold === null || told === undefined) return null
  const gas = gasPaidSince(view, upTo(events, told), sold.sale.data.providerId ?? '', sold.exit)
  return { told, gainWei: BigInt(told.data.amountWei) - BigInt(sold.sale.data.priceWei) - gas }
}

const upTo = (events: Events, last: { readonly seq: number }): Events => events.filter(({ seq }) => seq <= last.seq)

const isOpen = (events: Events, { data }: Offer): boolean =>
  filledOf(events, data.offer) === null &&
  !allOf(events, 'exit.takenBack').some((taken) => taken.data.offer === data.offer)
export const openOfferOf = (events: Events, id: string): Offer | null =>
  offersOf(events, id).findLast((offer) => isOpen(events, offer)) ?? null

/** Two blocks after both the offer and the batch: one in which a buyer sees them, one for the payment. */
export function lookedAt(events: Events, offer: Offer | undefined): Seconds | null {
  const exit = allOf(events, 'l2.promised').find(({ data }) => data.withdrawal === offer?.data.withdrawal)
  const posted = postedWith(events, exit)
  if (offer === undefined || posted === null) return null
  const enough = Math.max(posted.data.block, offer.data.block) + 2
  return allOf(events, 'l1.sealed').find(({ data }) => data.number >= enough)?.at ?? null
}

// ── Mallory's ────────────────────────────────────────────────────────────────────────────────────

export const falseClaimOf = ({ claims }: View): ClaimView | null => claims.findLast(({ isTrue }) => !isTrue) ?? null

const isMoreThanOwed = (events: Events, { data }: Offer): boolean => {
  const exit = exitsOf(events, 'mallory').find((each) => each.data.withdrawal === data.withdrawal)
  return BigInt(data.amountWei) > BigInt(weiOf(exit?.data.amount ?? '0'))
}
export const aBargain = (events: Events): Offer | null =>
  offersOf(events, 'mallory').find((offer) => isMoreThanOwed(events, offer)) ?? null

/** When everybody had seen it beside the claim that says the same, and nobody had bought it. */
export function bargainRefusedAt(view: View, events: Events): Seconds | null {
  const offer = aBargain(events)
  if (offer === null || falseClaimOf(view) === null || filledOf(events, offer.data.offer) !== null) return null
  return lookedAt(events, offer)
}

export const isBargainSigned = (view: View, events: Events): boolean =>
  aBargain(events) !== null || (falseClaimOf(view) !== null && waitsAt(view, 'mallory', view.contracts.bridge))

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

export const leave = send('ana', { kind: 'withdraw', amount: gweiOf(ETH) })
export const leaveAgain = send('ana', { kind: 'withdraw', amount: gweiOf(ETH / 2n) })
export const malloryLeaves = send('mallory', { kind: 'withdraw', amount: gweiOf(ETH / 10n) })
export const lieAboutMallory = ask('proposer.set', { lie: { kind: 'theft', amountGwei: gweiOf(BARGAIN) } })
export const secondBlock = wait(2)

export const waitsAtBridge = (view: View): boolean =>
  waitsAt(view, 'ana', view.contracts.bridge) || waitsAt(view, 'ana', view.contracts.fastExit)

/** Until the open batch is on L1; once it is, a block for the claim. */
export const untilClaimed = (view: View): AnyAction =>
  view.open.since === null
    ? nextBlock(view)
    : waitUntil(view, view.open.since + view.sequencer.batchPolicy.maxAgeSeconds + view.l1.params.slotSeconds)

/** The window of what holds that exit, and a block or two in which somebody confirms. */
const untilConfirmedWith =
  (exit: (events: Events) => Exit | undefined) =>
  (view: View, events: Events): AnyAction => {
    const claim = claimOf(view, events, exit(events))
    if (claim === null || claim.status === 'confirmed') return nextBlock(view)
    const end = Math.max(view.now, claim.challengeableUntil)
    return waitUntil(view, end + 2 * view.l1.params.slotSeconds)
  }
export const untilConfirmed = untilConfirmedWith((events) => exitsOf(events)[0])
export const untilCollected = (view: View, events: Events): AnyAction =>
  untilConfirmedWith(() => soldByAna(view, events)?.exit)(view, events)

const bridgeAsks = (withdrawal: number): AnyAction => ask('bridge.withdraw', { from: 'ana', withdrawal }, 'ana')
const numberOf = (exit: Exit | undefined): number => exit?.data.withdrawal ?? 0
export const askBridge = (_: View, events: Events): AnyAction => bridgeAsks(numberOf(exitsOf(events)[0]))
export const takeHome = (view: View, events: Events): AnyAction =>
  waitsAtBridge(view) ? nextBlock(view) : askBridge(view, events)

const sellFor = (priceWei: bigint, events: Events): AnyAction =>
  ask('exit.sell', { from: 'ana', withdrawal: numberOf(exitsOf(events)[1]), priceWei: priceWei.toString() }, 'ana')

/** Offer it for too much, and wait until who could buy has looked. */
export function dear(view: View, events: Events): AnyAction {
  if (offersOf(events, 'ana').length === 0 && !waitsAtBridge(view)) return sellFor(DEAR, events)
  return untilClaimed(view)
}

/** What of 'cheaper' comes next. */
export type Bargaining = 'wait' | 'takeBack' | 'offer'
export function nextOfCheaper(view: View, events: Events): Bargaining {
  const open = openOfferOf(events, 'ana')
  if (waitsAtBridge(view) || soldByAna(view, events) !== null) return 'wait'
  if (open === null) return 'offer'
  return BigInt(open.data.priceWei) > FAIR ? 'takeBack' : 'wait'
}
export function cheaper(view: View, events: Events): AnyAction {
  switch (nextOfCheaper(view, events)) {
    case 'wait':
      return nextBlock(view)
    case 'takeBack':
      return ask('exit.takeBack', { from: 'ana', offer: openOfferOf(events, 'ana')?.data.offer ?? 0 }, 'ana')
    case 'offer':
      return sellFor(FAIR, events)
  }
}

/** What of Mallory's haste comes next, up to her offer. */
export type Plotting = 'withdraw' | 'second' | 'lie' | 'wait' | 'offer'
export function nextOfPlot(view: View, events: Events): Plotting {
  if (exitsOf(events, 'mallory').length === 0) return view.sequencer.waiting.length > 0 ? 'second' : 'withdraw'
  if (falseClaimOf(view) !== null) return 'offer'
  // Not from the view: while the claim is on its way, the lie is told and not on L1 yet.
  return allOf(events, 'proposer.changed').some(({ data }) => data.lie !== null) ? 'wait' : 'lie'
}
const sellForMallory = (priceWei: bigint, events: Events, amountGwei?: string): AnyAction => {
  const withdrawal = numberOf(exitsOf(events, 'mallory').at(-1))
  const offer = { from: 'mallory', withdrawal, priceWei: priceWei.toString() }
  return ask('exit.sell', amountGwei === undefined ? offer : { ...offer, amountGwei }, 'mallory')
}
/** Of what is really hers, at what Cleo takes. */
export const sellTruly = (_: View, events: Events): AnyAction => sellForMallory((ETH * 99n) / 1_000n, events)
export function plot(view: View, events: Events): AnyAction {
  switch (nextOfPlot(view, events)) {
    case 'withdraw':
      return malloryLeaves
    case 'second':
      return secondBlock
    case 'lie':
      return lieAboutMallory
    case 'wait':
      return untilClaimed(view)
    case 'offer':
      return sellForMallory(BARGAIN_PRICE, events, gweiOf(BARGAIN))
  }
}

/** One for the offer, one in which it is seen, one for a payment. */
export const threeBlocks = blocks(3)
