// What development nodes tell of themselves. Only the fields that mean something here.

import { vectorGet } from '../../../lib/persistentVector.ts'
import { GENESIS_TIMESTAMP } from '../../chain/genesis.ts'
import { headOf } from '../../chain/head.ts'
import { method, type RpcMethods } from '../method.ts'
import { toQuantity } from '../quantities.ts'

export const CLIENT_VERSION = 'Mezzanine/L1/ethereumjs'

const metadata = method([], ({ l1 }) => {
  const head = headOf(l1)
  return {
    clientVersion: CLIENT_VERSION,
    chainId: l1.params.chainId,
    // Which run of the node: here, which world.
    instanceId: vectorGet(l1.blocks, 0)?.hash ?? null,
    latestBlockNumber: head.number,
    latestBlockHash: head.hash,
  }
})

export const metadataMethods: RpcMethods = {
  hardhat_metadata: metadata,
  anvil_metadata: metadata,
  anvil_nodeInfo: method([], ({ l1, now }) => {
    const { number, hash, header } = headOf(l1)
    return {
      currentBlockNumber: toQuantity(number),
      currentBlockHash: hash,
      currentBlockTimestamp: GENESIS_TIMESTAMP + now,
      hardFork: l1.machine.scheduleName,
      transactionOrder: 'fees',
      environment: {
        baseFee: toQuantity(header.baseFeePerGas ?? 0n),
        chainId: l1.params.chainId,
        gasLimit: Number(header.gasLimit),
        gasPrice: toQuantity(header.baseFeePerGas ?? 0n),
      },
      forkConfig: { forkUrl: null, forkBlockNumber: null, forkRetryBackoff: null },
    }
  }),
}
