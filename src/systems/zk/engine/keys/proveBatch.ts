import { loadBn254 } from '../../../../l1/machine/bn254.ts'
import { loadCrypto } from '../../../../l1/machine/crypto.ts'
import { proveWith } from '../../../../prover/service/service.ts'
import type { Made, Request } from '../../../../prover/service/types.ts'
import type { BatchInput } from '../circuit/input.ts'
import type { Missing } from '../types/shared.ts'
import { planOf, type Slots } from './plans.ts'

export interface BatchRequest extends Pick<Request<BatchInput>, 'input' | 'blinding' | 'tell'> {
  readonly slots: Slots
  readonly missing: Missing | null
}

/** A real proof, or the constraint that forbids it. */
export async function proveBatch({ slots, missing, ...request }: BatchRequest): Promise<Made> {
  const [{ keccak256 }, { pairing }] = await Promise.all([loadCrypto(), loadBn254()])
  const tools = { keccak: keccak256, pairing: (input: Uint8Array) => pairing(input).at(-1) === 1 }
  return proveWith({ plan: planOf(slots, missing), tools, ...request })
}
