// The machine that runs transactions: one ethereumjs EVM for each set of rules, shared by every world of a tab.
// It holds no chain: whoever uses it brings a world and takes a world away.

import type { Common } from '@ethereumjs/common'
import { createEVM, type EVM } from '@ethereumjs/evm'
import { createVM, type VM } from '@ethereumjs/vm'
import { createStateManager, type WorldStateManager } from '../state/stateManager.ts'
import { createWorldCodec, type WorldCodec } from '../state/world.ts'
import type { BlobScheduleName } from '../types.ts'
import { type L1Crypto, loadCrypto } from './crypto.ts'
import { installFastLoop } from './fastLoop.ts'
import { createJournal } from './journal.ts'
import { installLazyPrecompiles } from './lazyPrecompiles.ts'
import { BLOB_SCHEDULES, type BlobSchedule, createFastCommon } from './rules.ts'

export interface L1Machine {
  readonly chainId: number
  readonly scheduleName: BlobScheduleName
  readonly schedule: BlobSchedule
  readonly common: Common
  readonly crypto: L1Crypto
  readonly codec: WorldCodec
  /** Runs one piece of work at a time: awaiting inside it lets no other world in. */
  exclusive<T>(work: (bench: Bench) => Promise<T>): Promise<T>
}

/** What a piece of work has in its hands. */
export interface Bench {
  readonly machine: L1Machine
  readonly vm: VM
  readonly evm: EVM
  readonly state: WorldStateManager
  /** What BLOCKHASH answers: set together with the world. */
  blockHash: (number: number) => Uint8Array
}

const NO_HISTORY = () => new Uint8Array(32)

const machines = new Map<string, Promise<L1Machine>>()

export function machineFor(chainId: number, scheduleName: BlobScheduleName): Promise<L1Machine> {
  const name = `${chainId}/${scheduleName}`
  let machine = machines.get(name)
  if (machine === undefined) {
    machine = createMachine(chainId, scheduleName)
    machines.set(name, machine)
  }
  return machine
}

async function createMachine(chainId: number, scheduleName: BlobScheduleName): Promise<L1Machine> {
  const crypto = await loadCrypto()
  const common = createFastCommon(chainId, scheduleName, crypto)
  const codec = createWorldCodec(crypto.keccak256)
  const state = createStateManager(codec)
  const blockchain = {
    getBlock: async (number: number) => ({ hash: () => bench.blockHash(number) }),
    putBlock: async () => {},
    shallowCopy: () => blockchain,
  }
  const evm = await createEVM({ common, stateManager: state, blockchain })
  evm.journal = createJournal(state)
  installLazyPrecompiles(evm)
  await installFastLoop(evm, crypto, state)
  const vm = await createVM({ common, stateManager: state, blockchain, evm })

  let queue: Promise<unknown> = Promise.resolve()
  const machine: L1Machine = {
    chainId,
    scheduleName,
    schedule: BLOB_SCHEDULES[scheduleName],
    common,
    crypto,
    codec,
    exclusive(work) {
      const turn = queue.then(async () => {
        bench.blockHash = NO_HISTORY
        state.load(null)
        // A transaction that threw half-way must not leave warm addresses behind for the next world.
        evm.journal.cleanJournal()
        return work(bench)
      })
      queue = turn.catch(() => undefined)
      return turn
    },
  }
  const bench: Bench = { machine, vm, evm, state, blockHash: NO_HISTORY }
  return machine
}
