import type { PersonView } from '../../../l1/types.ts'
import { dayOf, duration, groupDigits, timeOfDay } from '../../../lib/format.ts'
import { eth } from '../../../ui/l1/words.ts'
import type { L2TxSummary } from '../engine/types/events.ts'
import type { Asset, Gwei, Lie, Ordering, PostingMode, WatcherMode } from '../engine/types/shared.ts'
import type { OptimisticView } from '../engine/types/view.ts'

// The rollup in words that narrator, forms and levels share. The rollup counts both assets in 10^−9.

const GWEI = 10n ** 9n

export const weiOf = (gwei: Gwei): string => (BigInt(gwei) * GWEI).toString()
export const ether = (gwei: Gwei): string => eth(weiOf(gwei))

export function tokens(units: Gwei): string {
  const amount = BigInt(units)
  const digits = (amount % GWEI).toString().padStart(9, '0')
  // Two decimals: a token has no value of its own that more of them would tell. But what is something is not shown as nothing.
  const kept = amount < GWEI / 100n ? (/^0*[1-9]\d?/.exec(digits)?.[0] ?? '') : digits.slice(0, 2)
  const fraction = kept.replace(/0+$/, '')
  return `${groupDigits(amount / GWEI)}${fraction === '' ? '' : `.${fraction}`} tokens`
}
export const amountOf = (asset: Asset, amount: Gwei): string => (asset === 'ether' ? ether(amount) : tokens(amount))

const personById = ({ l1 }: OptimisticView, id: string | null): PersonView | undefined =>
  l1.people.find((person) => person.id === id)
export const nameOf = (view: OptimisticView, id: string | null): string => personById(view, id)?.name ?? 'Somebody'

/** 'Ana’s payment of 0.1 ETH to Ben'. */
export function nameOfL2Tx(view: OptimisticView, tx: L2TxSummary): string {
  const whose = `${nameOf(view, tx.fromId)}’s`
  switch (tx.kind) {
    case 'transfer':
      return `${whose} payment of ${amountOf(tx.asset, tx.amount)} to ${tx.toId === null ? 'a new account' : nameOf(view, tx.toId)}`
    case 'swap':
      return `${whose} swap of ${amountOf(tx.asset, tx.amount)}`
    case 'withdraw':
      return `${whose} withdrawal of ${ether(tx.amount)}`
  }
}

/** A moment that may lie days ahead, with the days counted as the clock above the drawing counts them. */
export const moment = (at: number): string =>
  dayOf(at) === 0 ? `\`${timeOfDay(at)}\`` : `\`${timeOfDay(at)}\` on day ${dayOf(at)}`

/** Steps of a run, hashes in a game: '5,896'. */
export const number = (value: number): string => groupDigits(value)
export const bytes = (value: number): string => `${groupDigits(value)} bytes`

/** Kept apart from `duration`, which writes '0 s' for what is over. */
export const left = (seconds: number): string => (seconds <= 0 ? 'no time' : duration(seconds))

export const postedAs: { readonly [mode in PostingMode | 'forced']: string } = {
  calldata: 'as calldata',
  blob: 'as a blob',
  forced: 'without bytes of its own',
}

export const WATCHER_MODES: { readonly [mode in WatcherMode]: string } = {
  on: 'checks every claim, and disputes what is wrong',
  hand: 'checks every claim, and leaves the moves to you',
  off: 'does not look',
  late: 'wakes when the window is over',
  broke: 'checks, and cannot pay for a move',
  griefer: 'disputes what is right',
  accomplice: 'disputes what is wrong, and lets the clock run out on purpose',
}

export const ORDERINGS: { readonly [ordering in Ordering]: string } = {
  arrival: 'first come, first served',
  tip: 'highest fee first',
  hostile: 'its own swaps around everybody else’s',
}

export function lieInWords(lie: Lie): string {
  switch (lie.kind) {
    case 'theft':
      // only the lower half of an amount is changed, whatever a link asks for
      return `a withdrawal of ${ether(BigInt.asUintN(32, BigInt(lie.amountGwei)).toString())} that nobody asked for in that size {simplified:half-register}`
    case 'diverge':
      return `an honest run up to step ${number(lie.step)}, and made-up states from there on`
    case 'root':
      return 'an honest run with another result at its end'
    case 'skipForced':
      return 'a run that does not see which messages were due'
  }
}

/** Why a transaction or a message had no effect (R9). */
const WITHOUT_EFFECT: { readonly [why: string]: string } = {
  'no-such-account': 'the account does not exist',
  'wrong-nonce': 'its nonce is not the account’s next one',
  'wrong-signature': 'it is not signed by the account’s key',
  'cannot-pay': 'the account does not hold enough',
  'balance-too-large': 'no balance can be that large',
  'tree-full': 'there is no room for another account or withdrawal',
  'too-little-for-swap': 'the pool would give less than was asked for',
  'malformed-record': 'it cannot be read',
}
export const whyWithoutEffect = (why: string | null): string => WITHOUT_EFFECT[why ?? ''] ?? 'it could not be executed'
