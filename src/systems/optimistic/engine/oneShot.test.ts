import { beforeAll, expect, test } from 'vitest'
import { RECORD_BYTES } from '../../../rollup/records.ts'
import { accountAt, encodeCounters, outputOf, type RollupState, SEQUENCER } from '../../../rollup/state.ts'
import type { L2Tx, PostedTx } from '../../../rollup/transactions.ts'
import { applyPosted, postedTx } from '../../../rollup/transition.ts'
import { ANA, addressOf, BEN, createTown, sign, type Town } from '../tests/oneShotTown.ts'
import { oneShotPost, oneShotProof, recordsOf } from './oneShot.ts'

// That L1 takes these for what they are is in contracts/ReExecutor.test.ts.

let town: Town
beforeAll(async () => {
  town = await createTown()
})

const pay = (nonce: number, to: number): L2Tx => ({
  kind: 'transfer',
  from: ANA,
  to: addressOf(town.crypto, to),
  asset: 'ether',
  amount: 5n,
  fee: 1n,
  nonce,
})

/** As a sequencer would post them: each on the state that the one before left. */
function posted(transactions: readonly L2Tx[]): { readonly batch: PostedTx[]; readonly end: RollupState } {
  const batch: PostedTx[] = []
  let state = town.state
  for (const tx of transactions) {
    const each = postedTx(state, sign(town, tx))
    batch.push(each)
    state = applyPosted(state, each, town.rules).state
  }
  return { batch, end: state }
}

test('a batch as records ends where the batch ends', () => {
  const withdrawal: L2Tx = {
    kind: 'withdraw',
    from: ANA,
    to: addressOf(town.crypto, BEN),
    amount: 7n,
    fee: 1n,
    nonce: 3,
  }
  const swap: L2Tx = { kind: 'swap', from: ANA, sell: 'token', amount: 9_000n, atLeast: 1n, fee: 1n, nonce: 4 }
  const { batch, end } = posted([pay(0, BEN), pay(1, 40), pay(2, 40), withdrawal, swap])
  const records = recordsOf(town.state, batch, town.rules)
  expect(records.map(({ length }) => length)).toEqual(Array(5).fill(RECORD_BYTES))
  const { outputs } = oneShotPost({ state: town.state, records, rules: town.rules })
  expect(outputs.at(-1)).toEqual(outputOf(end, town.crypto.keccak256))
  expect(new Set(outputs.map(String)).size).toBe(6)
})

test('a transfer to an account that there is not had no effect, and does not get one by becoming a record', () => {
  const [good] = posted([pay(0, BEN)]).batch
  if (good?.kind !== 'transfer') throw new Error('a transfer')
  const astray: PostedTx = { ...good, to: { account: 77 } }
  expect(recordsOf(town.state, [astray], town.rules)).toEqual([])
  expect(recordsOf(town.state, [astray, good], town.rules)).toHaveLength(1)
})

test('records take no message from the inbox', () => {
  const records = recordsOf(town.state, posted([pay(0, BEN)]).batch, town.rules)
  const { states } = oneShotPost({ state: town.state, records, rules: town.rules })
  const before = encodeCounters(town.state.counters)
  expect(states.map(({ counters }) => encodeCounters(counters))).toEqual([before, before])
})

test('a deposit among the records has no effect: nobody paid for it', () => {
  const deposit = new Uint8Array(RECORD_BYTES)
  deposit[37] = 1
  const { outputs } = oneShotPost({ state: town.state, records: [deposit], rules: town.rules })
  expect(outputs[1]).toEqual(outputs[0])
})

test('a liar tells the truth before the lie, and goes on from it after', () => {
  const records = recordsOf(town.state, posted([pay(0, BEN), pay(1, BEN), pay(2, BEN)]).batch, town.rules)
  const told = oneShotPost({ state: town.state, records, rules: town.rules, lieAt: 1 })
  const truth = oneShotPost({ state: town.state, records, rules: town.rules })
  expect(told.outputs.map((output, index) => String(output) === String(truth.outputs[index]))).toEqual([
    true,
    true,
    false,
    false,
  ])
  const [now, before] = [told, truth].map(({ states }) => accountAt(states[3] ?? town.state, SEQUENCER)?.ether ?? 0n)
  expect((now ?? 0n) - (before ?? 0n)).toBe(10n ** 9n)
})

test('there is no proof about a record that there is not', () => {
  const none = oneShotPost({ state: town.state, records: [], rules: town.rules })
  expect(() => oneShotProof(none, 0, town.crypto.keccak256)).toThrow('no record 0')
})
