import { t } from '../../../../content/messages/areas/lab.ts'
import type { AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import { duration, groupDigits, shortHash, timeOfDay } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { eth, exactEth, exactGwei, whyWaiting } from '../../../../ui/l1/words.ts'
import { levels } from '../index.meta.ts'
import { balanceOf, partiesOf, type Trail } from '../trail.ts'
import {
  censoringReorg,
  nextBlock,
  pay,
  paymentOf,
  payTooLittle,
  reorgTo,
  shallowReorg,
  trailsOf,
  wait,
  waitForFinality,
  waitForTheFirstVote,
} from './paymentMoves.ts'

// From a signature to a payment that nobody can take back, with a block that is lost on the way.

/** Late in the first epoch, a few seconds before the next block: its payment is final two epochs after this one. */
const OPENING_SECONDS = 29 * 12 + 5
const SEND = 'Sign and send'
const ACTIONS = t('lab.actionsTitle')

function holdings(view: L1View): string {
  const { from, to } = partiesOf(view, 'ana', 'ben')
  return `Ana has {measured:${eth(balanceOf(view, from))}}, Ben {measured:${eth(balanceOf(view, to))}}`
}

const inSeconds = (view: L1View): string => duration(view.nextBlockAt - view.now)
const block = (n: number): string => `block ${groupDigits(n)}`

// ── The two predictions ──────────────────────────────────────────────────────────────────────────

const whatBecomesOfTheMoney: Prediction<L1View> = {
  question: 'Its block loses. What becomes of the money?',
  options: [
    {
      id: 'kept',
      text: 'Ben keeps it: every node has executed the payment.',
      because: () =>
        'They executed it on a branch that no longer counts. Balances belong to a chain, and each node now goes on from the block before.',
    },
    {
      id: 'waits',
      text: 'Ana has it again, and the payment waits for another block.',
      because: (view, events) =>
        isLost(view, events)
          ? 'So it would be, had the branch that won not left the payment out for good.'
          : 'A reorg changes which blocks count. It does not touch the signed order: Ana’s [[nonce]] is unused again, so the same bytes can still run.',
    },
    {
      id: 'forgotten',
      text: 'Ana has it again, and the payment is forgotten.',
      because: (view, events) =>
        isLost(view, events)
          ? 'The branch that won left it out, and no node kept it. Signed is signed, though: whoever has the bytes can send them again.'
          : 'A signed order does not expire with its block. Nodes keep it, unless another transaction has taken its nonce.',
    },
    {
      id: 'between',
      text: 'It is lost between the two branches.',
      because: () =>
        'All balances are one [[state root|state]]. Going back a block goes back to every one of them at once, so nothing can fall between.',
    },
  ],
  outcome: (view, events) => {
    const loss = paymentOf(view, events)?.losses[0]
    if (!loss) return null
    return loss.fate === 'returned' ? 'waits' : 'forgotten'
  },
  happened: (view, events) => {
    const loss = paymentOf(view, events)?.losses[0]
    if (!loss) return ''
    const where = loss.fate === 'returned' ? 'the payment went back to the [[mempool]]' : 'the payment was left out'
    return `At \`${timeOfDay(loss.at)}\` ${block(loss.block)} lost its place, and ${where}.`
  },
  act: reorgTo,
}

const fromWhenOn: Prediction<L1View> = {
  question: 'From when on can no [[reorg]] take the payment back?',
  options: [
    {
      id: 'now',
      text: 'From now on: it is in a block for the second time.',
      because: (view, events) =>
        `Being included again is as good as the first time, and you saw what that was worth. For {measured:${waitedForFinality(view, events)}} more a reorg could still have reached it.`,
    },
    {
      id: 'safe',
      text: 'When two thirds of the stake have voted for it once.',
      because: (view, events) =>
        `That was at \`${clockOf(paymentOf(view, events)?.justifiedAt)}\`: [[justified]], “safe” to wallets. Until the second vote another branch can still win. Scrub back to that moment and try a reorg.`,
    },
    {
      id: 'final',
      text: 'When they have voted on top of that vote: [[final]].',
      because: (view, events) =>
        `That was at \`${clockOf(paymentOf(view, events)?.finalAt)}\`. From then on no node goes back behind it, and a rival could only become final if a third of all staked ether were destroyed.`,
    },
    {
      id: 'never',
      text: 'Never: every block can be replaced by a longer branch.',
      because: () =>
        'So it is on chains where the longest branch wins. Here votes decide as well, and a final block is below every branch.',
    },
  ],
  outcome: (view, events) => (paymentOf(view, events)?.finalAt == null ? null : 'final'),
  happened: (view, events) => {
    const trail = paymentOf(view, events)
    if (!trail?.block || trail.finalAt === null) return ''
    const { justifiedAt, finalAt } = trail
    return `Included at \`${timeOfDay(trail.block.at)}\`, justified at \`${clockOf(justifiedAt)}\`, final at \`${timeOfDay(finalAt)}\`: {measured:${duration(finalAt - trail.block.at)}} after the block. {simplified:finality-votes}`
  },
  act: waitForFinality,
}

const isLost = (view: L1View, events: readonly AnyEvent[]): boolean =>
  paymentOf(view, events)?.losses[0]?.fate === 'lost'

const clockOf = (at: Seconds | null | undefined): string => (at == null ? '…' : timeOfDay(at))
function waitedForFinality(view: L1View, events: readonly AnyEvent[]): string {
  const trail = paymentOf(view, events)
  return trail?.block && trail.finalAt !== null ? duration(trail.finalAt - trail.block.at) : '…'
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<L1View>[] = [
  {
    id: 'sign',
    title: 'Sign a payment',
    text: () =>
      'Ana wants to pay Ben, and you hold her [[wallet]] {simplified:known-keys}. Fill in an amount and send it.\n\nSigning moves no money. It makes an order that only Ana’s key can make and everybody can check, and gives it a number, the [[nonce]], so that it can run only once.',
    offer: {
      form: 'l1.pay',
      initial: { from: 'ana', to: 'ben', amount: '1.5' },
      fields: ['from', 'to', 'amount'],
      label: SEND,
    },
    done: (view, events) => paymentOf(view, events) !== null,
    why: {
      question: 'What keeps Ben from paying himself?',
      answer: () =>
        'The [[signature]]. From it and the order every node computes which account signed. Change one digit of the amount and the answer is another account, one with no money in it.',
    },
    bytes: (view, events) => {
      const tx = paymentOf(view, events)?.tx
      if (!tx) return 'Nothing is signed yet.'
      return `Type ${tx.type}, nonce ${tx.nonce}, to \`${tx.to}\`, ${exactEth(tx.valueWei)}, at most ${groupDigits(tx.gasLimit)} gas at ${exactGwei(tx.maxFeePerGasWei)}, of it ${exactGwei(tx.maxPriorityFeePerGasWei)} as tip. Hash \`${tx.hash}\`. Select the payment on the stage: the inspector has every byte.`
    },
    hints: [
      'The form is filled in already: from Ana to Ben. The fee is left to the wallet, which offers enough.',
      `Press “${SEND}” below the form.`,
    ],
  },
  {
    id: 'wait',
    title: 'It waits',
    text: (view, events) => {
      const pending = view.mempool.find(({ hash }) => hash === paymentOf(view, events)?.tx.hash)
      const stuck = pending?.why
        ? `\n\nAs it is, it will wait longer than that: ${whyWaiting(pending.why)}. Replace it for a higher fee, under “${ACTIONS}”.`
        : ''
      return `The payment stands in the [[mempool]] for everybody to see {simplified:one-mempool}. Nothing has moved: ${holdings(view)}.\n\nA block comes every {cited:l1-slot}, the next in {measured:${inSeconds(view)}}. Its builder takes first what tips most.${stuck}`
    },
    offer: { label: 'Let the next block come', action: nextBlock },
    done: (view, events) => (paymentOf(view, events)?.inclusions.length ?? 0) > 0,
    why: {
      question: 'Why does the tip decide?',
      answer: (view, events) => {
        const tx = paymentOf(view, events)?.tx
        const offer = tx ? ` Ana offers up to {measured:${exactGwei(tx.maxPriorityFeePerGasWei)}} per gas on top.` : ''
        return `Everyone in a block pays its [[base fee]], {measured:${exactGwei(view.baseFeeWei)}} per gas in the next one, and it is burnt. Only the [[tip]] goes to whoever proposes the block.${offer} Whoever offers less than the base fee waits, however long it takes.`
      },
    },
    bytes: (_, events) =>
      `The [[mempool]] is in no block, and no two nodes need to have the same. So far the trace has ${groupDigits(events.length)} events; select the mempool to see what waits, sorted by tip.`,
    hints: [
      'Press the button, or the space bar: then time passes as fast as it really does.',
      'If the payment stays where it is, its fee is too low. Replace it for at least 10 % more.',
    ],
  },
  {
    id: 'included',
    title: 'It is in a block',
    text: (view, events) => {
      const first = paymentOf(view, events)?.inclusions[0]
      if (!first) return 'No block has taken the payment in yet. Go back a step, or let time pass.'
      return `${view.params.nodes.length} nodes executed ${block(first.block)} for themselves, and each got the same [[state root]] {simplified:nodes-in-one-tab}. ${holdings(view)}. The payment took {measured:${groupDigits(first.gasUsed)} gas}, and Ana paid {measured:${eth(first.feeWei)}} for it.\n\nIt is **included**. That is not yet **final**.`
    },
    done: (view, events) => (paymentOf(view, events)?.inclusions.length ?? 0) > 0,
    why: {
      question: 'Where did the fee go?',
      answer: (view, events) => {
        const first = paymentOf(view, events)?.inclusions[0]
        if (!first) return 'No fee is paid before a block takes the payment in.'
        return `{measured:${eth(first.burntWei)}} was the [[base fee]]: burnt, so that nobody gains from filling blocks with nothing. {measured:${eth(first.tipWei)}} was the tip, and went to whoever proposed the block.`
      },
    },
    bytes: (view, events) => {
      const first = paymentOf(view, events)?.inclusions[0]
      const summary = view.blocks.find(({ hash }) => hash === first?.blockHash)
      if (!first) return 'There is no block to show yet.'
      const root = summary
        ? ` State root after it \`${summary.stateRoot}\`, parent \`${shortHash(summary.parentHash)}\`.`
        : ''
      return `Block hash \`${first.blockHash}\`.${root} The [[hash]] covers the parent’s hash, and so everything before it.`
    },
    hints: [],
  },
  {
    id: 'branch',
    title: 'Another branch wins',
    text: (view, events) => {
      const trail = paymentOf(view, events)
      const first = trail?.inclusions[0]
      const which = first ? block(first.block) : 'the payment’s block'
      return `Ben sees the money and is about to hand over the goods. But the next proposer did not see ${which} in time and built beside it, without Ana’s payment, and the votes go there. So the block is about to lose its place: a [[reorg]] {simplified:reorg-button}.`
    },
    predict: whatBecomesOfTheMoney,
    why: {
      question: 'Does this really happen?',
      answer: () =>
        'Yes: a block comes late or the network is slow, and for a moment there are two newest blocks. One of them loses. Mostly it is a single block, rarely two, and whoever waits a little never notices.',
    },
    hints: [
      'Ask yourself what a block adds to the chain, and what stays true without it: the balances? The signature? The nonce?',
    ],
  },
  {
    id: 'again',
    title: 'Back where it was',
    text: (view, events) => {
      const trail = paymentOf(view, events)
      const isForgotten = trail?.isGone === true
      const now = isForgotten
        ? 'The branch that won left the payment out, and no node keeps it any more. Send it again: it is still good.'
        : 'The payment still stands there, signed. Most builders will take it; none has to.'
      return `${holdings(view)}. Nobody cheated: what Ben saw in a block was an inclusion, not a promise.\n\n${now}`
    },
    offer: { label: 'Let the next block come', action: nextBlock },
    done: (view, events) => {
      const trail = paymentOf(view, events)
      return trail !== null && trail.losses.length > 0 && trail.block !== null
    },
    why: {
      question: 'Could Ana use this against Ben?',
      answer: () =>
        'Yes. While the payment waits she can sign another one with the same [[nonce]], to herself and for a higher fee. Only one of the two can run. Try it: scrub back to this moment later, and cancel the payment; you get a branch of your own.',
    },
    hints: [
      'The button lets the next block come. The payment is in it unless something better took its nonce.',
      `If it was left out for good, send the same payment again: “${ACTIONS}”, Pay.`,
    ],
  },
  {
    id: 'rely',
    title: 'When may Ben rely on it?',
    text: (view, events) => {
      const trail = paymentOf(view, events)
      const where = trail?.block
        ? `${capital(block(trail.block.block))} holds the payment now.`
        : 'The payment is in no block now.'
      return `${where} Each slot adds a block on top, which makes a reorg less likely, never impossible. What decides are votes: once an [[epoch]] of {cited:l1-epoch-slots} the validators vote for the chain they see.`
    },
    predict: fromWhenOn,
    why: {
      question: 'Why not vote on every block?',
      answer: () =>
        'There are so many [[validator|validators]] that counting all their votes takes a whole epoch. Fewer would be faster, and easier to bribe or to stop.',
    },
    hints: ['One round of votes shows what most have seen. The second shows that most know that most have seen it.'],
  },
  {
    id: 'try',
    title: 'Try to take it back',
    text: (view, events) => {
      const trail = paymentOf(view, events)
      const where = trail?.block ? `The payment stands in ${block(trail.block.block)}` : 'The payment is in no block'
      return `${where}, and blocks up to ${groupDigits(view.finalised)} are [[final]]. Ask for the same reorg as before, only deep enough to reach it.`
    },
    offer: { label: 'Reorg down to the payment', action: reorgTo },
    refusal: 'would-cross-finality',
    why: {
      question: 'What would it take?',
      answer: () =>
        'A third of all staked ether would have to vote for two rival branches. Votes are signed, so anyone can prove it, and that stake is destroyed. Even then nodes that saw this block final would not leave it by themselves: people would have to decide.',
    },
    hints: ['The button asks for it. A refusal changes nothing: see what it says.'],
  },
]

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const firstTime = (times: readonly (Seconds | null | undefined)[]): Seconds | null => {
  const known = times.filter((time): time is Seconds => time != null)
  return known.length === 0 ? null : Math.min(...known)
}
const goalOf = (id: string, text: string, when: (trail: Trail) => Seconds | null | undefined): LevelGoal<L1View> => ({
  id,
  text,
  reachedAt: (view, events) => firstTime(trailsOf(view, events).map(when)),
})

// Goals stand beside the questions: their words must not give an answer away.
const goals: readonly LevelGoal<L1View>[] = [
  goalOf('sent', 'Send a payment from Ana to Ben', (trail) => trail.queuedAt),
  goalOf('included', 'See it enter a block', (trail) => trail.inclusions.find(({ ok }) => ok)?.at),
  goalOf(
    'taken-back',
    'Lose its block to a reorg that leaves nobody out',
    (trail) => trail.losses.find(({ fate }) => fate === 'returned')?.at,
  ),
  {
    ...goalOf('final', 'Wait until no reorg can take it back', (trail) => trail.finalAt),
    partly: (view, events) => {
      const justifiedAt = firstTime(trailsOf(view, events).map((trail) => trail.justifiedAt))
      return justifiedAt === null ? null : 'justified, one of two rounds of votes'
    },
  },
]

export const sendAPayment: Level<L1View> = {
  ...levels[0],
  seed: 'send-a-payment',
  params: { blobSchedule: 'bpo2' },
  opening: [wait(OPENING_SECONDS)],
  steps,
  goals,
  closing: (view, events) => {
    const trail = paymentOf(view, events)
    if (!trail?.block || trail.finalAt === null)
      return 'A payment is signed, waits, is included, and becomes final: four moments, four different strengths.'
    return `Signed at \`${timeOfDay(trail.queuedAt)}\`, included, lost, included again, and final at \`${timeOfDay(trail.finalAt)}\`. **Included** took seconds and could be taken back; **final** took {measured:${duration(trail.finalAt - trail.block.at)}} and cannot.\n\nEverything upstairs promises faster, and stands on this floor.`
  },
  solution: [pay('ana', 'ben'), nextBlock, reorgTo, nextBlock, waitForFinality],
  nearMisses: [
    { goal: 'sent', moves: [pay('ana', 'cleo'), nextBlock], why: 'Ana pays Cleo, not Ben.' },
    {
      goal: 'included',
      moves: [payTooLittle, nextBlock],
      why: 'Half the base fee: the payment waits, and no block takes it.',
    },
    {
      goal: 'taken-back',
      moves: [pay('ana', 'ben'), nextBlock, censoringReorg],
      why: 'The branch that wins leaves the payment out: it is lost, and not back in the mempool.',
    },
    {
      goal: 'taken-back',
      moves: [pay('ana', 'ben'), nextBlock, nextBlock, shallowReorg],
      why: 'The reorg takes the block above; the payment’s own block stays.',
    },
    {
      goal: 'final',
      moves: [pay('ana', 'ben'), nextBlock, waitForTheFirstVote],
      why: 'Justified is one round of votes, final is two.',
    },
    {
      goal: 'final',
      moves: [pay('ana', 'ben'), nextBlock, censoringReorg, wait(3 * 32 * 12)],
      why: 'The chain becomes final, and the payment is not in it.',
    },
  ],
}
