import { expect, test } from 'vitest'
import { concatBytes } from '../../lib/bytes.ts'
import { runBoth } from '../../testing/rollup/guestRun.ts'
import { addressOf, signedBy } from '../../testing/rollup/randomBatch.ts'
import { deflate, encodeBatch } from '../codec/batch.ts'
import { MAX_BLOCKS, MAX_INFLATED_BYTES, MAX_POSTED_BYTES, MAX_TRANSACTIONS } from '../codec/limits.ts'
import { encodePayload } from '../codec/payload.ts'
import { encodeDeposit } from '../records.ts'
import { createRollupState, type RollupState } from '../state.ts'
import type { PostedTx, PostedWithdraw } from '../transactions.ts'
import type { BatchInput } from '../transition.ts'

const LEAVES = 65_536
const COSTS = { transfersOf100: 3_500, transfersOf1000: 2_000, longest: 2 ** 27 }

const inputOf = (posted: Uint8Array, more: Partial<BatchInput> = {}): BatchInput => ({
  posted,
  postedAt: 5_000,
  messageCount: 0,
  dueTo: 0,
  message: () => new Uint8Array(124),
  ...more,
})

const rollupOf = (residents: number): RollupState =>
  createRollupState({
    sequencer: addressOf(0),
    pool: { ether: 10n ** 15n, token: 10n ** 15n },
    residents: Array.from({ length: residents }, () => ({ address: addressOf(2), ether: 10n ** 15n, token: 0n })),
    timestamp: 1_000,
  })

const plain = (transactions: readonly PostedTx[], blocks = 1): Uint8Array => {
  const empty = Array.from({ length: blocks - 1 }, () => ({ secondsLater: 0, transactions: [] }))
  const batch = { messagesTo: 0, blocks: [{ secondsLater: 1, transactions }, ...empty] }
  return encodePayload(batch, { signatures: true })
}

const withByte = (format: number, bytes: Uint8Array) => concatBytes([Uint8Array.of(format), bytes])

const NO_SIGNATURE = { r: new Uint8Array(32), s: new Uint8Array(32), parity: 0 } as const
const nothing: PostedWithdraw = { kind: 'withdraw', from: 2, to: null, amount: 0n, fee: 0n, signature: NO_SIGNATURE }

function expectSame(state: RollupState, input: BatchInput) {
  const { said, guest } = runBoth(state, input)
  expect(guest.exit).toEqual({ code: 0, output: said.output })
  return { said, guest }
}

test('R9: the last account and the last withdrawal fit, the next has no effect', () => {
  const small = rollupOf(1)
  const state = { ...small, counters: { ...small.counters, accounts: LEAVES - 1, withdrawals: LEAVES - 1 } }
  const from = { from: 2, fee: 1n } as const
  const transfer = (nonce: number) =>
    signedBy(2, { ...from, kind: 'transfer', to: addressOf(5), asset: 'ether', amount: 7n, nonce })
  const withdraw = (nonce: number) => signedBy(2, { ...from, kind: 'withdraw', to: addressOf(5), amount: 7n, nonce })
  const posted = [transfer(0), transfer(1), withdraw(1), withdraw(2)].map(({ tx, signature }): PostedTx => {
    const { nonce: _, ...fields } = tx
    if (fields.kind === 'transfer') return { ...fields, to: { address: fields.to }, signature }
    return { ...(fields as Omit<PostedWithdraw, 'signature'>), signature }
  })
  const { said } = expectSame(state, inputOf(withByte(0, plain(posted))))
  expect(said.transactions.map((effect) => effect.ok || effect.why)).toEqual([true, 'tree-full', true, 'tree-full'])

  const lost = encodeDeposit({ to: addressOf(6), toIndex: 0, amount: 3n })
  const full = { ...state, counters: { ...state.counters, accounts: LEAVES } }
  const { said: after } = expectSame(
    full,
    inputOf(new Uint8Array(0), { messageCount: 1, dueTo: 1, message: () => lost }),
  )
  expect(after.messages).toEqual([{ ok: false, why: 'tree-full' }])
})

test('R21: what is just within the limits is valid, one more is not', () => {
  const state = rollupOf(1)
  const rows = Array.from({ length: MAX_TRANSACTIONS + 1 }, () => nothing)
  const malformed = (posted: Uint8Array) => expectSame(state, inputOf(posted)).said.malformed
  expect(malformed(withByte(1, deflate(plain(rows.slice(1)))))).toBeNull()
  expect(malformed(withByte(1, deflate(plain(rows))))).toBe('payload/too-many-transactions')
  expect(malformed(withByte(0, plain([], MAX_BLOCKS)))).toBeNull()
  expect(malformed(withByte(0, plain([], MAX_BLOCKS + 1)))).toBe('payload/too-many-blocks')
  expect(malformed(withByte(1, deflate(new Uint8Array(MAX_INFLATED_BYTES))))).toBe('payload/bytes-behind')
  expect(malformed(withByte(1, deflate(new Uint8Array(MAX_INFLATED_BYTES + 1))))).toBe('deflate/too-long')
  expect(malformed(new Uint8Array(MAX_POSTED_BYTES))).toBe('payload/bytes-behind')
  expect(malformed(new Uint8Array(MAX_POSTED_BYTES + 1))).toBe('too-long')
})

test('R22: a block may be as late as its posting, not later; a malformed batch still takes what is due', () => {
  const state = rollupOf(1)
  const message = () => encodeDeposit({ to: addressOf(2), toIndex: 2, amount: 3n })
  const at = (postedAt: number) =>
    expectSame(state, inputOf(withByte(0, plain([])), { postedAt, messageCount: 2, dueTo: 1, message }))
  expect(at(1_001).said).toMatchObject({ malformed: null, messages: [{ paidTo: 2 }] })
  expect(at(1_000).said).toMatchObject({ malformed: 'time', messages: [{ paidTo: 2 }] })
})

function transfersOf(state: RollupState, count: number): Uint8Array {
  const nonces = new Map<number, number>()
  const { accounts } = state.counters
  const transactions = Array.from({ length: count }, (_, index): PostedTx => {
    const from = 2 + ((index * 7) % (accounts - 2))
    const account = 2 + ((index * 31 + 5) % (accounts - 2))
    const nonce = nonces.get(from) ?? 0
    nonces.set(from, nonce + 1)
    const fields = {
      kind: 'transfer',
      from,
      asset: 'ether',
      amount: BigInt(index % 2_000) * 1_000n,
      fee: 1_000n,
    } as const
    const { signature } = signedBy(2, { ...fields, to: addressOf(2), nonce })
    return { ...fields, to: { account }, signature }
  })
  return encodeBatch({ messagesTo: 0, blocks: [{ secondsLater: 1, transactions }] })
}

test('a transfer costs as many instructions as is said of it', () => {
  const state = rollupOf(100)
  for (const [count, most] of [
    [100, COSTS.transfersOf100],
    [1_000, COSTS.transfersOf1000],
  ] as const) {
    const { said, guest } = expectSame(state, inputOf(transfersOf(state, count)))
    expect(said.transactions.filter(({ ok }) => ok)).toHaveLength(count)
    expect(guest.steps / count).toBeLessThan(most)
  }
})

/** Bits of DEFLATE, the lowest of a byte first. */
function bitsOf(parts: readonly (readonly [value: number, bits: number])[]): number[] {
  return parts.flatMap(([value, bits]) => Array.from({ length: bits }, (_, place) => (value >> place) & 1))
}

/** A block with codes of its own and nothing in it: the dearest there is for its size. */
const emptyBlock = (isLast: boolean): number[] =>
  bitsOf([
    [isLast ? 1 : 0, 1],
    [2, 2],
    // 286 literal codes, 30 distances, 18 lengths of lengths: 1 bit each for "1" and for "many zeros".
    [29, 5],
    [29, 5],
    [14, 4],
    ...Array.from({ length: 18 }, (_, index): [number, number] => [index === 2 || index === 17 ? 1 : 0, 3]),
    // One bit for symbol 0, one for the end of a block; no distance.
    [0, 1],
    [1, 1],
    [127, 7],
    [1, 1],
    [106, 7],
    [0, 1],
    [1, 1],
    [48, 7],
    // The end of the block.
    [1, 1],
  ])

test('no batch is so dear that a dispute about it has no end', () => {
  const block = emptyBlock(false)
  const count = Math.floor((8 * (MAX_POSTED_BYTES - 1)) / block.length) - 1
  const bits = [...Array.from({ length: count }, () => block).flat(), ...emptyBlock(true)]
  const posted = new Uint8Array(1 + Math.ceil(bits.length / 8))
  posted[0] = 1
  for (const [index, bit] of bits.entries())
    posted[1 + (index >> 3)] = (posted[1 + (index >> 3)] ?? 0) | (bit << (index & 7))
  const { said, guest } = expectSame(rollupOf(1), inputOf(posted))
  expect(said.malformed).toBe('payload/number')
  expect(guest.steps).toBeGreaterThan(2 ** 26)
  expect(guest.steps).toBeLessThan(COSTS.longest)
})
