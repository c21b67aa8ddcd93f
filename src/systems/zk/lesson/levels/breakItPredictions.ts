import { groupDigits } from '../../../../lib/format.ts'
import type { Prediction, Prose } from '../../../../ui/exhibit.ts'
import { count } from '../../../../ui/l1/words.ts'
import type { Tamper } from '../../engine/types/shared.ts'
import { constraintInWords, whyL1Refused } from '../checks.ts'
import type { Events, View } from '../trail.ts'
import { type Caught, type Check, caughtOf, checkOf, next, provenAfter } from './breakItTrail.ts'

// The same six checks stand at every question: what each looks at is said there once, and is true of all six answers.

const CHECKS: { readonly [check in Check]: { readonly text: Prose; readonly looksAt: Prose } } = {
  range: {
    text: 'In the circuit: what is left to the payer must fit 64 bits.',
    looksAt: 'It writes balance less amount and fee with 64 bits. What is less than nothing cannot be written so.',
  },
  signature: {
    text: 'In the circuit: the equation of the signature.',
    looksAt: 'It holds signature, key and what is signed against each other: two points have to be the same.',
  },
  path: {
    text: 'In the circuit: the root that a Merkle path leads to.',
    looksAt: 'It hashes from the account upwards, past what is said to stand beside it, and has to meet the old root.',
  },
  words: {
    text: 'On L1: the contract remembers which words were committed.',
    looksAt: 'It hashes the words that come with the proof. They have to be those of the commitment.',
  },
  point: {
    text: 'On L1: the verifier, because a point of the proof is not on its curve.',
    looksAt: 'It looks whether A, B and C are on their curves, before it computes anything with them.',
  },
  equation: {
    text: 'On L1: the verifier, because the pairing equation does not hold.',
    looksAt: 'It comes last, and is the dearest: whether this proof is one for these public inputs.',
  },
}

const CHECK_IDS = Object.keys(CHECKS) as readonly Check[]

function happened(events: Events, caught: Caught): Prose {
  const after =
    provenAfter(events, caught) === null ? '' : ' Then the prover left the batch as it was, and had it proven.'
  if (caught.type === 'proof.refused') {
    return `On L1, for {measured:${groupDigits(caught.data.gasUsed)}} gas: ${whyL1Refused(caught.data.error)} (\`${caught.data.error.replace(/\(.*$/, '')}\`).${after}`
  }
  const { constraint, broken } = caught.data.failure
  const others = broken > 1 ? `, and {measured:${count(broken - 1, 'other', 'others')}} with it` : ''
  return `While the circuit was filled, “${constraintInWords(constraint)}” did not hold${others}. There was no proof to send.${after}`
}

export const whichCheck = (way: Tamper, question: Prose): Prediction<View> => ({
  question,
  options: CHECK_IDS.map((id) => ({ id, text: CHECKS[id].text, because: () => CHECKS[id].looksAt })),
  outcome: (_, events) => {
    const caught = caughtOf(events, way)
    return caught === null ? null : checkOf(caught)
  },
  happened: (_, events) => {
    const caught = caughtOf(events, way)
    return caught === null ? '' : happened(events, caught)
  },
  act: next(way),
})
