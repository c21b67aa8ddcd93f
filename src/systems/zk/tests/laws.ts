// What holds in every world of the ZK rollup at every moment, whatever anybody does.

import { expect } from 'vitest'
import type { World } from '../../../kernel/world.ts'
import { lastExecuted } from '../engine/l1/standing.ts'
import { onL1 } from '../engine/operator/batches.ts'
import { rebuildFromL1 } from '../engine/rebuild.ts'
import { stateRoot } from '../engine/rules/state.ts'
import type { ZkWorld } from '../engine/state.ts'
import type { ZkView } from '../engine/types/view.ts'
import { eventsOf, stateOf, viewOf } from './playing.ts'

/** What the contract has is what it owes, but for what was stolen of it. */
function contractHoldsWhatIsOwed({ bridge }: ZkView): void {
  expect(BigInt(bridge.heldWei)).toBe(BigInt(bridge.owedWei) - BigInt(bridge.stolenWei))
}

const unique = (values: readonly (string | number)[]): void => expect(values).toEqual([...new Set(values)])

/** Each withdrawal of an executed batch is credited once, and nobody takes out more than was credited to them. */
function nobodyIsPaidTwice({ facts, operator }: ZkWorld): void {
  const { number } = lastExecuted(facts)
  const leaving = operator.batches
    .slice(0, number)
    .flatMap(({ summaries }) => summaries.filter(({ kind }) => kind === 'withdraw' || kind === 'exit'))
  const credited = facts.credits.filter(({ reason }) => reason === 'withdrawal' || reason === 'exit')
  expect(credited.map(({ amountWei }) => amountWei)).toEqual(leaving.map(({ amount }) => BigInt(amount) * 10n ** 9n))
  unique(facts.credits.flatMap(({ reason, account }) => (reason === 'escape' ? [account] : [])))
  const owed = new Map<string, bigint>()
  for (const { owner, amountWei } of facts.credits) owed.set(owner, (owed.get(owner) ?? 0n) + amountWei)
  for (const { owner, amountWei } of facts.takenOut) owed.set(owner, (owed.get(owner) ?? 0n) - amountWei)
  for (const left of owed.values()) expect(left).toBeGreaterThanOrEqual(0n)
}

/** What L1 has executed is what the operator has closed, and follows from the batch before it. */
function statesFollow(state: ZkWorld): void {
  const { operator, facts, genesis } = state
  let root = stateRoot(genesis)
  for (const batch of operator.batches) {
    expect(batch.published.oldRoot).toBe(root)
    root = batch.published.newRoot
    if (batch.number <= lastExecuted(facts).number) expect(onL1(state, batch)?.executed).not.toBe(null)
  }
  expect(stateRoot(operator.state)).toBe(root)
}

/** A stranger with nothing but L1 has the whole of what is published there, as long as L1 has it. */
function strangersAgree(state: ZkWorld): void {
  const { known, chainAgrees } = rebuildFromL1(state, null)
  const isForgotten = state.facts.batches.some(({ words }) => words === null)
  expect(chainAgrees || isForgotten).toBe(true)
  if (known !== null) expect(stateRoot(known)).toBe(lastExecuted(state.facts).struct.newRoot)
}

/** Of a circuit that lacks nothing. */
function nothingFalseIsExecuted(world: World, { bridge }: ZkView): void {
  expect(eventsOf(world, 'batch.executed').filter(({ isTrue }) => !isTrue)).toEqual([])
  expect(eventsOf(world, 'batch.proven').filter(({ isTrue }) => !isTrue)).toEqual([])
  expect(bridge.stolenWei).toBe('0')
}

export async function whateverHappens(world: World): Promise<void> {
  const [state, view] = [await stateOf(world), await viewOf(world)]
  contractHoldsWhatIsOwed(view)
  nobodyIsPaidTwice(state)
  statesFollow(state)
  strangersAgree(state)
  if (state.params.missing === null) nothingFalseIsExecuted(world, view)
}
