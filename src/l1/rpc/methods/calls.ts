// Running without sending.

import * as v from 'valibot'
import type { Json } from '../../../kernel/types.ts'
import { mostGas } from '../../chain/environment.ts'
import { headOf } from '../../chain/head.ts'
import { accessListOf, callAt, estimateGas } from '../../chain/simulate.ts'
import { GAS_PER_AUTHORIZATION } from '../authorizations.ts'
import { requireBlock } from '../blockRef.ts'
import { toCallRequest, toEnvironment } from '../environments.ts'
import { CODE, RpcFault } from '../errors.ts'
import { method, type RpcMethods } from '../method.ts'
import { toData, toQuantity } from '../quantities.ts'
import { failureToFault } from '../revert.ts'
import { blockOverrides, flag, list, object, orLatest, orPending, stateOverrides, txRequest } from '../schemas.ts'
import { simulate } from '../simulateV1.ts'

const maybeState = v.nullish(stateOverrides)
const maybeBlock = v.nullish(blockOverrides)

const simulation = object({
  blockStateCalls: list(
    object({
      blockOverrides: maybeBlock,
      stateOverrides: maybeState,
      calls: v.nullish(list(txRequest, 1024)),
    }),
    256,
  ),
  validation: v.nullish(flag, false),
  returnFullTransactions: v.nullish(flag, false),
  traceTransfers: v.nullish(v.literal(false, 'is not supported: transfers of ether leave no logs here')),
})

export const callMethods: RpcMethods = {
  eth_call: method([txRequest, orLatest, maybeState, maybeBlock], async ({ l1 }, request, ref, state, blockChanges) => {
    const environment = toEnvironment(l1, ref, request, { state, block: blockChanges })
    const outcome = await refusingInvalid(callAt(l1, toCallRequest(l1, request, environment), environment))
    if (!outcome.ok) throw failureToFault(outcome.error ?? 'failed', outcome.data)
    return toData(outcome.data)
  }),

  eth_estimateGas: method(
    [txRequest, orPending, maybeState, maybeBlock],
    async ({ l1 }, request, ref, state, blockChanges) => {
      const environment = toEnvironment(l1, ref, request, { state, block: blockChanges })
      const estimate = await refusingInvalid(estimateGas(l1, toCallRequest(l1, request, environment), environment))
      if (estimate.ok) {
        const authorizations = BigInt(request.authorizationList?.length ?? 0)
        return toQuantity(estimate.gas + authorizations * GAS_PER_AUTHORIZATION)
      }
      if (estimate.error === 'out of gas') {
        throw new RpcFault(CODE.server, `gas required exceeds allowance (${request.gas ?? mostGas(l1)})`)
      }
      throw failureToFault(estimate.error, estimate.data)
    },
  ),

  eth_createAccessList: method(
    [txRequest, orLatest, maybeState],
    async ({ l1 }, request, ref, state): Promise<Json> => {
      const environment = toEnvironment(l1, ref, request, { state })
      const made = await refusingInvalid(accessListOf(l1, toCallRequest(l1, request, environment), environment))
      return {
        accessList: made.accessList.map(({ address, storageKeys }) => ({ address, storageKeys: [...storageKeys] })),
        gasUsed: toQuantity(made.gasUsed),
        ...(made.error === null ? {} : { error: made.error === 'revert' ? 'execution reverted' : made.error }),
      }
    },
  ),

  eth_simulateV1: method([simulation, orLatest], ({ l1 }, wanted, ref) => {
    const found = requireBlock(l1, ref)
    // What was changed by hand since the head belongs to the block that is to come.
    const base = found === 'pending' || found.number === headOf(l1).number ? { ...headOf(l1), after: l1.world } : found
    const { blockStateCalls: blocks, validation, returnFullTransactions: fullTransactions } = wanted
    return simulate(l1, { base, blocks, validation, fullTransactions })
  }),
}

/** ethereumjs says by throwing that no transaction like this can be: init code too long, a fee of 2^256. */
async function refusingInvalid<T>(running: Promise<T>): Promise<T> {
  try {
    return await running
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error
    // What follows the first sentence is ethereumjs' dump of the transaction.
    const problem = (error as Error).message.split(' (')[0]?.slice(0, 200) ?? ''
    throw new RpcFault(CODE.server, `invalid transaction: ${problem}`)
  }
}
