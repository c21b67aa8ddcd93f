// The rollup's contract: what it may tell, and what can be asked of it.

import { type DecodeEventLogReturnType, decodeEventLog, decodeFunctionData } from 'viem'
import type { Hex } from '../../../../kernel/types.ts'
import { ZkRollup } from '../../contracts/generated/ZkRollup.ts'

export type ToldEvent = DecodeEventLogReturnType<typeof ZkRollup.abi>

export const decodeEvent = (topics: readonly Hex[], data: Hex): ToldEvent =>
  decodeEventLog({ abi: ZkRollup.abi, topics: topics as [Hex, ...Hex[]], data })

/** What the operator published in the transaction itself; null where it is no `commit`. */
export function wordsInCalldata(data: Hex): readonly bigint[] | null {
  const call = callIn(data)
  return call?.functionName === 'commit' ? call.args[2] : null
}

/** Which deposit was to be returned; null where a contract asked for it. */
export function messageInCalldata(data: Hex): number | null {
  const call = callIn(data)
  return call?.functionName === 'returnDeposit' ? Number(call.args[0]) : null
}

function callIn(data: Hex) {
  try {
    return decodeFunctionData({ abi: ZkRollup.abi, data })
  } catch {
    return null
  }
}
