// The first block: the cast's money, the system contracts, and a chain that was already busy.

import { BlockHeader } from '@ethereumjs/block'
import { Address } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { emptyMap, mapSet } from '../../lib/persistentMap.ts'
import { emptyVector, vectorOf, vectorPush } from '../../lib/persistentVector.ts'
import type { L1Machine } from '../machine/machine.ts'
import { EMPTY_MEMPOOL } from '../mempool/pool.ts'
import type { L1Params } from '../types.ts'
import { COINBASE } from './cast.ts'
import { excessAtRest } from './feeMarket.ts'
import { type GenesisOptions, genesisWorld } from './genesisWorld.ts'
import { type BlockRecord, type L1State, NO_OVERRIDES } from './state.ts'
import { summariseBlock } from './summary.ts'
import { NO_VOTES } from './votes.ts'

/** 8 January 2026, 00:00 UTC: the day after the BPO2 blob schedule went live. Simulated second 0. */
export const GENESIS_TIMESTAMP = 1_767_830_400

export const EXTRA_DATA: Uint8Array = Uint8Array.from('mezzanine', (letter) => letter.charCodeAt(0))

export async function createGenesis(
  machine: L1Machine,
  params: L1Params,
  options: GenesisOptions = {},
): Promise<L1State> {
  const baseFeePerGas = BigInt(params.genesisBaseFeeWei)
  const headerWith = (stateRoot: Uint8Array) =>
    new BlockHeader(
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
        stateRoot,
      },
      { common: machine.common },
    )
  const { world, contracts } = await genesisWorld(machine, headerWith(new Uint8Array(32)), options)
  const header = headerWith(machine.codec.stateRoot(world))
  const hash: Hex = bytesToHex(header.hash())
  const hasCrowd = options.hasCrowd ?? false
  const block: Omit<BlockRecord, 'summary'> = {
    number: 0,
    hash,
    slot: 0,
    header,
    transactions: [],
    machine,
    poolBefore: EMPTY_MEMPOOL,
    minGasPriceWei: 0n,
    before: world,
    after: world,
  }
  return {
    machine,
    params,
    blocks: vectorPush(emptyVector<BlockRecord>(), { ...block, summary: summariseBlock(block, params, hasCrowd) }),
    numberByHash: mapSet(emptyMap<number>(), hash, 0),
    placeByTx: emptyMap(),
    world,
    mempool: EMPTY_MEMPOOL,
    hasCrowd,
    votes: NO_VOTES,
    seen: emptyVector(),
    seenByHash: emptyMap(),
    gone: emptyMap(),
    blobs: emptyMap(),
    blobOrder: emptyVector(),
    firstKeptBlob: 0,
    contracts: vectorOf(contracts),
    contractNames: emptyMap(),
    overrides: NO_OVERRIDES,
    branch: 0,
  }
}
