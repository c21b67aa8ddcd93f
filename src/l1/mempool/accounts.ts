// Accounts of senders, thousands of them at every look at the mempool: looked up once a world.

import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import type { Nibbles } from '../state/trie.ts'
import { trieGet } from '../state/trie.ts'
import type { AccountState, WorldCodec, WorldState } from '../state/world.ts'

export interface Accounts {
  readonly accountOf: (sender: Hex) => AccountState | null
  readonly nonceOf: (sender: Hex) => bigint
  readonly balanceOf: (sender: Hex) => bigint
}

const byWorld = new WeakMap<object, Accounts>()

export function accountsOf(world: WorldState, codec: WorldCodec): Accounts {
  const known = world === null ? undefined : byWorld.get(world)
  if (known !== undefined) return known
  const read = new Map<Hex, AccountState | null>()
  const accountOf = (sender: Hex): AccountState | null => {
    let account = read.get(sender)
    if (account === undefined) {
      account = trieGet(world, keyOf(sender, codec)) ?? null
      read.set(sender, account)
    }
    return account
  }
  const accounts: Accounts = {
    accountOf,
    nonceOf: (sender) => accountOf(sender)?.nonce ?? 0n,
    balanceOf: (sender) => accountOf(sender)?.balance ?? 0n,
  }
  if (world !== null) byWorld.set(world, accounts)
  return accounts
}

/** The same senders come again with every block; taking their hex apart costs more than the look-up itself. */
const keys = new Map<Hex, Nibbles>()
const MOST_KEYS = 50_000

function keyOf(sender: Hex, codec: WorldCodec): Nibbles {
  let key = keys.get(sender)
  if (key === undefined) {
    key = codec.keyOf(hexToBytes(sender))
    if (keys.size >= MOST_KEYS) keys.clear()
    keys.set(sender, key)
  }
  return key
}
