// Both chains before their first block. The vault is empty; all ether of the sidechain is in its gate.

import { encodeDeployData } from 'viem'
import type { Hex } from '../../../kernel/types.ts'
import { createGenesis } from '../../../l1/chain/genesis.ts'
import { createdAddress } from '../../../l1/chain/genesisWorld.ts'
import { machineFor } from '../../../l1/machine/machine.ts'
import { DEFAULT_L1_PARAMS } from '../../../l1/schemas.ts'
import type { L1Params } from '../../../l1/types.ts'
import { SideBridge } from '../contracts/generated/SideBridge.ts'
import { SideGate } from '../contracts/generated/SideGate.ts'
import { SIDE_CHAIN_ID } from './params.ts'
import type { SidechainState } from './state.ts'
import type { SidechainParams } from './types.ts'
import { createRelayer, createValidators } from './validators.ts'
import { nothingTold } from './watch.ts'

/** Who deployed both ends: an account without a key. */
const FOUNDER: Hex = '0x000000000000000000000000000000000000b41d'

const ETH = 10n ** 18n
/** More than could ever be locked on L1: the gate never runs dry before the vault does. */
export const GATE_WEI = 10n ** 9n * ETH
const RELAYER_WEI = 1_000n * ETH

export async function createSidechain(params: SidechainParams): Promise<SidechainState> {
  const sideParams: L1Params = {
    ...DEFAULT_L1_PARAMS,
    chainId: SIDE_CHAIN_ID,
    blobSchedule: params.l1.blobSchedule,
    slotSeconds: params.sideSlotSeconds,
    // Nobody else is there, and a hundredth of L1's price: what a chain may charge that few have to run.
    backgroundBaseFeeWei: null,
    genesisBaseFeeWei: '5000000',
    nodes: [],
  }
  const [l1Machine, sideMachine] = await Promise.all([
    machineFor(params.l1.chainId, params.l1.blobSchedule),
    machineFor(sideParams.chainId, sideParams.blobSchedule),
  ])
  const validators = createValidators(l1Machine.crypto, params.validators)
  const relayer = createRelayer(l1Machine.crypto)
  const args = [validators.map(({ address }) => address), BigInt(params.threshold)] as const
  // Each is its founder's first deployment on its chain, so both stand at the same address.
  const address = createdAddress(FOUNDER, 0)
  const l1 = await createGenesis(l1Machine, params.l1, {
    deployments: [{ from: FOUNDER, data: encodeDeployData({ ...SideBridge, args }), name: 'SideBridge' }],
  })
  const side = await createGenesis(sideMachine, sideParams, {
    withoutCast: true,
    endowments: [
      { address, balanceWei: GATE_WEI },
      { address: relayer.address, balanceWei: RELAYER_WEI },
    ],
    deployments: [{ from: FOUNDER, data: encodeDeployData({ ...SideGate, args }), name: 'SideGate' }],
  })
  return {
    params,
    l1,
    side,
    validators,
    relayer,
    vault: address,
    gate: address,
    modes: {},
    vaultLog: nothingTold(l1),
    gateLog: nothingTold(side),
    relayed: [],
  }
}
