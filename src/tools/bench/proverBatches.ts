import { keyOf, sign } from '../../prover/babyjub/eddsa.ts'
import { type BatchInput, buildBatch } from '../../systems/zk/engine/circuit/input.ts'
import { createZkState } from '../../systems/zk/engine/rules/state.ts'
import { messageOf } from '../../systems/zk/engine/rules/transition.ts'

const DOMAIN = 1_234_567n
const MUCH = 10n ** 12n

/** As many signed transfers as there are slots, all from one account to another. */
export function batchOfTransfers(slots: number): BatchInput {
  const [operator, ana, ben] = [11n, 22n, 33n].map(keyOf)
  if (!operator || !ana || !ben) throw new Error('three keys')
  const state = [ana, ben].reduce(
    (before, { publicKey }, index) =>
      buildBatch(before, [{ kind: 'deposit', account: index + 1, key: publicKey, amount: MUCH }]).after,
    createZkState(DOMAIN, operator.publicKey),
  )
  const transfers = Array.from({ length: slots }, (_, nonce) => {
    const transfer = { kind: 'transfer', from: 1, to: 2, amount: 100n + BigInt(nonce), fee: 1n } as const
    return { ...transfer, signature: sign(ana, messageOf(transfer, BigInt(nonce), DOMAIN)) }
  })
  return buildBatch(state, transfers).input
}
