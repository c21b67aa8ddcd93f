import type { Narrator } from '../../../ui/exhibit.ts'
import { count, eth } from '../../../ui/l1/words.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { ZkView } from '../engine/types/view.ts'
import { MISSING, nameOf, number, postedAs, short } from './words.ts'

// A batch on its way: closed, signed for, committed, executed, or gone again.

const CLOSED_BECAUSE = {
  full: 'it is full',
  age: 'its first transaction has waited long enough',
  asked: 'somebody asked',
}
const STEPS = { commit: 'commitment', prove: 'proof', execute: 'execution' }
const WORD_BYTES = 32

const price = ({ feeWei, blobFeeWei }: { readonly feeWei: string; readonly blobFeeWei: string }): string =>
  eth(BigInt(feeWei) + BigInt(blobFeeWei))

type Told =
  | 'batch.closed'
  | 'batch.committed'
  | 'batch.executed'
  | 'batch.reverted'
  | 'batch.dropped'
  | 'committee.signed'
  | 'committee.refused'
  | 'committee.short'

export const batchNarrator: Pick<Narrator<RollupEvents, ZkView>, Told> = {
  'batch.closed': ({ data: { batch, slots, used, reason, posting, words, claimedRoot } }) => {
    const what = `**Batch ${batch} is closed** with ${number(used)} of ${count(slots.length, 'slot', 'slots')} used, because ${CLOSED_BECAUSE[reason]}.`
    return claimedRoot === null
      ? `${what} ${number(words.length * WORD_BYTES)} bytes of it will be published ${postedAs[posting]}; L1 has heard of nothing yet.`
      : `${what} The operator will commit the root ${short(claimedRoot)}, which is not what the slots give.`
  },

  'committee.signed': ({ data: { member, root, hasData, batch } }, view) =>
    hasData
      ? `**${nameOf(view, member)} signs for batch ${batch}**, with all accounts under the committee’s new root ${short(root)} at hand. Whether they are handed out later no contract can know.`
      : `**${nameOf(view, member)} signs for batch ${batch} without having seen the data** under ${short(root)}. To L1 this signature looks like any other.`,
  'committee.refused': ({ data: { member, batch } }, view) =>
    `**${nameOf(view, member)} does not sign for batch ${batch}.**`,
  'committee.short': ({ data: { batch, signatures, needed } }) =>
    `**Batch ${batch} has ${number(signatures)} of ${count(needed, 'signature', 'signatures')}, and waits.** The contract takes no new root of the committee’s subtree without them.`,

  'batch.committed': ({ data: { batch, posting, block, ...cost } }) =>
    `**Batch ${batch} is committed in L1 block ${number(block)}**, its words ${postedAs[posting]}, for ${price(cost)}. What is said to come out of it is fixed now; that it follows the rules nobody has shown yet.`,

  'batch.executed': ({ data: { batch, root, credited, isTrue } }) => {
    const leaves = credited === 0 ? '' : ` ${count(credited, 'sum is', 'sums are')} now owed on L1.`
    return isTrue
      ? `**Batch ${batch} is executed**: ${short(root)} is the rollup’s state on L1.${leaves}`
      : `**Batch ${batch} is executed, although it breaks the rules.** The contract has a valid proof, and ${short(root)} is the rollup’s state.${leaves}`
  },

  'batch.reverted': ({ data: { first, last } }) =>
    first === last
      ? `**Batch ${first} is dropped**: nobody has proven it in time. Balances are what they were before it, and the next batch takes its number.`
      : `**Batches ${first} to ${last} are dropped**: nobody has proven the first of them in time. Balances are what they were before, and the next batch takes number ${first}.`,

  'batch.dropped': ({ data: { batch, what } }) =>
    `**The ${STEPS[what]} of batch ${batch} is gone from L1**: the block that held it lost its place. It counts again when a block takes it again.`,
}

/** Why a batch that breaks the rules could be proven. */
export const missingInWords = ({ params: { missing } }: ZkView): string =>
  missing === null ? 'the circuit was content' : `the circuit does not check ${MISSING[missing]}`
