import type { Json } from '../../../../kernel/types.ts'
import { matricesOf } from '../../../../prover/groth16/matrices.ts'
import { word } from '../looking/words.ts'
import { GWEI_WEI, type ZkWorld } from '../state.ts'
import type { PocketView } from '../types/view.ts'
import { heldBy } from './chain.ts'
import { balancesOf } from './payments.ts'
import { stateWord } from './rules.ts'
import type { PocketState } from './state.ts'
import { compiledPocket } from './tools.ts'

export function pocketView({ pocket, params, l1 }: ZkWorld): PocketView | null {
  if (pocket === null || params.pocket === null) return null
  const balances = balancesOf(params.pocket, pocket)
  const { contributors, contracts, payments, phase, round } = pocket
  const indexes = { 1: 0, 2: 0 }
  return {
    round,
    phase,
    contributions: contributors.map(({ kept: _kept, ...shown }) => ({ ...shown, index: indexes[shown.phase]++ })),
    circuit: circuitSize(),
    verifier: contracts?.verifier ?? null,
    rollup: contracts?.rollup ?? null,
    heldWei: (contracts === null ? 0n : heldBy(l1, contracts.rollup)).toString(),
    accounts: params.pocket.balances.map(({ id }, number) => ({
      number,
      id,
      balance: (balances[number] ?? 0n).toString(),
    })),
    root: word(stateWord(balances)),
    payments: payments.map(({ amountGwei, publicInputs, fromId: _fromId, ...shown }) => ({
      ...shown,
      amount: amountGwei.toString(),
      publicInputs: publicInputs.map(word),
    })),
    stolenWei: stolenIn(pocket).toString(),
  }
}

const stolenIn = ({ payments }: PocketState): bigint =>
  payments
    .filter(({ way, status }) => way !== null && status === 'accepted')
    .reduce((sum, { amountGwei }) => sum + amountGwei * GWEI_WEI, 0n)

let size: PocketView['circuit'] | null = null

function circuitSize(): PocketView['circuit'] {
  if (size === null) {
    const { rowCount, wireCount, power } = matricesOf(compiledPocket())
    size = { rows: rowCount, wires: wireCount, power }
  }
  return size
}

/** The transcript’s digest stands for all that was contributed; what became of it on L1 is L1’s. */
export const pocketDigest = ({ round, phase, contributors, deployments, payments }: PocketState): Json => ({
  round,
  phase,
  contributors: contributors.map(({ digest, keeps }) => [digest, keeps]),
  deployments: { ...deployments },
  payments: payments.map(({ tx, status }) => [tx, status]),
})
