import { isCanonical, pointsG1 } from '../groth16/calldata.ts'
import type { Proof, VerifyingKey } from '../groth16/key.ts'
import { G1, G2, listOf, numbersOf } from '../groth16/lists.ts'

// Proofs, public inputs and verifying keys as snarkjs writes them: decimal numbers, points with a third coordinate, which is
// 0 for infinity.

type PointJson = readonly [string, string, string]
type PairJson = readonly [string, string]
type PointG2Json = readonly [PairJson, PairJson, PairJson]

export interface ProofJson {
  readonly pi_a: PointJson
  readonly pi_b: PointG2Json
  readonly pi_c: PointJson
  readonly protocol: 'groth16'
  readonly curve: 'bn128'
}

/** Without snarkjs's `vk_alphabeta_12`, which nothing reads. */
export interface VerifyingKeyJson {
  readonly protocol: 'groth16'
  readonly curve: 'bn128'
  readonly nPublic: number
  readonly vk_alpha_1: PointJson
  readonly vk_beta_2: PointG2Json
  readonly vk_gamma_2: PointG2Json
  readonly vk_delta_2: PointG2Json
  readonly IC: readonly PointJson[]
}

export const writeProofJson = ({ a, b, c }: Proof): ProofJson => ({
  pi_a: jsonG1(a),
  pi_b: jsonG2(b),
  pi_c: jsonG1(c),
  protocol: 'groth16',
  curve: 'bn128',
})

export const writePublicJson = (publicInputs: readonly bigint[]): string[] => publicInputs.map(String)

export const writeVerifyingKeyJson = (key: VerifyingKey): VerifyingKeyJson => ({
  protocol: 'groth16',
  curve: 'bn128',
  nPublic: key.inputs.length / G1 - 1,
  vk_alpha_1: jsonG1(key.alphaG1),
  vk_beta_2: jsonG2(key.betaG2),
  vk_gamma_2: jsonG2(key.gammaG2),
  vk_delta_2: jsonG2(key.deltaG2),
  IC: pointsG1(key.inputs).map(jsonG1),
})

/** Null unless it is one, spelled as snarkjs spells it; whether points are on the curve is for the verifier to ask. */
export function readProofJson(json: unknown): Proof | null {
  const { pi_a, pi_b, pi_c, protocol, curve } = (json ?? {}) as Partial<Record<keyof ProofJson, unknown>>
  if (protocol !== 'groth16' || curve !== 'bn128') return null
  const [a, b, c] = [readG1(pi_a), readG2(pi_b), readG1(pi_c)]
  return a && b && c && { a, b, c }
}

const isZero = (point: Uint8Array) => point.every((byte) => byte === 0)

function jsonG1(point: Uint8Array): PointJson {
  const [x, y] = numbersOf(point)
  return isZero(point) ? ['0', '1', '0'] : [`${x}`, `${y}`, '1']
}

function jsonG2(point: Uint8Array): PointG2Json {
  const [x0, x1, y0, y1] = numbersOf(point)
  if (isZero(point)) return [ZERO, UNIT, ZERO]
  return [[`${x0}`, `${x1}`], [`${y0}`, `${y1}`], UNIT]
}
const ZERO: PairJson = ['0', '0']
const UNIT: PairJson = ['1', '0']

function readG1(json: unknown): Uint8Array | null {
  const [x, y, z] = list(json, 3).map(number)
  if (z === 0n) return new Uint8Array(G1)
  return z === 1n ? point([x, y]) : null
}

function readG2(json: unknown): Uint8Array | null {
  const [x0, x1, y0, y1, z0, z1] = list(json, 3).flatMap((pair) => list(pair, 2).map(number))
  if (z1 !== 0n) return null
  if (z0 === 0n) return new Uint8Array(G2)
  return z0 === 1n ? point([x0, x1, y0, y1]) : null
}

function point(coordinates: readonly (bigint | null | undefined)[]): Uint8Array | null {
  const known = coordinates.filter((each) => typeof each === 'bigint')
  if (known.length !== coordinates.length || known.some((each) => each >> 256n !== 0n)) return null
  const bytes = listOf(known)
  return isCanonical(bytes) ? bytes : null
}

const list = (json: unknown, length: number): unknown[] => (Array.isArray(json) && json.length === length ? json : [])

const number = (json: unknown): bigint | null =>
  typeof json === 'string' && /^(0|[1-9][0-9]{0,77})$/.test(json) ? BigInt(json) : null
