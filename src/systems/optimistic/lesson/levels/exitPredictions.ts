import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { daysAnd } from '../paymentTrail.ts'
import { allOf, type Events, firstOf, type View } from '../trail.ts'
import { ether, moment } from '../words.ts'
import {
  aBargain,
  bargainRefusedAt,
  batchOf,
  confirmedWith,
  exitsOf,
  falseClaimOf,
  filledOf,
  threeBlocks,
  untilConfirmed,
} from './exitMoves.ts'

const firstClaim = (events: Events) => {
  const batch = batchOf(events, exitsOf(events)[0])
  return allOf(events, 'claim.made').findLast(({ data }) => data.batch === batch) ?? null
}

/** What was known at once, and was not what the bridge waited for. */
function agreed(events: Events): string {
  const claim = firstClaim(events)
  const check = allOf(events, 'watcher.checked').find(({ data }) => data.agrees && data.claim === claim?.data.claim)
  return check === undefined ? '' : `Vera’s node agreed at ${moment(check.at)}, and that moved nothing. `
}

export const whatTheBridgeWaitsFor: Prediction<View> = {
  question: 'What does the bridge wait for?',
  options: [
    {
      id: 'check',
      text: 'For L1 to check the batch.',
      because: () =>
        'L1 never runs a batch. In a dispute it runs one instruction, and without one not even that. This is what makes a rollup cheap.',
    },
    {
      id: 'watcher',
      text: 'For a watcher to tell L1 that the claim is right.',
      because: () =>
        'There is no such message. Whoever agrees says nothing, and L1 could not tell ten honest watchers from ten friends of a liar.',
    },
    {
      id: 'final',
      text: 'For the block with the claim to be final on L1.',
      because: () =>
        'That makes it certain that the claim **was made**. Whether it is true is another matter: the block with a lie in it is final just as fast.',
    },
    {
      id: 'silence',
      text: 'For the window to pass without a challenge that succeeds.',
      because: () =>
        'L1 takes a claim for true when everybody has had long enough to say otherwise, and nobody has shown it to be wrong.',
    },
  ],
  outcome: (view, events) => {
    const [end, claim] = [confirmedWith(events, exitsOf(events)[0]), firstClaim(events)]
    return end !== null && claim !== null && end.at - claim.at >= view.params.windowSeconds ? 'silence' : null
  },
  happened: (_, events) => {
    const [end, claim] = [confirmedWith(events, exitsOf(events)[0]), firstClaim(events)]
    if (end === null || claim === null) return ''
    return `${agreed(events)}At ${moment(end.at)}, {measured:${daysAnd(end.at - claim.at)}} after it was made, the claim was confirmed.`
  },
  act: untilConfirmed,
}

const hers = (events: Events): string => ether(exitsOf(events, 'mallory')[0]?.data.amount ?? '0')

export const whoBuysTheBargain: Prediction<View> = {
  question: 'The proof is sound, and a bond stands behind the claim. Who buys?',
  options: [
    {
      id: 'bought',
      text: 'Cleo: the operator’s bond vouches for it.',
      because: (view) =>
        `The bond of {measured:${eth(view.params.proposerBondWei)}} goes in half to whoever proves the lie, and the rest to nobody. None of it goes to somebody who believed it.`,
    },
    {
      id: 'refused',
      text: 'Nobody can: the market refuses the offer.',
      because: () =>
        'On L1 nobody knows what is in a batch. Bridge and market wrote down what they were told, as they did for Ana.',
    },
    {
      id: 'nobody',
      text: 'Nobody: Cleo has run the batch.',
      because: (_, events) =>
        `The batch’s bytes are on L1, and run by the rules they give a withdrawal of {measured:${hers(events)}}. What a claim says does not enter into it.`,
    },
  ],
  outcome: (view, events) => {
    const offer = aBargain(events)
    if (offer !== null && filledOf(events, offer.data.offer) !== null) return 'bought'
    return bargainRefusedAt(view, events) === null ? null : 'nobody'
  },
  happened: (view, events) => {
    const offer = aBargain(events)
    const at = bargainRefusedAt(view, events)
    if (offer === null) return ''
    if (at === null) return 'Somebody bought it, and has paid for ether that will not come.'
    const challenge = firstOf(events, 'game.opened')
    const disputed =
      challenge === null
        ? ''
        : ` Claim {measured:${falseClaimOf(view)?.claim ?? 0}} has been disputed since ${moment(challenge.at)}.`
    return `At ${moment(at)} Mallory’s offer still stood: {measured:${eth(offer.data.amountWei)}} for {measured:${eth(offer.data.priceWei)}}. Cleo could pay, and has not.${disputed}`
  },
  act: threeBlocks,
}
