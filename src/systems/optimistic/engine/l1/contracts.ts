// The contracts of the rollup: where each stands, and what each may tell.

import { type DecodeEventLogReturnType, decodeEventLog } from 'viem'
import type { Hex } from '../../../../kernel/types.ts'
import { Bridge } from '../../../../rollup/contracts/generated/Bridge.ts'
import { Inbox } from '../../../../rollup/contracts/generated/Inbox.ts'
import { DisputeGame } from '../../contracts/generated/DisputeGame.ts'
import { FastExit } from '../../contracts/generated/FastExit.ts'
import { ReExecutor } from '../../contracts/generated/ReExecutor.ts'
import { Rollup } from '../../contracts/generated/Rollup.ts'

const TELLING = {
  inbox: Inbox.abi,
  bridge: Bridge.abi,
  rollup: Rollup.abi,
  game: DisputeGame.abi,
  fastExit: FastExit.abi,
  reExecutor: ReExecutor.abi,
} as const

type Teller = keyof typeof TELLING
/** `step` runs instructions for the game and tells nothing. */
export type Addresses = { readonly [K in Teller | 'step']: Hex }

/** An event of one of the contracts, under the contract's name: two may use the same word for different things. */
export type ToldEvent = { [K in Teller]: { readonly by: K } & DecodeEventLogReturnType<(typeof TELLING)[K]> }[Teller]

export const tellersByAddress = (addresses: Addresses): ReadonlyMap<Hex, Teller> =>
  new Map((Object.keys(TELLING) as Teller[]).map((teller) => [addresses[teller], teller]))

export function decodeEvent(by: Teller, topics: readonly Hex[], data: Hex): ToldEvent {
  const event = decodeEventLog({ abi: TELLING[by], topics: topics as [Hex, ...Hex[]], data })
  return { by, ...event } as ToldEvent
}
