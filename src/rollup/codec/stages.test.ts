import { createCustomCommon, Mainnet } from '@ethereumjs/common'
import { RLP } from '@ethereumjs/rlp'
import { createLegacyTx } from '@ethereumjs/tx'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRng } from '../../kernel/rng.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { createRollupWorkload, type RollupWorkload } from '../bench/workload.ts'
import { createTown, randomBatch, type Town } from '../testing/town.ts'
import { decodeBatch, encodeBatch } from './batch.ts'
import type { L2Batch } from './payload.ts'
import { resolveBatch } from './resolve.ts'
import { STAGES, type Stage, stagesOf } from './stages.ts'

const CHAIN_ID = 31_337

let workload: RollupWorkload
let hundred: Stage[]
let town: Town
let mixed: L2Batch
let stages: Stage[]
beforeAll(async () => {
  workload = await createRollupWorkload({ transfers: 100, perBatch: 100 })
  const [batch] = workload.batches
  hundred = stagesOf({ batch: batch as L2Batch, state: workload.genesis, rules: workload.rules, chainId: CHAIN_ID })
  town = await createTown()
  mixed = randomBatch(town, town.genesis, createRng('stages'), { transactions: 60, messagesTo: 3 })
  stages = stagesOf({ batch: mixed, state: town.genesis, rules: town.rules, chainId: CHAIN_ID })
})

const find = (all: readonly Stage[], stage: Stage['stage'], withSignatures: boolean): Stage =>
  all.find((one) => one.stage === stage && one.withSignatures === withSignatures) as Stage

describe('a hundred payments', () => {
  test('become smaller at each stage: from what L1 takes to 80 bytes with signatures, 12 without', () => {
    const sizes = (withSignatures: boolean) =>
      STAGES.map((stage) => find(hundred, stage, withSignatures).perTransaction)
    expect(sizes(true)).toEqual(sizes(true).sort((a, b) => b - a))
    // RLP drops the zeros that fixed fields keep: where no signature tells the sender, the two are about as long.
    const [rlp = 0, packed = 0, ...rest] = sizes(false)
    expect(Math.abs(rlp - packed)).toBeLessThan(1)
    expect(rest).toEqual([...rest].sort((a, b) => b - a))
    expect(find(hundred, 'rlp', true).perTransaction).toBeGreaterThan(105)
    expect(find(hundred, 'rlp', true).perTransaction).toBeLessThan(115)
    expect(find(hundred, 'deflated', true).perTransaction).toBeLessThanOrEqual(80)
    expect(find(hundred, 'deflated', false).perTransaction).toBeLessThanOrEqual(12)
  })

  test('signatures hardly become smaller: what is random has no pattern', () => {
    const bytesOf = (stage: Stage) => stage.byField.find(({ field }) => field === 'signature')?.bytes ?? 0
    expect(bytesOf(find(hundred, 'short', true))).toBe(6_400)
    expect(bytesOf(find(hundred, 'deflated', true))).toBeGreaterThan(6_200)
    expect(bytesOf(find(hundred, 'deflated', false))).toBe(0)
  })
})

test('spans tell every byte of every stage, in order and without gaps', () => {
  expect(stages).toHaveLength(2 * STAGES.length)
  for (const { bytes, spans, byField } of stages) {
    let at = 0
    for (const { start, end } of spans) {
      expect([start, end > start]).toEqual([at, true])
      at = end
    }
    expect(at).toBe(bytes.length)
    expect(byField.reduce((sum, field) => sum + field.bytes, 0)).toBeCloseTo(bytes.length, 6)
  }
})

test('what is posted is the last stage', () => {
  expect(find(stages, 'deflated', true).bytes).toEqual(encodeBatch(mixed))
  expect(decodeBatch(find(stages, 'short', true).bytes)).toEqual({ ok: true, batch: mixed })
  expect(decodeBatch(find(stages, 'short', false).bytes, { signatures: false }).ok).toBe(true)
})

test('the first stage is RLP as L1 reads it', () => {
  const common = createCustomCommon({ chainId: CHAIN_ID }, Mainnet)
  let rest = find(stages, 'rlp', true).bytes
  for (const { tx, posted } of resolveBatch(mixed, town.genesis, town.rules)) {
    const { data, remainder } = RLP.decode(rest, true)
    const legacy = createLegacyTx(
      Object.fromEntries(
        ['nonce', 'gasPrice', 'gasLimit', 'to', 'value', 'data', 'v', 'r', 's'].map((name, i) => [
          name,
          (data as Uint8Array[])[i],
        ]),
      ),
      { common },
    )
    // Its own encoder gives the same bytes: ours is canonical.
    expect(legacy.serialize()).toEqual(rest.slice(0, rest.length - remainder.length))
    expect([legacy.nonce, legacy.r ?? 0n]).toEqual([BigInt(tx.nonce), BigInt(bytesToHex(posted.signature.r))])
    expect(legacy.gasPrice * legacy.gasLimit).toBeGreaterThanOrEqual(tx.fee * 10n ** 9n)
    if (tx.kind === 'transfer' && tx.asset === 'ether') {
      expect([legacy.to?.toString(), legacy.value]).toEqual([tx.to, tx.amount * 10n ** 9n])
    }
    rest = remainder
  }
  expect(rest).toHaveLength(0)
})

test('without signatures the forms say who pays, since nothing else does', () => {
  const fields = (withSignatures: boolean) => find(stages, 'packed', withSignatures).byField.map(({ field }) => field)
  expect(fields(true)).toEqual(['kind', 'to', 'amount', 'atLeast', 'fee', 'nonce', 'signature'])
  expect(fields(false)).toEqual(['kind', 'from', 'to', 'amount', 'atLeast', 'fee', 'nonce'])
  const from = find(stages, 'rlp', false).spans.find(({ field }) => field === 'from')
  const { bytes } = find(stages, 'rlp', false)
  const [first] = resolveBatch(mixed, town.genesis, town.rules)
  expect(bytesToHex(bytes.slice(from?.start, from?.end))).toBe(first?.sender)
})

test('an empty batch has stages, too', () => {
  const empty = stagesOf({ batch: { messagesTo: 0, blocks: [] }, state: town.genesis, rules: town.rules, chainId: 1 })
  expect(empty.map(({ bytes, perTransaction }) => [bytes.length, perTransaction])).toEqual(
    [0, 0, 0, 3, 3, 0, 0, 0, 3, 3].map((length) => [length, 0]),
  )
})
