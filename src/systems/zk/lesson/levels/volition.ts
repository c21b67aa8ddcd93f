import { duration } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { type View, wait } from '../trail.ts'
import { ether, moment, number } from '../words.ts'
import { gasOfBoth, whatComesOut, whichCostsMore } from './volitionPredictions.ts'
import {
  copied,
  escapeInTheOpen,
  type Freezing,
  freeze,
  frozen,
  goSilent,
  home,
  inTheOpen,
  isCopyOld,
  isSilent,
  KEPT,
  keptIsOut,
  MOVED,
  moved,
  moveOver,
  moves,
  nextOfFreezing,
  nextOfMoving,
  nextOfPaying,
  OPEN,
  openBatch,
  PAID,
  type Paying,
  payInTheOpen,
  payUnseen,
  takeHome,
  unseen,
} from './volitionTrail.ts'
import { waitsBelow } from './whereIsTheDataTrail.ts'

// One person, an account in each half. She moves over what she must not lose, and sees what became of the rest.

const NEXT_BLOCK = 'Let the next block come'
const DAY = 86_400

const toMove: { readonly [next in Paying]: string } = {
  first: `Ana moves ${ether(MOVED)} over`,
  second: `Ana pays Dan ${ether(PAID)}`,
  wait: 'Wait until it is executed',
}
const toPay: { readonly [next in Paying]: string } = {
  first: 'Ben pays Ana',
  second: 'Ana pays Ben',
  wait: 'Wait until it is executed',
}
const toFreeze: { readonly [next in Freezing]: string } = {
  demand: 'Ana demands her exit',
  wait: 'Wait until it is due',
  ask: 'Ana freezes the rollup',
  block: NEXT_BLOCK,
}

const steps: readonly LevelStep<View>[] = [
  {
    id: 'move',
    title: 'One person, two accounts',
    text: (view, events) =>
      moved(events) === null
        ? `Ana has {measured:${ether(balanceOf(view, KEPT))}} on an account whose data a [[data committee]] keeps, and {measured:${ether(balanceOf(view, OPEN))}} on one whose data go to L1. Both are under one root: a [[volition]]. She moves {measured:${ether(MOVED)}} to the open account, and pays Dan from the other.`
        : `Executed. To move ether over was a payment to herself. L1 knows what arrived on the open account, not which of the others it came from. Of the payment to Dan it knows the fee.`,
    offer: { label: (_, events) => toMove[nextOfMoving(events)], action: moveOver },
    done: (_, events) => moved(events) !== null,
    why: {
      question: 'Why not choose for each payment?',
      answer: () =>
        'Sources describe it so. But an account has one balance. After a single payment that L1 is not told of, nobody outside knows that balance any more; what is paid in the open later tells them only a difference. So here the choice is the account’s.',
    },
    hints: ['Press for each payment, then until the batch is executed.'],
  },
  {
    id: 'open',
    title: 'Two in the open',
    text: (view, events) => {
      const batch = openBatch(view, events)
      return batch === null || inTheOpen(events) === null
        ? 'Ben pays Ana’s open account, and she pays him. Nothing of this is the committee’s business.'
        : `Batch {measured:${batch.batch}} took {measured:${number(batch.commit?.gasUsed ?? 0)}} gas to commit, {measured:${number(batch.prove?.gasUsed ?? 0)}} to prove, {measured:${number(batch.execute?.gasUsed ?? 0)}} to execute. Nobody of the committee had to sign: its root did not change.`
    },
    offer: { label: (_, events) => toPay[nextOfPaying(events)], action: payInTheOpen },
    done: (_, events) => inTheOpen(events) !== null,
    hints: ['As before: two payments, then until the batch is executed.'],
  },
  {
    id: 'copy',
    title: 'A copy, to be safe',
    text: (_, events) => {
      const told = copied(events)
      return told === null
        ? 'All is well, and Vera, a member of the committee, hands out what she keeps to anybody who asks. Ana asks, to be prepared.'
        : `{measured:${number(told.data.committeeAccounts)}} accounts of the committee’s half, with all that is needed to hash them up to the root of today. With this Ana could show L1 what she has, without anybody’s help.`
    },
    offer: { label: 'Ana asks for the data', action: () => moves.anaAsks },
    done: (_, events) => copied(events) !== null,
    hints: ['Press once: Vera answers at once.'],
  },
  {
    id: 'hidden',
    title: 'Two that L1 does not see',
    text: (_, events) =>
      unseen(events) === null
        ? 'Dan pays Cleo, Cleo pays Dan, both in the committee’s half: operator and committee see it, L1 does not. Ana has nothing to do with it.'
        : 'Executed. In the words of this batch are two kinds and two fees, and zeros. The proof covers all the rest.',
    predict: whichCostsMore,
    why: {
      question: 'Then what is it good for?',
      answer: () =>
        'For large batches. Here a slot is published at full length, empty or not {simplified:payments-circuit}; in production nothing of such a payment is posted. What remains are the signatures, which cost as much for thousands of payments as for one.',
    },
    hints: ['Something is saved, and something is added. Which of them grows with the batch?'],
  },
  {
    id: 'silence',
    title: 'Silence',
    text: (view) =>
      isSilent(view)
        ? 'The operator is gone, and the committee answers nobody. What L1 has are the published words of all batches, and a root.'
        : 'The operator goes offline. Then Vera, too, does not answer any more.',
    offer: {
      label: (view) => (view.sequencer.online ? 'The operator goes offline' : 'Vera keeps silent'),
      action: goSilent,
    },
    done: isSilent,
    hints: ['Two presses.'],
  },
  {
    id: 'freeze',
    title: 'Frozen again',
    text: (view, events) => {
      const told = frozen(events)
      return told === null
        ? `Ana demands on L1 all that is on her open account, a [[forced exit]]. If no batch takes that within {measured:${duration(view.params.messagePeriodSeconds)}}, anybody may freeze the rollup: then everybody takes out what they can show.`
        : `[[frozen|Frozen]] since ${moment(told.at)}, at the root after the last executed batch. {measured:${eth(view.bridge.heldWei)}} are in the contract.`
    },
    offer: { label: (view, events) => toFreeze[nextOfFreezing(view, events)], action: freeze },
    done: (_, events) => frozen(events) !== null,
    hints: ['Five presses: ask, a block, a day, ask, a block.'],
  },
  {
    id: 'what',
    title: 'What comes out',
    text: (_, events) =>
      frozen(events) === null
        ? 'The rollup is not frozen yet. Go back a step.'
        : isCopyOld(events)
          ? 'Ana has both accounts, the words on L1, and her copy.'
          : 'Ana’s copy is not older than the last batch: go back, let her ask before Dan and Cleo pay.',
    predict: whatComesOut,
    hints: ['What does the contract compute, and from what?'],
  },
  {
    id: 'try',
    title: 'With the copy',
    text: (view, events) =>
      keptIsOut(events) !== null
        ? 'By now her other account is out as well. Undo, or go back on the score.'
        : `{measured:${ether(balanceOf(view, KEPT))}} are still hers, under a root that was proven. She shows the contract her account, and the hashes beside it as they are in her copy.`,
    offer: { label: 'Ana escapes with her copy', action: () => moves.escapeKept },
    refusal: 'old-data',
    why: {
      question: 'How often would she have to ask?',
      answer: () =>
        'After each executed batch that changes the committee’s half. So whoever wants to be safe there follows every batch, as a node does. On the open half L1 keeps the copy, for her and for everybody.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'home',
    title: 'What she had chosen',
    text: (view, events) => {
      const out = home(events)
      if (out === null)
        return waitsBelow(view, 'ana')
          ? 'Her transaction is in the mempool.'
          : 'The open account’s ether waits for her in the contract.'
      return `{measured:${eth(out.data.amountWei)}} at ${moment(out.at)}. {measured:${ether(balanceOf(view, KEPT))}} stay where they are, not stolen, until somebody of the committee hands the data out, if ever. She chose that too, for payments that are cheaper in large batches.`
    },
    offer: { label: (view) => (waitsBelow(view, 'ana') ? NEXT_BLOCK : 'Ana takes it out'), action: takeHome },
    done: (_, events) => home(events) !== null,
    hints: ['Press once to sign, and again to let the block come.'],
  },
]

/** As L1 would pay it; before the first batch that is what they began with. */
const balanceOf = ({ accounts }: View, account: number): string =>
  accounts.find((each) => each.number === account)?.executedBalance ?? '0'

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'moved',
    text: `Have ${ether(MOVED)} of Ana’s on the open side`,
    reachedAt: (_, events) => moved(events)?.at ?? null,
  },
  {
    id: 'unseen',
    text: 'Make Ana’s copy old with a batch that does not touch her accounts',
    reachedAt: (_, events) => (isCopyOld(events) ? (unseen(events)?.at ?? null) : null),
  },
  {
    id: 'home',
    text: 'Bring the open account’s ether home from the frozen rollup',
    reachedAt: (_, events) => home(events)?.at ?? null,
  },
]

const five = <T>(move: T): readonly T[] => Array.from({ length: 5 }, () => move)
const toOpen = [...five(moveOver), ...five(payInTheOpen)] as const
const toUnseen = [...toOpen, moves.anaAsks, ...five(payUnseen)] as const
const toFrozen = [...toUnseen, goSilent, goSilent, ...five(freeze)] as const

export const volition: Level<View> = {
  ...levelMeta('volition'),
  seed: 'volition',
  params: {
    l1: { blobSchedule: 'bpo2' },
    slots: 2,
    sequencer: { maxAgeSeconds: 600 },
    residents: [
      { id: 'ben', etherGwei: '1000000000', subtree: 'chain' },
      { id: 'ana', etherGwei: '100000000', subtree: 'chain' },
      { id: 'ana', etherGwei: '2000000000', subtree: 'committee' },
      { id: 'dan', etherGwei: '1000000000', subtree: 'committee' },
      { id: 'cleo', etherGwei: '1000000000', subtree: 'committee' },
    ],
    committee: {
      members: [
        { id: 'vera', mode: 'sign' },
        { id: 'eve', mode: 'withhold' },
      ],
      needed: 2,
    },
  },
  opening: [wait(29)],
  steps,
  goals,
  closing: (view, events) => {
    const [gas, out] = [gasOfBoth(view, events), home(events)]
    if (gas === null || out === null) return 'Ana has her ether home.'
    return `Home: {measured:${eth(out.data.amountWei)}}. Left behind: {measured:${ether(balanceOf(view, KEPT))}}. In a batch of two the committee’s side cost {measured:${number(gas.unseen - gas.open)}} gas **more**; it is in large batches that it is cheaper.\n\nThe proof was the same for both halves. What differs is who can show what is under the root: on one side everybody, on the other whoever has the data, if they answer. A [[volition]] lets you choose how much to keep on which side.`
  },
  solution: [...toFrozen, escapeInTheOpen, escapeInTheOpen, takeHome, takeHome],
  nearMisses: [
    {
      goal: 'moved',
      moves: [moves.anaPays, wait(60)],
      why: 'Paid Dan, and left the rest where it was.',
    },
    {
      goal: 'unseen',
      moves: [...toOpen, ...five(payUnseen), moves.anaAsks],
      why: 'Her copy is of the state after that batch: it is not old yet.',
    },
    {
      goal: 'home',
      moves: [...toFrozen, wait(7 * DAY)],
      why: 'What nobody shows and nobody asks for stays in the contract.',
    },
  ],
}
