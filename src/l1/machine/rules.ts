// Which rules a chain runs under: a hard fork of ethereumjs and its blob schedule.

import { paramsBlock } from '@ethereumjs/block'
import { type Common, createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common'
import { paramsEVM } from '@ethereumjs/evm'
import { paramsTx } from '@ethereumjs/tx'
import { paramsVM } from '@ethereumjs/vm'
import { packed } from '../state/world.ts'
import type { BlobScheduleName } from '../types.ts'
import type { L1Crypto } from './crypto.ts'

export const GAS_PER_BLOB = 131_072n

export interface BlobSchedule {
  readonly hardfork: Hardfork
  readonly targetBlobs: number
  readonly maxBlobs: number
  readonly updateFraction: bigint
  /** EIP-7918: the blob base fee does not fall below a fraction of the execution base fee. */
  readonly hasReservePrice: boolean
  /** EIP-7594: blob transactions come with cell proofs, and carry at most six blobs. */
  readonly hasCellProofs: boolean
  readonly maxBlobsPerTransaction: number
  /** EIP-7825; `null` before Osaka. */
  readonly maxTransactionGas: bigint | null
}

const osaka = {
  hasReservePrice: true,
  hasCellProofs: true,
  maxBlobsPerTransaction: 6,
  maxTransactionGas: 16_777_216n,
} as const

/**
 * Danksharding is not specified as a schedule. Here: a target of 64 blobs (the figure its authors name), the same
 * half again above it as in BPO1 and BPO2, and the fraction that keeps their largest step of the price (×1.0817).
 */
export const BLOB_SCHEDULES: { readonly [name in BlobScheduleName]: BlobSchedule } = {
  cancun: {
    hardfork: Hardfork.Cancun,
    targetBlobs: 3,
    maxBlobs: 6,
    updateFraction: 3_338_477n,
    hasReservePrice: false,
    hasCellProofs: false,
    maxBlobsPerTransaction: 6,
    maxTransactionGas: null,
  },
  prague: {
    hardfork: Hardfork.Prague,
    targetBlobs: 6,
    maxBlobs: 9,
    updateFraction: 5_007_716n,
    hasReservePrice: false,
    hasCellProofs: false,
    maxBlobsPerTransaction: 9,
    maxTransactionGas: null,
  },
  bpo1: { hardfork: Hardfork.Bpo1, targetBlobs: 10, maxBlobs: 15, updateFraction: 8_346_193n, ...osaka },
  bpo2: { hardfork: Hardfork.Bpo2, targetBlobs: 14, maxBlobs: 21, updateFraction: 11_684_671n, ...osaka },
  danksharding: { hardfork: Hardfork.Bpo2, targetBlobs: 64, maxBlobs: 96, updateFraction: 53_415_639n, ...osaka },
}

/** Plain ethereumjs rules: what a stock VM validates our blocks with in the tests. */
export function createPlainCommon(chainId: number, name: BlobScheduleName): Common {
  const { hardfork, targetBlobs, maxBlobs, updateFraction } = BLOB_SCHEDULES[name]
  const params = { target: targetBlobs, max: maxBlobs, blobGasPriceUpdateFraction: Number(updateFraction) }
  const customHardforks = name === 'danksharding' ? { customHardforks: { bpo2: { eips: [], params } } } : {}
  return createCustomCommon({ chainId, name: `mezzanine-${name}`, ...customHardforks }, Mainnet, { hardfork })
}

/**
 * The same rules with every answer remembered. Stock merges the parameter tables through JSON for each transaction
 * and header it makes and walks lists of EIPs at each opcode; a fixed fork needs that once.
 */
export function createFastCommon(chainId: number, name: BlobScheduleName, crypto: L1Crypto): Common {
  const common = createPlainCommon(chainId, name)
  for (const params of [paramsVM, paramsEVM, paramsBlock, paramsTx]) common.updateParams(params)
  common.customCrypto.keccak256 = rememberingShort(crypto.keccak256)
  common.customCrypto.ecrecover = (hash, v, r, s, id) => crypto.recover(hash, { r, s, recovery: recoveryOf(v, id) })
  common.customCrypto.kzg = KZG_NOT_LOADED

  const remember = <K, R>(compute: (key: K) => R): ((key: K) => R) => {
    const known = new Map<K, R>()
    return (key) => {
      let answer = known.get(key)
      if (answer === undefined) {
        answer = compute(key)
        known.set(key, answer)
      }
      return answer
    }
  }
  const eips = new Set<number>()
  for (let eip = 0; eip < 10_000; eip++) if (common.isActivatedEIP(eip)) eips.add(eip)
  const consensusType = common.consensusType()
  const consensusAlgorithm = common.consensusAlgorithm()
  const id = common.chainId()
  const schedule = common.getBlobGasSchedule()
  const hardforkBlock = remember(common.hardforkBlock.bind(common))

  common.isActivatedEIP = (eip) => eips.has(eip)
  common.param = remember(common.param.bind(common))
  common.gteHardfork = remember(common.gteHardfork.bind(common))
  common.hardforkBlock = (hardfork) => hardforkBlock(hardfork)
  common.consensusType = () => consensusType
  common.consensusAlgorithm = () => consensusAlgorithm
  common.chainId = () => id
  common.getBlobGasSchedule = () => schedule
  common.updateParams = () => {}
  common.copy = () => common
  common.setHardfork = (hardfork) => {
    if (hardfork !== common.hardfork()) throw new Error(`this machine runs ${common.hardfork()} only, not ${hardfork}`)
  }
  return common
}

const KEPT_HASHES = 20_000

/** Blooms hash the same addresses and topics with every log. Nobody writes into a hash. */
function rememberingShort(keccak256: L1Crypto['keccak256']): L1Crypto['keccak256'] {
  const known = new Map<string, Uint8Array>()
  return (bytes) => {
    if (bytes.length !== 20 && bytes.length !== 32) return keccak256(bytes)
    const name = packed(bytes)
    let hash = known.get(name)
    if (hash === undefined) {
      hash = keccak256(bytes)
      if (known.size >= KEPT_HASHES) known.clear()
      known.set(name, hash)
    }
    return hash
  }
}

const notLoaded = () => {
  throw new Error('KZG is loaded when the first blob is met')
}
/** ethereumjs makes no blob transaction without one, though it needs one only for blobs themselves. */
const KZG_NOT_LOADED: NonNullable<Common['customCrypto']['kzg']> = {
  blobToKzgCommitment: notLoaded,
  computeBlobProof: notLoaded,
  verifyProof: notLoaded,
  verifyBlobProofBatch: notLoaded,
  computeCells: notLoaded,
  computeCellsAndProofs: notLoaded,
  recoverCellsAndProofs: notLoaded,
  verifyCellKzgProofBatch: notLoaded,
}

function recoveryOf(v: bigint, chainId: bigint | undefined): 0 | 1 {
  const recovery = v === 0n || v === 1n ? v : chainId === undefined ? v - 27n : v - (chainId * 2n + 35n)
  if (recovery !== 0n && recovery !== 1n) throw new Error('Invalid signature v value')
  return recovery === 0n ? 0 : 1
}
