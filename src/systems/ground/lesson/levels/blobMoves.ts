import type { FactId } from '../../../../content/facts.ts'
import type { AnyAction, AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { BlobScheduleName, L1View } from '../../../../l1/types.ts'
import { partiesOf } from '../trail.ts'
import { batch } from './batch.ts'
import { type Posting, postingsOf } from './blobTrail.ts'
import { wait } from './paymentMoves.ts'

// What the level of the two fee markets asks for, in its steps, its solution and its near misses.

/** What a patient sender tips, well below the wallet's habit: the fees that are compared are then nearly all base fee. */
const TIP_WEI = '50000000'

const postings = (view: L1View, events: readonly AnyEvent[]): readonly Posting[] =>
  postingsOf(events, partiesOf(view, 'sequencer', 'sequencer').from)
export const calldataOf = (view: L1View, events: readonly AnyEvent[]): Posting | null =>
  postings(view, events).find(({ tx }) => tx.kind === 'call') ?? null
export const blobOf = (view: L1View, events: readonly AnyEvent[]): Posting | null =>
  postings(view, events).find(({ tx }) => tx.kind === 'blobs') ?? null
export const rushOf = (view: L1View, events: readonly AnyEvent[]): readonly Posting[] =>
  postingsOf(events, partiesOf(view, 'dan', 'dan').from)
/** The block that was filled with work for the sake of it. */
export const workOf = (view: L1View, events: readonly AnyEvent[]): Posting | null =>
  postingsOf(events, partiesOf(view, 'eve', 'eve').from)[0] ?? null

/** Where the batches of this rollup go: an account that nobody has a key of, and that runs no code. */
const INBOX = '0xba7c4e50000000000000000000000000000b10b5'

export const postCalldata: AnyAction = {
  type: 'l1.call',
  by: 'sequencer',
  args: { from: 'sequencer', to: INBOX, data: batch, maxPriorityFeePerGasWei: TIP_WEI },
}
export const postBlob: AnyAction = {
  type: 'l1.postBlobs',
  by: 'sequencer',
  args: { from: 'sequencer', to: INBOX, data: batch, maxPriorityFeePerGasWei: TIP_WEI },
}

export const RUSH_BLOCKS = 20
const rushOfBlobs = (blobs: number): AnyAction => ({
  type: 'l1.postBlobs',
  by: 'dan',
  args: {
    from: 'dan',
    to: INBOX,
    data: `0x${Array.from('another rollup', (letter) => letter.charCodeAt(0).toString(16)).join('')}`,
    rush: { transactions: RUSH_BLOCKS, blobs },
    gasLimit: 21_000,
    maxPriorityFeePerGasWei: TIP_WEI,
    // Enough for any price that this rush can bring about.
    maxFeePerBlobGasWei: '1000000',
  },
})
const [CANCUN_TARGET, CANCUN_MOST] = [3, 6]
export const rush = rushOfBlobs(CANCUN_MOST)
export const rushAtTarget = rushOfBlobs(CANCUN_TARGET)

/** A contract that burns all the gas it is handed: what everybody else’s traffic here calls as well. */
export const BUSY_CONTRACT = '0xb05b05b05b05b05b05b05b05b05b05b05b05b05b'
export const fillWithWork = ({ params }: L1View): AnyAction => ({
  type: 'l1.call',
  by: 'eve',
  args: { from: 'eve', to: BUSY_CONTRACT, data: '0x01', gasLimit: params.gasLimit, maxPriorityFeePerGasWei: TIP_WEI },
})

export const waitBlocks =
  (blocks: number) =>
  ({ nextBlockAt, now, params }: L1View): AnyAction =>
    wait(nextBlockAt - now + (blocks - 1) * params.slotSeconds)
export const QUIET_BLOCKS = 10

// ── Forks ────────────────────────────────────────────────────────────────────────────────────────

export interface Fork {
  readonly name: BlobScheduleName
  readonly fact: FactId
  readonly target: number
  readonly most: number
}
/** A test holds it to the engine’s own schedule. */
export const FORKS: readonly Fork[] = [
  { name: 'cancun', fact: 'blobs-cancun', target: CANCUN_TARGET, most: CANCUN_MOST },
  { name: 'prague', fact: 'blobs-prague', target: 6, most: 9 },
  { name: 'bpo1', fact: 'blobs-bpo1', target: 10, most: 15 },
  { name: 'bpo2', fact: 'blobs-bpo2', target: 14, most: 21 },
  { name: 'danksharding', fact: 'danksharding-blobs', target: 64, most: 96 },
]
export const forkIndex = ({ params }: L1View): number => FORKS.findIndex(({ name }) => name === params.blobSchedule)
export const forkOf = (view: L1View): Fork => FORKS[forkIndex(view)] ?? (FORKS[0] as Fork)
export const isAtLeast = (view: L1View, name: BlobScheduleName): boolean =>
  forkIndex(view) >= FORKS.findIndex((fork) => fork.name === name)

/** The next fork, no later than `last`: at the end of the list the L1 says itself that there is none. */
export const upgradeUpTo =
  (last: BlobScheduleName) =>
  (view: L1View): AnyAction => {
    const next = isAtLeast(view, last) ? last : (FORKS[forkIndex(view) + 1]?.name ?? last)
    return { type: 'l1.upgrade', by: 'learner', args: { blobSchedule: next } }
  }

export const untilPruned = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const mine = blobOf(view, events)?.tx.hash
  const expiresAt: Seconds = view.blobs.find(({ tx }) => tx === mine)?.expiresAt ?? view.nextBlockAt
  return wait(Math.max(view.nextBlockAt, expiresAt) - view.now)
}
