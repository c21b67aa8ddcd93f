import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../kernel/types.ts'
import { concatBytes } from '../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../lib/hex.ts'
import { finalityOf } from './finality.ts'
import { inboxOf } from './inbox.ts'
import { outboxOf } from './outbox.ts'
import { STANDINGS } from './ports.ts'
import { encodeDeposit } from './records.ts'
import { encodeWithdrawal, outputOf } from './state.ts'
import { createTown, type Town } from './testing/town.ts'
import { applySigned } from './transition.ts'
import { verifyProof } from './tree.ts'

let town: Town
beforeAll(async () => {
  town = await createTown()
})

test('the proof of a withdrawal makes the output, as the bridge computes it', () => {
  const { keccak256 } = town.crypto
  let state = town.genesis
  for (const nonce of [0, 1, 2]) {
    const to: Hex = `0x${'ab'.repeat(20)}`
    state = applySigned(
      state,
      town.sign({ kind: 'withdraw', from: 2, to, amount: BigInt(nonce), fee: 0n, nonce }),
      town.rules,
    ).state
  }
  const outbox = outboxOf(state, keccak256)
  const proof = outbox.proof(2)
  expect([outbox.count, proof?.withdrawal.amount, outbox.proof(3), outbox.withdrawal(3)]).toEqual([
    3,
    2n,
    undefined,
    undefined,
  ])
  if (proof === undefined) throw new Error('there is a proof')
  const leaf = keccak256(encodeWithdrawal(proof.withdrawal))
  const siblings = proof.siblings.map((hash) => hexToBytes(hash))
  const root = siblings.reduce(
    (node, beside, level) => keccak256(concatBytes((2 >> level) & 1 ? [beside, node] : [node, beside])),
    leaf,
  )
  expect(verifyProof({ root, index: 2, leaf, siblings }, keccak256)).toBe(true)
  const [accounts, counters] = [hexToBytes(proof.accountsRoot), hexToBytes(proof.counters)]
  const output = keccak256(concatBytes([accounts, keccak256(concatBytes([root, counters]))]))
  expect([bytesToHex(output), proof.output]).toEqual([proof.output, bytesToHex(outputOf(state, keccak256))])
})

test('a batch becomes surer step by step, and only the last step is called final', () => {
  const view = finalityOf({ posted: 4, postedFinal: 3, confirmed: 2, confirmedFinal: 1 })
  expect([4, 3, 2, 1, 0].map((batch) => view.standingOf(batch))).toEqual([...STANDINGS])
})

test('a message waits, is due, is taken', () => {
  const deposit = { to: `0x${'ab'.repeat(20)}`, toIndex: 2, amount: 5n } as const
  const records = [encodeDeposit(deposit), new Uint8Array(124).fill(9), encodeDeposit(deposit)]
  const inbox = inboxOf({ records, due: 2, taken: 1 })
  const standings = [0, 1, 2, 3].map((number) => inbox.message(number)?.standing)
  expect([inbox.count, standings]).toEqual([3, ['taken', 'due', 'waiting', undefined]])
  expect(inbox.message(0)?.message).toEqual({ kind: 'deposit', ...deposit })
  expect(inbox.message(1)?.message).toBeNull()
})
