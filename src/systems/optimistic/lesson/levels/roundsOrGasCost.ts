import type { GameView } from '../../engine/types/view.ts'
import { allOf, type Events, type View } from '../trail.ts'
import { theGame } from './disputeTrail.ts'

// What the two ways of proving a lie cost: the one that this run has played, and those that were measured beforehand.

export interface DisputeCost {
  readonly rounds: number
  /** The challenge, two a round, and the proof. */
  readonly transactions: number
  /** Of all of them, both sides'. */
  readonly gas: number
  /** From the block with the challenge to the one with the verdict. */
  readonly seconds: number
  /** The gas of its dearest round, both moves; but for the first, which fills storage that later ones write over. */
  readonly dearestRound: number
}

/** What the level's own world splits a range into. */
export const OWN_PARTS = 16
export type OtherParts = 2 | 4 | 8

/**
 * The level's dispute in worlds that differ from its own in this one parameter: it is fixed in a rollup's contract. The
 * level's test plays them, and compares.
 */
export const measuredBefore: { readonly [parts in OtherParts]: DisputeCost } = {
  2: { rounds: 18, transactions: 38, gas: 2_303_236, seconds: 444, dearestRound: 103_916 },
  4: { rounds: 9, transactions: 20, gas: 1_430_223, seconds: 228, dearestRound: 109_687 },
  8: { rounds: 6, transactions: 14, gas: 1_138_555, seconds: 156, dearestRound: 114_920 },
}

/** Of this run's dispute, once L1 has run the step. */
export function costOfDispute(view: View, events: Events): DisputeCost | null {
  const game = theGame(view)
  const of = ({ data }: { readonly data: { readonly game: number } }) => data.game === game?.game
  const [opened, proven] = [allOf(events, 'game.opened').find(of), allOf(events, 'game.proven').find(of)]
  if (game === null || opened === undefined || proven === undefined) return null
  return {
    rounds: game.rounds.length,
    transactions: game.moves,
    gas: game.gasUsed,
    seconds: proven.at - opened.at,
    dearestRound: Math.max(0, ...game.rounds.slice(1).map(gasOfRound)),
  }
}

const gasOfRound = ({ gasBisect, gasChoose }: GameView['rounds'][number]): number => gasBisect + (gasChoose ?? 0)

/** How often a range must be split until no part is longer than a step. */
export function roundsFor(steps: number, parts: number): number {
  let rounds = 0
  for (let left = steps; left > 1; left = Math.ceil(left / parts)) rounds += 1
  return rounds
}

/** What one more place costs a round, shown and brought back, and what a round costs without any. */
export function priceOfRound(own: DisputeCost): { readonly place: number; readonly round: number } {
  const fewer: OtherParts = 8
  const place = Math.round((own.dearestRound - measuredBefore[fewer].dearestRound) / (OWN_PARTS - fewer))
  return { place, round: own.dearestRound - place * (OWN_PARTS - 1) }
}

/** All rounds of a range, reckoned with these prices. */
export function reckonedRounds(own: DisputeCost, steps: number, parts: number): number {
  const { place, round } = priceOfRound(own)
  return roundsFor(steps, parts) * (round + place * (parts - 1))
}

type Post = View['oneShot'][number]
export const lyingPost = ({ oneShot }: View): Post | null => oneShot.find(({ lieAt }) => lieAt !== null) ?? null
export const honestPost = ({ oneShot }: View): Post | null => oneShot.find(({ lieAt }) => lieAt === null) ?? null

/** What the rollup of the game asks of its sequencer for a true batch: gas for its bytes, and for a claim about it. */
export function gasOfTrueBatch({ batches, claims }: View, events: Events): { bytes: number; claim: number } | null {
  const batch = allOf(events, 'batch.posted').find(({ data }) => data.batch === batches[0]?.batch)
  const claim = claims[0] === undefined ? null : gasOf(events, claims[0].tx)
  return batch === undefined || claim === null ? null : { bytes: batch.data.gasUsed, claim }
}

const gasOf = (events: Events, tx: string): number | null =>
  allOf(events, 'l1.included').findLast(({ data }) => data.hash === tx)?.data.gasUsed ?? null

/**
 * How many true batches it takes until outputs after every transaction have cost more than they save in one dispute. To
 * confirm costs about the same both ways, and is left out.
 */
export function trueBatchesUntilDearer(view: View, events: Events): { each: number; batches: number } | null {
  const [dispute, batch] = [costOfDispute(view, events), gasOfTrueBatch(view, events)]
  const proof = lyingPost(view)?.proven
  const honest = honestPost(view)
  if (dispute === null || batch === null || proof == null || honest === null) return null
  const each = honest.gasUsed - batch.bytes - batch.claim
  return { each, batches: Math.ceil((dispute.gas - proof.gasUsed) / each) }
}

export const bytesEach = ({ bytes, transactions }: { readonly bytes: number; readonly transactions: number }): number =>
  Math.round(bytes / transactions)
