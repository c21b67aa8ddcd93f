// What the rollup's contract has told. Nothing else that the engine knows of L1 comes from anywhere but here, and from what
// was sent along: calldata and blobs.

import type { Hex } from '../../../../kernel/types.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { type Place, readOn as readLogs, type ChainLog as ToldLog } from '../../../../l1/told.ts'
import { decodeEvent, type ToldEvent } from './contracts.ts'

/** One event of the contract, decoded. */
export type Told = ToldEvent & { readonly place: Place }

export type ChainLog = ToldLog<ToldEvent>

export const readOn = (log: ChainLog, l1: L1State, rollup: Hex): ChainLog =>
  readLogs<ToldEvent>(log, l1, (by, topics, data) => (by === rollup ? decodeEvent(topics, data) : null))
