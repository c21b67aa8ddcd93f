import { expect, test } from 'vitest'
import { compiledCube, cubeWitness } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { forgeByDelta, forgeByTau, forgeByTrapdoor } from '../groth16/forge.ts'
import { keyName, type Proof, singleTranscript } from '../groth16/key.ts'
import { digestOf, matricesOf } from '../groth16/matrices.ts'
import { prove } from '../groth16/prove.ts'
import { setUp } from '../groth16/setup.ts'
import { verify } from '../groth16/verify.ts'
import type { Kernels } from '../kernels/kernels.ts'
import {
  addDelta,
  addPowers,
  EMPTY_TRANSCRIPT,
  firstBad,
  firstKey,
  lastKey,
  type Transcript,
  transcriptDigest,
} from './ceremony.ts'
import type { DeltaContribution } from './delta.ts'
import type { PowersContribution, PowersSecrets } from './powers.ts'
import { together } from './tools.ts'

const tools = await loadTools()
const { kernels, keccak, pairing } = tools
const matrices = matricesOf(compiledCube)
const ceremony = { matrices, circuit: digestOf(matrices, keccak) }

const cheats: PowersSecrets = { tau: 1234567n, alpha: 2n, beta: 3n }
const honest: PowersSecrets = { tau: 7654321n, alpha: 5n, beta: 7n }
const [cheatsDelta, honestDelta] = [11n, 13n]

function held(powers: readonly PowersSecrets[], deltas: readonly bigint[]) {
  let transcript: Transcript = EMPTY_TRANSCRIPT
  for (const secrets of powers) transcript = addPowers(ceremony, transcript, secrets, tools)
  const first = firstKey(ceremony, transcript, tools)
  for (const secret of deltas) transcript = addDelta(ceremony, transcript, { first, secret }, tools)
  return { transcript, key: lastKey(first, transcript) }
}

const both = held([cheats, honest], [cheatsDelta, honestDelta])
const bothFirst = firstKey(ceremony, both.transcript, tools)

test('P17, P18: what many make step by step is what one makes who knows the products', async () => {
  const secrets = {
    tau: together([cheats.tau, honest.tau]),
    alpha: together([cheats.alpha, honest.alpha]),
    beta: together([cheats.beta, honest.beta]),
    delta: together([cheatsDelta, honestDelta]),
  }
  expect(firstBad(ceremony, both.transcript, tools)).toBe(null)
  expect(both.key).toEqual(await setUp({ matrices, circuit: ceremony.circuit, secrets, work: kernels }))
})

type Key = typeof both.key
const accepts = (key: Key, publicInput: bigint, proof: Proof) =>
  verify({ key: key.verifying, publicInputs: [publicInput], proof, work: kernels, pairing })
const honestProof = (key: Key) =>
  prove({ key, matrices, witness: cubeWitness({ root: 3n, claimed: 35n }), blinding: [7n, 11n], work: kernels })
/** All that the cheats can do with what they kept, and with an honest proof that everybody sees. */
const forgeries = async (key: Key) => {
  const seen = { proof: await honestProof(key), provenInputs: [35n] }
  const byDelta = { key: key.verifying, delta: cheatsDelta, ...seen }
  const lie = { publicInputs: [36n], work: kernels }
  const known = { ...cheats, delta: cheatsDelta }
  return {
    byTau: await accepts(key, 36n, await forgeByTau({ ...lie, key, matrices, tau: cheats.tau })),
    byDelta: await accepts(key, 36n, await forgeByDelta({ ...lie, ...byDelta })),
    byTrapdoor: await accepts(key, 36n, await forgeByTrapdoor({ ...lie, key: key.verifying, known, any: [17n, 19n] })),
  }
}

test('P17: with only cheats in the first phase, who kept τ forges, whoever came to the second', async () => {
  const { key } = held([cheats], [cheatsDelta, honestDelta])
  expect(await forgeries(key)).toEqual({ byTau: true, byDelta: false, byTrapdoor: false })
})

test('P17: with only cheats in the second phase, who kept δ turns a proof of one thing into one of another', async () => {
  const { key } = held([cheats, honest], [cheatsDelta])
  expect(await forgeries(key)).toEqual({ byTau: false, byDelta: true, byTrapdoor: false })
})

test('P17: with only cheats in both, every forgery is accepted', async () => {
  expect(await forgeries(held([cheats], [cheatsDelta]).key)).toEqual({ byTau: true, byDelta: true, byTrapdoor: true })
})

test('P17: one honest contributor in each phase, and what the others kept makes none', async () => {
  expect(await forgeries(both.key)).toEqual({ byTau: false, byDelta: false, byTrapdoor: false })
  expect(await accepts(both.key, 35n, await honestProof(both.key))).toBe(true)
})

const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
const doubled = (points: Uint8Array, at: number) => {
  const point = points.subarray(at, at + 64)
  const changed = points.slice()
  changed.set(kernels.addG1(point, point), at)
  return changed
}

function withPowers(change: (contribution: PowersContribution) => PowersContribution) {
  const powers = both.transcript.powers.map((each, index) => (index === 1 ? change(each) : each))
  return firstBad(ceremony, { ...both.transcript, powers }, tools)
}

test('P17: the first bad contribution to the powers is named, with what is wrong', () => {
  const points = (change: (powers: PowersContribution['powers']) => Partial<PowersContribution['powers']>) =>
    withPowers(({ powers, knowledge }) => ({ powers: { ...powers, ...change(powers) }, knowledge }))
  const bad = (refusal: string) => ({ phase: 1, index: 1, refusal })
  expect(points(({ tauG1 }) => ({ tauG1: flipped(tauG1, 200) }))).toEqual(bad('points'))
  expect(points(({ tauG2 }) => ({ tauG2: flipped(tauG2, 200) }))).toEqual(bad('points'))
  expect(points(({ alphaG1 }) => ({ alphaG1: alphaG1.subarray(64) }))).toEqual(bad('points'))
  expect(points(({ tauG1 }) => ({ tauG1: doubled(tauG1, 0) }))).toEqual(bad('first points'))
  expect(points(({ betaG1 }) => ({ betaG1: new Uint8Array(betaG1.length) }))).toEqual(bad('first points'))
  expect(points(({ alphaG1 }) => ({ alphaG1: doubled(alphaG1, 64) }))).toEqual(bad('knowledge'))
  expect(withPowers(({ powers, knowledge }) => ({ powers, knowledge: { ...knowledge, tau: knowledge.beta } }))).toEqual(
    bad('knowledge'),
  )
})

/** Kernels of somebody who spoils one list and proves what he knows all the same. */
function spoiling(group: 'scaleG1' | 'scaleG2', bytes: number, call = 0): Kernels {
  let calls = 0
  const add = group === 'scaleG1' ? kernels.addG1 : kernels.addG2
  return {
    ...kernels,
    [group]: (points: Uint8Array, scalars: Uint8Array) => {
      const scaled = kernels[group](points, scalars)
      if (scaled.length !== bytes || calls++ !== call) return scaled
      const last = scaled.subarray(scaled.length - points.length / (scalars.length / 32))
      const changed = scaled.slice()
      changed.set(add(last, last), scaled.length - last.length)
      return changed
    },
  }
}

test('P17: who knows his numbers and multiplies by others is found out by pairings', () => {
  const [half, whole] = [8 * 64, 16 * 64]
  const powers = (cheat: Kernels) =>
    firstBad(ceremony, addPowers(ceremony, EMPTY_TRANSCRIPT, cheats, { kernels: cheat, keccak }), tools)?.refusal
  expect(powers(spoiling('scaleG1', whole))).toBe('powers of tau')
  expect(powers(spoiling('scaleG2', 8 * 128))).toBe('powers of tau')
  expect(powers(spoiling('scaleG1', half, 0))).toBe('powers of alpha')
  expect(powers(spoiling('scaleG1', half, 1))).toBe('powers of beta')
  expect(powers(spoiling('scaleG2', 128))).toBe('powers of beta')

  const { transcript } = held([cheats], [])
  const first = firstKey(ceremony, transcript, tools)
  const deltas = (cheat: Kernels) =>
    firstBad(ceremony, addDelta(ceremony, transcript, { first, secret: 11n }, { kernels: cheat, keccak }), tools, first)
  expect(deltas(spoiling('scaleG2', 128))).toEqual({ phase: 2, index: 0, refusal: 'delta' })
  expect(deltas(spoiling('scaleG1', first.l.length))).toEqual({ phase: 2, index: 0, refusal: 'private wires' })
  expect(deltas(spoiling('scaleG1', first.h.length))).toEqual({ phase: 2, index: 0, refusal: 'quotient' })
})

test('P17: a contribution moved to another place in the chain proves nothing', () => {
  const [first, second] = both.transcript.powers
  if (first === undefined || second === undefined) throw new Error('two have contributed')
  const swapped = { powers: [second, first], deltas: [] }
  expect(firstBad(ceremony, swapped, tools)).toEqual({ phase: 1, index: 0, refusal: 'knowledge' })
  const repeatedOne = { powers: [first, first], deltas: [] }
  expect(firstBad(ceremony, repeatedOne, tools)).toEqual({ phase: 1, index: 1, refusal: 'knowledge' })
})

test('P17: so is the first bad contribution to δ', () => {
  const deltas = (change: (contribution: DeltaContribution) => Partial<DeltaContribution>) => {
    const changed = both.transcript.deltas.map((each, index) => (index === 0 ? { ...each, ...change(each) } : each))
    return firstBad(ceremony, { ...both.transcript, deltas: changed }, tools, bothFirst)
  }
  const bad = (refusal: string) => ({ phase: 2, index: 0, refusal })
  expect(deltas(({ l }) => ({ l: flipped(l, 3) }))).toEqual(bad('points'))
  expect(deltas(({ h }) => ({ h: doubled(h, 64) }))).toEqual(bad('knowledge'))
  expect(deltas(() => ({ deltaG1: new Uint8Array(64) }))).toEqual(bad('points'))
  expect(deltas(({ knowledge }) => ({ knowledge: { ...knowledge, answer: knowledge.answer ^ 1n } }))).toEqual(
    bad('knowledge'),
  )
})

test('P19: a transcript is the same each time, and any contribution changes its digest', () => {
  const digest = (transcript: Transcript) => transcriptDigest(ceremony, transcript, tools)
  expect(held([cheats, honest], [cheatsDelta, honestDelta]).transcript).toEqual(both.transcript)
  const digests = [EMPTY_TRANSCRIPT, held([cheats], []).transcript, held([cheats], [11n]).transcript, both.transcript]
  const names = digests.map((each) => keyName(ceremony.circuit, digest(each), keccak).join())
  expect(new Set(names).size).toBe(4)
  const single = ({ verifying }: Key) => keyName(ceremony.circuit, singleTranscript(verifying), keccak)
  expect(single(held([cheats], []).key)).not.toEqual(single(both.key))
})

test('a secret that would wipe out all others is no secret', () => {
  expect(() => addPowers(ceremony, EMPTY_TRANSCRIPT, { ...honest, alpha: 0n }, tools)).toThrow(RangeError)
})
