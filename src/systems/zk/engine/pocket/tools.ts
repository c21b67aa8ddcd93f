import { loadBn254 } from '../../../../l1/machine/bn254.ts'
import { loadCrypto } from '../../../../l1/machine/crypto.ts'
import type { CircuitOfCeremony } from '../../../../prover/ceremony/ceremony.ts'
import type { CheckingTools } from '../../../../prover/ceremony/tools.ts'
import { type CompiledCircuit, compile } from '../../../../prover/circuit/compile.ts'
import { digestOf, matricesOf } from '../../../../prover/groth16/matrices.ts'
import { loadKernels } from '../../../../prover/kernels/kernels.ts'
import { pocketCircuit } from './circuit.ts'

export interface PocketTools extends CheckingTools {
  readonly compiled: CompiledCircuit
  readonly ceremony: CircuitOfCeremony
}

let loading: Promise<PocketTools> | null = null

/** The kernels, what L1 has of cryptography, and the circuit: the same in all worlds. */
export function loadPocketTools(): Promise<PocketTools> {
  loading ??= load()
  return loading
}

async function load(): Promise<PocketTools> {
  const [kernels, { keccak256: keccak }, { pairing }] = await Promise.all([loadKernels(), loadCrypto(), loadBn254()])
  const compiled = compiledPocket()
  const matrices = matricesOf(compiled)
  const ceremony = { matrices, circuit: digestOf(matrices, keccak) }
  return { kernels, keccak, pairing: (input) => pairing(input).at(-1) === 1, compiled, ceremony }
}

let compiled: CompiledCircuit | null = null

export function compiledPocket(): CompiledCircuit {
  compiled ??= compile(pocketCircuit)
  return compiled
}
