import { keccak_256 } from '@noble/hashes/sha3.js'
import { hexToBytes } from '../../../../lib/hex.ts'
import { numberFrom, textBytes } from '../../../../prover/ceremony/tools.ts'
import { verifyingKeyFrom } from '../../../../prover/groth16/calldata.ts'
import type { Secrets } from '../../../../prover/groth16/key.ts'
import type { CircuitPlan } from '../../../../prover/service/types.ts'
import { batchCircuit } from '../circuit/batch.ts'
import type { BatchInput } from '../circuit/input.ts'
import { withoutOf } from '../circuit/missing.ts'
import type { Missing, ZkParams } from '../types/shared.ts'
import { KEYS, type KeyFacts } from './keys.generated.ts'

// Which circuit a rollup has, and the key that a single party made for it (simplified: `one-party-key`). Whoever reads this
// knows the secrets: all worlds of the lab have the same.

export type Slots = ZkParams['slots']

export const planName = (slots: Slots, missing: Missing | null): string =>
  missing === null ? `batch of ${slots}` : `batch of ${slots} without ${missing}`

/** What is known of a plan before anything is compiled. */
export function keyFactsOf(slots: Slots, missing: Missing | null): KeyFacts {
  const facts = KEYS[planName(slots, missing)]
  if (facts === undefined) throw new RangeError(`no key was made for a ${planName(slots, missing)}`)
  return facts
}

export function planOf(slots: Slots, missing: Missing | null): CircuitPlan<BatchInput> {
  const { circuit, verifyingKey } = keyFactsOf(slots, missing)
  return {
    ...unknownPlan(slots, missing),
    known: { circuit: hexToBytes(circuit), verifying: verifyingKeyFrom(hexToBytes(verifyingKey)) },
  }
}

/** As the verifier's contract takes it: α, β, γ, δ, then the points of the inputs. */
export const verifyingKeyFor = (slots: Slots, missing: Missing | null): Uint8Array<ArrayBuffer> =>
  hexToBytes(keyFactsOf(slots, missing).verifyingKey)

/** What the facts are made from. */
export function unknownPlan(slots: Slots, missing: Missing | null): Omit<CircuitPlan<BatchInput>, 'known'> {
  const name = planName(slots, missing)
  return { name, circuit: batchCircuit(slots), omission: withoutOf(missing), secrets: secretsOf(name) }
}

function secretsOf(plan: string): Secrets {
  const secret = (name: string) => numberFrom(keccak_256, [textBytes(`mezzanine, ${plan}: ${name}`)])
  return { tau: secret('tau'), alpha: secret('alpha'), beta: secret('beta'), delta: secret('delta') }
}
