// Nonces and balances of senders, thousands of them at every look at the mempool: looked up once a world.

import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { type AccountState, accountOf, type WorldCodec, type WorldState } from '../state/world.ts'

export interface Accounts {
  readonly nonceOf: (sender: Hex) => bigint
  readonly balanceOf: (sender: Hex) => bigint
}

const byWorld = new WeakMap<object, Map<Hex, AccountState | null>>()

export function accountsOf(world: WorldState, codec: WorldCodec): Accounts {
  let known = world === null ? undefined : byWorld.get(world)
  if (known === undefined) {
    known = new Map()
    if (world !== null) byWorld.set(world, known)
  }
  const accounts = known
  const read = (sender: Hex): AccountState | null => {
    let account = accounts.get(sender)
    if (account === undefined) {
      account = accountOf(world, hexToBytes(sender), codec)
      accounts.set(sender, account)
    }
    return account
  }
  return { nonceOf: (sender) => read(sender)?.nonce ?? 0n, balanceOf: (sender) => read(sender)?.balance ?? 0n }
}
