import { bytesToHex } from '../../../lib/hex.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { verifyingKeyBytes } from '../../../prover/groth16/calldata.ts'
import { matricesOf } from '../../../prover/groth16/matrices.ts'
import { verifyingKeyOf } from '../../../prover/groth16/setup.ts'
import { loadKernels } from '../../../prover/kernels/kernels.ts'
import { batchCircuit } from './circuit/batch.ts'

const made = new Map<number, `0x${string}`>()

/** Made here until keys are kept beside the circuit. */
export async function verifyingKeyFor(slots: number): Promise<`0x${string}`> {
  const matrices = matricesOf(compile(batchCircuit(slots)))
  const secrets = { tau: 123456789n, alpha: 987n, beta: 555n, delta: 31337n }
  const key =
    made.get(slots) ??
    bytesToHex(verifyingKeyBytes(await verifyingKeyOf({ matrices, secrets, work: await loadKernels() })))
  made.set(slots, key)
  return key
}
