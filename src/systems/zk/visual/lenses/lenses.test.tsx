import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { testLenses } from '../../../../testing/lensSuite.tsx'
import { fakeZk, ZK_VIEWS } from '../../../../testing/zkView.ts'
import type { PairingPicture, RowPicture, ScopePicture, WitnessPicture, ZkReads } from '../../engine/pictures.ts'
import type { ZkView } from '../../engine/types/view.ts'
import * as ids from '../ids.ts'
import { Batch } from './Batch.tsx'
import { Circuit } from './Circuit.tsx'
import { Committee, Member } from './Committee.tsx'
import { Cost } from './Cost.tsx'
import { Data } from './Data.tsx'
import { inspected, lenses } from './lenses.tsx'
import { Message, Messages } from './Messages.tsx'
import { Money } from './Money.tsx'
import { Equation, Proof } from './Proof.tsx'
import { Prover } from './Prover.tsx'
import { Published } from './Published.tsx'
import { Exits, Rollup, Verifier } from './Rollup.tsx'
import { L2Tx, Queue, Sequencer } from './Sequencer.tsx'
import { Source } from './Source.tsx'
import { Accounts, StateTree } from './StateTree.tsx'

const read = testLenses<ZkView, ZkReads>({
  views: ZK_VIEWS,
  lenses,
  inspected,
  panels: [
    [Batch, ({ batches }) => [ids.OPEN, ...batches.map(({ batch }) => ids.batchId(batch))]],
    [Published, ({ batches }) => batches.map(({ batch }) => ids.batchId(batch))],
    [Cost, ({ batches }) => batches.map(({ batch }) => ids.batchId(batch))],
    [Proof, ({ batches }) => batches.map(({ batch }) => ids.proofId(batch))],
    [Equation, ({ batches }) => batches.map(({ batch }) => ids.proofId(batch))],
    [Circuit, () => [ids.CIRCUIT, ids.PROVER]],
    [Prover, () => [ids.PROVER]],
    [Accounts, () => [ids.TREE]],
    [StateTree, () => [ids.TREE]],
    [Committee, () => [ids.COMMITTEE]],
    [Member, ({ committee }) => committee.map(({ id }) => ids.memberId(id))],
    [Sequencer, () => [ids.SEQUENCER]],
    [Queue, () => [ids.QUEUE]],
    [L2Tx, ({ transactions }) => transactions.slice(0, 3).map(({ hash }) => ids.l2TxId(hash))],
    [Messages, () => [ids.MESSAGES]],
    [Message, ({ messages }) => messages.slice(0, 3).map(({ message }) => ids.messageId(message))],
    [Rollup, () => [ids.ROLLUP]],
    [Verifier, () => [ids.VERIFIER]],
    [Exits, () => [ids.ROLLUP]],
    [Money, ({ credits }) => [ids.POT, ...credits.map(({ owner }) => ids.creditId(owner))]],
    [Data, ({ accounts }) => [ids.DATA, ...accounts.slice(0, 3).map(({ number }) => ids.accountId(number))]],
  ],
  gone: [
    [Batch, ids.batchId(9)],
    [Published, ids.batchId(9)],
    [Cost, ids.batchId(9)],
    [Proof, ids.proofId(9)],
    [Equation, ids.proofId(9)],
    [Message, ids.messageId(9)],
    [Member, ids.memberId('zoe')],
    [L2Tx, ids.l2TxId('0x12')],
    [Committee, ids.COMMITTEE],
  ],
  objects: [
    ...[ids.SEQUENCER, ids.QUEUE, ids.OPEN, ids.TREE, ids.PROVER, ids.CIRCUIT, ids.COMMITTEE, ids.ROLLUP],
    ...[ids.VERIFIER, ids.MESSAGES, ids.CREDITS, ids.POT, ids.DATA],
    ...[ids.batchId, ids.proofId, ids.accountId, ids.messageId].map((id) => id(1)),
    ...[ids.l2TxId('0x1'), ids.memberId('cleo'), ids.creditId('0x12')],
  ],
})

// ── What they say ────────────────────────────────────────────────────────────────────────────────

test('a batch that breaks the rules and has a proof is said to be both', () => {
  const view = ZK_VIEWS['proven and false']
  expect(read(Batch, view, ids.batchId(2))).toMatch(/proven: L1 has checked a proof.*This batch breaks the rules/)
  expect(read(Batch, view, ids.batchId(1))).not.toContain('breaks the rules')
})

test('where there can be no proof, the constraint is named', () => {
  const view = ZK_VIEWS['proof impossible']
  const words = read(Proof, view, ids.proofId(2))
  expect(words).toContain('slot 0 / payer / the balance covers amount and fee / bits make the number')
  expect(words).toContain('the first payment was made larger')
  expect(words).not.toContain('Three points')
})

test('a refused proof says by which error, and leads to the run of the verifier', () => {
  const words = read(Proof, ZK_VIEWS['proof refused'], ids.proofId(2))
  expect(words).toMatch(/L1 refused it.*OtherWords.*See how L1 checks it/)
})

const broken = 'slot 0 / payer / the balance covers amount and fee / bits make the number'
const scope: ScopePicture = {
  scope: 'slot 0 / payer / the balance covers amount and fee',
  products: 64,
  equalities: 1,
  wires: 64,
  parts: [
    { name: 'bit # is 0 or 1', instances: ['bit 0 is 0 or 1'], count: 64, isScope: false, products: 64, equalities: 0 },
    { name: 'bits make the number', instances: [], count: 1, isScope: false, products: 0, equalities: 1 },
  ],
}
const row: RowPicture = {
  name: broken,
  nth: 0,
  of: 1,
  kind: 'equality',
  a: { terms: [{ factor: '8', wire: 'slot 0 / bit 3', value: '1' }], more: 63, value: '899' },
  b: null,
  c: { terms: [{ factor: '-1', wire: 'slot 0 / amount', value: '5000' }], more: 0, value: '-4001' },
  holds: false,
}
const witness: WitnessPicture = {
  scope: scope.scope,
  wires: [{ name: 'bit 0', value: '1' }],
  more: 63,
  wireCount: 50_000,
  broken: [{ name: broken, a: '899', b: '1', c: '-4001' }],
  brokenCount: 1,
  tamper: 'overspend',
}

test('the circuit opens at what a witness breaks, with its numbers and its name', () => {
  const words = read(Circuit, ZK_VIEWS['proof impossible'], ids.proofId(2), [
    ['zk_circuit', [scope.scope], scope],
    ['zk_row', [2, broken, 0], row],
    ['zk_witness', [2, scope.scope], witness],
  ])
  expect(words).toContain('is broken in this witness')
  expect(words).toMatch(/8 × bit 3 1 and 63 more together 899/)
  expect(words).toMatch(/−1 × amount 5000 together −4001/)
  expect(words).toMatch(/bit # is 0 or 1 × 64 64 0 bits make the number 0 1 Together 64 1/)
})

test('nothing in the circuit’s lens says which check is missing', () => {
  const all = read(Circuit, fakeZk({ missing: 'funds' }), ids.CIRCUIT, [['zk_circuit', [''], { ...scope, scope: '' }]])
  const whole = read(Circuit, fakeZk(), ids.CIRCUIT, [['zk_circuit', [''], { ...scope, scope: '' }]])
  expect(all).toBe(whole)
})

test('a constraint is shown where it is written', () => {
  const words = renderToStaticMarkup(<Source constraint={broken} />).replace(/<[^>]*>/g, ' ')
  expect(words).toMatch(/slot\.ts, line \d+/)
  expect(words).toContain('the balance covers amount and fee')
  expect(words).toContain('bits make the number')
})

const hash = (digit: string) => `0x${digit.repeat(64)}` as const
const pairs = [
  { left: 'minusA', right: 'b', g1: hash('1'), g2: hash('2') },
  { left: 'alpha', right: 'beta', g1: hash('1'), g2: hash('2') },
] as const
const pairing: PairingPicture = {
  batch: 2,
  wasRefused: true,
  proof: '0x',
  inputs: [
    { name: 'old root', proven: hash('a'), onL1: hash('a'), point: hash('c') },
    { name: 'new root', proven: hash('b'), onL1: hash('d'), point: hash('c') },
  ],
  equation: { pairs, isOne: true, hasBadPoint: false },
  onL1: { pairs, isOne: false, hasBadPoint: false },
}

test('a true proof of something else than L1 has is seen as both', () => {
  const view = ZK_VIEWS['proof refused']
  const words = read(Equation, view, ids.proofId(2), [['zk_pairing', [2], pairing]])
  expect(words).toContain('As it was shown to L1, and refused')
  expect(words).toMatch(/old root .* = .*new root .* ≠/)
  expect(words).toMatch(/is 1: accepted.*The same with what L1 has.*is not 1: refused/)
})

test('times are those of this machine, and say so', () => {
  const timings = [{ plan: 'batch of 4', what: 'proof', milliseconds: 2312.6 }]
  const words = read(Prover, fakeZk(), ids.PROVER, [['zk_timings', [], timings]])
  expect(words).toMatch(/On this machine.*batch of 4 proof 2,313 ms.*other times on another machine/)
})

test('who has no data is frozen and not robbed', () => {
  const words = read(Data, ZK_VIEWS['frozen, data withheld'], ids.DATA)
  expect(words).toContain('no: frozen, not stolen')
  expect(words).toContain('yes, from L1')
})

test('money that is missing is said in full', () => {
  const words = read(Money, ZK_VIEWS['robbed'], ids.POT)
  expect(words).toMatch(/Debts are more than holdings.*4 ETH.*44 ETH.*40 ETH/)
})
