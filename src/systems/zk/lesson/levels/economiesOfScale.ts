import { duration } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { levelMeta } from '../index.meta.ts'
import { type Events, firstOf, type View, wait } from '../trail.ts'
import { moment, number } from '../words.ts'
import {
  ALONE,
  type BatchCost,
  cheaperFrom,
  costOf,
  L1_TRANSFER,
  lineThrough,
  measuredBefore,
  OWN_SLOTS,
  perPayment,
  reckoned,
  totalOf,
} from './economiesOfScaleCost.ts'
import { whatFourCost, whatHalfCosts } from './economiesOfScalePredictions.ts'
import {
  fullBatch,
  fullClosed,
  halfBatch,
  halfClosed,
  halfExecuted,
  pay,
  payment,
  sent,
  sharedSince,
  untilExecuted,
  untilHalfExecuted,
} from './economiesOfScaleTrail.ts'

// One proof for a batch: what it costs L1, who shares it, and what grows all the same.

const PAIRS_GAS = 4 * 34_000 + 45_000
const INPUT_GAS = 6_150
const BIG = [64, 1_024] as const
const WHO = ['Ana pays Ben', 'Ben pays Cleo', 'Cleo pays Ana', 'Ana pays Cleo'] as const

const ownCost = (view: View, events: Events): BatchCost | null => {
  const batch = fullBatch(view, events)
  return batch === null ? null : costOf(batch, view)
}

const row = (slots: number, { commit, prove, execute }: BatchCost, mark: (text: string) => string): string => {
  const total = totalOf({ commit, prove, execute })
  return `**${slots}:** ${mark(number(total))} gas, ${mark(number(Math.round(total / slots)))} each.`
}
/** Of any proof that was made: all have as many. */
const bytesOf = (events: Events): string => {
  const proof = firstOf(events, 'proof.made')?.data.proof
  return proof === undefined ? '' : `, {measured:${proof.length / 2 - 1} bytes}`
}
const asIs = (text: string): string => text
const measured = (text: string): string => `{measured:${text}}`

const steps: readonly LevelStep<View>[] = [
  {
    id: 'alone',
    title: 'A batch of one',
    text: () =>
      `In a world whose [[batch]]es have one slot, Ana’s payment had a batch to itself {simplified:sizes-measured-before}. To commit, prove and execute it on L1 took ${number(ALONE)} gas. A payment on L1 itself takes {cited:transfer-gas}. A proof for a single payment is a bad bargain.`,
    why: {
      question: 'What is so dear about it?',
      answer: () =>
        `The [[pairing]]s that check a proof, of whatever: {cited:pairing-gas}, with k = 4 that is ${number(PAIRS_GAS)}. Then there are three transactions, each of which pays for being one, and what they store.`,
    },
    hints: ['There is nothing to press here: go on.'],
  },
  {
    id: 'fill',
    title: 'Four who pay',
    text: (view, events) => {
      const told = fullClosed(events)
      return told === null
        ? `In this world a batch has {measured:${view.params.slots}} slots; {measured:${sent(events)}} are taken so far. When the last one is, the batch closes by itself.`
        : `Batch {measured:${told.data.batch}} was closed at ${moment(told.at)}, full. Its payments wait for one commitment, one proof, one execution.`
    },
    offer: { label: (_, events) => WHO[sent(events) % WHO.length] ?? WHO[0], action: pay },
    done: (_, events) => fullClosed(events) !== null,
    hints: ['Press four times, one payment each.'],
  },
  {
    id: 'four',
    title: 'What four cost',
    text: (view, events) =>
      fullBatch(view, events) === null
        ? 'Three transactions go to L1: one with the published words, one with the proof, one to execute the batch. The proof is really made, in your tab {simplified:own-prover}.'
        : 'Committed, proven and executed. Each of the four has as much certainty as one alone would have had.',
    predict: whatFourCost,
    hints: ['What of the three does L1 do for each payment anew?'],
  },
  {
    id: 'split',
    title: 'Constant and linear',
    text: (view, events) => {
      const own = ownCost(view, events)
      if (own === null) return 'No full batch has been executed yet. Go back.'
      const { constant, each } = lineThrough(own)
      return `A line through this batch and one of eight {simplified:sizes-measured-before}: {measured:${number(Math.round(constant))}} gas whatever is in it, and {measured:${number(Math.round(each))}} for each payment. The constant is shared. Two payments add one published word: a [[public input]] more, {cited:public-input-gas}, and its bytes, which L1 is shown three times.`
    },
    why: {
      question: 'Can the linear part be made smaller, too?',
      answer: () =>
        `Yes. Rollups in production mostly have one public input for all data, a hash that contract and circuit both compute, and put the data in [[blob]]s. Then hardly anything grows but the data. Our way costs ${number(INPUT_GAS)} gas a word, and is easier to see through.`,
    },
    bytes: (view, events) => {
      const own = ownCost(view, events)
      return own === null
        ? 'Nothing yet.'
        : `Public inputs: {measured:${own.publicInputs}}. Four say from where to where: old root, new root, the committee’s root, the messages. The rest are words: 62 hexadecimal digits for two payments.`
    },
    hints: [],
  },
  {
    id: 'prover',
    title: 'What it costs the prover',
    text: (view, events) =>
      `L1’s work hardly grows; the prover’s does. [[constraint|Constraints]] of the circuit: ${number(measuredBefore[1].rows)} for one slot, ${number(measuredBefore[2].rows)} for two, {measured:${number(view.params.rows)}} for four, ${number(measuredBefore[8].rows)} for eight. The proof is as short as ever${bytesOf(events)}. Select the prover in the drawing to see how long **your** computer took.`,
    why: {
      question: 'Who pays the prover?',
      answer: () =>
        'The operator, out of the fees: for machines and electricity, and not for gas. Here it is your computer that does it.',
    },
    hints: ['Select the prover in the drawing, and look at its lens.'],
  },
  {
    id: 'half',
    title: 'Half a batch',
    text: (view, events) => {
      const told = halfClosed(events)
      if (told !== null)
        return `Batch {measured:${told.data.batch}} was closed at ${moment(told.at)}, with {measured:${told.data.used}} of {measured:${told.data.slots.length}} slots used. Somebody had waited {measured:${duration(view.sequencer.maxAgeSeconds)}}.`
      return `Now it is quiet: two more pay, and then nobody. The sequencer waits {measured:${duration(view.sequencer.maxAgeSeconds)}} from the first of them for others, and then closes the batch as it is.`
    },
    offer: { label: (_, events) => WHO[sent(events) % WHO.length] ?? WHO[0], action: pay },
    done: (view, events) => halfClosed(events) !== null || view.sequencer.waiting.length >= 2,
    hints: ['Press twice, one payment each. Then go on.'],
  },
  {
    id: 'padding',
    title: 'Who pays for empty seats',
    text: (view, events) =>
      halfBatch(view, events) === null
        ? `{measured:${view.sequencer.waiting.length}} payments wait for company.`
        : 'Empty slots were proven, published and paid for like the others. Whoever was in that batch shares the whole bill.',
    predict: whatHalfCosts,
    hints: ['The circuit has as many constraints for a slot that nobody uses.'],
  },
  {
    id: 'waiting',
    title: 'Price or time',
    text: (view, events) => {
      const [full, half] = [fullBatch(view, events), halfBatch(view, events)]
      if (full === null || half === null) return 'Two batches are needed for this comparison. Go back.'
      return `{measured:${number(perPayment(full))}} gas each in a full batch, {measured:${number(perPayment(half))}} in a half-empty one. So an operator with few users lets them wait, or pays for them. That is why large rollups can be both cheap and fast, and why some small ones share provers, and proofs.`
    },
    why: {
      question: 'Do people wait for their money, then?',
      answer: () =>
        'For a promise, no: the sequencer gives that at once. For what L1 has checked, yes: until their batch is full enough to be worth a proof.',
    },
    hints: [],
  },
  {
    id: 'table',
    title: 'And larger?',
    text: (view, events) => {
      const own = ownCost(view, events)
      if (own === null) return 'No full batch has been executed yet. Go back.'
      const line = lineThrough(own)
      return [
        `Gas by slots; all but ${OWN_SLOTS} in other worlds {simplified:sizes-measured-before}`,
        row(1, measuredBefore[1], asIs),
        row(2, measuredBefore[2], asIs),
        row(OWN_SLOTS, own, measured),
        row(8, measuredBefore[8], asIs),
        `Reckoned on, not measured: ${BIG.map((slots) => `${number(reckoned(line, slots))} each with ${number(slots)}`).join(', ')}.`,
      ].join('\n\n')
    },
    why: {
      question: 'From when on is it cheaper than L1?',
      answer: (view, events) => {
        const own = ownCost(view, events)
        return own === null
          ? 'Have a full batch executed first: it gives the figures.'
          : `On that line from {measured:${cheaperFrom(lineThrough(own))}} slots on: below ${number(L1_TRANSFER)} gas each. What this lab’s circuits hold, up to eight slots, is dearer than paying on L1. That is no flaw of proofs: they pay in large [[batch]]es.`
      },
    },
    hints: [],
  },
  {
    id: 'aggregated',
    title: 'A proof of proofs',
    text: () =>
      'A circuit for thousands of payments is too large for a tab, and for most servers. So in production many provers prove a part each. Then a circuit that holds a **verifier** proves that all those proofs are valid ([[aggregation]]). L1 checks this last one only. It stands for {cited:zk-batch-size} {simplified:no-aggregation}, and takes {cited:zk-proving-time} to make.',
    why: {
      question: 'Is there an end to it?',
      answer: () =>
        'For proofs, hardly: a proof of proofs of proofs is no longer than others. For data, yes: what must be published no proof makes smaller. So the price on L1 ends at the price of data.',
    },
    hints: [],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'shared',
    text: 'Have payments executed that cost less than a third of one alone',
    reachedAt: sharedSince,
    partly: (view, events) => {
      const cheapest = Math.min(...view.batches.flatMap((batch) => (batch.execute === null ? [] : [perPayment(batch)])))
      return Number.isFinite(cheapest) && sharedSince(view, events) === null ? `${number(cheapest)} gas each` : null
    },
  },
  {
    id: 'half',
    text: 'Have a batch executed that is not full',
    reachedAt: (_, events) => halfExecuted(events)?.at ?? null,
  },
]

const payments = (from: number, count: number) => Array.from({ length: count }, (_, index) => payment(from + index))
const fullOne = [...payments(0, OWN_SLOTS), untilExecuted]

export const economiesOfScale: Level<View> = {
  ...levelMeta('economies-of-scale'),
  seed: 'economies-of-scale',
  params: { l1: { blobSchedule: 'bpo2' }, slots: OWN_SLOTS, prover: { seconds: 12 } },
  opening: [wait(24)],
  steps,
  goals,
  closing: (view, events) => {
    const [full, half] = [fullBatch(view, events), halfBatch(view, events)]
    if (full === null || half === null) return 'The more share a proof, the less each pays for it.'
    return `Alone ${number(ALONE)} gas {simplified:sizes-measured-before}, in fours {measured:${number(perPayment(full))}}, in a half-empty four {measured:${number(perPayment(half))}}. One short proof each time, and one check.\n\nThe pairings cost L1 the same whatever is proven, shared by all in the batch. What must be published, and checked as public inputs, grows with the payments. So does the prover’s work; but that is done once, elsewhere, and not by every node of Ethereum.`
  },
  solution: [...fullOne, ...payments(OWN_SLOTS, 2), untilHalfExecuted],
  nearMisses: [
    {
      goal: 'shared',
      moves: [...payments(0, 3), untilHalfExecuted],
      why: 'Three share what the batch of four costs: a little more than a third of one alone.',
    },
    {
      goal: 'half',
      moves: [...fullOne, ...payments(OWN_SLOTS, 2), wait(48)],
      why: 'The sequencer still waits for two more.',
    },
  ],
}
