import type { AnyEvent } from '../../../../kernel/types.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { count, eth } from '../../../../ui/l1/words.ts'
import type { GroundView } from '../../engine/types.ts'
import { all, crowdedPayment, gwei, nextBlock, paidByAna, quietPayment, signedInTheRush } from './crowdMoves.ts'

// What is asked in “A crowded block”, and how the trace answers it.

type View = GroundView
type Events = readonly AnyEvent[]

/** Of what Ana signed after the rush began: how many blocks came before it was in one. */
function blocksWaited(view: View, events: Events): number | null {
  const signed = signedInTheRush(view, events)
  if (signed === null) return null
  const included = paidByAna(view, events).find(({ seq }) => seq > signed.seq)
  const until = included?.seq ?? Number.POSITIVE_INFINITY
  const blocks = events.filter(({ type, seq }) => type === 'l1.sealed' && seq > signed.seq && seq < until).length
  return included === undefined ? blocks : blocks - 1
}

const timesDearer = (view: View, events: Events): number | null => {
  const [quiet, crowded] = [quietPayment(view, events), crowdedPayment(view, events)]
  if (quiet === null || crowded === null) return null
  return Number((BigInt(crowded.data.feeWei) * 100n) / BigInt(quiet.data.feeWei)) / 100
}
const times = (factor: number | null): string => (factor === null ? '…' : `${Math.round(factor * 10) / 10} times`)

export const whenIsItIn: Prediction<View> = {
  question: 'Ana offers the tip that was plenty a minute ago. What does the next block do with her payment?',
  options: [
    {
      id: 'takes',
      text: 'Takes it: it pays the base fee, and that is the price.',
      because: (view, events) =>
        blocksWaited(view, events) === 0
          ? 'It was small enough for a gap that was left at the end. Any more gas, and it would have waited.'
          : 'Paying the [[base fee]] lets one stand in line. Who of the line gets in is decided by the [[tip]], as long as there is no room for all.',
    },
    {
      id: 'waits',
      text: 'Leaves it in the mempool: others tip more.',
      because: () =>
        'A builder earns the tips, and takes the highest first {simplified:one-mempool}. A payment that nobody takes is not lost: it waits, signed, until it is good enough.',
    },
    {
      id: 'order',
      text: 'Takes it in turn: after those that were there before it.',
      because: () =>
        'Nobody has to keep an order of arrival, and no two nodes would agree on one. Among equal tips the earlier goes first here; tips decide before that.',
    },
    {
      id: 'drops',
      text: 'Throws it away: it is too cheap for now.',
      because: () => 'Blocks throw nothing away. A [[mempool]] may when it is full: the worst-paying go first.',
    },
  ],
  outcome: (view, events) => {
    const waited = blocksWaited(view, events)
    const signed = signedInTheRush(view, events)
    if (waited === null || signed === null) return null
    const dropped = events.some(
      ({ type, data }) => type === 'l1.dropped' && (data as { hash?: string }).hash === signed.data.hash,
    )
    if (dropped) return 'drops'
    const isIn = paidByAna(view, events).some(({ seq }) => seq > signed.seq)
    if (isIn && waited === 0) return 'takes'
    return waited > 0 ? 'waits' : null
  },
  happened: (view, events) => {
    const waited = blocksWaited(view, events)
    const signedAt = signedInTheRush(view, events)?.seq ?? 0
    const passedBy = all(events, 'l1.sealed').find(({ seq }) => seq > signedAt)
    const lowest = passedBy?.data.crowd?.lowestTipWei
    if (waited === null) return ''
    if (waited === 0) return 'The very next block took it.'
    const cut = lowest ? `; the last one into the first of them tipped {measured:${gwei(lowest)}}` : ''
    return `${count(waited, 'block has', 'blocks have')} gone by without it${cut}.`
  },
  act: nextBlock,
}

export const whatDidItCost: Prediction<View> = {
  question: 'The same {cited:transfer-gas} as in the quiet. What does this payment cost, compared with that one?',
  options: [
    {
      id: 'same',
      text: 'The same: it does the same work.',
      because: () =>
        'The work is the same, and so is the gas. A fee is gas times price, and the price is what others would pay for the place.',
    },
    {
      id: 'some',
      text: 'Two to fifty times as much.',
      because: (view, events) =>
        `It was {measured:${times(timesDearer(view, events))}} the fee: most of the difference is tip, and a part is the [[base fee]], which rises by an eighth a full block {cited:base-fee-step}.`,
    },
    {
      id: 'much',
      text: 'More than fifty times as much.',
      because: () =>
        'It can be: in 2021 the fee of a single mint could reach {cited:fee-worst}. How dear it gets depends on what others bid, and here their bids are drawn {simplified:crowd}.',
    },
    {
      id: 'less',
      text: 'Less: the cost is shared by more.',
      because: () =>
        'On L1 nothing is shared: each pays for the gas of its own. Sharing one posting among many is what happens upstairs.',
    },
  ],
  outcome: (view, events) => {
    const factor = timesDearer(view, events)
    if (factor === null) return null
    if (factor < 0.9) return 'less'
    if (factor < 2) return 'same'
    return factor < 50 ? 'some' : 'much'
  },
  happened: (view, events) => {
    const [quiet, crowded] = [quietPayment(view, events), crowdedPayment(view, events)]
    if (quiet === null || crowded === null) return ''
    return `{measured:${eth(crowded.data.feeWei)}} now, {measured:${eth(quiet.data.feeWei)}} then: {measured:${times(timesDearer(view, events))}} as much. Of it {measured:${eth(crowded.data.tipWei)}} went to the builder, {measured:${eth(crowded.data.burntWei)}} was burnt.`
  },
  act: nextBlock,
}
