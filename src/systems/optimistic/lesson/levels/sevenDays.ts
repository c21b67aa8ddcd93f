import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { daysAnd } from '../paymentTrail.ts'
import { feeOf } from '../receipts.ts'
import { DAY, type Events, firstOf, type View, wait } from '../trail.ts'
import { ether, moment } from '../words.ts'
import {
  askBridge,
  BARGAIN,
  BARGAIN_PRICE,
  type Bargaining,
  bargainRefusedAt,
  cheaper,
  claimOf,
  collected,
  confirmedWith,
  DEAR,
  dear,
  exitsOf,
  FAIR,
  falseClaimOf,
  filledOf,
  isBargainSigned,
  leave,
  leaveAgain,
  lieAboutMallory,
  lookedAt,
  malloryLeaves,
  nextOfCheaper,
  nextOfPlot,
  offersOf,
  type Plotting,
  paidByWaiting,
  plot,
  postedWith,
  secondBlock,
  sellTruly,
  soldByAna,
  takeHome,
  threeBlocks,
  untilClaimed,
  untilCollected,
  untilConfirmed,
  waitsAtBridge,
} from './exitMoves.ts'
import { whatTheBridgeWaitsFor, whoBuysTheBargain } from './exitPredictions.ts'

// Home over the bridge twice: once by waiting for the window, once by selling the place in the line. Then somebody offers
// a place that does not exist, and a claim that says it does.

const NEXT_BLOCK = 'Let the next block come'
const A_SECOND = 'Let a second pass'
const BATCH_AND_CLAIM = 'Wait for batch and claim'

const toBargain: { readonly [next in Bargaining]: string } = {
  wait: NEXT_BLOCK,
  takeBack: 'Take the offer back',
  offer: 'Offer it for less',
}
const toPlot: { readonly [next in Plotting]: string } = {
  withdraw: 'Mallory withdraws 0.1 ETH',
  second: A_SECOND,
  lie: 'The operator prepares to lie',
  wait: BATCH_AND_CLAIM,
  offer: 'Mallory offers her exit',
}

const steps: readonly LevelStep<View>[] = [
  {
    id: 'leave',
    title: 'Leaving',
    text: (_, events) => {
      const [exit] = exitsOf(events)
      return exit === undefined
        ? 'Ana wants 1 ETH of what she has on the [[rollup]] back on L1. She signs a withdrawal: up there the ether leaves her account, and an entry is added to the list of what the bridge is to pay.'
        : `Block {measured:${exit.data.block}} of the rollup took it at ${moment(exit.at)}, as entry {measured:${exit.data.withdrawal ?? 0}} of the list. So far the [[sequencer]] has promised it, and L1 knows nothing of it.`
    },
    offer: {
      label: (view) => (view.sequencer.waiting.length > 0 ? A_SECOND : 'Withdraw 1 ETH'),
      action: (view) => (view.sequencer.waiting.length > 0 ? secondBlock : leave),
    },
    done: (_, events) => exitsOf(events).length > 0,
    hints: ['Press once to sign, and again to let a block of the rollup come.'],
  },
  {
    id: 'claim',
    title: 'Posted, and claimed',
    text: (view, events) => {
      const claim = claimOf(view, events, exitsOf(events)[0])
      if (claim === null)
        return 'First the [[batch]] with it has to be posted. Then somebody has to claim, on L1, what the rollup’s state is after it.'
      const known = claim.checkedBy.some(({ agrees }) => agrees) ? ' Vera has run the batch herself, and agrees.' : ''
      return `Batch {measured:${claim.batch}} is posted. Claim {measured:${claim.claim}} says what comes of it, with a [[bond]] of {measured:${eth(claim.bondWei)}} behind it.${known} Whoever has a node can know by now that Ana is owed her ether.`
    },
    offer: { label: BATCH_AND_CLAIM, action: untilClaimed },
    done: (view, events) => claimOf(view, events, exitsOf(events)[0]) !== null,
    hints: ['Press until the claim is there: a batch is closed after a minute, and the claim comes a block later.'],
  },
  {
    id: 'early',
    title: 'Everybody knows',
    text: (view, events) =>
      confirmedWith(events, exitsOf(events)[0]) === null
        ? 'Everybody but L1. Ana has a [[merkle|Merkle proof]] from her entry up to the root that the claim names. She shows it to the bridge.'
        : `The claim has been confirmed. Undo, or go back by ${duration(view.params.windowSeconds)} on the score, to ask before that.`,
    offer: { label: 'Ask the bridge', action: askBridge },
    refusal: 'not-final-yet',
    why: {
      question: 'Is her proof wrong?',
      answer: () =>
        'No. It leads to a root that the bridge does not believe yet. Anybody can write down a state in which they own everything, and a flawless proof that leads to its root. What counts is which root L1 takes for true.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'window',
    title: 'The window',
    text: (view, events) => {
      const claim = claimOf(view, events, exitsOf(events)[0])
      const end = confirmedWith(events, exitsOf(events)[0])
      if (claim === null) return 'There is no claim about Ana’s batch yet. Go back two steps.'
      return end === null
        ? `Claim {measured:${claim.claim}} was made at ${moment(claim.madeAt)}, and is [[challengeable]] until ${moment(claim.challengeableUntil)}. Until it is confirmed, the bridge does not pay by it.`
        : `From ${moment(claim.madeAt)} to ${moment(claim.challengeableUntil)} anybody could have challenged it. Nobody did.`
    },
    predict: whatTheBridgeWaitsFor,
    why: {
      question: 'Why so long?',
      answer: (view) =>
        `So that an honest challenger’s moves get onto L1, whoever pays to keep them out. Who buys up all the room has to buy it in {measured:${groupDigits(blocksOfWindow(view))}} blocks, for {measured:${eth(costOfKeepingOut(view))}} at today’s price, and every full block raises the next one’s by an eighth. {cited:challenge-window} are a convention.`,
    },
    hints: ['L1 does not run the rollup. What can it know about a claim, but what people tell it?'],
  },
  {
    id: 'home',
    title: 'Home',
    text: (view, events) => {
      const [paid, [exit]] = [paidByWaiting(events), exitsOf(events)]
      if (paid === null || exit === undefined)
        return waitsAtBridge(view)
          ? 'Her transaction is in the mempool.'
          : 'The same proof again. If the claim is confirmed, it now leads to a root that L1 takes for true.'
      return `{measured:${eth(paid.data.amountWei)}} at ${moment(paid.at)}, {measured:${daysAnd(paid.at - exit.at)}} after she left. It cost {measured:${ether(exit.data.fee)}} on the rollup, and {measured:${eth(feeOf(events, paid.data.tx) ?? 0n)}} of gas. She needed L1, the bridge’s code and one honest watcher awake, but nobody’s leave.`
    },
    offer: { label: (view) => (waitsAtBridge(view) ? NEXT_BLOCK : 'Ask the bridge again'), action: takeHome },
    done: (_, events) => paidByWaiting(events) !== null,
    bytes: (_, events) =>
      `The proof for entry ${exitsOf(events)[0]?.data.withdrawal ?? 0}: ${LIST_DEPTH} hashes of 32 bytes up to the root of the list; beside it the root of the accounts and the counters, 32 bytes each. Hashed together they have to give the confirmed output.`,
    hints: ['Press once to sign, and again to let the block come.'],
  },
  {
    id: 'twice',
    title: 'And once more?',
    text: (_, events) =>
      paidByWaiting(events) === null
        ? 'Nothing has been paid yet. The second try comes after the first.'
        : 'The proof is still right, the claim is still confirmed, and the entry never leaves the list. Does the bridge pay again?',
    offer: { label: 'Show the same proof again', action: askBridge },
    refusal: 'already-paid',
    why: {
      question: 'Who remembers?',
      answer: () =>
        'The bridge: it notes each entry that it has paid. No fraud proof watches over that. Fraud proofs guard what is said of the rollup; the bridge’s own code has to be right by itself.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'again',
    title: 'In a hurry',
    text: (view, events) => {
      const exit = exitsOf(events)[1]
      return exit === undefined
        ? 'Later Ana needs 0.5 ETH on L1, and needs it today. She withdraws again.'
        : `Promised at ${moment(exit.at)}. The bridge will pay in {measured:${duration(view.params.windowSeconds)}} and a little. Somebody who is sure of that could pay her now, and take her place in the line.`
    },
    offer: {
      label: (view) => (view.sequencer.waiting.length > 0 ? A_SECOND : 'Withdraw 0.5 ETH'),
      action: (view) => (view.sequencer.waiting.length > 0 ? secondBlock : leaveAgain),
    },
    done: (_, events) => exitsOf(events).length > 1,
    hints: ['Press once to sign, and again to let a block of the rollup come.'],
  },
  {
    id: 'dear',
    title: 'For sale',
    text: (view, events) => {
      const [offer] = offersOf(events, 'ana')
      if (offer === undefined)
        return `Cleo buys such places {simplified:exit-market}, for {measured:${view.provider.feePercent} %} less than they are worth. Ana tries to get more: she offers hers for {measured:${eth(DEAR)}}.`
      if (lookedAt(events, offer) === null)
        return 'The offer is on L1. Cleo buys nothing that is only promised: she waits until the batch is posted, and runs it.'
      const posted = postedWith(events, exitsOf(events)[1])
      return filledOf(events, offer.data.offer) !== null || posted === null
        ? `Cleo has run the batch, and paid {measured:${eth(offer.data.priceWei)}}.`
        : `The batch has been posted since ${moment(posted.at)}, and Cleo’s node finds the withdrawal in it. Still she does not buy: {measured:${eth(BigInt(offer.data.amountWei) - BigInt(offer.data.priceWei))}} is too little for the wait.`
    },
    offer: {
      label: (view, events) => (offersOf(events, 'ana').length > 0 || waitsAtBridge(view) ? 'Wait' : 'Offer it'),
      action: dear,
    },
    done: (_, events) => lookedAt(events, offersOf(events, 'ana')[0]) !== null,
    why: {
      question: 'What is being sold?',
      answer: () =>
        'The bridge notes that what this entry brings goes to the market; the market, that it goes on to whoever paid Ana. Neither knows whether there is such an entry. Who buys has to know.',
    },
    hints: ['Press the button, and again until Cleo has had a look.'],
  },
  {
    id: 'cheaper',
    title: 'Her price',
    text: (view, events) => {
      const sold = soldByAna(view, events)
      if (sold === null)
        return `An offer’s price never changes. So Ana takes hers back, and makes another at what Cleo pays: {measured:${eth(FAIR)}}.`
      const { sale, exit, discountWei, gasWei } = sold
      return `Cleo paid {measured:${eth(sale.data.priceWei)}} at ${moment(sale.at)}, {measured:${duration(sale.at - exit.at)}} after Ana left. It cost Ana {measured:${eth(discountWei)}}, and {measured:${eth(gasWei)}} of gas. For her it is over. If the bridge never pays, that is Cleo’s loss.`
    },
    offer: { label: (view, events) => toBargain[nextOfCheaper(view, events)], action: cheaper },
    done: (view, events) => soldByAna(view, events) !== null,
    why: {
      question: 'What does Cleo get it for?',
      answer: (view) =>
        `For ether that is away for a week, for a node that follows the rollup, and for the risk of a bug in rules or bridge. {measured:${view.provider.feePercent} %} for {measured:${duration(view.params.windowSeconds)}} would be {measured:${yearly(view)} %} in a year, if she always found the next one. Where providers compete, the fee is often far lower.`,
    },
    hints: ['Press until Cleo has bought: take back, a block, offer, two blocks.'],
  },
  {
    id: 'bargain',
    title: 'A bargain',
    text: (view, events) => {
      const claim = falseClaimOf(view)
      if (claim === null && claimOf(view, events, exitsOf(events, 'mallory')[0]) !== null)
        return 'The operator has claimed Mallory’s batch already, and truly. Go back, and let it prepare its lie before the claim.'
      if (claim === null)
        return `Mallory withdraws 0.1 ETH, and the operator is a friend of hers: its next claim will say {measured:${eth(BARGAIN)}}. Such a root has a sound proof too.`
      const at = `Claim {measured:${claim.claim}} says that Mallory is owed {measured:${eth(BARGAIN)}}. It is false.`
      return isBargainSigned(view, events)
        ? `${at} She asks {measured:${eth(BARGAIN_PRICE)}} for her place: a quarter off.`
        : `${at} Vera’s node disputes such claims, but that takes some minutes. Mallory does not mean to wait: she sells.`
    },
    offer: { label: (view, events) => toPlot[nextOfPlot(view, events)], action: plot },
    done: isBargainSigned,
    hints: ['Press until Mallory’s offer is signed. The block comes with the next question.'],
  },
  {
    id: 'buyers',
    title: 'Who buys it?',
    text: (view, events) => {
      if (!isBargainSigned(view, events)) return 'Nothing of Mallory’s is for sale yet. Go back a step.'
      if (falseClaimOf(view)?.status === 'rejected')
        return `A claim on L1 said that the place is worth {measured:${eth(BARGAIN)}}, until L1 rejected it. Who had bought by then would have paid for nothing.`
      const cleo = view.ledger.find(({ id }) => id === view.provider.id)
      return `A claim on L1 says that the place is worth {measured:${eth(BARGAIN)}}, and nobody has proven it wrong yet. Cleo has {measured:${eth(cleo?.l1Wei ?? '0')}} on L1.`
    },
    predict: whoBuysTheBargain,
    why: {
      question: 'And a provider who only reads claims?',
      answer: () =>
        'Would have paid, and would lose it all when the claim is rejected. Ana’s hurry does not shorten the window. It hands the waiting, and the need to check, to somebody who is paid for both.',
    },
    hints: ['What does Cleo have that L1 has not?'],
  },
  {
    id: 'collect',
    title: 'Cleo’s seven days',
    text: (view, events) => {
      const [end, sold] = [collected(view, events), soldByAna(view, events)]
      if (end === null || sold === null)
        return 'Cleo waits in Ana’s place. When the claim about Ana’s batch is confirmed, she shows the bridge the same kind of proof, and the market passes the ether on to her.'
      return `{measured:${eth(end.told.data.amountWei)}} for Cleo at ${moment(end.told.at)}, {measured:${duration(end.told.at - sold.sale.at)}} after she paid Ana. After gas {measured:${eth(end.gainWei)}} of the difference is left to her.${fateOfLie(view, events)}`
    },
    offer: { label: 'Wait until she is paid', action: untilCollected },
    done: (view, events) => collected(view, events) !== null,
    hints: ['Press until Cleo has her ether: the window, and a few blocks.'],
  },
]

// ── Figures of it ────────────────────────────────────────────────────────────────────────────────

/** The list of withdrawals is a tree of this depth (R4). */
const LIST_DEPTH = 16

const blocksOfWindow = ({ l1, params }: View): number => Math.round(params.windowSeconds / l1.params.slotSeconds)
/** To buy all of L1's room for the whole window, if prices did not rise. */
const costOfKeepingOut = (view: View): bigint =>
  BigInt(view.l1.baseFeeWei) * BigInt(view.l1.params.gasLimit) * BigInt(blocksOfWindow(view))

/** What the provider's discount comes to, on what it pays, without interest on interest. */
const yearly = ({ params, provider }: View): number =>
  Math.round(((100 * provider.feePercent) / (100 - provider.feePercent)) * ((365 * DAY) / params.windowSeconds))

const fateOfLie = (view: View, events: Events): string => {
  const rejected = firstOf(events, 'claim.rejected')
  return rejected === null || falseClaimOf(view)?.claim !== rejected.data.claim
    ? ''
    : ` The claim about Mallory was rejected at ${moment(rejected.at)}.`
}

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const HOUR = 3_600

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'waited',
    text: 'Bring ether to L1 by waiting for the window',
    reachedAt: (_, events) => paidByWaiting(events)?.at ?? null,
  },
  {
    id: 'sold',
    text: 'Get Ana paid on L1 within an hour of leaving',
    reachedAt: (view, events) => {
      const sold = soldByAna(view, events)
      return sold !== null && sold.sale.at - sold.exit.at < HOUR ? sold.sale.at : null
    },
  },
  { id: 'refused', text: 'See an exit offered that does not exist, and not bought', reachedAt: bargainRefusedAt },
  {
    id: 'collected',
    text: 'See the buyer of Ana’s exit paid',
    reachedAt: (view, events) => collected(view, events)?.told.at ?? null,
  },
]

const claimed = [leave, secondBlock, untilClaimed, untilClaimed] as const
const waited = [...claimed, untilConfirmed, takeHome, takeHome] as const
const tooDear = [...waited, leaveAgain, secondBlock, dear, dear, dear, dear] as const
const sold = [...tooDear, cheaper, cheaper, cheaper, cheaper, cheaper] as const
const lied = [...sold, malloryLeaves, secondBlock, lieAboutMallory, untilClaimed, untilClaimed] as const
const sixDays = wait(6 * DAY)

export const sevenDays: Level<View> = {
  ...levelMeta('seven-days'),
  seed: 'seven-days',
  params: { l1: { blobSchedule: 'bpo2' } },
  opening: [wait(29)],
  steps,
  goals,
  closing: (view, events) => {
    const [[first], paid, sale] = [exitsOf(events), paidByWaiting(events), soldByAna(view, events)]
    if (first === undefined || paid === null || sale === null) return 'Ana is home.'
    return `Home by waiting: {measured:${daysAnd(paid.at - first.at)}}, and gas. Home by selling: {measured:${duration(sale.sale.at - sale.exit.at)}}, gas, and {measured:${eth(sale.discountWei)}}.\n\nSeven days are not what it takes to find out: Vera’s and Cleo’s nodes knew as soon as the batch was posted. They are what L1 gives everybody to object, since it does not look for itself. Selling does not shorten them. It puts somebody into the line who has looked, and who carries the wait and the risk for {measured:${view.provider.feePercent} %}.`
  },
  solution: [...lied, plot, threeBlocks, untilCollected, untilCollected, untilCollected],
  nearMisses: [
    {
      goal: 'waited',
      moves: [...claimed, sixDays],
      why: 'Six days are not seven: the claim can still be challenged.',
    },
    { goal: 'sold', moves: tooDear, why: 'Too dear: the offer stands, and nobody buys.' },
    {
      goal: 'refused',
      moves: [...sold, malloryLeaves, secondBlock, untilClaimed, untilClaimed, sellTruly, threeBlocks],
      why: 'Mallory offers what is really hers, and Cleo buys it: her node has nothing against Mallory.',
    },
    { goal: 'collected', moves: [...sold, sixDays], why: 'Sold, and the claim not confirmed yet: Cleo waits.' },
  ],
}
