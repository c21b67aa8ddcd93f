import type { AnyEvent } from '../../../../kernel/types.ts'
import { duration, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { count, eth, exactGwei, whyWaiting } from '../../../../ui/l1/words.ts'
import type { GroundView } from '../../engine/types.ts'
import { levelMeta } from '../index.meta.ts'
import {
  anaPays,
  crowdedPayment,
  first,
  last,
  nextBlock,
  outbid,
  paidByAna,
  pendingOfAna,
  quietPayment,
  raiseALittle,
  rushBegan,
  signedInTheRush,
  startMint,
  tipToBeat,
  wait,
  waitBlocks,
} from './crowdMoves.ts'

// The same payment twice: once when nobody else wants anything, once in the middle of a mint. It needs the same gas
// both times. What is scarce is the place, and places are sold to whoever pays most.

type View = GroundView
type Events = readonly AnyEvent[]

const OPENING_SECONDS = 29
/** Blocks as they were in the summer that this kind of rush is remembered from. */
const GAS_LIMIT = 30_000_000
const SEND = 'Sign and send'
const RAISE = 'Replace it'

const gwei = (wei: bigint | string): string => {
  const hundredths = (BigInt(wei) + 5_000_000n) / 10_000_000n
  return exactGwei(hundredths * 10_000_000n)
}
const block = (n: number): string => `block ${groupDigits(n)}`

/** Of what Ana signed after the rush began: how many blocks came before it was in one. */
function blocksWaited(view: View, events: Events): number | null {
  const signed = signedInTheRush(view, events)
  if (signed === null) return null
  const included = paidByAna(view, events).find(({ seq }) => seq > signed.seq)
  const until = included?.seq ?? Number.POSITIVE_INFINITY
  const blocks = events.filter(({ type, seq }) => type === 'l1.sealed' && seq > signed.seq && seq < until).length
  return included === undefined ? blocks : blocks - 1
}

const timesDearer = (view: View, events: Events): number | null => {
  const [quiet, crowded] = [quietPayment(view, events), crowdedPayment(view, events)]
  if (quiet === null || crowded === null) return null
  return Number((BigInt(crowded.data.feeWei) * 100n) / BigInt(quiet.data.feeWei)) / 100
}
const times = (factor: number | null): string => (factor === null ? '…' : `${Math.round(factor * 10) / 10} times`)

// ── The two predictions ──────────────────────────────────────────────────────────────────────────

const whenIsItIn: Prediction<View> = {
  question: 'Ana offers the tip that was plenty a minute ago. What does the next block do with her payment?',
  options: [
    {
      id: 'takes',
      text: 'Takes it: it pays the base fee, and that is the price.',
      because: (view, events) =>
        blocksWaited(view, events) === 0
          ? 'It was small enough for a gap that was left at the end. Any more gas, and it would have waited.'
          : 'Paying the [[base fee]] lets one stand in line. Who of the line gets in is decided by the [[tip]], as long as there is no room for all.',
    },
    {
      id: 'waits',
      text: 'Leaves it in the mempool: others tip more.',
      because: () =>
        'A builder is paid by tips alone, and takes those first. A payment that nobody takes is not lost: it waits, signed, until it is good enough.',
    },
    {
      id: 'order',
      text: 'Takes it in turn: after those that were there before it.',
      because: () =>
        'Nobody has to keep an order of arrival, and no two nodes would agree on one. Among equal tips the earlier goes first here; tips decide before that.',
    },
    {
      id: 'drops',
      text: 'Throws it away: it is too cheap for now.',
      because: () => 'Blocks throw nothing away. Only a full [[mempool]] does, and it drops the worst-paying first.',
    },
  ],
  outcome: (view, events) => {
    const waited = blocksWaited(view, events)
    const signed = signedInTheRush(view, events)
    if (waited === null || signed === null) return null
    const dropped = events.some(
      ({ type, data }) => type === 'l1.dropped' && (data as { hash?: string }).hash === signed.data.hash,
    )
    if (dropped) return 'drops'
    const isIn = paidByAna(view, events).some(({ seq }) => seq > signed.seq)
    if (isIn && waited === 0) return 'takes'
    return waited > 0 ? 'waits' : null
  },
  happened: (view, events) => {
    const waited = blocksWaited(view, events)
    const lowest = last(events, 'l1.sealed')?.data.crowd?.lowestTipWei
    if (waited === null) return ''
    if (waited === 0) return 'The very next block took it.'
    const cut = lowest ? `, and the last one in tipped {measured:${gwei(lowest)}}` : ''
    return `${count(waited, 'block has', 'blocks have')} gone by without it${cut}.`
  },
  act: nextBlock,
}

const whatDidItCost: Prediction<View> = {
  question: 'The same 21,000 gas as in the quiet. What does this payment cost, compared with that one?',
  options: [
    {
      id: 'same',
      text: 'The same: it does the same work.',
      because: () =>
        'The work is the same, and so is the gas. A fee is gas times price, and the price is what others would pay for the place.',
    },
    {
      id: 'some',
      text: 'Two to twenty times as much.',
      because: (view, events) =>
        `It was {measured:${times(timesDearer(view, events))}} the fee: most of the difference is tip, and a part is the [[base fee]], which rises by an eighth a full block {cited:base-fee-step}.`,
    },
    {
      id: 'much',
      text: 'A hundred times as much, or more.',
      because: () =>
        'It can be. In 2021 single mints cost more in fees than most people would pay for anything {cited:fee-worst}: those rushes were larger, and went on for hours.',
    },
    {
      id: 'less',
      text: 'Less: the cost is shared by more.',
      because: () =>
        'On L1 nothing is shared: each pays for the gas of its own. Sharing one posting among many is what happens upstairs.',
    },
  ],
  outcome: (view, events) => {
    const factor = timesDearer(view, events)
    if (factor === null) return null
    if (factor < 0.9) return 'less'
    if (factor < 2) return 'same'
    return factor < 50 ? 'some' : 'much'
  },
  happened: (view, events) => {
    const [quiet, crowded] = [quietPayment(view, events), crowdedPayment(view, events)]
    if (quiet === null || crowded === null) return ''
    return `{measured:${eth(crowded.data.feeWei)}} now, {measured:${eth(quiet.data.feeWei)}} then: {measured:${times(timesDearer(view, events))}} as much. Of it {measured:${eth(crowded.data.tipWei)}} went to the builder, {measured:${eth(crowded.data.burntWei)}} was burnt.`
  },
  act: nextBlock,
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'quiet',
    title: 'While it is quiet',
    text: (view, events) => {
      const paid = quietPayment(view, events)
      if (paid)
        return `In ${block(paid.data.block)}: {measured:${groupDigits(paid.data.gasUsed)} gas}, {measured:${eth(paid.data.feeWei)}}. Keep that number.`
      return 'Hardly anybody wants anything {simplified:crowd}. Ana pays Ben, and leaves the fee to her wallet. Send it, and let the next block come: space, or the arrow to the right.'
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'ana', to: 'ben', amount: '0.1' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: (view, events) => quietPayment(view, events) !== null,
    why: {
      question: 'Why is there a limit at all?',
      answer: (view) =>
        `Every node runs every block again. A block may hold {measured:${groupDigits(view.gasLimit)} gas} so that slow ones can follow. What that limit does, and whom it keeps in, is the next level.`,
    },
    hints: [`Press “${SEND}”, then let time pass until a block takes it in.`],
  },
  {
    id: 'rush',
    title: 'A mint opens',
    text: (view) => {
      const waiting = view.crowdPool?.waiting ?? 0
      const line = waiting > 100 ? `{measured:${groupDigits(waiting)}} wait already.` : 'They come within seconds.'
      return `Somebody sells pictures, fewer than there are buyers, first come, first served. Thousands sign at once. ${line}\n\nThe mempool shows them by what they tip: the dark part fits into the next block, the rest does not.`
    },
    offer: { label: 'Open the mint', action: () => startMint },
    done: (_, events) => rushBegan(events) !== null,
    why: {
      question: 'Are these real transactions?',
      answer: () =>
        'Yes. Each is signed by an account of its own and calls a contract: select it on the stage and read its Solidity. That one person stands behind all of these accounts is the simplification {simplified:crowd}.',
    },
    hints: ['The button opens it.'],
  },
  {
    id: 'again',
    title: 'Ana has to pay again',
    text: (view, events) => {
      const signed = signedInTheRush(view, events)
      const cut = tipToBeat(view)
      const price = cut === null ? '' : ` To be in the next block one has to tip about {measured:${gwei(cut)}}.`
      if (signed)
        return `Her payment is in the mempool, with a tip of {measured:${exactGwei(signed.data.maxPriorityFeePerGasWei)}}.${price}`
      return `Rent is due, and it cannot wait for the mint to end. The same payment, the same wallet, the same tip as before.${price}`
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
      const pending = pendingOfAna(view)
      const why = pending?.why ? ` Now: ${whyWaiting(pending.why)}.` : ''
      return signedInTheRush(view, events)
        ? `The next block has room for some {measured:${groupDigits(Math.floor(view.gasLimit / 84_000))}} mints, and far more want in.${why}`
        : 'Send Ana’s payment first.'
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
    text: (view) => {
      const cut = tipToBeat(view)
      const pending = pendingOfAna(view)
      if (!pending) return 'Ana’s payment is not waiting any more.'
      return `Ana can sign the same payment again for more: same [[nonce]], so only one of the two can run. A bid of 10 % more is taken {cited:replacement-bump}; being in the block takes ${cut === null ? 'little' : `more than {measured:${gwei(cut)}}`}, and others go on bidding.`
    },
    offer: {
      form: 'l1.replace',
      initial: { how: 'raise', tip: '9', maxFee: '12' },
      fields: ['tip', 'maxFee'],
      label: RAISE,
    },
    done: (view, events) =>
      crowdedPayment(view, events) !== null ||
      (first(events, 'l1.replaced') !== null && pendingOfAna(view)?.why === null),
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
    text: (view, events) =>
      crowdedPayment(view, events)
        ? 'It is in a full block.'
        : 'It is among those that the next block would take. Before it comes:',
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
      return `{measured:${groupDigits(over.data.minted)}} were minted. {measured:${groupDigits(over.data.failed)}} more got into a block and found nothing left: they failed, and paid for their gas. All together spent {measured:${eth(over.data.spentWei)}} on fees.`
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
