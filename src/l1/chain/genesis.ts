// The first block: the cast's money, the system contracts, and a chain that was already busy.

import { BlockHeader } from '@ethereumjs/block'
import { Account, Address } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { emptyMap, mapSet } from '../../lib/persistentMap.ts'
import { emptyVector, vectorPush } from '../../lib/persistentVector.ts'
import { BUSY_CONTRACT } from '../block/background.ts'
import { BEACON_ROOTS, BLOCK_HASHES } from '../block/systemContracts.ts'
import type { L1Machine } from '../machine/machine.ts'
import { EMPTY_MEMPOOL } from '../mempool/pool.ts'
import type { WorldState } from '../state/world.ts'
import type { L1Params } from '../types.ts'
import { BACKGROUND, CAST, COINBASE } from './cast.ts'
import { excessAtRest } from './feeMarket.ts'
import { type BlockRecord, type L1State, NO_OVERRIDES } from './state.ts'
import { summariseBlock } from './summary.ts'

/** 8 January 2026, 00:00 UTC: the day after the BPO2 blob schedule went live. Simulated second 0. */
export const GENESIS_TIMESTAMP = 1_767_830_400

export const EXTRA_DATA: Uint8Array = Uint8Array.from('mezzanine', (letter) => letter.charCodeAt(0))

/** What a system may put into genesis besides the cast: its predeployed contracts. */
export interface Predeploy {
  readonly address: Hex
  readonly code: Hex
  readonly balanceWei?: bigint
}

export async function createGenesis(
  machine: L1Machine,
  params: L1Params,
  predeploys: readonly Predeploy[] = [],
): Promise<L1State> {
  const world = await genesisWorld(machine, predeploys)
  const baseFeePerGas = BigInt(params.genesisBaseFeeWei)
  const header = new BlockHeader(
    {
      number: 0n,
      timestamp: BigInt(GENESIS_TIMESTAMP),
      gasLimit: BigInt(params.gasLimit),
      // Exactly at target, so that the first block has the same base fee.
      gasUsed: BigInt(params.gasLimit) / 2n,
      coinbase: new Address(hexToBytes(COINBASE)),
      extraData: EXTRA_DATA,
      baseFeePerGas,
      excessBlobGas: excessAtRest(baseFeePerGas, machine.schedule),
      blobGasUsed: 0n,
      stateRoot: machine.codec.stateRoot(world),
    },
    { common: machine.common },
  )
  const hash = bytesToHex(header.hash())
  const block: Omit<BlockRecord, 'summary'> = {
    number: 0,
    hash,
    slot: 0,
    header,
    transactions: [],
    before: world,
    after: world,
  }
  return {
    machine,
    params,
    blocks: vectorPush(emptyVector<BlockRecord>(), { ...block, summary: summariseBlock(block, params) }),
    numberByHash: mapSet(emptyMap<number>(), hash, 0),
    placeByTx: emptyMap(),
    world,
    mempool: EMPTY_MEMPOOL,
    seen: emptyVector(),
    seenByHash: emptyMap(),
    gone: emptyMap(),
    blobs: emptyMap(),
    blobOrder: emptyVector(),
    firstKeptBlob: 0,
    contracts: emptyVector(),
    contractNames: emptyMap(),
    overrides: NO_OVERRIDES,
    branch: 0,
  }
}

function genesisWorld(machine: L1Machine, predeploys: readonly Predeploy[]): Promise<WorldState> {
  return machine.exclusive(async ({ state }) => {
    for (const { address, genesisBalanceWei } of [...CAST, BACKGROUND]) {
      if (genesisBalanceWei > 0n) {
        await state.putAccount(new Address(hexToBytes(address)), new Account(0n, genesisBalanceWei))
      }
    }
    for (const { address, code, balanceWei } of [
      BEACON_ROOTS,
      BLOCK_HASHES,
      BUSY_CONTRACT,
      ...predeploys,
    ] as Predeploy[]) {
      // Nonce 1, as every contract has that was deployed by a transaction.
      await state.putAccount(new Address(hexToBytes(address)), new Account(1n, balanceWei ?? 0n))
      await state.putCode(new Address(hexToBytes(address)), hexToBytes(code))
    }
    return state.seal()
  })
}
