import { concatBytes } from '../../lib/bytes.ts'
import { inverse } from '../field.ts'
import { G1_GENERATOR, G2_GENERATOR } from '../groth16/generators.ts'
import type { ProvingKey } from '../groth16/key.ts'
import { G1, G2, listOf, repeated } from '../groth16/lists.ts'
import { checkKnowledge, type Knowledge, knowledgeBytes, proveKnowledge } from './knowledge.ts'
import { assertSecret, type CheckingTools, isInfinity, numberFrom, samePairing, type Tools } from './tools.ts'

// Phase 2 (SPEC P17): δ, for one circuit. All that is divided by it changes, and nothing else.

export interface DeltaContribution {
  readonly deltaG1: Uint8Array
  readonly deltaG2: Uint8Array
  readonly l: Uint8Array
  readonly h: Uint8Array
  readonly knowledge: Knowledge
}

export type DeltaRefusal = 'points' | 'knowledge' | 'delta' | 'private wires' | 'quotient'

export function contributeDelta(
  before: ProvingKey,
  digest: Uint8Array,
  secret: bigint,
  tools: Tools,
): DeltaContribution {
  assertSecret(secret)
  const { kernels } = tools
  const divided = (points: Uint8Array) =>
    kernels.scaleG1(points, repeated(listOf([inverse(secret)]), points.length / G1))
  const points = {
    deltaG1: kernels.scaleG1(before.deltaG1, listOf([secret])),
    deltaG2: kernels.scaleG2(before.verifying.deltaG2, listOf([secret])),
    l: divided(before.l),
    h: divided(before.h),
  }
  return { ...points, knowledge: proveKnowledge(claimOf(before, points, digest, tools), secret, tools) }
}

export function refusalOfDelta(
  before: ProvingKey,
  digest: Uint8Array,
  contribution: DeltaContribution,
  tools: CheckingTools,
): DeltaRefusal | null {
  const { kernels } = tools
  const { deltaG1, deltaG2, l, h, knowledge } = contribution
  if (!arePoints(before, contribution, tools)) return 'points'
  const claim = claimOf(before, contribution, digest, tools)
  if (!checkKnowledge(claim, knowledge, tools)) return 'knowledge'
  if (!samePairing(tools, [deltaG1, G2_GENERATOR], [G1_GENERATOR, deltaG2])) return 'delta'
  const random = numberFrom(tools.keccak, [claim.context])
  const divided = (now: Uint8Array, old: Uint8Array) => {
    const weights = kernels.powersOf(random, 1n, now.length / G1)
    const sum = (points: Uint8Array) => kernels.msmG1(points, weights)
    return samePairing(tools, [sum(now), deltaG2], [sum(old), before.verifying.deltaG2])
  }
  if (!divided(l, before.l)) return 'private wires'
  return divided(h, before.h) ? null : 'quotient'
}

export const deltaDigest = (digest: Uint8Array, contribution: DeltaContribution, { keccak }: Tools): Uint8Array =>
  keccak(concatBytes([digest, keccak(concatBytes(lists(contribution))), knowledgeBytes(contribution.knowledge)]))

export function keyAfter(before: ProvingKey, { deltaG1, deltaG2, l, h }: DeltaContribution): ProvingKey {
  return { ...before, verifying: { ...before.verifying, deltaG2 }, deltaG1, l, h }
}

type Points = Omit<DeltaContribution, 'knowledge'>

const lists = ({ deltaG1, deltaG2, l, h }: Points) => [deltaG1, deltaG2, l, h]

const claimOf = (before: ProvingKey, after: Points, digest: Uint8Array, { keccak }: Tools) => ({
  context: keccak(concatBytes([digest, ...lists(after)])),
  label: 'delta' as const,
  base: before.deltaG1,
  result: after.deltaG1,
})

function arePoints(before: ProvingKey, { deltaG1, deltaG2, l, h }: Points, { kernels }: Tools): boolean {
  const sizes = [
    [deltaG1, G1],
    [deltaG2, G2],
    [l, before.l.length],
    [h, before.h.length],
  ] as const
  if (sizes.some(([list, size]) => list.length !== size) || isInfinity(deltaG1)) return false
  return (
    kernels.isOnCurveG1(concatBytes([deltaG1, l, h])) && kernels.isOnCurveG2(deltaG2) && kernels.isInSubgroupG2(deltaG2)
  )
}
