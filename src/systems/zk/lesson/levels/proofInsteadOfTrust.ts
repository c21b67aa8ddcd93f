import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { gasOf, nextBlock, type View, wait } from '../trail.ts'
import { ether, moment, short } from '../words.ts'
import { howLongIsTheProof, isItFinal, whatIsOwedNow, whoCanProve } from './proofInsteadOfTrustPredictions.ts'
import {
  closed,
  committed,
  committedAlone,
  executed,
  type Filling,
  fill,
  finalSince,
  firstPaid,
  home,
  leaving,
  made,
  moves,
  nextOfFilling,
  nextOfStopping,
  owed,
  PAID,
  proveIt,
  proven,
  provenByHand,
  type Stopping,
  stopTheProver,
  TAKEN,
  takeHome,
  theBatch,
  untilFinal,
  untilMade,
  waitsBelow,
} from './proofInsteadOfTrustTrail.ts'

// A payment and a withdrawal from promise to final, by a proof that L1 checks; and the same without anybody to prove it.

const NEXT_BLOCK = 'Let the next block come'

const toFill: { readonly [next in Filling]: string } = { leave: 'Cleo withdraws 0.5 ETH', close: 'Close the batch' }
const toStop: { readonly [next in Stopping]: string } = {
  stop: 'The prover goes offline',
  pay: 'Ana pays Ben once more',
  close: 'Close the batch',
  wait: NEXT_BLOCK,
}

const WORD_BYTES = 32
const BITS_OF_A_SLOT = 124

const steps: readonly LevelStep<View>[] = [
  {
    id: 'promise',
    title: 'A promise',
    text: (_, events) => {
      const paid = firstPaid(events)
      return paid === null
        ? `Ana pays Ben {measured:${ether(PAID)}} on a [[zk rollup|ZK rollup]]: a chain above Ethereum (L1) that proves its results to it. She signs, and hands the payment to the [[sequencer]], which puts payments in order.`
        : `The sequencer has had it since ${moment(paid.at)}. So far that is the promise of one computer: no contract on L1 knows of it.`
    },
    offer: { label: `Ana pays Ben ${ether(PAID)}`, action: () => moves.pays },
    done: (_, events) => firstPaid(events) !== null,
    hints: ['Press the button: Ana signs, and the sequencer takes it.'],
  },
  {
    id: 'slots',
    title: 'Four slots',
    text: (view, events) => {
      const told = closed(events)
      return told === null
        ? `A [[batch]] has {measured:${view.params.slots}} slots here, because its [[circuit]], the equations that will be proven of it, is made for that many. Cleo takes one as well, to bring {measured:${ether(TAKEN)}} home to L1. Then close the batch, full or not.`
        : `Batch {measured:${told.data.batch}} is closed, {measured:${told.data.used}} of {measured:${told.data.slots.length}} slots used. The others are [[padding]], and cost as much to prove.`
    },
    offer: { label: (_, events) => toFill[nextOfFilling(events)], action: fill },
    done: (_, events) => closed(events) !== null,
    hints: ['Press once for Cleo’s withdrawal, and again to close the batch.'],
  },
  {
    id: 'published',
    title: 'What will be published',
    text: (view, events) => {
      const batch = theBatch(view, events)
      return batch === null
        ? 'There is no batch yet. Go back a step.'
        : `{measured:${batch.words.length * WORD_BYTES} bytes}, in words of ${WORD_BYTES}. They say for each slot what it is, from which account, to which, how much, at what fee. Whoever has these words and all before them can work out every balance. One thing is missing that each payment on L1 carries.`
    },
    why: {
      question: 'Where are the signatures?',
      answer: () =>
        'With the prover. The circuit checks each of them, so a proof of the batch covers them, and L1 need not see them. (They are made with a key that suits circuits, [[babyjubjub|BabyJubJub]].) An optimistic rollup has to post them, or one that stands for all: there, somebody must be able to check afterwards.',
    },
    bytes: (view, events) => {
      const words = theBatch(view, events)?.words ?? []
      return words.length === 0
        ? 'Nothing yet.'
        : `${words.map(short).join(' and ')}: two slots a word, ${BITS_OF_A_SLOT} bits each. Kind 4, from 12, to 12, amount 64, fee 32.`
    },
    hints: ['Ask where the signatures are, and go on.'],
  },
  {
    id: 'committed',
    title: 'Committed',
    text: (view, events) => {
      const told = closed(events)
      if (told === null) return 'There is no batch yet. Go back.'
      return committed(events) === null
        ? 'The operator, whose sequencer it is, sends the words to L1. With them goes a [[state root|root]], one hash for all balances, which it says comes out of them.'
        : `What batch {measured:${told.data.batch}} says is fixed now, as firmly as that block is. That it follows the rules nobody has shown yet: the [[prover]] needs {measured:${duration(view.prover.seconds)}} for that {simplified:simulated-proving-time}.`
    },
    predict: whatIsOwedNow,
    hints: ['What has L1 checked of the batch by then?'],
  },
  {
    id: 'early',
    title: 'Asking all the same',
    text: (_, events) =>
      owed(events) === null
        ? 'Cleo’s withdrawal stands on L1, for everybody to see. Let her ask the contract for her ether.'
        : 'By now Cleo’s withdrawal has been executed. Undo, or go back on the score, to ask before that.',
    offer: { label: 'Ask for the ether', action: () => moves.takeOut },
    refusal: 'nothing-to-take',
    why: {
      question: 'Why does L1 not just check the batch?',
      answer: () =>
        'It could: signatures, balances, a tree of hashes. But that would cost as much as making the payments on L1, or more. A proof spares it that work.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'proof',
    title: 'A circuit, a witness, a proof',
    text: (view, events) =>
      made(events) === null
        ? `The circuit has {measured:${groupDigits(view.params.rows)}} equations, its [[constraint]]s {simplified:payments-circuit}. The prover fills them with numbers, the [[witness]]: balances, signatures, the hashes that lead from an account to the root. If a single constraint does not hold, there is no proof.`
        : 'Every constraint holds, and the proof is there. Open the prover in the drawing to see it: constraint by constraint, and the three points of the proof.',
    predict: howLongIsTheProof,
    why: {
      question: 'What does the proof show?',
      answer: () =>
        'That somebody knows numbers which fit this circuit and its [[public input]]s, the numbers that L1 knows too. So the new root follows from the old one by the rules **that are in the circuit**. What its authors forgot, it does not show; another level is about that.',
    },
    hints: [
      'L1 should have little to read. What grows with the batch, and what need not?',
      'Lock in, and press until the proof is there. It is really made, and may take some seconds.',
    ],
  },
  {
    id: 'verified',
    title: 'Checked by L1',
    text: (_, events) => {
      const told = proven(events)
      return told === null
        ? 'The proof goes to L1 in a transaction. A contract, the [[verifier]], computes one equation of four [[pairing]]s, and has the answer at once.'
        : `It holds. For {measured:${groupDigits(told.data.gasUsed)}} gas L1 has checked that the new root follows from the old one by the circuit’s rules, and has executed nothing of the batch. Most of the gas is for pairings, {cited:pairing-gas} for k = 4; each [[public input]] adds {cited:public-input-gas} and its bytes.`
    },
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (_, events) => proven(events) !== null,
    why: {
      question: 'And with more payments in the batch?',
      answer: (view) =>
        `Two slots more are one word more, which is one public input. The pairings stay as they are, and so does the proof. In production one verification stands for {cited:zk-batch-size}; here for at most {measured:${view.params.slots}} {simplified:no-aggregation}.`,
    },
    hints: ['Press until the block with the proof has come.'],
  },
  {
    id: 'executed',
    title: 'Executed',
    text: (view, events) => {
      const [told, batch] = [executed(events), theBatch(view, events)]
      if (told === null || batch === null)
        return 'Proven is not yet paid: first the batch has to be executed. Then its root becomes the state by which the contract pays. Anybody may do it; here the operator does.'
      return `Since ${moment(told.at)} ${short(told.data.root)} is the rollup’s state on L1. Ben has his ether up there, and the contract owes Cleo hers. Commit, prove and execute came to {measured:${groupDigits(gasOf(batch))}} gas, shared by {measured:${batch.used}} transactions.`
    },
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (_, events) => executed(events) !== null,
    hints: ['Press until the next block: execution comes one block after the proof.'],
  },
  {
    id: 'home',
    title: 'Home',
    text: (view, events) => {
      const [out, left] = [home(events), leaving(events)]
      if (out === null || left === undefined)
        return waitsBelow(view, 'cleo')
          ? 'Her transaction is in the mempool.'
          : 'Cleo asks again. Nobody had to watch the batch, and there is no time for objections to wait out.'
      return `{measured:${eth(out.data.amountWei)}} at ${moment(out.at)}, {measured:${duration(out.at - left.at)}} after she signed. From an optimistic rollup it would have been {cited:challenge-window}, for people to object. Real ZK rollups take {cited:zk-withdrawal}: their batches are large, and proving them takes its time.`
    },
    offer: { label: (view) => (waitsBelow(view, 'cleo') ? NEXT_BLOCK : 'Ask again'), action: takeHome },
    done: (_, events) => home(events) !== null,
    hints: ['Press once to sign, and again to let the block come.'],
  },
  {
    id: 'final',
    title: 'Final?',
    text: (_, events) => {
      const out = home(events)
      if (out === null) return 'Cleo has not been paid yet. Go back a step.'
      return `Cleo’s ether is in block {measured:${out.data.block}} of L1. Nobody has to wait for objections to the batch.`
    },
    predict: isItFinal,
    hints: ['If L1 moves to another branch, what goes with the block that lost its place?'],
  },
  {
    id: 'stopped',
    title: 'Without a prover',
    text: (view, events) => {
      const alone = committedAlone(events)
      if (alone === null)
        return 'So far somebody made the proofs. What if the prover’s machines burn down, just when Ana pays Ben once more?'
      return `Batch {measured:${alone.data.batch}} has been committed since ${moment(alone.at)}, and nobody proves it. Nobody is paid by it, nobody loses by it, and everything behind it waits. If that lasts {measured:${duration(view.params.provePeriodSeconds)}}, anybody may have it dropped.`
    },
    offer: { label: (view, events) => toStop[nextOfStopping(view, events)], action: stopTheProver },
    done: (_, events) => committedAlone(events) !== null,
    why: {
      question: 'Is anybody’s money in danger?',
      answer: () =>
        'Not by this. Without a proof no root counts, whatever the operator says: a silent prover costs time. To steal, somebody needs an accepted proof of something false, which nobody can make while circuit and set-up are [[soundness|sound]], or a hole in the contracts.',
    },
    hints: ['Press: the prover goes, Ana pays, the batch is closed, a block comes.'],
  },
  {
    id: 'anybody',
    title: 'Who can prove it?',
    text: (_, events) =>
      committedAlone(events) === null
        ? 'No batch lacks a proof. Go back a step.'
        : provenByHand(events) === null
          ? 'The operator still answers, and hands the batch to whoever asks. Ana has a computer, and a payment that she wants to see through.'
          : 'It is proven, and whoever likes can execute it.',
    predict: whoCanProve,
    hints: ['Ask yourself what the contract looks at. Then lock in, and press again for the block.'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'executed',
    text: 'Have a payment proven to L1, and executed',
    reachedAt: (_, events) => executed(events)?.at ?? null,
  },
  { id: 'home', text: 'Bring ether from the rollup to L1', reachedAt: (_, events) => home(events)?.at ?? null },
  { id: 'final', text: 'See that payout become final', reachedAt: (_, events) => finalSince(events)?.at ?? null },
  {
    id: 'anybody',
    text: 'Have a batch proven by somebody who is not the prover',
    reachedAt: (_, events) => {
      const at = provenByHand(events)
      return at !== null && at.data.byId !== 'prover' ? at.at : null
    },
  },
]

const closing = [moves.pays, fill, fill] as const
const committing = [...closing, nextBlock] as const
const toExecuted = [...committing, untilMade, nextBlock, nextBlock] as const
const toHome = [...toExecuted, takeHome, takeHome] as const
const toFinal = [...toHome, untilFinal] as const
const toStopped = [...toFinal, stopTheProver, stopTheProver, stopTheProver, stopTheProver] as const

export const proofInsteadOfTrust: Level<View> = {
  ...levelMeta('proof-instead-of-trust'),
  seed: 'proof-instead-of-trust',
  params: { l1: { blobSchedule: 'bpo2' }, slots: 4, sequencer: { maxAgeSeconds: 600 } },
  opening: [wait(29)],
  steps,
  goals,
  closing: (view, events) => {
    const [batch, out, left] = [theBatch(view, events), home(events), leaving(events)]
    if (batch?.prove == null || out === null || left === undefined) return 'Proven, and paid.'
    return `From signature to ether on L1: {measured:${duration(out.at - left.at)}}. L1 paid {measured:${groupDigits(batch.prove.gasUsed)}} gas to check what it did not execute, and nobody had to watch.\n\nWhat was trusted instead? That the circuit holds all the rules. That whoever made its key has forgotten its secrets {simplified:one-party-key}. That the contracts do what they say. And L1, for data and finality. The next levels break the first two, and take the data away.`
  },
  solution: [...toStopped, proveIt, proveIt],
  nearMisses: [
    {
      goal: 'executed',
      moves: [...closing, moves.stop, wait(1_200)],
      why: 'Committed, and no prover: however long one waits, nothing is executed.',
    },
    {
      goal: 'home',
      moves: toExecuted,
      why: 'Owed is not taken out: the ether stays in the contract until its owner asks.',
    },
    {
      goal: 'final',
      moves: [...toHome, wait(600)],
      why: 'Ten minutes are not enough for an L1 block to become final.',
    },
    { goal: 'anybody', moves: toStopped, why: 'Without anybody who proves it the batch waits.' },
  ],
}
