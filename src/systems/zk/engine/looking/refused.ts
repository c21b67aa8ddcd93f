import { decodeFunctionData } from 'viem'
import type { Hex, Json } from '../../../../kernel/types.ts'
import { ZkRollup } from '../../contracts/generated/ZkRollup.ts'
import type { ZkWorld } from '../state.ts'
import type { Shown } from './pairing.ts'

/** What L1 was shown when it refused last: read from that transaction. The prover has gone on to the next attempt. */
export async function refusedProof(
  { failed }: ZkWorld,
  batch: number,
  l1: (method: string, params: readonly Json[]) => Promise<Json>,
): Promise<Shown | null> {
  const tx = failed.findLast(({ what }) => what.startsWith(`prove/${batch}/`))?.tx
  const found = tx === undefined ? null : ((await l1('eth_getTransactionByHash', [tx])) as { input: Hex } | null)
  if (found === null) return null
  const call = decodeFunctionData({ abi: ZkRollup.abi, data: found.input })
  if (call.functionName !== 'prove') return null
  const [previous, { newRoot, newCommitteeRoot, newMessages }, words, , proof] = call.args
  return { proof, publicInputs: [previous.newRoot, newRoot, newCommitteeRoot, newMessages, ...words] }
}
