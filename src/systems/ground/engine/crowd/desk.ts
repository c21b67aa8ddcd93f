// Whose turn it is to send, and with which nonce. An account whose first waiting transaction has been priced out
// sends its next wish in place of that one; whoever has enough waiting is passed over.

import type { Hex } from '../../../../kernel/types.ts'
import type { L1State } from '../../../../l1/chain/state.ts'
import { maxFeeOf, maxTipOf } from '../../../../l1/chain/transactions.ts'
import { type PoolEntry, queueOf } from '../../../../l1/mempool/pool.ts'
import { accountOf } from '../../../../l1/state/world.ts'
import type { CrowdAccount } from './accounts.ts'

const MOST_WAITING_EACH = 16
/** In percent: what a mempool asks on top before it lets one transaction take another's place. */
const BUMP = 10n

export interface Seat {
  readonly account: CrowdAccount
  readonly nonce: bigint
  /** What it has to offer at least, to take the place of what waits there. */
  readonly leastFeeWei: bigint
  readonly leastTipWei: bigint
}

interface Queue {
  nonce: bigint
  waiting: number
  stuck: PoolEntry | null
}

export interface Desk {
  /** `null`: this account has enough waiting. */
  seatOf(account: CrowdAccount): Seat | null
  take(seat: Seat): void
}

export function openDesk(l1: L1State, baseFee: bigint): Desk {
  const queues = new Map<Hex, Queue>()
  const queueFor = (account: CrowdAccount): Queue => {
    let queue = queues.get(account.address)
    if (queue === undefined) {
      queue = readQueue(l1, account, baseFee)
      queues.set(account.address, queue)
    }
    return queue
  }
  return {
    seatOf(account) {
      const { nonce, waiting, stuck } = queueFor(account)
      if (stuck !== null) {
        const raised = (fee: bigint) => (fee * (100n + BUMP) + 99n) / 100n
        const { tx } = stuck
        return { account, nonce: tx.nonce, leastFeeWei: raised(maxFeeOf(tx)), leastTipWei: raised(maxTipOf(tx)) }
      }
      return waiting < MOST_WAITING_EACH ? { account, nonce, leastFeeWei: 0n, leastTipWei: 0n } : null
    },
    take({ account, nonce }) {
      const queue = queueFor(account)
      if (queue.stuck?.tx.nonce === nonce) queue.stuck = null
      else {
        queue.nonce++
        queue.waiting++
      }
    },
  }
}

function readQueue(l1: L1State, { address, place }: CrowdAccount, baseFee: bigint): Queue {
  let nonce = accountOf(l1.world, place.bytes, l1.machine.codec)?.nonce ?? 0n
  const entries = queueOf(l1.mempool, address)
  let stuck: PoolEntry | null = null
  for (const entry of entries) {
    if (entry.tx.nonce !== nonce) continue
    if (stuck === null && maxFeeOf(entry.tx) < baseFee) stuck = entry
    nonce++
  }
  return { nonce, waiting: entries.length, stuck }
}
