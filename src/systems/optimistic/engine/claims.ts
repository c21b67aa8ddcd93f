// Claims: what an honest node thinks of each, making one, and confirming it.

import { encodeFunctionData } from 'viem'
import { refuse } from '../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { outputOf } from '../../../rollup/state.ts'
import { Rollup } from '../contracts/generated/Rollup.ts'
import { contextAfter, honestRunOf, lyingRunOf, lyingState } from './derive.ts'
import type { Order } from './errands.ts'
import type { ClaimFact } from './l1/facts.ts'
import type { Run } from './run.ts'
import type { Judged, OptimisticState } from './state.ts'
import type { Lie } from './types/shared.ts'

/** Number 0 stands in no log: the state that the rollup began with. */
export function judgedGenesis(state: Pick<OptimisticState, 'genesis' | 'l1'>): Judged {
  const output = bytesToHex(outputOf(state.genesis, state.l1.machine.crypto.keccak256))
  return { claim: 0, output, parentOutput: output, context: null, honest: null, isTrue: true, state: state.genesis }
}

/** What an honest node finds out about each claim when it sees it: it runs the batch from the claim's own parent. */
export function judgeAll(state: OptimisticState): OptimisticState {
  const { claims } = state.facts
  let { judged } = state
  const isKept = (claim: ClaimFact, known: Judged | undefined): boolean => {
    const parent = judged[claim.parent] as Judged
    if (known?.output !== claim.output || known.parentOutput !== parent.output) return false
    return known.context === contextAfter(state, parent, claim.batch)
  }
  for (const claim of claims) {
    if (isKept(claim, judged[claim.claim])) continue
    judged = [...judged.slice(0, claim.claim), judge({ ...state, judged }, claim)]
  }
  return { ...state, judged: judged.slice(0, claims.length + 1) }
}

function judge(state: OptimisticState, claim: ClaimFact): Judged {
  const parent = state.judged[claim.parent] as Judged
  const context = contextAfter(state, parent, claim.batch)
  const known = { claim: claim.claim, output: claim.output, parentOutput: parent.output, context }
  if (parent.state === null) return { ...known, honest: null, isTrue: false, state: null }
  const derived = honestRunOf(state, parent, claim.batch)
  const honest = { output: derived.run.output, steps: derived.run.steps }
  const isTrue = claim.output === honest.output && claim.steps === honest.steps
  if (isTrue) return { ...known, honest, isTrue, state: derived.after }
  const lie = lieBehind(state, known, claim.batch)
  return {
    ...known,
    honest,
    isTrue,
    state: lyingState(state, { parent, batch: claim.batch, lie, output: claim.output }),
  }
}

export const lieBehind = (
  { lies }: OptimisticState,
  { parentOutput, output }: { readonly parentOutput: Hex; readonly output: Hex },
  batch: number,
): Lie | null =>
  lies.find((told) => told.parentOutput === parentOutput && told.output === output && told.batch === batch)?.lie ?? null

/** The run that the proposer of a claim has, true or not; `null`: nobody here made it, so nobody can defend it. */
export function runBehind(state: OptimisticState, claim: ClaimFact): Run | null {
  const judged = state.judged[claim.claim]
  const parent = state.judged[claim.parent]
  if (judged === undefined || parent === undefined || parent.state === null) return null
  if (judged.isTrue) return honestRunOf(state, parent, claim.batch).run
  const lie = lieBehind(state, judged, claim.batch)
  return lie === null ? null : lyingRunOf(state, parent, claim.batch, lie)
}

/** What an honest party has to say about a claim. */
export function honestRunBehind(state: OptimisticState, claim: ClaimFact): Run | null {
  const parent = state.judged[claim.parent]
  return parent === undefined || parent.state === null ? null : honestRunOf(state, parent, claim.batch).run
}

// ── Which claims can still become anything ───────────────────────────────────────────────────────

export const latestConfirmed = ({ facts }: OptimisticState): number =>
  facts.claims.findLast(({ status }) => status === 'confirmed')?.claim ?? 0

export const claimAt = ({ facts }: OptimisticState, claim: number): ClaimFact | undefined =>
  facts.claims.find((each) => each.claim === claim)

/** How many batches are behind a claim's output. */
export const batchesBehind = (state: OptimisticState, claim: number): number =>
  claim === 0 ? 0 : (claimAt(state, claim)?.batch ?? -1) + 1

/** Rejected or overtaken, or built on one that is: `null` while it can still be confirmed. */
export function fallenBecauseOf(state: OptimisticState, claim: number): number | null {
  const confirmed = latestConfirmed(state)
  for (let at = claim; at !== 0; at = claimAt(state, at)?.parent ?? 0) {
    const fact = claimAt(state, at)
    if (fact === undefined || fact.status === 'confirmed') return null
    if (fact.status !== 'standing') return at
    if (batchesBehind(state, at) <= batchesBehind(state, confirmed)) return confirmed
  }
  return null
}

/** The claim that the next honest one builds on: the end of the longest line that can still be confirmed and is true all along. */
export function honestTip(state: OptimisticState): number {
  const alive = state.facts.claims.filter(
    ({ claim }) => fallenBecauseOf(state, claim) === null && isTrueAllAlong(state, claim),
  )
  const best = alive.reduce(
    (tip, { claim }) => (batchesBehind(state, claim) > batchesBehind(state, tip) ? claim : tip),
    0,
  )
  const confirmed = latestConfirmed(state)
  return batchesBehind(state, best) >= batchesBehind(state, confirmed) ? best : confirmed
}

/** Back to what is confirmed: that is the law now, whether it was true or not. */
function isTrueAllAlong(state: OptimisticState, claim: number): boolean {
  for (let at = claim; at !== 0; at = claimAt(state, at)?.parent ?? 0) {
    if (claimAt(state, at)?.status === 'confirmed') return true
    if (state.judged[at]?.isTrue !== true) return false
  }
  return true
}

// ── Making and confirming one ────────────────────────────────────────────────────────────────────

export interface Making {
  readonly order: Order
  readonly told: OptimisticState['lies']
}

export function orderClaim(
  state: OptimisticState,
  from: string,
  parentNumber: number,
  lie: Lie | null,
): Making | Refused {
  const parent = state.judged[parentNumber]
  if (parent === undefined) return refuse('no-such-claim', { claim: parentNumber })
  const batch = batchesBehind(state, parentNumber)
  if (batch >= state.facts.batches.length) return refuse('nothing-to-claim', { batch })
  const fallen = fallenBecauseOf(state, parentNumber)
  if (fallen !== null) return refuse('parent-fell', { claim: parentNumber, because: fallen })
  if (parent.state === null) return refuse('unknown-state', { claim: parentNumber })
  const run = lie === null ? honestRunOf(state, parent, batch).run : lyingRunOf(state, parent, batch, lie)
  if (run === null) return refuse('lie-impossible', { kind: lie?.kind ?? null })
  const args = [BigInt(parentNumber), run.output, BigInt(run.steps)] as const
  return {
    order: {
      from,
      to: state.contracts.rollup,
      data: encodeFunctionData({ abi: Rollup.abi, functionName: 'propose', args }),
      valueWei: BigInt(state.params.proposerBondWei),
    },
    told: lie === null ? state.lies : [...state.lies, { parentOutput: parent.output, batch, output: run.output, lie }],
  }
}

export const windowIsOver = ({ challengeableUntil }: ClaimFact, now: Seconds): boolean => now >= challengeableUntil

export const orderConfirm = ({ contracts }: OptimisticState, from: string, claim: number): Order => ({
  from,
  to: contracts.rollup,
  data: encodeFunctionData({ abi: Rollup.abi, functionName: 'confirm', args: [BigInt(claim)] }),
})

/** Confirmable in the next block: all that the contract asks for holds. */
export const isConfirmable = (state: OptimisticState, claim: ClaimFact, now: Seconds): boolean =>
  claim.status === 'standing' &&
  claim.openGames === 0 &&
  claim.parent === latestConfirmed(state) &&
  windowIsOver(claim, now)
