import { curves, groth16 } from 'snarkjs'
import { encodeDeployData } from 'viem'
import { afterAll, expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../../lib/hex.ts'
import { keyOf } from '../../../prover/babyjub/eddsa.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { execute as execution, witnessOf } from '../../../prover/circuit/witness.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { readProofJson, writeProofJson, writePublicJson, writeVerifyingKeyJson } from '../../../prover/formats/json.ts'
import { writeWtns } from '../../../prover/formats/wtns.ts'
import { writeZkey } from '../../../prover/formats/zkey.ts'
import { proofBytes, proofOf, verifyingKeyFrom } from '../../../prover/groth16/calldata.ts'
import { listOf } from '../../../prover/groth16/lists.ts'
import { prepare as prepareKey } from '../../../prover/service/prepare.ts'
import { watch } from '../../../prover/service/watch.ts'
import { expectDone, expectRefused } from '../../../testing/deployed.ts'
import { createTestEvm } from '../../../testing/evm.ts'
import { loadTools } from '../../../testing/prover/tools.ts'
import type { BatchInput } from '../engine/circuit/input.ts'
import { planOf, verifyingKeyFor } from '../engine/keys/plans.ts'
import { proveBatch } from '../engine/keys/proveBatch.ts'
import {
  abi,
  commit,
  deployZkRollup,
  execute,
  GWEI,
  prepare,
  prove,
  register,
  type ZkDeployment,
} from '../tests/deployment.ts'

// The whole way once, with nothing made by hand: a batch, its circuit, a real proof, and a stock L1 that takes it; and it takes
// snarkjs's proof of the same batch as well.

afterAll(async () => (await curves.getCurveFromName('bn128')).terminate())

/** Of the same batch, made by snarkjs from our key and our witness. */
async function theirProof(input: BatchInput) {
  const { kernels: work, keccak, pairing } = await loadTools()
  const plan = planOf(1, null)
  const watcher = watch(
    async () => {},
    () => {},
  )
  const { key, matrices } = await prepareKey({ plan, tools: { keccak, pairing }, work, watcher })
  const witness = listOf(witnessOf(compile(plan.circuit), execution(plan.circuit, input)))
  return groth16.prove(writeZkey(key, matrices), writeWtns(witness))
}

async function takesTheirs(
  deployment: ZkDeployment,
  { proof, publicSignals }: Awaited<ReturnType<typeof theirProof>>,
  publicInputs: readonly bigint[],
): Promise<void> {
  expect(publicSignals.map(BigInt)).toEqual(publicInputs)
  const read = readProofJson(proof) ?? expect.fail('a proof that we read')
  const { evm } = deployment
  await evm.vm.stateManager.checkpoint()
  expectDone(await prove(deployment, 1, { proof: bytesToHex(proofBytes(read)) }), abi)
  await evm.vm.stateManager.revert()
}

test('Z13: a real proof of a batch is taken by the contract and by snarkjs, and for no other batch', {
  timeout: 180_000,
}, async () => {
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
  await takesTheirs(deployment, await theirProof(built.input), made.publicInputs)
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
