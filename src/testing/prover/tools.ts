import { loadBn254 } from '../../l1/machine/bn254.ts'
import { loadCrypto } from '../../l1/machine/crypto.ts'
import type { CheckingTools } from '../../prover/ceremony/tools.ts'
import { loadKernels } from '../../prover/kernels/kernels.ts'

/** Kernels, and what L1 has: its keccak and its pairing precompile. */
export async function loadTools(): Promise<CheckingTools> {
  const [kernels, { keccak256 }, { pairing }] = await Promise.all([loadKernels(), loadCrypto(), loadBn254()])
  return { kernels, keccak: keccak256, pairing: (input) => pairing(input).at(-1) === 1 }
}
