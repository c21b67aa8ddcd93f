import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRng } from '../kernel/rng.ts'
import type { Hex } from '../kernel/types.ts'
import { bytesToHex } from '../lib/hex.ts'
import { encodeBatch } from './codec/batch.ts'
import type { L2Batch } from './codec/payload.ts'
import { encodeDeposit, encodeForcedTx } from './records.ts'
import {
  type Account,
  type Asset,
  accountAt,
  accountsOf,
  allAccounts,
  MAX_AMOUNT,
  outputOf,
  outputParts,
  POOL,
  POOL_ADDRESS,
  type RollupState,
  SEQUENCER,
  statePreimages,
} from './state.ts'
import { createTown, GENESIS_TIME, randomBatch, randomRecord, type Town } from './testing/town.ts'
import type { L2Tx, Recipient } from './transactions.ts'
import {
  type Applied,
  applyBatch,
  applyMessage,
  applyPosted,
  applySigned,
  type BatchInput,
  swapOutput,
} from './transition.ts'
import { getLeaf, rootOf, setLeaf } from './tree.ts'

const [ANA, BEN] = [2, 3]
const STRANGER: Hex = `0x${'5a'.repeat(20)}`

let town: Town
beforeAll(async () => {
  town = await createTown({ ether: 1_000n, token: 500n, pool: { ether: 1_000_000n, token: 2_000_000n } })
})

const address = (number: number): Hex => accountAt(town.genesis, number)?.address as Hex
const ana = { from: ANA, fee: 0n, nonce: 0 }
const pay = (fields: Partial<Extract<L2Tx, { kind: 'transfer' }>> = {}): L2Tx => ({
  kind: 'transfer',
  ...ana,
  to: address(BEN),
  asset: 'ether',
  amount: 10n,
  ...fields,
})
const sell = (fields: Partial<Extract<L2Tx, { kind: 'swap' }>> = {}): L2Tx => ({
  kind: 'swap',
  ...ana,
  sell: 'ether',
  amount: 100n,
  atLeast: 0n,
  ...fields,
})
const leave = (fields: Partial<Extract<L2Tx, { kind: 'withdraw' }>> = {}): L2Tx => ({
  kind: 'withdraw',
  ...ana,
  to: address(ANA),
  amount: 10n,
  ...fields,
})
const send = (state: RollupState, tx: L2Tx): Applied => applySigned(state, town.sign(tx), town.rules)
const have = (state: RollupState, number: number) => {
  const { ether, token } = accountAt(state, number) as Account
  return [ether, token]
}
const why = ({ effect }: Applied) => (effect.ok ? null : effect.why)
const withAccount = (state: RollupState, number: number, fields: Partial<Account>): RollupState => ({
  ...state,
  accounts: setLeaf(state.accounts, number, { ...(accountAt(state, number) as Account), ...fields }),
})

describe('a transaction', () => {
  test('R10: pays somebody who has an account, and the sequencer its fee', () => {
    const { state, effect } = send(town.genesis, pay({ amount: 10n, fee: 3n }))
    expect(effect).toEqual({ ok: true, paidTo: BEN, received: null, withdrawal: null })
    expect([have(state, ANA), have(state, BEN), have(state, SEQUENCER)]).toEqual([
      [987n, 500n],
      [1_010n, 500n],
      [3n, 0n],
    ])
    expect(accountAt(state, ANA)?.nonce).toBe(1)
    expect(accountAt(state, BEN)?.nonce).toBe(0)
  })

  test('R10: pays a new account for an address that has none, and finds it the next time', () => {
    const first = send(town.genesis, pay({ to: STRANGER, asset: 'token', amount: 7n }))
    const number = town.genesis.counters.accounts
    expect(first.effect).toMatchObject({ paidTo: number })
    expect(accountsOf(first.state, STRANGER)).toEqual([number])
    const second = send(first.state, pay({ to: STRANGER, asset: 'token', amount: 7n, nonce: 1 }))
    expect(second.effect).toMatchObject({ paidTo: number })
    expect(have(second.state, number)).toEqual([0n, 14n])
    expect(second.state.counters.accounts).toBe(number + 1)
  })

  test('R10: to oneself and to the pool', () => {
    expect(have(send(town.genesis, pay({ to: address(ANA), amount: 1_000n })).state, ANA)).toEqual([1_000n, 500n])
    expect(have(send(town.genesis, pay({ to: POOL_ADDRESS })).state, POOL)).toEqual([1_000_010n, 2_000_000n])
  })

  test('R13: the sequencer pays its fee to itself, and must have it', () => {
    const rich = withAccount(town.genesis, SEQUENCER, { ether: 100n })
    const tx = { from: SEQUENCER, amount: 60n, fee: 40n }
    const { state } = send(rich, pay(tx))
    expect(have(state, SEQUENCER)).toEqual([40n, 0n])
    expect(why(send(rich, pay({ ...tx, fee: 41n })))).toBe('cannot-pay')
  })

  test('R11: the pool gives by its formula and keeps all that came in', () => {
    const { state, effect } = send(town.genesis, sell({ amount: 100n }))
    const received = (2_000_000n * 99_700n) / (1_000_000_000n + 99_700n)
    expect(effect).toMatchObject({ received })
    expect(have(state, POOL)).toEqual([1_000_100n, 2_000_000n - received])
    expect(have(state, ANA)).toEqual([900n, 500n + received])
    const back = send(town.genesis, sell({ sell: 'token', amount: 400n }))
    expect(have(back.state, ANA)).toEqual([1_000n + (1_000_000n * 398_800n) / 2_000_398_800n, 100n])
  })

  test('R11: is exact where the product has more than 128 bits, and an empty side does no harm', () => {
    expect(swapOutput({ amount: MAX_AMOUNT, reserveIn: MAX_AMOUNT, reserveOut: MAX_AMOUNT })).toBe(
      (MAX_AMOUNT * 997n) / 1997n,
    )
    expect(swapOutput({ amount: 5n, reserveIn: 0n, reserveOut: 9n })).toBe(9n)
    expect(swapOutput({ amount: 0n, reserveIn: 0n, reserveOut: 9n })).toBe(0n)
  })

  test('R12: a withdrawal stands in the outbox', () => {
    const { state, effect } = send(town.genesis, leave({ amount: 10n, fee: 1n, to: STRANGER }))
    expect(effect).toMatchObject({ withdrawal: 0 })
    expect(getLeaf(state.outbox, 0)).toEqual({ to: STRANGER, amount: 10n })
    expect([have(state, ANA), state.counters.withdrawals]).toEqual([[989n, 500n], 1])
  })

  test('R9: amounts of nothing are fine, but not in a swap', () => {
    expect(send(town.genesis, pay({ amount: 0n })).effect.ok).toBe(true)
    expect(send(town.genesis, leave({ amount: 0n })).effect.ok).toBe(true)
    expect(why(send(town.genesis, sell({ amount: 0n })))).toBe('too-little-for-swap')
  })

  test('R9: a nonce wraps as its four bytes do', () => {
    const old = withAccount(town.genesis, ANA, { nonce: 2 ** 32 - 1 })
    expect(accountAt(send(old, pay({ nonce: 2 ** 32 - 1 })).state, ANA)?.nonce).toBe(0)
  })
})

describe('R9: no effect at all', () => {
  const unchanged = (state: RollupState, applied: Applied, reason: string) => {
    expect(why(applied)).toBe(reason)
    expect(applied.state).toBe(state)
  }
  const posted = (to: Recipient) => {
    const { nonce: _, ...fields } = pay() as Extract<L2Tx, { kind: 'transfer' }>
    return { ...fields, to, signature: town.sign(pay()).signature }
  }

  test('the account is not there, or is the pool, or its recipient’s number is nobody’s', () => {
    const { genesis, rules } = town
    unchanged(genesis, send(genesis, pay({ from: 999 })), 'no-such-account')
    unchanged(genesis, send(genesis, pay({ from: POOL })), 'no-such-account')
    unchanged(genesis, applyPosted(genesis, posted({ account: 999 }), rules), 'no-such-account')
  })

  test('the signature is another’s, or of something else, or nobody’s', () => {
    const { genesis, rules } = town
    const { signature } = town.sign(pay())
    unchanged(genesis, applySigned(genesis, { tx: pay({ from: BEN }), signature }, rules), 'wrong-signature')
    unchanged(genesis, applySigned(genesis, { tx: pay({ amount: 11n }), signature }, rules), 'wrong-signature')
    const zeros = { r: new Uint8Array(32), s: new Uint8Array(32), parity: 0 as const }
    const nobodys = withAccount(genesis, ANA, { address: `0x${'00'.repeat(20)}` })
    unchanged(nobodys, applySigned(nobodys, { tx: pay(), signature: zeros }, rules), 'wrong-signature')
    // Somebody else's business, when it has been checked at the door.
    const checked = { ...rules, checkSignatures: false }
    expect(applySigned(genesis, { tx: pay({ amount: 11n }), signature }, checked).effect.ok).toBe(true)
  })

  test('it was done already', () => {
    const once = send(town.genesis, pay()).state
    unchanged(once, send(once, pay()), 'wrong-nonce')
    // In a batch there is no nonce to compare: what was signed then is not what would be signed now.
    unchanged(once, applyPosted(once, posted({ account: BEN }), town.rules), 'wrong-signature')
  })

  test('there is not enough for amount and fee', () => {
    const { genesis } = town
    unchanged(genesis, send(genesis, pay({ amount: 1_000n, fee: 1n })), 'cannot-pay')
    unchanged(genesis, send(genesis, pay({ asset: 'token', amount: 501n })), 'cannot-pay')
    unchanged(genesis, send(genesis, pay({ asset: 'token', amount: 1n, fee: 1_001n })), 'cannot-pay')
    unchanged(genesis, send(genesis, pay({ amount: MAX_AMOUNT, fee: MAX_AMOUNT })), 'cannot-pay')
    unchanged(genesis, send(genesis, sell({ amount: 1_000n, fee: 1n })), 'cannot-pay')
    unchanged(genesis, send(genesis, leave({ amount: 1_000n, fee: 1n })), 'cannot-pay')
  })

  test('a balance would not fit', () => {
    const full = withAccount(town.genesis, BEN, { ether: MAX_AMOUNT - 9n })
    unchanged(full, send(full, pay({ amount: 10n })), 'balance-too-large')
    expect(send(full, pay({ amount: 9n })).effect.ok).toBe(true)
    const richSequencer = withAccount(town.genesis, SEQUENCER, { ether: MAX_AMOUNT })
    unchanged(richSequencer, send(richSequencer, pay({ fee: 1n })), 'balance-too-large')
    const richPool = withAccount(town.genesis, POOL, { ether: MAX_AMOUNT, token: MAX_AMOUNT })
    unchanged(richPool, send(richPool, sell({ amount: 2n })), 'balance-too-large')
  })

  test('the swap would give too little', () => {
    const { genesis } = town
    unchanged(genesis, send(genesis, sell({ sell: 'token', amount: 1n })), 'too-little-for-swap')
    const { received } = send(genesis, sell()).effect as { received: bigint }
    unchanged(genesis, send(genesis, sell({ atLeast: received + 1n })), 'too-little-for-swap')
    expect(send(genesis, sell({ atLeast: received })).effect.ok).toBe(true)
  })

  test('the tree is full', async () => {
    const small = await createTown({ residents: 6, depth: 3, ether: 10n })
    const state = { ...small.genesis, counters: { ...small.genesis.counters, withdrawals: 8 } }
    unchanged(state, send(state, pay({ to: STRANGER, amount: 1n })), 'tree-full')
    unchanged(state, send(state, leave({ amount: 1n })), 'tree-full')
    expect(send(state, pay({ amount: 1n })).effect.ok).toBe(true)
  })
})

describe('a message', () => {
  const take = (state: RollupState, record: Uint8Array) => applyMessage(state, record, town.rules)

  test('R15: a deposit goes to the account of that number and address, else to a new one', () => {
    const mine = take(town.genesis, encodeDeposit({ to: address(ANA), toIndex: ANA, amount: 5n }))
    expect([have(mine.state, ANA), mine.effect]).toEqual([[1_005n, 500n], expect.objectContaining({ paidTo: ANA })])
    const others = take(town.genesis, encodeDeposit({ to: address(ANA), toIndex: BEN, amount: 5n }))
    const number = town.genesis.counters.accounts
    expect(others.effect).toMatchObject({ paidTo: number })
    expect(accountsOf(others.state, address(ANA))).toEqual([ANA, number])
    expect([mine.state.counters.messages, others.state.counters.messages]).toEqual([1, 1])
  })

  test('R15: a deposit that does not fit is lost', () => {
    const full = withAccount(town.genesis, ANA, { ether: MAX_AMOUNT })
    const lost = take(full, encodeDeposit({ to: address(ANA), toIndex: ANA, amount: 1n }))
    expect([why(lost), lost.state.counters.messages, lost.state.accounts]).toEqual([
      'balance-too-large',
      1,
      full.accounts,
    ])
  })

  test('R16: a transaction by record is that transaction, with the nonce it was signed with', () => {
    const forced = take(town.genesis, encodeForcedTx(town.sign(leave({ to: STRANGER }))))
    expect(getLeaf(forced.state.outbox, 0)).toEqual({ to: STRANGER, amount: 10n })
    const again = take(forced.state, encodeForcedTx(town.sign(leave({ to: STRANGER }))))
    expect([why(again), again.state.counters.messages]).toEqual(['wrong-nonce', 2])
    const paid = take(town.genesis, encodeForcedTx(town.sign(pay()), BEN))
    expect(paid.effect).toMatchObject({ paidTo: BEN })
    const toNew = take(town.genesis, encodeForcedTx(town.sign(pay())))
    expect(toNew.effect).toMatchObject({ paidTo: town.genesis.counters.accounts })
    expect(take(town.genesis, encodeForcedTx(town.sign(sell()))).effect.ok).toBe(true)
    expect(why(take(town.genesis, encodeForcedTx(town.sign(pay({ from: POOL })))))).toBe('no-such-account')
  })

  test('R16: what is no message counts as taken, and does nothing', () => {
    const { state, effect } = take(town.genesis, new Uint8Array(124).fill(9))
    expect(effect).toEqual({ ok: false, why: 'malformed-record' })
    expect(state).toEqual({ ...town.genesis, counters: { ...town.genesis.counters, messages: 1 } })
  })
})

describe('a batch', () => {
  const deposit = (n: number) => encodeDeposit({ to: address(BEN), toIndex: BEN, amount: BigInt(n) })
  const input = (batch: L2Batch | Uint8Array, more: Partial<BatchInput> = {}): BatchInput => ({
    posted: batch instanceof Uint8Array ? batch : encodeBatch(batch),
    postedAt: GENESIS_TIME + 100,
    messageCount: 0,
    dueTo: 0,
    message: deposit,
    ...more,
  })
  const run = (state: RollupState, given: BatchInput) => applyBatch(state, given, town.rules)
  const block = (secondsLater: number) => ({ secondsLater, transactions: [] })

  test('R23: messages come first, up to what it says and what was due, then transactions', () => {
    const all = withAccount(town.genesis, BEN, { ether: 0n })
    const tx = town.sign(pay({ from: BEN, to: address(ANA), amount: 3n }))
    const { nonce: _, ...fields } = tx.tx as Extract<L2Tx, { kind: 'transfer' }>
    const transactions = [{ ...fields, to: { account: ANA }, signature: tx.signature }]
    const batch: L2Batch = { messagesTo: 2, blocks: [{ secondsLater: 4, transactions }] }
    const two = run(all, input(batch, { messageCount: 5 }))
    expect([
      two.messages.length,
      have(two.state, BEN),
      why({ state: all, effect: two.transactions[0] as never }),
    ]).toEqual([2, [1n, 500n], 'cannot-pay'])
    const four = run(all, input(batch, { messageCount: 5, dueTo: 4 }))
    expect([four.messages.length, have(four.state, BEN)]).toEqual([4, [6n - 3n, 500n]])
    expect(four.state.counters).toMatchObject({ messages: 4, batches: 1, blocks: 1, timestamp: GENESIS_TIME + 4 })
  })

  test('R22: a malformed one takes what is due, counts, and does nothing else', () => {
    const cases: [Uint8Array | L2Batch, string][] = [
      [Uint8Array.of(9), 'format'],
      [{ messagesTo: 6, blocks: [block(0)] }, 'messages'],
      [{ messagesTo: 0, blocks: [block(60), block(41)] }, 'time'],
    ]
    for (const [batch, reason] of cases) {
      const { state, malformed, messages } = run(town.genesis, input(batch, { messageCount: 5, dueTo: 1 }))
      expect([malformed, messages.length]).toEqual([reason, 1])
      expect(state.counters).toMatchObject({ messages: 1, batches: 1, blocks: 0, timestamp: GENESIS_TIME })
    }
    const taken = { ...town.genesis, counters: { ...town.genesis.counters, messages: 3 } }
    expect(run(taken, input({ messagesTo: 2, blocks: [] }, { messageCount: 5 })).malformed).toBe('messages')
    expect(run(taken, input({ messagesTo: 3, blocks: [] }, { messageCount: 5 })).malformed).toBeNull()
  })

  test('R22: the time of posting itself is not too late, and without blocks there is no time', () => {
    expect(run(town.genesis, input({ messagesTo: 0, blocks: [block(60), block(40)] })).malformed).toBeNull()
    expect(run(town.genesis, input({ messagesTo: 0, blocks: [] }, { postedAt: 5 })).malformed).toBeNull()
  })

  test('R22: no bytes are no malformed batch', () => {
    const { malformed, state } = run(town.genesis, input(new Uint8Array(0), { messageCount: 2, dueTo: 2 }))
    expect([malformed, state.counters.messages, state.counters.batches]).toEqual([null, 2, 1])
  })
})

const sumOf = (state: RollupState, asset: Asset): bigint => {
  let sum = 0n
  for (const [, account] of allAccounts(state)) sum += account[asset]
  return sum
}
const withdrawn = ({ outbox, counters }: RollupState): bigint => {
  let sum = 0n
  for (let n = 0; n < counters.withdrawals; n++) sum += getLeaf(outbox, n)?.amount ?? 0n
  return sum
}

test('money is conserved: whatever anybody asks for, in batches and through the inbox', async () => {
  const rich = await createTown()
  let effective = 0
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const rng = createRng(`money ${seed}`)
      let state = rich.genesis
      const [ether, token] = [sumOf(state, 'ether'), sumOf(state, 'token')]
      let deposited = 0n
      for (let round = 0; round < 3; round++) {
        const records = Array.from({ length: 4 }, () => randomRecord(rich, state, rng))
        const first = state.counters.messages
        const messagesTo = first + rng.int(5)
        const batch = randomBatch(rich, state, rng, { transactions: 8, messagesTo })
        const applied = applyBatch(
          state,
          {
            posted: encodeBatch(batch),
            postedAt: state.counters.timestamp + 1_000,
            messageCount: first + 4,
            dueTo: first + rng.int(3),
            message: (n) => records[n - first] as Uint8Array,
          },
          rich.rules,
        )
        expect(applied.malformed).toBeNull()
        for (const [i, effect] of applied.messages.entries()) {
          const record = records[i] as Uint8Array
          if (effect.ok && record[0] === 0) deposited += new DataView(record.buffer).getBigUint64(30)
        }
        effective += applied.transactions.filter((effect) => effect.ok).length
        state = applied.state
        expect(sumOf(state, 'ether') + withdrawn(state)).toBe(ether + deposited)
        expect(sumOf(state, 'token')).toBe(token)
      }
    }),
    { numRuns: 80 },
  )
  expect(effective).toBeGreaterThan(100)
})

test('R7: a state is known by its output, which leads to every account and withdrawal', () => {
  const { keccak256 } = town.crypto
  const { state } = send(town.genesis, leave())
  const known = statePreimages(state, keccak256)
  const open = (hash: Uint8Array) => known.get(bytesToHex(hash)) as Uint8Array
  const top = open(outputOf(state, keccak256))
  expect(top.subarray(0, 32)).toEqual(rootOf(state.accounts, keccak256))
  expect(open(top.subarray(32))).toEqual(
    Uint8Array.from([...rootOf(state.outbox, keccak256), ...outputParts(state, keccak256).counters]),
  )
  for (const [hash, preimage] of known) expect(bytesToHex(keccak256(preimage))).toBe(hash)
  expect(bytesToHex(outputOf(state, keccak256))).not.toBe(bytesToHex(outputOf(town.genesis, keccak256)))
})
