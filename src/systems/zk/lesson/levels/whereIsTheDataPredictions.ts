import type { Prediction } from '../../../../ui/exhibit.ts'
import { count, eth } from '../../../../ui/l1/words.ts'
import type { View } from '../trail.ts'
import { moment, nameOf } from '../words.ts'
import { anaIsOut, asked, askedInVain, benIsOut, handedOut, recover, tryBoth } from './whereIsTheDataTrail.ts'

export const whoGetsOut: Prediction<View> = {
  question: 'Who of the four can take their ether out now, without the operator?',
  options: [
    {
      id: 'all',
      text: 'All four: the state was proven, so it is known.',
      because: () =>
        'It was proven that the new root follows by the rules from the old one. What is under it a short proof does not tell, and a root does not either.',
    },
    {
      id: 'published',
      text: 'Ben and Cleo: L1 has what it takes.',
      because: () =>
        'Their balances follow from what L1 has published since the beginning. Whoever carries that out again has all accounts and hashes of their half. (In production it would be in blobs, which L1’s nodes drop after {cited:blob-days}: somebody must have kept them.)',
    },
    {
      id: 'members',
      text: 'Ana and Dan: for them a committee has signed.',
      because: () =>
        'The contract knows that members signed. A signature over a root holds no balance and no hashes of the tree; those have to come from whoever has them.',
    },
    {
      id: 'none',
      text: 'Nobody: only the operator has the tree.',
      because: () => 'Operator and committee have one half of it. The other half anybody can rebuild from L1.',
    },
  ],
  outcome: (_, events) => {
    const told = asked(events)
    if (benIsOut(events) === null || told === null) return null
    return told.data.committee === null ? 'published' : 'all'
  },
  happened: (view, events) => {
    const [out, told] = [benIsOut(events), asked(events)]
    if (out === null || told === null) return ''
    const bens = `Ben carried out the words on L1 and escaped with {measured:${eth(out.data.amountWei)}} at ${moment(out.at)}.`
    return askedInVain(events) === null
      ? `${bens} Ana was given her half by ${nameOf(view, told.data.committee)}.`
      : `${bens} Ana got {measured:${count(told.data.chainAccounts, 'account', 'accounts')}} out of L1 as well, and none is hers. Nobody handed out the others.`
  },
  act: tryBoth,
}

export const whomToBelieve: Prediction<View> = {
  question: 'Vera hands her copy out after all. What does Ana have to take on trust?',
  options: [
    {
      id: 'vera',
      text: 'That Vera has not changed anything.',
      because: () =>
        'A changed copy has another root, and L1 has the right one: it was proven. Vera can give the true data, or none.',
    },
    {
      id: 'second',
      text: 'That a second member would say the same.',
      because: () =>
        'Two signatures were needed to change the root. To check a copy against it none is: one copy is enough, from anybody.',
    },
    {
      id: 'nothing',
      text: 'Neither: L1 has the root of it.',
      because: () =>
        'She hashes what she was given up to a root, and compares. The contract does the same with her path before it owes her anything.',
    },
  ],
  outcome: (_, events) => (anaIsOut(events) === null || handedOut(events) === null ? null : 'nothing'),
  happened: (view, events) => {
    const [out, told] = [anaIsOut(events), handedOut(events)]
    if (out === null || told === null) return ''
    return `${nameOf(view, told.data.committee)} gave her {measured:${count(told.data.committeeAccounts, 'account', 'accounts')}}. They hashed to the root that L1 has, and at ${moment(out.at)} the contract wrote down {measured:${eth(out.data.amountWei)}} for her.`
  },
  act: recover,
}
