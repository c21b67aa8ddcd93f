import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { firstOf, lastOf, nextBlock, type View, wait } from '../trail.ts'
import { chosenIn, falseClaim, hash, theGame } from './disputeTrail.ts'
import { letNodePlay, ROUNDS_OF_NODE } from './theLieRounds.ts'

const HOUR = 3_600

export const whatL1Does: Prediction<View> = {
  question: 'Vera’s node says that the claim is false. What does L1 do?',
  options: [
    {
      id: 'rejects',
      text: 'It rejects the claim.',
      because: () => 'Her node is a computer at Vera’s. L1 does not hear it, and has no reason to believe it.',
    },
    {
      id: 'executes',
      text: 'It executes the batch, to see who is right.',
      because: () =>
        'Then nothing would be gained: a rollup is there to spare L1 that. L1 executes what transactions ask of it, and nobody has asked.',
    },
    {
      id: 'votes',
      text: 'Its validators vote on it.',
      because: () =>
        'They vote on blocks of L1, and whether those keep L1’s rules. A false claim in a contract breaks none of them.',
    },
    {
      id: 'nothing',
      text: 'Nothing.',
      because: () =>
        'Detected is not rejected. For L1 the claim stands like any other, and when its time is over it will be confirmed like any other.',
    },
  ],
  outcome: (view, events) => {
    const seen = firstOf(events, 'watcher.checked')
    const heard = firstOf(events, 'game.opened')?.at ?? view.now
    return seen !== null && !seen.data.agrees && heard - seen.at >= view.l1.params.slotSeconds ? 'nothing' : null
  },
  happened: (view, events) => {
    const seen = firstOf(events, 'watcher.checked')
    const opened = firstOf(events, 'game.opened')
    if (seen === null) return ''
    const until = opened === null ? view.now : opened.at
    return `For {measured:${duration(until - seen.at)}} after her check nothing happened to the claim on L1${opened === null ? '. It can still be challenged, and that is all' : ': until she challenged it herself'}.`
  },
  act: () => wait(HOUR),
}

const MUCH = 1_000
const LITTLE = 5

export const whatIsLeft: Prediction<View> = {
  question: 'Eleven rounds more. How much of the range is still in doubt then?',
  options: [
    {
      id: 'most',
      text: 'All but eleven steps: each round settles one.',
      because: () => 'A round does not look at a step. It asks on which side of the middle the first difference lies.',
    },
    {
      id: 'tenth',
      text: 'About a tenth.',
      because: () => 'Less than a tenth is left after four rounds already.',
    },
    {
      id: 'thousandth',
      text: 'About one part in two thousand.',
      because: () =>
        'Eleven halvings divide by 2,048. That is why the length of a run hardly matters: thirty rounds are enough for a billion steps.',
    },
  ],
  outcome: (view, events) => {
    const range = rangeOf(view, events)
    if (range === null) return null
    const times = range.before / range.after
    return times >= MUCH ? 'thousandth' : times >= LITTLE ? 'tenth' : 'most'
  },
  happened: (view, events) => {
    const range = rangeOf(view, events)
    return range === null
      ? ''
      : `{measured:${groupDigits(range.before)}} steps were in doubt, and after {measured:${ROUNDS_OF_NODE}} rounds, {measured:${duration(range.seconds)}} later, {measured:${groupDigits(range.after)}}.`
  },
  act: letNodePlay,
}

/** After the choice by hand, and after those of her node. */
function rangeOf(view: View, events: Parameters<Prediction<View>['outcome']>[1]) {
  const chosen = chosenIn(events, theGame(view))
  const [first, last] = [chosen[0], chosen[ROUNDS_OF_NODE]]
  if (first === undefined || last === undefined) return null
  const length = ({ data }: typeof first) => data.hi - data.lo
  return { before: length(first), after: length(last), seconds: last.at - first.at }
}

export const whatIsCompared: Prediction<View> = {
  question: 'L1 runs the one instruction on the agreed machine. What does it compare the result with?',
  options: [
    {
      id: 'challenger',
      text: 'With the hash that Vera named for after the step.',
      because: () =>
        'It never looks at hers. If the sequencer’s hash is wrong, the claim falls, even if the challenger’s were wrong as well.',
    },
    {
      id: 'defender',
      text: 'With the hash that the sequencer showed for after the step.',
      because: () =>
        'The claim rests on each of its steps. One that does not follow from the one before, and it falls; if this one follows, Vera has lost.',
    },
    {
      id: 'output',
      text: 'With the output in the claim.',
      because: () =>
        'Between this step and the output lie thousands of others that L1 never runs. Both sides have agreed by their moves that this one decides.',
    },
  ],
  outcome: (_, events) => (lastOf(events, 'game.proven') === null ? null : 'defender'),
  happened: (view, events) => {
    const proven = lastOf(events, 'game.proven')
    const claimed = chosenIn(events, theGame(view)).at(-1)?.data.defenderHash
    if (proven === null || claimed === undefined) return ''
    const verdict =
      proven.data.winner === 'challenger'
        ? `Claim {measured:${falseClaim(view)?.claim ?? 0}} is rejected.`
        : 'The step follows, so the sequencer wins: Vera had named a part where nothing was wrong.'
    return `L1 got ${hash(proven.data.result)}; the sequencer had shown ${hash(claimed)}. ${verdict}`
  },
  act: nextBlock,
}
