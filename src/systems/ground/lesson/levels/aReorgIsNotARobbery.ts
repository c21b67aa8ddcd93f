import type { L1View } from '../../../../l1/types.ts'
import { duration, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelStep } from '../../../../ui/exhibit.ts'
import { eth, exactGwei, whyWaiting } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { balanceOf, partiesOf } from '../trail.ts'
import { depositGoals } from './depositGoals.ts'
import {
  anaPays,
  dealingsOf,
  deposit,
  firstDeposit,
  isUndone,
  laterDeposit,
  payOut,
  payoutFor,
  reorgToFirst,
  reorgToLater,
  reorgWithoutAna,
  rival,
  rivalOf,
  waitUntilFinal,
  waitUntilSafe,
} from './depositMoves.ts'
import { whatALostBlockChanges, whichWord } from './depositPredictions.ts'
import { nextBlock, wait } from './paymentMoves.ts'

// An exchange pays out a deposit that is included and no more, and loses; then it waits for a better word.
// What a reorg can change and what it cannot is seen on somebody who only happened to be in the same block.

const OPENING_SECONDS = 20 * 12 + 5
const SEND = 'Sign and send'
const PAY_OUT = 'Sign the payout'

const block = (n: number): string => `block ${groupDigits(n)}`
const holds = (view: L1View, id: string): string => `{measured:${eth(balanceOf(view, partiesOf(view, id, id).from))}}`

const steps: readonly LevelStep<L1View>[] = [
  {
    id: 'deposit',
    title: 'A deposit',
    text: () =>
      'Cleo runs an exchange. What is paid in may be drawn out again once it is credited, and Cleo credits quickly: as soon as a payment is **included** in a block.\n\nMallory pays in: sign for her {simplified:known-keys}. Ana’s payment to Ben waits as well. It has nothing to do with any of this.',
    offer: {
      form: 'l1.pay',
      initial: { from: 'mallory', to: 'cleo', amount: '2' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: (view, events) => firstDeposit(view, events) !== null,
    why: {
      question: 'Why does Cleo not wait longer?',
      answer: () =>
        'Customers do not like waiting. Every shop, exchange and bridge picks a moment at which it takes money for paid. The question of this level is which one.',
    },
    hints: ['The form is filled in already: from Mallory to Cleo.', `Press “${SEND}” below the form.`],
  },
  {
    id: 'credit',
    title: 'Included',
    text: (view, events) => {
      const { deposits, anas } = dealingsOf(view, events)
      const first = deposits[0]?.inclusions[0]
      const too = anas?.inclusions.some(({ blockHash }) => blockHash === first?.blockHash) ? ', Ana’s payment too' : ''
      return first
        ? `${capital(block(first.block))} holds the deposit${too}. Every node has executed it. By Cleo’s rule Mallory’s {measured:${eth(first.valueWei)}} count from now on.`
        : 'Two orders wait in the [[mempool]], and nothing has moved yet. The next block will take both: they pay enough, and nobody objects.'
    },
    offer: { label: 'Let the next block come', action: nextBlock },
    done: (view, events) => (firstDeposit(view, events)?.inclusions.length ?? 0) > 0,
    hints: ['Press the button, or the space bar.'],
  },
  {
    id: 'payout',
    title: 'Cleo pays out',
    text: (view, events) => {
      const first = firstDeposit(view, events)
      const seen = first?.block ? `in ${block(first.block.block)}` : 'in no block at the moment'
      return `Mallory draws her credit out at once, to Eve, who is in league with her. Cleo looks: the deposit is ${seen}. Her rule is met, so she signs.\n\nBe Cleo, and pay Eve.`
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'cleo', to: 'eve', amount: '2' },
      fields: ['from', 'to', 'amount'],
      label: PAY_OUT,
    },
    done: (view, events) => {
      const { deposits, payouts } = dealingsOf(view, events)
      return payoutFor(deposits[0] ?? null, payouts) !== null
    },
    why: {
      question: 'Is it Cleo’s own money?',
      answer: () =>
        'Yes. An exchange has one purse for all. The chain does not know which ether “is” Mallory’s deposit: it knows balances, and orders signed by their owners.',
    },
    hints: [`From Cleo to Eve, as filled in. Press “${PAY_OUT}”.`],
  },
  {
    id: 'branch',
    title: 'Mallory’s hope',
    text: (view, events) => {
      const first = firstDeposit(view, events)?.inclusions[0]
      const which = first ? block(first.block) : 'the deposit’s block'
      return `Mallory now wants ${which} to lose. Wishing does not do it: a rival block without her deposit must come in time and gather the votes. Suppose she is that lucky: a [[reorg]] {simplified:reorg-button}.`
    },
    predict: whatALostBlockChanges,
    why: {
      question: 'Could she bring it about?',
      answer: () =>
        'With [[validator|validators]] of her own she proposes a block now and then, and may pass over one that came late. That reaches back a single block. To go deeper against honest voters takes a large part of all stake.',
    },
    hints: ['A block is a list of signed orders. Who could add one to the rival’s list? Who could leave one out?'],
  },
  {
    id: 'rival',
    title: 'One number, two orders',
    text: (view, events) => {
      const first = firstDeposit(view, events)
      if (first?.block)
        return `The deposit is in ${block(first.block.block)}, so its [[nonce]] is used and a second order with it is refused. Mallory needs the moment after a reorg: go back to it.`
      return `Her deposit waits again; unless she acts, the next block takes it and nothing is lost. So she signs its [[nonce]], {measured:${first?.tx.nonce ?? 0}}, a second time: the same amount to herself, for a higher fee. Only one of the two can run.`
    },
    offer: { label: 'Sign the rival order', action: rival },
    done: (view, events) => {
      const first = firstDeposit(view, events)
      return first !== null && (first.isGone || isUndone(view, first)) && first.losses.length > 0
    },
    why: {
      question: 'Is that forbidden?',
      answer: () =>
        'No. It is how anyone speeds up or takes back what still waits. That only one of them runs is what the nonce is for; which one is open until a block with it is [[final]].',
    },
    bytes: (view, events) => {
      const first = firstDeposit(view, events)
      if (!first) return 'Nothing is signed yet.'
      const other = view.mempool.find(({ from, nonce }) => from === first.tx.from && nonce === first.tx.nonce)
      const rivals =
        other && other.hash !== first.tx.hash
          ? `The rival is \`${other.hash}\`, at most ${exactGwei(other.maxFeePerGasWei)}.`
          : 'No rival waits at the moment.'
      return `The deposit is \`${first.tx.hash}\`, nonce ${first.tx.nonce}, at most ${exactGwei(first.tx.maxFeePerGasWei)} per gas. ${rivals}`
    },
    hints: [
      'Press the button before you let time pass.',
      'If a block has taken the deposit in again, go back one step with the ← key and sign there.',
    ],
  },
  {
    id: 'loss',
    title: 'Who lost what',
    text: (view, events) => {
      const { deposits, payouts, anas } = dealingsOf(view, events)
      const first = deposits[0] ?? null
      const other = first && isUndone(view, first) ? rivalOf(events, first) : null
      if (!other)
        return 'Nothing has moved. The next block’s builder takes what pays best first: the rival order in the deposit’s place, and Cleo’s payout, and Ana’s payment.'
      const payout = payoutFor(first, payouts)
      const ana = anas?.block && anas.losses.length > 0 ? ' Ana’s payment ran again as if nothing had been.' : ''
      if (!payout?.block) {
        const why = view.mempool.find(({ hash }) => hash === payout?.tx.hash)?.why
        const stays = why ? `waits still: ${whyWaiting(why)}` : 'has not run'
        return `${capital(block(other.block))} holds the rival order, and the deposit can never run. Cleo’s payout ${stays}. She has ${holds(view, 'cleo')}.`
      }
      const spent = BigInt(payout.tx.valueWei) + BigInt(payout.block.feeWei)
      return `Mallory paid herself in ${block(other.block)}, Cleo paid Eve: Cleo is {measured:${eth(spent)}} poorer.${ana}\n\nNo chain was broken and no key stolen. Cleo signed that payout, for a deposit that was **included** and no more.`
    },
    offer: { label: 'Let the next block come', action: nextBlock },
    done: (view, events) => {
      const first = firstDeposit(view, events)
      return first !== null && isUndone(view, first)
    },
    why: {
      question: 'Could Cleo have called the payout back?',
      answer: () =>
        'For the seconds in which it waited, yes: with its nonce, as Mallory did. But most goods are not on the same chain. Dollars, parcels, coins elsewhere do not come back with a reorg.',
    },
    bytes: (view, events) => {
      const first = firstDeposit(view, events)
      const other = first ? rivalOf(events, first) : null
      if (!first || !other) return 'No second order with the deposit’s nonce has run.'
      return `Nonce ${first.tx.nonce} of \`${first.tx.from}\` belongs to \`${other.hash}\` in ${block(other.block)}. Whoever sends \`${first.tx.hash}\` again is refused: its nonce is used.`
    },
    hints: ['Press the button: the next block decides.'],
  },
  {
    id: 'again',
    title: 'Mallory comes back',
    text: (_, events) => {
      const lost = events.some((event) => event.type === 'l1.reorged')
      return `${lost ? 'It worked once, so' : 'Now'} Mallory pays in again. This time you make Cleo’s rule: credit when the deposit is **included**, when it is **safe** ([[justified]], “safe” to wallets), or when it is [[final]]. Sign the deposit first.`
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'mallory', to: 'cleo', amount: '2' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: (view, events) => laterDeposit(view, events) !== null,
    hints: ['The same form as at the beginning.'],
  },
  {
    id: 'word',
    title: 'Three words, three waits',
    text: (view, events) => {
      const later = laterDeposit(view, events)
      const where = later?.block ? `is in ${block(later.block.block)}` : 'waits for the next block'
      return `The deposit ${where}. From here on, blocks pile up on it, and once an [[epoch]] the [[validator|validators]] vote {simplified:finality-votes}. Waiting costs Cleo nothing but her customers’ patience.`
    },
    predict: whichWord,
    why: {
      question: 'Why do wallets say “safe” at all?',
      answer: () =>
        'Because it comes an epoch earlier and holds as long as most validators are honest and hear each other in time. Two thirds have voted for it. For a coffee that is plenty.',
    },
    hints: ['What would have to happen for each of the three to be undone, and what would it cost those who do it?'],
  },
  {
    id: 'rule',
    title: 'Pay out by your rule',
    text: (view, events) => {
      const later = laterDeposit(view, events)
      const status = !later?.block
        ? 'in no block'
        : later.finalAt !== null
          ? '**final**'
          : later.justifiedAt !== null
            ? '**safe**, not final'
            : '**included**, not safe'
      return `Where you stand now, the deposit is ${status}. Mallory asks for her credit, to Eve again. Sign the payout here if your rule is met.\n\nOr drag the playhead back to an earlier word, and sign there: you get a branch of your own.`
    },
    offer: {
      form: 'l1.pay',
      initial: { from: 'cleo', to: 'eve', amount: '2' },
      fields: ['from', 'to', 'amount'],
      label: PAY_OUT,
    },
    done: (view, events) => {
      const { payouts } = dealingsOf(view, events)
      return payoutFor(laterDeposit(view, events), payouts) !== null
    },
    hints: [
      'The goal asks for a payout after which Mallory can do nothing.',
      'At the end of the line the deposit is final: sign there.',
    ],
  },
  {
    id: 'try',
    title: 'Mallory tries again',
    text: (view, events) => {
      const later = laterDeposit(view, events)
      if (!later?.block)
        return 'The deposit is in no block: on this branch Mallory can undo it as before, and your payout is out. Go back, and wait for a stronger word.'
      return later.finalAt !== null
        ? `The payout is signed, as it was the first time. The deposit stands in ${block(later.block.block)}, blocks up to ${groupDigits(view.finalised)} are [[final]]. Ask for her reorg, deep enough to reach it.`
        : `The payout is signed, and the deposit in ${block(later.block.block)} is not final. Ask for Mallory’s reorg, deep enough to reach it, and see whether your rule holds.`
    },
    offer: { label: 'Reorg down to the deposit', action: reorgToLater },
    refusal: 'would-cross-finality',
    why: {
      question: 'And a bridge?',
      answer: () =>
        'A bridge is an exchange run by a program: it pays out on one chain what was paid in on another. Which of the three words it waits for is the first thing to ask of it.',
    },
    hints: ['If the reorg succeeds, Cleo’s rule was too quick: go back, wait, and pay out later.'],
  },
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const aReorgIsNotARobbery: Level<L1View> = {
  ...levelMeta('a-reorg-is-not-a-robbery'),
  seed: 'a-reorg-is-not-a-robbery',
  params: { blobSchedule: 'bpo2' },
  opening: [wait(OPENING_SECONDS), anaPays],
  steps,
  goals: depositGoals,
  closing: (view, events) => {
    const later = laterDeposit(view, events)
    const waited =
      later?.finalAt != null && later.inclusions[0]
        ? `Cleo’s new rule costs {measured:${duration(later.finalAt - later.inclusions[0].at)}} of waiting after the block at \`${timeOfDay(later.inclusions[0].at)}\`, and nothing else. `
        : ''
    return `A reorg moves nobody’s money. It undoes orders, and whoever signed one may then sign another; whoever **relied** on it loses what was handed over.\n\n${waited}**Included**, **safe**, **final** are three strengths at three prices. Everything upstairs has to choose one.`
  },
  solution: [deposit, nextBlock, payOut, reorgToFirst, rival, nextBlock, deposit, waitUntilFinal, payOut],
  nearMisses: [
    {
      goal: 'undone',
      moves: [deposit, nextBlock, payOut, reorgToFirst, nextBlock],
      why: 'A reorg alone: the deposit runs again in the next block, and Cleo loses nothing.',
    },
    {
      goal: 'undone',
      moves: [deposit, nextBlock, reorgToFirst, rival, nextBlock],
      why: 'Cleo has not paid out: Mallory takes back only what was hers.',
    },
    {
      goal: 'unharmed',
      moves: [deposit, nextBlock, payOut, reorgWithoutAna, rival, nextBlock],
      why: 'The branch that wins leaves Ana’s payment out for good.',
    },
    {
      goal: 'kept',
      moves: [
        deposit,
        nextBlock,
        payOut,
        reorgToFirst,
        rival,
        nextBlock,
        deposit,
        nextBlock,
        payOut,
        wait(3 * 32 * 12),
      ],
      why: 'Paid out when included. That no reorg came before it was final was luck.',
    },
    {
      goal: 'kept',
      moves: [deposit, nextBlock, payOut, reorgToFirst, rival, nextBlock, deposit, waitUntilSafe, payOut, reorgToLater],
      why: 'Paid out when safe: a reorg can still reach the deposit.',
    },
  ],
}
