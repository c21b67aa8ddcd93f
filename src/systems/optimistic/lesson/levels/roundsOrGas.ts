import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelMove, LevelOffer, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { allOf, ask, DAY, type Events, firstOf, nextBlock, timeOf, type View, wait } from '../trail.ts'
import { chosenIn, falseClaim, isSent, theGame } from './disputeTrail.ts'
import { pay } from './moves.ts'
import {
  costOfDispute,
  type DisputeCost,
  gasOfTrueBatch,
  honestPost,
  lyingPost,
  measuredBefore,
  type OtherParts,
  OWN_PARTS,
  priceOfRound,
  reckonedRounds,
  trueBatchesUntilDearer,
} from './roundsOrGasCost.ts'
import {
  howManyBytes,
  howManyRounds,
  untilNarrowed,
  whatSixteenthsCost,
  whatTruthCosts,
} from './roundsOrGasPredictions.ts'

// One lie, caught in two ways: in rounds, sixteen parts at a time, and in one go, by a post with an output after every
// transaction. What the other splits would have cost was measured beforehand.

const LIE = '4000000000'
const WITHDRAWN = '100000000'
/** Which transaction of the post is followed by the first false output: any of them would do. */
const LIE_AT = 41
const HOUR = 3_600

const postLie = ask('oneShot.post', { from: 'sequencer', batch: 0, lieAt: LIE_AT }, 'sequencer')
const postTruth = ask('oneShot.post', { from: 'sequencer', batch: 0 }, 'sequencer')
const proveAt = (index: number): AnyAction => ask('oneShot.prove', { from: 'vera', post: 1, index }, 'vera')
const proveLie = (view: View): AnyAction =>
  ask('oneShot.prove', { from: 'vera', post: lyingPost(view)?.post ?? 1, index: LIE_AT }, 'vera')

const NEXT_BLOCK = 'Let the next block come'
const trueClaim = ({ claims }: View): View['claims'][number] | null => claims.find(({ isTrue }) => isTrue) ?? null
const isPostSent = (view: View): boolean => isSent(view, 'sequencer', view.contracts.reExecutor)
const isProofSent = (view: View): boolean => isSent(view, 'vera', view.contracts.reExecutor)
const isProven = (view: View): boolean => lyingPost(view)?.proven != null

/** Asks once, and from then on for blocks. */
const once = (label: string, move: (view: View) => AnyAction, isAsked: (view: View) => boolean): LevelOffer<View> => ({
  label: (view) => (isAsked(view) ? NEXT_BLOCK : label),
  action: (view) => (isAsked(view) ? nextBlock(view) : move(view)),
})
const isLiePosted = (view: View): boolean => lyingPost(view) !== null || isPostSent(view)
const isTruthPosted = (view: View): boolean => honestPost(view) !== null || isPostSent(view)

const gas = (amount: number): string => `{measured:${groupDigits(amount)}} gas`
const stepsOf = (view: View): number => falseClaim(view)?.steps ?? 0
const fees = (view: View): { challenger: string; defender: string } | null => theGame(view)?.feesWei ?? null

/** One line of the comparison. */
const line = (parts: number, { rounds, seconds, gas }: DisputeCost, mark: (figure: string) => string): string =>
  `**${parts}:** ${mark(String(rounds))} rounds, ${mark(duration(seconds))}, ${mark(`${groupDigits(gas)} gas`)}.`
const plain = (figure: string): string => figure
const measured = (figure: string): string => `{measured:${figure}}`
const OTHERS: readonly OtherParts[] = [2, 4, 8]
const otherLines = OTHERS.map((parts) => line(parts, measuredBefore[parts], plain))

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'claim',
    title: 'A lie among many',
    text: (view) =>
      `A batch of {measured:${view.batches[0]?.transactions ?? 0}} transactions is on L1, and a false [[claim]] about it: one of {measured:${groupDigits(stepsOf(view))}} steps is a lie. Vera’s node plays this dispute by itself. But here the contract splits a range into {measured:${view.params.branching}} parts at a time, not into two.`,
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (view) => theGame(view) !== null,
    why: {
      question: 'Who chose sixteen?',
      answer: () =>
        'Who wrote the contract. It is fixed when the contract goes onto L1, for every dispute there will ever be. So it has to be weighed beforehand, and that is what this is about.',
    },
    hints: ['The next block takes Vera’s challenge in.'],
  },
  {
    id: 'round',
    title: 'One round',
    text: (view, events) => {
      const [round] = theGame(view)?.rounds ?? []
      const chosen = chosenIn(events, theGame(view))[0]
      if (round === undefined)
        return 'Vera’s challenge is in a block. Now the sequencer has to show what its machine was like at fifteen places in between.'
      const shown = `The sequencer showed {measured:${round.boundaries.length - 2}} hashes, for ${gas(round.gasBisect)}.`
      if (chosen === undefined || round.gasChoose === null)
        return `${shown} Vera’s node looks for the first that differs from its own.`
      return `${shown} Vera’s node named part {measured:${chosen.data.segment + 1}} and brought the hashes back, for ${gas(round.gasChoose)}. Two transactions, two blocks {simplified:quick-answers}: {measured:${groupDigits(chosen.data.hi - chosen.data.lo)}} steps are left.`
    },
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (view, events) => chosenIn(events, theGame(view)).length > 0,
    why: {
      question: 'Why bring them back?',
      answer: () =>
        'A contract forgets what it does not store, and to store a word costs more than to send it again. So it stores one hash of all fifteen, and checks that what is brought back is what was shown.',
    },
    bytes: () =>
      'The sequencer’s move is 580 bytes of call data: 4 that name the function, 32 for the number of the dispute, 64 for where the list begins and how long it is, and 15 hashes of 32. In halves it would be 132.',
    hints: ['Press the button twice: a block for each side’s move.'],
  },
  {
    id: 'rounds',
    title: 'How many more',
    text: (view) => {
      const game = theGame(view)
      return game === null
        ? 'There is no dispute yet. Go back a step, and let one begin.'
        : game.hi - game.lo === 1
          ? 'A single step is left. What halving takes was measured beforehand {simplified:measured-before}.'
          : `Each round leaves one part of sixteen. {measured:${groupDigits(game.hi - game.lo)}} of {measured:${groupDigits(stepsOf(view))}} steps are in doubt now. Both nodes go on by themselves until a single one is left. What halving takes was measured beforehand {simplified:measured-before}.`
    },
    predict: howManyRounds,
    hints: ['How often can you divide the number of steps by sixteen?'],
  },
  {
    id: 'gas',
    title: 'And what it costs',
    text: (view, events) =>
      costOfDispute(view, events) === null
        ? 'Vera’s last transaction waits: in it L1 will run the one step. In another world, which splits in two and differs in nothing else, the same dispute was played to the end {simplified:measured-before}.'
        : 'L1 has run the step, and the claim is rejected. In another world, which splits in two and differs in nothing else, the same dispute was played to the end {simplified:measured-before}.',
    predict: whatSixteenthsCost,
    hints: ['Each move is a transaction of its own, and pays for being one before it says anything.'],
  },
  {
    id: 'table',
    title: 'Rounds against gas',
    text: (view, events) => {
      const own = costOfDispute(view, events)
      return [
        'The same dispute, by how many parts a range is split into; all but the last in other worlds {simplified:measured-before}.',
        ...otherLines,
        own === null ? `**${OWN_PARTS}:** not yet over.` : line(OWN_PARTS, own, measured),
      ].join('\n\n')
    },
    why: {
      question: 'Then why not 64 parts?',
      answer: (view, events) => {
        const own = costOfDispute(view, events)
        if (own === null) return 'Play this dispute to its end first: it gives the figures.'
        const { place, round } = priceOfRound(own)
        const million = (parts: number) => (reckonedRounds(own, stepsOf(view), parts) / 1e6).toFixed(2)
        return `A round costs {measured:${groupDigits(round)}} gas, and {measured:${groupDigits(place)}} more for each hash. Reckoned so, all rounds together take ${million(16)} million gas in 16 parts, ${million(32)} in 32, ${million(64)} in 64 and ${million(256)} in 256. The sum has a minimum: then hashes cost more than the rounds they save.`
      },
    },
    hints: [],
  },
  {
    id: 'time',
    title: 'The other price',
    text: (view) => {
      const own = theGame(view)?.rounds.length ?? 0
      const hours = (rounds: number) => duration(2 * rounds * HOUR)
      const truth = trueClaim(view)
      return `Both sides answered in the next block. If each move took an hour, ${measuredBefore[2].rounds} rounds would last ${hours(measuredBefore[2].rounds)}, and {measured:${own}} rounds ${hours(own)}; and every move must get into a block. Each side’s clock, {measured:${duration(view.params.clockSeconds)}}, is for all its moves.\n\n${truth === null ? 'Now a true claim waits for a block.' : `Now a true claim is in \`block ${truth.block}\`.`}`
    },
    offer: { label: NEXT_BLOCK, action: nextBlock },
    done: (view) => trueClaim(view) !== null,
    why: {
      question: 'Who waits meanwhile?',
      answer: (view) =>
        `Everybody whose withdrawal is in that batch or in one after it. The lie is gone, but so is the time: the {measured:${duration(view.params.windowSeconds)}} of the true claim begin when it is made.`,
    },
    hints: ['The sequencer has already sent a claim that is true: the next block takes it in.'],
  },
  {
    id: 'who',
    title: 'Who paid',
    text: (view) => {
      const paid = fees(view)
      return paid === null
        ? 'Nobody has paid for a dispute yet.'
        : `Gas cost Vera {measured:${eth(paid.challenger)}} and the sequencer {measured:${eth(paid.defender)}}. The lost [[bond]] of {measured:${eth(view.params.proposerBondWei)}} makes up for hers many times over.\n\nAnd if nobody had lied? No challenge, no rounds, none of this gas: it is spent **only** when somebody objects.`
    },
    why: {
      question: 'Is a true claim free, then?',
      answer: (view, events) => {
        const batch = gasOfTrueBatch(view, events)
        return batch === null
          ? 'No: the batch has to be posted, and the claim made.'
          : `No. This batch’s bytes took ${gas(batch.bytes)} to post, a claim takes ${gas(batch.claim)}, and confirming it some more. But nothing of that is for a dispute.`
      },
    },
    hints: [],
  },
  {
    id: 'once',
    title: 'Without any rounds',
    text: (view) => {
      const post = lyingPost(view)
      if (post !== null) return `Post {measured:${post.post}} is on L1, false from transaction {measured:${LIE_AT}} on.`
      return `A batch can be split **before** anybody objects. Rollups of the first generation posted an output, the state, after every transaction. Who disputes one has L1 run that whole transaction.\n\nThe sequencer posts the same batch so, to a contract beside the game, and lies from transaction {measured:${LIE_AT}} on.`
    },
    offer: once('Post it, an output after each', () => postLie, isLiePosted),
    done: isLiePosted,
    hints: ['The button sends it; the block comes with the next question. Transactions are counted from 0.'],
  },
  {
    id: 'bytes',
    title: 'A hundred outputs',
    text: () =>
      'In the batch transactions are short: packed, numbered, compressed, and only the signatures stay long. For the other contract each is posted as a plain record, since it must read it, and behind each record stands an output.',
    predict: howManyBytes,
    hints: ['An output is a hash.'],
  },
  {
    id: 'proof',
    title: 'One transaction',
    text: (view, events) => {
      const [proven, own] = [lyingPost(view)?.proven ?? null, costOfDispute(view, events)]
      if (lyingPost(view) === null)
        return 'There is no post with a lie in it yet. Go back two steps, and have one made.'
      if (proven === null)
        return 'Vera’s node compares a hundred outputs with its own; the first that differs is the lie. She hands L1 that transaction, the state before it, and the leaves of it that are touched, with their [[merkle]] paths.'
      return `Proven at once: one transaction, ${gas(proven.gasUsed)}, {measured:${groupDigits(proven.bytes)}} bytes of proof. No rounds and no clocks; only the window must not be over.${own === null ? '' : ` The dispute took {measured:${own.transactions}} transactions and ${gas(own.gas)}.`}`
    },
    offer: once('Prove it in one go', proveLie, (view) => isProven(view) || isProofSent(view)),
    done: isProven,
    why: {
      question: 'Why is it not done so any more?',
      answer: () =>
        'The rules have to stand a second time, in Solidity. Each change must be made in both, and where they differ, a true post can be proven false. The game has only a machine on L1, whatever program it runs.',
    },
    hints: ['Press the button twice: to send the proof, and for the block.'],
  },
  {
    id: 'truth',
    title: 'Nobody lies',
    text: (view) =>
      honestPost(view) === null
        ? 'So a lie is caught much more cheaply this way. But most days nobody lies. Let the sequencer post the same hundred transactions once more, and every output true.'
        : `Post {measured:${honestPost(view)?.post ?? 0}} is on L1, and every output in it is true.`,
    offer: once('Post it, every output true', () => postTruth, isTruthPosted),
    done: (view) => isTruthPosted(view) && isProven(view),
    hints: ['The button sends it; the block comes with the next question.'],
  },
  {
    id: 'nobody',
    title: 'And who pays?',
    text: (view, events) => {
      const sum = trueBatchesUntilDearer(view, events)
      return sum === null
        ? 'The post waits for a block. Nobody will dispute it: there is nothing to be won by it.'
        : `Each true batch costs {measured:${groupDigits(sum.each)}} gas more this way than a batch and its claim do {simplified:rollup-claims}. After {measured:${sum.batches}} of them that is more than was saved on the dispute. The sequencer pays, and takes it from everybody’s fees.`
    },
    predict: whatTruthCosts,
    why: {
      question: 'And with blobs?',
      answer: () =>
        'The difference grows. A batch can go into a blob, where bytes are cheaper; the game needs only those that one step reads. A post for re-execution stays [[calldata]]: contracts cannot read blobs, and this one hashes every record.',
    },
    hints: ['What does the poster pay for: for being disputed, or for posting?'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const provenPost = (events: Events) => firstOf(events, 'oneShot.proven')

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'rounds',
    text: 'Play a dispute in sixteenths to its end',
    reachedAt: (_, events) => allOf(events, 'game.proven').find(({ data }) => data.winner === 'challenger')?.at ?? null,
    partly: (view) => {
      const game = theGame(view)
      return game === null || game.rounds.length === 0 || game.hi - game.lo === 1
        ? null
        : `${groupDigits(game.hi - game.lo)} ${game.hi - game.lo === 1 ? 'step' : 'steps'} in doubt`
    },
  },
  { id: 'once', text: 'Have a lie proven in one go', reachedAt: (_, events) => timeOf(events, 'oneShot.proven') },
  {
    id: 'truth',
    text: 'See what the same costs when nobody lies',
    reachedAt: (view, events) => {
      const truth = honestPost(view)
      if (truth === null || provenPost(events) === null) return null
      return allOf(events, 'oneShot.posted').find(({ data }) => data.post === truth.post)?.at ?? null
    },
  },
]

// ── Ways through it, and past it ─────────────────────────────────────────────────────────────────

const PEOPLE = ['ana', 'ben', 'cleo'] as const
/** Of amounts that differ, so that compression finds no more in them than it would in real ones. */
const payments = Array.from({ length: 99 }, (_, i) =>
  pay(PEOPLE[i % 3] ?? 'ana', PEOPLE[(i + 1) % 3] ?? 'ben', 1_000_000 + ((i * 7_919) % 1_000_000)),
)

const vera = (mode: string): AnyAction => ask('watcher.set', { id: 'vera', mode })
const [asleep, accomplice] = [vera('off'), vera('accomplice')]
const disputed: readonly LevelMove<View>[] = [nextBlock, untilNarrowed, nextBlock]
const caught: readonly LevelMove<View>[] = [...disputed, nextBlock, postLie, nextBlock]

export const roundsOrGas: Level<View> = {
  ...levelMeta('rounds-or-gas'),
  seed: 'rounds-or-gas',
  params: {
    l1: { blobSchedule: 'bpo2' },
    branching: OWN_PARTS,
    // Both ways as calldata: what differs then is what is posted, and not where.
    posting: 'calldata',
    watchers: [{ id: 'vera', mode: 'on' }],
  },
  opening: [
    ...payments,
    ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: WITHDRAWN } }, 'mallory'),
    ask('proposer.set', { lie: { kind: 'theft', amountGwei: LIE } }),
    wait(29),
  ],
  steps,
  goals,
  closing: (view, events) => {
    const [own, sum] = [costOfDispute(view, events), trueBatchesUntilDearer(view, events)]
    const proven = lyingPost(view)?.proven
    if (own === null || sum === null || proven == null) return 'Rounds cost time, and hashes cost gas.'
    return `In rounds: {measured:${own.transactions}} transactions, ${gas(own.gas)}, {measured:${duration(own.seconds)}}; in halves ${measuredBefore[2].transactions} transactions and ${groupDigits(measuredBefore[2].gas)} gas {simplified:measured-before}. And nothing as long as nobody objects.\n\nIn one go: one transaction, ${gas(proven.gasUsed)}. But {measured:${groupDigits(sum.each)}} gas more for every batch, true or not; after {measured:${sum.batches}} true ones that is the dearer way.\n\nA dispute is paid by who loses it. Outputs are paid by everybody who uses the rollup, every day.`
  },
  solution: [...caught, proveLie, nextBlock, postTruth, nextBlock],
  nearMisses: [
    {
      goal: 'rounds',
      moves: [nextBlock, untilNarrowed],
      why: 'Down to one step, but L1 has not run it yet.',
    },
    {
      goal: 'rounds',
      moves: [asleep, wait(8 * DAY)],
      why: 'Her challenge was already sent, and opens a dispute; then nobody plays it for her, and her clock runs out.',
    },
    {
      goal: 'rounds',
      moves: [nextBlock, accomplice, wait(8 * DAY)],
      why: 'Who lets the clock run out on purpose loses, and no step is ever run.',
    },
    { goal: 'once', moves: caught, why: 'The lie is posted, and nobody has shown it to L1.' },
    {
      goal: 'once',
      moves: [...caught, proveAt(LIE_AT - 1), nextBlock],
      why: 'The output before the lie is true: L1 runs that transaction, finds the same, and the proof fails.',
    },
    {
      goal: 'once',
      moves: [...disputed, postTruth, nextBlock, proveAt(LIE_AT), nextBlock],
      why: 'Every output is true: there is nothing that could be proven.',
    },
    {
      goal: 'truth',
      moves: [...caught, proveLie, nextBlock],
      why: 'Only the post with the lie has been paid for so far.',
    },
    {
      goal: 'truth',
      moves: [...caught, proveLie, nextBlock, postTruth],
      why: 'The true post waits in the mempool: no block, no gas.',
    },
  ],
}
