import { groupDigits } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import type { ForgeryWay } from '../../engine/types/shared.ts'
import { type Events, nextBlock, type View } from '../trail.ts'
import { ether } from '../words.ts'
import { forge, honestIn, isForgeryPending, LOOT, ROUNDS, ruledOn } from './theCeremonyTrail.ts'

/** Forge it, then let the block come. */
const tryIt =
  (way: ForgeryWay, anyway = false) =>
  (view: View) =>
    isForgeryPending(view) ? nextBlock(view) : forge(way, anyway)

type Round = (typeof ROUNDS)[keyof typeof ROUNDS]

const ruled = (events: Events, round: Round): 'taken' | 'refused' | null => {
  const last = ruledOn(events, round).at(-1)
  return last === undefined ? null : last.type === 'pocket.paid' ? 'taken' : 'refused'
}

function happenedIn(events: Events, round: Round): string {
  const last = ruledOn(events, round).at(-1)
  if (last === undefined) return ''
  if (last.type === 'pocket.paid') {
    return `In block {measured:${groupDigits(last.data.block)}} the pairing equation held, and L1 paid Mallory {measured:${ether(last.data.amount)}}, for {measured:${groupDigits(last.data.gasUsed)}} gas.`
  }
  return `In block {measured:${groupDigits(last.data.block)}} L1 refused it: \`${last.data.error}\`. The attempt cost {measured:${groupDigits(last.data.gasUsed)}} gas, and nothing moved.`
}

export const aloneWithHerPart: Prediction<View> = {
  question: 'Mallory makes a proof with the one part of τ that she has. What does L1 say?',
  options: [
    {
      id: 'taken',
      text: 'It pays: whoever knows a secret of the key can forge.',
      because: () =>
        'The key holds the **product** of three numbers. One factor of a product tells nothing of it, as long as one other is unknown.',
    },
    {
      id: 'refused',
      text: 'It refuses: the pairing equation does not hold.',
      because: () =>
        'What she computed would be a proof for a key made by her alone. This key was made by three, and two of the numbers are nowhere any more.',
    },
    {
      id: 'caught',
      text: 'It refuses: it sees that she kept what she should have forgotten.',
      because: () =>
        'Nobody can see that. The transcript shows that she knew her number when she multiplied. It cannot show that she does not know it any more.',
    },
  ],
  outcome: (_, events) => ruled(events, ROUNDS.both),
  happened: (_, events) => happenedIn(events, ROUNDS.both),
  act: tryIt('tau', true),
}

export const byTauAlone: Prediction<View> = {
  question: 'Ana and Ben forgot δ, for good. Mallory knows all of τ, and nothing of δ. Can she forge?',
  options: [
    {
      id: 'refused',
      text: 'No: one honest contributor is enough, and there were two.',
      because: () =>
        'One is enough **in each phase**. They were both in the second. What they forgot is δ, and she has no need of it.',
    },
    {
      id: 'partly',
      text: 'Only proofs of what is true: those need no δ.',
      because: () =>
        'Those anybody can make, with a witness. Hers has none: she asks for money that her account never had.',
    },
    {
      id: 'taken',
      text: 'Yes: a proof of anything she likes.',
      because: () =>
        'A proof stands for a division of polynomials without a remainder, and it is checked at one place: τ. Who knows τ finds a number that fits there, whatever the polynomials. The division by δ stands ready in the key.',
    },
  ],
  outcome: (_, events) => ruled(events, ROUNDS.second),
  happened: (_, events) => happenedIn(events, ROUNDS.second),
  act: tryIt('tau'),
}

export const byDeltaAlone: Prediction<View> = {
  question: `Mallory knows δ alone, and has seen one proof, of a payment of one gwei. Can she take ${ether(LOOT)} with it?`,
  options: [
    {
      id: 'refused',
      text: 'No: the proof is for that payment and no other.',
      because: () =>
        'It was. What binds a proof to its [[public input]]s is the equation. Who can divide by δ moves what differs between two statements into the third point.',
    },
    {
      id: 'again',
      text: 'No, but she can send Ben’s payment once more.',
      because: () => 'Not that: it was for balances which have changed since, and she is not Ben. But she can do more.',
    },
    {
      id: 'taken',
      text: 'Yes: she turns it into a proof of something else.',
      because: () =>
        'Two of its three points she leaves as they are. To the third she adds what differs between the public inputs, divided by δ. She knows no witness, no τ, no rule of the circuit.',
    },
  ],
  outcome: (_, events) => ruled(events, ROUNDS.first),
  happened: (_, events) => happenedIn(events, ROUNDS.first),
  act: tryIt('delta'),
}

/** What came of each ceremony, by who was honest in it. */
export function resultsOf(events: Events): string {
  const results = ([ROUNDS.both, ROUNDS.second, ROUNDS.first] as const).flatMap((round) => {
    const result = ruled(events, round)
    if (result === null) return []
    const phases = honestIn(events, round)
    const where = phases.length === 2 ? 'each phase' : phases.length === 0 ? 'no phase' : `phase ${phases[0]} only`
    return [`Honest in ${where}: ${result === 'taken' ? '**robbed**' : 'not robbed'}.`]
  })
  return results.join(' ')
}
