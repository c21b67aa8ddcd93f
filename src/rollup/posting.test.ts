import { decodeEventLog, decodeFunctionResult, encodeDeployData, encodeFunctionData } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRng } from '../kernel/rng.ts'
import type { Hex } from '../kernel/types.ts'
import { blobFault } from '../l1/blobs/blob.ts'
import { commitBlob, versionedHash } from '../l1/blobs/commitment.ts'
import { type Kzg, loadKzg } from '../l1/blobs/kzg.ts'
import { loadCrypto } from '../l1/machine/crypto.ts'
import { bytesToHex, hexToBytes } from '../lib/hex.ts'
import { createTestEvm, type TestEvm } from '../testing/evm.ts'
import { Inbox } from './contracts/generated/Inbox.ts'
import type { Keccak } from './keccak.ts'
import {
  type Batch,
  batchHash,
  batchToBlob,
  blobToBatch,
  calldataCommitment,
  contextOf,
  inputProof,
  inputWord,
  MODES,
  type ProofTools,
  REGIONS,
  type RunInput,
} from './posting.ts'
import { encodeForcedTx } from './records.ts'
import { createTown, type Town } from './testing/town.ts'
import { domainSeparatorOf } from './transactions.ts'

// Held against the contract that is asked in a dispute: what we say a word is, it must say too, from the proof alone.

const L2_CHAIN_ID = 31_400
const rng = createRng('posting')
const PARENT = rng.bytes(32)

let evm: TestEvm
let town: Town
let keccak: Keccak
let inbox: Hex
let records: Uint8Array[]

const call = async (functionName: string, args: readonly unknown[]) => {
  const data = encodeFunctionData({ abi: Inbox.abi, functionName, args } as never)
  const output = await evm.call(inbox, data)
  return decodeFunctionResult({ abi: Inbox.abi, functionName, data: output } as never) as unknown
}
const ask = (run: RunInput, region: number, index: number, proof: Uint8Array) =>
  call('word', [bytesToHex(contextOf(run, keccak)), region, index, bytesToHex(proof)])
const send = (functionName: string, args: readonly unknown[]) =>
  evm.send({ to: inbox, data: encodeFunctionData({ abi: Inbox.abi, functionName, args } as never) })

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  town = await createTown()
  keccak = (await loadCrypto()).keccak256
  const [sequencer] = evm.accounts
  const args = [sequencer.address, BigInt(L2_CHAIN_ID), 60n, sequencer.address] as const
  inbox = await evm.deploy(encodeDeployData({ ...Inbox, args } as never))
  const to = town.people[2]?.address as Hex
  records = [0, 1, 2].map((nonce) =>
    encodeForcedTx(town.sign({ kind: 'withdraw', from: 2, to, amount: 1n, fee: 0n, nonce })),
  )
  for (const record of records) expect((await send('enqueue', [bytesToHex(record)])).ok).toBe(true)
})

async function postCalldata(posted: Uint8Array): Promise<RunInput> {
  const [log] = (await send('postCalldata', [bytesToHex(posted)])).logs
  const { args } = decodeEventLog({
    abi: Inbox.abi,
    eventName: 'BatchPosted',
    topics: log?.topics as [Hex, ...Hex[]],
    data: log?.data as Hex,
  })
  const { mode, commitment, length, dueTo, messageCount, postedAt } = args
  const batch = { mode: mode as Batch['mode'], commitment, length, dueTo, messageCount, postedAt: Number(postedAt) }
  return runOf(batch, posted)
}

const runOf = (batch: Batch, posted: Uint8Array): RunInput => ({
  parentOutput: PARENT,
  domainSeparator: domainSeparatorOf({ chainId: L2_CHAIN_ID, verifyingContract: inbox }, keccak),
  batch,
  posted,
  message: (number) => records[number] as Uint8Array,
})

async function expectSame(run: RunInput, region: number, index: number, tools: ProofTools = { keccak }) {
  const word = await ask(run, region, index, inputProof(run, region, index, tools))
  expect([region, index, word]).toEqual([region, index, bytesToHex(inputWord(run, region, index))])
}

describe('R24 to R26, against the inbox', () => {
  test('calldata: the commitment, the hash and the context are the contract’s', async () => {
    for (const length of [0, 1, 31, 32, 700, 4_000]) {
      const posted = rng.bytes(length)
      const run = await postCalldata(posted)
      expect(run.batch.commitment).toBe(bytesToHex(calldataCommitment(posted, keccak)))
      expect(await call('hashOf', [{ ...run.batch, postedAt: BigInt(run.batch.postedAt) }])).toBe(
        bytesToHex(batchHash(run.batch, keccak)),
      )
      expect(await call('contextOf', [bytesToHex(PARENT), bytesToHex(batchHash(run.batch, keccak))])).toBe(
        bytesToHex(contextOf(run, keccak)),
      )
    }
  })

  test('calldata: each word is shown, and the zeros behind the end', async () => {
    const run = await postCalldata(rng.bytes(100))
    for (const index of [0, 1, 2, 3, 4, 4_095, 4_096, 2 ** 32 - 1]) await expectSame(run, REGIONS.bytes, index)
    expect(inputWord(run, REGIONS.bytes, 3).slice(8)).toEqual(new Uint8Array(24))
  })

  test('about the batch, and what there is not', async () => {
    const run = await postCalldata(rng.bytes(5))
    for (const index of [0, 1, 2, 3, 99]) await expectSame(run, REGIONS.about, index)
    await expectSame(run, 7, 0)
  })

  test('messages: those that there were', async () => {
    const run = await postCalldata(rng.bytes(5))
    for (let index = 0; index < 4 * records.length + 2; index++) await expectSame(run, REGIONS.messages, index)
    // One more came later: this run does not see it.
    records.push(encodeForcedTx(town.sign({ kind: 'withdraw', from: 2, to: inbox, amount: 9n, fee: 0n, nonce: 3 })))
    await send('enqueue', [bytesToHex(records[3] as Uint8Array)])
    await expectSame(run, REGIONS.messages, 12)
    expect(inputWord(run, REGIONS.messages, 12)).toEqual(new Uint8Array(32))
  })

  test('another word under the same proof is refused', async () => {
    const run = await postCalldata(rng.bytes(100))
    const proof = inputProof(run, REGIONS.bytes, 1, { keccak })
    await expect(ask(run, REGIONS.bytes, 2, proof)).rejects.toThrow()
    await expect(ask(run, REGIONS.bytes, 1, proof.with(proof.length - 14 * 32 + 32, 1))).rejects.toThrow()
    await expect(ask({ ...run, parentOutput: rng.bytes(32) }, REGIONS.bytes, 1, proof)).rejects.toThrow()
  })
})

describe('R25: a blob', () => {
  let kzg: Kzg
  beforeAll(async () => {
    kzg = await loadKzg()
  })

  test('carries the bytes of a batch at the same places as calldata, a whole blob of them', () => {
    for (const length of [0, 1, 31, 32, 126_976]) {
      const posted = rng.bytes(length)
      const blob = batchToBlob(posted)
      expect(blobFault(blob)).toBeNull()
      expect(blobToBatch(blob, length)).toEqual(posted)
    }
  })

  test('each word is opened for the contract; what a poster hid beside the bytes does not count', async () => {
    const posted = rng.bytes(70)
    const blob = batchToBlob(posted)
    blob[32] = 0x12
    blob[2 * 32 + 20] = 0x34
    const commitment = commitBlob(kzg, blob)
    const run = runOf(
      { mode: MODES.blob, commitment: versionedHash(commitment), length: 70, dueTo: 0, messageCount: 0, postedAt: 9 },
      blobToBatch(blob, 70),
    )
    expect(run.posted).toEqual(posted)
    const tools = { keccak, opening: { kzg, blob, commitment } }
    for (const index of [1, 2, 3]) await expectSame(run, REGIONS.bytes, index, tools)
    expect(() => inputProof(run, REGIONS.bytes, 1, { keccak })).toThrow(TypeError)
    const other = inputProof(run, REGIONS.bytes, 0, tools)
    await expect(ask(run, REGIONS.bytes, 1, other)).rejects.toThrow()
    expect(hexToBytes(run.batch.commitment)[0]).toBe(1)
  })
})
