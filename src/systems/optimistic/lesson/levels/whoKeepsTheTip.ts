import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { Ordering } from '../../engine/types/shared.ts'
import { levelMeta } from '../index.meta.ts'
import { type Events, has, nextBlock, type View, wait } from '../trail.ts'
import { ether, moment, tokens } from '../words.ts'
import { howMuchBenGets, whatALimitCosts, whatVeraFinds, whoKeepsTheBid } from './whoKeepsTheTipPredictions.ts'
import {
  anaBuys,
  anaSells,
  aSecond,
  attempts,
  BID,
  benBids,
  benBuys,
  benLoosely,
  books,
  firstTight,
  ground,
  LOOSE,
  leftOut,
  orderBy,
  quoted,
  race,
  SOLD_BACK,
  sandwiched,
  undisturbed,
  waiting,
} from './whoKeepsTheTipTrail.ts'
import { goals, nearMisses, solution } from './whoKeepsTheTipWays.ts'

// The order of transactions is worth money. Three ways to give it away, the worst of them played to the end: nothing
// about it is wrong that L1 could be shown.

const isOrdered = ({ sequencer }: View, ordering: Ordering): boolean => sequencer.ordering === ordering

const bothWait = (view: View): boolean => waiting(view, 'ana') !== null && waiting(view, 'ben') !== null

interface Turn {
  readonly label: string
  readonly action: AnyAction
}
const LET_A_SECOND_PASS: Turn = { label: 'Let a second pass', action: aSecond }
/** Both sign, and then the second passes: whichever is missing is next. */
const untilRaced = (view: View, events: Events): Turn => {
  if (race(events, 'arrival') !== null) return LET_A_SECOND_PASS
  if (waiting(view, 'ana') === null) return { label: 'Ana signs', action: anaBuys }
  if (waiting(view, 'ben') === null) return { label: 'Ben signs', action: benBuys }
  return LET_A_SECOND_PASS
}
const untilBid = (view: View, events: Events): Turn => {
  if (bothWait(view) || race(events, 'tip') !== null) return LET_A_SECOND_PASS
  if (!isOrdered(view, 'tip')) return { label: 'Highest fee first', action: orderBy('tip') }
  return waiting(view, 'ana') === null
    ? { label: 'Ana signs', action: anaSells }
    : { label: 'Ben signs, with his bid', action: benBids }
}
const untilLoose = (view: View, events: Events): Turn => {
  if (sandwiched(events) !== null || waiting(view, 'ben') !== null) return LET_A_SECOND_PASS
  return isOrdered(view, 'hostile')
    ? { label: 'Ben signs', action: benLoosely }
    : { label: 'Let the sequencer trade', action: orderBy('hostile') }
}

/** A batch is a minute old when it is posted; its block and that of the claim come after. */
const untilClaimed = (view: View, events: Events): AnyAction =>
  has(events, 'batch.closed') ? nextBlock(view) : wait(view.params.batchPolicy.maxAgeSeconds)

const purse = ({ accounts }: View) => accounts.find((account) => account.id === 'sequencer' && account.number !== 0)

/** '9.4 %' of a whole. */
function percent(part: bigint, whole: bigint): string {
  const perMille = whole === 0n ? 0n : (part * 1_000n + whole / 2n) / whole
  return `${perMille / 10n}.${perMille % 10n} %`
}
/** '1723.1288': as it is typed, and never more than there is. */
function typed(units: bigint): string {
  const shown = units / 100_000n
  return `${shown / 10_000n}.${(shown % 10_000n).toString().padStart(4, '0')}`
}
/** To the second decimal, which `tokens` cuts off: a difference of two shown amounts is then the one that is read off. */
const rounded = (units: bigint): string => (units + 5_000_000n).toString()
const result = (wei: bigint): string =>
  wei < 0n ? `a loss of {measured:${eth(-wei)}}` : `a profit of {measured:${eth(wei)}}`

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const NOT_YET = 'Nothing of Ben’s has been sandwiched yet: go back, and let the sequencer trade.'

const steps: readonly LevelStep<View>[] = [
  {
    id: 'race',
    title: 'The same second',
    text: (view, events) => {
      const raced = race(events, 'arrival')
      if (raced === null)
        return `Ana and Ben both want tokens for 1 ETH, in the same second. The rollup’s [[pool]] has {measured:${ether(view.pool.etherGwei)}} and {measured:${tokens(view.pool.token)}}. Whoever takes some out makes the rest dearer. The [[sequencer]] serves in the order they come.`
      const [ana, ben] = [raced.ana.data.got ?? '0', raced.ben.data.got ?? '0']
      return `Both paid 1 ETH, in one block. Ana came first and got {measured:${tokens(ana)}}; Ben got {measured:${tokens(ben)}}. The place in front was worth {measured:${tokens(rounded(BigInt(ana) - BigInt(ben)))}}. It cost nothing, and went to whoever was quicker.`
    },
    offer: { label: (...at) => untilRaced(...at).label, action: (...at) => untilRaced(...at).action },
    done: (_, events) => race(events, 'arrival') !== null,
    why: {
      question: 'Who sets the price?',
      answer: () =>
        'Nobody. A swap may take out only so much that the product of the two reserves does not get smaller. The fewer tokens are left, the more ether the next one costs. 0.3 % of what is sold stays in the pool.',
    },
    hints: ['Press three times: for Ana, for Ben, and to let a block of the rollup come.'],
  },
  {
    id: 'bid',
    title: 'A place for sale',
    text: (view, events) => {
      const plan = `Both now sell {measured:${tokens(SOLD_BACK)}} back. Ana signs first, with the fee that is asked for. Ben offers {measured:${ether(BID)}}.`
      if (race(events, 'tip') !== null) return `${plan} The block has come.`
      return isOrdered(view, 'tip')
        ? `The order is another now: highest fee first. ${plan} Both wait for the next block.`
        : `“First come” rewards whoever has the shortest wire. So the sequencer changes its rule to highest fee first. ${plan}`
    },
    offer: { label: (...at) => untilBid(...at).label, action: (...at) => untilBid(...at).action },
    done: (view, events) => race(events, 'tip') !== null || (isOrdered(view, 'tip') && bothWait(view)),
    why: {
      question: 'May it just change the rule?',
      answer: () =>
        'No contract knows the rule. The inbox takes what the sequencer posts, in the order it posts it. What it says about its order is a promise, like its blocks.',
    },
    hints: ['Press three times. The block comes with the question.'],
  },
  {
    id: 'auction',
    title: 'Who keeps the tip?',
    text: (view) =>
      bothWait(view)
        ? 'Ana’s transaction came first and waits in front. Ben’s carries the higher fee. The next block is a second away.'
        : 'To be in front is worth something, so somebody pays for it.',
    predict: whoKeepsTheBid,
    hints: ['On the rollup fees go to one account. Whose is it?'],
  },
  {
    id: 'hostile',
    title: 'Why sell it?',
    text: (view, events) => {
      if (sandwiched(events) !== null || waiting(view, 'ben') !== null)
        return `Ben has signed. He sells 1 ETH and accepts {measured:${tokens(LOOSE)}} or more, well below what the pool shows: so nothing can go wrong, he thinks.`
      return `The sequencer sees what waits before anyone else, and has an account too: {measured:${ether(purse(view)?.etherGwei ?? '0')}} and {measured:${tokens(purse(view)?.token ?? '0')}}. So it may take the best place itself {simplified:own-sandwich}. Ben sells 1 ETH again: the pool shows {measured:${tokens(quoted(view).toString())}}, he accepts 1,700.`
    },
    offer: { label: (...at) => untilLoose(...at).label, action: (...at) => untilLoose(...at).action },
    done: (view, events) =>
      sandwiched(events) !== null || (isOrdered(view, 'hostile') && waiting(view, 'ben') !== null),
    why: {
      question: 'Why accept less at all?',
      answer: () =>
        'Between signing and the block others may swap. Who insists on the last token is left out whenever they do. So wallets ask for a little less than what they show. How much less is what this is about.',
    },
    hints: ['Press twice: for the sequencer’s rule, and for Ben.'],
  },
  {
    id: 'sandwich',
    title: 'What he signed',
    text: (view) =>
      waiting(view, 'ben') === null
        ? 'An amount and a least result: that is all Ben’s signature says about the price. Nothing in it says what may come before.'
        : `An amount and a least result: that is all Ben’s signature says about the price. Right now the pool would give {measured:${tokens(quoted(view).toString())}}. The order of the block is up to somebody else.`,
    predict: howMuchBenGets,
    hints: ['What would you do, if you could put one swap before his and one behind?'],
  },
  {
    id: 'who',
    title: 'Who lost what',
    text: (_, events) => {
      const found = sandwiched(events)
      if (found === null) return NOT_YET
      const { told } = found
      return `**Ben** lost {measured:${tokens(told.data.loss)}}, {measured:${percent(BigInt(told.data.loss), undisturbed(found))}} of what the pool would have given. **The sequencer** gained {measured:${ether(told.data.profit)}} and has as many tokens as before. **The pool** kept its share of three swaps instead of one.\n\nIt is no secret: whoever reads the block sees all three, in this order.`
    },
    why: {
      question: 'Is this a theft?',
      answer: () =>
        'In “Nobody is watching” the result was false, and money was gone that nobody had given up. Here the result is true, and Ben got what he signed for. It is unfair, and no rule of the rollup says what fair is.',
    },
    bytes: (_, events) => {
      const found = sandwiched(events)
      if (found === null) return NOT_YET
      const row = ({ data }: typeof found.bens) =>
        `account ${data.from} sells ${groupDigits(BigInt(data.amount))} of ${data.asset}, fee ${groupDigits(BigInt(data.fee))}`
      return `Three rows of block ${found.bens.data.block}, amounts in billionths: ${row(found.before)}; ${row(found.bens)}; ${row(found.after)}. Account ${found.before.data.from} is the sequencer’s. What Ben accepts is in his row as well.`
    },
    hints: [],
  },
  {
    id: 'ground',
    title: 'Down to L1',
    text: (_, events) => {
      const { posted, claim } = ground(events)
      if (sandwiched(events) === null) return NOT_YET
      if (claim !== null)
        return `The claim stands on L1, with a bond of {measured:${eth(claim.data.bondWei)}}, and is [[challengeable]] until ${moment(claim.data.challengeableUntil)}. If something about that block was wrong, now is the time to say so.`
      return posted === null
        ? 'So far the block is only [[promised]]. Within a minute the batch that holds it is closed, and goes to L1.'
        : 'The batch is [[posted]]: all three swaps lie open, in their order, for everyone to read. Next the operator claims what results from them.'
    },
    offer: {
      label: (_, events) => (has(events, 'batch.closed') ? 'Let the next block come' : 'Wait for the batch'),
      action: untilClaimed,
    },
    done: (_, events) => ground(events).claim !== null,
    hints: ['Press until the claim is there: the batch, its block, and the block of the claim.'],
  },
  {
    id: 'check',
    title: 'Call a watcher',
    text: (_, events) =>
      ground(events).claim === null
        ? 'There is no claim about it yet: go back a step.'
        : 'Vera has everything a watcher needs: the bytes, a node, money for bond and gas, days of time. She does not like what she sees in that block.',
    predict: whatVeraFinds,
    why: {
      question: 'What would she have to show?',
      answer: () =>
        'That Ben’s transaction was there first. No contract saw it arrive, and the sequencer signs no receipt for that. A log of Vera’s own would be her word against its word.',
    },
    hints: ['What does a fraud proof compare: two results, or two orders?'],
  },
  {
    id: 'books',
    title: 'Its books',
    text: (view, events) => {
      if (sandwiched(events) === null) return NOT_YET
      const { feesWei, bidsWei, mevWei, postedWei, without, with: all } = books(view, events)
      const ofIt = bidsWei === 0n ? '' : `, {measured:${eth(bidsWei)}} of it bid for places`
      return `Fees brought {measured:${eth(feesWei)}}${ofIt}. Its own two swaps brought {measured:${eth(mevWei)}}: [[mev|MEV]], as it is called. Posting cost {measured:${eth(postedWei)}}.\n\nWithout its swaps that is ${result(without)}; with them, ${result(all)}. Select the sequencer: the inspector has the whole statement.`
    },
    why: {
      question: 'And without any bids?',
      answer: (view, events) => {
        const { without, bidsWei } = books(view, events)
        return `Then this would be ${result(without - bidsWei)}: {measured:${view.sequencer.income.transactions}} transactions share a post that is meant for {measured:${view.params.batchPolicy.maxTransactions}}. What an operator lives on, when fees are low and competition is keen, is a good question to ask one.`
      },
    },
    hints: [],
  },
  {
    id: 'limit',
    title: 'Ben’s own defence',
    text: (view) =>
      waiting(view, 'ben') === null
        ? `One thing the sequencer cannot change: what Ben signs. For 1 ETH the pool gives \`${typed(quoted(view))}\` tokens now. Write what his swap must give **at least**. What he leaves open below that can be taken; above that he is not served.`
        : 'It is signed, with the least that he accepts in it. The block comes in the next step.',
    offer: {
      form: 'l2.send',
      initial: { from: 'ben', what: 'sell', amount: '1' },
      fields: ['atLeast'],
      label: 'Sign for Ben',
    },
    done: (view, events) => waiting(view, 'ben') !== null || attempts(events).length > 0,
    why: {
      question: 'Can he not hide it instead?',
      answer: () =>
        'Not from the one who orders, unless it has to order before it can read: some designs encrypt what waits. Others auction the places and give users the proceeds, or let whoever proposes on L1 order. Each changes who may earn by it. None of them is a fraud proof.',
    },
    hints: ['Up to four decimals count here. Leave the field empty, and see what “whatever it gives” is worth.'],
  },
  {
    id: 'tight',
    title: 'What is left to take',
    text: (view, events) => {
      const last = firstTight(events) ?? attempts(events).at(-1)
      if (last === undefined)
        return waiting(view, 'ben') === null
          ? 'Go back a step, and sign a swap of 1 ETH for Ben.'
          : 'The sequencer has not changed: it takes what Ben has left open, if it earns more by that than two swaps cost to post.'
      if (last.got === null)
        return 'Left out: the pool gives less than he asked for. It cost nothing. Go back a step, and ask for less.'
      if (last.lost === 0n)
        return `Ben got {measured:${tokens(last.got.toString())}}, and nobody went before him. There was no room between what he asks for and what the pool gives: buying first would not have paid.`
      const lost = `Ben got {measured:${tokens(last.got.toString())}}; {measured:${tokens(last.lost.toString())}} were taken`
      return last.isTight
        ? `${lost}: all he had left open, and less than a thousandth. A limit does not make the sequencer honest. It makes it cheap.`
        : `${lost}: all that was worth taking. Go back a step, and ask for more: then, within what the pool gives.`
    },
    offer: { label: 'Let a second pass', action: () => aSecond },
    done: (_, events) => firstTight(events) !== null,
    hints: ['After a bad try, go back to the step before and sign again. Undo (Ctrl Z) works, too.'],
  },
  {
    id: 'price',
    title: 'The price of a limit',
    text: (_, events) =>
      leftOut(events) === null
        ? 'So why does not everyone ask for all of it? Cleo wants tokens, too, for a twentieth of an ETH. Hers is too small to be worth a sandwich: the 0.3 % of the pool would eat the gain.'
        : 'Nobody meant him any harm this time. Somebody else was first.',
    predict: whatALimitCosts,
    why: {
      question: 'And if the sequencer leaves him out on purpose?',
      answer: (view) =>
        `That it can do, too. Then he goes by way of L1, as Ana did in “The censor”: after {measured:${duration(view.params.forceDelaySeconds)}} anybody can force his swap in, with its limit. Whether the price is still there is another matter.`,
    },
    hints: ['What does the program do with a swap that would give less than was asked for?'],
  },
]

export const whoKeepsTheTip: Level<View> = {
  ...levelMeta('who-keeps-the-tip'),
  seed: 'who-keeps-the-tip',
  params: {
    l1: { blobSchedule: 'bpo2' },
    residents: [
      { id: 'ana', etherGwei: '5000000000', token: '0' },
      { id: 'ben', etherGwei: '8000000000', token: '0' },
      { id: 'cleo', etherGwei: '2000000000', token: '0' },
      { id: 'sequencer', etherGwei: '10000000000', token: '20000000000000' },
    ],
    pool: { etherGwei: '20000000000', token: '40000000000000' },
    watchers: [{ id: 'vera', mode: 'off' }],
  },
  opening: [wait(29)],
  steps,
  goals,
  closing: (view, events) => {
    const [found, bid, tight] = [sandwiched(events), race(events, 'tip'), firstTight(events)]
    if (found === null || bid === null || tight === null) return 'Order is worth money, and somebody keeps it.'
    const { without, with: all } = books(view, events)
    return `Who keeps the tip? The quickest, when the first is served first. The sequencer, when places are sold: Ben’s cost {measured:${ether(bid.ben.data.fee)}}. And all of it, {measured:${ether(found.told.data.profit)}} from one swap, when it trades itself. Its books show ${result(all)}; without its own swaps, ${result(without)}.\n\nL1 can be shown a wrong result. It has no opinion on the order, and no watcher can give it one. Ben’s limit cut his loss from {measured:${tokens(found.told.data.loss)}} to {measured:${tight.lost === 0n ? 'nothing' : tokens(tight.lost.toString())}}: of all that was tried here, that alone was in his own hands.`
  },
  solution,
  nearMisses,
}
