import { bytesToHex } from '../lib/hex.ts'
import type { Keccak } from './keccak.ts'
import type { Outbox } from './ports.ts'
import { outputOf, outputParts, type RollupState } from './state.ts'
import { getLeaf, proofOf } from './tree.ts'

/** What may leave by a state. The outbox only grows: what an old state holds, every later one holds in the same place. */
export function outboxOf(state: RollupState, keccak: Keccak): Outbox {
  const count = state.counters.withdrawals
  const withdrawal = (number: number) => (number < count ? getLeaf(state.outbox, number) : undefined)
  return {
    count,
    withdrawal,
    proof(number) {
      const found = withdrawal(number)
      if (found === undefined) return undefined
      const { accountsRoot, counters } = outputParts(state, keccak)
      return {
        number,
        withdrawal: found,
        output: bytesToHex(outputOf(state, keccak)),
        accountsRoot: bytesToHex(accountsRoot),
        counters: bytesToHex(counters),
        siblings: proofOf(state.outbox, number, keccak).map(bytesToHex),
      }
    },
  }
}
