import type { AnyAction } from '../../../../kernel/types.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { ask, type View } from '../trail.ts'
import { ether, number, tokens } from '../words.ts'
import {
  aSecond,
  benExactly,
  cleoInFront,
  ground,
  LOOSE,
  leftOut,
  quoted,
  race,
  sandwiched,
  undisturbed,
  waiting,
} from './whoKeepsTheTipTrail.ts'

/** Where fees go (R2). */
const feeAccount = ({ accounts }: View): bigint =>
  BigInt(accounts.find((account) => account.number === 0)?.etherGwei ?? '0')

export const whoKeepsTheBid: Prediction<View> = {
  question: 'Ben bids 0.02 ETH to be in front of Ana. Who has it afterwards?',
  options: [
    {
      id: 'ana',
      text: 'Ana: it was her place.',
      because: () => 'She had no place to sell. Nobody asks whoever is moved back, and nobody tells them.',
    },
    {
      id: 'pool',
      text: 'The pool, and so everybody who swaps.',
      because: () =>
        'The pool keeps 0.3 % of what each swap sells, in whatever order they come. A fee never passes through it.',
    },
    {
      id: 'l1',
      text: 'The validators of L1, as with a tip there.',
      because: () =>
        'A [[tip]] on L1 goes to whoever proposes the block there. This is a block of the rollup. L1 gets what posting costs, whatever was bid up here.',
    },
    {
      id: 'sequencer',
      text: 'The sequencer.',
      because: () =>
        'Whoever decides the order can sell it. First come, first served gives the place away, to the quickest. Highest fee first sells it, and the seller is the sequencer.',
    },
  ],
  outcome: (view, events) => {
    const bid = race(events, 'tip')
    if (bid === null) return null
    return feeAccount(view) >= BigInt(bid.ben.data.fee) ? 'sequencer' : 'pool'
  },
  happened: (_, events) => {
    const bid = race(events, 'tip')
    if (bid === null) return ''
    const [ana, ben] = [bid.ana.data, bid.ben.data]
    const more = BigInt(ben.got ?? '0') - BigInt(ana.got ?? '0')
    return `Ben signed last and came first. For {measured:${tokens(ben.amount)}} he got {measured:${ether(ben.got ?? '0')}}, and Ana {measured:${ether(more.toString())}} less. Of that, {measured:${ether(ben.fee)}} went on to the sequencer’s account as his fee.`
  },
  act: () => aSecond,
}

export const howMuchBenGets: Prediction<View> = {
  question: 'How many tokens will Ben get?',
  options: [
    {
      id: 'quoted',
      text: 'What the pool showed when he signed.',
      because: () =>
        'The pool showed a price for whoever is next. He was not next: who comes next is for the sequencer to say.',
    },
    {
      id: 'between',
      text: 'Something between that and 1,700: they share the difference.',
      because: () =>
        'Nothing makes the sequencer stop halfway. Every token that he does not insist on is one it can sell back.',
    },
    {
      id: 'limit',
      text: '1,700: what he accepts, and not one more.',
      because: () =>
        'It buys first, just so much that his swap still gives his minimum. He drives the price up further, and it sells at that price.',
    },
    {
      id: 'none',
      text: 'None: his limit protects him.',
      because: () =>
        'A limit protects from what is below it. 1,700 is not below it. At 1,699 his swap would have had no effect, and he would have kept his ether.',
    },
  ],
  outcome: (_, events) => {
    const found = sandwiched(events)
    if (found === null) return null
    const above = BigInt(found.bens.data.got ?? '0') - BigInt(LOOSE)
    return above * 1_000n < BigInt(LOOSE) ? 'limit' : 'between'
  },
  happened: (_, events) => {
    const found = sandwiched(events)
    if (found === null) return ''
    const { told, before, bens, after } = found
    return `Ben got {measured:${tokens(bens.data.got ?? '0')}}; undisturbed it would have been {measured:${tokens(undisturbed(found).toString())}}. In the same block the sequencer paid {measured:${ether(before.data.amount)}} for tokens just before him, and got {measured:${ether(after.data.got ?? '0')}} for them just behind: {measured:${ether(told.data.profit)}} more.`
  },
  act: () => aSecond,
}

export const whatVeraFinds: Prediction<View> = {
  question: 'Vera runs the whole batch on her own node. What does it say of the claim?',
  options: [
    {
      id: 'false',
      text: 'It is false: the order was rigged.',
      because: () =>
        'The order is part of the batch, so it is given. The program says what follows from it, and from every order one right result follows.',
    },
    {
      id: 'unclear',
      text: 'It cannot tell: what came first is not in the data.',
      because: () =>
        'Who signed first is in no data, true. So the claim says nothing about it: it speaks of the result, and that she can check to the last bit.',
    },
    {
      id: 'true',
      text: 'It is true.',
      because: () =>
        'Three valid swaps, signed by who they are from, computed by the rules. A fraud proof shows a wrong result, and there is none to show.',
    },
  ],
  outcome: (_, events) => {
    const { checked } = ground(events)
    if (checked === null) return null
    return checked.data.agrees ? 'true' : 'false'
  },
  happened: (view, events) => {
    const { checked, claim } = ground(events)
    if (checked === null || claim === null) return ''
    return `{measured:${number(checked.data.steps)}} steps, and her node has the same output as claim {measured:${claim.data.claim}}. If she challenged it, she would be the one who loses, with a bond of {measured:${eth(view.params.challengerBondWei)}}.`
  },
  act: (_, events) => ask('watcher.check', { id: 'vera', claim: ground(events).claim?.data.claim ?? 1 }, 'vera'),
}

/** Ben signs at just what the pool gives, Cleo bids more for a place in front, and a block comes. */
const squeeze = (view: View): AnyAction => {
  if (waiting(view, 'ben') === null) return benExactly(view)
  return waiting(view, 'cleo') === null ? cleoInFront : aSecond
}

export const whatALimitCosts: Prediction<View> = {
  question:
    'Ben signs once more, at just what the pool gives. Cleo pays more to be in front of him. What becomes of his swap?',
  options: [
    {
      id: 'less',
      text: 'He gets a little less than he asked for.',
      because: () =>
        'Then the limit would be none. Less than that has no effect: it is the program that says so, and there a fraud proof would help.',
    },
    {
      id: 'fee',
      text: 'It fails, and costs him the fee.',
      because: () =>
        'So it is on L1, where a failed transaction pays its gas. Here what has no effect pays nothing, and even the count of his transactions stays as it was.',
    },
    {
      id: 'out',
      text: 'It is left out, and costs nothing.',
      because: () =>
        'Cleo’s swap moved the price by a little, and his limit left no room for any. A limit has two sides: too low is taken, too high is not served.',
    },
  ],
  outcome: (_, events) => (leftOut(events) === null ? null : 'out'),
  happened: (view, events) => {
    const found = leftOut(events)
    if (found === null) return ''
    return `Cleo’s {measured:${ether(found.cleos.data.amount)}} came first, and the pool had less for Ben than he asked for. His swap had no effect and no fee. He may sign again: now the pool gives {measured:${tokens(quoted(view).toString())}} for 1 ETH.`
  },
  act: squeeze,
}
