import type { AnyAction } from '../../../../kernel/types.ts'
import type { Level, LevelGoal } from '../../../../ui/exhibit.ts'
import { ask, type Events, type View, wait } from '../trail.ts'
import {
  anaBuys,
  anaSells,
  aSecond,
  benBids,
  benBuys,
  benExactly,
  benLoosely,
  firstTight,
  ground,
  ONE,
  orderBy,
  quoted,
  race,
  sandwiched,
  swap,
} from './whoKeepsTheTipTrail.ts'

// ── What is to be reached ────────────────────────────────────────────────────────────────────────

export const goals: readonly LevelGoal<View>[] = [
  {
    id: 'orders',
    text: 'Have the same race run twice: first come, and highest fee',
    reachedAt: (_, events) => {
      const [come, bid] = [race(events, 'arrival'), race(events, 'tip')]
      return come === null || bid === null ? null : Math.max(come.ana.at, bid.ana.at)
    },
  },
  {
    id: 'sandwiched',
    text: 'See what a sequencer earns that trades itself',
    reachedAt: (_, events) => sandwiched(events)?.told.at ?? null,
  },
  {
    id: 'checked',
    text: 'Have a watcher check the claim about it',
    reachedAt: (_, events) => ground(events).checked?.at ?? null,
  },
  {
    id: 'tight',
    text: 'Get Ben’s next 1 ETH through, with less than a thousandth lost',
    reachedAt: (_, events) => firstTight(events)?.at ?? null,
  },
]

// ── Ways through it, and past it ─────────────────────────────────────────────────────────────────

const raced = [anaBuys, benBuys, aSecond] as const
const auctioned = [orderBy('tip'), anaSells, benBids, aSecond] as const
const taken = [orderBy('hostile'), benLoosely, aSecond] as const
const claimed = wait(100)
const veraChecks = (_: View, events: Events): AnyAction =>
  ask('watcher.check', { id: 'vera', claim: ground(events).claim?.data.claim ?? 1 }, 'vera')
const forWhatever = swap('ben', { sell: 'ether', amount: ONE })
const tooMuch = (view: View): AnyAction =>
  swap('ben', { sell: 'ether', amount: ONE, atLeast: (quoted(view) + 1n).toString() })
const aLittle = swap('ben', { sell: 'ether', amount: '50000000' })
const honestAgain = orderBy('arrival')

export const solution: Level<View>['solution'] = [
  ...raced,
  ...auctioned,
  ...taken,
  claimed,
  veraChecks,
  benExactly,
  aSecond,
]

export const nearMisses: Level<View>['nearMisses'] = [
  {
    goal: 'orders',
    moves: raced,
    why: 'One order only: what a place is worth was seen, and not who is paid for it.',
  },
  {
    goal: 'orders',
    moves: [...raced, orderBy('tip'), anaSells, aSecond, benBids, aSecond],
    why: 'Ana was served a second before: a bid moves nobody who is in a block already.',
  },
  {
    goal: 'sandwiched',
    moves: [orderBy('hostile'), benExactly, aSecond],
    why: 'He asks for all that the pool gives: going before him does not pay.',
  },
  {
    goal: 'sandwiched',
    moves: [orderBy('hostile'), aLittle, aSecond],
    why: 'He accepts anything, and sells so little that the pool’s 0.3 % would eat the gain.',
  },
  { goal: 'checked', moves: [...taken, claimed], why: 'The claim is there, and nobody has run the batch.' },
  {
    goal: 'tight',
    moves: [...taken, forWhatever, aSecond],
    why: '“Whatever it gives”: the sequencer takes its time, and most of the tokens.',
  },
  {
    goal: 'tight',
    moves: [...taken, tooMuch, aSecond],
    why: 'He asks for more than the pool gives, and is left out.',
  },
  {
    goal: 'tight',
    moves: [...taken, honestAgain, forWhatever, aSecond],
    why: 'Nothing was taken since the sequencer chose not to: no limit of his saw to that.',
  },
]
