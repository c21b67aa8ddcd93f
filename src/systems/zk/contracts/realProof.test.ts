import { curves, groth16 } from 'snarkjs'
import { encodeDeployData } from 'viem'
import { afterAll, expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { writeProofJson, writePublicJson, writeVerifyingKeyJson } from '../../../prover/formats/json.ts'
import { proofOf, verifyingKeyFrom } from '../../../prover/groth16/calldata.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm } from '../../../testing/evm.ts'
import { verifyingKeyFor } from '../engine/keys/plans.ts'
import { proveBatch } from '../engine/keys/proveBatch.ts'
import { abi, commit, deployZkRollup, execute, GWEI, prepare, prove, register } from '../tests/deployment.ts'

// The whole way once, with nothing made by hand: a batch, its circuit, a real proof, and a stock L1 that takes it.

afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

test('Z13: a real proof of a batch is taken by the contract and by snarkjs, and for no other batch', async () => {
  const evm = await createTestEvm({ traced: false })
  const [, ana] = evm.accounts
  const key = verifyingKeyFor(1, null)
  const verifier = await evm.deploy(encodeDeployData({ ...Groth16, args: [bytesToHex(key)] }))
  const deployment = await deployZkRollup(evm, { slots: 1, verifier })
  await register(deployment, ana, keyOf(7n), 3n * GWEI)
  const slots = deployment.messages
  const { built } = await prepare(deployment, slots)
  const blinding = [123_456_789n, 987_654_321n] as const
  const made = await proveBatch({ slots: 1, missing: null, input: built.input, blinding, tell: async () => {} })
  if (!made.ok) return expect.fail(made.failure.constraint)

  expectDone(await commit(deployment, slots), abi)
  const turned = hexToBytes(made.proof)
  turned.set(turned.subarray(0, 64), 192)
  expectRefused(await prove(deployment, 1, { proof: bytesToHex(turned) }), Groth16.abi, 'EquationFails', [])
  expectDone(await prove(deployment, 1, { proof: made.proof }), abi)
  expectDone(await execute(deployment, 1), abi)

  const json = writeVerifyingKeyJson(verifyingKeyFrom(key))
  const proof = proofOf(hexToBytes(made.proof)) ?? expect.fail('a proof of 256 bytes')
  const { publicInputs } = made
  expect(await groth16.verify(json, writePublicJson(publicInputs), writeProofJson(proof))).toBe(true)
  for (const place of publicInputs.keys()) {
    const others = publicInputs.with(place, (publicInputs[place] ?? 0n) + 1n)
    expect(await groth16.verify(json, writePublicJson(others), writeProofJson(proof))).toBe(false)
  }
})
