import { curves, groth16 } from 'snarkjs'
import { loadBn254 } from '../../l1/machine/bn254.ts'
import { loadCrypto } from '../../l1/machine/crypto.ts'
import { compile } from '../../prover/circuit/compile.ts'
import { execute, witnessOf } from '../../prover/circuit/witness.ts'
import { writeWtns } from '../../prover/formats/wtns.ts'
import { writeZkey } from '../../prover/formats/zkey.ts'
import { listOf } from '../../prover/groth16/lists.ts'
import { matricesOf } from '../../prover/groth16/matrices.ts'
import { setUp } from '../../prover/groth16/setup.ts'
import { forgetPrepared } from '../../prover/service/prepare.ts'
import { proveWith } from '../../prover/service/service.ts'
import { openPool } from '../../prover/workers.ts'
import type { BatchInput } from '../../systems/zk/engine/circuit/input.ts'
import { keyFactsOf, planOf } from '../../systems/zk/engine/keys/plans.ts'
import { installProver } from '../../worker/prover.ts'
import { batchOfTransfers } from './proverBatches.ts'
import { gasOfProof } from './proverWorld.ts'
import { median, rounded, timed } from './statistics.ts'

// Proofs as the lab makes them, and as snarkjs makes them from our key and our witness: round by round, the two in turn.

export interface ProofFigures {
  readonly n4: {
    /** From a witness to a proof that was accepted; the key is in memory, the workers are not yet open. */
    readonly proveMs: number
    readonly snarkjsMs: number
    readonly ratioToSnarkjs: number
    /** Circuit and key, the first time. */
    readonly setupMs: number
    /** The same when they are kept in the browser's database. */
    readonly setupFromCacheMs: number
    readonly witnessMs: number
    /** What each transfer more takes: a batch has some of its own besides. */
    readonly constraintsPerTransfer: number
    readonly constraints: number
    readonly verifyGas: number
  }
  readonly n8: { readonly proveMs: number }
}

const ROUNDS = 5

interface Stages {
  readonly witnessMs: number
  /** Until the first is told of the proof itself. */
  readonly readyMs: number
  readonly proveMs: number
}

export async function proofs(): Promise<ProofFigures> {
  installProver()
  await forgetAll()
  const four = batchOfTransfers(4)
  const cold = await proven(4, four, 0)
  forgetPrepared()
  const cached = await proven(4, four, 1)

  const peer = await snarkjsFor(4, four)
  const rounds: { readonly ours: Stages; readonly theirs: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = await proven(4, four, round + 2)
    const [theirs] = await timed(peer.prove)
    if (round > 0) rounds.push({ ours, theirs: theirs * 1000 })
  }
  await peer.end()

  const eight = batchOfTransfers(8)
  const ofEight: number[] = []
  for (let round = 0; round <= 3; round++) ofEight.push((await proven(8, eight, round)).proveMs)
  return {
    n4: {
      proveMs: Math.round(median(rounds.map(({ ours }) => ours.proveMs))),
      snarkjsMs: Math.round(median(rounds.map(({ theirs }) => theirs))),
      ratioToSnarkjs: rounded(median(rounds.map(({ ours, theirs }) => ours.proveMs / theirs))),
      setupMs: Math.round(cold.readyMs),
      setupFromCacheMs: Math.round(cached.readyMs),
      witnessMs: Math.round(median(rounds.map(({ ours }) => ours.witnessMs))),
      constraintsPerTransfer: (keyFactsOf(8, null).rows - keyFactsOf(4, null).rows) / 4,
      constraints: keyFactsOf(4, null).rows,
      verifyGas: await gasOfProof(4),
    },
    n8: { proveMs: Math.round(median(ofEight.slice(1))) },
  }
}

/** One proof as a world asks for it; another blinding is another proof, and none is found that was kept. */
async function proven(slots: 4 | 8, input: BatchInput, attempt: number): Promise<Stages> {
  const [{ keccak256: keccak }, { pairing }] = await Promise.all([loadCrypto(), loadBn254()])
  const tools = { keccak, pairing: (points: Uint8Array) => pairing(points).at(-1) === 1 }
  const plan = planOf(slots, null)
  const start = performance.now()
  let witnessed = start
  let ready: number | null = null
  const made = await proveWith({
    plan,
    input,
    blinding: [BigInt(attempt) + 5n, 6n],
    tools,
    tell: async ({ task, done, of }) => {
      if (task === 'witness' && done === of) witnessed = performance.now()
      if (task === 'proof') ready ??= performance.now()
    },
  })
  if (!made.ok) throw new Error(`the batch cannot be proven: ${made.failure.constraint}`)
  const end = performance.now()
  return { witnessMs: witnessed - start, readyMs: (ready ?? end) - witnessed, proveMs: end - witnessed }
}

async function snarkjsFor(slots: 4 | 8, input: BatchInput) {
  const { circuit, secrets, known } = planOf(slots, null)
  const compiled = compile(circuit)
  const matrices = matricesOf(compiled)
  const pool = openPool({ workers: 2 })
  const key = await setUp({ matrices, circuit: known.circuit, secrets, work: pool })
  pool.close()
  const zkey = writeZkey(key, matrices)
  const witness = writeWtns(listOf(witnessOf(compiled, execute(circuit, input))))
  return {
    prove: () => groth16.prove(zkey, witness),
    end: async () => (await curves.getCurveFromName('bn128')).terminate(),
  }
}

/** The page is of an origin of its own each time, but for who runs it twice. */
async function forgetAll(): Promise<void> {
  forgetPrepared()
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('mezzanine-prover')
    request.onsuccess = resolve
    request.onerror = resolve
  })
}
