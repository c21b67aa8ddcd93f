import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { type View, wait } from '../trail.ts'
import { ether, moment, number } from '../words.ts'
import { whichStops, whoIsShort } from './theMissingConstraintPredictions.ts'
import {
  anaIsPaid,
  attack,
  foundAt,
  GIFT,
  gift,
  LOOT,
  loot,
  lootCredited,
  looted,
  run,
  stoppedBy,
  WANTED,
  WAYS,
  whoIsPaid,
} from './theMissingConstraintTrail.ts'
import { waitsBelow } from './whereIsTheDataTrail.ts'

// A circuit in which somebody forgot one check. Honest payments do not show it; a thief does.

const WHICH = 'Which check stops it?'
const MALLORY = 'mallory'

const steps: readonly LevelStep<View>[] = [
  {
    id: 'audit',
    title: 'One is missing',
    text: (view) =>
      `Whoever wrote this [[circuit]] forgot one check. Nobody noticed: the contract is deployed, and holds {measured:${eth(view.bridge.heldWei)}}. Ana paid Mallory {measured:${ether(GIFT)}}: proven, executed, true. No honest payment will ever show what is missing. You are the auditor, and try what a thief would try.`,
    why: {
      question: 'Who looks, if the circuit does not?',
      answer: () =>
        'Here, nobody: the operator is in league with Mallory, and takes whatever she sends. An honest one would refuse. But if people had to rely on that, the proofs would be for nothing.',
    },
    bytes: (view) =>
      `${number(view.params.rows)} constraints. The whole circuit has as many: an equality that is left out leaves one wire more, not one row less.`,
    hints: ['There is nothing to press here: go on.'],
  },
  {
    id: 'key',
    title: 'Another’s key',
    text: (_, events) =>
      stoppedBy(events, 'key') === null
        ? `Mallory pays herself {measured:${ether(WANTED)}} from Ana’s account, and signs with a key of her own. The signature is a good one. It is not Ana’s.`
        : 'A good signature says only that somebody signed. That it was the account’s owner is a check of its own.',
    predict: whichStops('key', WHICH),
    hints: ['Whose key does the signature fit, and whose should it be?'],
  },
  {
    id: 'nonce',
    title: 'The same again',
    text: (_, events) =>
      stoppedBy(events, 'nonce') === null
        ? `Ana did sign a payment of {measured:${ether(GIFT)}} to Mallory, once. Mallory hands it in again. First Ben has the batch dropped that nobody can prove.`
        : 'The signature was Ana’s, and genuine. But what she signed has a number in it, her [[nonce]], and that one was used.',
    predict: whichStops('nonce', WHICH),
    hints: [
      'Press until the proof is tried: first the old batch is dropped.',
      'What makes two payments of the same content differ?',
    ],
  },
  {
    id: 'path',
    title: 'Say you have it',
    text: (_, events) =>
      stoppedBy(events, 'path') === null
        ? `Mallory withdraws {measured:${ether(LOOT)}}, and has less than half. So the operator writes into the [[witness]] that she has enough. Who would know? The circuit does not see the tree.`
        : 'The account with the invented balance hashes to another leaf, and the way up from it to another root.',
    predict: whichStops('path', WHICH),
    hints: ['The invented balance is large enough. What does the circuit compare it with?'],
  },
  {
    id: 'funds',
    title: 'Just spend it',
    text: (_, events) =>
      stoppedBy(events, 'funds') === null
        ? `The same withdrawal of {measured:${ether(LOOT)}} again, and this time nobody pretends anything. Key, nonce, balance and path are as they should be; there is just not enough.`
        : 'No constraint asks that what is left fits 64 bits. In a [[finite field]] nothing is below zero: to the circuit Mallory now has more than all ether there is, by dozens of digits.',
    predict: whichStops('funds', WHICH),
    why: {
      question: 'How does one forget that?',
      answer: () =>
        'The program that makes the witness computes the bits, and they are right. That the circuit also **asks** for them is another line, and no honest run fails without it. Circuits with too few constraints were {cited:snark-bugs} in one study.',
    },
    bytes: () =>
      'What is forgotten is one equality: Σ 2ⁱ·bitᵢ = balance − amount − fee. Without it the 64 bits are still bits. They are just not the bits of anything.',
    hints: ['One of the four checks is missing. Three of them have each stopped something by now.'],
  },
  {
    id: 'loot',
    title: 'L1 pays',
    text: (view, events) => {
      const out = looted(events)
      return out === null
        ? 'Mallory’s withdrawal is proven. Once it is executed, the contract owes her the ether, as it would anybody.'
        : `{measured:${eth(out.data.amountWei)}} at ${moment(out.at)}, and {measured:${eth(view.bridge.stolenWei)}} of it were not hers. No key was stolen, no signature forged, no secret known. Verifier and contract did what they were written for.`
    },
    offer: {
      label: (view, events) =>
        lootCredited(events) === null
          ? 'Wait until it is executed'
          : waitsBelow(view, MALLORY)
            ? 'Let the next block come'
            : 'Mallory takes it out',
      action: loot,
    },
    done: (_, events) => looted(events) !== null,
    hints: ['Press until the ether is hers.'],
  },
  {
    id: 'run',
    title: 'Who is short?',
    text: (view, events) =>
      whoIsPaid(view, events) === null
        ? `The contract has {measured:${eth(view.bridge.heldWei)}} left. By the rules {measured:${eth(view.bridge.owedWei)}} belong to people.`
        : 'Theft from a rollup is theft from whoever leaves last. No contract has noticed: what was proven had a valid proof. Whoever adds up the published words sees what is missing, but cannot stop it.',
    predict: whoIsShort,
    hints: ['There is one pot. Compare what is in it with what two withdrawals need.'],
  },
  {
    id: 'restore',
    title: 'With the check',
    text: () =>
      'Now the same moves in a world whose circuit has the check. The link opens it beside this page. There Mallory’s withdrawal stops at the [[range check]], and the replay ends where she would take her loot: nothing is owed to her.',
    offer: { label: 'Open the same world with the check', otherwise: { missing: null } },
    why: {
      question: 'Could this rollup be repaired?',
      answer: () =>
        'Not this one: nobody can replace circuit and key here {simplified:zk-operator}. Where a council can, it may repair such a bug within hours; and whoever holds that power could put a worse circuit in.',
    },
    hints: ['The link opens beside this page; here everything stays as it is.'],
  },
  {
    id: 'whatHelps',
    title: 'What helps',
    text: () =>
      'Tests with honest payments never find this. What can: change numbers of a [[witness]] and see that the circuit objects; leave out each constraint and see that some lie passes; show that honest inputs leave nothing else to choose. This lab’s circuit is tested so. In production audits, bounties and formal proofs come on top.',
    why: {
      question: 'Is that enough?',
      answer: () =>
        'Tests show what was tried. A formal proof can show that a circuit follows rules that are written down; whether those are the rules people mean it cannot. Some rollups therefore ask for two proofs, by provers of different teams.',
    },
    hints: ['There is nothing to press here: finish the level.'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'found',
    text: 'Try all four, and find the one that nothing stops',
    reachedAt: (_, events) => foundAt(events),
    partly: (_, events) => {
      const tried = WAYS.filter((way) => stoppedBy(events, way) !== null).length
      return tried === 0 ? null : `${tried} of ${WAYS.length} tried`
    },
  },
  {
    id: 'stolen',
    text: 'Have L1 pay Mallory what is not hers, for a valid proof',
    reachedAt: (view, events) => (view.bridge.stolenWei === '0' ? null : (looted(events)?.at ?? null)),
  },
  {
    id: 'short',
    text: 'See who is short of it',
    reachedAt: (view, events) => (whoIsPaid(view, events) === 'ana' ? (anaIsPaid(events)?.at ?? null) : null),
  },
]

const times = <T>(count: number, move: T): readonly T[] => Array.from({ length: count }, () => move)
const tried = [
  ...times(2, attack('key')),
  ...times(5, attack('nonce')),
  ...times(6, attack('path')),
  ...times(6, attack('funds')),
] as const
const stolen = [...tried, loot, loot] as const

export const theMissingConstraint: Level<View> = {
  ...levelMeta('the-missing-constraint'),
  seed: 'the-missing-constraint',
  params: {
    l1: { blobSchedule: 'bpo2' },
    slots: 1,
    missing: 'funds',
    provePeriodSeconds: 60,
    prover: { seconds: 12 },
    sequencer: { blind: true },
  },
  opening: [gift, wait(100)],
  steps,
  goals,
  closing: (view) =>
    `Three attacks died at a named [[constraint]]. The fourth met none, and L1 paid {measured:${eth(view.bridge.stolenWei)}} that were other people’s, for a proof in which nothing is wrong.\n\nA proof shows that the constraints of its circuit hold, and nothing else. Whether they are the rules people believe in, somebody has to read, try and show.`,
  solution: [...stolen, ...times(5, run)],
  nearMisses: [
    {
      goal: 'found',
      moves: [...times(6, attack('funds')), loot, loot],
      why: 'It passes, and whether it is the only one nobody has tried.',
    },
    { goal: 'stolen', moves: tried, why: 'Proven and executed, and still in the contract: nobody took it out.' },
    { goal: 'short', moves: stolen, why: 'Nobody has tried to leave yet, so nobody knows.' },
  ],
}
