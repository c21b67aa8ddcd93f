// What the sequencer asks for: an even part of what posting a full batch costs on L1, its own work, and a margin (all in
// gwei). With too few in a batch, posting costs more than the fees have brought.

import { nextBaseFee } from '../../../../l1/chain/environment.ts'
import { DEFAULT_TIP_WEI, nextBlobBaseFee } from '../../../../l1/wallet/wallet.ts'
import { MODES } from '../../../../rollup/posting.ts'
import { GWEI_WEI, type OptimisticState } from '../state.ts'
import type { Wish } from '../types/actions.ts'

/** A row and its signature as they are posted: in signatures DEFLATE finds next to nothing. */
const BYTES: { readonly [kind in Wish['kind']]: bigint } = { transfer: 72n, swap: 76n, withdraw: 70n }
const BLOB_GAS = 131_072n

/** As measured, whatever is in the blob: what is reckoned with until the sequencer has posted one itself. */
export const BLOB_POST_GAS = 53_372n
/** As measured: an empty batch's post, and what each byte adds by being sent, copied and hashed. */
const CALLDATA_POST_GAS = 58_300n
const CALLDATA_GAS_A_BYTE = 23n
/** EIP-7623: the least that a transaction costs that is mostly data. */
const FLOOR_GAS = 21_000n
const FLOOR_GAS_A_BYTE = 40n

export interface Quote {
  readonly l1: bigint
  readonly l2: bigint
  readonly margin: bigint
  readonly total: bigint
}

/** Shared out over as many transactions as make a full batch, however many there will be. */
export function quote(state: OptimisticState, kind: Wish['kind'] = 'transfer'): Quote {
  const { params, sequencer } = state
  const share = BigInt(sequencer.batchPolicy.maxTransactions)
  const postWei = sequencer.posting === 'blob' ? blobPostWei(state) : calldataPostWei(state, share * BYTES[kind])
  const l1 = dividedUp(postWei, share * GWEI_WEI)
  const l2 = BigInt(params.l2FeeGwei)
  const margin = dividedUp((l1 + l2) * BigInt(params.marginPercent), 100n)
  return { l1, l2, margin, total: roundUp(l1 + l2 + margin) }
}

/** As the sequencer's wallet pays: the tip beside the base fee. */
const gasPrice = ({ l1 }: OptimisticState): bigint => nextBaseFee(l1) + DEFAULT_TIP_WEI

const blobPostWei = (state: OptimisticState): bigint =>
  lastBlobPostGas(state) * gasPrice(state) + BLOB_GAS * nextBlobBaseFee(state.l1)

/** The very first batch fills places in the inbox that were empty: no later one costs as much. */
function lastBlobPostGas({ facts }: OptimisticState): bigint {
  const last = facts.batches.findLast(({ batch, posted }) => batch > 0 && posted.mode === MODES.blob)
  return last === undefined ? BLOB_POST_GAS : BigInt(last.place.gasUsed)
}

function calldataPostWei(state: OptimisticState, bytes: bigint): bigint {
  const gas = CALLDATA_POST_GAS + CALLDATA_GAS_A_BYTE * bytes
  const floor = state.l1.machine.common.isActivatedEIP(7623) ? FLOOR_GAS + FLOOR_GAS_A_BYTE * bytes : 0n
  return (gas > floor ? gas : floor) * gasPrice(state)
}

const dividedUp = (amount: bigint, by: bigint): bigint => (amount + by - 1n) / by

/** Three digits: what a short float can say. */
function roundUp(amount: bigint): bigint {
  let unit = 1n
  while (amount / unit >= 1000n) unit *= 10n
  return dividedUp(amount, unit) * unit
}
