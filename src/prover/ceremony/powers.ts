import { concatBytes } from '../../lib/bytes.ts'
import { G1_GENERATOR, G2_GENERATOR } from '../groth16/generators.ts'
import type { Secrets } from '../groth16/key.ts'
import { G1, G2, listOf, repeated } from '../groth16/lists.ts'
import { checkKnowledge, type Knowledge, knowledgeBytes, proveKnowledge } from './knowledge.ts'
import { assertSecret, type CheckingTools, isInfinity, numberFrom, samePairing, type Tools } from './tools.ts'

// Phase 1 (SPEC P17): τ, α and β, for every circuit that fits the domain.

export interface Powers {
  /** τⁱ in G1, for a domain of n numbers 2n of them; in G2, n. */
  readonly tauG1: Uint8Array
  readonly tauG2: Uint8Array
  /** α·τⁱ and β·τⁱ, n of each. */
  readonly alphaG1: Uint8Array
  readonly betaG1: Uint8Array
  readonly betaG2: Uint8Array
}

export type PowersSecrets = Pick<Secrets, 'tau' | 'alpha' | 'beta'>

export interface PowersContribution {
  readonly powers: Powers
  readonly knowledge: { readonly tau: Knowledge; readonly alpha: Knowledge; readonly beta: Knowledge }
}

export type PowersRefusal =
  | 'points'
  | 'first points'
  | 'knowledge'
  | 'powers of tau'
  | 'powers of alpha'
  | 'powers of beta'

/** All secrets are 1. */
export function startPowers(power: number): Powers {
  const size = 2 ** power
  return {
    tauG1: repeated(G1_GENERATOR, 2 * size),
    tauG2: repeated(G2_GENERATOR, size),
    alphaG1: repeated(G1_GENERATOR, size),
    betaG1: repeated(G1_GENERATOR, size),
    betaG2: G2_GENERATOR,
  }
}

export function contributePowers(
  before: Powers,
  digest: Uint8Array,
  secrets: PowersSecrets,
  tools: Tools,
): PowersContribution {
  const { tau, alpha, beta } = secrets
  for (const secret of [tau, alpha, beta]) assertSecret(secret)
  const { kernels } = tools
  const scaled = (points: Uint8Array, first: bigint) =>
    kernels.scaleG1(points, kernels.powersOf(tau, first, points.length / G1))
  const powers = {
    tauG1: scaled(before.tauG1, 1n),
    tauG2: kernels.scaleG2(before.tauG2, kernels.powersOf(tau, 1n, before.tauG2.length / G2)),
    alphaG1: scaled(before.alphaG1, alpha),
    betaG1: scaled(before.betaG1, beta),
    betaG2: kernels.scaleG2(before.betaG2, listOf([beta])),
  }
  const claims = claimsOf(before, powers, digest, tools)
  const proven = (label: keyof PowersSecrets) => proveKnowledge(claims[label], secrets[label], tools)
  return { powers, knowledge: { tau: proven('tau'), alpha: proven('alpha'), beta: proven('beta') } }
}

export function refusalOfPowers(
  before: Powers,
  digest: Uint8Array,
  { powers, knowledge }: PowersContribution,
  tools: CheckingTools,
): PowersRefusal | null {
  if (!arePoints(before, powers, tools)) return 'points'
  const { tauG1, tauG2, alphaG1, betaG1, betaG2 } = powers
  const firstG1 = nth(tauG1, 0, G1)
  const firstG2 = nth(tauG2, 0, G2)
  if (!same(firstG1, G1_GENERATOR) || !same(firstG2, G2_GENERATOR)) return 'first points'
  const [inG1, inG2] = [nth(tauG1, 1, G1), nth(tauG2, 1, G2)]
  if ([inG1, nth(alphaG1, 0, G1), nth(betaG1, 0, G1)].some(isInfinity)) return 'first points'

  const claims = claimsOf(before, powers, digest, tools)
  const known = (label: keyof PowersSecrets) => checkKnowledge(claims[label], knowledge[label], tools)
  if (!known('tau') || !known('alpha') || !known('beta')) return 'knowledge'

  const random = numberFrom(tools.keccak, [claims.tau.context])
  const grows = (points: Uint8Array) => {
    const [low, high] = [points.subarray(0, points.length - G1), points.subarray(G1)]
    const weights = tools.kernels.powersOf(random, 1n, low.length / G1)
    const { msmG1 } = tools.kernels
    return samePairing(tools, [msmG1(high, weights), G2_GENERATOR], [msmG1(low, weights), inG2])
  }
  const growsInG2 = () => {
    const [low, high] = [tauG2.subarray(0, tauG2.length - G2), tauG2.subarray(G2)]
    const weights = tools.kernels.powersOf(random, 1n, low.length / G2)
    const { msmG2 } = tools.kernels
    return samePairing(tools, [G1_GENERATOR, msmG2(high, weights)], [inG1, msmG2(low, weights)])
  }
  if (!samePairing(tools, [inG1, G2_GENERATOR], [G1_GENERATOR, inG2])) return 'powers of tau'
  if (!grows(tauG1) || !growsInG2()) return 'powers of tau'
  if (!grows(alphaG1)) return 'powers of alpha'
  const isSameBeta = samePairing(tools, [nth(betaG1, 0, G1), G2_GENERATOR], [G1_GENERATOR, betaG2])
  return isSameBeta && grows(betaG1) ? null : 'powers of beta'
}

export const powersDigest = (digest: Uint8Array, contribution: PowersContribution, { keccak }: Tools): Uint8Array => {
  const { tau, alpha, beta } = contribution.knowledge
  return keccak(
    concatBytes([digest, keccak(concatBytes(lists(contribution.powers))), ...[tau, alpha, beta].map(knowledgeBytes)]),
  )
}

const lists = ({ tauG1, tauG2, alphaG1, betaG1, betaG2 }: Powers) => [tauG1, tauG2, alphaG1, betaG1, betaG2]

function claimsOf(before: Powers, after: Powers, digest: Uint8Array, { keccak }: Tools) {
  const context = keccak(concatBytes([digest, ...lists(after)]))
  const claim = <Label extends keyof PowersSecrets>(label: Label, of: (powers: Powers) => Uint8Array) => ({
    context,
    label,
    base: of(before),
    result: of(after),
  })
  return {
    tau: claim('tau', ({ tauG1 }) => nth(tauG1, 1, G1)),
    alpha: claim('alpha', ({ alphaG1 }) => nth(alphaG1, 0, G1)),
    beta: claim('beta', ({ betaG1 }) => nth(betaG1, 0, G1)),
  }
}

/** As many as before, on their curves and in their subgroup (P4): pairings say nothing of what is not. */
function arePoints(before: Powers, after: Powers, { kernels }: Tools): boolean {
  const [old, now] = [lists(before), lists(after)]
  if (now.some((list, index) => list.length !== old[index]?.length)) return false
  const inG2 = concatBytes([after.tauG2, after.betaG2])
  return (
    kernels.isOnCurveG1(concatBytes([after.tauG1, after.alphaG1, after.betaG1])) &&
    kernels.isOnCurveG2(inG2) &&
    kernels.isInSubgroupG2(inG2)
  )
}

const nth = (list: Uint8Array, index: number, size: number): Uint8Array =>
  list.subarray(index * size, (index + 1) * size)

const same = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, index) => byte === b[index])
