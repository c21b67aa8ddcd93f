import { expect, test } from 'vitest'
import { type Answer, testLenses } from '../../../../testing/lensSuite.tsx'
import { fakeRollup, OPTIMISTIC_VIEWS } from '../../../../testing/optimisticView.ts'
import { fakeAccountPath, fakeBatchBytes, fakeRun, fakeStep } from '../../../../testing/rollupAnswers.ts'
import type { RollupReads } from '../../engine/pictures.ts'
import type { GameView, LedgerRow, OptimisticView } from '../../engine/types/view.ts'
import * as ids from '../ids.ts'
import { BatchBytes } from './BatchBytes.tsx'
import { BatchFacts } from './BatchFacts.tsx'
import { ClaimPanel } from './ClaimPanel.tsx'
import { Claims } from './Claims.tsx'
import { Inbox, Message, Withdrawal, Withdrawals } from './Crossings.tsx'
import { GamePanel } from './GamePanel.tsx'
import { Instruction } from './Instruction.tsx'
import { Ledger } from './Ledger.tsx'
import { inspected, lenses } from './lenses.tsx'
import { L2Block, L2Tx, OneShot } from './Payments.tsx'
import { Pool, Watcher } from './People.tsx'
import { RunPanel } from './RunPanel.tsx'
import { Queue, SequencerPanel } from './SequencerPanel.tsx'
import { StateTree } from './StateTree.tsx'

const read = testLenses<OptimisticView, RollupReads>({
  views: OPTIMISTIC_VIEWS,
  lenses,
  inspected,
  panels: [
    [BatchFacts, ({ batches }) => [ids.OPEN, ...batches.map(({ batch }) => ids.batchId(batch))]],
    [Claims, () => [ids.ROLLUP]],
    [ClaimPanel, ({ claims }) => claims.map(({ claim }) => ids.claimId(claim))],
    [GamePanel, ({ games }) => games.map(({ game }) => ids.gameId(game))],
    [Instruction, ({ games }) => games.map(({ game }) => ids.instructionId(game))],
    [Pool, () => [ids.POOL]],
    [SequencerPanel, () => [ids.SEQUENCER]],
    [Queue, () => [ids.QUEUE]],
    [Inbox, () => [ids.INBOX]],
    [Message, ({ messages }) => messages.map(({ message }) => ids.messageId(message))],
    [Withdrawals, () => [ids.BRIDGE]],
    [Withdrawal, ({ withdrawals }) => withdrawals.map(({ withdrawal }) => ids.withdrawalId(withdrawal))],
    [Watcher, ({ watchers }) => watchers.map(({ id }) => ids.watcherId(id))],
    [L2Tx, ({ transactions }) => transactions.slice(0, 5).map(({ hash }) => ids.l2TxId(hash))],
    [L2Block, ({ blocks }) => blocks.slice(0, 5).map(({ number }) => ids.l2BlockId(number))],
    [OneShot, ({ oneShot }) => oneShot.map(({ post }) => ids.oneShotId(post))],
    [Ledger, () => [ids.ROLLUP]],
  ],
  gone: [
    [BatchFacts, 'l2/batch:9'],
    [ClaimPanel, 'claim:9'],
    [GamePanel, 'game:9'],
    [Instruction, 'instruction:9'],
    [Message, 'message:9'],
    [Withdrawal, 'withdrawal:9'],
    [L2Block, 'l2/block:9'],
    [OneShot, 'one-shot:9'],
  ],
  objects: [
    ...[
      ids.SEQUENCER,
      ids.QUEUE,
      ids.OPEN,
      ids.TREE,
      ids.POOL,
      ids.INBOX,
      ids.BRIDGE,
      ids.ROLLUP,
      ids.EXIT,
      ids.PROVIDER,
    ],
    ...[ids.l2BlockId, ids.batchId, ids.accountId, ids.claimId, ids.gameId, ids.instructionId].map((id) => id(0)),
    ...[ids.messageId, ids.withdrawalId, ids.oneShotId].map((id) => id(0)),
    ...[ids.l2TxId('0x12'), ids.watcherId('vera')],
  ],
})

const batched = fakeRollup({ batches: ['posted'], claims: ['open'] })

test('the bytes lens says what is posted, and why signatures are', () => {
  const words = read(BatchBytes, batched, ids.batchId(0), [['rollup_batch', [0], fakeBatchBytes()]])
  expect(words).toMatch(/Deflate 69 828 posted 5 60/)
  expect(words).toContain('no fraud proof could show who agreed to what')
  expect(words).toMatch(/signature of transaction|signature 768 64/)
})

test('the proof lens shows a root that fits, and one that does not', () => {
  const path = fakeAccountPath()
  const said = (answer: unknown) => read(StateTree, batched, ids.accountId(2), [['rollup_account', [2], answer]])
  expect(said(path)).toContain('= Accounts root')
  expect(said(path)).toContain('= output as the engine has it')
  expect(said({ ...path, accountsRoot: `0x${'11'.repeat(32)}` })).toContain('≠ differs from: Accounts root')
})

test('a run says where its steps go', () => {
  const words = read(RunPanel, batched, ids.claimId(0), [['rollup_run', [0], fakeRun()]])
  expect(words).toMatch(/keccak 64,000 48.8 %/)
  expect(words).toMatch(/Transaction 0 42,000 7,000/)
})

const disputed = (game: NonNullable<Parameters<typeof fakeRollup>[0]>['games']) =>
  fakeRollup({ batches: ['disputed'], claims: ['disputed'], detected: true, watchers: ['hand'], games: game ?? [] })

test('a person who watches by hand is offered every part, and told that a wrong one loses', () => {
  const words = read(GamePanel, disputed([{ branching: 4, turn: 'challenger' }]), ids.gameId(0))
  expect(words).toContain('Vera has to move')
  for (const part of ['Part 1 0–32,768', 'Part 4 98,304–131,072']) expect(words).toContain(part)
  expect(words).toContain('Either way you lose, though the claim is false')
  expect(words).toContain('first difference')
})

test('the last instruction is shown in C, as an instruction, and by what the two sides have in one register', () => {
  const view = disputed([{ rounds: 17, turn: 'prove' }])
  const game = view.games[0] as GameView
  const answer: Answer<RollupReads> = ['rollup_step', [game.claim, game.lo], fakeStep()]
  const words = read(Instruction, view, ids.instructionId(0), [answer])
  expect(words).toContain('u64 amount = tx-&gt;amount;')
  expect(words).toMatch(/a5 [0-9a-f]{8} [\d,]+ 0007a120 500,000 0269fb20 40,500,000 ≠ differs/)
  expect(words).toContain('= both sides agree on')
  expect(words).toContain('= memory root in the state')
  expect(words).not.toContain('differs from:')
  expect(read(Instruction, disputed([{ rounds: 3 }]), ids.instructionId(0))).toContain('still in dispute')
})

test('a ledger adds up before one’s eyes', () => {
  const row = (id: string, change: Partial<LedgerRow>): LedgerRow => ({
    id,
    name: id,
    role: 'watcher',
    gasWei: '0',
    bondsLockedWei: '0',
    bondsLostWei: '0',
    rewardsWei: '0',
    l1Wei: '0',
    l2Gwei: '0',
    creditWei: '0',
    ...change,
  })
  const eth = '1000000000000000000'
  const view = {
    ...batched,
    ledger: [
      row('sequencer', { bondsLostWei: eth }),
      row('vera', { gasWei: '2000000000000000', rewardsWei: '500000000000000000' }),
    ],
  }
  const words = read(Ledger, view, ids.ROLLUP)
  expect(words).toMatch(/vera −0.002 \+0.5 \+0.498/)
  expect(words).toMatch(/Sum −0.002 −0.5 −0.502/)
  expect(words).toContain('Burnt, so that nobody can fine himself for nothing: 0.5 ETH')
})
