// Dispute games: whose turn it is, what an honest side does with it, and the transactions that say so.

import { encodeFunctionData } from 'viem'
import { refuse } from '../../../kernel/refusal.ts'
import type { Hex, Refused, Seconds } from '../../../kernel/types.ts'
import { DisputeGame } from '../contracts/generated/DisputeGame.ts'
import { claimAt, honestRunBehind, runBehind } from './claims.ts'
import { inputProofOf } from './derive.ts'
import type { Order } from './errands.ts'
import type { ClaimFact, GameFact, Move } from './l1/facts.ts'
import { forged, type Run } from './run.ts'
import type { Judged, OptimisticState } from './state.ts'

export const gameAt = ({ facts }: OptimisticState, game: number): GameFact | undefined =>
  facts.games.find((each) => each.game === game)

// ── Ranges: as the contract splits them ──────────────────────────────────────────────────────────

export function boundariesOf(lo: number, hi: number, branching: number): readonly number[] {
  const segments = Math.min(branching, hi - lo)
  return Array.from({ length: segments + 1 }, (_, i) => lo + Math.floor((i * (hi - lo)) / segments))
}

/** What the defender said of each boundary of the range that was split last, both ends included. */
export function shownIn(state: OptimisticState, game: GameFact, move: Extract<Move, { kind: 'bisected' }>) {
  const steps = boundariesOf(move.lo, move.hi, state.params.branching)
  const { agreed, defender } = endsBefore(state, game, move)
  const hashes = [agreed, ...move.inner, defender]
  return steps.map((step, index) => ({ step, defender: hashes[index] as Hex }))
}

/** What both hold of the two ends of the range; of that which was split by a move: before it. */
function endsBefore(state: OptimisticState, game: GameFact, before: Move | null): { agreed: Hex; defender: Hex } {
  let ends = { agreed: startHash(state, game), defender: game.defenderHash }
  for (const [index, move] of game.moves.entries()) {
    if (move === before) return ends
    const last = game.moves[index - 1]
    if (move.kind !== 'chosen' || last?.kind !== 'bisected') continue
    ends = {
      agreed: move.segment === 0 ? ends.agreed : (last.inner[move.segment - 1] as Hex),
      defender: move.defenderHash,
    }
  }
  return ends
}

/** The machine as it begins: the same for every run of the guest, so the first claim's does where nobody has this one's. */
function startHash(state: OptimisticState, { claim }: GameFact): Hex {
  const [first] = state.facts.claims
  const known =
    honestRunBehind(state, claimAt(state, claim) as ClaimFact) ?? (first ? honestRunBehind(state, first) : null)
  if (known === null) throw new Error(`nobody knows the beginning of claim ${claim}`)
  return known.hashAt(0)
}

// ── The two sides' runs ──────────────────────────────────────────────────────────────────────────

export const defendersRun = (state: OptimisticState, game: GameFact): Run | null =>
  runBehind(state, claimAt(state, game.claim) as ClaimFact)

/**
 * Who challenges a lie holds the honest run. Who challenges the truth holds none, and makes something up from the middle
 * on: to be right about the beginning makes the game longest.
 */
export function challengersRun(state: OptimisticState, claim: ClaimFact): Run | null {
  const honest = honestRunBehind(state, claim)
  if (honest === null || state.judged[claim.claim]?.isTrue !== true) return honest
  return forged(honest, Math.max(1, Math.floor(honest.steps / 2)), state.l1.machine.crypto)
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const toGame = (state: OptimisticState, from: string, data: Hex, valueWei = 0n): Order => ({
  from,
  to: state.contracts.game,
  data,
  valueWei,
})

export function orderChallenge(state: OptimisticState, from: string, claim: ClaimFact): Order | Refused {
  const run = challengersRun(state, claim)
  if (run === null) return refuse('unknown-state', { claim: claim.claim })
  const args = [BigInt(claim.claim), run.hashAt(claim.steps)] as const
  const data = encodeFunctionData({ abi: DisputeGame.abi, functionName: 'challenge', args })
  return toGame(state, from, data, BigInt(state.params.challengerBondWei))
}

export function orderBisect(state: OptimisticState, from: string, game: GameFact): Order | Refused {
  const run = defendersRun(state, game)
  if (run === null) return refuse('nothing-to-show', { game: game.game })
  const inner = boundariesOf(game.lo, game.hi, state.params.branching).slice(1, -1).map(run.hashAt)
  const args = [BigInt(game.game), inner] as const
  return toGame(state, from, encodeFunctionData({ abi: DisputeGame.abi, functionName: 'bisect', args }))
}

/** The last bisection, while it waits for a choice. */
export const waitingMove = (game: GameFact): Extract<Move, { kind: 'bisected' }> | null => {
  const last = game.moves.at(-1)
  return game.turn === 'challenger' && last?.kind === 'bisected' ? last : null
}

/**
 * The first part whose end the challenger disagrees with. Who named a wrong part by hand finds none, and is left with the
 * last one: its end is what they have said something else about already.
 */
export function rightSegment(state: OptimisticState, game: GameFact): number | null {
  const move = waitingMove(game)
  const run = challengersRun(state, claimAt(state, game.claim) as ClaimFact)
  if (move === null || run === null) return null
  const boundaries = shownIn(state, game, move)
  const ends = boundaries.slice(1)
  const first = ends.findIndex(({ step, defender }) => run.hashAt(step) !== defender)
  return first === -1 ? ends.length - 1 : first
}

export function orderChoose(state: OptimisticState, from: string, game: GameFact, segment: number): Order | Refused {
  const move = waitingMove(game)
  const run = challengersRun(state, claimAt(state, game.claim) as ClaimFact)
  if (move === null) return refuse('not-your-turn', { game: game.game, turn: game.turn })
  if (run === null) return refuse('unknown-state', { claim: game.claim })
  const end = shownIn(state, game, move)[segment + 1]
  if (end === undefined) return refuse('no-such-segment', { segment, segments: move.inner.length + 1 })
  const own = segment === move.inner.length ? lastSaid(game) : differingHash(run.hashAt(end.step), end.defender)
  const args = [BigInt(game.game), BigInt(segment), move.inner, own] as const
  return toGame(state, from, encodeFunctionData({ abi: DisputeGame.abi, functionName: 'choose', args }))
}

/** What the challenger holds of the end of the range: said before, and not to be changed. */
function lastSaid(game: GameFact): Hex {
  const last = game.moves.findLast((move) => move.kind === 'chosen')
  return last?.kind === 'chosen' ? last.challengerHash : game.challengerHash
}

/** Who names a part whose end is right has nothing to say about it but something else: the contract asks for a difference. */
const differingHash = (own: Hex, shown: Hex): Hex =>
  own === shown ? (`0x${own.endsWith('0') ? `${own.slice(2, -1)}1` : `${own.slice(2, -1)}0`}` as Hex) : own

export async function orderProve(state: OptimisticState, from: string, game: GameFact): Promise<Order | Refused> {
  const claim = claimAt(state, game.claim) as ClaimFact
  const run = honestRunBehind(state, claim)
  if (game.turn !== 'prove') return refuse('not-your-turn', { game: game.game, turn: game.turn })
  if (run === null) return refuse('unknown-state', { claim: game.claim })
  // By naming a part too late a challenger agrees to a state of the other side's, and has nothing behind its hash.
  if (run.hashAt(game.lo) !== endsBefore(state, game, null).agreed)
    return refuse('not-the-agreed-state', { game: game.game, step: game.lo })
  const { packedState, witness } = run.proofAt(
    game.lo,
    await inputProofOf(state, state.judged[claim.parent] as Judged, claim),
  )
  const args = [BigInt(game.game), packedState, witness] as const
  return toGame(state, from, encodeFunctionData({ abi: DisputeGame.abi, functionName: 'prove', args }))
}

export const orderTimeout = (state: OptimisticState, from: string, game: GameFact): Order =>
  toGame(state, from, encodeFunctionData({ abi: DisputeGame.abi, functionName: 'timeout', args: [BigInt(game.game)] }))

export const orderDissolve = (state: OptimisticState, from: string, game: GameFact): Order =>
  toGame(state, from, encodeFunctionData({ abi: DisputeGame.abi, functionName: 'dissolve', args: [BigInt(game.game)] }))

// ── Clocks ───────────────────────────────────────────────────────────────────────────────────────

export interface Clocks {
  readonly defender: Seconds
  readonly challenger: Seconds
}

/** What each has left now: only the clock of whose turn it is runs. */
export function clocksAt(game: GameFact, now: Seconds): Clocks {
  const took = game.turn === 'over' ? 0 : now - game.since
  return game.turn === 'defender'
    ? { defender: game.defenderLeft - took, challenger: game.challengerLeft }
    : { defender: game.defenderLeft, challenger: game.challengerLeft - took }
}

/** When the running clock is used up. */
export const runsOutAt = (game: GameFact): Seconds =>
  game.since + (game.turn === 'defender' ? game.defenderLeft : game.challengerLeft)

/** The contract asks for more than all of it. */
export const isOutOfTime = (game: GameFact, now: Seconds): boolean => game.turn !== 'over' && now > runsOutAt(game)
