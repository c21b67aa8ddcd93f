// What the sequencer asks for: a share of what L1 will cost, its own work, and a margin (all in gwei).

import { nextBaseFee } from '../../../../l1/chain/environment.ts'
import { nextBlobBaseFee } from '../../../../l1/wallet/wallet.ts'
import { GWEI_WEI, type OptimisticState } from '../state.ts'
import type { Wish } from '../types.ts'

/** A row and its signature, before deflate: signatures do not shrink. */
const BYTES: { readonly [kind in Wish['kind']]: bigint } = { transfer: 76n, swap: 78n, withdraw: 74n }
/** EIP-7623: what a byte of a transaction costs that is mostly data. */
const GAS_A_BYTE = 40n
const BLOB_GAS = 131_072n
/** What the inbox's own work costs, whatever is in the batch: about what `gas.json` has measured. */
const GAS_A_POST = 100_000n

export interface Quote {
  readonly l1: bigint
  readonly l2: bigint
  readonly margin: bigint
  readonly total: bigint
}

/** Shared out over as many transactions as make a full batch: with fewer in it the sequencer loses on the post. */
export function quote(state: OptimisticState, kind: Wish['kind'] = 'transfer'): Quote {
  const { l1, params, sequencer } = state
  const share = BigInt(sequencer.batchPolicy.maxTransactions)
  const post = (GAS_A_POST * nextBaseFee(l1)) / share
  const data =
    sequencer.posting === 'blob' ? (BLOB_GAS * nextBlobBaseFee(l1)) / share : BYTES[kind] * GAS_A_BYTE * nextBaseFee(l1)
  const l1Gwei = (post + data + GWEI_WEI - 1n) / GWEI_WEI
  const l2 = BigInt(params.l2FeeGwei)
  const margin = ((l1Gwei + l2) * BigInt(params.marginPercent)) / 100n
  return { l1: l1Gwei, l2, margin, total: roundUp(l1Gwei + l2 + margin) }
}

/** Three digits: what a short float can say. */
function roundUp(amount: bigint): bigint {
  let unit = 1n
  while (amount / unit >= 1000n) unit *= 10n
  return ((amount + unit - 1n) / unit) * unit
}
