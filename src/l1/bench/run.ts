// One workload on our machine, and on ethereumjs as it comes. Both start from raw bytes and end on the head's hash.

import { BlockHeader, createBlock } from '@ethereumjs/block'
import type { StateManagerInterface } from '@ethereumjs/common'
import { MerkleStateManager } from '@ethereumjs/statemanager'
import { createTxFromRLP } from '@ethereumjs/tx'
import { Account, createAddressFromString } from '@ethereumjs/util'
import { buildBlock, createVM } from '@ethereumjs/vm'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex, hexToBytes } from '../../lib/hex.ts'
import { openBlock } from '../block/execute.ts'
import { BEACON_ROOTS, BLOCK_HASHES } from '../block/systemContracts.ts'
import { machineFor } from '../machine/machine.ts'
import { createPlainCommon } from '../machine/rules.ts'
import type { WorldState } from '../state/world.ts'
import { BENCH_CHAIN_ID, BENCH_SCHEDULE, type Workload } from './workload.ts'

export interface Runner {
  /** Runs blocks on top of those before; answers with the head's hash. */
  run(blocks: readonly (readonly Uint8Array[])[]): Promise<Hex>
}

const RICH = 10n ** 30n
const GAS_LIMIT = 60_000_000n
const GENESIS = { number: 0n, gasLimit: GAS_LIMIT, timestamp: 1_767_830_400n, baseFeePerGas: 1_000_000_000n }
const COINBASE: Hex = '0x00000000000000000000000000000000000000cc'
const NO_HASH = new Uint8Array(32)

export async function createOurRunner({ senders }: Workload): Promise<Runner> {
  const machine = await machineFor(BENCH_CHAIN_ID, BENCH_SCHEDULE)
  const { common } = machine
  let world: WorldState = await machine.exclusive(async ({ state }) => {
    await fund(state, senders)
    return state.seal()
  })
  let head = new BlockHeader({ ...GENESIS, stateRoot: machine.codec.stateRoot(world) }, { common })
  return {
    run: (blocks) =>
      machine.exclusive(async (bench) => {
        for (const raws of blocks) {
          const open = await openBlock(bench, {
            parent: head,
            world,
            timestamp: head.timestamp + 12n,
            coinbase: hexToBytes(COINBASE),
            gasLimit: GAS_LIMIT,
            prevRandao: NO_HASH,
            extraData: new Uint8Array(0),
            blockHash: () => NO_HASH,
          })
          for (const raw of raws) expectSuccess((await open.run(createTxFromRLP(raw, { common }))).revert)
          const sealed = open.seal()
          head = sealed.header
          world = sealed.world
        }
        return bytesToHex(head.hash())
      }),
  }
}

export async function createStockRunner({ senders }: Workload): Promise<Runner> {
  const common = createPlainCommon(BENCH_CHAIN_ID, BENCH_SCHEDULE)
  const stateManager = new MerkleStateManager({ common })
  const vm = await createVM({ common, stateManager })
  await fund(stateManager, senders)
  const header = { ...GENESIS, stateRoot: await stateManager.getStateRoot() }
  let parentBlock = createBlock({ header }, { common })
  return {
    async run(blocks) {
      for (const raws of blocks) {
        const { header: parent } = parentBlock
        const builder = await buildBlock(vm, {
          parentBlock,
          withdrawals: [],
          headerData: {
            timestamp: parent.timestamp + 12n,
            gasLimit: GAS_LIMIT,
            coinbase: COINBASE,
            parentBeaconBlockRoot: parent.hash(),
          },
          blockOpts: { putBlockIntoBlockchain: false },
        })
        for (const raw of raws) {
          const { execResult } = await builder.addTransaction(createTxFromRLP(raw, { common }))
          expectSuccess(execResult.exceptionError)
        }
        parentBlock = (await builder.build()).block
      }
      return bytesToHex(parentBlock.hash())
    },
  }
}

async function fund(
  state: Pick<StateManagerInterface, 'putAccount' | 'putCode'>,
  senders: readonly Hex[],
): Promise<void> {
  for (const sender of senders) await state.putAccount(createAddressFromString(sender), new Account(0n, RICH))
  for (const { address, code } of [BEACON_ROOTS, BLOCK_HASHES]) {
    await state.putAccount(createAddressFromString(address), new Account(1n, 0n))
    await state.putCode(createAddressFromString(address), hexToBytes(code))
  }
}

/** A benchmark of failing transactions would measure nothing. */
function expectSuccess(failure: unknown): void {
  if (failure !== null && failure !== undefined) throw new Error('a benchmark transaction failed')
}
