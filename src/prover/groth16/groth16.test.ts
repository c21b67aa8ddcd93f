import { expect, test } from 'vitest'
import { type Cube, compiledCube, cubeWitness } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { R } from '../field.ts'
import { openPool } from '../workers.ts'
import { proofBytes, proofOf } from './calldata.ts'
import { forgeByTau, forgeByTrapdoor } from './forge.ts'
import { holdKey, releaseKey } from './hold.ts'
import { matricesOf } from './matrices.ts'
import { prove } from './prove.ts'
import { setUp, verifyingKeyOf } from './setup.ts'
import { refusalOf } from './verify.ts'

const { kernels: work, pairing } = await loadTools()
const matrices = matricesOf(compiledCube)
const secrets = { tau: 1234567n, alpha: R - 5n, beta: 99n, delta: 31337n }
const key = await setUp({ matrices, circuit: new Uint8Array(32), secrets, work })
const proofFor = (input: Cube) => prove({ key, matrices, witness: cubeWitness(input), blinding: [7n, 11n], work })
const refused = (publicInputs: bigint[], proof: Awaited<ReturnType<typeof proofFor>>) =>
  refusalOf({ key: key.verifying, publicInputs, proof, work, pairing })

test('P15, P16: what a witness fits is proven; what it does not fit is not', async () => {
  const proof = await proofFor({ root: 3n, claimed: 35n })
  expect(await refused([35n], proof)).toBe(null)
  expect(await refused([36n], proof)).toBe('equation')
  expect(await refused([35n + R], proof)).toBe('input range')
  expect(await refused([35n, 0n], proof)).toBe('input count')
  expect(await refused([36n], await proofFor({ root: 3n, claimed: 36n }))).toBe('equation')
  expect(proofOf(proofBytes(proof))).toEqual(proof)
})

test('P17: whoever knows α, β and δ proves anything; so does whoever knows τ', async () => {
  const publicInputs = [36n]
  const byTrapdoor = await forgeByTrapdoor({ key: key.verifying, known: secrets, any: [5n, 6n], publicInputs, work })
  expect(await refused(publicInputs, byTrapdoor)).toBe(null)
  const byTau = await forgeByTau({ key, matrices, tau: secrets.tau, publicInputs, work })
  expect(await refused(publicInputs, byTau)).toBe(null)
  const byWrongTau = await forgeByTau({ key, matrices, tau: secrets.tau + 1n, publicInputs, work })
  expect(await refused(publicInputs, byWrongTau)).toBe('equation')
})

test('the verifying key alone is the one of the whole key', async () => {
  expect(await verifyingKeyOf({ matrices, secrets, work })).toEqual(key.verifying)
})

test('a set-up and a proof say how far they are, and stop when they are told to', async () => {
  const circuit = new Uint8Array(32)
  const shares: number[] = []
  const progress = (share: number) => shares.push(share)
  await setUp({ matrices, circuit, secrets, work, progress })
  const witness = cubeWitness({ root: 3n, claimed: 35n })
  const proving = { key, matrices, witness, blinding: [7n, 11n] as const, work }
  const ofSetUp = shares.length
  await prove({ ...proving, progress })
  for (const part of [shares.slice(0, ofSetUp), shares.slice(ofSetUp)]) {
    expect(part.length).toBeGreaterThan(4)
    expect(part).toEqual([...part].sort((a, b) => a - b))
    expect(part.at(-1)).toBeCloseTo(1)
  }
  const controller = new AbortController()
  const afterTwo = () => {
    shares.push(0)
    if (shares.length === 2) controller.abort()
  }
  shares.length = 0
  await expect(prove({ ...proving, progress: afterTwo, cancel: controller.signal })).rejects.toThrow('abort')
  expect(shares.length).toBe(2)
})

test('P18: secrets that are 0 or not reduced make no key', async () => {
  const circuit = new Uint8Array(32)
  for (const delta of [0n, R]) {
    await expect(setUp({ matrices, circuit, secrets: { ...secrets, delta }, work })).rejects.toThrow(RangeError)
  }
})

test('a pool that holds the key makes the same proof', async () => {
  const witness = cubeWitness({ root: 3n, claimed: 35n })
  const proving = { key, matrices, witness, blinding: [7n, 11n] as const }
  const pool = openPool({ workers: 2 })
  await holdKey(pool, 'cube', key)
  expect(await prove({ ...proving, work: pool })).toEqual(await prove({ ...proving, work }))
  await releaseKey(pool, 'cube', key)
  expect(await prove({ ...proving, work: pool })).toEqual(await prove({ ...proving, work }))
  pool.close()
})
