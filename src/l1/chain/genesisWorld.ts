// What stands before the first block: accounts with money, contracts put there as they are, and contracts whose
// constructors ran for real, so that they have the addresses and the storage that a deployment would have given them.

import { Block, type BlockHeader } from '@ethereumjs/block'
import { Account, Address, generateAddress } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { BUSY_CONTRACT } from '../block/background.ts'
import { BEACON_ROOTS, BLOCK_HASHES } from '../block/systemContracts.ts'
import type { Bench, L1Machine } from '../machine/machine.ts'
import { bigintToMinimalBytes } from '../state/rlp.ts'
import type { WorldState } from '../state/world.ts'
import { BACKGROUND, CAST } from './cast.ts'
import type { ContractRecord } from './state.ts'

/** What a system may put into genesis besides the cast. */
export interface GenesisOptions {
  readonly predeploys?: readonly Predeploy[]
  readonly endowments?: readonly Endowment[]
  /** On a chain whose ether comes from elsewhere nobody has any to begin with. */
  readonly withoutCast?: boolean
  /** In this order, and before the calls. Each takes a nonce of its `from`. */
  readonly deployments?: readonly GenesisDeployment[]
  readonly calls?: readonly GenesisCall[]
  /** A crowd is going to live here: its readings are there from the first block on. */
  readonly hasCrowd?: boolean
}

export interface Predeploy {
  readonly address: Hex
  readonly code: Hex
  readonly balanceWei?: bigint
}

export interface Endowment {
  readonly address: Hex
  readonly balanceWei: bigint
}

export interface GenesisDeployment {
  /** Any address: nobody signs this. */
  readonly from: Hex
  /** Creation code, and the constructor's arguments behind it. */
  readonly data: Hex
  readonly name: string
}

export interface GenesisCall {
  readonly from: Hex
  readonly to: Hex
  readonly data: Hex
  readonly valueWei?: bigint
}

/** Where the contract comes to stand that `from` deploys with this nonce. */
export const createdAddress = (from: Hex, nonce: number): Hex =>
  bytesToHex(generateAddress(hexToBytes(from), bigintToMinimalBytes(BigInt(nonce))))

export function genesisWorld(
  machine: L1Machine,
  header: BlockHeader,
  { predeploys = [], endowments = [], withoutCast = false, deployments = [], calls = [] }: GenesisOptions,
): Promise<{ world: WorldState; contracts: readonly ContractRecord[] }> {
  return machine.exclusive(async (bench) => {
    const { state } = bench
    const rich = [...(withoutCast ? [] : CAST), BACKGROUND].map(({ address, genesisBalanceWei: balanceWei }) => ({
      address,
      balanceWei,
    }))
    for (const { address, balanceWei } of [...rich, ...endowments]) {
      if (balanceWei > 0n) await state.putAccount(new Address(hexToBytes(address)), new Account(0n, balanceWei))
    }
    const standing: readonly Predeploy[] = [BEACON_ROOTS, BLOCK_HASHES, BUSY_CONTRACT, ...predeploys]
    for (const { address, code, balanceWei } of standing) {
      // Nonce 1, as every contract has that was deployed by a transaction.
      await state.putAccount(new Address(hexToBytes(address)), new Account(1n, balanceWei ?? 0n))
      await state.putCode(new Address(hexToBytes(address)), hexToBytes(code))
    }
    const block = new Block(header, [], [], undefined, { common: machine.common })
    const contracts: ContractRecord[] = []
    for (const { from, data, name } of deployments) {
      const address = await run(bench, block, { from, to: null, data, what: name })
      contracts.push({ address: address as Hex, name, deployedIn: 0, tx: null })
    }
    for (const call of calls) await run(bench, block, { ...call, what: `a call of ${call.to}` })
    return { world: state.seal(), contracts }
  })
}

/** More than any constructor needs: no block holds it, so no block's limit is meant. */
const PLENTY_OF_GAS = 2n ** 40n

async function run(
  { evm, state }: Bench,
  block: Block,
  call: { from: Hex; to: Hex | null; data: Hex; valueWei?: bigint; what: string },
): Promise<Hex | null> {
  const { execResult, createdAddress: created } = await evm.runCall({
    block,
    caller: new Address(hexToBytes(call.from)),
    ...(call.to === null ? {} : { to: new Address(hexToBytes(call.to)) }),
    data: hexToBytes(call.data),
    value: call.valueWei ?? 0n,
    gasLimit: PLENTY_OF_GAS,
  })
  // Each is as a transaction of its own: nothing is warm from the one before, and its original values are new.
  evm.journal.cleanJournal()
  state.originalStorageCache.clear()
  if (execResult.exceptionError !== undefined) {
    throw new Error(`genesis cannot be made: ${call.what} failed (${execResult.exceptionError.error})`)
  }
  return created === undefined ? null : bytesToHex(created.bytes)
}
