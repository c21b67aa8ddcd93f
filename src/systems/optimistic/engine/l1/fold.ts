// From what the contracts told to what stands: one event at a time, in their order.

import type { Hex, Seconds } from '../../../../kernel/types.ts'
import { GENESIS_TIMESTAMP } from '../../../../l1/chain/genesis.ts'
import { hexToBytes } from '../../../../lib/hex.ts'
import type { ClaimFact, Facts, GameFact, Move, OfferFact, Winner } from './facts.ts'
import type { Told } from './logs.ts'

const WINNERS: readonly Winner[] = ['nobody', 'defender', 'challenger']

const lower = (address: string): Hex => address.toLowerCase() as Hex

const patched = <T>(list: readonly T[], isIt: (item: T) => boolean, patch: (item: T) => Partial<T>): readonly T[] =>
  list.map((item) => (isIt(item) ? { ...item, ...patch(item) } : item))

const patchClaim = (facts: Facts, claim: bigint | number, patch: (claim: ClaimFact) => Partial<ClaimFact>): Facts => ({
  ...facts,
  claims: patched(facts.claims, (each) => each.claim === Number(claim), patch),
})
const patchGame = (facts: Facts, game: bigint, patch: (game: GameFact) => Partial<GameFact>): Facts => ({
  ...facts,
  games: patched(facts.games, (each) => each.game === Number(game), patch),
})
const patchOffer = (facts: Facts, offer: bigint, patch: Partial<OfferFact>): Facts => ({
  ...facts,
  offers: patched(
    facts.offers,
    (each) => each.offer === Number(offer),
    () => patch,
  ),
})

export function fold(facts: Facts, told: Told, clockSeconds: Seconds): Facts {
  switch (told.by) {
    case 'inbox':
      return foldInbox(facts, told)
    case 'bridge':
      return foldBridge(facts, told)
    case 'rollup':
      return foldRollup(facts, told)
    case 'game':
      return foldGame(facts, told, clockSeconds)
    case 'fastExit':
      return foldFastExit(facts, told)
    case 'reExecutor':
      return foldReExecutor(facts, told)
  }
}

type ToldBy<K extends Told['by']> = Extract<Told, { by: K }>

function foldInbox(facts: Facts, told: ToldBy<'inbox'>): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'BatchPosted': {
      const { batch, mode, commitment, length, dueTo, messageCount, postedAt } = told.args
      const posted = { mode: mode as 0 | 1 | 2, commitment, length, dueTo, messageCount, postedAt: Number(postedAt) }
      return { ...facts, batches: [...facts.batches, { batch: Number(batch), posted, place }] }
    }
    case 'MessageQueued': {
      const { message, record } = told.args
      const entry = { message: Number(message), record: hexToBytes(record), at: place.at, place }
      return { ...facts, messages: [...facts.messages, entry] }
    }
  }
}

function foldBridge(facts: Facts, told: ToldBy<'bridge'>): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'Deposited': {
      const deposit = { message: Number(told.args.message), from: lower(told.args.from), place }
      return { ...facts, deposits: [...facts.deposits, deposit] }
    }
    case 'Withdrawn': {
      const { number, to, paid, amountGwei } = told.args
      const payout = { withdrawal: Number(number), to: lower(to), paid: lower(paid), amountGwei, place }
      return { ...facts, payouts: [...facts.payouts, payout] }
    }
    default:
      return facts
  }
}

function foldRollup(facts: Facts, told: ToldBy<'rollup'>): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'ClaimProposed': {
      const { claim, parent, batch, output, steps, proposer, challengeableUntil } = told.args
      const made: ClaimFact = {
        claim: Number(claim),
        parent: Number(parent),
        batch: Number(batch),
        output,
        steps: Number(steps),
        proposer: lower(proposer),
        // The contract speaks of Unix time, the world of seconds since its genesis.
        challengeableUntil: Number(challengeableUntil) - GENESIS_TIMESTAMP,
        status: 'standing',
        settled: null,
        openGames: 0,
        place,
      }
      return { ...facts, claims: [...facts.claims, made] }
    }
    case 'ClaimConfirmed':
      return patchClaim(facts, told.args.claim, () => ({ status: 'confirmed', settled: place }))
    case 'ClaimRejected':
      return patchClaim(facts, told.args.claim, () => ({ status: 'rejected', settled: place, openGames: 0 }))
    case 'ClaimOvertaken':
      return patchClaim(facts, told.args.claim, () => ({ status: 'overtaken', settled: place }))
    default:
      return foldBonds(facts, told, 'rollup')
  }
}

function foldBonds(
  facts: Facts,
  told: Extract<Told, { eventName: 'Credited' | 'Collected' | 'Burnt' }>,
  at: 'rollup' | 'game',
): Facts {
  const { place } = told
  if (told.eventName === 'Burnt') {
    return { ...facts, burnt: [...facts.burnt, { amountWei: told.args.amount, place }] }
  }
  const entry = { at, who: lower(told.args.account), amountWei: told.args.amount, place }
  return told.eventName === 'Credited'
    ? { ...facts, credits: [...facts.credits, entry] }
    : { ...facts, collected: [...facts.collected, entry] }
}

function foldGame(facts: Facts, told: ToldBy<'game'>, clockSeconds: Seconds): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'GameOpened': {
      const { game, claim, challenger, defender, steps, defenderHash, challengerHash } = told.args
      const opened: GameFact = {
        game: Number(game),
        claim: Number(claim),
        challenger: lower(challenger),
        defender: lower(defender),
        steps: Number(steps),
        defenderHash,
        challengerHash,
        lo: 0,
        hi: Number(steps),
        turn: steps === 1n ? 'prove' : 'defender',
        since: place.at,
        defenderLeft: clockSeconds,
        challengerLeft: clockSeconds,
        moves: [],
        proven: null,
        timedOut: null,
        winner: null,
        closed: null,
        place,
      }
      const counted = patchClaim(facts, claim, ({ openGames }) => ({ openGames: openGames + 1 }))
      return { ...counted, games: [...facts.games, opened] }
    }
    case 'Bisected': {
      const { game, lo, hi, inner } = told.args
      const move: Move = { kind: 'bisected', lo: Number(lo), hi: Number(hi), inner, place }
      return patchGame(facts, game, (it) => ({
        turn: 'challenger',
        defenderLeft: it.defenderLeft - (place.at - it.since),
        since: place.at,
        moves: [...it.moves, move],
      }))
    }
    case 'Chosen': {
      const { game, segment, defenderHash, challengerHash } = told.args
      const [lo, hi] = [Number(told.args.lo), Number(told.args.hi)]
      const move: Move = { kind: 'chosen', segment: Number(segment), lo, hi, defenderHash, challengerHash, place }
      return patchGame(facts, game, (it) => ({
        lo,
        hi,
        turn: hi - lo === 1 ? 'prove' : 'defender',
        challengerLeft: it.challengerLeft - (place.at - it.since),
        since: place.at,
        moves: [...it.moves, move],
      }))
    }
    case 'Proven':
      return patchGame(facts, told.args.game, () => ({ proven: { result: told.args.result, place } }))
    case 'TimedOut':
      return patchGame(facts, told.args.game, () => ({
        timedOut: WINNERS[told.args.winner] === 'challenger' ? 'defender' : 'challenger',
      }))
    case 'GameClosed': {
      const closed = patchGame(facts, told.args.game, () => ({
        turn: 'over',
        winner: WINNERS[told.args.winner] as Winner,
        closed: place,
      }))
      return patchClaim(closed, told.args.claim, ({ openGames }) => ({ openGames: Math.max(0, openGames - 1) }))
    }
    default:
      return foldBonds(facts, told, 'game')
  }
}

function foldFastExit(facts: Facts, told: ToldBy<'fastExit'>): Facts {
  switch (told.eventName) {
    case 'Offered': {
      const { offer, number, seller, amountGwei, price } = told.args
      const made: OfferFact = {
        offer: Number(offer),
        withdrawal: Number(number),
        seller: lower(seller),
        amountGwei,
        priceWei: price,
        provider: null,
        status: 'open',
        place: told.place,
      }
      return { ...facts, offers: [...facts.offers, made] }
    }
    case 'Filled':
      return patchOffer(facts, told.args.offer, { status: 'filled', provider: lower(told.args.provider) })
    case 'ExitCollected':
      return patchOffer(facts, told.args.offer, { status: 'collected' })
    case 'TakenBack':
      return patchOffer(facts, told.args.offer, { status: 'taken-back' })
  }
}

function foldReExecutor(facts: Facts, told: ToldBy<'reExecutor'>): Facts {
  const { place } = told
  switch (told.eventName) {
    case 'Posted': {
      const post = { post: Number(told.args.post), transactions: Number(told.args.transactions), proven: null, place }
      return { ...facts, oneShot: [...facts.oneShot, post] }
    }
    case 'ProvenWrong':
      return {
        ...facts,
        oneShot: patched(
          facts.oneShot,
          ({ post }) => post === Number(told.args.post),
          () => ({ proven: { index: Number(told.args.index), place } }),
        ),
      }
    default:
      return facts
  }
}
