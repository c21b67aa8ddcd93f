// viem's clients over the provider of a world, as an application has them.

import {
  type Abi,
  createPublicClient,
  createTestClient,
  createWalletClient,
  custom,
  defineChain,
  encodeDeployData,
  type Hex,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { CAST_MNEMONIC } from '../l1/chain/cast.ts'
import { Token } from '../systems/ground/contracts/generated/Token.ts'
import { openRpcWorld } from './rpcWorld.ts'

export const testChain = defineChain({
  id: 31_337,
  name: 'Mezzanine',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
})

const account = (addressIndex: number) => mnemonicToAccount(CAST_MNEMONIC, { addressIndex })
export const ana = account(0)
export const ben = account(1)
export const mallory = account(2)
/** Of nobody. */
export const stranger: Hex = '0x1234567890123456789012345678901234567890'

export async function connectViem() {
  const world = await openRpcWorld()
  // Nothing here fails by chance, and viem takes the code of a revert for a failure of the wire.
  const transport = custom(world.provider, { retryCount: 0 })
  const shared = { chain: testChain, transport, pollingInterval: 1, cacheTime: 0 } as const
  return {
    world,
    transport,
    reading: createPublicClient(shared),
    wallet: createWalletClient({ ...shared, account: ana }),
    /** No keys of its own: the node signs for the cast. */
    unlocked: createWalletClient({ ...shared, account: ana.address }),
    node: createTestClient({ ...shared, mode: 'anvil' }),
  }
}
export type ViemClients = Awaited<ReturnType<typeof connectViem>>

/** The receipt, once a block has been sealed. */
export async function sealed({ reading, node }: ViemClients, hash: Hex) {
  await node.mine({ blocks: 1 })
  return reading.getTransactionReceipt({ hash })
}

export async function deploy(
  clients: ViemClients,
  { abi, bytecode, args = [] }: { abi: Abi; bytecode: Hex; args?: readonly unknown[] },
): Promise<Hex> {
  const hash = await clients.wallet.sendTransaction({ data: encodeDeployData({ abi, bytecode, args }) })
  const { contractAddress, status } = await sealed(clients, hash)
  if (status !== 'success' || contractAddress == null) throw new Error('the deployment failed')
  return contractAddress
}

/** A token whose whole supply is Ana's. */
export const deployToken = (clients: ViemClients, supply = 1000n): Promise<Hex> =>
  deploy(clients, { abi: Token.abi, bytecode: Token.bytecode, args: [supply] })
