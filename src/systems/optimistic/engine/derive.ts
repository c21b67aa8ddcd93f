// From what L1 shows to what the rollup is: every node does this for itself, and nobody has to be believed. The bytes
// are taken from the transactions and blobs of L1, and the guest says how many steps they make.

import { decodeFunctionData } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { loadKzg } from '../../../l1/blobs/kzg.ts'
import { findTransaction } from '../../../l1/chain/read.ts'
import { concatBytes } from '../../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { mapGet } from '../../../lib/persistentMap.ts'
import type { InputProof } from '../../../riscv/witness.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import {
  type BlobOpening,
  batchToBlob,
  blobToBatch,
  contextOf,
  inputProof,
  inputWord,
  MODES,
  type RunInput,
} from '../../../rollup/posting.ts'
import { outputOf, type RollupState, statePreimages } from '../../../rollup/state.ts'
import { type AppliedBatch, applyBatch, type BatchInput, type Rules } from '../../../rollup/transition.ts'
import { getLeaf, setLeaf } from '../../../rollup/tree.ts'
import type { BatchFact, ClaimFact } from './l1/facts.ts'
import { honestRun, lyingRun, type Run } from './run.ts'
import type { Derived, Judged, OptimisticState } from './state.ts'
import type { Lie } from './types/shared.ts'

// ── The bytes of a batch ─────────────────────────────────────────────────────────────────────────

/** `null`: they were in a blob, and L1 has forgotten it. */
export function bytesOnL1({ l1 }: OptimisticState, { posted, place }: BatchFact): Uint8Array | null {
  switch (posted.mode) {
    case MODES.forced:
      return new Uint8Array(0)
    case MODES.blob: {
      const data = mapGet(l1.blobs, posted.commitment)?.data ?? null
      return data === null ? null : blobToBatch(data, posted.length)
    }
    case MODES.calldata: {
      const found = findTransaction(l1, place.tx)
      const data = found?.stage === 'sealed' ? found.record.tx.data : undefined
      if (data === undefined) throw new Error(`batch from ${place.tx}, which is not in the chain`)
      const { functionName, args } = decodeFunctionData({ abi: Inbox.abi, data: bytesToHex(data) })
      if (functionName !== 'postCalldata') throw new Error(`a batch posted by ${functionName}`)
      return hexToBytes(args[0])
    }
  }
}

export const rulesOf = ({ l1, domainSeparator }: OptimisticState): Rules => ({
  crypto: l1.machine.crypto,
  domainSeparator,
  checkSignatures: true,
})

export function batchInput({ facts }: OptimisticState, { posted }: BatchFact, bytes: Uint8Array): BatchInput {
  return {
    posted: bytes,
    postedAt: posted.postedAt,
    messageCount: posted.messageCount,
    dueTo: posted.dueTo,
    message: recordsOf(facts),
  }
}

export const recordsOf =
  ({ messages }: OptimisticState['facts']) =>
  (number: number): Uint8Array => {
    const message = messages[number]
    if (message === undefined) throw new Error(`there is no message ${number}`)
    return message.record
  }

// ── Derivation ───────────────────────────────────────────────────────────────────────────────────

/** Goes on from where it stopped, and begins anew where a reorg has changed a batch. */
export function deriveAll(state: OptimisticState): OptimisticState {
  const derived: Derived[] = []
  for (const fact of state.facts.batches) derived.push(derive(state, fact, derived.at(-1)))
  return { ...state, derived }
}

function derive(state: OptimisticState, fact: BatchFact, before: Derived | undefined): Derived {
  const { keccak256 } = state.l1.machine.crypto
  const parentOutput = before?.output ?? bytesToHex(outputOf(state.genesis, keccak256))
  const parent = before?.after.state ?? state.genesis
  const context = contextKey(state, parentOutput, parent, fact)
  const known = state.derived[fact.batch]
  if (known?.context === context) return known
  const bytes = bytesOnL1(state, fact)
  if (bytes === null) throw new Error(`batch ${fact.batch} was pruned before anybody read it`)
  const { run, after } = runBatch(state, { parentOutput, parent, fact, bytes })
  return { batch: fact.batch, context, bytes, after, output: run.output, steps: run.steps }
}

/**
 * What a run depends on. The contracts' own context leaves the messages to the inbox, which has only one line of them; after
 * a reorg, and in another world, the same numbers can mean others.
 */
function contextKey(state: OptimisticState, parentOutput: Hex, parent: RollupState, { posted }: BatchFact): Hex {
  const { keccak256 } = state.l1.machine.crypto
  const run = { parentOutput: hexToBytes(parentOutput), batch: posted, domainSeparator: state.domainSeparator }
  const records = state.facts.messages.slice(parent.counters.messages, posted.messageCount).map(({ record }) => record)
  return bytesToHex(keccak256(concatBytes([contextOf(run, keccak256), ...records])))
}

// ── Runs: remembered by what they depend on, so a memory of them can never be wrong ──────────────

interface Ran {
  readonly run: Run
  readonly after: AppliedBatch
}
interface ToRun {
  readonly parentOutput: Hex
  readonly parent: RollupState
  readonly fact: BatchFact
  readonly bytes: Uint8Array
}

/** Each keeps snapshots of a machine: some megabytes. */
const MOST_REMEMBERED = 8
const remembered = new Map<string, Ran | Run | null>()

function remember<T extends Ran | Run | null>(key: string, make: () => T): T {
  const known = remembered.get(key)
  const value = known === undefined ? make() : (known as T)
  // Last asked for, last forgotten.
  remembered.delete(key)
  remembered.set(key, value)
  const [oldest] = remembered.keys()
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return value
}

const toInput = (state: OptimisticState, { parentOutput, fact, bytes }: ToRun): RunInput => ({
  parentOutput: hexToBytes(parentOutput),
  batch: fact.posted,
  domainSeparator: state.domainSeparator,
  posted: bytes,
  message: recordsOf(state.facts),
})

function guestInput(state: OptimisticState, toRun: ToRun) {
  const { crypto } = state.l1.machine
  const input = toInput(state, toRun)
  const preimages = statePreimages(toRun.parent, crypto.keccak256)
  return {
    crypto,
    word: (region: number, index: number) => inputWord(input, region, index),
    preimage64: (hash: Uint8Array) => {
      const bytes = preimages.get(bytesToHex(hash))
      if (bytes === undefined) throw new Error(`nobody knows what hashes to ${bytesToHex(hash)}`)
      return bytes
    },
  }
}

const contextOfRun = (state: OptimisticState, { parentOutput, parent, fact }: ToRun): Hex =>
  contextKey(state, parentOutput, parent, fact)

/** By the guest and in TypeScript: two implementations of one thing, compared each time. */
function runBatch(state: OptimisticState, toRun: ToRun): Ran {
  return remember(contextOfRun(state, toRun), () => {
    const run = honestRun(guestInput(state, toRun))
    const after = applyBatch(toRun.parent, batchInput(state, toRun.fact, toRun.bytes), rulesOf(state))
    if (bytesToHex(after.output) !== run.output) {
      throw new Error(
        `batch ${toRun.fact.batch}: the guest says ${run.output}, the transition ${bytesToHex(after.output)}`,
      )
    }
    return { run, after }
  })
}

function toRunOf(state: OptimisticState, parent: Judged, batch: number): ToRun {
  const fact = state.facts.batches[batch]
  const bytes = state.derived[batch]?.bytes
  if (fact === undefined || bytes === undefined || parent.state === null) throw new Error(`batch ${batch} can't be run`)
  return { parentOutput: parent.output, parent: parent.state, fact, bytes }
}

/** Tells one run from another: whoever has judged a claim has judged it for this. `null`: there is nothing to run from. */
export const contextAfter = (state: OptimisticState, parent: Judged, batch: number): Hex | null =>
  parent.state === null ? null : contextOfRun(state, toRunOf(state, parent, batch))

/** The batch after a claim's, run honestly from what the claim says. */
export function honestRunOf(state: OptimisticState, parent: Judged, batch: number): { run: Run; after: RollupState } {
  const { run, after } = runBatch(state, toRunOf(state, parent, batch))
  return { run, after: after.state }
}

export function lyingRunOf(state: OptimisticState, parent: Judged, batch: number, lie: Lie): Run | null {
  const toRun = toRunOf(state, parent, batch)
  const { run } = runBatch(state, toRun)
  return remember(`${contextOfRun(state, toRun)}/${JSON.stringify(lie)}`, () =>
    lyingRun(guestInput(state, toRun), lie, run),
  )
}

/**
 * The state that a lie stands for: what its liar needs, to take the money out with a proof. `null`: there is no such state,
 * only a number that somebody made up.
 */
export function lyingState(
  state: OptimisticState,
  {
    parent,
    batch,
    lie,
    output,
  }: { readonly parent: Judged; readonly batch: number; readonly lie: Lie | null; readonly output: Hex },
): RollupState | null {
  if (lie === null || parent.state === null) return null
  const toRun = toRunOf(state, parent, batch)
  const made =
    lie.kind === 'theft'
      ? robbed(runBatch(state, toRun).after.state, lie)
      : lie.kind === 'skipForced'
        ? skipped(state, toRun)
        : null
  return made !== null && bytesToHex(outputOf(made, state.l1.machine.crypto.keccak256)) === output ? made : null
}

function robbed(after: RollupState, { amountGwei }: Extract<Lie, { kind: 'theft' }>): RollupState | null {
  const last = after.counters.withdrawals - 1
  const withdrawal = getLeaf(after.outbox, last)
  if (withdrawal === undefined) return null
  const amount = (withdrawal.amount & ~0xffff_ffffn) | BigInt.asUintN(32, BigInt(amountGwei))
  return { ...after, outbox: setLeaf(after.outbox, last, { ...withdrawal, amount }) }
}

const skipped = (state: OptimisticState, { parent, fact, bytes }: ToRun): RollupState =>
  applyBatch(parent, { ...batchInput(state, fact, bytes), dueTo: 0 }, rulesOf(state)).state

// ── What L1 needs to read a word of the input ────────────────────────────────────────────────────

export async function inputProofOf(state: OptimisticState, parent: Judged, claim: ClaimFact): Promise<InputProof> {
  const toRun = toRunOf(state, parent, claim.batch)
  const input = toInput(state, toRun)
  const opening = toRun.fact.posted.mode === MODES.blob ? await openingOf(state, toRun) : null
  const tools = { keccak: state.l1.machine.crypto.keccak256, ...(opening === null ? {} : { opening }) }
  return (region, index) => inputProof(input, region, index, tools)
}

async function openingOf({ l1 }: OptimisticState, { fact, bytes }: ToRun): Promise<BlobOpening> {
  const commitment = mapGet(l1.blobs, fact.posted.commitment)?.commitment
  return { kzg: await loadKzg(), blob: batchToBlob(bytes), ...(commitment === undefined ? {} : { commitment }) }
}
