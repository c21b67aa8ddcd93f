import type { AnyEvent, Hex, Seconds } from '../../../../kernel/types.ts'
import type { BlobScheduleName, BlockSummary, L1Events, TxSummary } from '../../../../l1/types.ts'
import { asL1 } from '../trail.ts'

// What the level of the two fee markets reads from the trace: who posted what, in which block, at which two prices.

export const GAS_PER_BLOB = 131_072
/** 31 bytes in each of the 4,096 field elements. */
export const BYTES_IN_BLOB = 4096 * 31

export interface Posting {
  readonly tx: TxSummary
  readonly queuedAt: Seconds
  readonly included: (L1Events['l1.included'] & { readonly at: Seconds }) | null
  readonly block: BlockSummary | null
}

/** Data that was sent by one account, oldest first: as calldata or in blobs. */
export function postingsOf(events: readonly AnyEvent[], from: Hex): readonly Posting[] {
  const postings = new Map<Hex, Posting>()
  const blocks = new Map<Hex, BlockSummary>()
  for (const event of events.map(asL1)) {
    switch (event.type) {
      case 'l1.queued':
        if (event.data.from === from && isPosting(event.data) && !postings.has(event.data.hash))
          postings.set(event.data.hash, { tx: event.data, queuedAt: event.at, included: null, block: null })
        break
      case 'l1.sealed':
        blocks.set(event.data.hash, event.data)
        break
      case 'l1.included': {
        const posting = postings.get(event.data.hash)
        const block = blocks.get(event.data.blockHash) ?? null
        if (posting) postings.set(event.data.hash, { ...posting, included: { ...event.data, at: event.at }, block })
        break
      }
      case 'l1.reorged': {
        const { removed } = event.data
        for (const [hash, posting] of postings)
          if (posting.included && removed.includes(posting.included.blockHash))
            postings.set(hash, { ...posting, included: null, block: null })
        break
      }
    }
  }
  return [...postings.values()]
}

const isPosting = (tx: TxSummary): boolean => tx.kind === 'blobs' || (tx.kind === 'call' && tx.dataBytes > 0)

/** Every block that was sealed, those that lost their place as well: the prices that were seen. */
export const sealedBlocks = (events: readonly AnyEvent[]): readonly BlockSummary[] =>
  events.map(asL1).flatMap((event) => (event.type === 'l1.sealed' ? [event.data] : []))

export const upgradedAt = (events: readonly AnyEvent[], to: BlobScheduleName): Seconds | null =>
  events.map(asL1).find((event) => event.type === 'l1.upgraded' && event.data.to === to)?.at ?? null

/** What the blobs of a posting cost by themselves, without the gas of the transaction that brings them. */
export const blobFeeOf = ({ tx, block }: Posting): bigint =>
  BigInt(tx.blobs.length * GAS_PER_BLOB) * BigInt(block?.blobBaseFeeWei ?? 0)
