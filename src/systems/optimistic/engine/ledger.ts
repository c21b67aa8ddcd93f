// Who paid and got what: read from L1's receipts and the contracts' books, in the order of the cast.

import type { Hex } from '../../../kernel/types.ts'
import { CAST } from '../../../l1/chain/cast.ts'
import type { L1State } from '../../../l1/chain/state.ts'
import { accountOf } from '../../../l1/state/world.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { vectorItems } from '../../../lib/persistentVector.ts'
import { accountAt, accountsOf, POOL } from '../../../rollup/state.ts'
import type { OptimisticState } from './state.ts'
import type { LedgerRow } from './types/view.ts'

export function ledger(state: OptimisticState): readonly LedgerRow[] {
  const gas = gasPaid(state.l1)
  return CAST.filter(({ role }) => role !== 'l1' && role !== 'prover').map(({ id, name, role, address }) => ({
    id,
    name,
    role,
    gasWei: (gas.get(address) ?? 0n).toString(),
    ...bondsOf(state, address),
    l1Wei: (accountOf(state.l1.world, hexToBytes(address), state.l1.machine.codec)?.balance ?? 0n).toString(),
    l2Gwei: etherOnRollup(state, address).toString(),
    creditWei: (given(state, address) - taken(state, address)).toString(),
  }))
}

/** By the chain's own receipts; kept for each block, since what is sealed does not change. */
const gasByBlocks = new WeakMap<object, ReadonlyMap<Hex, bigint>>()

export function gasPaid({ blocks }: L1State): ReadonlyMap<Hex, bigint> {
  const known = gasByBlocks.get(blocks)
  if (known !== undefined) return known
  const sums = new Map<Hex, bigint>()
  for (const { transactions } of vectorItems(blocks)) {
    for (const { sender, traffic, receipt } of transactions) {
      if (traffic !== 'person') continue
      const { gasUsed, effectiveGasPrice, blobGasUsed, blobGasPrice } = receipt
      const fee = gasUsed * effectiveGasPrice + (blobGasUsed ?? 0n) * (blobGasPrice ?? 0n)
      sums.set(sender, (sums.get(sender) ?? 0n) + fee)
    }
  }
  gasByBlocks.set(blocks, sums)
  return sums
}

const sumOf = (list: readonly { readonly who: Hex; readonly amountWei: bigint }[], address: Hex): bigint =>
  list.filter(({ who }) => who === address).reduce((sum, { amountWei }) => sum + amountWei, 0n)

const given = ({ facts }: OptimisticState, address: Hex): bigint => sumOf(facts.credits, address)
const taken = ({ facts }: OptimisticState, address: Hex): bigint => sumOf(facts.collected, address)

/** Of bonds: what is at stake still, what was lost, and what was won beside one's own. */
export function bondsOf({ facts, params }: OptimisticState, address: Hex) {
  const proposerBond = BigInt(params.proposerBondWei)
  const challengerBond = BigInt(params.challengerBondWei)
  let [locked, lost, back] = [0n, 0n, 0n]
  for (const { proposer, status } of facts.claims.filter(({ proposer }) => proposer === address)) {
    if (proposer !== address) continue
    if (status === 'standing') locked += proposerBond
    if (status === 'rejected') lost += proposerBond
    if (status === 'confirmed') back += proposerBond
  }
  for (const { winner } of facts.games.filter(({ challenger }) => challenger === address)) {
    if (winner === null) locked += challengerBond
    else if (winner === 'defender') lost += challengerBond
    else back += challengerBond
  }
  const credited = sumOf(facts.credits, address)
  const rewards = credited > back ? credited - back : 0n
  return { bondsLockedWei: locked.toString(), bondsLostWei: lost.toString(), rewardsWei: rewards.toString() }
}

function etherOnRollup({ sequencer }: OptimisticState, address: Hex): bigint {
  return accountsOf(sequencer.soft, address)
    .filter((number) => number !== POOL)
    .reduce((sum, number) => sum + (accountAt(sequencer.soft, number)?.ether ?? 0n), 0n)
}
