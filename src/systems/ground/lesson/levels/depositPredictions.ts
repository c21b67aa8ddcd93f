import type { AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import { duration, groupDigits, timeOfDay } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { asL1, balanceOf, partiesOf, type Trail } from '../trail.ts'
import { firstDeposit, laterDeposit, reorgToFirst, waitUntilFinal } from './depositMoves.ts'

// The two questions of the level of the exchange.

const clock = (at: Seconds | null | undefined): string => (at == null ? '…' : timeOfDay(at))

/** The reorg that took the first deposit’s block. */
function theReorg(view: L1View, events: readonly AnyEvent[]) {
  const blocks = firstDeposit(view, events)?.inclusions.map(({ blockHash }) => blockHash) ?? []
  for (const event of events.map(asL1)) {
    if (event.type === 'l1.reorged' && event.data.removed.some((hash) => blocks.includes(hash))) return event
  }
  return null
}

export const whatALostBlockChanges: Prediction<L1View> = {
  question: 'The block with the deposit loses. What does that change?',
  options: [
    {
      id: 'anyone',
      text: 'Whose ether is whose: the new branch can hand Ana’s to Mallory.',
      because: (view) =>
        `For that it would need an order with Ana’s [[signature]], and nobody else can make one. Ana has {measured:${eth(balanceOf(view, partiesOf(view, 'ana', 'ben').from))}}.`,
    },
    {
      id: 'orders',
      text: 'Which signed orders have run. It adds none, and unsigns none.',
      because: () =>
        'A branch is a choice of signed orders and their sequence. It can leave one out or bring another first, and balances follow; it cannot invent one.',
    },
    {
      id: 'deposit',
      text: 'Only Mallory’s deposit: it is taken out, all else in the block stays.',
      because: (view, events) =>
        others(view, events) > 0
          ? 'A block counts as a whole or not at all. Ana’s payment lost its place too, and waits beside the deposit.'
          : 'It looks so only because nobody else’s order was in these blocks. They count as a whole or not at all.',
    },
    {
      id: 'signatures',
      text: 'Everything in it has to be signed again.',
      because: () =>
        'The same bytes with the same [[hash]] stand in the mempool. A signature covers the order, not the block that it runs in.',
    },
  ],
  outcome: (view, events) => {
    const reorged = theReorg(view, events)
    if (!reorged) return null
    return others(view, events) > 0 ? 'orders' : 'deposit'
  },
  happened: (view, events) => {
    const reorged = theReorg(view, events)
    if (reorged?.type !== 'l1.reorged') return ''
    const { returned, lost, depth } = reorged.data
    const blocks = depth === 1 ? 'one block' : `${groupDigits(depth)} blocks`
    const left = lost.length > 0 ? `, ${lost.length} left out for good` : ''
    return `At \`${timeOfDay(reorged.at)}\` ${blocks} lost. {measured:${returned.length}} signed orders in it wait again${left}.`
  },
  act: reorgToFirst,
}

/** How many orders that are not Mallory’s lost their block with the deposit. */
function others(view: L1View, events: readonly AnyEvent[]): number {
  const reorged = theReorg(view, events)
  if (reorged?.type !== 'l1.reorged') return 0
  const mallory = partiesOf(view, 'mallory', 'mallory').from
  return [...reorged.data.returned, ...reorged.data.lost].filter(({ from }) => from !== mallory).length
}

const since = (trail: Trail | null, at: Seconds | null | undefined): string =>
  trail?.block && at != null ? duration(at - trail.block.at) : '…'

export const whichWord: Prediction<L1View> = {
  question: 'Which is the first word after which Mallory cannot do it again, even if votes and luck are with her?',
  options: [
    {
      id: 'deeper',
      text: '**Included**, with five more blocks on top.',
      because: (view) =>
        `That takes {measured:${duration(5 * view.params.slotSeconds)}} more, and makes it rare: mainnet loses a single block now and then, two hardly ever. It stays a bet, and whoever wins it from you loses no stake.`,
    },
    {
      id: 'safe',
      text: '**Safe**: two thirds have voted for it once.',
      because: (view, events) => {
        const later = laterDeposit(view, events)
        return `It was safe at \`${clock(later?.justifiedAt)}\`, after {measured:${since(later, later?.justifiedAt)}}. To undo it now, most of the stake would have to move to another branch. That is hard to imagine, yet they could do it without being punished.`
      },
    },
    {
      id: 'final',
      text: '**Final**: two thirds have voted on top of that vote.',
      because: (view, events) => {
        const later = laterDeposit(view, events)
        return `It was final at \`${clock(later?.finalAt)}\`, after {measured:${since(later, later?.finalAt)}}. From then on even two thirds of the votes cannot help her: a rival could be final only if a third of all stake were destroyed.`
      },
    },
    {
      id: 'none',
      text: 'None of them: she can always reach back further.',
      because: () =>
        'Nodes do not follow a branch that leaves out what they saw become final, however many blocks it has. Reaching further back stops there.',
    },
  ],
  outcome: (view, events) => (laterDeposit(view, events)?.finalAt == null ? null : 'final'),
  happened: (view, events) => {
    const later = laterDeposit(view, events)
    if (!later?.block) return ''
    return `Included at \`${timeOfDay(later.block.at)}\`; safe {measured:${since(later, later.justifiedAt)}} later; final {measured:${since(later, later.finalAt)}} later. An honest customer waits just as long.`
  },
  act: waitUntilFinal,
}
