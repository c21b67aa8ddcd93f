import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { nextBlock, type View } from '../trail.ts'
import { moment } from '../words.ts'
import {
  committed,
  committedAlone,
  finalSince,
  home,
  made,
  owed,
  proveIt,
  provenByHand,
  untilFinal,
  untilMade,
} from './proofInsteadOfTrustTrail.ts'

export const whatIsOwedNow: Prediction<View> = {
  question: 'The batch is in a block of L1. What does the contract owe Cleo from then on?',
  options: [
    {
      id: 'all',
      text: '0.5 ETH: her withdrawal is in it.',
      because: () =>
        'So it says. But L1 has executed nothing of it. It holds the words, and beside them a root that might be any number.',
    },
    {
      id: 'later',
      text: '0.5 ETH, as soon as that block is final.',
      because: () =>
        'Then it is certain that the operator **said** so. What is false becomes final just as fast as what is true.',
    },
    {
      id: 'nothing',
      text: 'Nothing yet: L1 has seen no proof.',
      because: () =>
        'The contract pays by what was proven and then executed. [[committed|Committed]] is not [[proven]].',
    },
  ],
  outcome: (_, events) => {
    const at = committed(events)
    if (at === null) return null
    const credited = owed(events)
    return credited !== null && credited.at <= at.at ? 'all' : 'nothing'
  },
  happened: (_, events) => {
    const at = committed(events)
    return at === null
      ? ''
      : `Batch {measured:${at.data.batch}} was committed at ${moment(at.at)}, in block {measured:${at.data.block}}, for {measured:${groupDigits(at.data.gasUsed)}} gas. Nothing of it was owed to anybody.`
  },
  act: nextBlock,
}

const bytesOf = (hex: string): number => (hex.length - 2) / 2

export const howLongIsTheProof: Prediction<View> = {
  question: 'How long will the proof be?',
  options: [
    {
      id: 'witness',
      text: 'As long as the witness: every number has to be shown.',
      because: () => 'Then L1 would have to check every constraint itself. That is the work it is spared.',
    },
    {
      id: 'kilobytes',
      text: 'Some kilobytes for each payment in the batch.',
      because: () =>
        'A [[stark|STARK]] has {cited:stark-bytes}, and it hardly grows with what is in it either. What grows with the batch is the prover’s work.',
    },
    {
      id: 'short',
      text: 'Some hundred bytes, for one payment or for many.',
      because: () =>
        'With [[groth16|Groth16]], the proof system here, three points of a curve, whatever the circuit is about. That is what [[succinct]] means; it does not mean hidden.',
    },
  ],
  outcome: (_, events) => {
    const proof = made(events)
    if (proof === null) return null
    const bytes = bytesOf(proof.data.proof)
    return bytes < 1_000 ? 'short' : bytes < 100_000 ? 'kilobytes' : 'witness'
  },
  happened: (view, events) => {
    const proof = made(events)
    return proof === null
      ? ''
      : `{measured:${bytesOf(proof.data.proof)} bytes}, really made, for {measured:${groupDigits(view.params.rows)}} constraints and {measured:${proof.data.publicInputs.length}} [[public input]]s {simplified:own-prover}.`
  },
  act: untilMade,
}

export const isItFinal: Prediction<View> = {
  question: 'The proof is checked, and the ether is paid. When is that final?',
  options: [
    {
      id: 'now',
      text: 'It is already: a proof cannot become wrong.',
      because: () =>
        'The proof cannot. But the block that holds it can lose its place, and on the branch that wins L1 has never seen it.',
    },
    {
      id: 'week',
      text: 'Days later, if nobody has objected.',
      because: () => 'There is nothing to object to. L1 did not take anybody’s word: it has checked.',
    },
    {
      id: 'l1',
      text: 'Minutes later, with the block of L1 that paid her.',
      because: () => 'No contract is more final than the chain it runs on.',
    },
  ],
  outcome: (_, events) => (finalSince(events) === null ? null : 'l1'),
  happened: (_, events) => {
    const [out, end] = [home(events), finalSince(events)]
    return out === null || end === null
      ? ''
      : `Block {measured:${out.data.block}} was final at ${moment(end.at)}, {measured:${duration(end.at - out.at)}} after it paid Cleo.`
  },
  act: untilFinal,
}

export const whoCanProve: Prediction<View> = {
  question: 'The prover is gone. Who can prove the batch?',
  options: [
    {
      id: 'prover',
      text: 'Nobody else: the prover holds the key.',
      because: () =>
        'The proving key is no secret. Secret are the numbers that it was made from {simplified:one-party-key}.',
    },
    {
      id: 'operator',
      text: 'Only the operator: L1 takes proofs from it alone.',
      because: () => 'Only the operator may **commit**. Who brings a proof is not asked: the equation holds or not.',
    },
    {
      id: 'anybody',
      text: 'Anybody who has the batch, with its signatures.',
      because: () =>
        'The proving key is public, and the contract asks nobody’s name. But the signatures go into the witness and are not published: the operator has to hand them out. Without them the batch is dropped in the end.',
    },
  ],
  outcome: (_, events) => {
    const at = provenByHand(events)
    if (at === null) return null
    return at.data.byId === 'prover' ? 'prover' : at.data.byId === 'sequencer' ? 'operator' : 'anybody'
  },
  happened: (_, events) => {
    const [since, at] = [committedAlone(events), provenByHand(events)]
    return since === null || at === null
      ? ''
      : `At ${moment(at.at)}, {measured:${duration(at.at - since.at)}} after it was committed, the batch was proven by a transaction of ${at.data.byId === 'ana' ? 'Ana’s' : 'somebody’s'}. The contract made no difference.`
  },
  act: proveIt,
}
