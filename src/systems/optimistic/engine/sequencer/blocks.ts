// The sequencer's second: what waits is put in order, executed, and promised.

import { GENESIS_TIMESTAMP } from '../../../../l1/chain/genesis.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { accountAt, type RollupState } from '../../../../rollup/state.ts'
import type { SignedTx, Swap } from '../../../../rollup/transactions.ts'
import { applyMessage, applySigned, type Effect, postedTx, type Rules } from '../../../../rollup/transition.ts'
import { rootOf } from '../../../../rollup/tree.ts'
import type { OptimisticCtx } from '../errands.ts'
import { accountOfPerson, addressOf, SEQUENCER_ID } from '../people.ts'
import { gwei, type OptimisticState, type Promised, type Queued, type SealedBlock, type Sequencer } from '../state.ts'
import type { L2BlockSummary } from '../types/events.ts'
import { quote } from './fees.ts'
import { inOrder, sandwich } from './ordering.ts'
import { draft, signAs, summarise } from './wallet.ts'

/** Blocks come a second apart, at whole seconds, and only while something waits. */
export function startTicking(state: OptimisticState, { clock }: OptimisticCtx): OptimisticState {
  const { sequencer } = state
  if (sequencer.ticking || !sequencer.online || sequencer.queue.length === 0) return state
  const at = Math.floor(clock.now) + 1
  clock.schedule(at, { type: 'l2.block', by: SEQUENCER_ID, args: { at } })
  return { ...state, sequencer: { ...sequencer, ticking: true } }
}

export const rulesOf = ({ l1, domainSeparator }: OptimisticState): Rules => ({
  crypto: l1.machine.crypto,
  domainSeparator,
  // Checked at the door: who queued them has signed them in this very world.
  checkSignatures: false,
})

interface Draft {
  readonly soft: RollupState
  readonly taken: readonly {
    readonly queued: Queued
    readonly posted: ReturnType<typeof postedTx>
    readonly effect: Effect
  }[]
  readonly mev: bigint
}

export function sealBlock(before: OptimisticState, ctx: OptimisticCtx): OptimisticState {
  const state = { ...before, sequencer: { ...before.sequencer, ticking: false } }
  const { sequencer } = state
  if (!sequencer.online || sequencer.queue.length === 0) return state
  let block: Draft = { soft: sequencer.soft, taken: [], mev: 0n }
  for (const queued of inOrder(sequencer.queue, sequencer.ordering)) block = takeNext(state, block, queued, ctx)
  const idle = { ...state, sequencer: { ...sequencer, queue: [] } }
  return block.taken.length === 0 ? idle : promise(idle, block, ctx)
}

function takeNext(state: OptimisticState, block: Draft, queued: Queued, ctx: OptimisticCtx): Draft {
  const { tx } = queued.signed
  if (state.sequencer.ordering === 'hostile' && tx.kind === 'swap' && queued.summary.fromId !== SEQUENCER_ID) {
    return sandwiched(state, block, queued, tx, ctx)
  }
  return execute(state, block, queued, ctx)
}

function execute(state: OptimisticState, block: Draft, queued: Queued, ctx: OptimisticCtx): Draft {
  const posted = postedTx(block.soft, queued.signed)
  // The nonce may have been used up by way of L1 while this one waited: then its signature is of nothing any more.
  const { state: soft, effect } = applySigned(block.soft, queued.signed, rulesOf(state))
  if (!effect.ok) {
    const { hash, fromId } = queued.summary
    ctx.emit('l2.ignored', { hash, fromId: fromId ?? '', reason: 'invalid', why: effect.why })
    return block
  }
  return { ...block, soft, taken: [...block.taken, { queued, posted, effect }] }
}

/** The sequencer's own swap before somebody's, and the way back behind it, from an account that it has like everybody else. */
function sandwiched(state: OptimisticState, block: Draft, victim: Queued, tx: Swap, ctx: OptimisticCtx): Draft {
  const number = accountOfPerson(block.soft, addressOf(SEQUENCER_ID) ?? '0x')
  const purse = number === null ? undefined : accountAt(block.soft, number)
  const cost = 2n * quote(state, 'swap').l1
  const found = purse === undefined ? null : sandwich(block.soft, { victim: tx, purse: purse[tx.sell], cost })
  if (found === null) return execute(state, block, victim, ctx)
  const bought = tx.sell === 'ether' ? 'token' : 'ether'
  const before = execute(state, block, own(state, block.soft, tx.sell, found.first), ctx)
  const between = execute(state, before, victim, ctx)
  const after = execute(state, between, own(state, between.soft, bought, found.bought), ctx)
  ctx.emit('l2.sandwiched', {
    victim: victim.summary.hash,
    victimId: victim.summary.fromId,
    asset: tx.sell,
    profit: gwei(found.profit),
    loss: gwei(found.loss),
  })
  return { ...after, mev: block.mev + inEther(block.soft, tx.sell, found.profit) }
}

function own(state: OptimisticState, soft: RollupState, sell: 'ether' | 'token', amount: bigint): Queued {
  const at = { ...state, sequencer: { ...state.sequencer, soft, queue: [] } }
  const wish = { kind: 'swap', sell, amount: gwei(amount), atLeast: '0' } as const
  const tx = draft(at, { from: SEQUENCER_ID, wish, feeGwei: 0n })
  if ('refused' in tx) throw new Error(`the sequencer's own swap: ${tx.refused.code}`)
  const signed: SignedTx = signAs(at, SEQUENCER_ID, tx)
  return { signed, summary: summarise(at, soft, signed) }
}

/** At the pool's price before the sandwich. */
function inEther(soft: RollupState, asset: 'ether' | 'token', amount: bigint): bigint {
  const pool = accountAt(soft, 1)
  if (asset === 'ether' || pool === undefined || pool.token === 0n) return amount
  return (amount * pool.ether) / pool.token
}

function promise(state: OptimisticState, { soft, taken, mev }: Draft, ctx: OptimisticCtx): OptimisticState {
  const { sequencer } = state
  const fees = taken.reduce((sum, { queued }) => sum + queued.signed.tx.fee, 0n)
  const summary: L2BlockSummary = {
    number: sequencer.blocks.length + 1,
    at: ctx.clock.now,
    transactions: taken.length,
    feesGwei: gwei(fees),
    accountsRoot: bytesToHex(rootOf(soft.accounts, state.l1.machine.crypto.keccak256)),
  }
  ctx.emit('l2.sealed', summary)
  const promised: Promised[] = taken.map(({ queued, effect }, index) => {
    const { received = null, withdrawal = null, paidTo = null } = effect.ok ? effect : {}
    const told = { ...queued.summary, to: paidTo ?? queued.summary.to }
    ctx.emit('l2.promised', {
      ...told,
      block: summary.number,
      index,
      got: received === null ? null : gwei(received),
      withdrawal,
    })
    return { summary: told, block: summary.number, withdrawal }
  })
  const block: SealedBlock = { number: summary.number, at: summary.at, transactions: taken.map(({ posted }) => posted) }
  const { open } = sequencer
  const next: Sequencer = {
    ...sequencer,
    soft,
    open: { ...open, blocks: [...open.blocks, block], since: open.since ?? ctx.clock.now },
    blocks: [...sequencer.blocks, summary],
    promised: [...sequencer.promised, ...promised],
    feesGwei: sequencer.feesGwei + fees,
    mevGwei: sequencer.mevGwei + mev,
  }
  return { ...state, sequencer: next }
}

/** Seconds of the world as L1 and the rollup's counters tell time. */
export const unixTime = (seconds: number): number => GENESIS_TIMESTAMP + seconds

/** A batch begins with the messages of L1 that the sequencer has seen by then. */
export function withMessages(state: OptimisticState, start: RollupState, messagesTo: number): RollupState {
  let soft = start
  for (let number = start.counters.messages; number < messagesTo; number++) {
    const message = state.facts.messages[number]
    if (message === undefined) throw new Error(`there is no message ${number}`)
    soft = applyMessage(soft, message.record, { ...rulesOf(state), checkSignatures: true }).state
  }
  return soft
}
