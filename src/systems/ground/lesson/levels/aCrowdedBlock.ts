import type { AnyEvent } from '../../../../kernel/types.ts'
import { duration, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth, exactGwei, whyWaiting } from '../../../../ui/l1/words.ts'
import type { GroundView } from '../../engine/types.ts'
import { levelMeta } from '../index.meta.ts'
import {
  anaPays,
  crowdedPayment,
  first,
  gwei,
  isRushOver,
  isSignedInTheQuiet,
  last,
  nextBlock,
  outbid,
  pendingOfAna,
  quietPayment,
  raiseALittle,
  rushBegan,
  sawFullBlock,
  signedInTheRush,
  startMint,
  tipToBeat,
  wait,
  waitBlocks,
} from './crowdMoves.ts'
import { whatDidItCost, whenIsItIn } from './crowdPredictions.ts'

// The same payment twice: once when nobody else wants anything, once in the middle of a mint. It needs the same gas
// both times. What is scarce is the place, and places are sold to whoever pays most.

type View = GroundView
type Events = readonly AnyEvent[]

const OPENING_SECONDS = 29
/** Blocks as they were in the summer that this kind of rush is remembered from. */
const GAS_LIMIT = 30_000_000
const SEND = 'Sign and send'
const RAISE = 'Replace it'
const BLOCK = 'Let the next block come'

const block = (n: number): string => `block ${groupDigits(n)}`

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

/** Where the rush is over, or began too soon: the only way on leads back. */
const UNDO = 'Undo (Ctrl Z) leads back'
const MISSED = `Ana’s payment did not get into a full block of the mint, and cannot any more. ${UNDO} to while it waits among the others.`

function mintsInABlock({ crowd, gasLimit }: View): number | null {
  const gas = crowd?.fees.mint.gas ?? null
  return gas === null || gas === 0 ? null : Math.floor(gasLimit / gas)
}

const hasBidEnough = (view: View, events: Events): boolean =>
  first(events, 'l1.replaced') !== null && pendingOfAna(view)?.why === null

function bidText(view: View, events: Events): string {
  const paid = crowdedPayment(view, events)
  if (paid) return `It is in ${block(paid.data.block)}, and that one is full.`
  const pending = pendingOfAna(view)
  if (!pending) return MISSED
  const tip = exactGwei(pending.maxPriorityFeePerGasWei)
  if (hasBidEnough(view, events))
    return `Her bid stands: a tip of {measured:${tip}}. As things are, the next block takes it. The older one with the same [[nonce]] is gone.`
  const cut = tipToBeat(view)
  const needed = cut === null ? 'little' : `more than {measured:${gwei(cut)}}`
  return first(events, 'l1.replaced') === null
    ? `Ana can sign the same payment again for more: same [[nonce]], so only one of the two can run. A bid of 10 % more is taken {cited:replacement-bump}; being in the block takes ${needed}, and others go on bidding.`
    : `A tip of {measured:${tip}} is not enough: being in the next block takes ${needed}, and others go on bidding. Bid once more.`
}

function costText(view: View, events: Events): string {
  if (crowdedPayment(view, events)) return 'It is in a full block.'
  const pending = pendingOfAna(view)
  if (!pending) return MISSED
  return pending.why === null
    ? 'It is among those that the next block would take. Before it comes:'
    : 'She was outbid before the block came. Go back a step, and bid more.'
}

const steps: readonly LevelStep<View>[] = [
  {
    id: 'quiet',
    title: 'While it is quiet',
    text: (view, events) => {
      if (rushBegan(events) !== null && !isSignedInTheQuiet(view, events))
        return `The mint is on already, and there is no quiet payment to compare with. ${UNDO} to before it.`
      return 'Hardly anybody wants anything {simplified:crowd}: the mempool is all but empty. Ana pays Ben, and leaves the fee to her wallet. Sign the payment for her, and send it.'
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'ana', to: 'ben', amount: '0.1' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: isSignedInTheQuiet,
    why: {
      question: 'Why is there a limit at all?',
      answer: (view) =>
        `Every node runs every block again. A block here may hold ${groupDigits(view.gasLimit)} gas, as on mainnet from 2021 on {cited:gas-limit-2021}, so that slow ones can follow. What that limit does, and whom it keeps in, is the next level.`,
    },
    hints: [`The form is filled in: press “${SEND}”.`],
  },
  {
    id: 'quiet-block',
    title: 'Into the next block',
    text: (view, events) => {
      const paid = quietPayment(view, events)
      if (paid)
        return `Ana’s payment is in ${block(paid.data.block)}. It took {measured:${groupDigits(paid.data.gasUsed)} gas}, and cost {measured:${eth(paid.data.feeWei)}}. Keep that number.`
      if (rushBegan(events) !== null) return `The mint began before a block took Ana’s payment. ${UNDO} to before it.`
      return 'Ana’s payment waits in the mempool with a few others. The next block has room for all of them.'
    },
    offer: { label: BLOCK, action: nextBlock },
    done: (view, events) => quietPayment(view, events) !== null,
    hints: [`Press “${BLOCK}”.`],
  },
  {
    id: 'rush',
    title: 'A mint opens',
    text: (_, events) => {
      const began = rushBegan(events)
      return began === null
        ? 'Somebody sells pictures: fewer than there are buyers, first come, first served. That is a mint. Open it, and keep an eye on the mempool.'
        : `The mint is open: {measured:${groupDigits(began.data.buyers)}} orders are to come, two an account at most, for fewer pictures. Nobody has signed yet: they do over the next two slots.`
    },
    offer: { label: 'Open the mint', action: () => startMint },
    done: (_, events) => rushBegan(events) !== null,
    why: {
      question: 'Are these real transactions?',
      answer: () =>
        'Yes. Each is signed by an account of its own and calls a contract: select “Everybody else” on the street, and open the contract to read its Solidity. What each of them wants is drawn from this world’s seed {simplified:crowd}.',
    },
    hints: ['The button opens it.'],
  },
  {
    id: 'came',
    title: 'More than fit',
    text: (view, events) => {
      if (!sawFullBlock(events)) return 'They sign now, within two slots, and outbid each other. Let a block come.'
      const waiting = view.crowdPool?.waiting ?? 0
      if (waiting === 0) return 'The block was full. By now nobody waits any more.'
      return `The block is full, and {measured:${groupDigits(waiting)}} still wait. The mempool shows them by what they tip, the best at the left: the dark part fits into the next block, the rest does not.`
    },
    offer: { label: BLOCK, action: nextBlock },
    done: (_, events) => sawFullBlock(events),
    hints: [`Press “${BLOCK}”, once more if the first one still had room.`],
  },
  {
    id: 'again',
    title: 'Ana has to pay again',
    text: (view, events) => {
      const signed = signedInTheRush(view, events)
      const cut = tipToBeat(view)
      if (signed)
        return `Her payment is in the mempool, with a tip of {measured:${exactGwei(signed.data.maxPriorityFeePerGasWei)}}. ${cut === null ? '' : `The dashed line stands at {measured:${gwei(cut)}}: who tips less stays out of the next block.`}`
      if (isRushOver(events)) return `The mint is over before Ana has signed. ${UNDO} to while it is on.`
      return 'Rent is due, and it cannot wait for the mint to end. The same payment, the same wallet, the same tip as before.'
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'ana', to: 'ben', amount: '0.1' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: (view, events) => signedInTheRush(view, events) !== null,
    hints: ['The form is filled in. The wallet fills in the fee, as it did before.'],
  },
  {
    id: 'line',
    title: 'The line',
    text: (view, events) => {
      if (signedInTheRush(view, events) === null) return 'Send Ana’s payment first.'
      const mints = mintsInABlock(view)
      const waiting = view.crowdPool?.waiting ?? 0
      const why = pendingOfAna(view)?.why
      const room = mints === null ? '' : `A block has room for some {measured:${groupDigits(mints)}} mints; `
      return `${room}{measured:${groupDigits(waiting)}} transactions of others wait.${why ? ` Ana’s waits too: ${whyWaiting(why)}.` : ''}`
    },
    predict: whenIsItIn,
    why: {
      question: 'Could one see that beforehand?',
      answer: () =>
        'Select Ana’s payment, or the mempool: the inspector says where it stands in the line, what the last one in pays, and what would be enough.',
    },
    hints: ['Who fills the block is paid in tips. What would you do?'],
  },
  {
    id: 'bid',
    title: 'Bid',
    text: bidText,
    offer: {
      form: 'l1.replace',
      initial: { how: 'raise', tip: '9', maxFee: '12' },
      fields: ['tip', 'maxFee'],
      label: RAISE,
    },
    done: (view, events) => crowdedPayment(view, events) !== null || hasBidEnough(view, events),
    why: {
      question: 'What if she bids too much?',
      answer: () =>
        'She pays it: a tip is paid as offered, whatever would have been enough. The limit on all fees protects her from a rising [[base fee]], of which only the actual one is taken.',
    },
    hints: [
      'The tip has to beat that of the last one in. The limit on all fees must leave room for the base fee and the tip.',
      'If she was outbid again in the meantime, bid once more.',
    ],
  },
  {
    id: 'cost',
    title: 'What the place costs',
    text: costText,
    predict: whatDidItCost,
    hints: ['The gas is the same. What about its price, and of which two parts does that consist?'],
  },
  {
    id: 'losers',
    title: 'Who paid for nothing',
    text: (_, events) => {
      const over = last(events, 'crowd.soldOut')
      if (over === null)
        return 'The mint goes on. Let blocks come until it is sold out, and see what became of those who were too late.'
      return `{measured:${groupDigits(over.data.minted)}} were minted. {measured:${groupDigits(over.data.failed)}} more got into a block and found nothing left: they failed, and paid for their gas. Together they spent {measured:${eth(over.data.spentWei)}} on fees.`
    },
    offer: { label: 'Let eight blocks come', action: waitBlocks(8) },
    done: (_, events) => last(events, 'crowd.soldOut') !== null,
    why: {
      question: 'Why pay for what failed?',
      answer: () =>
        'Finding out that nothing is left is work too, and every node did it. If failing were free, filling blocks with failures would be.',
    },
    hints: ['Press the button until it says that the mint is over.'],
  },
]

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'quiet',
    text: 'Pay once while it is quiet',
    reachedAt: (view, events) => quietPayment(view, events)?.at ?? null,
  },
  {
    id: 'in',
    text: 'Get a payment into a full block during the mint',
    reachedAt: (view, events) => crowdedPayment(view, events)?.at ?? null,
  },
  {
    id: 'over',
    text: 'See what became of those who were too late',
    reachedAt: (_, events) => last(events, 'crowd.soldOut')?.at ?? null,
  },
]

export const aCrowdedBlock: Level<View> = {
  ...levelMeta('a-crowded-block'),
  seed: 'a-crowded-block',
  params: {
    blobSchedule: 'bpo2',
    gasLimit: GAS_LIMIT,
    nodes: ['Geneva'],
    network: { preset: '2026' },
    crowd: { preset: '2026' },
  },
  opening: [wait(OPENING_SECONDS)],
  steps,
  goals,
  closing: (view, events) => {
    const [quiet, crowded] = [quietPayment(view, events), crowdedPayment(view, events)]
    const waited = signedInTheRush(view, events)
    if (!quiet || !crowded || !waited) return 'A block has room for so much gas. When more want in, the price decides.'
    return `The same payment: {measured:${eth(quiet.data.feeWei)}} in the quiet, {measured:${eth(crowded.data.feeWei)}} in the rush, and {measured:${duration(crowded.at - waited.at)}} of waiting. At \`${timeOfDay(crowded.at)}\` it was in ${block(crowded.data.block)}.\n\nIts gas never changed. Why not simply make blocks bigger? That is the next level.`
  },
  solution: [anaPays, nextBlock, startMint, nextBlock, anaPays, nextBlock, outbid, nextBlock, waitBlocks(12)],
  nearMisses: [
    {
      goal: 'quiet',
      moves: [startMint, nextBlock, anaPays, nextBlock],
      why: 'The mint is on already: nothing to compare with.',
    },
    {
      goal: 'in',
      moves: [anaPays, nextBlock, startMint, nextBlock, anaPays, nextBlock],
      why: 'The wallet’s usual tip: others pay more, and the payment waits.',
    },
    {
      goal: 'in',
      moves: [anaPays, nextBlock, startMint, nextBlock, anaPays, nextBlock, raiseALittle, nextBlock],
      why: 'Ten per cent more is enough to be the replacement, and not to be in the block.',
    },
    {
      goal: 'over',
      moves: [anaPays, nextBlock, startMint, nextBlock, nextBlock],
      why: 'Two blocks into the mint most still wait.',
    },
  ],
}
