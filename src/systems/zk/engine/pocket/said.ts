import { bytesToHex } from '../../../../lib/hex.ts'
import type { Transcript } from '../../../../prover/ceremony/ceremony.ts'
import type { Knowledge } from '../../../../prover/ceremony/knowledge.ts'
import { type Powers, startPowers } from '../../../../prover/ceremony/powers.ts'
import { swapped } from '../../../../prover/groth16/calldata.ts'
import { G1_GENERATOR } from '../../../../prover/groth16/generators.ts'
import { G1 } from '../../../../prover/groth16/lists.ts'
import { word } from '../looking/words.ts'
import type { Said } from '../types/view.ts'

// What the last contributor told everybody: for each secret the point it was multiplied onto, what came out, and that they
// know the number between the two.

export function saidInPowers({ powers }: Transcript): readonly Said[] {
  const last = powers.at(-1)
  if (last === undefined) return []
  const [before, after] = [firstPoints(powers.at(-2)?.powers ?? startPowers(1)), firstPoints(last.powers)]
  return (['tau', 'alpha', 'beta'] as const).map((secret) =>
    saidOf(secret, before[secret], after[secret], last.knowledge[secret]),
  )
}

export function saidInDelta({ deltas }: Transcript): readonly Said[] {
  const last = deltas.at(-1)
  if (last === undefined) return []
  return [saidOf('delta', deltas.at(-2)?.deltaG1 ?? G1_GENERATOR, last.deltaG1, last.knowledge)]
}

const firstPoints = ({ tauG1, alphaG1, betaG1 }: Powers) => ({
  tau: tauG1.subarray(G1, 2 * G1),
  alpha: alphaG1.subarray(0, G1),
  beta: betaG1.subarray(0, G1),
})

const saidOf = (
  secret: Said['secret'],
  before: Uint8Array,
  after: Uint8Array,
  { commitment, answer }: Knowledge,
): Said => ({
  secret,
  before: bytesToHex(swapped(before)),
  after: bytesToHex(swapped(after)),
  commitment: bytesToHex(swapped(commitment)),
  answer: word(answer),
})
