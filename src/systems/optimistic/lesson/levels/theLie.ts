import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelMove, LevelOffer, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { GameView } from '../../engine/types/view.ts'
import { levelMeta } from '../index.meta.ts'
import { ask, DAY, type Events, firstOf, has, lastOf, nextBlock, timeOf, type View, wait } from '../trail.ts'
import { ether } from '../words.ts'
import {
  choose,
  chooseLast,
  chooseRight,
  chooseWrong,
  chosenIn,
  falseClaim,
  foundAt,
  hash,
  isNarrowed,
  isOnTrack,
  isSent,
  shownInWords,
  steps as stepsOf,
  theGame,
} from './disputeTrail.ts'
import { whatIsCompared, whatIsLeft, whatL1Does } from './theLiePredictions.ts'
import { letNodePlay } from './theLieRounds.ts'

// The learner is Vera. A claim is false in one step of some thousands; she finds it on L1, against a sequencer who
// answers, and L1 runs that one itself.

/** What the claim makes of the withdrawal. One word of memory holds it: it is loaded in one step. */
export const LIE = '4000000000'
const WITHDRAWN = '100000000'

const challenge = (view: View): AnyAction =>
  ask('game.challenge', { from: 'vera', claim: falseClaim(view)?.claim ?? 0 }, 'vera')
const prove = ask('game.prove', { from: 'vera', game: 0 }, 'vera')
const playOn = ask('watcher.set', { id: 'vera', mode: 'on' })
const takeOver = ask('watcher.set', { id: 'vera', mode: 'hand' })
const collect = (at: 'rollup' | 'game'): AnyAction => ask('claim.collect', { from: 'vera', at }, 'vera')

const NEXT_BLOCK = 'Let the next block come'

/** A part is to be named, or none can be any more. */
const isVerasTurn = (view: View): boolean => (theGame(view)?.boundaries.length ?? 0) > 0
const isDecided = (view: View): boolean => theGame(view)?.winner != null
const isMovePending = (view: View): boolean => theGame(view)?.pendingMove != null
const turnOf = (view: View) => theGame(view)?.turn ?? null

const bond: LevelOffer<View> = {
  label: (view) =>
    theGame(view) !== null || isSent(view, 'vera', view.contracts.game)
      ? NEXT_BLOCK
      : `Challenge it, with ${eth(view.params.challengerBondWei)}`,
  action: (view) =>
    theGame(view) !== null || isSent(view, 'vera', view.contracts.game) ? nextBlock(view) : challenge(view),
}

const takeBack: LevelOffer<View> = {
  label: (view) => (isPlayedByNode(view) ? 'Take over' : NEXT_BLOCK),
  action: (view) => (isPlayedByNode(view) ? takeOver : nextBlock(view)),
}
const isPlayedByNode = ({ watchers }: View): boolean => watchers.some(({ id, mode }) => id === 'vera' && mode === 'on')

const handIn: LevelOffer<View> = {
  label: (view) => (turnOf(view) === 'prove' && !isMovePending(view) ? 'Hand L1 the proof' : NEXT_BLOCK),
  action: (view) => (turnOf(view) === 'prove' && !isMovePending(view) ? prove : nextBlock(view)),
}

/** What a contract of the two still owes her, asked for one after the other. */
function nextCollect(view: View): AnyAction | null {
  const isOwed = BigInt(credit(view)) > 0n
  if (!isOwed) return null
  if (!isSent(view, 'vera', view.contracts.rollup)) return collect('rollup')
  return isSent(view, 'vera', view.contracts.game) ? null : collect('game')
}
const credit = (view: View): string => view.ledger.find(({ id }) => id === 'vera')?.creditWei ?? '0'

const getPaid: LevelOffer<View> = {
  label: (view) => {
    const next = nextCollect(view)
    if (next === null) return NEXT_BLOCK
    return isSent(view, 'vera', view.contracts.rollup) ? 'Collect from the dispute' : 'Collect from the rollup'
  },
  action: (view) => nextCollect(view) ?? nextBlock(view),
}

/** “2 steps of 7,638 are left.” */
function leftOf(game: GameView | null, ofAll = ''): string {
  const count = game === null ? 0 : game.hi - game.lo
  return `${stepsOf(count)}${ofAll} ${count === 1 ? 'is' : 'are'} left.`
}

/** After a part was named that an honest node would not have named. */
const strayed = (view: View): string => {
  const game = theGame(view)
  return game !== null && !isOnTrack(game)
    ? ' Vera named another part than the first whose end differs: from now on L1 looks where she is wrong. Undo (Ctrl Z) leads back.'
    : ''
}

const withdrawalOf = (view: View): string => view.withdrawals[0]?.amountGwei ?? WITHDRAWN

const form: LevelOffer<View> = {
  form: 'game.choose',
  initial: { from: 'vera', game: '0' },
  fields: ['segment'],
  label: 'Name this part',
}

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'claim',
    title: 'A claim',
    text: (view, events) => {
      const claim = falseClaim(view)
      const checked = firstOf(events, 'watcher.checked')
      if (claim === null || checked === null)
        return `A batch of {measured:${view.batches[0]?.transactions ?? 0}} transactions is on L1; in one of them Mallory withdraws {measured:${ether(withdrawalOf(view))}}. L1 does not execute the batch. The sequencer has sent a [[claim]] of what comes out of it, and puts {measured:${eth(view.params.proposerBondWei)}} on that.`
      return `The claim is in block {measured:${claim.block}}: after ${stepsOf(claim.steps)} of the machine, output ${hash(claim.output)}. Vera is a [[watcher]]. Her node has run the same bytes through the same program {simplified:small-program} and gets ${hash(checked.data.output)}.`
    },
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (_, events) => has(events, 'watcher.checked'),
    why: {
      question: 'What is false about it?',
      answer: (view) =>
        `One number in the middle of the run. In the state behind the claim, Mallory’s withdrawal of {measured:${ether(withdrawalOf(view))}} is one of {measured:${ether(LIE)}}. Every signature is genuine. Whoever has not run the batch sees nothing.`,
    },
    hints: ['The button lets the block come that takes the claim in.'],
  },
  {
    id: 'detected',
    title: 'Detected',
    text: (view) => {
      const claim = falseClaim(view)
      return `Vera knows it now. She needed no permission for that: the batch’s bytes are on L1, the program is public. The claim can be challenged for {measured:${duration(view.params.windowSeconds)}} from its block on.${claim?.status === 'open' ? ' That time is running.' : ''}`
    },
    predict: whatL1Does,
    hints: ['What does L1 know of the rollup? Bytes, hashes and bonds. Who of them runs anything?'],
  },
  {
    id: 'bond',
    title: 'One against one',
    text: (view) => {
      const game = theGame(view)
      if (game === null)
        return `To be heard, Vera puts {measured:${eth(view.params.challengerBondWei)}} at stake on L1 and says with which hash **her** machine ends. Now two statements stand against each other. Who is wrong, or late, loses the [[bond]].`
      return `Both ran ${stepsOf(falseClaim(view)?.steps ?? game.hi)} from the same start, and end differently. So there is a first step after which they differ. The sequencer must show the hash of its machine halfway; L1 keeps both clocks {simplified:quick-answers}.`
    },
    offer: bond,
    done: (view) => isVerasTurn(view) || isDecided(view),
    why: {
      question: 'Why must she pay?',
      answer: () =>
        'Without a bond anybody could hold up every claim for nothing. It is not virtue that pays for honesty here: the loser’s bond pays the winner’s work.',
    },
    hints: ['Press the button until the sequencer’s answer is in a block.'],
  },
  {
    id: 'choose',
    title: 'Which half?',
    text: (view) => {
      const game = theGame(view)
      if (game === null || game.boundaries.length === 0)
        return `The part is named.${strayed(view)} L1 has executed nothing of the batch for that: it only wrote down who says what.`
      return `${shownInWords(game)} At the start of the range they agreed; at its end, step {measured:${groupDigits(game.hi)}}, they do not.\n\nName the first part whose **end** they see differently.`
    },
    offer: form,
    done: (view, events) => chosenIn(events, theGame(view)).length > 0 || isMovePending(view) || isDecided(view),
    why: {
      question: 'And if she names the wrong one?',
      answer: () =>
        'L1 takes her at her word. A part too early: both have the same at its end, so she must make up another hash, and the last step refutes her. Too late: she has agreed to a state that her machine never had, and has no proof to show.',
    },
    bytes: () =>
      'A state of the machine is packed into 168 bytes: the root of its memory (32), the program counter (4), 31 registers of 4 bytes, the number of steps (8). Its hash, with a zero byte before it, is the 32 bytes that are compared.',
    hints: [
      'If both show the same halfway, the first half is sound and the mistake lies behind it. If not, it lies before.',
    ],
  },
  {
    id: 'node',
    title: 'A job for a machine',
    text: (view) => {
      const game = theGame(view)
      return `${isMovePending(view) ? 'The next block takes Vera’s choice in.' : leftOf(game)}${game !== null && !isOnTrack(game) ? strayed(view) : ' Round after round goes like this one. Her node holds every hash of its run and can name the parts by itself: let it.'}`
    },
    offer: { label: 'Let her node play', action: () => playOn },
    done: (_, events) =>
      events.some(({ type, data }) => type === 'watcher.changed' && (data as { mode?: string }).mode === 'on'),
    hints: ['The button only hands over: the rounds come in the next step.'],
  },
  {
    id: 'halves',
    title: 'Half of a half',
    text: (view) =>
      `A round is two transactions: the sequencer shows one hash, Vera’s node names one half. Each side has {measured:${duration(view.params.clockSeconds)}} for all its moves together, like in chess. There is a limit to stalling.${strayed(view)}`,
    predict: whatIsLeft,
    hints: ['Half of a half of a half …'],
  },
  {
    id: 'last',
    title: 'The last round',
    text: (view) => {
      const game = theGame(view)
      const range =
        game === null
          ? ''
          : `${leftOf(game, ` of {measured:${groupDigits(falseClaim(view)?.steps ?? 0)}}`)} They begin with step {measured:${groupDigits(game.lo)}}. `
      return `${range}Take over before her node names the last one, and let the sequencer answer.${strayed(view)}`
    },
    offer: takeBack,
    done: (view) => !isPlayedByNode(view) && (isVerasTurn(view) || turnOf(view) === 'prove' || isDecided(view)),
    hints: ['Press the button twice: take over, then let the block come.'],
  },
  {
    id: 'one',
    title: 'Down to one',
    text: (view) => {
      const game = theGame(view)
      if (game !== null && game.boundaries.length > 0)
        return `${shownInWords(game)} Before the first of these steps both have the same. Which step is the first that goes wrong?`
      return `One instruction is as good as found.${strayed(view)} Neither side can point anywhere else any more.`
    },
    offer: form,
    done: (view) => isMovePending(view) || isDecided(view) || (isNarrowed(theGame(view)) && turnOf(view) === 'prove'),
    hints: ['The same question as before: the first part whose end differs.'],
  },
  {
    id: 'proof',
    title: 'What L1 is shown',
    text: (view) => {
      const game = theGame(view)
      if (game === null || turnOf(view) === 'challenger') return 'The next block takes the choice in.'
      return `One step is left, from {measured:${groupDigits(game.lo)}} to {measured:${groupDigits(game.hi)}}. Vera hands L1 the packed machine before it, whose hash both agreed on, and each piece of memory that the instruction reads, with its [[merkle]] path to the root in there. L1 can check all of it by hashing.${strayed(view)}`
    },
    offer: handIn,
    done: (view) => isDecided(view) || (turnOf(view) === 'prove' && isMovePending(view)),
    why: {
      question: 'Could she hand in something else?',
      answer: () =>
        'No. Another machine has another hash than the one agreed on, another memory another root. The contract refuses before it runs anything.',
    },
    hints: ['Press the button until her proof waits in the mempool.'],
  },
  {
    id: 'compare',
    title: 'L1 executes',
    text: (view) =>
      `Her transaction waits. In it a contract, \`Step\`, will run **one** RISC-V instruction, and that decides about {measured:${eth(view.params.proposerBondWei)}}, {measured:${eth(view.params.challengerBondWei)}}, and the money behind the claim.`,
    predict: whatIsCompared,
    hints: ['The machine before the step is agreed. Who said what it is after the step?'],
  },
  {
    id: 'instruction',
    title: 'The lie, in C',
    text: (view) => {
      const game = theGame(view)
      if (game === null || game.provenIn === null) return 'L1 has not run the step yet. Go back a step, and let it.'
      return `Open the dispute, on the stage or from its claim in the inspector, and read its one instruction: \`outbox_append\` loads \`amount = *owed\`. In memory stand {measured:${groupDigits(withdrawalOf(view))}} gwei, by their proof. In the sequencer’s machine the register then held {measured:${groupDigits(LIE)}}. ${isOnTrack(game) ? 'L1 loaded it too, and did not get that.' : 'But Vera led L1 past it, to a step that is sound.'}`
    },
    done: (view) => theGame(view)?.provenIn != null,
    why: {
      question: 'What did that cost?',
      answer: (_, events) => {
        const proven = lastOf(events, 'game.proven')
        return proven === null
          ? 'Nothing yet.'
          : `{measured:${groupDigits(proven.data.gasUsed)}} gas for the transaction with the instruction: nearly all of it for bytes, hashes and books, little for the load itself. The whole batch would have been {measured:${groupDigits(theLieSteps(events))}} instructions.`
      },
    },
    hints: ['The dispute stands on the stage, and in the list of disputes in the inspector.'],
  },
  {
    id: 'money',
    title: 'Who pays',
    text: (view, events) => {
      const closed = lastOf(events, 'game.closed')
      const game = theGame(view)
      if (closed === null || game === null) return 'The dispute is not decided yet.'
      if (closed.data.winner !== 'challenger')
        return `Vera lost her {measured:${eth(view.params.challengerBondWei)}}: {measured:${eth(closed.data.toWinnerWei)}} went to the sequencer, {measured:${eth(closed.data.burntWei)}} were burnt. The claim stands, as false as it was. Undo (Ctrl Z) leads back.`
      return `The claim is rejected, its bond of {measured:${eth(view.params.proposerBondWei)}} gone: {measured:${eth(closed.data.toWinnerWei)}} are Vera’s, her own {measured:${eth(game.bondWei)}} among them, and {measured:${eth(closed.data.burntWei)}} were burnt. Her gas cost {measured:${eth(game.feesWei.challenger)}}, the sequencer’s {measured:${eth(game.feesWei.defender)}}. Contracts do not send: she collects.`
    },
    offer: getPaid,
    done: (view) => isDecided(view) && credit(view) === '0' && !isSent(view, 'vera', view.contracts.game),
    why: {
      question: 'Why burn half?',
      answer: () =>
        'So that nobody wins against himself. A liar with a second name could challenge his own claim first, and get his whole bond back as the winner’s. Half is lost in any case.',
    },
    hints: ['Press the button until both contracts have paid.'],
  },
]

const theLieSteps = (events: Events): number => firstOf(events, 'claim.made')?.data.steps ?? 0

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  { id: 'heard', text: 'Bring the doubt to L1', reachedAt: (_, events) => timeOf(events, 'game.opened') },
  {
    id: 'found',
    text: 'Narrow it down to the one false step',
    reachedAt: foundAt,
    partly: (view) => {
      const game = theGame(view)
      return game === null || game.rounds.length === 0
        ? null
        : `${groupDigits(game.hi - game.lo)} ${game.hi - game.lo === 1 ? 'step' : 'steps'} in doubt`
    },
  },
  { id: 'rejected', text: 'Have L1 reject the claim', reachedAt: (_, events) => timeOf(events, 'claim.rejected') },
]

// ── Ways through it, and past it ─────────────────────────────────────────────────────────────────

const untilShown: readonly LevelMove<View>[] = [nextBlock, challenge, nextBlock, nextBlock]
const toTheEnd: readonly LevelMove<View>[] = [playOn, letNodePlay, takeOver, nextBlock]
/** The first half is sound, and she says that it is not. */
const strayFirst: readonly LevelMove<View>[] = [...untilShown, chooseWrong, ...toTheEnd, chooseLast, nextBlock]
const upToTheProof: readonly LevelMove<View>[] = [...untilShown, chooseRight, ...toTheEnd, chooseRight, nextBlock]

const transfer = (from: string, to: string, amount: string): AnyAction =>
  ask('l2.send', { from, wish: { kind: 'transfer', to, asset: 'ether', amount } }, from)

export const theLie: Level<View> = {
  ...levelMeta('the-lie'),
  seed: 'the-lie',
  params: { l1: { blobSchedule: 'bpo2' }, watchers: [{ id: 'vera', mode: 'hand' }] },
  opening: [
    transfer('ana', 'ben', '20000000'),
    transfer('ben', 'cleo', '5000000'),
    ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: WITHDRAWN } }, 'mallory'),
    ask('proposer.set', { lie: { kind: 'theft', amountGwei: LIE } }),
    wait(77),
  ],
  steps,
  goals,
  closing: (view, events) => {
    const game = theGame(view)
    const opened = firstOf(events, 'game.opened')
    const proven = lastOf(events, 'game.proven')
    if (game === null || opened === null || proven === null) return 'L1 ran the one step that was false.'
    const honest = view.claims.findLast(({ isTrue }) => isTrue)
    const again =
      honest === undefined
        ? ''
        : ` A new claim, the true one, stands since \`block ${honest.block}\`, and its {measured:${duration(view.params.windowSeconds)}} begin anew: everybody’s withdrawals wait that much longer.`
    return `One false step among {measured:${groupDigits(theLieSteps(events))}}, found in {measured:${game.rounds.length}} rounds and {measured:${duration(proven.at - opened.at)}}, for {measured:${groupDigits(game.gasUsed)}} gas of both sides; L1 executed one instruction of it.${again}\n\nIt took somebody who had the data, a node, a bond and gas money, and whose moves got into blocks in time. L1 did not find the lie. It **judged** it, when asked.`
  },
  solution: [...upToTheProof, prove, nextBlock],
  nearMisses: [
    {
      goal: 'heard',
      moves: [nextBlock, wait(DAY)],
      why: 'Her node says so, and nobody told L1. Detected is not rejected.',
    },
    {
      goal: 'found',
      moves: [...untilShown, chooseRight, wait(5 * DAY)],
      why: 'Her clock ran out: the sequencer only had to say so. Time proves nothing, and still decides.',
    },
    {
      goal: 'found',
      moves: strayFirst,
      why: 'One step is left, but the wrong one: she named a part whose end both agreed on.',
    },
    {
      goal: 'rejected',
      moves: [...strayFirst, prove, nextBlock],
      why: 'L1 ran a step that is sound: the sequencer wins, with a claim that is false.',
    },
    {
      goal: 'rejected',
      moves: [...untilShown, choose(0), ...toTheEnd],
      why: 'Played to the last round, and not to the end: a claim is not rejected by being almost caught.',
    },
    { goal: 'rejected', moves: upToTheProof, why: 'Found, but not proven: L1 has not run the step.' },
  ],
}
