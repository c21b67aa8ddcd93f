// From promises to L1: blocks become bytes, bytes become calldata or a blob. And what the sequencer does when L1 does not
// say what it had promised.

import { encodeFunctionData } from 'viem'
import { isRefused, refuse } from '../../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../../kernel/types.ts'
import { commitBlob, versionedHash } from '../../../../l1/blobs/commitment.ts'
import { loadKzg } from '../../../../l1/blobs/kzg.ts'
import { storeBlobs } from '../../../../l1/chain/blobStore.ts'
import { nextBaseFee } from '../../../../l1/chain/environment.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import type { Change } from '../../../../l1/chain/state.ts'
import { call, submit } from '../../../../l1/chain/submit.ts'
import { nextBlobBaseFee } from '../../../../l1/wallet/wallet.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { encodeBatch } from '../../../../rollup/codec/batch.ts'
import type { L2Batch } from '../../../../rollup/codec/payload.ts'
import { Inbox } from '../../../../rollup/contracts/generated/Inbox.ts'
import { batchToBlob } from '../../../../rollup/posting.ts'
import { outputOf, type RollupState } from '../../../../rollup/state.ts'
import { applyBatch, applyPosted } from '../../../../rollup/transition.ts'
import { afterSending, hashOfChange, type OptimisticCtx } from '../errands.ts'
import { addressOf, SEQUENCER_ID } from '../people.ts'
import { GWEI_WEI, type OpenBatch, type OptimisticState, type SentBatch } from '../state.ts'
import { rulesOf, unixTime, withMessages } from './blocks.ts'
import { stageSizes, type ToMeasure } from './stages.ts'

/** Seen on L1 for so long: a reorg that takes a message back after that would make the batch that took it malformed. */
const SETTLED_SECONDS = 24
/** Between closing a batch and its block: what becomes due in that time is taken, since L1 would insist. */
const ON_ITS_WAY_SECONDS = 120

// ── Opening ──────────────────────────────────────────────────────────────────────────────────────

export const openOn = (start: RollupState): OpenBatch => ({
  start,
  messagesTo: start.counters.messages,
  blocks: [],
  since: null,
})

/** An empty batch takes what L1 has sent in the meantime; one that has blocks has begun already. */
export function takeMessages(state: OptimisticState, now: Seconds): OptimisticState {
  const { sequencer } = state
  const { open } = sequencer
  if (!sequencer.online || open.blocks.length > 0) return state
  const messagesTo = takeableTo(state, open.start.counters.messages, now)
  if (messagesTo <= open.messagesTo) return state
  const soft = withMessages(state, open.start, messagesTo)
  return { ...state, sequencer: { ...sequencer, soft, open: { ...open, messagesTo, since: open.since ?? now } } }
}

/** Messages stand in a line: who lets one of a censored person wait lets all behind it wait, until L1 would insist. */
function takeableTo({ facts, params, sequencer }: OptimisticState, from: number, now: Seconds): number {
  let to = from
  for (const { message, at, place } of facts.messages.slice(from)) {
    const mustSoon = at + params.forceDelaySeconds <= now + sequencer.batchPolicy.maxAgeSeconds + ON_ITS_WAY_SECONDS
    const isCensored = sequencer.censored.some((id) => addressOf(id) === place.sender)
    if (!mustSoon && (isCensored || now < place.at + SETTLED_SECONDS)) break
    to = message + 1
  }
  return to
}

// ── Closing ──────────────────────────────────────────────────────────────────────────────────────

export type CloseReason = 'size' | 'age' | 'asked'

/** Which of its rules says that the open batch is to be closed now. */
export function whyClose({ sequencer, l1 }: OptimisticState, now: Seconds): CloseReason | 'held' | null {
  const { open, batchPolicy, online } = sequencer
  if (!online || open.since === null) return null
  if (now - open.since >= batchPolicy.maxAgeSeconds) return 'age'
  if (transactionsOf(open) < batchPolicy.maxTransactions) return null
  const { maxPriceGwei } = batchPolicy
  return maxPriceGwei !== null && Number(nextBaseFee(l1)) > maxPriceGwei * Number(GWEI_WEI) ? 'held' : 'size'
}

export const transactionsOf = ({ blocks }: OpenBatch): number =>
  blocks.reduce((sum, { transactions }) => sum + transactions.length, 0)

export function toBatch({ start, messagesTo, blocks }: OpenBatch): L2Batch {
  let before = start.counters.timestamp
  return {
    messagesTo,
    blocks: blocks.map(({ at, transactions }) => {
      const secondsLater = unixTime(at) - before
      before = unixTime(at)
      return { secondsLater, transactions }
    }),
  }
}

export async function closeBatch(
  state: OptimisticState,
  reason: CloseReason,
  ctx: OptimisticCtx,
): Promise<OptimisticState | Refused> {
  const { sequencer } = state
  const { open } = sequencer
  if (open.since === null) return refuse('nothing-to-post')
  const batch = toBatch(open)
  const bytes = encodeBatch(batch)
  const sent = await postBytes(state, bytes, ctx)
  if (isRefused(sent)) return sent
  const { state: promised, output } = applyBatch(open.start, onL1(state, bytes), rulesOf(state))
  const stages = stageSizes(toMeasure(state, open))
  const record: SentBatch = {
    bytes,
    mode: sequencer.posting,
    messagesTo: open.messagesTo,
    blocks: open.blocks,
    transactions: transactionsOf(open),
    stages,
    promised,
    promisedOutput: bytesToHex(output),
    tx: sent.tx,
  }
  ctx.emit('batch.closed', {
    batch: state.facts.batches.length + unposted(state).length,
    transactions: record.transactions,
    blocks: open.blocks.length,
    reason,
    stages,
    mode: sequencer.posting,
    tx: sent.tx,
  })
  const next = { ...sequencer, sent: [...sequencer.sent, record], open: openOn(promised), soft: promised, held: false }
  return takeMessages({ ...sent.state, sequencer: next }, ctx.clock.now)
}

/** As it will stand on L1, if all goes as the sequencer thinks: nothing that it does not take itself is due. */
const onL1 = ({ facts }: OptimisticState, posted: Uint8Array) => ({
  posted,
  postedAt: Number.MAX_SAFE_INTEGER,
  messageCount: facts.messages.length,
  dueTo: 0,
  message: (number: number) => facts.messages[number]?.record ?? new Uint8Array(0),
})

/** The open batch as its first transaction finds the rollup: behind the messages. */
export const toMeasure = (state: OptimisticState, open: OpenBatch): ToMeasure => ({
  batch: toBatch(open),
  state: withMessages(state, open.start, open.messagesTo),
  rules: rulesOf(state),
  chainId: state.params.l1.chainId,
})

// ── Posting ──────────────────────────────────────────────────────────────────────────────────────

async function postBytes(
  state: OptimisticState,
  bytes: Uint8Array,
  ctx: OptimisticCtx,
): Promise<{ readonly state: OptimisticState; readonly tx: Hex } | Refused> {
  const change = await (state.sequencer.posting === 'blob' ? asBlob : asCalldata)(state, bytes, ctx.clock.now)
  if (isRefused(change)) return change
  return { state: afterSending(state, change, ctx), tx: hashOfChange(change) }
}

function asCalldata({ l1, contracts }: OptimisticState, bytes: Uint8Array, at: Seconds): Promise<Change | Refused> {
  const data = encodeFunctionData({ abi: Inbox.abi, functionName: 'postCalldata', args: [bytesToHex(bytes)] })
  return call(l1, { from: SEQUENCER_ID, to: contracts.inbox, data }, at)
}

/** The wallet cannot try it out first: BLOBHASH is only there in a blob's own transaction. */
const BLOB_POST_GAS = 200_000

async function asBlob({ l1, contracts }: OptimisticState, bytes: Uint8Array, at: Seconds): Promise<Change | Refused> {
  const blob = batchToBlob(bytes)
  const commitment = commitBlob(await loadKzg(), blob)
  const hash = versionedHash(commitment)
  const data = encodeFunctionData({ abi: Inbox.abi, functionName: 'postBlob', args: [bytes.length] })
  const draft = {
    from: SEQUENCER_ID,
    to: contracts.inbox,
    data: hexToBytes(data),
    blobs: [hash],
    gasLimit: BLOB_POST_GAS,
  }
  const change = await submit(l1, { ...draft, maxFeePerBlobGasWei: (2n * nextBlobBaseFee(l1)).toString() }, at)
  if (isRefused(change)) return change
  const record = { versionedHash: hash, tx: hashOfChange(change), commitment, proof: null, data: blob }
  return { ...change, state: storeBlobs(change.state, [record]) }
}

// ── When L1 has spoken ───────────────────────────────────────────────────────────────────────────

export function unposted({ sequencer, facts }: OptimisticState): readonly SentBatch[] {
  const posted = new Set(facts.batches.map(({ place }) => place.tx))
  return sequencer.sent.filter(({ tx }) => !posted.has(tx))
}

/** After a reorg: what was on its way and is nowhere any more is sent again, in its order. */
export async function sendAgain(state: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  let next = state
  for (const { tx, bytes } of unposted(state)) {
    if (findTransaction(next.l1, tx) !== null) continue
    const sent = await postBytes(next, bytes, ctx)
    if (isRefused(sent)) return next
    const { sequencer } = sent.state
    const again = sequencer.sent.map((each) => (each.tx === tx ? { ...each, tx: sent.tx } : each))
    next = { ...sent.state, sequencer: { ...sequencer, sent: again } }
  }
  return next
}

/** The state that the sequencer thinks L1 has now: after the last of its batches that is there. */
function expectedOutput(state: OptimisticState): Hex {
  const posted = new Set(state.facts.batches.map(({ place }) => place.tx))
  const last = state.sequencer.sent.findLast(({ tx }) => posted.has(tx))
  return last?.promisedOutput ?? bytesToHex(outputOf(state.genesis, state.l1.machine.crypto.keccak256))
}

/**
 * L1 is right, whatever was promised: everything that is not there yet is executed again on top of what is. A promise that
 * can't be kept any more is broken here.
 */
export function followL1(state: OptimisticState, ctx: OptimisticCtx): OptimisticState {
  const last = state.derived.at(-1)
  const derivedOutput = last?.output ?? bytesToHex(outputOf(state.genesis, state.l1.machine.crypto.keccak256))
  const expected = expectedOutput(state)
  if (derivedOutput === expected) return state
  if (last !== undefined) ctx.emit('batch.differs', { batch: last.batch, promised: expected, derived: derivedOutput })
  let base = last?.after.state ?? state.genesis
  const posted = new Set(state.facts.batches.map(({ place }) => place.tx))
  const lastPosted = state.sequencer.sent.findLastIndex(({ tx }) => posted.has(tx))
  const sent = state.sequencer.sent.map((each, index) => {
    // What is on L1 stands for whatever it turned out to be; only the last one has a say in what is expected.
    if (index < lastPosted) return each
    if (index > lastPosted) base = applyBatch(base, onL1(state, each.bytes), rulesOf(state)).state
    return { ...each, promised: base, promisedOutput: bytesToHex(outputOf(base, state.l1.machine.crypto.keccak256)) }
  })
  const { open } = state.sequencer
  const messagesTo = Math.max(open.messagesTo, base.counters.messages)
  const again = { ...open, start: base, messagesTo }
  let soft = withMessages(state, base, messagesTo)
  for (const tx of open.blocks.flatMap(({ transactions }) => transactions))
    soft = applyPosted(soft, tx, rulesOf(state)).state
  return { ...state, sequencer: { ...state.sequencer, sent, open: again, soft } }
}
