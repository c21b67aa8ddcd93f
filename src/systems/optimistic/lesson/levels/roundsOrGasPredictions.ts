import type { AnyAction } from '../../../../kernel/types.ts'
import { duration, groupDigits } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { firstOf, nextBlock, type View } from '../trail.ts'
import { chosenIn, isNarrowed, theGame, waitRounds } from './disputeTrail.ts'
import { bytesEach, costOfDispute, honestPost, lyingPost, measuredBefore, roundsFor } from './roundsOrGasCost.ts'

const halving = measuredBefore[2]

/** Until a single step is left, its proof on its way. */
export const untilNarrowed = (view: View): AnyAction => {
  const game = theGame(view)
  return waitRounds(view, game === null ? 1 : Math.max(1, roundsFor(game.hi - game.lo, game.branching)))
}

export const howManyRounds: Prediction<View> = {
  question: `Split in two each time, the whole run took ${halving.rounds} rounds in another world. How many does it take in sixteen parts, the first one included?`,
  options: [
    {
      id: 'eighth',
      text: 'Two or three: eight times as many parts, an eighth of the rounds.',
      because: () =>
        'Three rounds in sixteen parts come down to one step from 4,096 at most: sixteen times sixteen times sixteen.',
    },
    {
      id: 'quarter',
      text: 'Four or five: about a quarter.',
      because: () =>
        'Sixteen is two times two times two times two: a round here does the work of four halvings, whatever the range.',
    },
    {
      id: 'half',
      text: 'Eight or nine: about half.',
      because: () => 'That is what four parts would do: two halvings in one.',
    },
  ],
  outcome: (view) => {
    const game = theGame(view)
    if (!isNarrowed(game)) return null
    const rounds = game.rounds.length
    return rounds <= 3 ? 'eighth' : rounds <= 5 ? 'quarter' : 'half'
  },
  happened: (view, events) => {
    const game = theGame(view)
    const opened = firstOf(events, 'game.opened')
    const last = chosenIn(events, game).at(-1)
    if (game === null || opened === null || last === undefined) return ''
    return `{measured:${game.rounds.length}} rounds, {measured:${2 * game.rounds.length}} moves, {measured:${duration(last.at - opened.at)}} from the challenge on. One step of {measured:${groupDigits(opened.data.steps)}} is left.`
  },
  act: untilNarrowed,
}

const MUCH_MORE = 1.25
const MUCH_LESS = 0.75

export const whatSixteenthsCost: Prediction<View> = {
  question: `In halves the whole dispute took ${groupDigits(halving.gas)} gas. What has this one taken when L1 has run the step?`,
  options: [
    {
      id: 'more',
      text: 'Much more: fifteen hashes a round instead of one.',
      because: () => 'The hashes are the small part of a move.',
    },
    {
      id: 'same',
      text: 'About the same: fewer rounds, each of them dearer.',
      because: () => 'Dearer they are, but not nearly as much as there are fewer of them.',
    },
    {
      id: 'less',
      text: 'About half.',
      because: (view, events) => {
        const own = costOfDispute(view, events)
        return own === null
          ? ''
          : `A round with one hash took ${groupDigits(halving.dearestRound)} gas, one with fifteen {measured:${groupDigits(own.dearestRound)}}. Most of it is the price of two transactions and of the contract’s books: saved with every round that there is not.`
      },
    },
  ],
  outcome: (view, events) => {
    const own = costOfDispute(view, events)
    if (own === null) return null
    const times = own.gas / halving.gas
    return times > MUCH_MORE ? 'more' : times < MUCH_LESS ? 'less' : 'same'
  },
  happened: (view, events) => {
    const own = costOfDispute(view, events)
    return own === null
      ? ''
      : `{measured:${groupDigits(own.gas)}} gas in {measured:${own.transactions}} transactions, challenge and proof included: {measured:${Math.round((100 * own.gas) / halving.gas)} %} of what halving took.`
  },
  act: nextBlock,
}

export const howManyBytes: Prediction<View> = {
  question: 'How many bytes does this post take for a transaction, compared with the batch?',
  options: [
    {
      id: 'less',
      text: 'Fewer: with the state known after each, less has to be said.',
      because: () => 'A hash says which state it is, and nothing of what is in it.',
    },
    {
      id: 'some',
      text: 'A little more: outputs can be compressed like the rest.',
      because: () => 'A hash looks like chance. No compression makes 32 such bytes shorter.',
    },
    {
      id: 'twice',
      text: 'More than twice as many.',
      because: () =>
        'An output is 32 bytes. The rest is the record of the transaction, uncompressed: the contract has to read it as it stands.',
    },
  ],
  outcome: (view) => {
    const bytes = bytesOfBoth(view)
    if (bytes === null) return null
    const times = bytes.post / bytes.batch
    return times > 2 ? 'twice' : times > 1 ? 'some' : 'less'
  },
  happened: (view, events) => {
    const bytes = bytesOfBoth(view)
    const post = view.oneShot[0]
    const batch = firstOf(events, 'batch.posted')
    if (bytes === null || post === undefined || batch === null) return ''
    return `{measured:${bytes.post}} bytes each, against {measured:${bytes.batch}}: {measured:${groupDigits(post.bytes)}} in all, for {measured:${groupDigits(post.gasUsed)}} gas. The batch’s own bytes took {measured:${groupDigits(batch.data.gasUsed)}}.`
  },
  act: nextBlock,
}

export function bytesOfBoth({ oneShot, batches }: View): { readonly post: number; readonly batch: number } | null {
  const [post, batch] = [oneShot[0], batches[0]]
  return post === undefined || batch === undefined ? null : { post: bytesEach(post), batch: bytesEach(batch) }
}

export const whatTruthCosts: Prediction<View> = {
  question: 'What does the true post cost the sequencer in gas, compared with the one that held a lie?',
  options: [
    {
      id: 'little',
      text: 'Next to nothing: there is nothing to prove.',
      because: () => 'To prove was the challenger’s part. The poster pays for what is posted.',
    },
    {
      id: 'half',
      text: 'About half.',
      because: () => 'Of what? Both posts have the same records, and as many outputs.',
    },
    {
      id: 'same',
      text: 'The same.',
      because: () =>
        'Outputs are posted before anybody knows whether one of them will be disputed. Who never lies pays for all of them.',
    },
  ],
  outcome: (view) => {
    const [lie, truth] = [lyingPost(view), honestPost(view)]
    if (lie === null || truth === null) return null
    const share = truth.gasUsed / lie.gasUsed
    return share > 0.9 ? 'same' : share > 0.3 ? 'half' : 'little'
  },
  happened: (view) => {
    const [lie, truth] = [lyingPost(view), honestPost(view)]
    return lie === null || truth === null
      ? ''
      : `{measured:${groupDigits(truth.gasUsed)}} gas; with the lie it was {measured:${groupDigits(lie.gasUsed)}}.`
  },
  act: nextBlock,
}
