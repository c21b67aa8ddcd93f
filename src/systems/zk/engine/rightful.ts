// What everybody would have if every slot that was executed had been held against the rules: the lab's own books. With a
// whole circuit they say what the rollup says. Where a constraint is missing they differ, and tell who was robbed of how much.

import type { BatchFact, CreditFact, Facts } from './l1/facts.ts'
import { messagesTaken, wasReturned } from './l1/standing.ts'
import { OPERATOR } from './rules/state.ts'
import { reckonSlot, type Slot, type Unfit } from './rules/transition.ts'
import { type ClosedBatch, GWEI_WEI, type ZkWorld } from './state.ts'

export interface Rightful {
  /** In gwei, by account. */
  readonly balances: ReadonlyMap<number, bigint>
  /** How much of a credit nothing is behind, in wei, by the credit's place. */
  readonly robbed: ReadonlyMap<string, bigint>
}

type Known = Pick<ZkWorld, 'facts' | 'genesis' | 'operator'>

const reckoned = new WeakMap<Facts, Rightful>()

export function rightfulOf(state: Known): Rightful {
  const known = reckoned.get(state.facts) ?? reckon(state)
  reckoned.set(state.facts, known)
  return known
}

export const robbedBy = (state: Known, { place }: CreditFact): bigint => rightfulOf(state).robbed.get(place.key) ?? 0n

export const stolenWei = (state: Known): bigint =>
  [...rightfulOf(state).robbed.values()].reduce((sum, wei) => sum + wei, 0n)

/** All that people have by the rules, deposits that no batch has taken yet, and what can be taken out. */
export function owedWei(state: Known): bigint {
  const { facts } = state
  let wei = 0n
  for (const gwei of rightfulOf(state).balances.values()) wei += gwei * GWEI_WEI
  for (const message of facts.messages.slice(messagesTaken(facts))) {
    if (message.kind === 'deposit' && !wasReturned(facts, message)) wei += message.amountGwei * GWEI_WEI
  }
  for (const { amountWei } of facts.credits) wei += amountWei
  for (const { amountWei } of facts.takenOut) wei -= amountWei
  return wei
}

/** What the operator has closed and L1 has under this number. */
export const closedAs = ({ operator }: Pick<ZkWorld, 'operator'>, { number, struct }: BatchFact) =>
  operator.batches.find(
    (batch) =>
      batch.number === number &&
      batch.published.newMessages === struct.newMessages &&
      (batch.claimedRoot ?? batch.published.newRoot) === struct.newRoot,
  )

/** Why each slot cannot stand; null: it can. */
function unfitOf({ isTrue, slots, before }: ClosedBatch): readonly (Unfit | null)[] {
  if (isTrue) return slots.map(() => null)
  let state = before
  return slots.map((slot) => {
    const { state: after, why } = reckonSlot(state, slot)
    state = after
    return why
  })
}

/** Who spends more than they have has signed for it: of that as much is right as they have. */
const isOwners = (why: Unfit | null): boolean => why === null || why === 'funds' || why === 'overflow'

function reckon(state: Known): Rightful {
  const { facts, genesis } = state
  const books: Books = {
    balances: new Map([...genesis.accounts].map(([number, { balance }]) => [number, balance])),
    robbed: new Map(),
  }
  for (const fact of facts.batches) if (fact.executed !== null) carryOut(books, state, fact)
  for (const credit of facts.credits) if (credit.reason === 'escape') payAccount(books, credit)
  return books
}

function carryOut(books: Books, state: Known, fact: BatchFact): void {
  const credits = creditsIn(state.facts, fact)
  const closed = closedAs(state, fact)
  const unfit = closed === undefined ? [] : unfitOf(closed)
  let fees = 0n
  for (const [index, slot] of (closed?.slots ?? []).entries()) {
    const credit = slot.kind === 'withdraw' || slot.kind === 'exit' ? credits.shift() : undefined
    fees += carryOutSlot(books, slot, isOwners(unfit[index] ?? null), credit)
  }
  add(books, OPERATOR, fees)
}

/** Gives the fee. */
function carryOutSlot(books: Books, slot: Slot, isRight: boolean, credit: CreditFact | undefined): bigint {
  switch (slot.kind) {
    case 'padding':
      return 0n
    case 'deposit':
      add(books, slot.account, slot.amount)
      return 0n
    case 'exit':
      if (credit !== undefined) payAccount(books, credit)
      return 0n
    case 'withdraw': {
      const part = isRight ? take(books, slot.from, slot.amount) : 0n
      if (credit !== undefined) pay(books, credit, part)
      return isRight ? take(books, slot.from, slot.fee) : 0n
    }
    case 'transfer':
      if (!isRight) return 0n
      add(books, slot.to, take(books, slot.from, slot.amount))
      return take(books, slot.from, slot.fee)
  }
}

interface Books {
  readonly balances: Map<number, bigint>
  readonly robbed: Map<string, bigint>
}

const add = ({ balances }: Books, account: number, gwei: bigint): void => {
  balances.set(account, (balances.get(account) ?? 0n) + gwei)
}

/** Gives what was there of it. */
function take(books: Books, account: number, gwei: bigint): bigint {
  const has = books.balances.get(account) ?? 0n
  const part = gwei < has ? gwei : has
  add(books, account, -part)
  return part
}

function pay({ robbed }: Books, { amountWei, place }: CreditFact, gwei: bigint): void {
  const unbacked = amountWei - gwei * GWEI_WEI
  if (unbacked > 0n) robbed.set(place.key, unbacked)
}

/** As much of it as the account has by right. */
const payAccount = (books: Books, credit: CreditFact): void =>
  pay(books, credit, take(books, credit.account, credit.amountWei / GWEI_WEI))

/** In the order of the slots that they are for. */
const creditsIn = ({ credits }: Facts, { executed }: BatchFact): CreditFact[] =>
  credits.filter(({ place, reason }) => place.tx === executed?.tx && (reason === 'withdrawal' || reason === 'exit'))
