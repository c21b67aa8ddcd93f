// What the operator and the prover ask of the contract, batch by batch. What is kept of a batch on L1 is its hash, so each
// call brings the batch along again.

import { concat, encodeFunctionData } from 'viem'
import { isRefused, refuse } from '../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { commitBlob, evaluationPoint, openBlob } from '../../../l1/blobs/commitment.ts'
import { loadKzg } from '../../../l1/blobs/kzg.ts'
import { GENESIS_TIMESTAMP } from '../../../l1/chain/genesis.ts'
import { ZkRollup } from '../contracts/generated/ZkRollup.ts'
import type { Order } from './errands.ts'
import type { BatchFact } from './l1/facts.ts'
import { lastCommitted, lastExecuted, lastProven } from './l1/standing.ts'
import { blobOnL1, hashOfWords, wordCount } from './l1/words.ts'
import { OPERATOR_ID } from './people.ts'
import type { ClosedBatch, MemberSignature, ZkWorld } from './state.ts'

const { abi } = ZkRollup

/** The wallet cannot try it out first: BLOBHASH is only there in a blob's own transaction. */
const BLOB_COMMIT_GAS = 250_000

/** What a withdrawal costs depends on what its owner takes out in the meantime: an estimate can be too low a block later. */
const EXECUTE_GAS = 120_000
const EXECUTE_GAS_PER_SLOT = 60_000

/** What is shown to the contract as a batch's proof; the words by default those that were published. */
export interface Shown {
  readonly words?: readonly bigint[]
  readonly proof: Hex
}

export function orderCommit(state: ZkWorld, batch: ClosedBatch): Order | Refused {
  const { facts, contracts } = state
  if (facts.frozen !== null) return refuse('frozen')
  const { number, struct: previous } = lastCommitted(facts)
  if (batch.number !== number + 1) return refuse('nothing-to-post')
  const { newRoot, newCommitteeRoot, words } = batch.published
  const isChanged = newCommitteeRoot !== previous.newCommitteeRoot
  const signatures = isChanged ? signaturesOf(state, batch) : []
  if (isRefused(signatures)) return signatures
  const outcome = { newRoot: batch.claimedRoot ?? newRoot, newCommitteeRoot, messageCount: batch.messagesTo }
  const order = { from: OPERATOR_ID, to: contracts.rollup }
  if (batch.blob === null) {
    const args = [previous, outcome, words, signatures] as const
    return { ...order, data: encodeFunctionData({ abi, functionName: 'commit', args }) }
  }
  const args = [previous, outcome, hashOfWords(words), signatures] as const
  const data = encodeFunctionData({ abi, functionName: 'commitBlob', args })
  return { ...order, data, blob: batch.blob, gasLimit: BLOB_COMMIT_GAS }
}

/** Exactly as many as the contract wants. */
function signaturesOf({ committee: { needed } }: ZkWorld, { number, signatures }: ClosedBatch) {
  const signed = signatures.flatMap(({ signature }) => (signature === null ? [] : [signature]))
  if (signed.length < needed) return refuse('too-few-signatures', { batch: number, signatures: signed.length, needed })
  return signed.slice(0, needed).map(({ member, ...rest }: MemberSignature) => ({ member: BigInt(member), ...rest }))
}

export async function orderProve(
  state: ZkWorld,
  from: string,
  number: number,
  { words, proof }: Shown,
): Promise<Order | Refused> {
  const { facts, contracts } = state
  if (facts.frozen !== null) return refuse('frozen')
  const previous = lastProven(facts)
  const batch = facts.batches[number]
  if (batch === undefined || number !== previous.number + 1) return refuse('nothing-to-prove')
  const published = publishedOf(state, batch)
  if (published === null) return refuse('words-are-gone', { batch: number })
  const openings = batch.posting === 'blob' ? await openingsOf(state, batch) : []
  const args = [previous.struct, batch.struct, words ?? published, openings, proof] as const
  return { from, to: contracts.rollup, data: encodeFunctionData({ abi, functionName: 'prove', args }) }
}

export function orderExecute(state: ZkWorld, from: string, number: number): Order | Refused {
  const { facts, contracts, params } = state
  if (facts.frozen !== null) return refuse('frozen')
  const batch = facts.batches[number]
  if (batch === undefined || batch.proven === null || number !== lastExecuted(facts).number + 1) {
    return refuse('nothing-to-execute')
  }
  const words = publishedOf(state, batch)
  if (words === null) return refuse('words-are-gone', { batch: number })
  const data = encodeFunctionData({ abi, functionName: 'execute', args: [batch.struct, words] })
  return { from, to: contracts.rollup, data, gasLimit: EXECUTE_GAS + params.slots * EXECUTE_GAS_PER_SLOT }
}

export function orderRevert(state: ZkWorld, from: string, now: Seconds): Order | Refused {
  const { facts, contracts, params } = state
  if (facts.frozen !== null) return refuse('frozen')
  const batch = facts.batches[lastProven(facts).number + 1]
  if (batch === undefined) return refuse('nothing-to-revert')
  const at = Number(batch.struct.committedAt) - GENESIS_TIMESTAMP + params.provePeriodSeconds
  if (now < at) return refuse('not-late-yet', { batch: batch.number, at, seconds: at - now })
  const data = encodeFunctionData({ abi, functionName: 'revertUnproven', args: [batch.struct] })
  return { from, to: contracts.rollup, data }
}

/** From L1; the operator still has what L1 has forgotten. */
function publishedOf({ operator }: ZkWorld, { number, words, struct }: BatchFact): readonly bigint[] | null {
  if (words !== null) return words
  const own = operator.batches.find((batch) => batch.number === number)?.published.words
  return own !== undefined && hashOfWords(own) === struct.words ? own : null
}

/** An opening takes a quarter of a second: the same blob has the same ones in every world. */
const opened = new Map<string, readonly Hex[]>()
const MOST_OPENED = 256

/** Of each word: the commitment, and the proof that the blob has it there. */
async function openingsOf({ l1, operator, params }: ZkWorld, { number, struct }: BatchFact): Promise<readonly Hex[]> {
  const blob = blobOnL1(l1, struct.blob) ?? operator.batches.find((batch) => batch.number === number)?.blob ?? null
  if (blob === null) return []
  const count = wordCount(params.slots)
  const name = `${struct.blob}/${count}`
  const known = opened.get(name)
  if (known !== undefined) return known
  const kzg = await loadKzg()
  const commitment = commitBlob(kzg, blob)
  const openings = Array.from({ length: count }, (_, index) =>
    concat([commitment, openBlob(kzg, blob, evaluationPoint(index)).proof]),
  )
  if (opened.size >= MOST_OPENED) opened.clear()
  opened.set(name, openings)
  return openings
}
