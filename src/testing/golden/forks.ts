import { BLOB_SCHEDULES } from '../../l1/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { textToUtf8 } from '../../lib/utf8.ts'
import { DAY, type GroundMove, gasLimit, ground, nextBlock, pay, postBlobs, reorg, upgrade, wait } from './scenario.ts'

const hex = (text: string) => bytesToHex(textToUtf8(text))
/** Two blobs. */
const LONG = hex('All of this is public, and gone in eighteen days. '.repeat(2700))

const blobLife: readonly GroundMove[] = [
  postBlobs('sequencer', hex('Golden')),
  pay('ana', 'ben', '1000'),
  nextBlock,
  postBlobs('sequencer', LONG),
  postBlobs('mallory', hex('Golden'), { maxFeePerBlobGasWei: '1' }),
  nextBlock,
  reorg(1),
  nextBlock,
  wait(19 * DAY),
  pay('ana', 'ben', '1000'),
  nextBlock,
]

/** The same life of a few blobs under the rules of every fork. */
export const eachFork = BLOB_SCHEDULES.map((blobSchedule) => ground(`fork-${blobSchedule}`, { blobSchedule }, blobLife))

/** One chain that goes through all of them, its blocks growing on the way. */
export const upgrades = ground('upgrades', { blobSchedule: BLOB_SCHEDULES[0], gasLimit: 30_000_000 }, [
  postBlobs('sequencer', hex('before')),
  nextBlock,
  ...BLOB_SCHEDULES.slice(1).flatMap((fork, index): GroundMove[] => [
    upgrade(fork),
    gasLimit(36_000_000 + index * 12_000_000),
    postBlobs('sequencer', hex(`under ${fork}`)),
    pay('ana', 'ben', '5'),
    nextBlock,
    nextBlock,
  ]),
  wait(7 * DAY),
])
