// An L1 to push about in tests: asks for things, passes slots, and keeps the state.

import { isRefused } from '../../kernel/refusal.ts'
import type { Hex, Refusal, Refused } from '../../kernel/types.ts'
import { createGenesis } from '../chain/genesis.ts'
import type { GenesisOptions } from '../chain/genesisWorld.ts'
import { headOf } from '../chain/head.ts'
import { sealSlot } from '../chain/seal.ts'
import type { Change, L1Event, L1State } from '../chain/state.ts'
import { machineFor } from '../machine/machine.ts'
import { DEFAULT_L1_PARAMS } from '../schemas.ts'
import type { L1Params, L1View } from '../types.ts'
import { l1View } from '../view.ts'

export interface Drive {
  state: L1State
  /** Throws when refused. */
  ask(run: (state: L1State) => Promise<Change | Refused> | Change | Refused): Promise<readonly L1Event[]>
  /** Throws when not refused; the state stays. */
  refused(run: (state: L1State) => Promise<Change | Refused> | Change | Refused): Promise<Refusal>
  slots(count?: number): Promise<readonly L1Event[]>
  skipTo(slot: number): Promise<readonly L1Event[]>
  view(): L1View
  balance(id: string): bigint
}

/** No background traffic and one node, unless asked for: what a test does not speak of stays out of its way. */
export async function drive(params: Partial<L1Params> = {}, genesis: GenesisOptions = {}): Promise<Drive> {
  const all = { ...DEFAULT_L1_PARAMS, backgroundBaseFeeWei: null, nodes: ['one'], ...params }
  const machine = await machineFor(all.chainId, all.blobSchedule)
  const driver: Drive = {
    state: await createGenesis(machine, all, genesis),
    async ask(run) {
      const change = await run(driver.state)
      if (isRefused(change)) throw new Error(`refused: ${JSON.stringify(change.refused)}`)
      driver.state = change.state
      return change.events
    },
    async refused(run) {
      const change = await run(driver.state)
      if (!isRefused(change)) throw new Error('not refused')
      return change.refused
    },
    async slots(count = 1) {
      const events: L1Event[] = []
      for (let i = 0; i < count; i++) events.push(...(await driver.skipTo(headOf(driver.state).slot + 1)))
      return events
    },
    skipTo: (slot) => driver.ask((state) => sealSlot(state, slot)),
    view: () => l1View(driver.state, headOf(driver.state).slot * all.slotSeconds),
    balance: (id) => BigInt(driver.view().people.find((person) => person.id === id)?.balanceWei ?? -1),
  }
  return driver
}

export const namesOf = (events: readonly L1Event[]): string[] => events.map((event) => event.type)

export function hashOfQueued(events: readonly L1Event[]): Hex {
  const queued = events.find((event) => event.type === 'l1.queued')
  if (queued === undefined) throw new Error('nothing was queued')
  return queued.data.hash
}
