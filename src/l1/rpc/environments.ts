// From the parameters of a simulated call to what the engine runs.

import { hexToBytes } from '../../lib/hex.ts'
import { type BlockOverride, blockAt, type Environment, nextBaseFee, type StateOverride } from '../chain/environment.ts'
import { readAccount } from '../chain/read.ts'
import type { CallRequest } from '../chain/simulate.ts'
import type { L1State } from '../chain/state.ts'
import { delegationsOf } from './authorizations.ts'
import { atOf } from './blockRef.ts'
import { CODE, RpcFault } from './errors.ts'
import type { AccountOverride, BlockOverrides, BlockRef, TxRequest } from './schemas.ts'

export interface Overrides {
  readonly state?: readonly AccountOverride[] | null | undefined
  readonly block?: BlockOverrides | null | undefined
}

export function toEnvironment(l1: L1State, ref: BlockRef, request: TxRequest, overrides: Overrides): Environment {
  const at = atOf(l1, ref)
  const delegations = delegationsOf(l1, at, request.authorizationList ?? [])
  return {
    at,
    state: [...(overrides.state ?? []).map(toStateOverride), ...delegations],
    block: toBlockOverride(overrides.block ?? {}),
  }
}

/** Drops what is absent, and says `balanceWei` for balance. */
export function toStateOverride({ address, balance, nonce, code, state, stateDiff }: AccountOverride): StateOverride {
  return {
    address,
    ...(balance == null ? {} : { balanceWei: balance }),
    ...(nonce == null ? {} : { nonce }),
    ...(code == null ? {} : { code }),
    ...(state == null ? {} : { state }),
    ...(stateDiff == null ? {} : { stateDiff }),
  }
}

export function toBlockOverride(given: BlockOverrides): BlockOverride {
  const coinbase = given.feeRecipient ?? given.coinbase
  const prevRandao = given.prevRandao ?? given.random
  return {
    ...(given.number == null ? {} : { number: given.number }),
    ...(given.time == null ? {} : { timestamp: given.time }),
    ...(given.gasLimit == null ? {} : { gasLimit: given.gasLimit }),
    ...(coinbase == null ? {} : { coinbase }),
    ...(prevRandao == null ? {} : { prevRandao }),
    ...(given.baseFeePerGas == null ? {} : { baseFeePerGas: given.baseFeePerGas }),
  }
}

export function toCallRequest(l1: L1State, request: TxRequest, environment: Environment): CallRequest {
  const data = request.input ?? request.data
  return {
    ...(request.from == null ? {} : { from: request.from }),
    to: request.to ?? null,
    ...(data == null ? {} : { data: hexToBytes(data) }),
    ...(request.value == null ? {} : { valueWei: request.value }),
    ...(request.gas == null ? {} : { gasLimit: request.gas }),
    ...(request.accessList == null ? {} : { accessList: request.accessList }),
    ...(request.blobVersionedHashes == null ? {} : { blobHashes: request.blobVersionedHashes }),
    gasPrice: payableGasPrice(l1, request, environment),
  }
}

const NOBODY = `0x${'00'.repeat(20)}` as const

/** A call that names no fee pays none. One that does is held to what it names. */
function payableGasPrice(l1: L1State, request: TxRequest, { at, block, state }: Environment): bigint {
  const cap = request.gasPrice ?? request.maxFeePerGas ?? 0n
  if (cap === 0n) return 0n
  const tip = request.gasPrice ?? request.maxPriorityFeePerGas ?? 0n
  if (tip > cap) {
    throw new RpcFault(CODE.server, `max priority fee per gas higher than max fee per gas: tip ${tip}, cap ${cap}`)
  }
  const standing = at === 'pending' ? nextBaseFee(l1) : (blockAt(l1, at).header.baseFeePerGas ?? 0n)
  const baseFee = block?.baseFeePerGas ?? standing
  if (cap < baseFee) {
    throw new RpcFault(
      CODE.server,
      `max fee per gas less than block base fee: maxFeePerGas: ${cap}, baseFee: ${baseFee}`,
    )
  }
  const sender = request.from ?? NOBODY
  const given = state?.findLast((override) => override.address === sender && override.balanceWei !== undefined)
  const balance = given?.balanceWei ?? readAccount(l1, at, sender)?.balance ?? 0n
  const needed = (request.gas ?? 0n) * cap + (request.value ?? 0n)
  if (balance < needed) {
    throw new RpcFault(CODE.server, `insufficient funds for gas * price + value: have ${balance} want ${needed}`)
  }
  return cap - baseFee < tip ? cap : baseFee + tip
}
