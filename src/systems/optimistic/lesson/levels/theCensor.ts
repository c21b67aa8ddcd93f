import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, shortHash } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelStep, Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { feeOf, waitsAt } from '../receipts.ts'
import { allOf, ask, type Events, nextBlock, type Told, type View, wait } from '../trail.ts'
import { ether, moment, number } from '../words.ts'

// A sequencer that does not take Ana's transactions, and then takes nobody's. She hands hers to L1, waits until it must
// be taken, and goes home without any help of the operator's; a claim that leaves her out is proven wrong on the way.

const HOUR = 3_600

const leaving = { kind: 'withdraw', amount: '1000000000' } as const
const toSequencer = ask('l2.send', { from: 'ana', wish: leaving }, 'ana')
const bensPayment = ask(
  'l2.send',
  { from: 'ben', wish: { kind: 'transfer', to: 'cleo', asset: 'ether', amount: '100000000' } },
  'ben',
)
const past = ask('l2.force', { from: 'ana', wish: leaving }, 'ana')
const goOffline = ask('sequencer.set', { online: false })
const plot = ask('proposer.set', { lie: { kind: 'skipForced' } })
const forceInbox = ask('inbox.force', { from: 'dan' }, 'dan')
const anHour = wait(HOUR)

// ── What has become of Ana's message ─────────────────────────────────────────────────────────────

const queued = (events: Events): Told<'inbox.queued'> | null =>
  allOf(events, 'inbox.queued').find(({ data }) => data.fromId === 'ana' && data.kind === 'withdraw') ?? null

const taken = (events: Events): Told<'inbox.taken'> | null => {
  const message = queued(events)?.data.message
  return allOf(events, 'inbox.taken').findLast(({ data }) => data.message === message) ?? null
}
/** By an empty batch that somebody had to post, and not by the sequencer. */
const takenByForce = (events: Events): Told<'inbox.taken'> | null => {
  const found = taken(events)
  const batch = allOf(events, 'batch.posted').findLast(({ data }) => data.batch === found?.data.batch)
  return found?.data.ok === true && batch?.data.mode === 'forced' ? found : null
}
const claimsAboutIt = (events: Events): readonly Told<'claim.made'>[] => {
  const batch = takenByForce(events)?.data.batch
  return allOf(events, 'claim.made').filter(({ data }) => data.batch === batch)
}
const rejected = (events: Events): Told<'claim.rejected'> | null => {
  const claims = claimsAboutIt(events).map(({ data }) => data.claim)
  return allOf(events, 'claim.rejected').find(({ data }) => claims.includes(data.claim)) ?? null
}
const confirmed = (events: Events): Told<'claim.confirmed'> | null => {
  const claims = claimsAboutIt(events).map(({ data }) => data.claim)
  return allOf(events, 'claim.confirmed').find(({ data }) => claims.includes(data.claim)) ?? null
}
const paid = (events: Events): Told<'bridge.paid'> | null =>
  allOf(events, 'bridge.paid').find(({ data }) => data.toId === 'ana') ?? null

const ignored = (events: Events, id: string): Told<'l2.ignored'> | null =>
  allOf(events, 'l2.ignored').find(({ data }) => data.fromId === id) ?? null
const bens = (events: Events): Told<'l2.promised'> | null =>
  allOf(events, 'l2.promised').find(({ data }) => data.fromId === 'ben') ?? null
const withdrawalOf = ({ withdrawals }: View) => withdrawals.find(({ toId }) => toId === 'ana')

const isDue = (view: View, events: Events): boolean => view.now >= (queued(events)?.data.dueAt ?? Infinity)
/** Until L1 would say so too: time is counted by its blocks. */
const untilDue = (view: View, events: Events): AnyAction => {
  const dueAt = queued(events)?.data.dueAt ?? view.now + HOUR
  return wait(Math.max(dueAt - view.now, 1))
}
const untilConfirmed = (view: View, events: Events): AnyAction => {
  const claim = view.claims.findLast(({ status, isTrue }) => isTrue && (status === 'open' || status === 'overdue'))
  const until = claim === undefined ? view.now + HOUR : Math.max(claim.challengeableUntil, view.now) + 24
  return confirmed(events) === null ? wait(until - view.now) : nextBlock(view)
}
const goHome = (view: View): AnyAction =>
  ask('bridge.withdraw', { from: 'ana', withdrawal: withdrawalOf(view)?.withdrawal ?? 0 }, 'ana')

const fee = (events: Events, hash: `0x${string}` | undefined): string => eth(feeOf(events, hash) ?? 0n)

// ── The two predictions ──────────────────────────────────────────────────────────────────────────

const whatCannotBeStopped: Prediction<View> = {
  question: 'What can Ana do that the sequencer cannot stop?',
  options: [
    {
      id: 'again',
      text: 'Sign it again, with a much higher fee.',
      because: () =>
        'It goes through the same door. A fee moves somebody who weighs fees; this one was told not to take hers at any price.',
    },
    {
      id: 'herself',
      text: 'Post a batch of her own.',
      because: () =>
        'The inbox takes batches from the sequencer’s key only. Were it anybody’s, no single sequencer could promise anything a second after it was sent.',
    },
    {
      id: 'complain',
      text: 'Prove to L1 that she was left out.',
      because: () =>
        'A fraud proof shows a wrong result. A block without her is as valid as one with her, and nothing on L1 shows that she ever asked.',
    },
    {
      id: 'inbox',
      text: 'Hand the signed transaction to L1.',
      because: (view) =>
        `The inbox takes a signed transaction from anybody who pays L1’s gas, and notes the time. After ${duration(view.params.forceDelaySeconds)} no batch can go by without it.`,
    },
  ],
  outcome: (_, events) => (queued(events) ? 'inbox' : null),
  happened: (_, events) => {
    const told = queued(events)
    if (told === null) return ''
    const usual = bens(events)
    const beside =
      usual === null ? '' : ` Ben’s payment, through the usual door, cost {measured:${ether(usual.data.fee)}}.`
    return `At ${moment(told.at)} it stood on L1, as message {measured:${told.data.message}}. That cost her {measured:${fee(events, told.data.tx)}}.${beside}`
  },
  act: (view) => (waitsAt(view, 'ana', view.contracts.inbox) ? nextBlock(view) : past),
}

const whatIfItIsLeftOut: Prediction<View> = {
  question: 'The operator claims that after this batch Ana has still not left. What becomes of that claim?',
  options: [
    {
      id: 'refused',
      text: 'L1 refuses it at once: its own inbox knows better.',
      because: () =>
        'The inbox knows that the message was due, and not what follows from it: L1 does not run the rollup. It takes any claim that comes with a bond.',
    },
    {
      id: 'confirmed',
      text: 'It is confirmed: what a block contains is the operator’s business.',
      because: () =>
        'That is so for what reaches only the sequencer. What is due stands on L1, and the rule that it comes first is part of the program that every claim is held to.',
    },
    {
      id: 'ana',
      text: 'It stands, unless Ana herself goes to court.',
      because: () =>
        'Anybody may challenge. It need not be the one who was wronged: a part of the bond is reason enough.',
    },
    {
      id: 'proven',
      text: 'A watcher proves it wrong, and the bond is gone.',
      because: () =>
        'Her run of the same batch takes the message; the operator’s does not. The two part at one instruction, and L1 executes that one itself.',
    },
  ],
  outcome: (_, events) => {
    if (rejected(events) !== null) return 'proven'
    return confirmed(events)?.data.isTrue === false ? 'confirmed' : null
  },
  happened: (view, events) => {
    const end = rejected(events)
    if (end === null)
      return 'Nobody challenged it in time, and L1 confirmed it. Ana’s message counts as taken, and she is still there.'
    const made = claimsAboutIt(events).find(({ data }) => data.claim === end.data.claim)
    const game = view.games.find((each) => each.game === end.data.game)
    const took = made === undefined ? '' : ` {measured:${duration(end.at - made.at)}} after it was made,`
    const moves = game === undefined ? '' : ` It took {measured:${number(game.moves)}} transactions.`
    return `Claim {measured:${end.data.claim}} was rejected${took} by a proof of one instruction.${moves} The operator lost the bond of {measured:${eth(view.params.proposerBondWei)}}.`
  },
  act: () => anHour,
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const GONE_BY =
  'The sequencer took it by itself, just before it had to. Go back to before it was due, and let it go offline.'

const steps: readonly LevelStep<View>[] = [
  {
    id: 'ask',
    title: 'No answer',
    text: (view, events) => {
      if (ignored(events, 'ana') === null)
        return `Ana has {measured:${ether(etherOf(view, 'ana'))}} on a [[rollup]] and wants 1 ETH of it back on L1. She signs a withdrawal and hands it to the [[sequencer]], the only one there is.`
      return 'Nothing. No promise, and no refusal either. The lab knows why: her name is on a list of people whose transactions are not taken. Ana cannot see that. To her it looks like a machine that is down.'
    },
    offer: { label: 'Ask the sequencer', action: () => toSequencer },
    done: (_, events) => ignored(events, 'ana') !== null,
    why: {
      question: 'Who would do such a thing?',
      answer: () =>
        'A court may order it, a rival may pay for it, a bug may do it. A single sequencer is a single place to lean on. So do not ask whether the operator is good: ask what it can do when it is not.',
    },
    hints: ['The button signs for Ana and hands it over.'],
  },
  {
    id: 'ben',
    title: 'It is not the machine',
    text: (_, events) => {
      const told = bens(events)
      return told === null
        ? 'Is it down? Ben tries: he pays Cleo 0.1 ETH, through the same door.'
        : `Ben has his promise: block {measured:${told.data.block}} at ${moment(told.at)}, for a fee of {measured:${ether(told.data.fee)}}. So it is not the machine, it is her.`
    },
    offer: {
      label: (view) => (view.sequencer.waiting.length > 0 ? 'Let a second pass' : 'Ben pays Cleo'),
      action: (view) => (view.sequencer.waiting.length > 0 ? wait(2) : bensPayment),
    },
    done: (_, events) => bens(events) !== null,
    hints: ['Press once to sign, and again to let a block of the rollup come.'],
  },
  {
    id: 'past',
    title: 'Past the sequencer',
    text: (_, events) =>
      queued(events)
        ? 'What Ana signed is the same as before: only the door is another. Nobody who runs the rollup was asked.'
        : 'A censored account is not robbed. Her ether is where it was, and her signature is as good as ever. It lacks only somebody who puts it into the rollup’s history.',
    predict: whatCannotBeStopped,
    why: {
      question: 'What if L1 leaves her out as well?',
      answer: (view) =>
        `Every {measured:${duration(view.l1.params.slotSeconds)}} another [[validator]] proposes a block of L1. All of them would have to leave her out, again and again; the rollup needs one party only. That difference is what she pays gas for.`,
    },
    hints: ['Who has to agree to each of the four? Look for the one where nobody of the operator’s does.'],
  },
  {
    id: 'early',
    title: 'Not yet',
    text: (view, events) => {
      const told = queued(events)
      return told === null
        ? 'Nothing of Ana’s is in the inbox. Go back a step, and hand it to L1.'
        : `The sequencer may still take it by itself, and has until ${moment(told.data.dueAt)}: {measured:${duration(view.params.forceDelaySeconds)}} {simplified:forced-inbox}. Only then may somebody else post an empty [[batch]] that takes it. Dan tries now.`
    },
    offer: { label: 'Force it now', action: () => forceInbox },
    refusal: 'not-due-yet',
    why: {
      question: 'What is the delay for?',
      answer: () =>
        'For the sequencer’s promises. If a message on L1 counted at once, a swap slipped in that way could make false what was promised a second before. The delay lets the sequencer put it in its own place first.',
    },
    hints: ['Press the button and read why not.'],
  },
  {
    id: 'offline',
    title: 'Now it is down',
    text: (view) =>
      view.sequencer.online
        ? 'Then the operator pulls the plug for everybody. Ben’s payments and Cleo’s swaps stop as well.'
        : `The mezzanine stands still: no blocks, no promises, no batches.${unkeptPromise(view)} What is on L1 stays there, Ana’s message among it, and L1’s clock runs.`,
    offer: { label: 'The sequencer goes offline', action: () => goOffline },
    done: (view) => !view.sequencer.online,
    why: {
      question: 'Could somebody else go on?',
      answer: () =>
        'Everything needed to know the state is on L1, so a stranger can rebuild it to the last batch. To write on it, this inbox knows two ways: the sequencer’s key, and messages that are due.',
    },
    hints: ['One button.'],
  },
  {
    id: 'due',
    title: 'A day later',
    text: (view, events) => {
      const told = queued(events)
      if (told === null) return 'Nothing of Ana’s is in the inbox: go back, and hand it to L1.'
      if (taken(events) !== null && takenByForce(events) === null) return GONE_BY
      return isDue(view, events)
        ? `It has been waiting since ${moment(told.at)} and is due. Whichever batch comes next, whoever posts it, begins with it.`
        : `It is due at ${moment(told.data.dueAt)}. Until then there is nothing to do.`
    },
    offer: { label: 'Wait until it is due', action: untilDue },
    done: isDue,
    hints: ['The button passes the time.'],
  },
  {
    id: 'plot',
    title: 'One more try',
    text: (view, events) => {
      if (taken(events) !== null && takenByForce(events) === null) return GONE_BY
      return view.proposer.lie?.kind === 'skipForced'
        ? 'It is ready, and waits for the batch.'
        : 'The operator has two machines: a sequencer, and a proposer that says on L1 what each batch results in. The second is still up. It prepares a claim in which Ana’s message was never due.'
    },
    offer: { label: 'Prepare that claim', action: () => plot },
    done: (view, events) => view.proposer.lie?.kind === 'skipForced' || claimsAboutIt(events).length > 0,
    hints: ['The button only sets the proposer’s mind. Nothing is on L1 yet.'],
  },
  {
    id: 'force',
    title: 'Anybody may',
    text: (view, events) => {
      const told = takenByForce(events)
      if (told !== null)
        return `At ${moment(told.at)} batch {measured:${told.data.batch}} took it: a batch without a single byte. It cost Dan {measured:${fee(events, txOfBatch(events, told.data.batch))}} on L1, and he is nobody in particular.`
      if (taken(events) !== null) return GONE_BY
      return waitsAt(view, 'dan', view.contracts.inbox)
        ? 'Dan has signed. The next block of L1 takes it in.'
        : 'Dan has no account on the rollup and no key of the operator’s. He has some ether on L1, and calls `force`.'
    },
    offer: {
      label: (view) => (waitsAt(view, 'dan', view.contracts.inbox) ? 'Let the next block come' : 'Force the inbox'),
      action: (view) => (waitsAt(view, 'dan', view.contracts.inbox) ? nextBlock(view) : forceInbox),
    },
    done: (_, events) => takenByForce(events) !== null,
    bytes: (view, events) => {
      const told = queued(events)
      if (told === null) return 'No message is in the inbox.'
      return `The contract stores the hash of the message’s 124 bytes, and the time when it came. Message ${told.data.message}, sent in \`${shortHash(told.data.tx)}\`; ${number(view.messages.length)} in all.`
    },
    hints: ['Press once to sign for Dan, and again to let the block come.'],
  },
  {
    id: 'skip',
    title: 'Left out on paper',
    text: (view, events) => {
      const made = claimsAboutIt(events)[0]
      if (made === undefined) return 'With the next block the operator’s claim about that batch is on L1.'
      const seen = allOf(events, 'watcher.checked').find(({ data }) => data.claim === made.data.claim)
      const known =
        seen === undefined || seen.data.agrees ? '' : ' Vera’s node disagreed at once. Detected is not rejected.'
      return `Claim {measured:${made.data.claim}}, bond {measured:${eth(view.params.proposerBondWei)}}, challengeable until ${moment(made.data.challengeableUntil)}.${known}`
    },
    predict: whatIfItIsLeftOut,
    why: {
      question: 'How can leaving out be a wrong result?',
      answer: () =>
        'The program reads from L1 how many messages are due, before anything else. A run that reads another number has a false instruction in it, like any other false run.',
    },
    hints: ['A rule that L1 can check is worth something only if somebody makes it look.'],
  },
  {
    id: 'true',
    title: 'The long way round',
    text: (view, events) => {
      const end = confirmed(events)
      if (end !== null)
        return end.data.isTrue
          ? `Confirmed at ${moment(end.at)}: it is what the bridge pays by now. L1’s own [[finality]] comes some minutes later.`
          : 'The claim that leaves her out was confirmed, since nobody challenged it. Go back, and let Vera watch.'
      return `The true claim has its own {measured:${duration(view.params.windowSeconds)}} to stand. Here the proposer makes it, once lying has cost a bond. Had it gone silent too, anyone with {measured:${eth(view.params.proposerBondWei)}} could.`
    },
    offer: { label: 'Wait out the window', action: untilConfirmed },
    done: (_, events) => confirmed(events)?.data.isTrue === true,
    hints: ['The button passes the window, and a block more in which it is confirmed.'],
  },
  {
    id: 'home',
    title: 'Out',
    text: (view, events) => {
      const told = paid(events)
      const first = ignored(events, 'ana')
      if (told === null)
        return waitsAt(view, 'ana', view.contracts.bridge)
          ? 'Her proof is in the mempool.'
          : 'Ana shows the bridge a [[merkle|Merkle proof]] that her withdrawal is in the confirmed state. No signature of the operator’s is in it.'
      const since = first === null ? '' : `, {measured:${duration(told.at - first.at)}} after she first asked`
      return `The bridge paid her {measured:${eth(told.data.amountWei)}} at ${moment(told.at)}${since}. The sequencer has not said a word.`
    },
    offer: {
      label: (view) =>
        waitsAt(view, 'ana', view.contracts.bridge) ? 'Let the next block come' : 'Take the withdrawal to L1',
      action: (view) => (waitsAt(view, 'ana', view.contracts.bridge) ? nextBlock(view) : goHome(view)),
    },
    done: (_, events) => paid(events) !== null,
    hints: ['Press once to sign, and again to let the block come.'],
  },
]

/** Promised is not posted. */
const unkeptPromise = ({ transactions }: View): string =>
  transactions.some(({ fromId, standing }) => fromId === 'ben' && standing === 'promised')
    ? ' Ben’s payment was promised and is in no batch: nobody can hold anyone to it.'
    : ''

const etherOf = ({ accounts }: View, id: string): string =>
  accounts.find((account) => account.id === id)?.etherGwei ?? '0'
const txOfBatch = (events: Events, batch: number): `0x${string}` | undefined =>
  allOf(events, 'batch.posted').findLast(({ data }) => data.batch === batch)?.data.tx

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'past',
    text: 'Bring Ana’s transaction onto L1 without the sequencer',
    reachedAt: (_, events) => queued(events)?.at ?? null,
  },
  {
    id: 'taken',
    text: 'Have a batch take it while the sequencer is away',
    reachedAt: (_, events) => takenByForce(events)?.at ?? null,
  },
  {
    id: 'proven',
    text: 'See a claim that leaves it out proven wrong',
    reachedAt: (_, events) => rejected(events)?.at ?? null,
  },
  { id: 'home', text: 'Get Ana’s ether to L1', reachedAt: (_, events) => paid(events)?.at ?? null },
]

const inTheInbox = [toSequencer, bensPayment, past, nextBlock]
const twoHours = wait(2 * HOUR)
const twoDays = wait(48 * HOUR)
const stopWatching = ask('watcher.set', { id: 'vera', mode: 'off' })

export const theCensor: Level<View> = {
  ...levelMeta('the-censor'),
  seed: 'the-censor',
  params: { l1: { blobSchedule: 'bpo2' } },
  opening: [wait(29), ask('sequencer.set', { censored: ['ana'] })],
  steps,
  goals,
  closing: (_, events) => {
    const [asked, queuedAt, usual, end] = [ignored(events, 'ana'), queued(events), bens(events), paid(events)]
    if (asked === null || queuedAt === null || end === null) return 'Ana is out.'
    const gas = fee(events, queuedAt.data.tx)
    const beside = usual === null ? '' : `; through the usual door Ben paid {measured:${ether(usual.data.fee)}}`
    return `Ana is out, {measured:${duration(end.at - asked.at)}} after she asked. Going past the sequencer cost {measured:${gas}} of L1 gas${beside}.\n\nA sequencer can make a rollup slow and dear for her. It cannot keep her, while L1 takes her transactions and one watcher holds claims to the rules. What this does not buy is time. A payment that matters today, a price that is good now: those are lost, and no proof brings them back.`
  },
  solution: [
    ...inTheInbox,
    goOffline,
    untilDue,
    plot,
    forceInbox,
    nextBlock,
    anHour,
    untilConfirmed,
    goHome,
    nextBlock,
  ],
  nearMisses: [
    {
      goal: 'past',
      moves: [toSequencer, toSequencer, twoDays],
      why: 'Asked the sequencer again, and waited: nothing that only it has seen ever has to be taken.',
    },
    {
      goal: 'taken',
      moves: [...inTheInbox, goOffline, twoHours],
      why: 'On L1, and not due: until then it waits, and forcing it is refused.',
    },
    {
      goal: 'taken',
      moves: [...inTheInbox, twoDays],
      why: 'The sequencer stays, and takes it by itself just before anyone could force it.',
    },
    {
      goal: 'proven',
      moves: [...inTheInbox, goOffline, untilDue, forceInbox, nextBlock, anHour],
      why: 'The claim is true: there is nothing to prove.',
    },
    {
      goal: 'proven',
      moves: [...inTheInbox, goOffline, untilDue, plot, stopWatching, forceInbox, nextBlock, anHour],
      why: 'The claim is false, and nobody looks.',
    },
    {
      goal: 'home',
      moves: [...inTheInbox, goOffline, untilDue, forceInbox, nextBlock, twoDays],
      why: 'Taken, claimed, and still challengeable: the bridge does not pay by a claim that may yet fall.',
    },
  ],
}
