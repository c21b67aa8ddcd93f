// Why a transaction failed: contracts say so by name.

import { type Abi, decodeErrorResult } from 'viem'
import type { Hex } from '../../../../kernel/types.ts'
import { findTransaction } from '../../../../l1/chain/read.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { Groth16 } from '../../../../prover/contracts/generated/Groth16.ts'
import { ZkRollup } from '../../contracts/generated/ZkRollup.ts'

/** What fails without a word has run out of gas, or a precompile has refused. */
const WITHOUT_WORDS = 'NoReason'

const KNOWN: readonly Abi[] = [ZkRollup.abi, Groth16.abi]

/** `abis`: of the contracts that may have said it. */
export function errorOf(l1: L1State, tx: Hex, abis: readonly Abi[] = KNOWN): string {
  const found = findTransaction(l1, tx)
  const data = found?.stage === 'sealed' ? found.record.receipt.revert : null
  if (data === null || data === '0x') return WITHOUT_WORDS
  for (const abi of abis) {
    const name = nameIn(abi, data)
    if (name !== null) return name
  }
  return WITHOUT_WORDS
}

function nameIn(abi: Abi, data: Hex): string | null {
  try {
    return decodeErrorResult({ abi, data }).errorName
  } catch {
    return null
  }
}
