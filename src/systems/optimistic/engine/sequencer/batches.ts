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
import { rulesOf } from '../derive.ts'
import { afterSending, hashOfChange, type OptimisticCtx } from '../errands.ts'
import { derivedState } from '../exits.ts'
import { addressOf, SEQUENCER_ID } from '../people.ts'
import { GWEI_WEI, type OpenBatch, type OptimisticState, type SentBatch } from '../state.ts'
import { unixTime, withMessages } from './blocks.ts'
import { stageSizes, type ToMeasure } from './stages.ts'

/** Seen on L1 for so long: a reorg that takes a message back after that would make the batch that took it malformed. */
export const SETTLED_SECONDS = 24
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

/** A batch that is closed later would find the message due on L1, and come out otherwise than promised. */
export const latestTaking = (
  { params, sequencer }: Pick<OptimisticState, 'params' | 'sequencer'>,
  at: Seconds,
): Seconds => at + params.forceDelaySeconds - sequencer.batchPolicy.maxAgeSeconds - ON_ITS_WAY_SECONDS

/** Messages stand in a line: who lets one of a censored person wait lets all behind it wait, until L1 would insist. */
function takeableTo({ facts, params, sequencer }: OptimisticState, from: number, now: Seconds): number {
  let to = from
  for (const { message, at, place } of facts.messages.slice(from)) {
    const mustSoon = now >= latestTaking({ params, sequencer }, at)
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
    start: open.start,
    promised,
    promisedOutput: bytesToHex(output),
    firstPromised: bytesToHex(output),
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

/** What all that is not on L1 yet goes on from: what L1 should have come to by now. */
const expectedState = (state: OptimisticState): RollupState => unposted(state)[0]?.start ?? state.sequencer.open.start

/**
 * L1 is right, whatever was promised: everything that is not there yet is executed again on top of what is. A promise that
 * can't be kept any more is broken here.
 */
export function followL1(before: OptimisticState, state: OptimisticState, ctx: OptimisticCtx): OptimisticState {
  const expected = outputHex(state, expectedState(state))
  const known = derivedState(state)
  const derived = outputHex(state, known)
  tellBroken(before, state, expected, ctx)
  if (derived === expected && hasSameMessages(before, state)) return state
  return executeAgain(state, known)
}

/** Its own batches are held against what it said of them first; another's against what it thought the rollup was. */
function tellBroken(before: OptimisticState, state: OptimisticState, expected: Hex, ctx: OptimisticCtx): void {
  for (const { batch, context, output: derived } of state.derived) {
    if (before.derived[batch]?.context === context) continue
    const tx = state.facts.batches[batch]?.place.tx
    const own = state.sequencer.sent.find((each) => each.tx === tx)
    const promised = own?.firstPromised ?? (batch === state.derived.length - 1 ? expected : derived)
    if (promised !== derived) ctx.emit('batch.differs', { batch, promised, derived })
  }
}

const outputHex = ({ l1 }: OptimisticState, rollup: RollupState): Hex =>
  bytesToHex(outputOf(rollup, l1.machine.crypto.keccak256))

/** Whether L1 still says of the messages that the sequencer has taken what it said when it took them. */
function hasSameMessages(before: OptimisticState, state: OptimisticState): boolean {
  if (before.facts.messages === state.facts.messages) return true
  const from = expectedState(state).counters.messages
  const to = Math.max(state.sequencer.open.messagesTo, ...unposted(state).map(({ messagesTo }) => messagesTo))
  const taken = ({ facts }: OptimisticState) => facts.messages.slice(from, to).map(({ record }) => bytesToHex(record))
  return taken(before).join() === taken(state).join()
}

/** What has to be sent again need not ask for messages that are not there any more: it would be malformed. */
function fit({ facts }: OptimisticState, { bytes, messagesTo: asked, blocks }: SentBatch, start: RollupState) {
  const messagesTo = Math.max(start.counters.messages, Math.min(asked, facts.messages.length))
  if (messagesTo === asked) return { bytes, messagesTo }
  return { messagesTo, bytes: encodeBatch(toBatch({ start, messagesTo, blocks, since: null })) }
}

function executeAgain(state: OptimisticState, known: RollupState): OptimisticState {
  const { sequencer, facts } = state
  const waiting = new Set(unposted(state))
  let base = known
  const sent = sequencer.sent.map((each) => {
    if (!waiting.has(each)) return each
    const start = base
    const fitting = findTransaction(state.l1, each.tx) === null ? { ...each, ...fit(state, each, start) } : each
    base = applyBatch(start, onL1(state, fitting.bytes), rulesOf(state)).state
    return { ...fitting, start, promised: base, promisedOutput: outputHex(state, base) }
  })
  const { blocks, since, messagesTo: taken } = sequencer.open
  // What a reorg took back can't be taken before it is there again.
  const messagesTo = Math.max(base.counters.messages, Math.min(taken, facts.messages.length))
  const isEmpty = blocks.length === 0 && messagesTo === base.counters.messages
  let soft = withMessages(state, base, messagesTo)
  for (const tx of blocks.flatMap(({ transactions }) => transactions))
    soft = applyPosted(soft, tx, rulesOf(state)).state
  const open = { start: base, messagesTo, blocks, since: isEmpty ? null : since }
  return { ...state, sequencer: { ...sequencer, sent, open, soft } }
}
