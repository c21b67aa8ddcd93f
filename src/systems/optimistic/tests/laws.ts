// What holds in every world of the rollup at every moment, whatever anybody does.

import { expect } from 'vitest'
import type { AnyEvent, Hex } from '../../../kernel/types.ts'
import type { World } from '../../../kernel/world.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { outputOf } from '../../../rollup/state.ts'
import { rebuildFromL1 } from '../engine/rebuild.ts'
import { unposted } from '../engine/sequencer/batches.ts'
import type { OptimisticState } from '../engine/state.ts'
import type { RollupEvents } from '../engine/types/events.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { balanceOf } from '../engine/view.ts'

export const stateOf = async (world: World): Promise<OptimisticState> => (await world.read()).state as OptimisticState
export const viewOf = async (world: World): Promise<OptimisticView> => (await world.view()) as unknown as OptimisticView

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

/** What the bridge has is what the rollup owes, but for what was stolen of it. */
export function bridgeHoldsWhatIsOwed({ bridge }: OptimisticView): void {
  expect(BigInt(bridge.heldWei)).toBe(BigInt(bridge.owedWei) - BigInt(bridge.stolenWei))
}

export function nobodyIsPaidTwice({ facts }: OptimisticState): void {
  const paid = facts.payouts.map(({ withdrawal }) => withdrawal)
  expect(paid).toEqual([...new Set(paid)])
  const collected = facts.offers.filter(({ status }) => status === 'collected')
  for (const { withdrawal, provider } of collected) {
    expect(facts.payouts.filter((each) => each.withdrawal === withdrawal).map((each) => each.paid)).toEqual([provider])
  }
}

/** Every wei in the contracts of bonds is somebody's stake, or somebody's to collect; what is burnt is out of the world. */
export function bondsAreConserved({ facts, contracts, params, l1 }: OptimisticState): void {
  const inBooks = (at: 'rollup' | 'game') =>
    total(facts.credits.filter((each) => each.at === at).map(({ amountWei }) => amountWei)) -
    total(facts.collected.filter((each) => each.at === at).map(({ amountWei }) => amountWei))
  const standing = facts.claims.filter(({ status }) => status === 'standing').length
  const open = facts.games.filter(({ turn }) => turn !== 'over').length
  expect(balanceOf(l1, contracts.rollup)).toBe(BigInt(params.proposerBondWei) * BigInt(standing) + inBooks('rollup'))
  expect(balanceOf(l1, contracts.game)).toBe(BigInt(params.challengerBondWei) * BigInt(open) + inBooks('game'))
  expect(balanceOf(l1, NOBODY)).toBe(total(facts.burnt.map(({ amountWei }) => amountWei)))
  for (const contract of [contracts.inbox, contracts.step, contracts.fastExit]) {
    expect(balanceOf(l1, contract)).toBe(0n)
  }
}
const NOBODY: Hex = '0x0000000000000000000000000000000000000000'

/** A stranger with nothing but L1 knows what everybody knows. */
export function strangersAgree(state: OptimisticState): void {
  const { output, missing, batches } = rebuildFromL1(state)
  expect(batches + missing).toBe(state.facts.batches.length)
  expect(output).toBe(outputAfter(state, batches))
}

/** And once everything is on L1, what the sequencer promised is what there is. */
export function promisesAreKept(state: OptimisticState): void {
  const { open, soft } = state.sequencer
  const known = state.derived.at(-1)?.after.state ?? state.genesis
  const isAllThere = unposted(state).length === 0 && open.blocks.length === 0
  if (!isAllThere || open.messagesTo > known.counters.messages) return
  expect(outputHex(state, soft)).toBe(outputAfter(state, state.derived.length))
}

const outputHex = ({ l1 }: OptimisticState, rollup: OptimisticState['genesis']): Hex =>
  bytesToHex(outputOf(rollup, l1.machine.crypto.keccak256))

const outputAfter = (state: OptimisticState, batches: number): Hex =>
  state.derived[batches - 1]?.output ?? outputHex(state, state.genesis)

export const falseClaims = ({ claims }: OptimisticView) => claims.filter(({ isTrue }) => !isTrue)

/** Of a world in which somebody honest watches, can pay, and is heard. */
export function noLieIsFinal(view: OptimisticView): void {
  expect(falseClaims(view).filter(({ status }) => status === 'confirmed')).toEqual([])
  expect(view.bridge.stolenWei).toBe('0')
}

/** A promise is broken only by what L1 itself did: a reorg, or a message that the sequencer had not taken and L1 insisted on. */
export function promisesBreakByL1Only({ events }: World): void {
  const isReason = ({ type, data }: AnyEvent) =>
    type === 'l1.reorged' || (type === 'inbox.taken' && (data as RollupEvents['inbox.taken']).forced)
  let hasReason = false
  for (const event of events) {
    hasReason ||= isReason(event)
    if (event.type === 'batch.differs') expect(hasReason).toBe(true)
  }
}
