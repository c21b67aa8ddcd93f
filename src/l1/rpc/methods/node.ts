// What a development node lets one do, as anvil, hardhat and ganache spell it.

import * as v from 'valibot'
import type { Hex } from '../../../kernel/types.ts'
import { poolEntry } from '../../mempool/pool.ts'
import type { CheatParam } from '../../types.ts'
import { CODE, RpcFault } from '../errors.ts'
import { method, type RpcContext, type RpcMethod, type RpcMethods } from '../method.ts'
import { toQuantity } from '../quantities.ts'
import { address, data, flag, hash, object, optional, quantity, slot, wholeNumber } from '../schemas.ts'
import { approach, MOST_MINED, mine } from '../time.ts'

/** The oldest goes when there are more. */
const MOST_SNAPSHOTS = 1024

async function cheat(context: RpcContext, name: string, params: readonly CheatParam[]): Promise<null> {
  await context.act('l1.cheat', { method: name, params })
  return null
}

const setBalance = method([address, quantity], (context, account, wei) =>
  cheat(context, 'anvil_setBalance', [account, toQuantity(wei)]),
)
const setCode = method([address, data], (context, account, code) => cheat(context, 'anvil_setCode', [account, code]))

const getAutomine = method([], ({ l1 }) => l1.overrides.automine)
const setAutomine = (context: RpcContext, on: boolean) => cheat(context, 'evm_setAutomine', [on])

const blockCount = v.pipe(wholeNumber, v.maxValue(MOST_MINED, `must be at most ${MOST_MINED} blocks at a time`))

const mineBlocks = method([v.nullish(blockCount, 1), v.nullish(wholeNumber)], async (context, blocks, interval) => {
  const { slotSeconds } = context.l1.params
  // hardhat's helpers ask for one second. No two blocks are nearer than a slot; farther would be fewer than asked for.
  if (interval != null && interval > slotSeconds) {
    throw new RpcFault(
      CODE.invalidParams,
      `params[1]: must be at most ${slotSeconds}: blocks come with the slots of the world's clock`,
    )
  }
  await mine(context, blocks)
  return null
})

const mineOptions = v.union(
  [wholeNumber, object({ blocks: optional(blockCount), timestamp: optional(wholeNumber) })],
  'must be a timestamp, or an object with blocks and timestamp',
)

const reset = method(
  [v.nullish(v.looseObject({ forking: v.nullish(v.looseObject({ jsonRpcUrl: v.nullish(v.unknown()) })) }))],
  async (context, options) => {
    if (options?.forking?.jsonRpcUrl != null) {
      throw new RpcFault(
        CODE.invalidParams,
        'params[0].forking.jsonRpcUrl: there is no other chain to fork: nothing leaves this tab',
      )
    }
    await context.branch({ position: 0, seq: 0 })
    // They were of the line that was left: on the new one their moments would be others.
    context.session.snapshots.clear()
    return null
  },
)

/** The same under each prefix. */
function spelt(prefixes: readonly string[], names: { readonly [name: string]: RpcMethod }): RpcMethods {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, one]) => prefixes.map((prefix) => [`${prefix}_${name}`, one])),
  )
}

export const nodeMethods: RpcMethods = {
  ...spelt(['anvil', 'hardhat'], {
    setBalance,
    setCode,
    setNonce: method([address, wholeNumber], (context, account, nonce) =>
      cheat(context, 'anvil_setNonce', [account, toQuantity(nonce)]),
    ),
    setStorageAt: method([address, slot, slot], async (context, account, key, value) => {
      await cheat(context, 'anvil_setStorageAt', [account, key, value])
      return true
    }),
    impersonateAccount: method([address], (context, account) => cheat(context, 'anvil_impersonateAccount', [account])),
    stopImpersonatingAccount: method([address], (context, account) =>
      cheat(context, 'anvil_stopImpersonatingAccount', [account]),
    ),
    setCoinbase: method([address], (context, account) => cheat(context, 'anvil_setCoinbase', [account])),
    setMinGasPrice: method([quantity], (context, wei) => cheat(context, 'anvil_setMinGasPrice', [toQuantity(wei)])),
    setNextBlockBaseFeePerGas: method([quantity], (context, wei) =>
      cheat(context, 'anvil_setNextBlockBaseFeePerGas', [toQuantity(wei)]),
    ),
    dropTransaction: method([hash], async (context, wanted): Promise<Hex | null> => {
      if (poolEntry(context.l1.mempool, wanted) === undefined) return null
      await cheat(context, 'anvil_dropTransaction', [wanted])
      return wanted
    }),
    getAutomine,
    mine: mineBlocks,
    reset,
    // There is no log to switch off; scripts call this before anything else.
    setLoggingEnabled: method([flag], () => null),
    // Nothing can have been set: setting one is refused.
    removeBlockTimestampInterval: method([], () => false),
  }),
  anvil_dropAllTransactions: method([], (context) => cheat(context, 'anvil_dropAllTransactions', [])),
  anvil_removePoolTransactions: method([address], (context, account) =>
    cheat(context, 'anvil_removePoolTransactions', [account]),
  ),

  evm_setAccountBalance: setBalance,
  evm_setAccountCode: setCode,
  miner_start: method([], (context) => setAutomine(context, true)),
  miner_stop: method([], (context) => setAutomine(context, false)),
  eth_mining: getAutomine,
  evm_mine: method([v.nullish(mineOptions)], async (context, options) => {
    const { blocks, timestamp } = typeof options === 'number' ? { timestamp: options } : (options ?? {})
    const ready = timestamp == null ? context : await approach(context, timestamp)
    await mine(ready, blocks ?? 1)
    return '0x0'
  }),

  ...spelt(['evm', 'anvil'], {
    setAutomine: method([flag], setAutomine),
    setBlockGasLimit: method([quantity], async (context, gas) => {
      await cheat(context, 'evm_setBlockGasLimit', [toQuantity(gas)])
      return true
    }),
    increaseTime: method([wholeNumber], async (context, seconds) => {
      if (seconds > 0) await context.advance(seconds)
      return toQuantity(seconds)
    }),
    setNextBlockTimestamp: method([wholeNumber], async (context, timestamp) => {
      await approach(context, timestamp)
      return null
    }),
    snapshot: method([], ({ session, moment }) => {
      const id = toQuantity(session.nextId++)
      session.snapshots.set(id, moment)
      for (const oldest of session.snapshots.keys()) {
        if (session.snapshots.size <= MOST_SNAPSHOTS) break
        session.snapshots.delete(oldest)
      }
      return id
    }),
    revert: method([quantity], async ({ session, branch }, wanted) => {
      const moment = session.snapshots.get(toQuantity(wanted))
      if (moment === undefined) return false
      await branch(moment)
      for (const id of session.snapshots.keys()) if (BigInt(id) >= wanted) session.snapshots.delete(id)
      return true
    }),
  }),
}
