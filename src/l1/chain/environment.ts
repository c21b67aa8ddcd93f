// Where something is run that is not sent: a world, and the block that the EVM believes itself in.

import { Block, BlockHeader } from '@ethereumjs/block'
import { Account, Address } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { vectorGet } from '../../lib/persistentVector.ts'
import type { Bench, L1Machine } from '../machine/machine.ts'
import type { WorldState } from '../state/world.ts'
import { COINBASE } from './cast.ts'
import { GENESIS_TIMESTAMP } from './genesis.ts'
import { hashOfBlock, headOf } from './head.ts'
import { type BlockRecord, gasLimitOf, type L1State } from './state.ts'

/** The world after a block, seen from inside that block; or the block that is to come. */
export type At = number | 'pending'

/** What a caller wants to be otherwise, as `eth_call` allows. */
export interface StateOverride {
  readonly address: Hex
  readonly balanceWei?: bigint
  readonly nonce?: bigint
  readonly code?: Hex
  /** All of its storage; what is not named here is zero. */
  readonly state?: readonly (readonly [slot: Hex, value: Hex])[]
  /** Some of its storage. */
  readonly stateDiff?: readonly (readonly [slot: Hex, value: Hex])[]
}

export interface BlockOverride {
  readonly number?: bigint
  readonly timestamp?: bigint
  readonly gasLimit?: bigint
  readonly coinbase?: Hex
  readonly prevRandao?: Hex
  readonly baseFeePerGas?: bigint
}

export interface Environment {
  readonly at: At
  readonly state?: readonly StateOverride[]
  readonly block?: BlockOverride
}

/** The base fee of the block that is to come. */
export function nextBaseFee(l1: L1State): bigint {
  return l1.overrides.nextBaseFeeWei ?? headOf(l1).header.calcNextBaseFee()
}

/** The rules there: past blocks keep those they were made under. */
export const machineAt = (l1: L1State, at: At): L1Machine => (at === 'pending' ? l1.machine : blockAt(l1, at).machine)

/** The most that one transaction may be given. */
export function mostGas(l1: L1State): bigint {
  const block = BigInt(gasLimitOf(l1))
  const cap = l1.machine.schedule.maxTransactionGas
  return cap !== null && cap < block ? cap : block
}

export function blockAt(l1: L1State, number: number): BlockRecord {
  const block = vectorGet(l1.blocks, number)
  if (block === undefined) throw new RangeError(`no block ${number}`)
  return block
}

/** What was changed by hand since the head counts as after it. */
export function worldAt(l1: L1State, at: At): WorldState {
  return at === 'pending' || at === headOf(l1).number ? l1.world : blockAt(l1, at).after
}

export async function enter(bench: Bench, l1: L1State, { at, state = [], block = {} }: Environment): Promise<Block> {
  bench.state.load(worldAt(l1, at))
  bench.evm.journal.cleanJournal()
  bench.blockHash = (number) => hashOfBlock(l1, number)
  for (const override of state) await applyOverride(bench, override)
  const { common } = bench.machine
  const header = at === 'pending' ? pendingHeader(l1) : blockAt(l1, at).header
  return new Block(withOverride(header, block), [], [], undefined, { common })
}

export async function applyOverride({ state }: Bench, override: StateOverride): Promise<void> {
  const address = new Address(hexToBytes(override.address))
  const account = (await state.getAccount(address)) ?? new Account()
  if (override.balanceWei !== undefined) account.balance = override.balanceWei
  if (override.nonce !== undefined) account.nonce = override.nonce
  await state.putAccount(address, account)
  if (override.code !== undefined) await state.putCode(address, hexToBytes(override.code))
  if (override.state !== undefined) await state.clearStorage(address)
  for (const [slot, value] of [...(override.state ?? []), ...(override.stateDiff ?? [])]) {
    await state.putStorage(address, hexToBytes(slot), hexToBytes(value))
  }
}

function withOverride(header: BlockHeader, override: BlockOverride): BlockHeader {
  if (Object.keys(override).length === 0) return header
  const { common } = header
  return new BlockHeader(
    {
      parentHash: header.parentHash,
      number: override.number ?? header.number,
      timestamp: override.timestamp ?? header.timestamp,
      coinbase: override.coinbase === undefined ? header.coinbase : new Address(hexToBytes(override.coinbase)),
      gasLimit: override.gasLimit ?? header.gasLimit,
      baseFeePerGas: override.baseFeePerGas ?? header.baseFeePerGas ?? 0n,
      excessBlobGas: header.excessBlobGas ?? 0n,
      mixHash: override.prevRandao === undefined ? header.mixHash : hexToBytes(override.prevRandao),
      parentBeaconBlockRoot: header.parentBeaconBlockRoot ?? new Uint8Array(32),
    },
    { common },
  )
}

export function pendingHeader(l1: L1State): BlockHeader {
  const { header, slot } = headOf(l1)
  const { common } = l1.machine
  return new BlockHeader(
    {
      parentHash: header.hash(),
      number: header.number + 1n,
      timestamp: BigInt(GENESIS_TIMESTAMP + (slot + 1) * l1.params.slotSeconds),
      coinbase: new Address(hexToBytes(l1.overrides.coinbase ?? COINBASE)),
      gasLimit: BigInt(gasLimitOf(l1)),
      baseFeePerGas: nextBaseFee(l1),
      excessBlobGas: header.calcNextExcessBlobGas(common),
      mixHash: header.mixHash,
      parentBeaconBlockRoot: header.hash(),
    },
    { common },
  )
}
