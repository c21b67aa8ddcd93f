import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { type Execution, execute } from '../circuit/witness.ts'
import { proofBytes, proofOf } from '../groth16/calldata.ts'
import { holdKey } from '../groth16/hold.ts'
import type { Proof } from '../groth16/key.ts'
import { listOf } from '../groth16/lists.ts'
import { prove } from '../groth16/prove.ts'
import { verify } from '../groth16/verify.ts'
import { loadKernels } from '../kernels/kernels.ts'
import { proverHost } from './host.ts'
import { keep, keptUnder, nameOf, type Preparing, prepare, prepareAnew } from './prepare.ts'
import type { Prepared } from './prepared.ts'
import { timing } from './timings.ts'
import type { Made, Request } from './types.ts'
import { watch } from './watch.ts'

// A proof as a service: from an input to 256 bytes, or to the constraint that forbids it. What is slow is kept: circuits,
// keys, and proofs, which the same world asks for again whenever its link is opened.

/** One after the other: each takes all the machine has. */
let turn: Promise<unknown> = Promise.resolve()

export function proveWith<Input>(request: Request<Input>): Promise<Made> {
  const mine = turn.then(() => proven(request))
  turn = mine.catch(() => {})
  return mine
}

async function proven<Input>(request: Request<Input>): Promise<Made> {
  const { plan, input, tell } = request
  await tell({ task: 'witness', done: 0, of: 1 })
  const witnessed = timing(plan.name, 'witness')
  const { values, publicInputs, unmet } = execute(plan.circuit, input, plan.omission)
  witnessed()
  const [first] = unmet
  if (first) {
    const { name: constraint, a, b, c } = first
    return { ok: false, publicInputs, failure: { constraint, a, b, c, broken: unmet.length } }
  }
  await tell({ task: 'witness', done: 1, of: 1 })
  const name = proofName(request, values)
  const kept = await keptProof(request, name, publicInputs)
  if (kept) return { ok: true, publicInputs, proof: bytesToHex(kept) }
  const bytes = await freshProof(request, { values, publicInputs })
  await keep(name, bytes)
  return { ok: true, publicInputs, proof: bytesToHex(bytes) }
}

/** By circuit, key, witness and blinding: the same of all makes the same proof. */
function proofName<Input>({ plan, tools, blinding }: Request<Input>, values: readonly bigint[]): string {
  const parts = [nameOf(plan.known, tools.keccak), tools.keccak(listOf(values)), listOf(blinding)]
  return `proof ${bytesToHex(tools.keccak(concatBytes(parts)))}`
}

/** What is kept may be anything: it is taken only if it is accepted. */
async function keptProof<Input>(
  request: Request<Input>,
  name: string,
  publicInputs: readonly bigint[],
): Promise<Uint8Array | null> {
  const bytes = await keptUnder(name)
  const proof = bytes === undefined ? null : proofOf(bytes)
  return bytes && proof && (await isAccepted(request, proof, publicInputs)) ? bytes : null
}

async function freshProof<Input>(
  request: Request<Input>,
  execution: Pick<Execution, 'values' | 'publicInputs'>,
): Promise<Uint8Array> {
  const { plan, tools, tell } = request
  const pool = proverHost().openWorkers()
  const watcher = watch(tell, pool.close)
  try {
    const preparing: Preparing<Input> = { plan, tools, work: pool, watcher }
    const attempt = async (prepared: Prepared) => {
      const accepted = timing(plan.name, 'proof')
      const progress = (share: number) => watcher.report('proof', share)
      progress(0)
      const witness = witnessList(prepared, execution.values)
      await holdKey(pool, 'key', prepared.key)
      const { blinding } = request
      const proof = await prove({ ...prepared, witness, blinding, work: pool, progress, cancel: watcher })
      await watcher.settled()
      if (!(await isAccepted(request, proof, execution.publicInputs))) return null
      accepted()
      return proof
    }
    const proof = (await attempt(await prepare(preparing))) ?? (await attempt(await prepareAnew(preparing)))
    if (proof === null) throw new Error(`a proof of ${plan.name} that nobody accepts`)
    return proofBytes(proof)
  } finally {
    pool.close()
  }
}

function witnessList({ kept, matrices }: Prepared, values: readonly bigint[]): Uint8Array {
  const witness = new Array<bigint>(matrices.wireCount).fill(0n)
  for (const [index, value] of values.entries()) {
    const wire = kept[index] ?? -1
    if (wire >= 0) witness[wire] = value
  }
  return listOf(witness)
}

async function isAccepted<Input>(
  { plan, tools }: Request<Input>,
  proof: Proof,
  publicInputs: readonly bigint[],
): Promise<boolean> {
  const { verifying } = plan.known
  return verify({ key: verifying, publicInputs, proof, work: await loadKernels(), pairing: tools.pairing })
}
