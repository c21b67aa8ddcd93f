import { concatBytes } from '../../lib/bytes.ts'
import type { ProvingKey } from '../groth16/key.ts'
import type { Matrices } from '../groth16/matrices.ts'
import {
  contributeDelta,
  type DeltaContribution,
  type DeltaRefusal,
  deltaDigest,
  keyAfter,
  refusalOfDelta,
} from './delta.ts'
import {
  contributePowers,
  type Powers,
  type PowersContribution,
  type PowersRefusal,
  type PowersSecrets,
  powersDigest,
  refusalOfPowers,
  startPowers,
} from './powers.ts'
import { startKey } from './startKey.ts'
import { type CheckingTools, type Tools, textBytes } from './tools.ts'

// A set-up by many, in two phases, each a chain (SPEC P17). One honest contributor in each is enough; one in only one of them
// is not.

export interface CircuitOfCeremony {
  readonly matrices: Matrices
  /** The matrices' digest (P12). */
  readonly circuit: Uint8Array
}

export interface Transcript {
  readonly powers: readonly PowersContribution[]
  /** There are none until the first phase is over: a key follows from its last contribution. */
  readonly deltas: readonly DeltaContribution[]
}

export const EMPTY_TRANSCRIPT: Transcript = { powers: [], deltas: [] }

/** Small enough for a learner to wait for. */
const MOST_ROWS = 2 ** 11

export function addPowers(
  ceremony: CircuitOfCeremony,
  transcript: Transcript,
  secrets: PowersSecrets,
  tools: Tools,
): Transcript {
  if (ceremony.matrices.rowCount > MOST_ROWS) throw new RangeError('a circuit too big for a ceremony')
  if (transcript.deltas.length > 0) throw new Error('the first phase is over')
  const contribution = contributePowers(
    lastPowers(ceremony, transcript),
    digestOfPowers(ceremony, transcript.powers, tools),
    secrets,
    tools,
  )
  return { ...transcript, powers: [...transcript.powers, contribution] }
}

/** `first` is what `firstKey` gave: it is the dearest part, and the same for all. */
export function addDelta(
  ceremony: CircuitOfCeremony,
  transcript: Transcript,
  { first, secret }: { readonly first: ProvingKey; readonly secret: bigint },
  tools: Tools,
): Transcript {
  const digest = transcriptDigest(ceremony, transcript, tools)
  const contribution = contributeDelta(lastKey(first, transcript), digest, secret, tools)
  return { ...transcript, deltas: [...transcript.deltas, contribution] }
}

export const firstKey = (
  { matrices, circuit }: CircuitOfCeremony,
  transcript: Transcript,
  { kernels }: Tools,
): ProvingKey => startKey(lastPowers({ matrices, circuit }, transcript), matrices, circuit, kernels)

export const lastKey = (first: ProvingKey, { deltas }: Transcript): ProvingKey => deltas.reduce(keyAfter, first)

/** What names the key, together with the circuit's digest: P19. */
export function transcriptDigest(
  ceremony: CircuitOfCeremony,
  { powers, deltas }: Transcript,
  tools: Tools,
): Uint8Array {
  const first = secondPhase(digestOfPowers(ceremony, powers, tools), ceremony, tools)
  return deltas.reduce((digest, each) => deltaDigest(digest, each, tools), first)
}

export type BadContribution =
  | { readonly phase: 1; readonly index: number; readonly refusal: PowersRefusal }
  | { readonly phase: 2; readonly index: number; readonly refusal: DeltaRefusal }

/**
 * The first contribution that does not follow from what was before; null if all do. Who has made the first key of these powers
 * already hands it in; one that somebody else made would be trusted.
 */
export const firstBad = (
  ceremony: CircuitOfCeremony,
  transcript: Transcript,
  tools: CheckingTools,
  first: ProvingKey | null = null,
): BadContribution | null =>
  firstBadPowers(ceremony, transcript, tools) ?? firstBadDelta(ceremony, transcript, tools, first)

export function firstBadPowers(
  ceremony: CircuitOfCeremony,
  transcript: Transcript,
  tools: CheckingTools,
): BadContribution | null {
  let powers = startPowers(ceremony.matrices.power)
  let digest = start(ceremony.matrices, tools)
  for (const [index, contribution] of transcript.powers.entries()) {
    const refusal = refusalOfPowers(powers, digest, contribution, tools)
    if (refusal !== null) return { phase: 1, index, refusal }
    powers = contribution.powers
    digest = powersDigest(digest, contribution, tools)
  }
  return null
}

/** For those who have checked the first phase before. */
export function firstBadDelta(
  ceremony: CircuitOfCeremony,
  transcript: Transcript,
  tools: CheckingTools,
  first: ProvingKey | null = null,
): BadContribution | null {
  if (transcript.deltas.length === 0) return null
  let key = first ?? firstKey(ceremony, transcript, tools)
  let digest = secondPhase(digestOfPowers(ceremony, transcript.powers, tools), ceremony, tools)
  for (const [index, contribution] of transcript.deltas.entries()) {
    const refusal = refusalOfDelta(key, digest, contribution, tools)
    if (refusal !== null) return { phase: 2, index, refusal }
    key = keyAfter(key, contribution)
    digest = deltaDigest(digest, contribution, tools)
  }
  return null
}

const lastPowers = ({ matrices }: CircuitOfCeremony, { powers }: Transcript): Powers =>
  powers.at(-1)?.powers ?? startPowers(matrices.power)

const start = ({ power }: Matrices, { keccak }: Tools): Uint8Array =>
  keccak(concatBytes([textBytes('powers of tau'), Uint8Array.of(power)]))

const digestOfPowers = ({ matrices }: CircuitOfCeremony, powers: Transcript['powers'], tools: Tools): Uint8Array =>
  powers.reduce((digest, each) => powersDigest(digest, each, tools), start(matrices, tools))

const secondPhase = (digest: Uint8Array, { circuit }: CircuitOfCeremony, { keccak }: Tools): Uint8Array =>
  keccak(concatBytes([digest, circuit]))
