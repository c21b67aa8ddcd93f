// The operator's claims that wait for a block. L1's mempool knows them better than anybody's memory: a reorg puts back into
// it what was done, and what was true of the batches then may not be true of those that come.

import { decodeFunctionData } from 'viem'
import { isRefused } from '../../../kernel/refusal.ts'
import type { Hex } from '../../../kernel/types.ts'
import { replace } from '../../../l1/chain/submit.ts'
import { type PoolEntry, queueOf } from '../../../l1/mempool/pool.ts'
import { bytesToHex } from '../../../lib/hex.ts'
import { Rollup } from '../contracts/generated/Rollup.ts'
import { batchesBehind, lieBehind } from './claims.ts'
import { honestRunOf } from './derive.ts'
import { afterSending, type OptimisticCtx } from './errands.ts'
import { addressOf, SEQUENCER_ID } from './people.ts'
import { unposted } from './sequencer/batches.ts'
import type { OptimisticState } from './state.ts'

interface WaitingClaim {
  readonly entry: PoolEntry
  readonly parent: number
  readonly output: Hex
}

function waitingClaims({ l1, contracts }: OptimisticState): readonly WaitingClaim[] {
  return queueOf(l1.mempool, addressOf(SEQUENCER_ID) ?? '0x').flatMap((entry) => {
    const { to, data } = entry.tx
    if (to?.toString() !== contracts.rollup.toLowerCase()) return []
    const { functionName, args } = decodeFunctionData({ abi: Rollup.abi, data: bytesToHex(data) })
    return functionName === 'propose' ? [{ entry, parent: Number(args[0]), output: args[1] }] : []
  })
}

export const isClaimedAfter = (state: OptimisticState, parent: number): boolean =>
  waitingClaims(state).some((waiting) => waiting.parent === parent)

/** What the operator itself would not say any more: it would lose its bond by it. Lies it stands by. */
function isStale(state: OptimisticState, { parent: number, output }: WaitingClaim): boolean {
  const parent = state.judged[number]
  if (parent === undefined || parent.state === null) return false
  const batch = batchesBehind(state, number)
  if (lieBehind(state, { parentOutput: parent.output, output }, batch) !== null) return false
  const posted = state.facts.batches.length
  const honest =
    batch < posted ? honestRunOf(state, parent, batch).run.output : unposted(state)[batch - posted]?.promisedOutput
  return honest !== undefined && honest !== output
}

/** After a reorg: puts a payment of nothing to itself in its place. */
export async function takeBackStale(before: OptimisticState, ctx: OptimisticCtx): Promise<OptimisticState> {
  if (!before.proposer.online) return before
  let state = before
  for (const waiting of waitingClaims(before)) {
    if (!isStale(before, waiting)) continue
    const { hash, tx } = waiting.entry
    const change = await replace(state.l1, { hash, ...dearer(tx), cancel: true }, ctx.clock.now)
    if (!isRefused(change)) state = afterSending(state, change, ctx)
  }
  return state
}

/** A replacement has to offer a tenth more of both. */
const tenthMore = (wei: bigint): string => (wei + wei / 10n + 1n).toString()

const dearer = (tx: PoolEntry['tx']) =>
  'maxFeePerGas' in tx
    ? { maxFeePerGasWei: tenthMore(tx.maxFeePerGas), maxPriorityFeePerGasWei: tenthMore(tx.maxPriorityFeePerGas) }
    : { maxFeePerGasWei: tenthMore(tx.gasPrice), maxPriorityFeePerGasWei: tenthMore(tx.gasPrice) }
