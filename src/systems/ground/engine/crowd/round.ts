// One round of the crowd: whoever has come to want something since the last one signs it and sends it.

import type { Rng, Seconds } from '../../../../kernel/types.ts'
import { nextBaseFee } from '../../../../l1/chain/environment.ts'
import type { L1Event, L1State } from '../../../../l1/chain/state.ts'
import { maxTipOf } from '../../../../l1/chain/transactions.ts'
import { admitCrowd, type CrowdTx } from '../../../../l1/mempool/crowd.ts'
import { poolSize } from '../../../../l1/mempool/pool.ts'
import type { CrowdTxKind } from '../types.ts'
import { crowdAccounts } from './accounts.ts'
import { type Composer, compose, readMinted, readReserves } from './compose.ts'
import {
  type CrowdEvent,
  type CrowdState,
  isRushing,
  type Rush,
  type Turns,
  tipBesideWei,
  tipWeiOf,
  waitingOf,
} from './crowd.ts'
import { type Desk, openDesk, type Seat } from './desk.ts'
import { byKind } from './kinds.ts'
import { DROP_CAP, holdersAmong, type Town, tradersAmong } from './town.ts'
import { drawBuyer, drawWish, type Wish } from './wishes.ts'

/** What waits at most before the crowd finds the door closed. People always find room above it. */
export const MOST_WAITING = 3_500
/** A rush comes over so many rounds: two slots, where there are four rounds in one. */
const RUSH_ROUNDS = 8
/** In percent: by how much more each later round of a rush tips, having seen the line. */
const BID_UP = 25n

export interface Round {
  readonly crowd: CrowdState
  readonly l1: L1State
  readonly events: readonly (L1Event | CrowdEvent)[]
}

interface Work {
  readonly composer: Composer
  readonly desk: Desk
  readonly baseFee: bigint
  readonly sent: CrowdTx[]
  readonly counts: { [K in CrowdTxKind]: number }
  /** How many more may wait. */
  room: number
  readonly turns: { -readonly [K in keyof Turns]: Turns[K] }
  turnedAway: number
  pricedOut: number
}

export function holdRound(crowd: CrowdState, l1: L1State, town: Town, now: Seconds, rng: Rng): Round {
  const accounts = crowdAccounts(l1.machine.crypto, crowd.accounts)
  const baseFee = nextBaseFee(l1)
  const work: Work = {
    composer: { machine: l1.machine, town, accounts, reserves: readReserves(l1, town), rng: rng.fork('what') },
    desk: openDesk(l1, baseFee),
    baseFee,
    sent: [],
    counts: { payment: 0, token: 0, swap: 0, mint: 0 },
    room: Math.max(0, MOST_WAITING - poolSize(l1.mempool)),
    turns: { ...crowd.turns },
    turnedAway: 0,
    pricedOut: 0,
  }
  const wishes = rng.fork('wishes')
  const rush = isRushing(crowd.rush) ? comeToBuy(work, crowd, crowd.rush as Rush, readMinted(l1, town), wishes) : null
  comeAndGo(work, crowd, arrivalsBetween(crowd, now, l1.params.slotSeconds), wishes)

  const admission = admitCrowd(l1, work.sent, now)
  const turnedAway = work.turnedAway + admission.turnedAway
  const next: CrowdState = {
    ...crowd,
    round: crowd.round + 1,
    turns: work.turns,
    arrivedUntil: now,
    turnedAway: crowd.turnedAway + turnedAway,
    pricedOut: crowd.pricedOut + work.pricedOut,
    rush: rush ?? crowd.rush,
  }
  const events: (L1Event | CrowdEvent)[] = [...admission.events]
  if (work.sent.length > 0 || turnedAway > 0) {
    events.push({
      type: 'crowd.arrived',
      data: {
        transactions: work.sent.length,
        byKind: byKind((kind) => work.counts[kind]),
        medianTipWei: medianTip(work.sent).toString(),
        waiting: waitingOf(admission.state),
        turnedAway,
      },
    })
  }
  return { crowd: next, l1: admission.state, events }
}

/** Wishes come evenly; how many have come by a time is a function of that time, so no round loses a fraction. */
function arrivalsBetween({ perSecond, arrivedUntil }: CrowdState, now: Seconds, slotSeconds: number): number {
  // After a long gap only the last slot's wishes are there: the others came, found nobody and went home.
  const since = Math.max(arrivedUntil, now - slotSeconds)
  return Math.floor(perSecond * now) - Math.floor(perSecond * since)
}

function comeAndGo(work: Work, crowd: CrowdState, count: number, rng: Rng): void {
  const middle = tipBesideWei(crowd)
  for (let i = 0; i < count; i++) {
    const wish = drawWish(rng, crowd.demand, middle)
    send(work, wish, seatFor(work, wish))
  }
}

/** The next one, in turn, who can do it and has room in their queue. */
function seatFor(work: Work, { kind }: Wish): Seat | null {
  const { accounts } = work.composer
  const [whose, among] = (
    kind === 'swap'
      ? ['traders', tradersAmong(accounts.length)]
      : kind === 'token'
        ? ['holders', holdersAmong(accounts.length)]
        : ['all', accounts.length]
  ) satisfies [keyof Turns, number]
  for (let tried = 0; tried < among; tried++) {
    const account = accounts[work.turns[whose] % among]
    work.turns[whose] = (work.turns[whose] + 1) % among
    const seat = account === undefined ? null : work.desk.seatOf(account)
    if (seat !== null) return seat
  }
  return null
}

function comeToBuy(work: Work, crowd: CrowdState, rush: Rush, minted: number, rng: Rng): Rush {
  // Whoever has not sent yet sees that there is nothing left. What is on its way fails, and is paid for.
  if (minted >= DROP_CAP) return { ...rush, gone: rush.buyers }
  const { accounts } = work.composer
  const middle = (tipWeiOf(crowd) * (100n + BID_UP * BigInt(rush.round))) / 100n
  const count = Math.min(rush.buyers - rush.gone, Math.ceil(rush.buyers / RUSH_ROUNDS))
  for (let i = 0; i < count; i++) {
    const account = accounts[(rush.firstBuyer + rush.gone + i) % accounts.length]
    send(work, drawBuyer(rng, middle), account === undefined ? null : work.desk.seatOf(account))
  }
  return { ...rush, gone: rush.gone + count, round: rush.round + 1 }
}

function send(work: Work, wish: Wish, seat: Seat | null): void {
  const { baseFee } = work
  if (wish.mostBaseFeeWei < baseFee) {
    work.pricedOut++
    return
  }
  if (seat === null || work.room === 0) {
    work.turnedAway++
    return
  }
  // Room for the base fee to double, but never beyond what it is worth to them.
  const most = wish.mostBaseFeeWei < 2n * baseFee ? wish.mostBaseFeeWei : 2n * baseFee
  const tip = larger(wish.tipWei, seat.leastTipWei)
  const maxFeePerGas = larger(most + tip, seat.leastFeeWei)
  work.sent.push(compose(work.composer, { kind: wish.kind, seat, maxFeePerGas, maxPriorityFeePerGas: tip }))
  work.desk.take(seat)
  work.counts[wish.kind]++
  work.room--
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

function medianTip(sent: readonly CrowdTx[]): bigint {
  const tips = sent.map(({ tx }) => maxTipOf(tx)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return tips[tips.length >> 1] ?? 0n
}
