// A transaction from what a client wants: absent fields are filled in as wallets do, and any of the five types is made.

import {
  createAccessList2930Tx,
  createBlob4844Tx,
  createEOACode7702Tx,
  createFeeMarket1559Tx,
  createLegacyTx,
  type TypedTransaction,
} from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { blobFault } from '../blobs/blob.ts'
import { versionedHash } from '../blobs/commitment.ts'
import { loadKzg } from '../blobs/kzg.ts'
import { buildSidecar, encodeBlobTransaction, type Sidecar } from '../blobs/sidecar.ts'
import { estimateGas } from '../chain/simulate.ts'
import type { L1State } from '../chain/state.ts'
import { signTransaction } from '../wallet/sign.ts'
import { nextBlobBaseFee, pendingNonce, suggestedFees } from '../wallet/wallet.ts'
import { authorizationToBytes, GAS_PER_AUTHORIZATION } from './authorizations.ts'
import { toCallRequest, toEnvironment } from './environments.ts'
import { CODE, RpcFault } from './errors.ts'
import { toData } from './quantities.ts'
import { failureToFault } from './revert.ts'
import type { TxRequest } from './schemas.ts'
import { keyOf } from './unlocked.ts'

export type TxRequestFrom = TxRequest & { readonly from: Hex }

/** The sender must be named, and the chain, if it is named, must be this one. */
export function fromSomebody(l1: L1State, request: TxRequest): TxRequestFrom {
  if (request.from == null) throw new RpcFault(CODE.invalidParams, 'params[0].from: is required')
  const { chainId } = l1.machine
  if (request.chainId != null && request.chainId !== BigInt(chainId)) {
    throw new RpcFault(CODE.server, `invalid chain id for signer: have ${request.chainId} want ${chainId}`)
  }
  return { ...request, from: request.from }
}

/** Ready to be sent: blob transactions with their sidecar. */
export async function signRequest(l1: L1State, request: TxRequestFrom): Promise<Hex> {
  const key = keyOf(l1, request.from)
  const sidecar = await sidecarOf(l1, request)
  const tx = await makeTransaction(l1, request, sidecar)
  const raw = signTransaction(l1.machine, tx, key).serialize()
  return toData(sidecar === null ? raw : encodeBlobTransaction(raw, sidecar))
}

function typeOf(request: TxRequest): number {
  if (request.type != null) return Number(request.type)
  if (request.authorizationList != null) return 4
  if (request.blobs != null || request.blobVersionedHashes != null || request.maxFeePerBlobGas != null) return 3
  if (request.gasPrice == null) return 2
  return request.accessList == null ? 0 : 1
}

async function sidecarOf(l1: L1State, { blobs, commitments }: TxRequest): Promise<Sidecar | null> {
  if (blobs == null) return null
  const most = l1.machine.schedule.maxBlobsPerTransaction
  if (blobs.length === 0 || blobs.length > most) {
    throw new RpcFault(CODE.server, `too many blobs in transaction: have ${blobs.length}, permitted 1 to ${most}`)
  }
  const bytes = blobs.map(hexToBytes)
  for (const [index, blob] of bytes.entries()) {
    const fault = blobFault(blob)
    if (fault !== null) throw new RpcFault(CODE.invalidParams, `params[0].blobs[${index}]: ${fault.code}`)
  }
  const sidecar = buildSidecar(await loadKzg(), bytes)
  if (commitments != null && commitments.join() !== sidecar.commitments.join()) {
    throw new RpcFault(CODE.invalidParams, 'params[0].commitments: are not those of the blobs')
  }
  return sidecar
}

async function makeTransaction(
  l1: L1State,
  request: TxRequestFrom,
  sidecar: Sidecar | null,
): Promise<TypedTransaction> {
  const { machine } = l1
  const { common, chainId } = machine
  const type = typeOf(request)
  const hashes = sidecar?.commitments.map(versionedHash) ?? request.blobVersionedHashes ?? []
  const data = request.input ?? request.data
  const shared = {
    nonce: request.nonce ?? pendingNonce(l1, request.from),
    gasLimit: request.gas ?? (await gasFor(l1, { ...request, blobVersionedHashes: hashes })),
    ...(request.to == null ? {} : { to: new Address(hexToBytes(request.to)) }),
    value: request.value ?? 0n,
    data: data == null ? new Uint8Array(0) : hexToBytes(data),
  }
  const typed = {
    ...shared,
    chainId,
    accessList: (request.accessList ?? []).map(({ address, storageKeys }) => ({
      address,
      storageKeys: [...storageKeys],
    })),
  }
  const suggested = suggestedFees(l1)
  const gasPrice = request.gasPrice ?? suggested.maxFeePerGas
  const fees = {
    maxFeePerGas: request.maxFeePerGas ?? request.gasPrice ?? suggested.maxFeePerGas,
    maxPriorityFeePerGas: request.maxPriorityFeePerGas ?? request.gasPrice ?? suggested.maxPriorityFeePerGas,
  }
  try {
    if (type === 0) return createLegacyTx({ ...shared, gasPrice }, { common })
    if (type === 1) return createAccessList2930Tx({ ...typed, gasPrice }, { common })
    if (type === 2) return createFeeMarket1559Tx({ ...typed, ...fees }, { common })
    if (type === 3) {
      const maxFeePerBlobGas = request.maxFeePerBlobGas ?? 2n * nextBlobBaseFee(l1)
      return createBlob4844Tx({ ...typed, ...fees, maxFeePerBlobGas, blobVersionedHashes: [...hashes] }, { common })
    }
    const authorizationList = (request.authorizationList ?? []).map(authorizationToBytes)
    return createEOACode7702Tx({ ...typed, ...fees, authorizationList }, { common })
  } catch (error) {
    throw new RpcFault(CODE.server, `invalid transaction: ${(error as Error).message.split(' (')[0]?.slice(0, 200)}`)
  }
}

async function gasFor(l1: L1State, request: TxRequest): Promise<bigint> {
  const environment = toEnvironment(l1, { tag: 'pending' }, request, {})
  // Without fees: whether they can be paid is the pool's to say.
  const { gasPrice: _, maxFeePerGas: __, maxPriorityFeePerGas: ___, ...unpriced } = request
  const estimate = await estimateGas(l1, toCallRequest(l1, unpriced, environment), environment)
  if (!estimate.ok) throw failureToFault(estimate.error, estimate.data)
  return estimate.gas + BigInt(request.authorizationList?.length ?? 0) * GAS_PER_AUTHORIZATION
}
