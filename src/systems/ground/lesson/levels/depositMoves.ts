import type { AnyAction, AnyEvent, Seconds } from '../../../../kernel/types.ts'
import type { L1Events, L1View } from '../../../../l1/types.ts'
import { personAt } from '../../../../ui/l1/words.ts'
import { asL1, followPayments, partiesOf, type Trail } from '../trail.ts'
import { depthTo, secondsToFinality, wait } from './paymentMoves.ts'

// What the level of the exchange reads from the trace, and what it asks for, in its steps, its solution and its near
// misses. Deposits go from Mallory to Cleo, payouts from Cleo to Eve, and Ana’s payment only happens to stand beside.

const DEPOSIT_WEI = '2000000000000000000'
const ANAS_WEI = '1000000000000000000'

export interface Dealings {
  readonly deposits: readonly Trail[]
  readonly payouts: readonly Trail[]
  readonly anas: Trail | null
}

export function dealingsOf(view: L1View, events: readonly AnyEvent[]): Dealings {
  const follow = (from: string, to: string) => followPayments(events, partiesOf(view, from, to))
  return {
    deposits: follow('mallory', 'cleo'),
    payouts: follow('cleo', 'eve'),
    anas: follow('ana', 'ben')[0] ?? null,
  }
}

export const firstDeposit = (view: L1View, events: readonly AnyEvent[]): Trail | null =>
  dealingsOf(view, events).deposits[0] ?? null

/** The one that Mallory comes back with: the newest, when there is more than one. */
export function laterDeposit(view: L1View, events: readonly AnyEvent[]): Trail | null {
  const [, ...later] = dealingsOf(view, events).deposits
  return later.at(-1) ?? null
}

/** The block of another order that used the same nonce: whichever way it came, the first one can never run again. */
export function rivalOf(
  events: readonly AnyEvent[],
  { tx }: Trail,
): (L1Events['l1.included'] & { at: Seconds }) | null {
  for (const event of events.map(asL1)) {
    if (event.type !== 'l1.included') continue
    const { from, nonce, hash } = event.data
    if (from === tx.from && nonce === tx.nonce && hash !== tx.hash) return { ...event.data, at: event.at }
  }
  return null
}

/** Its nonce is used where the cursor stands, and not by itself. */
export const isUndone = (view: L1View, { tx, block }: Trail): boolean =>
  block === null && (personAt(view, tx.from)?.nonce ?? 0) > tx.nonce

/** The first payout that was signed while this deposit counted as paid in. */
export function payoutFor(deposit: Trail | null, payouts: readonly Trail[]): Trail | null {
  const creditedAt = deposit?.inclusions[0]?.at
  if (creditedAt === undefined) return null
  return payouts.find(({ queuedAt }) => queuedAt >= creditedAt) ?? null
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const payment = (from: string, to: string, valueWei: string): AnyAction => ({
  type: 'l1.pay',
  by: from,
  args: { from, to, valueWei },
})
export const anaPays = payment('ana', 'ben', ANAS_WEI)
export const deposit = payment('mallory', 'cleo', DEPOSIT_WEI)
export const payOut = payment('cleo', 'eve', DEPOSIT_WEI)

/** Enough to replace what waits: the mempool asks for a tenth more. */
const raised = (wei: string): string => ((BigInt(wei) * 3n) / 2n).toString()

/** The nonce of the first deposit once more, to herself. */
export const rival = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const tx = firstDeposit(view, events)?.tx
  const fees = tx && {
    nonce: tx.nonce,
    maxFeePerGasWei: raised(tx.maxFeePerGasWei),
    maxPriorityFeePerGasWei: raised(tx.maxPriorityFeePerGasWei),
  }
  return {
    type: 'l1.pay',
    by: 'mallory',
    args: { from: 'mallory', to: 'mallory', valueWei: tx?.valueWei ?? DEPOSIT_WEI, ...fees },
  }
}

const reorg = (depth: number, censor: readonly string[] = []): AnyAction => ({
  type: 'l1.reorg',
  by: 'learner',
  args: { depth, ...(censor.length > 0 ? { censor } : {}) },
})
export const reorgToFirst = (view: L1View, events: readonly AnyEvent[]): AnyAction =>
  reorg(depthTo(view, firstDeposit(view, events)))
export const reorgToLater = (view: L1View, events: readonly AnyEvent[]): AnyAction =>
  reorg(depthTo(view, laterDeposit(view, events)))
/** The branch that wins leaves Ana’s payment out for good. */
export const reorgWithoutAna = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const { deposits, anas } = dealingsOf(view, events)
  return reorg(depthTo(view, deposits[0] ?? null), anas ? [anas.tx.hash] : [])
}

export const waitUntilFinal = (view: L1View, events: readonly AnyEvent[]): AnyAction =>
  wait(secondsToFinality(view, laterDeposit(view, events)))
export const waitUntilSafe = (view: L1View, events: readonly AnyEvent[]): AnyAction => {
  const { slotSeconds, slotsPerEpoch } = view.params
  return wait(secondsToFinality(view, laterDeposit(view, events)) - slotSeconds * slotsPerEpoch)
}
