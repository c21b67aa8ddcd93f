import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { Tamper } from '../../engine/types/shared.ts'
import { levelMeta } from '../index.meta.ts'
import { type Events, firstOf, type View, wait } from '../trail.ts'
import { ether, moment, short } from '../words.ts'
import { whichCheck } from './breakItPredictions.ts'
import {
  AMOUNT,
  allCaughtAt,
  almostAnHour,
  caughtOf,
  drop,
  dropped,
  healed,
  movesOf,
  seenChecks,
  untilHealed,
  WAYS,
} from './breakItTrail.ts'

// Six ways to cheat, six checks, and a name for each before it is run.

const WHICH = 'Which check stops it?'

const told = (events: Events, way: Tamper): boolean => caughtOf(events, way) !== null

/** What L1 was charged for the refusal of a proof. */
const refusedGas = (events: Events, way: Tamper): string => {
  const caught = caughtOf(events, way)
  return caught?.type === 'proof.refused' ? groupDigits(caught.data.gasUsed) : '…'
}

/** Of any proof that was made: all have as many. */
const bitsOf = (events: Events): string => {
  const proof = firstOf(events, 'proof.made')?.data.proof
  return proof === undefined ? '' : `, one of {measured:${groupDigits((proof.length - 2) * 4)}}`
}

const steps: readonly LevelStep<View>[] = [
  {
    id: 'lineUp',
    title: 'Six checks',
    text: (view) =>
      `You are the [[prover]]. Ana pays Ben {measured:${ether(AMOUNT)}}, and you want something else to come of it {simplified:tamper-switch}. Three times you change a number that the [[circuit]] is filled with, three times what L1 is given. Six checks are in the way. Each time, say first which one will stop you. The contract holds {measured:${eth(view.bridge.heldWei)}}.`,
    why: {
      question: 'Why can I try at all?',
      answer: () =>
        'The prover is nobody special. It fills in numbers, computes three points, and sends them. Nobody trusts it with anything, and nobody has to see what it does.',
    },
    hints: ['There is nothing to press here: go on.'],
  },
  {
    id: 'overspend',
    title: 'More than there is',
    text: (_, events) =>
      told(events, 'overspend')
        ? 'In a [[finite field]] there is no “less than zero”: a gwei too much leaves a number with dozens of digits. Only the [[range check]] forbids it: what is left must fit 64 bits. Forgotten checks are the usual bug of circuits: in one study {cited:snark-bugs} were of that kind.'
        : 'You rewrite Ana’s payment: one gwei more than she has. You even sign it for her, since everybody knows these keys {simplified:known-keys}. Signature, [[nonce]] and [[merkle|Merkle path]] are right.',
    predict: whichCheck('overspend', WHICH),
    hints: ['Who pays is right, and where the account is. How much is not.'],
  },
  {
    id: 'signature',
    title: 'A bit of a signature',
    text: (_, events) =>
      told(events, 'signature')
        ? 'L1 never sees a signature of the rollup, and need not: without one that fits no proof can be made.'
        : 'The payment is as Ana wants it. You flip the lowest bit of the second half of her signature, and go on computing.',
    predict: whichCheck('signature', WHICH),
    hints: ['L1 is never shown a signature. Who is?'],
  },
  {
    id: 'path',
    title: 'A bit of a path',
    text: (_, events) =>
      told(events, 'path')
        ? 'With another hash beside Ana’s account the path led to another root than the one L1 has. A balance counts only at its place under that root.'
        : 'The circuit does not know the tree. It is told Ana’s account, and the hashes beside it on the way up. You flip a bit of the nearest of those hashes.',
    predict: whichCheck('path', WHICH),
    bytes: () => 'Four heights, three hashes beside the path at each, 254 bits a hash.',
    hints: ['What does a Merkle path have to arrive at?'],
  },
  {
    id: 'word',
    title: 'Another word',
    text: (_, events) =>
      told(events, 'word')
        ? `It took {measured:${refusedGas(events, 'word')}} gas: no [[pairing]] was computed. Without that comparison the equation would have failed: the words are [[public input]]s too, and the proof is for other ones.`
        : 'Now the proof is valid. But beside it you show L1 other published words than the operator committed: one bit of the amount is flipped. Whoever rebuilds the state from them would go wrong.',
    predict: whichCheck('word', WHICH),
    why: {
      question: 'What would be won by that?',
      answer: () =>
        'Confusion: the root is right, and the published data do not lead to it. Nobody could show their balance any more. So words and proof are bound to each other.',
    },
    hints: ['The proof is valid, and the words are not those it is for. Who notices first?'],
  },
  {
    id: 'proof',
    title: 'A bit of the proof',
    text: (_, events) =>
      told(events, 'proof')
        ? `{measured:${refusedGas(events, 'proof')}} gas. A flipped bit nearly always leaves the curve. Who chooses points **on** it, and in the right group, meets the equation instead.`
        : `Words and statement are right. You flip the last bit of the proof${bitsOf(events)}.`,
    predict: whichCheck('proof', WHICH),
    hints: ['Three points. What is looked at before one computes with them?'],
  },
  {
    id: 'root',
    title: 'Another root',
    text: (view, events) => {
      const batch = view.batches.find((each) => each.batch === caughtOf(events, 'root')?.data.batch)
      return batch === undefined
        ? told(events, 'root')
          ? 'The batch with the false root is gone.'
          : 'This time the operator helps you: it commits a root under which its own account has more. The words are right. You can prove the root that follows from them, and no other.'
        : `${short(batch.newRoot)} is committed, and will never be proven: there is no witness for it. {measured:${refusedGas(events, 'root')}} gas went into finding that out, since only the pairings could tell.`
    },
    predict: whichCheck('root', WHICH),
    why: {
      question: 'Could one not find a proof by trying?',
      answer: () =>
        'Of a false statement there are proofs that fit the equation. To find one without the key’s secrets is believed to be out of reach: the curve is estimated at {cited:pairing-curve-security} of security, and each bit doubles the work. With the secrets it is quick. That is the next level.',
    },
    hints: [
      'The points are on their curves, and the words are those that were committed. The proof is for another root.',
    ],
  },
  {
    id: 'dropped',
    title: 'In the way',
    text: (view, events) => {
      const gone = dropped(events)
      return gone === null
        ? `Nothing behind a batch that nobody can prove is ever proven. So after {measured:${duration(view.params.provePeriodSeconds)}} anybody may have it dropped. Ben does: he is waiting for Ana’s payment.`
        : `At ${moment(gone.at)} batch {measured:${gone.data.first}} was dropped. What the operator had said is void, and balances are what they were before.`
    },
    offer: {
      label: (view, events) => (dropLabel(view, events) ? 'Wait until it may be dropped' : 'Drop it'),
      action: drop,
    },
    done: (_, events) => dropped(events) !== null,
    hints: ['Press three times: the period, Ben’s transaction, a block.'],
  },
  {
    id: 'healed',
    title: 'As Ana wanted it',
    text: (view, events) => {
      const at = healed(events)
      return at === null
        ? 'Ana’s payment was in that batch. Her signature still counts: the sequencer takes the payment up again, and this time nobody tampers with anything.'
        : `Proven at ${moment(at.at)}. The contract holds {measured:${eth(view.bridge.heldWei)}}, as in the beginning: you had six tries, and moved nothing.`
    },
    offer: { label: 'Let it be proven', action: () => untilHealed },
    done: (_, events) => healed(events) !== null,
    hints: ['Press once: it is proven within the minute.'],
  },
]

/** Whether the period still runs. */
const dropLabel = (view: View, events: Events): boolean => {
  const commit = view.batches.find(({ batch }) => batch === caughtOf(events, 'root')?.data.batch)?.commit
  return commit != null && view.now < commit.at + view.params.provePeriodSeconds
}

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'caught',
    text: 'Be stopped by six different checks',
    reachedAt: (_, events) => allCaughtAt(events),
    partly: (_, events) => {
      const seen = seenChecks(events)
      return seen === 0 ? null : `${seen} of ${WAYS.length} checks`
    },
  },
  {
    id: 'dropped',
    text: 'Have the root that nobody can prove dropped',
    reachedAt: (_, events) => dropped(events)?.at ?? null,
  },
  {
    id: 'healed',
    text: 'Have Ana’s last payment proven after all, with every wei where it belongs',
    reachedAt: (view, events) => {
      const at = healed(events)
      return at?.data.isTrue && view.bridge.stolenWei === '0' ? at.at : null
    },
  },
]

const tried = (ways: readonly Tamper[]) => ways.flatMap((way) => MOVES[way])
/** One list for all lines of play, so that a rehearsal plays each beginning once. */
const MOVES = Object.fromEntries(WAYS.map((way) => [way, movesOf(way)])) as {
  readonly [way in Tamper]: ReturnType<typeof movesOf>
}
const all = tried(WAYS)

export const breakIt: Level<View> = {
  ...levelMeta('break-it'),
  seed: 'break-it',
  params: { l1: { blobSchedule: 'bpo2' }, slots: 1, prover: { seconds: 12 } },
  opening: [wait(24)],
  steps,
  goals,
  closing: (view, events) =>
    `Three times there was nothing to send: while the circuit was filled, a named [[constraint]] did not hold. Three times L1 refused, for {measured:${refusedGas(events, 'word')}}, {measured:${refusedGas(events, 'proof')}} and {measured:${refusedGas(events, 'root')}} gas: the cheap checks come first. The contract holds {measured:${eth(view.bridge.heldWei)}}, all of it owed to those it belonged to.\n\nA prover cannot prove what is false. That leans on two things which nobody has checked here: that the secrets of the key are gone, and that no check is missing in the circuit. The next two levels break them.`,
  solution: [...all, drop, drop, drop, untilHealed],
  nearMisses: [
    {
      goal: 'caught',
      moves: [...tried(['overspend', 'signature', 'path', 'word']), ...MOVES.word],
      why: 'The same way twice is stopped by the same check twice.',
    },
    {
      goal: 'dropped',
      moves: [...all, almostAnHour],
      why: 'Half an hour is not an hour: the batch may still be proven.',
    },
    { goal: 'healed', moves: [...all, drop], why: 'The period is over, and nobody asks for anything.' },
  ],
}
