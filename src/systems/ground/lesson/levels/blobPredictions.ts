import type { AnyEvent } from '../../../../kernel/types.ts'
import type { L1View } from '../../../../l1/types.ts'
import { duration, groupDigits, shortHash, timeOfDay } from '../../../../lib/format.ts'
import type { Prediction } from '../../../../ui/exhibit.ts'
import { eth } from '../../../../ui/l1/words.ts'
import { asL1 } from '../trail.ts'
import { blobOf, calldataOf, untilPruned } from './blobMoves.ts'
import { blobFeeOf, GAS_PER_BLOB, type Posting } from './blobTrail.ts'
import { nextBlock } from './paymentMoves.ts'

// The two questions of the level of the two fee markets.

interface Pair {
  readonly calldata: Posting & { readonly included: NonNullable<Posting['included']> }
  readonly blob: Posting & { readonly included: NonNullable<Posting['included']> }
}

/** Both ways of posting, once both are in a block. */
export function pairOf(view: L1View, events: readonly AnyEvent[]): Pair | null {
  const [calldata, blob] = [calldataOf(view, events), blobOf(view, events)]
  if (!calldata?.included || !blob?.included) return null
  return { calldata: calldata as Pair['calldata'], blob: blob as Pair['blob'] }
}

/** What the blob’s transaction cost, in hundredths of the other’s fee. */
function percent({ calldata, blob }: Pair): bigint {
  return (BigInt(blob.included.feeWei) * 100n) / BigInt(calldata.included.feeWei)
}

export const whatTheBlobCosts: Prediction<L1View> = {
  question: 'Both wait for the same block. What will the blob’s transaction cost, beside the other?',
  options: [
    {
      id: 'more',
      text: 'More: it pays for a whole blob, however little is in it.',
      because: (view, events) => {
        const pair = pairOf(view, events)
        return pair
          ? `It does pay for the whole, {measured:${groupDigits(GAS_PER_BLOB)}} blob gas. At {measured:${groupDigits(pair.blob.block?.blobBaseFeeWei ?? '0')} wei} each that is {measured:${groupDigits(blobFeeOf(pair.blob))} wei}: next to nothing.`
          : ''
      },
    },
    {
      id: 'similar',
      text: 'Somewhat less: the bytes are the same.',
      because: () =>
        'They are, yet they are not sold on the same market. [[Calldata]] is paid in gas, at the price that everybody’s swaps and payments set; blobs have a gas, a price and a limit of their own.',
    },
    {
      id: 'fraction',
      text: 'A small fraction of it, less than a fifth.',
      because: (view, events) => {
        const pair = pairOf(view, events)
        return pair
          ? `The transaction around the blob takes {measured:${groupDigits(pair.blob.included.gasUsed)} gas}, the other one {measured:${groupDigits(pair.calldata.included.gasUsed)}}. Nearly all that is left to pay is that transaction.`
          : ''
      },
    },
    {
      id: 'nothing',
      text: 'Nothing: nobody executes a blob.',
      because: () =>
        'Nobody does. But a transaction has to bring it, with a signature that every node checks, and that takes gas as always. And the blob has a price too.',
    },
  ],
  outcome: (view, events) => {
    const pair = pairOf(view, events)
    if (!pair) return null
    if (percent(pair) >= 100n) return 'more'
    return percent(pair) >= 20n ? 'similar' : 'fraction'
  },
  happened: (view, events) => {
    const pair = pairOf(view, events)
    if (!pair) return ''
    const { calldata, blob } = pair
    const times = BigInt(calldata.included.feeWei) / BigInt(blob.included.feeWei)
    const compared = times >= 2n ? `, {measured:${groupDigits(times)}} times the` : '; the'
    return `As calldata the batch cost {measured:${eth(calldata.included.feeWei)}}${compared} {measured:${eth(blob.included.feeWei)}} that it cost as a blob.`
  },
  act: nextBlock,
}

/** The moment at which nodes dropped the blob of the lesson. */
export function prunedAt(view: L1View, events: readonly AnyEvent[]) {
  const mine = blobOf(view, events)?.tx.blobs[0]
  if (mine === undefined) return null
  for (const event of events.map(asL1)) {
    if (event.type === 'l1.pruned' && event.data.blobs.includes(mine)) return event
  }
  return null
}

/** How long the blob was kept, from its block on. */
export function keptFor(view: L1View, events: readonly AnyEvent[]): string {
  const since = blobOf(view, events)?.included?.at
  const until = prunedAt(view, events)?.at
  return since === undefined || until === undefined ? '…' : duration(until - since)
}

const isCalldataThere = (view: L1View, events: readonly AnyEvent[]): boolean => {
  const hash = calldataOf(view, events)?.tx.hash
  return view.transactions.some((tx) => tx.hash === hash && tx.block !== null)
}

export const whatIsLeft: Prediction<L1View> = {
  question: '{cited:blob-days} pass. What is then left of the batch?',
  options: [
    {
      id: 'both',
      text: 'Both, in full: what was once in the chain stays.',
      because: () =>
        'The blob was never in the chain. It travelled beside the block and was kept beside it; only its fingerprint went in.',
    },
    {
      id: 'calldata',
      text: 'The calldata in full; of the blob, its fingerprint.',
      because: () =>
        'Calldata is part of a transaction and so of its block. Of the blob the block has the [[KZG|commitment]], and its hash in the transaction: enough to recognise the bytes, not to get them back.',
    },
    {
      id: 'prints',
      text: 'Of both, the fingerprint: nobody needs old data.',
      because: () =>
        'Whoever executes the chain from its beginning needs all calldata on the way. A blob is never executed, so the chain can be followed without it.',
    },
    {
      id: 'none',
      text: 'Nothing of either: nodes drop the blocks too.',
      because: () =>
        'Each block’s hash covers the one before it; the blocks are still there. Only the blobs’ contents were meant to be temporary.',
    },
  ],
  outcome: (view, events) => {
    if (!prunedAt(view, events)) return null
    return isCalldataThere(view, events) ? 'calldata' : 'none'
  },
  happened: (view, events) => {
    const pruned = prunedAt(view, events)
    const blob = blobOf(view, events)
    const calldata = calldataOf(view, events)
    if (pruned?.type !== 'l1.pruned' || !blob) return ''
    const kept = calldata?.included
      ? ` The {measured:${groupDigits(calldata.tx.dataBytes)} bytes} of calldata are in block ${groupDigits(calldata.included.block)} as before.`
      : ''
    return `At \`${timeOfDay(pruned.at)}\`, after {measured:${keptFor(view, events)}}, the blob’s contents were dropped. Its hash \`${shortHash(blob.tx.blobs[0] ?? '')}\` is in block ${groupDigits(blob.included?.block ?? 0)}.${kept}`
  },
  act: untilPruned,
}
