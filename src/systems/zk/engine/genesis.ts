// The world before its first block: the rollup's contracts on L1, and who has what on the rollup.

import { encodeAbiParameters, encodeDeployData, keccak256, parseAbiParameters } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { createGenesis } from '../../../l1/chain/genesis.ts'
import { createdAddress } from '../../../l1/chain/genesisWorld.ts'
import { machineFor } from '../../../l1/machine/machine.ts'
import { nothingTold } from '../../../l1/told.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { Poseidon } from '../../../prover/contracts/generated/Poseidon.ts'
import { ZkRollup } from '../contracts/generated/ZkRollup.ts'
import { firstFacts, firstState, operatorResident, type Resident, residentsOf } from './beginning.ts'
import { verifyingKeyFor } from './keys/plans.ts'
import { addressOf } from './people.ts'
import { startPocket } from './pocket/ceremony.ts'
import type { ZkState } from './rules/state.ts'
import { rootOf } from './rules/tree.ts'
import { GWEI_WEI, type ZkWorld } from './state.ts'
import type { ZkParams } from './types/shared.ts'

/** Who deployed the contracts: an account without a key. */
const FOUNDER: Hex = '0x0000000000000000000000000000000000f00d13'

/** In the order of their deployment: each knows beforehand where the others come to stand. */
const ORDER = ['poseidon', 'verifier', 'rollup'] as const

const SUBTREES = { chain: 0, committee: 1 } as const

export async function createZk(params: ZkParams): Promise<ZkWorld> {
  const machine = await machineFor(params.l1.chainId, params.l1.blobSchedule)
  const [poseidon, verifier, rollup] = ORDER.map((_, nonce) => createdAddress(FOUNDER, nonce)) as [Hex, Hex, Hex]
  const contracts = { poseidon, verifier, rollup }
  const domain = domainOf(params.l1.chainId, rollup)
  const genesis = firstState(domain, params)
  const residents = residentsOf(params)
  const promised = residents.reduce((sum, { balance }) => sum + balance, 0n)
  const l1 = await createGenesis(machine, params.l1, {
    endowments: [{ address: rollup, balanceWei: promised * GWEI_WEI }],
    deployments: deployments(params, contracts, genesis, residents),
  })
  return {
    params,
    l1,
    contracts,
    domain,
    genesis,
    log: nothingTold(l1),
    facts: firstFacts(params, genesis),
    operator: { mode: params.sequencer, queue: [], since: null, state: genesis, batches: [], taken: [] },
    prover: params.prover,
    committee: {
      members: (params.committee?.members ?? []).map(({ id, mode }) => ({ id, mode, knows: genesis, kept: [genesis] })),
      needed: params.committee?.needed ?? 0,
    },
    asked: [],
    errands: [],
    failed: [],
    wakes: [],
    pocket: startPocket(params.pocket),
  }
}

/** Z3. */
export function domainOf(chainId: number, rollup: Hex): bigint {
  const parameters = parseAbiParameters('uint256, address')
  return BigInt(keccak256(encodeAbiParameters(parameters, [BigInt(chainId), rollup]))) >> 8n
}

function deployments(
  params: ZkParams,
  contracts: ZkWorld['contracts'],
  { trees }: ZkState,
  residents: readonly Resident[],
) {
  const beginning = {
    chainRoot: rootOf(trees.chain),
    committeeRoot: rootOf(trees.committee),
    residents: [operatorResident(), ...residents].map(({ owner, subtree, key: { x, y }, balance }) => ({
      owner,
      subtree: SUBTREES[subtree],
      keyX: x,
      keyY: y,
      balanceGwei: balance,
    })),
  }
  const { members = [], needed = 0 } = params.committee ?? {}
  const code: { readonly [K in (typeof ORDER)[number]]: Hex } = {
    poseidon: Poseidon.bytecode,
    verifier: encodeDeployData({ ...Groth16, args: [bytesToHex(verifyingKeyFor(params.slots, params.missing))] }),
    rollup: encodeDeployData({
      ...ZkRollup,
      args: [
        contracts.poseidon,
        contracts.verifier,
        BigInt(params.slots),
        BigInt(params.provePeriodSeconds),
        BigInt(params.messagePeriodSeconds),
        members.flatMap(({ id }) => addressOf(id) ?? []),
        BigInt(needed),
        beginning,
      ],
    }),
  }
  const names = { poseidon: Poseidon, verifier: Groth16, rollup: ZkRollup }
  return ORDER.map((id) => ({ from: FOUNDER, data: code[id], name: names[id].name }))
}
