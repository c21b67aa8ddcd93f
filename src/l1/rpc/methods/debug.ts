// What a sealed transaction did, run again and written down as geth does.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { findTransaction } from '../../chain/read.ts'
import { recordTransaction } from '../../chain/trace.ts'
import { toCallFrames, toStructLogs } from '../../trace/geth.ts'
import { CODE, notFound, RpcFault } from '../errors.ts'
import { method, type RpcMethods } from '../method.ts'
import { flag, hash, object, optional, wholeNumber } from '../schemas.ts'

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

export const debugMethods: RpcMethods = {
  debug_traceTransaction: method([hash, v.nullish(traceOptions)], async ({ l1 }, wanted, options): Promise<Json> => {
    const found = findTransaction(l1, wanted)
    const trace = found?.stage === 'sealed' ? await recordTransaction(l1, wanted) : null
    if (found?.stage !== 'sealed' || trace === null) throw notFound(`sealed transaction ${wanted}`)
    const gasUsed = Number(found.record.receipt.gasUsed)
    if (options?.tracer === 'callTracer') {
      return toCallFrames(trace, { gasLimit: Number(found.record.tx.gasLimit), gasUsed }) as unknown as Json
    }
    const limit = options?.limit ?? 0
    if ((limit === 0 ? trace.length : limit) > MOST_STEPS && trace.length > MOST_STEPS) {
      throw new RpcFault(
        CODE.limitExceeded,
        `the transaction took ${trace.length} steps: give a "limit" of at most ${MOST_STEPS}, or take the callTracer`,
      )
    }
    const told = {
      limit,
      disableStack: options?.disableStack ?? false,
      disableStorage: options?.disableStorage ?? false,
      enableMemory: options?.enableMemory ?? false,
      enableReturnData: options?.enableReturnData ?? false,
    }
    return toStructLogs(trace, { gasUsed }, told) as unknown as Json
  }),
}
