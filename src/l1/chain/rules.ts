// Rules that change while the chain runs: how much a block may hold, and which fork is in force.

import { refuse } from '../../kernel/refusal.ts'
import type { Refused } from '../../kernel/types.ts'
import { machineFor } from '../machine/machine.ts'
import { BLOB_SCHEDULES, type L1Actions } from '../types.ts'
import { blockAt } from './environment.ts'
import type { Change, L1State } from './state.ts'

export const gasLimitOf = ({ overrides, params }: L1State): number => overrides.gasLimit ?? params.gasLimit

/** Whether the next block follows another fork than genesis did. */
export const hasUpgraded = (state: L1State): boolean => blockAt(state, 0).machine !== state.machine

export function setGasLimit(state: L1State, { gasLimit }: L1Actions['l1.gasLimit']): Change {
  return {
    state: { ...state, overrides: { ...state.overrides, gasLimit } },
    events: [{ type: 'l1.gasLimitSet', data: { from: gasLimitOf(state), to: gasLimit } }],
  }
}

export async function upgrade(
  state: L1State,
  { blobSchedule: to }: L1Actions['l1.upgrade'],
): Promise<Change | Refused> {
  const from = state.params.blobSchedule
  if (BLOB_SCHEDULES.indexOf(to) <= BLOB_SCHEDULES.indexOf(from)) return refuse('fork-is-past', { from, to })
  const machine = await machineFor(state.params.chainId, to)
  return {
    state: { ...state, machine, params: { ...state.params, blobSchedule: to } },
    events: [{ type: 'l1.upgraded', data: { from, to } }],
  }
}
