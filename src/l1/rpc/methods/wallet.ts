// The wallet of the world: the cast's accounts are in it, unlocked, and it knows one chain.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { CAST } from '../../chain/cast.ts'
import type { L1State } from '../../chain/state.ts'
import { CODE, RpcFault } from '../errors.ts'
import { method, type RpcMethods } from '../method.ts'
import { toQuantity } from '../quantities.ts'
import { address, data, list, quantity, txRequest } from '../schemas.ts'
import { fromSomebody, signRequest } from '../transactions.ts'
import { hashTypedData, typedDataParam } from '../typedData.ts'
import { hashMessage, keyOf, signHash } from '../unlocked.ts'

const accounts = (): Json => CAST.map((member) => member.address)

const permissions = (): Json => [
  { parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: accounts() }] },
]

/** Chains come with names, icons and addresses of nodes; only which one it is matters here. */
const chainParam = v.looseObject({ chainId: quantity }, 'must be an object with a chainId')

function onlyThisChain(l1: L1State, chainId: bigint): null {
  if (chainId === BigInt(l1.params.chainId)) return null
  throw new RpcFault(
    CODE.unrecognisedChain,
    `unrecognized chain ID ${toQuantity(chainId)}: this provider speaks for ${toQuantity(l1.params.chainId)} only`,
  )
}

export const walletMethods: RpcMethods = {
  // Impersonated ones last: ethers sends only from what is listed here.
  eth_accounts: method([], ({ l1 }) => [
    ...new Set([...CAST.map((member) => member.address), ...l1.overrides.impersonated]),
  ]),
  eth_requestAccounts: method([], accounts),
  wallet_getPermissions: method([], permissions),
  wallet_requestPermissions: method(
    [v.record(v.string(), v.unknown(), 'must be an object of permissions')],
    (_, wanted) => {
      const stranger = Object.keys(wanted).find((name) => name !== 'eth_accounts')
      if (stranger === undefined) return permissions()
      throw new RpcFault(
        CODE.invalidParams,
        `params[0].${stranger}: there is no such permission here, only eth_accounts`,
      )
    },
  ),
  wallet_addEthereumChain: method([chainParam], ({ l1 }, { chainId }) => onlyThisChain(l1, chainId)),
  wallet_switchEthereumChain: method([chainParam], ({ l1 }, { chainId }) => onlyThisChain(l1, chainId)),
  // None: calls go one by one, at the usual price, paid by their sender.
  wallet_getCapabilities: method([v.nullish(address), v.nullish(list(quantity, 64))], ({ l1 }, account) => {
    if (account != null) keyOf(l1, account)
    return { [toQuantity(l1.params.chainId)]: { atomic: { status: 'unsupported' } } }
  }),

  eth_sign: method([address, data], ({ l1 }, account, message) =>
    signHash(l1, account, hashMessage(l1, hexToBytes(message))),
  ),
  personal_sign: method([data, address, v.nullish(v.string())], ({ l1 }, message, account) =>
    signHash(l1, account, hashMessage(l1, hexToBytes(message))),
  ),
  eth_signTypedData_v4: method([address, typedDataParam], ({ l1 }, account, typed) =>
    signHash(l1, account, hashTypedData(typed, l1.machine.crypto.keccak256)),
  ),
  eth_signTransaction: method([txRequest], ({ l1 }, request) => signRequest(l1, fromSomebody(l1, request))),
}
