// What a sealed transaction did, run again and written down as geth does.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { findTransaction } from '../../chain/read.ts'
import type { L1State, TxRecord } from '../../chain/state.ts'
import { recordTransaction } from '../../chain/trace.ts'
import { toCallFrames, toStructLogs } from '../../trace/geth.ts'
import { requireBlock } from '../blockRef.ts'
import { CODE, notFound, RpcFault } from '../errors.ts'
import { method, type RpcMethods } from '../method.ts'
import { type BlockRef, blockNumber, flag, hash, object, optional, wholeNumber } from '../schemas.ts'

/** More steps in one answer are hundreds of megabytes of text. */
const MOST_STEPS = 50_000

const traceOptions = object({
  tracer: optional(v.picklist(['callTracer', 'structLogger'], 'must be "callTracer", or left out for struct logs')),
  disableStack: optional(flag),
  disableStorage: optional(flag),
  enableMemory: optional(flag),
  enableReturnData: optional(flag),
  limit: optional(wholeNumber),
})

type TraceOptions = v.InferOutput<typeof traceOptions>

async function traceOf(l1: L1State, { hash: wanted, tx, receipt }: TxRecord, options: TraceOptions): Promise<Json> {
  const trace = await recordTransaction(l1, wanted)
  if (trace === null) throw notFound(`sealed transaction ${wanted}`)
  const gasUsed = Number(receipt.gasUsed)
  if (options.tracer === 'callTracer') {
    return toCallFrames(trace, { gasLimit: Number(tx.gasLimit), gasUsed }) as unknown as Json
  }
  const limit = options.limit ?? 0
  if ((limit === 0 ? trace.length : limit) > MOST_STEPS && trace.length > MOST_STEPS) {
    throw new RpcFault(
      CODE.limitExceeded,
      `the transaction took ${trace.length} steps: give a "limit" of at most ${MOST_STEPS}, or take the callTracer`,
    )
  }
  const told = {
    limit,
    disableStack: options.disableStack ?? false,
    disableStorage: options.disableStorage ?? false,
    enableMemory: options.enableMemory ?? false,
    enableReturnData: options.enableReturnData ?? false,
  }
  return toStructLogs(trace, { gasUsed }, told) as unknown as Json
}

/** Calls only: the steps of a whole block are more than one answer can hold. */
async function traceBlock(l1: L1State, ref: BlockRef, options: TraceOptions): Promise<Json> {
  const found = requireBlock(l1, ref)
  if (found === 'pending') throw new RpcFault(CODE.invalidParams, 'params[0]: the pending block is not executed yet')
  if (options.tracer !== 'callTracer') {
    throw new RpcFault(CODE.invalidParams, 'params[1].tracer: must be "callTracer" for a whole block')
  }
  const traces: Json[] = []
  for (const record of found.transactions) {
    traces.push({ txHash: record.hash, result: await traceOf(l1, record, options) })
  }
  return traces
}

const byHash = v.pipe(
  hash,
  v.transform((given): BlockRef => ({ hash: given, requireCanonical: true })),
)

export const debugMethods: RpcMethods = {
  debug_traceTransaction: method([hash, v.nullish(traceOptions, {})], async ({ l1 }, wanted, options) => {
    const found = findTransaction(l1, wanted)
    if (found?.stage !== 'sealed') throw notFound(`sealed transaction ${wanted}`)
    return traceOf(l1, found.record, options)
  }),
  debug_traceBlockByNumber: method([blockNumber, v.nullish(traceOptions, {})], ({ l1 }, ref, options) =>
    traceBlock(l1, ref, options),
  ),
  debug_traceBlockByHash: method([byHash, v.nullish(traceOptions, {})], ({ l1 }, ref, options) =>
    traceBlock(l1, ref, options),
  ),
}
