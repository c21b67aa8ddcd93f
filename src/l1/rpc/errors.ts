// What clients are told when something is wrong: the codes of JSON-RPC 2.0, EIP-1474 and EIP-1193, and the phrases
// of geth that viem and ethers look for.

import type { Json, Refusal } from '../../kernel/types.ts'
import type { RpcErrorBody } from './port.ts'

export const CODE = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  server: -32000,
  notFound: -32001,
  limitExceeded: -32005,
  reverted: 3,
  rejectedByUser: 4001,
  unauthorized: 4100,
  unsupportedMethod: 4200,
  unrecognisedChain: 4902,
  /** EIP-7966: sent, but not in a block within the time given. */
  notYetIncluded: 4,
} as const

/** Thrown by a method, turned into the reply by the dispatcher; it never leaves this folder. */
export class RpcFault extends Error {
  override readonly name = 'RpcFault'
  readonly code: number
  readonly data: Json | undefined
  constructor(code: number, message: string, data?: Json) {
    super(message)
    this.code = code
    this.data = data
  }
}

export function faultToBody({ code, message, data }: RpcFault): RpcErrorBody {
  return { code, message, ...(data === undefined ? {} : { data }) }
}

/** Refusals that clients know as errors of the transaction pool, in geth's words. */
const PHRASES: { readonly [code: string]: string } = {
  'already-known': 'already known',
  'bad-signature': 'invalid transaction v, r, s values',
  'blob-count': 'too many blobs in transaction',
  'fee-below-minimum': 'transaction underpriced',
  'fee-cap-below-tip': 'max priority fee per gas higher than max fee per gas',
  'gas-limit-too-high': 'transaction gas limit too high',
  'init-code-too-long': 'max initcode size exceeded',
  'insufficient-funds': 'insufficient funds for gas * price + value',
  'intrinsic-gas-too-low': 'intrinsic gas too low',
  'nonce-too-high': 'nonce too high',
  'nonce-too-low': 'nonce too low',
  'pool-full': 'txpool is full',
  'replacement-underpriced': 'replacement transaction underpriced',
  'sender-is-contract': 'sender not an eoa',
  'wrong-chain-id': 'invalid chain id for signer',
}

/** What the world refused, as the error that clients recognise. The refusal itself travels along as data. */
export function refusalToFault({ code, facts }: Refusal): RpcFault {
  const data = { refusal: code, facts }
  const details = detailsOf(facts)
  const about = (phrase: string) => (details === '' ? phrase : `${phrase}: ${details}`)
  if (Object.hasOwn(PHRASES, code)) return new RpcFault(CODE.server, about(PHRASES[code] as string), data)
  if (code === 'bad-arguments') return new RpcFault(CODE.invalidParams, about('params'), data)
  if (code === 'unknown-account') return notUnlocked(details)
  if (code === 'cancelled') return new RpcFault(CODE.rejectedByUser, 'cancelled by the user; nothing has changed', data)
  return new RpcFault(CODE.server, about(`refused, ${code}`), data)
}

function detailsOf(facts: Json): string {
  if (typeof facts !== 'object' || facts === null) return facts === null ? '' : String(facts)
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

export function notUnlocked(account: string): RpcFault {
  return new RpcFault(
    CODE.unauthorized,
    `the account ${account} is not unlocked: it is neither of the cast (eth_accounts) nor impersonated (anvil_impersonateAccount)`,
  )
}

export const notFound = (what: string): RpcFault => new RpcFault(CODE.notFound, `${what} not found`)
