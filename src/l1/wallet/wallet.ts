// What a wallet does between "pay Ben" and a signed transaction: nonce, gas, fees.

import { createBlob4844Tx, createFeeMarket1559Tx, type TypedTransaction } from '@ethereumjs/tx'
import { Address } from '@ethereumjs/util'
import { isRefused, refuse } from '../../kernel/refusal.ts'
import type { Hex, Refused } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { castByAddress, castById } from '../chain/cast.ts'
import { mostGas, nextBaseFee } from '../chain/environment.ts'
import { blobBaseFee } from '../chain/feeMarket.ts'
import { headOf } from '../chain/head.ts'
import { asSender, type CallRequest, estimateGas } from '../chain/simulate.ts'
import type { L1State } from '../chain/state.ts'
import { queueOf } from '../mempool/pool.ts'
import { accountOf } from '../state/world.ts'
import type { TxOptions } from '../types.ts'
import { signTransaction } from './sign.ts'

export const DEFAULT_TIP_WEI = 1_000_000_000n

/** Room above the base fee: it can rise by an eighth a block for five blocks before such a transaction has to wait. */
const BASE_FEE_ROOM = 2n

export interface Draft extends TxOptions {
  /** A cast member's id or any address; who is not of the cast must be impersonated. */
  readonly from: string
  /** `null` deploys. */
  readonly to: Hex | null
  readonly data?: Uint8Array
  readonly valueWei?: bigint
  readonly blobs?: readonly Hex[]
  readonly maxFeePerBlobGasWei?: string
}

export interface Signed {
  readonly tx: TypedTransaction
  readonly sender: Hex
}

/** An id of the cast or an address, as an address. */
export function addressOfParty(party: string): Hex | null {
  if (/^0x[0-9a-f]{40}$/i.test(party)) return party.toLowerCase() as Hex
  return castById(party)?.address ?? null
}

/** The nonce after all that the account has sent and has waiting, without gaps. */
export function pendingNonce(state: L1State, address: Hex): bigint {
  let nonce = accountOf(state.world, hexToBytes(address), state.machine.codec)?.nonce ?? 0n
  for (const entry of queueOf(state.mempool, address)) if (entry.tx.nonce === nonce) nonce++
  return nonce
}

export function suggestedFees(state: L1State): { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint } {
  return { maxFeePerGas: BASE_FEE_ROOM * nextBaseFee(state) + DEFAULT_TIP_WEI, maxPriorityFeePerGas: DEFAULT_TIP_WEI }
}

export function nextBlobBaseFee(state: L1State): bigint {
  const { common, schedule } = state.machine
  return blobBaseFee(headOf(state).header.calcNextExcessBlobGas(common), schedule)
}

export async function prepare(state: L1State, draft: Draft): Promise<Signed | Refused> {
  const sender = addressOfParty(draft.from)
  if (sender === null) return refuse('unknown-account', { account: draft.from })
  const key = castByAddress(sender)?.privateKey ?? null
  if (key === null && !state.overrides.impersonated.includes(sender))
    return refuse('unknown-account', { account: draft.from })

  const fees = feesOf(state, draft)
  if (isRefused(fees)) return fees
  const gasLimit = draft.gasLimit === undefined ? await gasFor(state, draft, sender) : BigInt(draft.gasLimit)
  if (isRefused(gasLimit)) return gasLimit
  const most = mostGas(state)
  if (gasLimit > most) return refuse('gas-limit-too-high', { gasLimit: gasLimit.toString(), most: most.toString() })
  const fee = gasLimit * fees.maxFeePerGas
  if (fee > MOST_WEI) return lacksFunds(state, sender, fee + (draft.valueWei ?? 0n))

  const { common, chainId } = state.machine
  const fields = {
    chainId,
    nonce: draft.nonce === undefined ? pendingNonce(state, sender) : BigInt(draft.nonce),
    gasLimit,
    ...(draft.to === null ? {} : { to: new Address(hexToBytes(draft.to)) }),
    value: draft.valueWei ?? 0n,
    data: draft.data ?? new Uint8Array(0),
    ...fees,
  }
  const tx =
    draft.blobs === undefined
      ? createFeeMarket1559Tx(fields, { common })
      : createBlob4844Tx(
          {
            ...fields,
            blobVersionedHashes: [...draft.blobs],
            maxFeePerBlobGas: BigInt(draft.maxFeePerBlobGasWei ?? 2n * nextBlobBaseFee(state)),
          },
          { common },
        )
  return { tx: key === null ? impersonated(tx, sender) : signTransaction(state.machine, tx, key), sender }
}

function feesOf(state: L1State, draft: Draft): { maxFeePerGas: bigint; maxPriorityFeePerGas: bigint } | Refused {
  const suggested = suggestedFees(state)
  const cap = draft.maxFeePerGasWei === undefined ? null : BigInt(draft.maxFeePerGasWei)
  const wantedTip = draft.maxPriorityFeePerGasWei === undefined ? null : BigInt(draft.maxPriorityFeePerGasWei)
  const tip = wantedTip ?? (cap !== null && cap < suggested.maxPriorityFeePerGas ? cap : suggested.maxPriorityFeePerGas)
  const maxFeePerGas = cap ?? suggested.maxFeePerGas - suggested.maxPriorityFeePerGas + tip
  if (maxFeePerGas < tip) {
    return refuse('fee-cap-below-tip', {
      maxFeePerGasWei: maxFeePerGas.toString(),
      maxPriorityFeePerGasWei: tip.toString(),
    })
  }
  return { maxFeePerGas, maxPriorityFeePerGas: tip }
}

/** Beyond it there is no transaction at all, whatever its sender has. */
const MOST_WEI = 2n ** 256n - 1n

const PLAIN_PAYMENT_GAS = 21_000n

async function gasFor(state: L1State, draft: Draft, from: Hex): Promise<bigint | Refused> {
  const data = draft.data ?? new Uint8Array(0)
  const { to } = draft
  if (to !== null && data.length === 0 && draft.blobs === undefined) {
    const code = accountOf(state.world, hexToBytes(to), state.machine.codec)?.code ?? data
    if (code.length === 0) return PLAIN_PAYMENT_GAS
  }
  const request: CallRequest = { from, to, data, valueWei: draft.valueWei ?? 0n }
  const estimate = await estimateGas(state, request)
  // It would fail: send it with room all the same, as wallets let one do, so that the failure can be seen on chain.
  if (!estimate.ok)
    return estimate.error === 'insufficient-funds' ? lacksFunds(state, from, draft.valueWei ?? 0n) : FAILING_CALL_GAS
  return estimate.gas
}

const FAILING_CALL_GAS = 1_000_000n

function lacksFunds(state: L1State, from: Hex, neededWei: bigint): Refused {
  const balance = accountOf(state.world, hexToBytes(from), state.machine.codec)?.balance ?? 0n
  return refuse('insufficient-funds', { balanceWei: balance.toString(), neededWei: neededWei.toString() })
}

/** A development node's favour: a signature that is none, and a sender that is taken at its word. */
export function impersonated(tx: TypedTransaction, sender: Hex): TypedTransaction {
  const r = new Uint8Array(32)
  r.set(hexToBytes(sender), 12)
  const s = new Uint8Array(32)
  s[31] = 1
  return asSender(tx.addSignature(0n, r, s, true) as TypedTransaction, sender)
}
