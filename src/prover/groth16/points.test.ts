import { expect, test } from 'vitest'
import { Fp2 } from '../../testing/bn254.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { Q } from '../field.ts'
import { readProofJson, writeProofJson } from '../formats/json.ts'
import { proofBytes, proofOf, verifyingKeyBytes } from './calldata.ts'
import { G1_GENERATOR, G2_GENERATOR } from './generators.ts'
import type { Proof } from './key.ts'
import { listOf, numbersOf } from './lists.ts'
import { refusalOf } from './verify.ts'

const { kernels: work, pairing } = await loadTools()

const key = {
  alphaG1: G1_GENERATOR,
  betaG2: G2_GENERATOR,
  gammaG2: G2_GENERATOR,
  deltaG2: G2_GENERATOR,
  inputs: G1_GENERATOR,
}
/** With every secret 1 and no input: a·b = 1 + 1 + c. */
const a = work.multiplesG1(G1_GENERATOR, listOf([3n]))
const proof: Proof = { a, b: G2_GENERATOR, c: G1_GENERATOR }
const refused = (changed: Partial<Proof>) =>
  refusalOf({ key, publicInputs: [], proof: { ...proof, ...changed }, work, pairing })

/** The first point of the twist, by x = n, that is not in the group. */
function outsideOfGroup(): Uint8Array {
  const twist = Fp2.div(Fp2.create({ c0: 3n, c1: 0n }), Fp2.create({ c0: 9n, c1: 1n }))
  for (let n = 1n; n < 100n; n++) {
    const x = Fp2.create({ c0: n, c1: 0n })
    const right = Fp2.add(Fp2.mul(Fp2.sqr(x), x), twist)
    try {
      const y = Fp2.sqrt(right)
      return listOf([x.c0, x.c1, y.c0, y.c1])
    } catch {}
  }
  throw new Error('none found')
}

test('P4, P16: a proof whose points are none is refused before anything is paired', async () => {
  expect(await refused({})).toBe(null)
  const [x = 0n, y = 0n] = numbersOf(a)
  expect(await refused({ a: listOf([x, y + 1n]) })).toBe('point')
  expect(await refused({ a: listOf([x + Q, y]) })).toBe('point')
  expect(await refused({ c: listOf([Q, 0n]) })).toBe('point')
  expect(await refused({ c: a.subarray(0, 32) })).toBe('point')
  const outside = outsideOfGroup()
  expect(work.isOnCurveG2(outside)).toBe(true)
  expect(await refused({ b: outside })).toBe('point')
  expect(await refused({ b: listOf([1n, 2n, 3n, 4n]) })).toBe('point')
  expect(await refused({ c: new Uint8Array(64) })).toBe('equation')
})

test('P5: calldata are big-endian, the imaginary part first', () => {
  const bytes = proofBytes(proof)
  expect(bytes.length).toBe(256)
  expect(proofOf(bytes)).toEqual(proof)
  const word = (index: number, of = bytes) =>
    of.slice(32 * index, 32 * index + 32).reduce((number, byte) => (number << 8n) | BigInt(byte), 0n)
  const [real, imaginary] = numbersOf(G2_GENERATOR)
  expect([word(0), word(2), word(3), word(6), word(7)]).toEqual([numbersOf(a)[0], imaginary, real, 1n, 2n])
  const ofKey = Uint8Array.from(verifyingKeyBytes(key))
  expect(ofKey.length).toBe(64 + 3 * 128 + 64)
  expect([word(0, ofKey), word(2, ofKey), word(14, ofKey)]).toEqual([1n, imaginary, 1n])
  expect(proofOf(bytes.subarray(1))).toBe(null)
  const high = bytes.slice()
  high.fill(255, 0, 32)
  expect(proofOf(high)).toBe(null)
})

test('a proof as JSON is read as it is written, and in no other spelling', () => {
  const json = writeProofJson(proof)
  expect(readProofJson(json)).toEqual(proof)
  const infinite = { ...proof, b: new Uint8Array(128), c: new Uint8Array(64) }
  expect(readProofJson(writeProofJson(infinite))).toEqual(infinite)
  const [x, y, z] = json.pi_a
  const wrong = [
    null,
    { ...json, curve: 'bls12381' },
    { ...json, pi_a: [x, y] },
    { ...json, pi_a: [x, y, '2'] },
    { ...json, pi_a: [`0${x}`, y, z] },
    { ...json, pi_a: [`${Q}`, y, z] },
    { ...json, pi_a: [`-${x}`, y, z] },
    { ...json, pi_a: ['9'.repeat(78), y, z] },
    { ...json, pi_c: [Number(x), y, z] },
    { ...json, pi_b: json.pi_a },
  ]
  for (const each of wrong) expect(readProofJson(each)).toBe(null)
})
