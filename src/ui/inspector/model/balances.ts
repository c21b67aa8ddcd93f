import type { Hex } from '../../../kernel/types.ts'
import { isKept } from '../../../l1/trace/callTree.ts'
import type { Trace } from '../../../l1/trace/trace.ts'
import { lower } from './cells.ts'

export interface BalanceChange {
  readonly address: Hex
  /** Ether moved by the transaction itself and by the calls in it. */
  readonly moved: bigint
  /** Fees: paid by the sender, the tip received by the proposer. */
  readonly fees: bigint
}

export interface FeeFacts {
  readonly from: Hex
  readonly proposer: Hex
  readonly burnt: bigint
  readonly tip: bigint
  readonly blobFee: bigint
}

/**
 * Who has more or less ether after the transaction, and why: each call that stands and carried ether, and the fee,
 * which is paid whether or not the rest stands. `null` when a contract destroyed itself: what it held is in no trace.
 */
export function balanceChanges(trace: Trace, fees: FeeFacts): readonly BalanceChange[] | null {
  if (trace.op.includes(SELFDESTRUCT)) return null
  const changes = new Map<Hex, { moved: bigint; fees: bigint }>()
  const of = (address: Hex) => {
    const key = lower(address)
    const known = changes.get(key) ?? { moved: 0n, fees: 0n }
    changes.set(key, known)
    return known
  }
  of(fees.from).fees -= fees.burnt + fees.tip + fees.blobFee
  for (const [index, { kind, from, address, value }] of trace.frames.entries()) {
    if (value === 0n || address === null || !MOVES_ETHER.has(kind) || !isKept(trace, index)) continue
    of(from).moved -= value
    of(address).moved += value
  }
  if (fees.tip > 0n) of(fees.proposer).fees += fees.tip
  return [...changes]
    .map(([address, change]) => ({ address, ...change }))
    .filter((each) => each.moved !== 0n || each.fees !== 0n)
}

const SELFDESTRUCT = 0xff
/** A delegate call shows its caller's value again, and moves nothing. */
const MOVES_ETHER: ReadonlySet<string> = new Set(['CALL', 'CREATE', 'CREATE2'])
