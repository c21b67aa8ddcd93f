import type { AnyAction } from '../../../../kernel/types.ts'
import { duration } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import type { ClaimView } from '../../engine/types/view.ts'
import { allOf, type Events, nextBlock, type View, wait } from '../trail.ts'
import { moment } from '../words.ts'

export type FalseClaim = ClaimView

/** What was asked for, and what the claim makes of it, in gwei. */
export const WITHDRAWN = '100000000'
export const LIE = '4000000000'

export const falseClaims = ({ claims }: View): readonly FalseClaim[] => claims.filter(({ isTrue }) => !isTrue)

/** '86.5 %', rounded down: nobody gets more than there is. */
export function heldOfOwed({ bridge }: View): string {
  const owed = BigInt(bridge.owedWei)
  if (owed === 0n) return '100 %'
  const perMille = (BigInt(bridge.heldWei) * 1_000n) / owed
  return `${perMille / 10n}.${perMille % 10n} %`
}

/** The window's end, and a block or two in which somebody confirms. */
export const untilConfirmed = (view: View): AnyAction => {
  const claim = falseClaims(view).find(({ status }) => status !== 'confirmed' && status !== 'rejected')
  const end = claim?.challengeableUntil ?? view.now
  return wait(Math.max(0, end - view.now) + 3 * view.l1.params.slotSeconds)
}

/** Two transactions a round, each in a block: long enough for a run of some thousand steps. */
export const untilDisputed = (view: View): AnyAction => wait(40 * view.l1.params.slotSeconds)

const falselyConfirmed = (events: Events) => allOf(events, 'claim.confirmed').find(({ data }) => !data.isTrue) ?? null

export const whatSevenDaysDo: Prediction<View> = {
  question: 'Nobody challenges it. What does L1 do with the false claim when the window is over?',
  options: [
    {
      id: 'rejects',
      text: 'It checks the claim at last, and rejects it.',
      because: () =>
        'There is no such check. The window is not a time in which L1 looks, it is a time in which others may.',
    },
    {
      id: 'waits',
      text: 'It waits until at least one watcher has agreed.',
      because: () =>
        'Watchers who agree have nothing to say to L1, and it does not know how many there are. Silence is all it hears, from the content and from the absent.',
    },
    {
      id: 'confirms',
      text: 'It confirms it.',
      because: () =>
        'Seven days without a challenge are all that the contract asks for. It cannot tell “true” from “nobody said anything”.',
    },
  ],
  outcome: (_, events) => (falselyConfirmed(events) === null ? null : 'confirms'),
  happened: (_, events) => {
    const confirmed = falselyConfirmed(events)
    const made = allOf(events, 'claim.made').find(({ data }) => data.claim === confirmed?.data.claim)
    if (confirmed === null || made === undefined) return ''
    return `At ${moment(confirmed.at)}, {measured:${duration(confirmed.at - made.at)}} after it was made, claim {measured:${confirmed.data.claim}} was confirmed. It is as false as on its first day.`
  },
  act: untilConfirmed,
}

const firstPaid = (events: Events) => allOf(events, 'bridge.paid').find(({ data }) => data.toId === 'mallory') ?? null

export const whatTheBridgeFinds: Prediction<View> = {
  question: 'What does the bridge make of Mallory’s proof?',
  options: [
    {
      id: 'forged',
      text: 'It is forged: there never was such a withdrawal.',
      because: () =>
        'Not in the batch. But in the tree under the confirmed output there is one, and the path to it is perfectly right.',
    },
    {
      id: 'batch',
      text: 'It is right, but the batch says 0.1 ETH: the bridge pays that.',
      because: () =>
        'The bridge does not read batches. What comes out of them is told to it by confirmed outputs, and by nothing else.',
    },
    {
      id: 'pays',
      text: 'It is right, and the bridge pays.',
      because: () =>
        'A Merkle proof says what is in a tree. That this tree is a lie, no proof about the tree can tell.',
    },
  ],
  outcome: (_, events) => {
    const paid = firstPaid(events)
    if (paid === null) return null
    return paid.data.robbedWei === '0' ? 'batch' : 'pays'
  },
  happened: (view, events) => {
    const paid = firstPaid(events)
    return paid === null
      ? ''
      : `In block {measured:${paid.data.block}} the bridge paid Mallory {measured:${eth(paid.data.amountWei)}}, {measured:${eth(paid.data.robbedWei)}} more than she had given up. It holds {measured:${eth(view.bridge.heldWei)}} now.`
  },
  act: nextBlock,
}

/** The first that was rejected after money had been stolen. */
const rejectedAfter = (events: Events) => {
  const theft = allOf(events, 'bridge.paid').find(({ data }) => data.robbedWei !== '0')
  return theft === undefined ? null : (allOf(events, 'claim.rejected').find(({ seq }) => seq > theft.seq) ?? null)
}

export const whetherOneIsEnough: Prediction<View> = {
  question: 'Two of three watchers do nothing. What becomes of the second lie?',
  options: [
    {
      id: 'outvoted',
      text: 'It stands: one objects, and two do not.',
      because: () => 'Nobody is counted. One move in time weighs more than any number of people who say nothing.',
    },
    {
      id: 'law',
      text: 'It stands: after the first theft the state is false anyway.',
      because: () =>
        'Each claim is judged by the one it stands on. From the confirmed state, false or not, this batch leads to one output, and not to this.',
    },
    {
      id: 'rejected',
      text: 'It is rejected.',
      because: () =>
        'She challenges it, they narrow it down, L1 runs one step. It takes one honest watcher, not most of them.',
    },
  ],
  outcome: (_, events) => (rejectedAfter(events) === null ? null : 'rejected'),
  happened: (view, events) => {
    const rejected = rejectedAfter(events)
    const game = view.games.find((each) => each.game === rejected?.data.game)
    const made = allOf(events, 'claim.made').find(({ data }) => data.claim === rejected?.data.claim)
    if (rejected === null || game === undefined || made === undefined) return ''
    return `{measured:${duration(rejected.at - made.at)}} after it was made the claim was rejected, by {measured:${game.moves}} moves on L1. The sequencer’s bond of {measured:${eth(view.params.proposerBondWei)}} is lost. What was stolen before stays stolen.`
  },
  act: untilDisputed,
}
