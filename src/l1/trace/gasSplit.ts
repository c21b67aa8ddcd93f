import type { Hex } from '../../kernel/types.ts'
import { hexToBytes } from '../../lib/hex.ts'
import { GAS_PER_BLOB } from '../blobs/blob.ts'

// Where a transaction's gas went. The parts add up to the receipt's `gasUsed`, always: what is known before
// execution is computed, execution is told, and the rest is what was given back or topped up to the floor.

export const TX_BASE_GAS = 21_000
export const CREATION_GAS = 32_000
export const ZERO_BYTE_GAS = 4
export const NON_ZERO_BYTE_GAS = 16
const INITCODE_WORD_GAS = 2
const ACCESS_ADDRESS_GAS = 2_400
const ACCESS_KEY_GAS = 1_900
const AUTHORISATION_GAS = 25_000
/** EIP-7623: a zero byte is one token, another four. */
const TOKENS_PER_NON_ZERO_BYTE = 4
const FLOOR_GAS_PER_TOKEN = 10

export interface GasTransaction {
  readonly to: Hex | null
  readonly data: Hex
  readonly accessList?: readonly { readonly storageKeys: readonly Hex[] }[]
  readonly authorisations?: number
  readonly blobs?: number
}

export interface GasOutcome {
  readonly gasUsed: number
  /** What running the code took, before refunds: the root frame's `gasUsed` in a trace, 0 for a plain payment. */
  readonly executionGas: number
  /** The price of blob gas in the block, for transactions with blobs. */
  readonly blobBaseFeeWei?: bigint
}

export interface GasSplit {
  readonly base: number
  readonly creation: number
  /** EIP-3860: two for each word of creation code. */
  readonly initcode: number
  readonly calldata: {
    readonly zeroBytes: number
    readonly nonZeroBytes: number
    readonly zeroGas: number
    readonly nonZeroGas: number
  }
  readonly accessList: number
  readonly authorisations: number
  readonly execution: number
  /** What was given back, as a positive number. */
  readonly refund: number
  /** What EIP-7623 adds when the data would else be too cheap for its size. */
  readonly floorTopUp: number
  /** The least that EIP-7623 asks for this much data, whether or not it applied. */
  readonly floor: number
  readonly gasUsed: number
  /** Paid in a market of its own, and no part of `gasUsed`. */
  readonly blobs: { readonly gas: number; readonly wei: bigint } | null
}

export function gasSplit(tx: GasTransaction, { gasUsed, executionGas, blobBaseFeeWei = 0n }: GasOutcome): GasSplit {
  const data = hexToBytes(tx.data)
  const zeroBytes = data.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const nonZeroBytes = data.length - zeroBytes
  const calldata = {
    zeroBytes,
    nonZeroBytes,
    zeroGas: zeroBytes * ZERO_BYTE_GAS,
    nonZeroGas: nonZeroBytes * NON_ZERO_BYTE_GAS,
  }
  const isCreation = tx.to === null
  const accessList = tx.accessList ?? []
  const parts = {
    base: TX_BASE_GAS,
    creation: isCreation ? CREATION_GAS : 0,
    initcode: isCreation ? Math.ceil(data.length / 32) * INITCODE_WORD_GAS : 0,
    accessList: accessList.reduce(
      (sum, item) => sum + ACCESS_ADDRESS_GAS + item.storageKeys.length * ACCESS_KEY_GAS,
      0,
    ),
    authorisations: (tx.authorisations ?? 0) * AUTHORISATION_GAS,
    execution: executionGas,
  }
  const before = Object.values(parts).reduce((sum, gas) => sum + gas, calldata.zeroGas + calldata.nonZeroGas)
  const blobGas = (tx.blobs ?? 0) * GAS_PER_BLOB
  return {
    ...parts,
    calldata,
    refund: Math.max(0, before - gasUsed),
    floorTopUp: Math.max(0, gasUsed - before),
    floor: TX_BASE_GAS + FLOOR_GAS_PER_TOKEN * (zeroBytes + TOKENS_PER_NON_ZERO_BYTE * nonZeroBytes),
    gasUsed,
    blobs: blobGas === 0 ? null : { gas: blobGas, wei: BigInt(blobGas) * blobBaseFeeWei },
  }
}

/** What must be paid before the first instruction runs. */
export function intrinsicGas(split: GasSplit): number {
  const { base, creation, initcode, calldata, accessList, authorisations } = split
  return base + creation + initcode + calldata.zeroGas + calldata.nonZeroGas + accessList + authorisations
}
