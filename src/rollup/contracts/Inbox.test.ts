import fc from 'fast-check'
import {
  type AbiParameterToPrimitiveType,
  concat,
  domainSeparator,
  encodeAbiParameters,
  encodeDeployData,
  keccak256,
  numberToHex,
  pad,
  parseAbiParameters,
  parseEventLogs,
} from 'viem'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { commitBlob, evaluationPoint, openBlob, versionedHash } from '../../l1/blobs/commitment.ts'
import { loadKzg } from '../../l1/blobs/kzg.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../testing/deployed.ts'
import { createTestEvm, type TestAccount, type TestEvm, type TestRun } from '../../testing/evm.ts'
import { InboxDebug } from './generated/Inbox.debug.ts'
import { Inbox } from './generated/Inbox.ts'

const { abi } = Inbox
const DELAY = 3_600n
const L2_CHAIN_ID = 7_777n
const DEPTH = 12
const WORD = 31
const LONGEST = 4_096 * WORD
const ZERO: Hex = `0x${'00'.repeat(32)}`
const PARENT: Hex = `0x${'9a'.repeat(32)}`
const CALLDATA = 0
const BLOB = 1
const FORCED = 2

let evm: TestEvm
let sequencer: TestAccount
let ben: TestAccount
let bridge: TestAccount
let inbox: Deployed<typeof abi>

const PROOF = parseAbiParameters([
  'bytes32 parentOutput, Batch batch, bytes inner',
  'struct Batch { uint8 mode; bytes32 commitment; uint32 length; uint32 dueTo; uint32 messageCount; uint64 postedAt; }',
])
type Batch = AbiParameterToPrimitiveType<(typeof PROOF)[1]>

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  ;[sequencer, ben, bridge] = evm.accounts
})
beforeEach(async () => {
  const args = [sequencer.address, L2_CHAIN_ID, DELAY, bridge.address] as const
  inbox = deployedAt(evm, abi, await evm.deploy(encodeDeployData({ ...Inbox, args })))
})

const batchOf = (run: TestRun): Batch => {
  expectDone(run, abi)
  const [event] = parseEventLogs({ abi, logs: run.logs as never, eventName: 'BatchPosted' })
  if (event === undefined) throw new Error('no batch was posted')
  return event.args
}
const post = async (bytes: Uint8Array) => batchOf(await inbox.send('postCalldata', [bytesToHex(bytes)]))
const bytesOf = (length: number, seed = 1) => Uint8Array.from({ length }, (_, i) => (i * 37 + seed * 101 + 5) % 256)
const wordAt = (bytes: Uint8Array, index: number): Hex =>
  pad(bytesToHex(bytes.slice(index * WORD, index * WORD + WORD)), { dir: 'right', size: WORD }).replace(
    '0x',
    '0x00',
  ) as Hex

/** R25 without a thought for speed: all 4096 leaves, level by level. */
function treeOf(bytes: Uint8Array) {
  const levels: Hex[][] = [Array.from({ length: 1 << DEPTH }, (_, i) => wordAt(bytes, i))]
  const remembered = new Map<string, Hex>()
  const parent = (left: Hex, right: Hex) => {
    const known = remembered.get(left + right) ?? keccak256(concat([left, right]))
    remembered.set(left + right, known)
    return known
  }
  for (let depth = 0; depth < DEPTH; depth++) {
    const below = levels[depth] ?? []
    levels.push(
      Array.from({ length: below.length / 2 }, (_, i) => parent(below[2 * i] ?? ZERO, below[2 * i + 1] ?? ZERO)),
    )
  }
  const pathOf = (index: number) => levels.slice(0, DEPTH).map((level, depth) => level[(index >> depth) ^ 1] ?? ZERO)
  return { root: levels[DEPTH]?.[0] ?? ZERO, pathOf }
}

async function contextOf(batch: Batch): Promise<Hex> {
  return inbox.read('contextOf', [PARENT, await inbox.read('hashOf', [batch])])
}
/** Asks for a word in a transaction, so that a refusal can be looked at. */
async function ask(batch: Batch, region: number, index: number, inner: Hex): Promise<TestRun> {
  const proof = encodeAbiParameters(PROOF, [PARENT, batch, inner])
  return inbox.send('word', [await contextOf(batch), region, index, proof])
}
async function word(batch: Batch, region: number, index: number, inner: Hex = '0x'): Promise<Hex> {
  return expectDone(await ask(batch, region, index, inner), abi).output
}

const record = (bytes: Record<number, number> = {}): Hex => {
  const record = bytesOf(124, 3)
  for (const [position, byte] of Object.entries({ 0: 1, 1: 0, 58: 1, 123: 0, ...bytes }))
    record[Number(position)] = byte
  return bytesToHex(record)
}
const queue = async (data = record()) => expectDone(await inbox.send('enqueue', [data], { from: ben }), abi)

describe('posting', () => {
  test('a batch in calldata is kept as one hash of what was said', async () => {
    const bytes = bytesOf(100)
    const batch = await post(bytes)
    const postedAt = evm.now()
    expect(batch).toMatchObject({ mode: CALLDATA, length: 100, dueTo: 0, messageCount: 0, postedAt })
    expect(batch.commitment).toBe(treeOf(bytes).root)
    const types = parseAbiParameters('uint8, bytes32, uint32, uint32, uint32, uint64')
    const hash = keccak256(encodeAbiParameters(types, [CALLDATA, batch.commitment, 100, 0, 0, postedAt]))
    expect(await inbox.read('batchHashes', [0n])).toBe(hash)
    expect(await inbox.read('batchCount', [])).toBe(1)
  })

  test('the commitment is the root of the words, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3_000 }), fc.nat(255), async (length, seed) => {
        const bytes = bytesOf(length, seed)
        expect((await post(bytes)).commitment).toBe(treeOf(bytes).root)
      }),
      {
        numRuns: 12,
        examples: [
          [0, 0],
          [1, 0],
          [31, 0],
          [32, 0],
          [62, 0],
          [63, 0],
          [31 * 64, 0],
          [31 * 65, 0],
        ],
      },
    )
  })

  test('the longest batch fits, and one byte more does not', async () => {
    const bytes = bytesOf(LONGEST)
    expect((await post(bytes)).commitment).toBe(treeOf(bytes).root)
    const run = await inbox.send('postCalldata', [bytesToHex(bytesOf(LONGEST + 1))])
    expectRefused(run, abi, 'BatchTooLong', [BigInt(LONGEST + 1), BigInt(LONGEST)])
  })

  test('what stands in calldata behind the batch does not get into its commitment', async () => {
    const bytes = bytesOf(40)
    const data = inbox.encode('postCalldata', [bytesToHex(bytes)])
    const dirty = `${data.slice(0, -2 * 24)}${'ff'.repeat(24)}` as Hex
    expect(dirty.length).toBe(data.length)
    expect(batchOf(await evm.send({ to: inbox.address, data: dirty })).commitment).toBe(treeOf(bytes).root)
  })

  test('nobody but the sequencer posts', async () => {
    const stranger = expect.stringMatching(new RegExp(ben.address, 'i'))
    const data = await inbox.send('postCalldata', ['0x00'], { from: ben })
    expectRefused(data, abi, 'NotTheSequencer', [stranger])
    expectRefused(await inbox.send('postBlob', [1], { from: ben }), abi, 'NotTheSequencer', [stranger])
  })

  test('a blob batch needs a blob, and fits into it', async () => {
    expectRefused(await inbox.send('postBlob', [1]), abi, 'NoBlob')
    expectRefused(await inbox.send('postBlob', [LONGEST + 1]), abi, 'BatchTooLong')
  })
})

describe('messages', () => {
  test('a signed transaction is queued as one hash', async () => {
    const [event] = parseEventLogs({ abi, logs: (await queue()).logs as never, eventName: 'MessageQueued' })
    expect(event?.args).toEqual({ message: 0n, kind: 1, record: record(), queuedAt: evm.now() })
    expect(await inbox.read('messageHashes', [0n])).toBe(keccak256(record()))
    expect(await inbox.read('queuedAt', [0n])).toBe(evm.now())
  })

  test.each([1, 2, 3])('kind %i may be forced', async (kind) => {
    await queue(record({ 0: kind }))
  })

  test.each([
    ['a deposit without money', { 0: 0 }, 0n],
    ['an unknown kind', { 0: 4 }, 0n],
    ['an unknown asset', { 1: 2 }, 1n],
    ['a parity that is none', { 58: 2 }, 58n],
    ['something behind the signature', { 123: 1 }, 123n],
  ])('%s is refused', async (_, bytes, position) => {
    expectRefused(await inbox.send('enqueue', [record(bytes)]), abi, 'MalformedRecord', [position])
  })

  test.each([0, 123, 125])('a record of %i bytes is refused', async (length) => {
    const run = await inbox.send('enqueue', [bytesToHex(bytesOf(length))])
    expectRefused(run, abi, 'WrongRecordLength', [BigInt(length)])
  })

  test('nobody but the bridge queues deposits', async () => {
    expectRefused(await inbox.send('enqueueDeposit', [ben.address, 0, 1n], { from: ben }), abi, 'NotTheBridge')
    expectDone(await inbox.send('enqueueDeposit', [ben.address, 0, 1n], { from: bridge }), abi)
  })

  test('every message keeps its own time', async () => {
    const times: bigint[] = []
    for (let i = 0; i < 6; i++) {
      evm.wait(BigInt(i))
      times.push(evm.now())
      await queue()
    }
    for (const [i, time] of times.entries()) expect(await inbox.read('queuedAt', [BigInt(i)])).toBe(time)
  })
})

describe('what is due', () => {
  test('a message is due after the delay, to the second', async () => {
    await queue()
    evm.wait(DELAY - 1n)
    expect((await post(bytesOf(1))).dueTo).toBe(0)
    evm.wait(1n)
    await queue()
    expect(await post(bytesOf(1))).toMatchObject({ dueTo: 1, messageCount: 2 })
    evm.wait(DELAY)
    expect((await post(bytesOf(1))).dueTo).toBe(2)
  })

  test('anybody forces what no batch took', async () => {
    expectRefused(await inbox.send('force', [], { from: ben }), abi, 'NothingIsDue')
    await queue()
    evm.wait(DELAY - 1n)
    expectRefused(await inbox.send('force', [], { from: ben }), abi, 'NothingIsDue')
    evm.wait(1n)
    const batch = batchOf(await inbox.send('force', [], { from: ben }))
    expect(batch).toMatchObject({ mode: FORCED, commitment: ZERO, length: 0, dueTo: 1, messageCount: 1 })
    expectRefused(await inbox.send('force', [], { from: ben }), abi, 'NothingIsDue')
  })

  test('nothing is left to force when a batch made it due', async () => {
    await queue()
    evm.wait(DELAY)
    await post(bytesOf(1))
    expectRefused(await inbox.send('force', [], { from: ben }), abi, 'NothingIsDue')
  })

  test('a flood of messages becomes due in parts, and each part can be posted', async () => {
    const count = 1_030
    const at = evm.now()
    // Written into storage, where a thousand transactions would have put it.
    const layout = InboxDebug.storageLayout.storage
    const counts = layout.find(({ label }) => label === 'messageCount')
    const times = layout.find(({ label }) => label === '_queuedAt')
    if (counts === undefined || times === undefined) throw new Error('the contract keeps other books')
    const place = 2 * (32 - counts.offset - 4)
    const packed = numberToHex(count, { size: 4 }).slice(2)
    const word = '00'.repeat(32)
    await evm.store(inbox.address, BigInt(counts.slot), `0x${word.slice(0, place)}${packed}${word.slice(place + 8)}`)
    const four: Hex = `0x${numberToHex(at, { size: 8 }).slice(2).repeat(4)}`
    for (let slot = 0; slot <= count / 4; slot++) {
      const key = concat([numberToHex(slot, { size: 32 }), numberToHex(BigInt(times.slot), { size: 32 })])
      await evm.store(inbox.address, BigInt(keccak256(key)), four)
    }
    expect(await inbox.read('messageCount', [])).toBe(count)
    evm.wait(DELAY)
    const run = await inbox.send('postCalldata', ['0x00'])
    expect(batchOf(run).dueTo).toBe(1_024)
    expect(run.gasUsed).toBeLessThan(2_000_000)
    expect(batchOf(await inbox.send('force', [])).dueTo).toBe(count)
    expectRefused(await inbox.send('force', []), abi, 'NothingIsDue')
  })
})

describe('words of the input', () => {
  const bytes = bytesOf(100)
  let batch: Batch
  let messages: Hex[]
  const path = (index: number) => concat([wordAt(bytes, index), ...treeOf(bytes).pathOf(index)])

  beforeEach(async () => {
    messages = [record(), record({ 0: 2 })]
    for (const message of messages) await queue(message)
    evm.wait(DELAY)
    await queue(record({ 0: 3 }))
    batch = await post(bytes)
    await queue(record({ 1: 1 }))
  })

  test('region 0 is about the batch', async () => {
    expect(await word(batch, 0, 0)).toBe(PARENT)
    const domain = { name: 'Mezzanine', version: '1', chainId: Number(L2_CHAIN_ID), verifyingContract: inbox.address }
    expect(await word(batch, 0, 1)).toBe(domainSeparator({ domain }))
    const size = (value: number | bigint, bytes: number) => numberToHex(value, { size: bytes })
    const about = [size(batch.postedAt, 8), size(0, 8), size(3, 4), size(2, 4), size(0, 4), size(100, 4)]
    expect(await word(batch, 0, 2)).toBe(concat(about))
    expect(await word(batch, 0, 3)).toBe(ZERO)
  })

  test('region 1 is the posted bytes, and zero behind them', async () => {
    for (const index of [0, 1, 3]) expect(await word(batch, 1, index, path(index))).toBe(wordAt(bytes, index))
    for (const index of [4, 4_095, 4_096, 4_294_967_295]) expect(await word(batch, 1, index)).toBe(ZERO)
  })

  test('region 2 is the messages that there were', async () => {
    for (const [m, message] of messages.entries()) {
      for (const j of [0, 1, 2, 3]) {
        expect(await word(batch, 2, 4 * m + j, message)).toBe(wordAt(hexToBytes(message), j))
      }
    }
    expect(await word(batch, 2, 4 * 2, record({ 0: 3 }))).toBe(wordAt(hexToBytes(record({ 0: 3 })), 0))
    for (const index of [12, 4_294_967_295]) expect(await word(batch, 2, index)).toBe(ZERO)
  })

  test.each([3, 4, 4_294_967_295])('region %i is all zero', async (region) => {
    expect(await word(batch, region, 0)).toBe(ZERO)
  })

  test('a path that is wrong, of another word, or of another length', async () => {
    for (const inner of [path(1), concat([wordAt(bytes, 1), ...treeOf(bytes).pathOf(0)])]) {
      expectRefused(await ask(batch, 1, 0, inner), abi, 'OtherWord')
    }
    for (const inner of ['0x', concat([path(0), ZERO]), path(0).slice(0, -64) as Hex] as const) {
      expectRefused(await ask(batch, 1, 0, inner), abi, 'WrongPathLength', [BigInt(inner.length / 2 - 1)])
    }
  })

  test('a message that was not queued, or not under that number', async () => {
    for (const inner of ['0x', messages[1] ?? '0x', `${messages[0] ?? '0x'}00`] as const) {
      expectRefused(await ask(batch, 2, 0, inner as Hex), abi, 'OtherMessage', [0n])
    }
  })

  test('another batch, another state before or another rollup is another input', async () => {
    const context = await contextOf(batch)
    const changes: Partial<Batch>[] = [
      { mode: FORCED },
      { commitment: PARENT },
      { length: 99 },
      { dueTo: 3 },
      { messageCount: 4 },
      { postedAt: 1n },
    ]
    for (const change of changes) {
      const proof = encodeAbiParameters(PROOF, [PARENT, { ...batch, ...change }, '0x'])
      expectRefused(await inbox.send('word', [context, 0, 0, proof]), abi, 'OtherInput', [context])
    }
    const proof = encodeAbiParameters(PROOF, [ZERO, batch, '0x'])
    expectRefused(await inbox.send('word', [context, 0, 0, proof]), abi, 'OtherInput', [context])
  })
})

test('an empty batch has no bytes to prove', async () => {
  await queue()
  evm.wait(DELAY)
  const batch = batchOf(await inbox.send('force', []))
  expect(await word(batch, 1, 0)).toBe(ZERO)
})

test('words of a blob are opened at points that the contract computes', async () => {
  const kzg = await loadKzg()
  const blob = new Uint8Array(131_072)
  const bytes = bytesOf(70)
  // The poster's odd ends: room above the 31 bytes, and bytes behind the batch.
  for (let i = 0; i < 4; i++)
    blob.set([0x11, ...Array.from({ length: WORD }, (_, j) => bytes[i * WORD + j] ?? 0xee)], i * 32)
  const commitment = commitBlob(kzg, blob)
  const fees = { maxFeePerBlobGas: 10n ** 9n, blobVersionedHashes: [versionedHash(commitment)] }
  const data = inbox.encode('postBlob', [bytes.length])
  const batch = batchOf(await evm.send({ to: inbox.address, data, extra: { type: 3, ...fees } }))
  expect(batch).toMatchObject({ mode: BLOB, commitment: versionedHash(commitment), length: 70 })

  const opened = [1, 2].map((index) => {
    const { y, proof } = openBlob(kzg, blob, evaluationPoint(index))
    return { index, inner: concat([commitment, proof, numberToHex(y, { size: 32 })]) }
  })
  for (const { index, inner } of opened) expect(await word(batch, 1, index, inner)).toBe(wordAt(bytes, index))
  for (const index of [3, 4_095, 4_096]) expect(await word(batch, 1, index)).toBe(ZERO)

  const [first, second] = opened
  if (first === undefined || second === undefined) throw new Error('two words were opened')
  const lie = `${first.inner.slice(0, -2)}00` as Hex
  for (const inner of [second.inner, lie]) {
    expectRefused(await ask(batch, 1, 1, inner), abi, 'OtherElement', [batch.commitment, 1n])
  }
  const short = first.inner.slice(0, -2) as Hex
  expectRefused(await ask(batch, 1, 1, short), abi, 'WrongOpeningLength', [127n])
})
