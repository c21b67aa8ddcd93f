// What the rollup's contracts have told. Nothing else that the engine knows of L1 comes from anywhere but here.

import type { L1State } from '../../../../l1/chain/state.ts'
import { type Place, readOn as readLogs, type ChainLog as ToldLog } from '../../../../l1/told.ts'
import { type Addresses, decodeEvent, type ToldEvent, tellersByAddress } from './contracts.ts'

export type Told = ToldEvent & { readonly place: Place }

export type ChainLog = ToldLog<ToldEvent>

export function readOn(log: ChainLog, l1: L1State, contracts: Addresses): ChainLog {
  const tellers = tellersByAddress(contracts)
  return readLogs<ToldEvent>(log, l1, (by, topics, data) => {
    const teller = tellers.get(by)
    return teller === undefined ? null : decodeEvent(teller, topics, data)
  })
}
