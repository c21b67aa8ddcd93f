import { duration } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { type View, wait } from '../trail.ts'
import { ether, moment, number, short } from '../words.ts'
import { whoGetsOut, whomToBelieve } from './whereIsTheDataPredictions.ts'
import {
  ANA,
  anaIsOut,
  askedInVain,
  benIsOut,
  closed,
  demand,
  demanded,
  executed,
  type Freezing,
  freeze,
  frozen,
  hasAnaPaid,
  home,
  moves,
  nextOfFreezing,
  PAID,
  payBoth,
  recover,
  takeHome,
  theBatch,
  tryBoth,
  untilExecuted,
  waitsBelow,
} from './whereIsTheDataTrail.ts'

// Two payments in one batch, proven by one proof. Of one L1 has the data, of the other a committee. Then the operator is gone.

const NEXT_BLOCK = 'Let the next block come'
const DAY = 86_400

const toFreeze: { readonly [next in Freezing]: string } = {
  wait: 'Wait until it is due',
  ask: 'Ben freezes the rollup',
  block: NEXT_BLOCK,
}

const steps: readonly LevelStep<View>[] = [
  {
    id: 'pay',
    title: 'Two payments',
    text: (view, events) => {
      const told = closed(events)
      return told === null
        ? `This [[zk rollup|ZK rollup]] has two halves. What Ben and Cleo do is published on L1. Ana and Dan chose the other half: a [[data committee]] of {measured:${view.committee.length}} keeps their data. Ana pays Dan, Ben pays Cleo, {measured:${ether(PAID)}} each.`
        : `Batch {measured:${told.data.batch}} has both. The committee’s half has a new root, and the contract wants {measured:${view.params.signaturesNeeded}} signatures before it takes that. {measured:${number(signed(view, told.data.batch))}} members signed that they have the data {simplified:committee-switch}.`
    },
    offer: {
      label: (_, events) => (hasAnaPaid(events) ? 'Ben pays Cleo' : 'Ana pays Dan'),
      action: payBoth,
    },
    done: (_, events) => closed(events) !== null,
    hints: ['One button for two payments: press it twice. A full batch is closed by itself.'],
  },
  {
    id: 'published',
    title: 'What L1 was told',
    text: (view, events) => {
      const batch = theBatch(view, events)
      if (batch === null) return 'There is no batch with both payments yet. Go back a step.'
      return executed(events) === null
        ? 'The batch goes to L1, is proven as a whole, and executed. The proof makes no difference between the two payments: every balance and every signature of both is in the [[witness]].'
        : 'Executed. Of Ben’s payment L1 knows who paid whom, and how much. Of Ana’s it knows that there was one, and its fee. That both follow the rules L1 has checked equally well.'
    },
    offer: { label: 'Wait until it is executed', action: untilExecuted },
    done: (_, events) => executed(events) !== null,
    why: {
      question: 'Is it cheaper?',
      answer: () =>
        'Here hardly: a slot takes its 124 bits, full or empty. In production nothing of such a payment goes to L1, and what is not published is not paid for. Others do not read it there, either; operator and committee do.',
    },
    bytes: (view, events) => {
      const word = theBatch(view, events)?.words[0]
      return word === undefined
        ? 'Nothing yet.'
        : `${short(word)}: two slots of 124 bits. Ana’s is kind 5, a fee, and zeros. Ben’s is kind 1, from 1, to 2, amount, fee.`
    },
    hints: ['Press until the batch is executed: block, proof, block.'],
  },
  {
    id: 'stop',
    title: 'The operator is gone',
    text: (view) =>
      view.sequencer.online
        ? 'One day the operator does not come back. It had the data of both halves, and the only key that may commit batches.'
        : `Nobody closes batches any more. What was executed stands: {measured:${eth(view.bridge.heldWei)}} in the contract, and one [[state root|root]], ${short(view.l1State.root)}: a hash of what belongs to whom.`,
    offer: { label: 'The operator goes offline', action: () => moves.stop },
    done: (view) => !view.sequencer.online,
    hints: ['Press once: the operator goes.'],
  },
  {
    id: 'demand',
    title: 'Past it, on L1',
    text: (view, events) => {
      const told = demanded(events)
      return told === null
        ? 'Ana asks L1 for a [[forced exit]]: all that is on her account. In both halves people have that right, and no data are needed to ask. The contract notes it as a message.'
        : `Message {measured:${told.data.message}} waits. If no executed batch has taken it by ${moment(told.data.dueAt)}, {measured:${duration(view.params.messagePeriodSeconds)}} after it came, anybody may freeze the rollup. On StarkEx, a real system of this kind, it is {cited:starkex-grace}.`
    },
    offer: {
      label: (view) => (waitsBelow(view, 'ana') ? NEXT_BLOCK : 'Ana demands her exit'),
      action: demand,
    },
    done: (_, events) => demanded(events) !== null,
    hints: ['Press once to sign, and again to let the block come.'],
  },
  {
    id: 'freeze',
    title: 'Nobody takes it',
    text: (view, events) => {
      const [told, message] = [frozen(events), demanded(events)]
      if (told !== null)
        return `[[frozen|Frozen]] since ${moment(told.at)}, for ever, at the root of the last executed state. From now on the [[escape hatch]] is open: whoever shows by a [[merkle|Merkle proof]] what an account holds takes that out, for the account’s owner.`
      if (message === null) return 'No message waits yet. Go back a step.'
      return view.messages.some(({ message: each, isTaken }) => each === message.data.message && isTaken)
        ? 'The operator came back and took the message. Undo, or go back on the score, and let it stay away.'
        : `Nothing can be done before ${moment(message.data.dueAt)}. Then one person is enough, whoever that is.`
    },
    offer: { label: (view, events) => toFreeze[nextOfFreezing(view, events)], action: freeze },
    done: (_, events) => frozen(events) !== null,
    hints: ['Three presses: a day passes, Ben asks, a block comes.'],
  },
  {
    id: 'who',
    title: 'Everybody out',
    text: (_, events) =>
      frozen(events) === null
        ? 'The rollup is not frozen yet. Go back a step.'
        : 'To get out, one shows the contract what is on the account, the hashes beside its way up the tree, and the root of the other half. From these the contract computes a root, and compares it with its own.',
    predict: whoGetsOut,
    why: {
      question: 'And the root, is it wrong?',
      answer: () =>
        'No: it was proven. It is right, and nobody outside knows what of. A [[validity proof]] says that the state follows the rules; [[data availability]] is another question, and no proof answers it.',
    },
    hints: ['Who can know the account and the hashes beside it? Look at what stands on L1.'],
  },
  {
    id: 'try',
    title: 'Ana tries',
    text: (view, events) => {
      if (anaIsOut(events) !== null)
        return 'By now Ana has what she needs. Undo, or go back on the score, to try without it.'
      return `The contract holds {measured:${eth(view.bridge.heldWei)}}, and would pay her at once. She knows what she had: {measured:${ether(balanceOf(view, ANA))}}. To show it she lacks the hashes beside her account, as Dan does.`
    },
    offer: { label: 'Ana escapes', action: () => moves.anaEscapes },
    refusal: 'no-data',
    why: {
      question: 'Can the committee take it?',
      answer: () =>
        'No. An escape pays the owner whom the contract knows, whoever brings the proof. Frozen is not stolen. But the members can ask for something in return for the data, and the contract cannot help.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'signed',
    title: 'What was signed',
    text: (view, events) => {
      const told = closed(events)
      if (told === null) return 'There is no batch yet. Go back.'
      return `{measured:${number(signed(view, told.data.batch))}} members signed the root, as they should. The signatures are genuine, and say “I have the data”. “I will hand them out” is a promise, and neither a signature nor a proof can make anybody keep one.`
    },
    why: {
      question: 'What protects Ana, then?',
      answer: () =>
        'That one of those who have the data hands them out: here any of three. So it matters who they are, whether they depend on one another, and what they lose. Or a copy of her own: whoever keeps all data, up to date, needs nobody.',
    },
    hints: ['Ask what protects Ana, and go on.'],
  },
  {
    id: 'recover',
    title: 'One is enough',
    text: (_, events) =>
      askedInVain(events) === null
        ? 'Ana has not been left without data: go back, and let her ask before anybody hands them out.'
        : anaIsOut(events) === null
          ? 'Two of the three keep silent. Vera has changed her mind.'
          : 'Now Dan can do the same: what is out once, is out for everybody.',
    predict: whomToBelieve,
    hints: ['The root on L1 was proven. What does that do to a copy which is not quite true?'],
  },
  {
    id: 'home',
    title: 'Home',
    text: (view, events) => {
      const [out, told, anas] = [home(events), demanded(events), anaIsOut(events)]
      if (out === null || told === null || anas === null)
        return waitsBelow(view, 'ana')
          ? 'Her transaction is in the mempool.'
          : 'The contract owes Ana her ether now. She takes it out.'
      return `{measured:${eth(out.data.amountWei)}} at ${moment(out.at)}, {measured:${duration(out.at - told.at)}} after she asked L1 for it. It was hers all the time, and hung on somebody’s goodwill.`
    },
    offer: { label: (view) => (waitsBelow(view, 'ana') ? NEXT_BLOCK : 'Ana takes it out'), action: takeHome },
    done: (_, events) => home(events) !== null,
    hints: ['Press once to sign, and again to let the block come.'],
  },
]

const signed = ({ batches }: View, batch: number): number =>
  batches.find((each) => each.batch === batch)?.signatures.filter((each) => each.signed).length ?? 0
const balanceOf = ({ accounts }: View, account: number): string =>
  accounts.find((each) => each.number === account)?.executedBalance ?? '0'

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'ben',
    text: 'Get Ben’s ether out of the frozen rollup',
    reachedAt: (_, events) => benIsOut(events)?.at ?? null,
  },
  {
    id: 'asked',
    text: 'Find out what Ana can rebuild while nobody hands data out',
    reachedAt: (_, events) => askedInVain(events)?.at ?? null,
  },
  { id: 'home', text: 'Get Ana’s ether home', reachedAt: (_, events) => home(events)?.at ?? null },
]

const paid = [payBoth, payBoth, untilExecuted, untilExecuted, untilExecuted, untilExecuted] as const
const demandedOnL1 = [...paid, moves.stop, demand, demand] as const
const toFrozen = [...demandedOnL1, freeze, freeze, freeze] as const
const toAsked = [...toFrozen, tryBoth, tryBoth, tryBoth] as const

export const whereIsTheData: Level<View> = {
  ...levelMeta('where-is-the-data'),
  seed: 'where-is-the-data',
  params: {
    l1: { blobSchedule: 'bpo2' },
    slots: 2,
    sequencer: { maxAgeSeconds: 600 },
    residents: [
      { id: 'ben', etherGwei: '2000000000', subtree: 'chain' },
      { id: 'cleo', etherGwei: '1000000000', subtree: 'chain' },
      { id: 'ana', etherGwei: '2000000000', subtree: 'committee' },
      { id: 'dan', etherGwei: '1000000000', subtree: 'committee' },
    ],
    committee: {
      members: [
        { id: 'vera', mode: 'withhold' },
        { id: 'eve', mode: 'withhold' },
        { id: 'mallory', mode: 'withhold' },
      ],
      needed: 2,
    },
  },
  opening: [wait(29)],
  steps,
  goals,
  closing: (_, events) => {
    const [bens, anas, stood] = [benIsOut(events), anaIsOut(events), frozen(events)]
    if (bens === null || anas === null || stood === null) return 'Everybody is out.'
    return `Ben was out {measured:${duration(bens.at - stood.at)}} after the freeze, with nothing but L1. Ana had to find somebody who would: {measured:${duration(anas.at - stood.at)}} here, since you pressed a button.\n\nBoth were proven by the same proof. Had all three kept silent, and the operator too, nobody could have stolen a wei, and Ana and Dan would never have had theirs. A [[validium]] is like that for all accounts; a [[volition]], as here, lets each choose. In an optimistic rollup missing data can cost more: who cannot see what was done cannot object, and false claims pass.`
  },
  solution: [...toAsked, recover, recover, recover, recover, takeHome, takeHome],
  nearMisses: [
    {
      goal: 'ben',
      moves: [...demandedOnL1, moves.comeBack, wait(600), wait(DAY)],
      why: 'The operator comes back in time and takes the message: nothing is frozen, and nobody has to escape.',
    },
    {
      goal: 'asked',
      moves: [...toFrozen, moves.veraHandsOut, moves.anaAsks],
      why: 'Vera hands the data out at once, so nothing is missing.',
    },
    {
      goal: 'home',
      moves: [...toAsked, wait(7 * DAY)],
      why: 'However long one waits, no data come by themselves.',
    },
  ],
}
