// What a development node lets one do and no real chain does. Only what changes the L1 itself is here: time belongs
// to the world's clock, so mining and waiting are `clock.advance`, which the RPC layer asks for.

import { Account, Address } from '@ethereumjs/util'
import { isRefused, refuse } from '../../kernel/refusal.ts'
import type { Hex, Refused } from '../../kernel/types.ts'
import { hexToBytes, isHex } from '../../lib/hex.ts'
import { mapSet } from '../../lib/persistentMap.ts'
import { type PoolEntry, poolEntries, poolEntry, poolRemove, queueOf } from '../mempool/pool.ts'
import type { WorldStateManager } from '../state/stateManager.ts'
import type { CheatParam, L1Actions } from '../types.ts'
import type { Change, L1Event, L1State, Overrides } from './state.ts'

type Cheat = (state: L1State, params: Reader) => Promise<Change | Refused> | Change | Refused

/** Without their prefix: development nodes spell the same thing `anvil_`, `hardhat_` or `evm_`. */
const CHEATS: { readonly [name: string]: Cheat } = {
  setBalance: (state, params) => {
    const [address, balance] = [params.address(0), params.amount(1)]
    return changeWorld(state, async (world) => {
      const account = (await world.getAccount(address)) ?? new Account()
      account.balance = balance
      await world.putAccount(address, account)
    })
  },
  setNonce: (state, params) => {
    const [address, nonce] = [params.address(0), params.amount(1)]
    return changeWorld(state, async (world) => {
      const account = (await world.getAccount(address)) ?? new Account()
      account.nonce = nonce
      await world.putAccount(address, account)
    })
  },
  setCode: (state, params) => {
    const [address, code] = [params.address(0), params.bytes(1)]
    return changeWorld(state, (world) => world.putCode(address, code))
  },
  setStorageAt: (state, params) => {
    const [address, slot, value] = [params.address(0), params.word(1), params.word(2)]
    return changeWorld(state, async (world) => {
      if ((await world.getAccount(address)) === undefined) await world.putAccount(address, new Account())
      await world.putStorage(address, slot, value)
    })
  },
  impersonateAccount: (state, params) => {
    const address = params.hexAddress(0)
    const others = state.overrides.impersonated.filter((other) => other !== address)
    return override(state, { impersonated: [...others, address] })
  },
  stopImpersonatingAccount: (state, params) => {
    const address = params.hexAddress(0)
    return override(state, { impersonated: state.overrides.impersonated.filter((other) => other !== address) })
  },
  setNextBlockBaseFeePerGas: (state, params) => override(state, { nextBaseFeeWei: params.amount(0) }),
  setMinGasPrice: (state, params) => override(state, { minGasPriceWei: params.amount(0) }),
  setCoinbase: (state, params) => override(state, { coinbase: params.hexAddress(0) }),
  setAutomine: (state, params) => override(state, { automine: params.flag(0) }),
  setBlockGasLimit(state, params) {
    const limit = params.amount(0)
    if (limit < LEAST_GAS_LIMIT || limit > MOST_GAS_LIMIT) throw new BadParam(0, 'is not a gas limit a block may have')
    return override(state, { gasLimit: Number(limit) })
  },
  dropTransaction(state, params) {
    const hash = params.hash(0)
    const entry = poolEntry(state.mempool, hash)
    return entry === undefined ? refuse('not-pending', { hash }) : drop(state, [entry])
  },
  dropAllTransactions: (state) => drop(state, poolEntries(state.mempool)),
  removePoolTransactions: (state, params) => drop(state, queueOf(state.mempool, params.hexAddress(0))),
}

const LEAST_GAS_LIMIT = 5000n
const MOST_GAS_LIMIT = 1_000_000_000n

export const CHEAT_NAMES: readonly string[] = Object.keys(CHEATS)

export async function cheat(state: L1State, { method, params }: L1Actions['l1.cheat']): Promise<Change | Refused> {
  const name = method.slice(method.indexOf('_') + 1)
  const run = Object.hasOwn(CHEATS, name) ? CHEATS[name] : undefined
  if (run === undefined) return refuse('unknown-cheat', { method })
  try {
    const change = await run(state, readerOf(params))
    if (isRefused(change)) return change
    return { state: change.state, events: [...change.events, { type: 'l1.cheated', data: { method } }] }
  } catch (error) {
    if (error instanceof BadParam)
      return refuse('bad-arguments', { method, param: error.index, problem: error.message })
    throw error
  }
}

async function changeWorld(state: L1State, change: (world: WorldStateManager) => Promise<void>): Promise<Change> {
  const world = await state.machine.exclusive(async (bench) => {
    bench.state.load(state.world)
    await change(bench.state)
    return bench.state.seal()
  })
  return { state: { ...state, world }, events: [] }
}

const override = (state: L1State, change: Partial<Overrides>): Change => ({
  state: { ...state, overrides: { ...state.overrides, ...change } },
  events: [],
})

function drop(state: L1State, entries: readonly PoolEntry[]): Change {
  let { gone } = state
  const events: L1Event[] = []
  for (const { hash, sender, isCrowd } of entries) {
    if (isCrowd) continue
    gone = mapSet(gone, hash, 'dropped')
    events.push({ type: 'l1.dropped', data: { hash, from: sender, reason: 'asked' } })
  }
  return { state: { ...state, gone, mempool: poolRemove(state.mempool, entries) }, events }
}

// ── Parameters: hex or decimal, as the nodes' own RPC takes them ─────────────────────────────────

class BadParam extends Error {
  readonly index: number
  constructor(index: number, problem: string) {
    super(problem)
    this.index = index
  }
}

interface Reader {
  hexAddress(index: number): Hex
  address(index: number): Address
  amount(index: number): bigint
  bytes(index: number): Uint8Array
  word(index: number): Uint8Array
  hash(index: number): Hex
  flag(index: number): boolean
}

function readerOf(params: readonly CheatParam[]): Reader {
  const hex = (index: number, problem: string, length?: number): Hex => {
    const param = params[index]
    if (typeof param !== 'string' || !isHex(param) || (length !== undefined && param.length !== 2 + 2 * length)) {
      throw new BadParam(index, problem)
    }
    return param.toLowerCase() as Hex
  }
  const reader: Reader = {
    hexAddress: (index) => hex(index, 'is not an address', 20),
    address: (index) => new Address(hexToBytes(reader.hexAddress(index))),
    bytes: (index) => hexToBytes(hex(index, 'is not bytes in hex')),
    hash: (index) => hex(index, 'is not a 32-byte hash', 32),
    amount(index) {
      const param = params[index]
      const isNumber = typeof param === 'number' && Number.isSafeInteger(param) && param >= 0
      const isText = typeof param === 'string' && /^(0x[0-9a-fA-F]{1,64}|[0-9]{1,77})$/.test(param)
      if (!isNumber && !isText) throw new BadParam(index, 'is not an amount')
      return BigInt(param as string | number)
    },
    word(index) {
      const value = reader.amount(index)
      return hexToBytes(`0x${value.toString(16).padStart(64, '0')}`)
    },
    flag(index) {
      const param = params[index]
      if (typeof param !== 'boolean') throw new BadParam(index, 'is not true or false')
      return param
    },
  }
  return reader
}
