import type { Prediction, Prose } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { constraintInWords } from '../checks.ts'
import type { Events, View } from '../trail.ts'
import { number } from '../words.ts'
import { attack, attackOf, run, stoppedBy, type Way, whoIsPaid } from './theMissingConstraintTrail.ts'

// The same question four times: which check stops it? Three times it is the one that one would think of.

const CHECKS: { readonly [check in Way | 'none']: { readonly text: Prose; readonly looksAt: Prose } } = {
  key: {
    text: 'That the key is the account’s.',
    looksAt: 'It hashes the key that the signature is checked with, and compares that to what stands in the account.',
  },
  nonce: {
    text: 'That the nonce is the account’s.',
    looksAt: 'It puts the [[nonce]], the account’s own count of transactions, into what has to be signed.',
  },
  path: {
    text: 'That the path leads to the root.',
    looksAt: 'It hashes the account as it is said to be, up to the root that L1 knows.',
  },
  funds: {
    text: 'That the balance covers amount and fee.',
    looksAt:
      'It writes what is left with 64 bits. What is less than nothing cannot be written so, if somebody asks for the bits.',
  },
  none: {
    text: 'None: there is a valid proof.',
    looksAt: 'A proof says that every constraint of the circuit holds. About one that is not there it says nothing.',
  },
}

export const whichStops = (way: Way, question: Prose): Prediction<View> => ({
  question,
  options: (Object.keys(CHECKS) as (keyof typeof CHECKS)[]).map((id) => ({
    id,
    text: CHECKS[id].text,
    because: () => CHECKS[id].looksAt,
  })),
  outcome: (_, events) => stoppedBy(events, way),
  happened: (_, events) => happened(events, way),
  act: attack(way),
})

function happened(events: Events, way: Way): Prose {
  const tried = attackOf(events, way)
  if (tried?.proven) {
    return `None. The proof is like any other, the pairing equation holds, and L1 took it for {measured:${number(tried.proven.data.gasUsed)}} gas.`
  }
  const constraint = tried?.failed?.data.failure.constraint
  return constraint === undefined
    ? ''
    : `“${constraintInWords(constraint)}” did not hold. There is no proof, and never will be: the batch is in the way until somebody has it dropped.`
}

export const whoIsShort: Prediction<View> = {
  question: 'Ana and Ben leave with honest withdrawals, both executed. Ana is the first to take hers out. Who is paid?',
  options: [
    {
      id: 'both',
      text: 'Both: what L1 owes, it pays.',
      because: () => 'It would, if it had it. L1 paid what a valid proof said, out of one pot that was everybody’s.',
    },
    {
      id: 'ana',
      text: 'Ana, and not Ben.',
      because: () => 'The contract holds one pot. Who comes first is paid in full, and who comes last finds it empty.',
    },
    {
      id: 'nobody',
      text: 'Nobody: by now L1 notices that more has left than was there.',
      because: () => 'It notices nothing. It never added up the accounts: it knows a root, and that a proof was valid.',
    },
  ],
  outcome: whoIsPaid,
  happened: (view) =>
    `Ana has hers. The contract holds {measured:${eth(view.bridge.heldWei)}} and owes {measured:${eth(view.bridge.owedWei)}} by the rules: Ben’s withdrawal is in it, and what Cleo and the others still have.`,
  act: run,
}
