import { createWorld } from '../../kernel/world.ts'
import { zkSystem } from '../../systems/zk/engine/system.ts'
import type { ZkView } from '../../systems/zk/engine/types/view.ts'

const SLOT = 12
const MOST_SLOTS = 100

/** Gas of the whole transaction that proves a batch of so many signed transfers, its words in calldata. */
export async function gasOfProof(slots: 4 | 8): Promise<number> {
  const world = await createWorld({ system: zkSystem, seed: 'bench', params: { slots, prover: { seconds: SLOT } } })
  for (let index = 0; index < slots; index++) {
    const wish = { kind: 'transfer', to: 2, amountGwei: `${1_000 + index}` }
    const sent = await world.dispatch({ type: 'l2.send', by: 'ana', args: { account: 1, wish } })
    if (!sent.ok) throw new Error(`a payment was refused: ${sent.refusal.code}`)
  }
  for (let slot = 0; slot < MOST_SLOTS; slot++) {
    await world.advance(SLOT)
    const [batch] = ((await world.view()) as ZkView).batches
    if (batch?.prove) return batch.prove.gasUsed
  }
  throw new Error('the batch is never proven')
}
