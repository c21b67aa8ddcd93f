import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Level, LevelGoal, LevelOffer, LevelStep } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { allOf, ask, type Events, lastOf, nextBlock, type View, wait } from '../trail.ts'
import { ether, moment } from '../words.ts'
import { isSent } from './disputeTrail.ts'
import {
  type FalseClaim,
  falseClaims,
  heldOfOwed,
  LIE,
  untilConfirmed,
  untilDisputed,
  WITHDRAWN,
  whatSevenDaysDo,
  whatTheBridgeFinds,
  whetherOneIsEnough,
} from './nobodyIsWatchingPredictions.ts'

// The same lie as in the level before, and three people who could have said so: one has no money, one sleeps, one
// leaves it to the others. Then once more, with one of them in her place.

const withdraw = ask('l2.send', { from: 'mallory', wish: { kind: 'withdraw', amount: WITHDRAWN } }, 'mallory')
const tellLie = ask('proposer.set', { lie: { kind: 'theft', amountGwei: LIE } })
const takeHome = ask('bridge.withdraw', { from: 'mallory', withdrawal: 0 }, 'mallory')
const collectBond = ask('claim.collect', { from: 'sequencer', at: 'rollup' }, 'sequencer')
const lendVera = ask('watcher.set', { id: 'vera', mode: 'on' })
const challengeLate = (view: View): AnyAction =>
  ask('game.challenge', { from: 'dan', claim: falseClaims(view)[0]?.claim ?? 0 }, 'dan')
/** A batch, its block, and the block of the claim. */
const untilClaimed = wait(100)

const NEXT_BLOCK = 'Let the next block come'
const first = (view: View): FalseClaim | null => falseClaims(view)[0] ?? null
const second = (view: View): FalseClaim | null => falseClaims(view)[1] ?? null
const isLying = ({ proposer }: View): boolean => proposer.lie !== null

const plot: LevelOffer<View> = {
  label: (view) =>
    first(view) !== null ? NEXT_BLOCK : isLying(view) ? 'Let the claim come' : 'Have the sequencer lie',
  action: (view) => (first(view) !== null ? nextBlock(view) : isLying(view) ? untilClaimed : tellLie),
}
/** The withdrawal comes first, even to a sequencer that lies already: without one there is no batch to lie about. */
const plotAgain: LevelOffer<View> = {
  label: (view) => {
    if (second(view) !== null) return NEXT_BLOCK
    if (!isWithdrawing(view)) return 'Withdraw again'
    return isLying(view) ? 'Let the claim come' : 'Have the sequencer lie again'
  },
  action: (view) => {
    if (second(view) !== null) return nextBlock(view)
    if (!isWithdrawing(view)) return withdraw
    return isLying(view) ? untilClaimed : tellLie
  },
}
const isWithdrawing = ({ transactions }: View): boolean =>
  transactions.filter(({ fromId, kind }) => fromId === 'mallory' && kind === 'withdraw').length > 1

const getBond: LevelOffer<View> = {
  label: (view) => (isSent(view, 'sequencer', view.contracts.rollup) ? NEXT_BLOCK : 'Take the bond home'),
  action: (view) => (isSent(view, 'sequencer', view.contracts.rollup) ? nextBlock(view) : collectBond),
}
const creditOf = (view: View, id: string): string => view.ledger.find((row) => row.id === id)?.creditWei ?? '0'

const isConfirmed = (view: View): boolean => first(view)?.status === 'confirmed'
const isAtBridge = (view: View): boolean => isSent(view, 'mallory', view.contracts.bridge)
const robbery = (events: Events) => allOf(events, 'bridge.paid').find(({ data }) => data.robbedWei !== '0') ?? null
const isWatched = ({ watchers }: View): boolean => watchers.some(({ mode }) => mode === 'on')

// ── The way ──────────────────────────────────────────────────────────────────────────────────────

const steps: readonly LevelStep<View>[] = [
  {
    id: 'plot',
    title: 'A plan for two',
    text: (view) => {
      const claim = first(view)
      return claim === null
        ? `On the rollup Mallory withdraws {measured:${ether(WITHDRAWN)}}. The sequencer is a friend of hers: in its [[claim]] the withdrawal shall be one of {measured:${ether(LIE)}}. ${isLying(view) ? 'It is ready to.' : 'It stakes its bond on that.'}`
        : `The claim is in block {measured:${claim.block}}, false in one number. From outside it looks like any other: an output, a number of steps, a [[bond]] of {measured:${eth(claim.bondWei)}}.`
    },
    offer: plot,
    done: (view) => first(view) !== null,
    why: {
      question: 'What if they are caught?',
      answer: (view) =>
        `Then the bond of {measured:${eth(view.params.proposerBondWei)}} is gone, more than they want to steal. That is the whole deterrent. It works if somebody catches them.`,
    },
    hints: ['Press the button twice.'],
  },
  {
    id: 'three',
    title: 'Three who could',
    text: (view) =>
      `The bytes are on L1, for everyone. On the day of the claim **Vera** saw the lie, and did not have the {measured:${eth(view.params.challengerBondWei)}} for a bond and the gas. **Dan**’s node was off; he wakes after the window. **Eve** did not look: surely somebody else does {simplified:watcher-switch}.`,
    why: {
      question: 'Is no one paid to watch?',
      answer: () =>
        'Only who wins a dispute. While nobody lies, a [[watcher]] pays for a node and earns nothing. Those with money on the rollup have a reason to watch, and nobody has a duty.',
    },
    hints: [],
  },
  {
    id: 'week',
    title: 'A quiet week',
    text: (view) => {
      const claim = first(view)
      return claim === null
        ? 'There is no false claim yet. Go back a step, and have one made.'
        : `Until ${moment(claim.challengeableUntil)} anybody may challenge it. L1 keeps that time and nothing else: it asks nobody, and runs nothing {simplified:long-gap}.`
    },
    predict: whatSevenDaysDo,
    hints: ['Has anybody told L1 anything?'],
  },
  {
    id: 'late',
    title: 'Dan wakes',
    text: (view) =>
      isConfirmed(view)
        ? 'Dan starts his node, and within seconds it shows him the lie. He has all of it: the bytes, the run, the money for a bond. Let him challenge.'
        : 'The window is not over. Who challenges now is in time.',
    offer: { label: 'Challenge it now', action: challengeLate },
    refusal: 'already-decided',
    why: {
      question: 'But he can prove it!',
      answer: () =>
        'He can, to anyone who runs the batch. The contract does not ask what is true: it asks whether somebody objected in time. Without an end to that, no withdrawal could ever be paid.',
    },
    hints: ['Press the button, and read why not.'],
  },
  {
    id: 'bridge',
    title: 'To the bridge',
    text: (view, events) =>
      robbery(events) !== null || isAtBridge(view)
        ? 'Mallory’s transaction carries the withdrawal as the confirmed output has it, and a [[merkle]] path to that output.'
        : `The bridge pays whoever shows a withdrawal under a confirmed output. Mallory has the state behind the lie, where hers is one of {measured:${ether(LIE)}}.`,
    offer: { label: `Withdraw ${ether(LIE)}`, action: () => takeHome },
    done: (view, events) => robbery(events) !== null || isAtBridge(view),
    hints: ['The button sends it; the block comes with the next question.'],
  },
  {
    id: 'proof',
    title: 'Is the proof right?',
    text: () =>
      'It waits in the mempool for everyone to see. The bridge will hash its way from the withdrawal up to the output that the rollup’s contract has confirmed.',
    predict: whatTheBridgeFinds,
    hints: ['A Merkle proof shows that something is in a tree. Who has decided which tree counts?'],
  },
  {
    id: 'theft',
    title: 'What this is',
    text: (view, events) => {
      const theft = robbery(events)
      if (theft === null) return 'Nothing has been stolen so far.'
      return `**This is a theft.** {measured:${eth(theft.data.robbedWei)}} were stolen from everybody on the rollup, with a valid proof and by every rule. The bridge holds {measured:${eth(view.bridge.heldWei)}} and owes {measured:${eth(view.bridge.owedWei)}}: {measured:${heldOfOwed(view)}} of it.\n\nWho leaves first gets all of theirs. The last get nothing.`
    },
    done: (_, events) => robbery(events) !== null,
    why: {
      question: 'Did the bridge fail?',
      answer: () =>
        'It did what its code says. A bridge is as good as the roots it believes in, and as its own code: [[fraud proof]]s guard the first, and only if somebody makes them. The second they do not guard at all.',
    },
    bytes: (view) =>
      `Under the confirmed output the leaf of withdrawal 0 is Mallory’s address, 12 zero bytes, ${groupDigits(LIE)} as eight bytes, and 24 zero bytes. In the state that the batch’s bytes give, the number is ${groupDigits(view.withdrawals[0]?.amountGwei === LIE ? WITHDRAWN : (view.withdrawals[0]?.amountGwei ?? WITHDRAWN))}.`,
    hints: [],
  },
  {
    id: 'bond',
    title: 'And the bond?',
    text: (view) =>
      isConfirmed(view) && creditOf(view, 'sequencer') === '0'
        ? `The bond is back with the liar, all {measured:${eth(view.params.proposerBondWei)}} of it. It was never a fine for lying. It is the prize for whoever **shows** the lie.`
        : `The sequencer put {measured:${eth(view.params.proposerBondWei)}} behind a false statement. It is confirmed now, so the contract owes the bond to whoever staked it.`,
    offer: getBond,
    done: (view, events) => isConfirmed(view) && creditOf(view, 'sequencer') === '0' && robbery(events) !== null,
    hints: ['Press the button twice: to ask for it, and for the block.'],
  },
  {
    id: 'one',
    title: 'What one needs',
    text: (view) =>
      `One honest watcher would have been enough, with four things: the batch’s **data**, a **node** that runs it, **money** for bond and gas, and **room in L1 blocks** before the window closes. Vera lacked only the third.${isWatched(view) ? ' Now she has it.' : ' Lend it to her.'}`,
    offer: { label: 'Lend Vera the money', action: () => lendVera },
    done: isWatched,
    why: {
      question: 'Why room in blocks?',
      answer: (view) =>
        `A move that no block takes in is no move. Whoever could keep a watcher’s transactions out, or drive gas beyond her means, for long enough, would win. {measured:${duration(view.params.windowSeconds)}} are meant to be too long for that.`,
    },
    hints: ['The button has her node play by itself.'],
  },
  {
    id: 'again',
    title: 'The same again',
    text: (view) =>
      second(view) === null
        ? 'It went so well that they do it again: a withdrawal, and a claim with the same lie in it. Dan still sleeps through windows, and Eve still leaves it to others.'
        : `The second false claim is in block {measured:${second(view)?.block ?? 0}}, on top of the first. That one is law now: nobody can dispute it any more, and the honest go on from there too.`,
    offer: plotAgain,
    done: (view) => second(view) !== null,
    hints: ['Press the button three times: the withdrawal, the lie, and the time until the claim is there.'],
  },
  {
    id: 'enough',
    title: 'One of three',
    text: (view) =>
      `Everything is as it was, but for one: Vera’s node is running, and {measured:${eth(view.watchers.find(({ id }) => id === 'vera')?.balanceWei ?? '0')}} are in her account.`,
    predict: whetherOneIsEnough,
    why: {
      question: 'So one is always enough?',
      answer: () =>
        'One who has all four things, every time. Not the majority, not somebody trusted; but also not somebody who only could have. And no watcher brings back what was confirmed before.',
    },
    hints: ['Is there a vote anywhere in the game?'],
  },
]

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

const goals: readonly LevelGoal<View>[] = [
  {
    id: 'confirmed',
    text: 'See a false claim confirmed',
    reachedAt: (_, events) => allOf(events, 'claim.confirmed').find(({ data }) => !data.isTrue)?.at ?? null,
  },
  { id: 'stolen', text: 'Follow the theft to its end', reachedAt: (_, events) => robbery(events)?.at ?? null },
  {
    id: 'saved',
    text: 'Have one watcher stop the next one',
    reachedAt: (_, events) => {
      const theft = robbery(events)
      if (theft === null) return null
      return allOf(events, 'claim.rejected').find(({ seq }) => seq > theft.seq)?.at ?? null
    },
  },
]

// ── Ways through it, and past it ─────────────────────────────────────────────────────────────────

const claimed = [tellLie, untilClaimed] as const
const stolen = [...claimed, untilConfirmed, takeHome, nextBlock] as const
const onceMore = [withdraw, tellLie, untilClaimed] as const
const accomplice = ask('watcher.set', { id: 'vera', mode: 'accomplice' })

export const nobodyIsWatching: Level<View> = {
  ...levelMeta('nobody-is-watching'),
  seed: 'nobody-is-watching',
  params: {
    l1: { blobSchedule: 'bpo2' },
    watchers: [
      { id: 'vera', mode: 'broke' },
      { id: 'dan', mode: 'late' },
      { id: 'eve', mode: 'off' },
    ],
  },
  opening: [
    ask('l2.send', { from: 'ana', wish: { kind: 'transfer', to: 'ben', asset: 'ether', amount: '20000000' } }, 'ana'),
    withdraw,
    wait(29),
  ],
  steps,
  goals,
  closing: (view, events) => {
    const theft = robbery(events)
    const rejected = lastOf(events, 'claim.rejected')
    const game = view.games.findLast(({ winner }) => winner === 'challenger')
    if (theft === null || rejected === null || game === undefined)
      return 'A rollup is as safe as its watchers are awake.'
    return `The same lie twice. Nobody objected: {measured:${eth(theft.data.robbedWei)}} stolen, the bond paid back. One objected: rejected after {measured:${game.moves}} moves, for {measured:${eth(game.feesWei.challenger)}} of her gas and a reward of {measured:${eth(view.ledger.find(({ id }) => id === 'vera')?.rewardsWei ?? '0')}}.\n\n“Optimistic” is meant literally: a claim is taken for true **unless** somebody shows otherwise in time. Of any such rollup, ask who may watch, who does, and what happens in the week in which nobody does.`
  },
  solution: [...stolen, collectBond, nextBlock, lendVera, ...onceMore, untilDisputed],
  nearMisses: [
    { goal: 'confirmed', moves: [untilClaimed, wait(8 * 86_400)], why: 'Nobody lied: what was confirmed is true.' },
    {
      goal: 'confirmed',
      moves: [lendVera, ...claimed, wait(8 * 86_400)],
      why: 'One watched from the beginning: the lie was rejected, and the true claim confirmed later.',
    },
    {
      goal: 'stolen',
      moves: [...claimed, untilConfirmed],
      why: 'Confirmed, but nobody has taken the money out. It is false all the same.',
    },
    {
      goal: 'saved',
      moves: [...stolen, ...onceMore, untilDisputed],
      why: 'Vera still has no money: she sees it, and it stands.',
    },
    {
      goal: 'saved',
      moves: [...stolen, accomplice, ...onceMore, wait(8 * 86_400)],
      why: 'A challenge by an accomplice, who lets the clock run out on purpose, protects nothing.',
    },
  ],
}
