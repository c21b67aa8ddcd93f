import { createRollupWorkload } from '../../rollup/bench/workload.ts'
import { stagesOf } from '../../rollup/codec/stages.ts'
import { rounded } from './statistics.ts'

export interface BytesFigures {
  readonly withSignature: number
  readonly withoutSignature: number
}

const PAYMENTS = 100
const L1_CHAIN_ID = 31_337

/** What a payment takes of a batch of a hundred, as posted. */
export async function bytesPerTransfer(): Promise<BytesFigures> {
  const { genesis, rules, batches } = await createRollupWorkload({ transfers: PAYMENTS, perBatch: PAYMENTS })
  const [batch] = batches
  if (batch === undefined) throw new Error('the workload has no batch')
  const stages = stagesOf({ batch, state: genesis, rules, chainId: L1_CHAIN_ID })
  const posted = (withSignatures: boolean): number => {
    const last = stages.find((each) => each.stage === 'deflated' && each.withSignatures === withSignatures)
    if (last === undefined) throw new Error('a batch that is never deflated')
    return rounded(last.perTransaction)
  }
  return { withSignature: posted(true), withoutSignature: posted(false) }
}
