import type { Hex } from '../../../../kernel/types.ts'
import { type Bn254, loadBn254 } from '../../../../l1/machine/bn254.ts'
import { concatBytes } from '../../../../lib/bytes.ts'
import { bytesToHex, hexToBytes } from '../../../../lib/hex.ts'
import { Q } from '../../../../prover/field.ts'
import type { EquationPicture, PairingPicture, PairPicture } from '../pictures.ts'
import type { ZkWorld } from '../state.ts'
import { word } from './words.ts'

// The verifier's equation for one proof, computed with the precompiles that the contract calls: what the inspector's trace
// shows step by step, beside the batch.

const G1 = 64
const G2 = 128

/** A proof, and what it is said to be of. */
export interface Shown {
  readonly proof: Hex
  readonly publicInputs: readonly bigint[]
}

export interface PairingRequest {
  readonly world: ZkWorld
  readonly batch: number
  /** α, β, γ, δ, then a point for 1 and one for each public input, as the contract has them. */
  readonly key: Uint8Array
  /** What L1 has refused last. */
  readonly refused: Shown | null
}

export async function pairingOf({ world, batch, key, refused }: PairingRequest): Promise<PairingPicture | null> {
  const made = world.operator.batches.find(({ number }) => number === batch)?.proof.made ?? null
  const shown = made ?? refused
  if (shown === null) return null
  const curve = await loadBn254()
  const said = shown.publicInputs
  const onL1 = inputsOnL1(world, batch)
  const differs = onL1?.some((input, index) => input !== said[index]) ?? false
  const proof = hexToBytes(shown.proof)
  return {
    batch,
    wasRefused: made === null,
    proof: shown.proof,
    inputs: said.map((input, index) => ({
      name: inputName(index),
      proven: word(input),
      onL1: onL1 === null ? null : word(onL1[index] ?? 0n),
      point: bytesToHex(inputPoint(key, index + 1)),
    })),
    equation: equationOf(curve, key, proof, said),
    onL1: onL1 !== null && differs ? equationOf(curve, key, proof, onL1) : null,
  }
}

const NAMES = ['old root', 'new root', 'new committee root', 'new messages']
const inputName = (index: number): string => NAMES[index] ?? `word ${index - NAMES.length}`

/** What the contract hands its verifier (Z9); null before the batch is committed, or where its words are gone. */
function inputsOnL1({ facts }: ZkWorld, number: number): readonly bigint[] | null {
  const at = (wanted: number) => facts.batches.find((batch) => batch.number === wanted)
  const [previous, batch] = [at(number - 1)?.struct, at(number)]
  if (previous === undefined || batch === undefined || batch.words === null) return null
  const { newRoot, newCommitteeRoot, newMessages } = batch.struct
  return [previous.newRoot, newRoot, newCommitteeRoot, newMessages, ...batch.words]
}

function equationOf(curve: Bn254, key: Uint8Array, proof: Uint8Array, inputs: readonly bigint[]): EquationPicture {
  const part = (from: number, length: number) => key.subarray(from, from + length)
  const [a, b, c] = [proof.subarray(0, G1), proof.subarray(G1, G1 + G2), proof.subarray(G1 + G2)]
  const sum = inputs.reduce(
    (total, input, index) =>
      curve.add(concatBytes([total, curve.mul(concatBytes([inputPoint(key, index + 1), hexToBytes(word(input))]))])),
    inputPoint(key, 0),
  )
  const pairs: readonly (readonly [PairPicture['left'], Uint8Array, PairPicture['right'], Uint8Array])[] = [
    ['minusA', negated(a), 'b', b],
    ['alpha', part(0, G1), 'beta', part(G1, G2)],
    ['inputs', sum, 'gamma', part(G1 + G2, G2)],
    ['c', c, 'delta', part(G1 + 2 * G2, G2)],
  ]
  const answer = pairedOrNull(curve, concatBytes(pairs.flatMap(([, g1, , g2]) => [g1, g2])))
  return {
    pairs: pairs.map(([left, g1, right, g2]) => ({ left, right, g1: bytesToHex(g1), g2: bytesToHex(g2) })),
    isOne: answer?.at(-1) === 1,
    hasBadPoint: answer === null,
  }
}

const inputPoint = (key: Uint8Array, index: number): Uint8Array => {
  const from = G1 + 3 * G2 + index * G1
  return key.subarray(from, from + G1)
}

function negated(point: Uint8Array): Uint8Array {
  const y = BigInt(bytesToHex(point.subarray(32)))
  return concatBytes([point.subarray(0, 32), hexToBytes(word((Q - (y % Q)) % Q))])
}

/** The precompile throws at what is no point. */
function pairedOrNull(curve: Bn254, input: Uint8Array): Uint8Array | null {
  try {
    return curve.pairing(input)
  } catch {
    return null
  }
}
