import { beforeAll, expect, test } from 'vitest'
import { createRng } from '../kernel/rng.ts'
import { bytesToHex } from '../lib/hex.ts'
import { encodeBatch } from './codec/batch.ts'
import { type Batch, batchToBlob, blobToBatch, calldataCommitment, MODES } from './posting.ts'
import { type FoundBatch, rebuild } from './rebuild.ts'
import { outputOf, type RollupState } from './state.ts'
import { createTown, randomBatch, randomRecord, type Town } from './testing/town.ts'
import { applyMessage, applyPosted } from './transition.ts'

let town: Town
let found: FoundBatch[]
let records: Uint8Array[]
let sequencers: RollupState
beforeAll(async () => {
  town = await createTown()
  const told = play('rebuild')
  found = told.found
  records = told.records
  sequencers = told.state
})

/** A sequencer's day, as it executes one thing after the other; its batches are only posted, never applied as batches. */
function play(label: string) {
  const rng = createRng(label)
  const records: Uint8Array[] = []
  const found: FoundBatch[] = []
  let state = town.genesis
  for (let n = 0; n < 8; n++) {
    const before = state
    for (let i = 0; i < 3; i++) records.push(randomRecord(town, state, rng))
    const messagesTo = records.length - rng.int(3)
    for (const record of records.slice(state.counters.messages, messagesTo))
      state = applyMessage(state, record, town.rules).state
    const l2batch = randomBatch(town, state, rng, { transactions: 10, messagesTo })
    for (const posted of l2batch.blocks.flatMap(({ transactions }) => transactions)) {
      state = applyPosted(state, posted, town.rules).state
    }
    const { counters } = state
    const timestamp = l2batch.blocks.reduce((time, { secondsLater }) => time + secondsLater, counters.timestamp)
    const blocks = counters.blocks + l2batch.blocks.length
    state = { ...state, counters: { ...counters, batches: counters.batches + 1, blocks, timestamp } }
    found.push(find(encodeBatch(l2batch), before, n % 2 === 0, timestamp))
  }
  return { found, records, state }

  function find(posted: Uint8Array, before: RollupState, asBlob: boolean, postedAt: number): FoundBatch {
    const batch: Batch = {
      mode: asBlob ? MODES.blob : MODES.calldata,
      commitment: asBlob ? `0x01${'00'.repeat(31)}` : bytesToHex(calldataCommitment(posted, town.crypto.keccak256)),
      length: posted.length,
      dueTo: before.counters.messages,
      messageCount: records.length,
      postedAt,
    }
    return { batch, bytes: asBlob ? blobToBatch(batchToBlob(posted), posted.length) : posted }
  }
}

const again = (batches: Iterable<FoundBatch>) =>
  rebuild({ genesis: town.genesis, batches, message: (n) => records[n] as Uint8Array, rules: town.rules })

test('what a stranger derives from L1, from calldata and from blobs, is the state of the sequencer', () => {
  const { state, applied, stopped } = again(found)
  expect([stopped, applied.length]).toEqual([null, found.length])
  expect(applied.map(({ malformed }) => malformed)).toEqual(found.map(() => null))
  const output = (of: RollupState) => bytesToHex(outputOf(of, town.crypto.keccak256))
  expect(output(state)).toBe(output(sequencers))
  expect(state.counters).toEqual(sequencers.counters)
  expect(applied.some(({ transactions }) => transactions.some(({ ok }) => ok))).toBe(true)
})

test('where bytes are forgotten, nothing behind them can be known', () => {
  const { state, stopped, applied } = again(found.map((one, n) => (n === 4 ? { ...one, bytes: null } : one)))
  expect([stopped, state.counters.batches]).toEqual([{ why: 'bytes-missing', batch: 4 }, 4])
  expect(applied.at(-1)?.state).toBe(state)
})

test('bytes that were not posted are not taken', () => {
  const [first, second] = found as [FoundBatch, FoundBatch]
  const forged = (second.bytes as Uint8Array).with(-1, 1 + ((second.bytes as Uint8Array).at(-1) as number))
  expect(again([first, { ...second, bytes: forged }]).stopped).toEqual({ why: 'other-bytes', batch: 1 })
  const cut = (first.bytes as Uint8Array).slice(1)
  expect(again([{ ...first, bytes: cut }]).stopped).toEqual({ why: 'other-bytes', batch: 0 })
})
