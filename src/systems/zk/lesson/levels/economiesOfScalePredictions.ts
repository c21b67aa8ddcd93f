import type { Prediction } from '../../../../ui/exhibit.ts'
import type { View } from '../trail.ts'
import { gasOf } from '../trail.ts'
import { number } from '../words.ts'
import { ALONE, OWN_SLOTS, perPayment } from './economiesOfScaleCost.ts'
import { fullBatch, halfBatch, untilExecuted, untilHalfExecuted } from './economiesOfScaleTrail.ts'

export const whatFourCost: Prediction<View> = {
  question: `One payment alone took ${number(ALONE)} gas. What will the batch of four take?`,
  options: [
    {
      id: 'four',
      text: 'Four times as much.',
      because: () => 'So it would be if L1 checked each payment. It checks one proof, whatever that is about.',
    },
    {
      id: 'double',
      text: 'About twice as much.',
      because: () => 'Only what is published grows: a word for every two payments.',
    },
    {
      id: 'same',
      text: 'Hardly more than one alone.',
      because: () =>
        'Pairings, three transactions, storage: for all of these it hardly matters how many payments there are.',
    },
  ],
  outcome: (view, events) => {
    const batch = fullBatch(view, events)
    if (batch === null) return null
    const times = gasOf(batch) / ALONE
    return times < 1.25 ? 'same' : times < 3 ? 'double' : 'four'
  },
  happened: (view, events) => {
    const batch = fullBatch(view, events)
    return batch === null
      ? ''
      : `{measured:${number(gasOf(batch))}} gas for all {measured:${batch.used}}: {measured:${number(perPayment(batch))}} for each.`
  },
  act: () => untilExecuted,
}

export const whatHalfCosts: Prediction<View> = {
  question: `Only two of ${OWN_SLOTS} slots are used when the sequencer will wait no longer. What does that batch cost?`,
  options: [
    {
      id: 'half',
      text: 'Half of a full one.',
      because: () => 'Then empty slots would be free. They are published as zeros, and proven like any other.',
    },
    {
      id: 'same',
      text: 'About as much as a full one.',
      because: () =>
        '[[padding|Padding]] has the same constraints and as many words, which hold zeros. Zeros are cheaper bytes, and no more.',
    },
    {
      id: 'more',
      text: 'Much more: the prover has to make up what is missing.',
      because: () => 'Padding is as much work as payments are, and no more.',
    },
  ],
  outcome: (view, events) => {
    const [full, half] = [fullBatch(view, events), halfBatch(view, events)]
    if (full === null || half === null) return null
    const share = gasOf(half) / gasOf(full)
    return share < 0.75 ? 'half' : share < 1.25 ? 'same' : 'more'
  },
  happened: (view, events) => {
    const half = halfBatch(view, events)
    return half === null
      ? ''
      : `{measured:${number(gasOf(half))}} gas, shared by {measured:${half.used}}: {measured:${number(perPayment(half))}} for each. (The first batch of all paid for new storage besides.)`
  },
  act: untilHalfExecuted,
}
