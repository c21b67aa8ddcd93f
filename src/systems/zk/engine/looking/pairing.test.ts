import { expect, test } from 'vitest'
import type { Hex } from '../../../../kernel/types.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { compile } from '../../../../prover/circuit/compile.ts'
import type { Circuit } from '../../../../prover/circuit/constraints.ts'
import { product } from '../../../../prover/circuit/constraints.ts'
import { execute, witnessOf } from '../../../../prover/circuit/witness.ts'
import { proofBytes, verifyingKeyBytes } from '../../../../prover/groth16/calldata.ts'
import { listOf } from '../../../../prover/groth16/lists.ts'
import { digestOf, matricesOf } from '../../../../prover/groth16/matrices.ts'
import { prove } from '../../../../prover/groth16/prove.ts'
import { setUp } from '../../../../prover/groth16/setup.ts'
import { loadTools } from '../../../../testing/prover/tools.ts'
import type { ZkWorld } from '../state.ts'
import { pairingOf } from './pairing.ts'

/** Four public inputs, as every batch has, and one word. */
const five: Circuit<readonly bigint[]> = (constraints, input) => {
  const inputs = [0, 1, 2, 3, 4].map((index) => constraints.publicInput(`input ${index}`, () => input?.[index] ?? 0n))
  for (const each of inputs) product(constraints, 'square', each, each)
}

const PROVEN = [3n, 5n, 7n, 11n, 13n]

async function proven() {
  const { kernels: work, keccak } = await loadTools()
  const compiled = compile(five)
  const matrices = matricesOf(compiled)
  const secrets = { tau: 12n, alpha: 34n, beta: 56n, delta: 78n }
  const key = await setUp({ matrices, circuit: digestOf(matrices, keccak), secrets, work })
  const witness = listOf(witnessOf(compiled, execute(five, PROVEN)))
  const proof = await prove({ key, matrices, witness, blinding: [5n, 6n], work })
  return { proof: bytesToHex(proofBytes(proof)), key: verifyingKeyBytes(key.verifying) }
}

/** A world of which only the proof and what L1 has are known. */
function worldWith(proof: string, onL1: readonly bigint[] | null): ZkWorld {
  const batches = [{ number: 1, proof: { made: { proof, publicInputs: PROVEN } } }]
  const [oldRoot, newRoot, newCommitteeRoot, newMessages, ...words] = onL1 ?? []
  const facts =
    onL1 === null
      ? [{ number: 0, struct: { newRoot: oldRoot } }]
      : [
          { number: 0, struct: { newRoot: oldRoot } },
          { number: 1, struct: { newRoot, newCommitteeRoot, newMessages }, words },
        ]
  return { operator: { batches }, facts: { batches: facts } } as unknown as ZkWorld
}

test('the equation of a proof comes out even, and with other inputs on L1 it does not', async () => {
  const { proof, key } = await proven()
  const alone = await pairingOf({ world: worldWith(proof, null), batch: 1, key, refused: null })
  expect([alone?.equation.isOne, alone?.onL1]).toEqual([true, null])
  expect(alone?.inputs.map(({ name }) => name)).toEqual([
    'old root',
    'new root',
    'new committee root',
    'new messages',
    'word 0',
  ])
  const same = await pairingOf({ world: worldWith(proof, PROVEN), batch: 1, key, refused: null })
  expect(same?.onL1).toBe(null)
  const other = await pairingOf({ world: worldWith(proof, [3n, 6n, 7n, 11n, 13n]), batch: 1, key, refused: null })
  expect([other?.equation.isOne, other?.onL1?.isOne]).toEqual([true, false])
})

test('what L1 has refused is shown while there is nothing newer', async () => {
  const { proof, key } = await proven()
  const world = { operator: { batches: [] }, facts: { batches: [] } } as unknown as ZkWorld
  const refused = { proof, publicInputs: [4n, ...PROVEN.slice(1)] } as const
  const picture = await pairingOf({ world, batch: 1, key, refused: { ...refused, proof: proof as Hex } })
  expect([picture?.wasRefused, picture?.equation.isOne]).toEqual([true, false])
  expect(await pairingOf({ world, batch: 1, key, refused: null })).toBe(null)
})

test('what is no point is not paired', async () => {
  const { proof, key } = await proven()
  const flipped = `0x${proof.slice(2, 64)}${proof[64] === '0' ? '1' : '0'}${proof.slice(65)}`
  const picture = await pairingOf({ world: worldWith(flipped, null), batch: 1, key, refused: null })
  expect([picture?.equation.isOne, picture?.equation.hasBadPoint]).toEqual([false, true])
})
