// The world before its first block: the rollup's contracts on L1, and who has what on the rollup.

import { encodeDeployData } from 'viem'
import type { Hex, Seconds } from '../../../kernel/types.ts'
import { createGenesis, GENESIS_TIMESTAMP } from '../../../l1/chain/genesis.ts'
import { createdAddress } from '../../../l1/chain/genesisWorld.ts'
import type { L1Crypto } from '../../../l1/machine/crypto.ts'
import { machineFor } from '../../../l1/machine/machine.ts'
import { nothingTold } from '../../../l1/told.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { Step } from '../../../riscv/contracts/generated/Step.ts'
import { createMachine } from '../../../riscv/machine.ts'
import { stateHash } from '../../../riscv/stateHash.ts'
import { Bridge } from '../../../rollup/contracts/generated/Bridge.ts'
import { Inbox } from '../../../rollup/contracts/generated/Inbox.ts'
import { guestProgram } from '../../../rollup/guest/program.ts'
import { allAccounts, createRollupState, outputOf, type RollupState } from '../../../rollup/state.ts'
import { domainSeparatorOf } from '../../../rollup/transactions.ts'
import { DisputeGame } from '../contracts/generated/DisputeGame.ts'
import { FastExit } from '../contracts/generated/FastExit.ts'
import { ReExecutor } from '../contracts/generated/ReExecutor.ts'
import { Rollup } from '../contracts/generated/Rollup.ts'
import { judgedGenesis } from './claims.ts'
import type { Addresses } from './l1/contracts.ts'
import { NO_FACTS } from './l1/facts.ts'
import { addressOf, SEQUENCER_ID } from './people.ts'
import { openOn } from './sequencer/batches.ts'
import { GWEI_WEI, type OptimisticState } from './state.ts'
import type { OptimisticParams } from './types/shared.ts'

/** Who deployed the contracts: an account without a key. */
const FOUNDER: Hex = '0x0000000000000000000000000000000000f00d12'

/** Half of a lost bond to who won it; the other half is burnt, so that losing to oneself is not free. */
const WINNER_SHARE = 5_000n

/** In the order of their deployment: each knows beforehand where the others come to stand. */
const ORDER = ['step', 'inbox', 'rollup', 'game', 'bridge', 'fastExit', 'reExecutor'] as const

const addresses = (): Addresses =>
  Object.fromEntries(ORDER.map((id, nonce) => [id, createdAddress(FOUNDER, nonce)])) as unknown as Addresses

export async function createOptimistic(params: OptimisticParams): Promise<OptimisticState> {
  const machine = await machineFor(params.l1.chainId, params.l1.blobSchedule)
  const { crypto } = machine
  const contracts = addresses()
  const genesis = genesisState(params)
  const domain = { chainId: params.l2ChainId, verifyingContract: contracts.inbox }
  const domainSeparator = domainSeparatorOf(domain, crypto.keccak256)
  const output = bytesToHex(outputOf(genesis, crypto.keccak256))
  const l1 = await createGenesis(machine, params.l1, {
    endowments: [{ address: contracts.bridge, balanceWei: etherOf(genesis) * GWEI_WEI }],
    deployments: deployments(params, { contracts, output, domainSeparator: bytesToHex(domainSeparator), crypto }),
  })
  return {
    params,
    l1,
    contracts,
    domainSeparator,
    genesis,
    log: nothingTold(l1),
    facts: NO_FACTS,
    derived: [],
    judged: [judgedGenesis({ genesis, l1 })],
    sequencer: {
      online: true,
      ordering: params.ordering,
      censored: [],
      posting: params.posting,
      batchPolicy: params.batchPolicy,
      queue: [],
      ticking: false,
      open: openOn(genesis),
      soft: genesis,
      sent: [],
      blocks: [],
      promised: [],
      feesGwei: 0n,
      mevGwei: 0n,
      held: false,
    },
    proposer: params.proposer,
    watchers: params.watchers.map((watcher) => ({ ...watcher, checked: [], failed: [] })),
    provider: params.provider,
    lies: [],
    errands: [],
    wakes: [] as readonly Seconds[],
    oneShot: [],
  }
}

function genesisState({ residents, pool }: OptimisticParams): RollupState {
  return createRollupState({
    sequencer: addressOf(SEQUENCER_ID) as Hex,
    pool: { ether: BigInt(pool.etherGwei), token: BigInt(pool.token) },
    residents: residents.flatMap(({ id, etherGwei, token }) => {
      const address = addressOf(id)
      return address === null ? [] : [{ address, ether: BigInt(etherGwei), token: BigInt(token) }]
    }),
    timestamp: GENESIS_TIMESTAMP,
  })
}

/** All ether that the rollup owes to its accounts, in gwei. */
export function etherOf(state: RollupState): bigint {
  let sum = 0n
  for (const [, { ether }] of allAccounts(state)) sum += ether
  return sum
}

let startHash: Hex | null = null
/** The guest before its first step: the law of the rollup, in one hash. */
const startHashOf = ({ keccak256 }: L1Crypto): Hex => {
  startHash ??= bytesToHex(stateHash(createMachine(guestProgram()), keccak256))
  return startHash
}

interface Known {
  readonly contracts: Addresses
  readonly output: Hex
  readonly domainSeparator: Hex
  readonly crypto: L1Crypto
}

function deployments(params: OptimisticParams, { contracts, output, domainSeparator, crypto }: Known) {
  const { windowSeconds, clockSeconds, forceDelaySeconds } = params
  const sequencer = addressOf(SEQUENCER_ID) as Hex
  const proposerBond = BigInt(params.proposerBondWei)
  const code: { readonly [K in (typeof ORDER)[number]]: Hex } = {
    step: encodeDeployData({ ...Step }),
    inbox: encodeDeployData({
      ...Inbox,
      args: [sequencer, BigInt(params.l2ChainId), BigInt(forceDelaySeconds), contracts.bridge],
    }),
    rollup: encodeDeployData({
      ...Rollup,
      args: [contracts.inbox, contracts.game, output, proposerBond, BigInt(windowSeconds), WINNER_SHARE],
    }),
    game: encodeDeployData({
      ...DisputeGame,
      args: [
        contracts.rollup,
        contracts.inbox,
        contracts.step,
        startHashOf(crypto),
        BigInt(params.branching),
        clockSeconds,
        BigInt(params.challengerBondWei),
        WINNER_SHARE,
      ],
    }),
    bridge: encodeDeployData({ ...Bridge, args: [contracts.inbox, contracts.rollup] }),
    fastExit: encodeDeployData({ ...FastExit, args: [contracts.bridge] }),
    reExecutor: encodeDeployData({
      ...ReExecutor,
      args: [output, domainSeparator, BigInt(windowSeconds), proposerBond, WINNER_SHARE],
    }),
  }
  const names = {
    step: Step,
    inbox: Inbox,
    rollup: Rollup,
    game: DisputeGame,
    bridge: Bridge,
    fastExit: FastExit,
    reExecutor: ReExecutor,
  }
  return ORDER.map((id) => ({ from: FOUNDER, data: code[id], name: names[id].name }))
}
