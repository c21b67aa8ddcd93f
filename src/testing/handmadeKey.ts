import { bn254 } from '@noble/curves/bn254.js'
import { concat, numberToHex } from 'viem'
import type { Hex } from '../kernel/types.ts'
import { inverse, R, reduced } from '../prover/field.ts'

// A Groth16 key whose secret numbers are known, and so a proof of anything: tests of contracts need no circuit for it.

export interface HandmadeKey {
  /** As the contract takes it: α, β, γ, δ, then the points of the inputs. */
  readonly bytes: Hex
  /** A proof for these public inputs; `a` and `b` are free to choose. */
  prove(inputs: readonly bigint[], a?: bigint, b?: bigint): Hex
}

const [ALPHA, BETA, GAMMA, DELTA] = [11n, 22n, 33n, 44n] as const

export function handmadeKey(inputCount: number): HandmadeKey {
  const inputFactors = Array.from({ length: inputCount + 1 }, (_, i) => BigInt(100 + i))
  return {
    bytes: concat([g1(ALPHA), g2(BETA), g2(GAMMA), g2(DELTA), ...inputFactors.map(g1)]),
    prove(inputs, a = 5n, b = 7n) {
      const inputSum = [1n, ...inputs].reduce((sum, input, i) => sum + input * (inputFactors[i] ?? 0n), 0n)
      const c = reduced((a * b - ALPHA * BETA - GAMMA * inputSum) * inverse(DELTA))
      return concat([g1(a), g2(b), g1(c)])
    },
  }
}

const word = (value: bigint): Hex => numberToHex(value, { size: 32 })

function g1(factor: bigint): Hex {
  if (factor % R === 0n) return concat([word(0n), word(0n)])
  const { x, y } = bn254.G1.Point.BASE.multiply(factor % R).toAffine()
  return concat([word(x), word(y)])
}

function g2(factor: bigint): Hex {
  const { x, y } = bn254.G2.Point.BASE.multiply(factor % R).toAffine()
  return concat([x.c1, x.c0, y.c1, y.c0].map(word))
}
