import { curves, groth16, r1cs, wtns, zKey } from 'snarkjs'
import { afterAll, expect, test } from 'vitest'
import { compiledCube, cubeWitness } from '../../testing/prover/cube.ts'
import { loadTools } from '../../testing/prover/tools.ts'
import { R } from '../field.ts'
import type { Proof } from '../groth16/key.ts'
import { matricesOf } from '../groth16/matrices.ts'
import { prove } from '../groth16/prove.ts'
import { setUp } from '../groth16/setup.ts'
import { verify } from '../groth16/verify.ts'
import { readProofJson, writeProofJson, writePublicJson, writeVerifyingKeyJson } from './json.ts'
import { writeR1cs } from './r1cs.ts'
import { writeWtns } from './wtns.ts'
import { writeZkey } from './zkey.ts'

const { kernels: work, pairing } = await loadTools()
const matrices = matricesOf(compiledCube)
const secrets = { tau: 1234567n, alpha: R - 5n, beta: 99n, delta: 31337n }
const key = await setUp({ matrices, circuit: new Uint8Array(32), secrets, work })
const witness = cubeWitness({ root: 3n, claimed: 35n })
const zkey = writeZkey(key, matrices)

afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

const weAccept = (publicInputs: bigint[], proof: Proof) =>
  verify({ key: key.verifying, publicInputs, proof, work, pairing })
const theyAccept = (publicInputs: bigint[], proof: Proof) =>
  groth16.verify(writeVerifyingKeyJson(key.verifying), writePublicJson(publicInputs), writeProofJson(proof))

test('P14: snarkjs accepts our proof, and refuses it for another input or with a point changed, as we do', async () => {
  const proof = await prove({ key, matrices, witness, blinding: [7n, 11n], work })
  expect(await theyAccept([35n], proof)).toBe(true)
  const other = await prove({ key, matrices, witness, blinding: [8n, 11n], work })
  const mutants: [bigint[], Proof][] = [
    [[36n], proof],
    [[35n + R], proof],
    [[35n], { ...proof, a: other.a }],
    [[35n], { ...proof, c: other.c }],
    [[35n], { ...proof, b: key.verifying.betaG2 }],
    [[35n], { ...proof, c: new Uint8Array(64) }],
  ]
  for (const [inputs, mutant] of mutants) {
    expect(await weAccept(inputs, mutant)).toBe(false)
    expect(await theyAccept(inputs, mutant)).toBe(false)
  }
})

test('P14: with our key and our witness snarkjs makes a proof that we accept', async () => {
  const { proof, publicSignals } = await groth16.prove(zkey, writeWtns(witness))
  const read = readProofJson(proof)
  expect(read).not.toBe(null)
  if (read === null) return
  expect(writeProofJson(read)).toEqual(proof)
  expect(await weAccept(publicSignals.map(BigInt), read)).toBe(true)
  expect(await weAccept([36n], read)).toBe(false)
})

test('the circuit and the verifying key are what snarkjs reads from our files', async () => {
  const circuit = writeR1cs(matrices)
  const silent = () => {}
  const logger = { debug: silent, info: silent, warn: silent, error: silent }
  expect(await r1cs.info(circuit)).toMatchObject({ nVars: 6, nPubInputs: 1, nOutputs: 0, nConstraints: 4 })
  expect(await wtns.check(circuit, writeWtns(witness), logger)).toBe(true)
  expect(await wtns.check(circuit, writeWtns(cubeWitness({ root: 3n, claimed: 36n })), logger)).toBe(false)
  expect(await zKey.exportVerificationKey(zkey)).toMatchObject(writeVerifyingKeyJson(key.verifying))
})
