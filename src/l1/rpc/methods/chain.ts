// What a client asks first: who are you, and which chain is this?

import { hexToBytes } from '../../../lib/hex.ts'
import { COINBASE } from '../../chain/cast.ts'
import { method, type RpcMethods } from '../method.ts'
import { toData, toQuantity } from '../quantities.ts'
import { data } from '../schemas.ts'
import { CLIENT_VERSION } from './metadata.ts'

export const chainMethods: RpcMethods = {
  eth_chainId: method([], ({ l1 }) => toQuantity(l1.params.chainId)),
  net_version: method([], ({ l1 }) => l1.params.chainId.toString()),
  net_listening: method([], () => true),
  net_peerCount: method([], ({ l1 }) => toQuantity(l1.params.nodes.length)),
  web3_clientVersion: method([], () => CLIENT_VERSION),
  web3_sha3: method([data], ({ l1 }, bytes) => toData(l1.machine.crypto.keccak256(hexToBytes(bytes)))),
  eth_syncing: method([], () => false),
  eth_coinbase: method([], ({ l1 }) => l1.overrides.coinbase ?? COINBASE),
}
