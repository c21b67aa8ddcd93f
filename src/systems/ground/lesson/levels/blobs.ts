import type { AnyEvent } from '../../../../kernel/types.ts'
import type { BlobScheduleName, BlockSummary, L1View } from '../../../../l1/types.ts'
import { groupDigits, weiToGwei } from '../../../../lib/format.ts'
import type { Level, LevelStep } from '../../../../ui/exhibit.ts'
import { eth, exactGwei, FORK_NAMES } from '../../../../ui/l1/words.ts'
import { levelMeta } from '../index.meta.ts'
import { BATCH_BYTES, BYTES_PER_TRANSFER, TRANSFERS } from './batch.ts'
import { blobGoals } from './blobGoals.ts'
import {
  blobOf,
  calldataOf,
  fillWithWork,
  forkOf,
  isAtLeast,
  postBlob,
  postCalldata,
  QUIET_BLOCKS,
  RUSH_BLOCKS,
  rush,
  rushAtTarget,
  rushOf,
  untilPruned,
  upgradeUpTo,
  waitBlocks,
  workOf,
} from './blobMoves.ts'
import { keptFor, pairOf, prunedAt, whatIsLeft, whatTheBlobCosts } from './blobPredictions.ts'
import { BYTES_IN_BLOB, blobFeeOf, GAS_PER_BLOB, sealedBlocks, upgradedAt } from './blobTrail.ts'
import { nextBlock, wait } from './paymentMoves.ts'

// One batch of a rollup, posted twice; two fee markets that move apart; the forks since 2024; and what is left later.

const DAY = 86_400
const OPENING_SECONDS = 5
const HAPPEN = { calldata: 'Post it as calldata', blob: 'Post it as a blob', rush: 'Send the rush' }

const wei = (amount: string | bigint): string => `{measured:${groupDigits(amount)} wei}`
const gwei = (amount: string): string => `{measured:${exactGwei(roundedToMwei(amount))}}`
/** Background demand brings the base fee to its price within a few wei: nobody wants to read those. */
const roundedToMwei = (amount: string): string => `${(BigInt(amount) + 500_000n) / 1_000_000n}000000`

const perByte = (fee: string, bytes: number): string => `{measured:${weiToGwei(BigInt(fee) / BigInt(bytes))} gwei}`

/** The blocks that the rush filled, and the one that was sealed after them. */
function rushBlocks(view: L1View, events: readonly AnyEvent[]) {
  const numbers = rushOf(view, events).flatMap(({ block }) => (block ? [block.number] : []))
  const blocks = sealedBlocks(events)
  const at = (number: number) => blocks.findLast((each) => each.number === number)
  const [first, last] = [at(Math.min(...numbers)), at(Math.max(...numbers))]
  return first && last ? { count: numbers.length, first, last } : null
}

/** What the target carries, without the share of each field element that has to stay empty. */
function throughput(view: L1View): string {
  const bytesPerSecond = (forkOf(view).target * BYTES_IN_BLOB) / view.params.slotSeconds
  const transfers = Math.floor(bytesPerSecond / BYTES_PER_TRANSFER / 100) * 100
  return `${Math.round(bytesPerSecond / 1000)} kB a second at the target, room for ${groupDigits(transfers)} transfers like those of this batch`
}

const ABOUT: { readonly [name in BlobScheduleName]: string } = {
  cancun: 'This is where blobs began.',
  prague:
    'Calldata becomes dearer for those who use it for data: at least {cited:calldata-floor} a non-zero / zero byte.',
  bpo1: 'Since Fusaka a node samples blobs instead of keeping them all, so their number can grow.',
  bpo2: 'A fork of nothing but blob parameters, which is what BPO stands for.',
  danksharding: 'It is where the roadmap points; here the target is 64 {simplified:own-danksharding}.',
}

function fork(view: L1View): string {
  const { name, fact } = forkOf(view)
  const title = name === 'danksharding' ? 'Danksharding, as sources name it' : `${FORK_NAMES[name]}, target / most`
  return `${title}: {cited:${fact}} a block. ${ABOUT[name]}\n\nThat is ${throughput(view)} {simplified:fork-button}.`
}

/** Blocks without a blob since the fork that keeps the price from falling. */
function quietBlocks(events: readonly AnyEvent[]): readonly BlockSummary[] {
  const since = upgradedAt(events, 'bpo1')
  return since === null ? [] : sealedBlocks(events).filter(({ at, blobGasUsed }) => at > since && blobGasUsed === 0)
}

const steps: readonly LevelStep<L1View>[] = [
  {
    id: 'calldata',
    title: 'A batch, as calldata',
    text: () =>
      `A rollup executes upstairs and puts its data down here, so that anybody can check it. Its [[sequencer]] has packed ${groupDigits(TRANSFERS)} transfers into ${groupDigits(BATCH_BYTES)} bytes. Before 2024 there was one way to post them: as [[calldata]] of a transaction. Do it.`,
    offer: { label: HAPPEN.calldata, action: () => postCalldata },
    done: (view, events) => calldataOf(view, events) !== null,
    why: {
      question: 'Why post it at all?',
      answer: () =>
        'So that nobody has to trust the sequencer. With the data, anyone can compute every balance of the rollup, dispute a false result, and leave. Without it there is only the sequencer’s word.',
    },
    bytes: () =>
      `${BYTES_PER_TRANSFER} bytes a transfer: sender and receiver as numbers of three bytes, an amount of four, fee and count. A plain transfer on L1 has {cited:transfer-bytes}, most of it signature and addresses.`,
    hints: [`Press “${HAPPEN.calldata}”.`],
  },
  {
    id: 'blob',
    title: 'The same batch, as a blob',
    text: () =>
      'A [[blob]] is a crate of {cited:blob-bytes} that travels beside the block. The transaction names it by a [[hash]]; the [[EVM]] never sees what is inside. Nodes make sure that it is there, keep it for {cited:blob-days}, and drop it. Post the same bytes once more.',
    offer: { label: HAPPEN.blob, action: () => postBlob },
    done: (view, events) => blobOf(view, events) !== null,
    why: {
      question: 'How does a hash vouch for a crate?',
      answer: () =>
        'The bytes become 4,096 numbers, the numbers a polynomial, and a [[KZG|commitment]] pins it down in 48 bytes. Change one byte and the commitment is another. The transaction carries the hash of that.',
    },
    bytes: (view, events) => {
      const tx = blobOf(view, events)?.tx
      if (!tx) return 'No blob is signed for yet.'
      return `Type ${tx.type}, versioned hash \`${tx.blobs[0] ?? ''}\`, at most ${groupDigits(tx.maxFeePerBlobGasWei ?? '0')} wei per blob gas. The batch fills ${groupDigits(BATCH_BYTES)} of the ${groupDigits(BYTES_IN_BLOB)} bytes that fit into one.`
    },
    hints: [`Press “${HAPPEN.blob}”: making the commitment takes a moment.`],
  },
  {
    id: 'compare',
    title: 'Two ways, one block',
    text: (view) =>
      `[[Calldata]] pays {cited:calldata-price} for each non-zero / zero byte, at a [[base fee]] of ${gwei(view.baseFeeWei)}. A blob pays {measured:${groupDigits(GAS_PER_BLOB)}} blob gas, a gas of its own, at ${wei(view.blobBaseFeeWei)} each. Both pay the gas of their transaction.`,
    predict: whatTheBlobCosts,
    hints: ['Multiply: bytes times gas times the base fee, against blob gas times its price.'],
  },
  {
    id: 'whole',
    title: 'Paid whole',
    text: (view, events) => {
      const pair = pairOf(view, events)
      if (!pair) return 'The two are not in a block yet. Go back a step, and let it come.'
      const fit = Math.floor(BYTES_IN_BLOB / BATCH_BYTES)
      return `A byte cost ${perByte(pair.calldata.included.feeWei, BATCH_BYTES)} as calldata, ${perByte(pair.blob.included.feeWei, BATCH_BYTES)} in the blob. The blob itself, paid whole however little is in it, cost ${wei(blobFeeOf(pair.blob))}; the rest is its transaction. A blob has room for ${fit} such batches: together they would share that bill.`
    },
    done: (view, events) => pairOf(view, events) !== null,
    why: {
      question: 'What can a contract do with a blob?',
      answer: () =>
        'Read its hash, no more. Should it need a part, somebody hands it that part with a short proof, and a precompile checks the proof against the commitment. That is enough for disputes.',
    },
    hints: [],
  },
  {
    id: 'rush',
    title: 'Everybody posts',
    text: () =>
      `Blobs have a market of their own: the price rises while blocks hold more than the target, falls while they hold fewer ({cited:blobs-cancun}, target / most). Now other rollups have a lot to say. Dan signs for them: ${RUSH_BLOCKS} transactions with as many blobs each as a block may hold.`,
    offer: { label: HAPPEN.rush, action: () => rush },
    done: (view, events) => rushOf(view, events).length > 0,
    hints: [`Press “${HAPPEN.rush}”. A commitment is computed for each blob, which takes a few seconds.`],
  },
  {
    id: 'market',
    title: 'One price moves',
    text: (view, events) => {
      const blocks = rushBlocks(view, events)
      if (!blocks)
        return `{measured:${rushOf(view, events).length}} transactions wait, and only one of them fits into a block: blobs are full before gas is. The base fee is ${gwei(view.baseFeeWei)}, the blob base fee ${wei(view.blobBaseFeeWei)}. Which of the two will move?`
      const { first, last, count } = blocks
      return `{measured:${count}} of these blocks on, the blob base fee went from ${wei(first.blobBaseFeeWei)} to ${wei(last.blobBaseFeeWei)}, about an eighth a block. The base fee was ${gwei(first.baseFeeWei)} and is ${gwei(last.baseFeeWei)}: no payment here got dearer.`
    },
    offer: { label: `Let ${RUSH_BLOCKS} blocks come`, action: waitBlocks(RUSH_BLOCKS) },
    done: (view, events) => (rushBlocks(view, events)?.count ?? 0) >= RUSH_BLOCKS,
    why: {
      question: 'Is that dear now?',
      answer: (view) =>
        `No: a blob costs ${eth(BigInt(GAS_PER_BLOB) * BigInt(view.blobBaseFeeWei))} next. A price that starts at a single wei and moves by an eighth a block needs a very long rush before anybody feels it, and falls back as fast. Fusaka changed that; you will see.`,
    },
    bytes: (_, events) => {
      const last = sealedBlocks(events).at(-1)
      return last
        ? `Block ${groupDigits(last.number)}: blob gas used ${groupDigits(last.blobGasUsed)}, excess ${groupDigits(last.excessBlobGas)}. The excess adds up by how much blocks were above the target, less by how much they were below it; the price is e to the power of the excess over a constant.`
        : 'No block is sealed yet.'
    },
    hints: ['Press the button. Slide the playhead along the score to see the price climb.'],
  },
  {
    id: 'work',
    title: 'The other price moves',
    text: (view, events) => {
      const work = workOf(view, events)
      if (!work?.included)
        return `${work ? 'It waits for the next block: press once more.' : 'Now the other way round: a block full of work and without blobs. Eve calls a contract that burns all the gas it is handed, a whole block’s worth.'} The base fee is ${gwei(view.baseFeeWei)}, the blob base fee ${wei(view.blobBaseFeeWei)}.`
      const before = sealedBlocks(events).findLast(({ number }) => number === work.included?.block)
      return `${groupDigits(work.included.gasUsed)} gas filled block ${groupDigits(work.included.block)}. The base fee went from ${gwei(before?.baseFeeWei ?? '0')} to ${gwei(view.baseFeeWei)}; the blob base fee, from ${wei(before?.blobBaseFeeWei ?? '0')} to ${wei(view.blobBaseFeeWei)}, the other way. Two crowds, two prices.`
    },
    offer: {
      label: 'Send the work, then let its block come',
      action: (view, events) => {
        const work = workOf(view, events)
        return work && !work.included ? nextBlock(view) : fillWithWork(view)
      },
    },
    done: (view, events) => workOf(view, events)?.included != null,
    why: {
      question: 'Why keep them apart?',
      answer: () =>
        'A swap loads every node’s processor and disk, a blob its network. Sold as one gas, a rush to mint would make data dear, and a rush of data would make payments dear. Apart, each is limited by what it wears out.',
    },
    hints: ['Press the button twice: once to send, once for the block.'],
  },
  {
    id: 'forks',
    title: 'More of them',
    text: (view) => fork(view),
    offer: { label: 'Go to the next fork', action: upgradeUpTo('bpo1') },
    done: (view) => isAtLeast(view, 'bpo1'),
    why: {
      question: 'Why not many at once?',
      answer: () =>
        'Blobs, or since Fusaka their pieces, have to reach the network within seconds. Too many, and homes with a slow line fall out: the same bargain as with the gas limit. So the number grows as the software learns to share the load.',
    },
    bytes: (view) =>
      `The next block’s blob base fee is ${wei(view.blobBaseFeeWei)}. The excess is carried over from fork to fork, but each fork divides it by a larger constant, so that blocks with more blobs do not make the price jump. That is why it drops as the fork begins.`,
    hints: ['Press the button once for each fork, up to BPO1.'],
  },
  {
    id: 'floor',
    title: 'A price that stops falling',
    text: (view, events) => {
      const quiet = quietBlocks(events)
      const [first, last] = [quiet[0], quiet.at(-1)]
      if (!first || !last || quiet.length < 2)
        return `With Eve’s block the blob base fee fell, and it would have fallen on. Since Fusaka it does not, once it is below {cited:blob-reserve} of the base fee. It is that now: ${wei(view.blobBaseFeeWei)}. Let ${QUIET_BLOCKS} blocks without a blob come.`
      return `{measured:${quiet.length}} blocks without a blob, and the excess that sets the price is {measured:${groupDigits(last.excessBlobGas)}}, as it was at their beginning ({measured:${groupDigits(first.excessBlobGas)}}). Whoever posts now pushes it up, even below the target, until the blob base fee is {cited:blob-reserve} of the base fee.`
    },
    offer: { label: `Let ${QUIET_BLOCKS} blocks come`, action: waitBlocks(QUIET_BLOCKS) },
    done: (_, events) => quietBlocks(events).length >= QUIET_BLOCKS,
    why: {
      question: 'Why this fraction?',
      answer: () =>
        'To bring a blob costs gas as well. While that gas is most of the bill, a cheaper blob attracts nobody, and a falling price tells nothing. So it waits where it still matters.',
    },
    hints: ['Press the button.'],
  },
  {
    id: 'further',
    title: 'Further',
    text: (view) => fork(view),
    offer: { label: 'Go to the next fork', action: upgradeUpTo('danksharding') },
    done: (view) => isAtLeast(view, 'danksharding'),
    why: {
      question: 'Who sets the number?',
      answer: () =>
        'Whoever runs nodes, by running software that has it. Since BPO1, forks that change only the blob count can follow each other within weeks, and did: December 2025, January 2026.',
    },
    hints: ['Press the button once for BPO2, once for danksharding.'],
  },
  {
    id: 'keep',
    title: 'Eighteen days',
    text: (view, events) => {
      const mine = blobOf(view, events)
      const crate = view.blobs.find(({ tx }) => tx === mine?.tx.hash)
      const left = crate ? `In the cellar each crate shows how long it has left.` : 'Crates stand in the cellar.'
      return `A node keeps blobs for {cited:blob-days} and may then throw them away {simplified:long-gap}. ${left} The calldata stands in block ${groupDigits(calldataOf(view, events)?.included?.block ?? 0)}, the hash of the blob in block ${groupDigits(mine?.included?.block ?? 0)}.`
    },
    predict: whatIsLeft,
    why: {
      question: 'Do nodes keep the blocks for ever?',
      answer: () =>
        'Not each of them has to: bodies of old blocks may be dropped, and fetched from archives when somebody needs them. But whoever checks the chain from its beginning does need every one. Blobs nobody needs for that.',
    },
    hints: ['Which of the two did the EVM see? What does a node need to follow the chain from its beginning?'],
  },
  {
    id: 'enough',
    title: 'Why that is enough',
    text: (view, events) => {
      if (!prunedAt(view, events)) return 'The blob is still kept. Go back a step, and let the time pass.'
      return `For {measured:${keptFor(view, events)}} anybody could take a copy: longer than the {cited:challenge-window} in which a result of an optimistic rollup can be disputed. L1 promised that the data **was there** for all, not that it stores it for ever. Whoever has a copy can prove that it is the one.`
    },
    done: (view, events) => prunedAt(view, events) !== null,
    why: {
      question: 'And if nobody has a copy?',
      answer: () =>
        'Then the history is lost, not the money: whoever followed the rollup has its state. Rollups’ own nodes, explorers and archives keep the old batches, and one honest copy is enough.',
    },
    hints: [],
  },
]

const upgrade = upgradeUpTo('danksharding')

export const blobs: Level<L1View> = {
  ...levelMeta('blobs'),
  seed: 'blobs',
  params: { blobSchedule: 'cancun' },
  opening: [wait(OPENING_SECONDS)],
  steps,
  goals: blobGoals,
  closing: (view, events) => {
    const pair = pairOf(view, events)
    const times = pair ? BigInt(pair.calldata.included.feeWei) / BigInt(pair.blob.included.feeWei) : 1n
    const fee = times > 1n ? `for {measured:1/${groupDigits(times)}} of the fee` : 'on another market'
    return `The same bytes, ${fee}: because they are not executed, not kept, and sold on a market where swaps do not bid. How much a rollup can carry is set by how many blobs a block holds, and that number has grown fork by fork.\n\nWhat L1 sells upstairs is not storage. It is that **everybody could have looked**.`
  },
  solution: [
    postCalldata,
    postBlob,
    nextBlock,
    rush,
    waitBlocks(RUSH_BLOCKS),
    fillWithWork,
    nextBlock,
    upgrade,
    upgrade,
    waitBlocks(QUIET_BLOCKS),
    upgrade,
    upgrade,
    untilPruned,
  ],
  nearMisses: [
    { goal: 'posted', moves: [postCalldata, nextBlock], why: 'As calldata only.' },
    {
      goal: 'apart',
      moves: [postCalldata, postBlob, nextBlock, rushAtTarget, waitBlocks(RUSH_BLOCKS)],
      why: 'As many blocks with blobs, but only as many as the target: the price stays where it is.',
    },
    {
      goal: 'apart',
      moves: [fillWithWork, nextBlock, nextBlock],
      why: 'A block full of work moves the other price.',
    },
    { goal: 'forks', moves: [upgrade, upgrade, upgrade, nextBlock], why: 'BPO2 is one fork short.' },
    {
      goal: 'pruned',
      moves: [postCalldata, postBlob, nextBlock, wait(18 * DAY)],
      why: 'Eighteen days are a few hours less than 4,096 epochs.',
    },
  ],
}
