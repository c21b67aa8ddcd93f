import { expect, test } from 'vitest'
import { keyOf, sign } from '../../../prover/babyjub/eddsa.ts'
import { compile } from '../../../prover/circuit/compile.ts'
import { execute, witnessOf } from '../../../prover/circuit/witness.ts'
import { listOf } from '../../../prover/groth16/lists.ts'
import { digestOf, matricesOf } from '../../../prover/groth16/matrices.ts'
import { prove } from '../../../prover/groth16/prove.ts'
import { setUp, verifyingKeyOf } from '../../../prover/groth16/setup.ts'
import { refusalOf } from '../../../prover/groth16/verify.ts'
import { loadTools } from '../../../testing/prover/tools.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { buildBatch } from '../engine/circuit/input.ts'
import { createZkState } from '../engine/rules/state.ts'
import { messageOf } from '../engine/rules/transition.ts'

const DOMAIN = 77n
const secrets = { tau: 123456789n, alpha: 987n, beta: 555n, delta: 31337n }

test('Z9: a batch with a signed transfer is proven, and its proof is for what it publishes and nothing else', async () => {
  const { kernels: work, keccak, pairing } = await loadTools()
  const [operator, ana, ben] = [11n, 22n, 33n].map(keyOf)
  if (!operator || !ana || !ben) throw new Error('three keys')
  let state = createZkState(DOMAIN, operator.publicKey)
  for (const [account, key] of [ana, ben].entries()) {
    const deposit = { kind: 'deposit', account: account + 1, key: key.publicKey, amount: 1000n } as const
    state = buildBatch(state, [deposit]).after
  }
  const transfer = { kind: 'transfer', from: 1, to: 2, amount: 100n, fee: 1n } as const
  const signature = sign(ana, messageOf(transfer, 0n, DOMAIN))
  const { input } = buildBatch(state, [{ ...transfer, signature }])

  const circuit = batchCircuit(1)
  const compiled = compile(circuit)
  const matrices = matricesOf(compiled)
  const witness = witnessOf(compiled, execute(circuit, input))
  const key = await setUp({ matrices, circuit: digestOf(matrices, keccak), secrets, work })
  expect(await verifyingKeyOf({ matrices, secrets, work })).toEqual(key.verifying)
  const proof = await prove({ key, matrices, witness: listOf(witness), blinding: [5n, 6n], work })
  const published = witness.slice(1, matrices.publicCount + 1)
  const refused = (publicInputs: bigint[]) => refusalOf({ key: key.verifying, publicInputs, proof, work, pairing })
  expect(await refused(published)).toBe(null)
  for (const changed of published.keys()) {
    expect(await refused(published.map((input, index) => (index === changed ? input + 1n : input)))).toBe('equation')
  }
})
