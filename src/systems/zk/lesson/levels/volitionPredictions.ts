import { groupDigits } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { type Events, gasOf, type View } from '../trail.ts'
import { moment } from '../words.ts'
import {
  escapeInTheOpen,
  inTheOpen,
  isCopyOld,
  keptIsOut,
  openBatch,
  openIsOut,
  payUnseen,
  unseen,
  unseenBatch,
} from './volitionTrail.ts'

/** Of commitment, proof and execution. */
export function gasOfBoth(view: View, events: Events): { readonly open: number; readonly unseen: number } | null {
  const [open, hidden] = [openBatch(view, events), unseenBatch(view, events)]
  if (open === null || hidden === null || inTheOpen(events) === null || unseen(events) === null) return null
  return { open: gasOf(open), unseen: gasOf(hidden) }
}

export const whichCostsMore: Prediction<View> = {
  question:
    'Two payments of which L1 learns nothing but the fees. What does their batch cost L1, against the one in the open?',
  options: [
    {
      id: 'less',
      text: 'Less: there is less to publish.',
      because: () =>
        'The words are as long, and zeros in them a little cheaper. But two signatures of the committee are checked, and that costs more than the zeros save.',
    },
    {
      id: 'same',
      text: 'Exactly as much: L1 checks one proof each time.',
      because: () =>
        'To prove and execute it, nearly so. But before it takes the committee’s new root, the contract checks signatures.',
    },
    {
      id: 'more',
      text: 'More: something is checked besides.',
      because: () =>
        'The committee’s root has changed, so the contract checks two signatures when the batch is committed. With two payments in a batch that outweighs all that is saved.',
    },
  ],
  outcome: (view, events) => {
    const gas = gasOfBoth(view, events)
    if (gas === null) return null
    return gas.unseen === gas.open ? 'same' : gas.unseen > gas.open ? 'more' : 'less'
  },
  happened: (view, events) => {
    const gas = gasOfBoth(view, events)
    return gas === null
      ? ''
      : `{measured:${groupDigits(gas.unseen)}} gas in all, against {measured:${groupDigits(gas.open)}}. The signatures are there once a batch, whatever its size; data grow with every payment. With thousands in a batch the hidden side is the cheaper one.`
  },
  act: payUnseen,
}

export const whatComesOut: Prediction<View> = {
  question:
    'Ana has a copy of all the committee’s accounts, and since then nobody has touched hers. What can she get out?',
  options: [
    {
      id: 'all',
      text: 'Both accounts: her balances are what they were.',
      because: () =>
        'They are. But the way up to the root leads past the hashes of others, and Dan and Cleo have changed theirs. Her copy leads to a root that was the right one once.',
    },
    {
      id: 'open',
      text: 'The open one, and nothing of the other.',
      because: () =>
        'The open half anybody can rebuild from L1. For the other she would need the hashes of today, and a payment between two others was enough to change them.',
    },
    {
      id: 'part',
      text: 'Both, less what was paid since the copy.',
      because: () =>
        'There is no “nearly right”. Account and hashes lead to the contract’s root, or to another one, and then nothing is paid.',
    },
  ],
  outcome: (_, events) => {
    if (openIsOut(events) === null) return null
    return isCopyOld(events) && keptIsOut(events) === null ? 'open' : 'all'
  },
  happened: (_, events) => {
    const out = openIsOut(events)
    return out === null
      ? ''
      : `{measured:${eth(out.data.amountWei)}} of the open account at ${moment(out.at)}, with nothing but L1.`
  },
  act: escapeInTheOpen,
}
