import { loadBn254 } from '../../../../l1/machine/bn254.ts'
import { bytesToBase64url } from '../../../../lib/base64url.ts'
import { hexToBytes } from '../../../../lib/hex.ts'
import { textToUtf8 } from '../../../../lib/utf8.ts'
import { compile } from '../../../../prover/circuit/compile.ts'
import { witnessOf } from '../../../../prover/circuit/witness.ts'
import { writeProofJson, writePublicJson, writeVerifyingKeyJson } from '../../../../prover/formats/json.ts'
import { writeR1cs } from '../../../../prover/formats/r1cs.ts'
import { writeWtns } from '../../../../prover/formats/wtns.ts'
import { writeZkey } from '../../../../prover/formats/zkey.ts'
import { proofOf, verifyingKeyFrom } from '../../../../prover/groth16/calldata.ts'
import { listOf } from '../../../../prover/groth16/lists.ts'
import { matricesOf } from '../../../../prover/groth16/matrices.ts'
import { proverHost } from '../../../../prover/service/host.ts'
import { prepare } from '../../../../prover/service/prepare.ts'
import { watch } from '../../../../prover/service/watch.ts'
import { planOf } from '../keys/plans.ts'
import type { FileKind, FilePart } from '../pictures.ts'
import type { ZkWorld } from '../state.ts'
import { witnessOf as filledOf } from './witness.ts'

// A batch's proof and all that it was made with, as snarkjs reads it: so that nobody has to believe this page.

export interface FileRequest {
  readonly world: ZkWorld
  readonly file: FileKind
  readonly batch: number
  /** The verifier's, as L1 has it. */
  readonly key: () => Promise<Uint8Array>
}

const json = (value: unknown): Uint8Array => textToUtf8(JSON.stringify(value, null, 1))

/** Null where the batch has no such thing yet. */
async function bytesOf({ world, file, batch, key }: FileRequest): Promise<Uint8Array | null> {
  const closed = world.operator.batches.find(({ number }) => number === batch)
  const made = closed?.proof.made ?? null
  switch (file) {
    case 'proof.json': {
      const proof = made === null ? null : proofOf(hexToBytes(made.proof))
      return proof === null ? null : json(writeProofJson(proof))
    }
    case 'public.json':
      return made === null ? null : json(writePublicJson(made.publicInputs))
    case 'verification_key.json':
      return json(writeVerifyingKeyJson(verifyingKeyFrom(await key())))
    case 'circuit.r1cs':
      return writeR1cs(matricesOf(compiledOf(world)))
    case 'witness.wtns': {
      const filled = filledOf(world, batch)
      return filled === null ? null : writeWtns(listOf(witnessOf(compiledOf(world), filled.execution)))
    }
    case 'key.zkey':
      return zkeyOf(world)
  }
}

function compiledOf({ params: { slots, missing } }: ZkWorld) {
  const { circuit, omission } = planOf(slots, missing)
  return compile(circuit, omission)
}

async function zkeyOf(world: ZkWorld): Promise<Uint8Array> {
  const { keccak256: keccak } = world.l1.machine.crypto
  const { pairing } = await loadBn254()
  const tools = { keccak, pairing: (input: Uint8Array) => pairing(input).at(-1) === 1 }
  const work = proverHost().openWorkers()
  try {
    const plan = planOf(world.params.slots, world.params.missing)
    const { key, matrices } = await prepare({ plan, tools, work, watcher: watch(async () => {}, work.close) })
    return writeZkey(key, matrices)
  } finally {
    work.close()
  }
}

/** A text that the page reads in a few milliseconds: a key is 60 MB. */
const PART = 600_000

/** What the next part is of: a file is made when its first part is asked for, and forgotten with its last. */
let fetched: { readonly name: string; readonly bytes: Uint8Array } | null = null

export async function filePart(request: FileRequest, part: number): Promise<FilePart | null> {
  const { world, file, batch } = request
  const name = `${world.params.slots} ${world.params.missing} ${file} ${batch}`
  const bytes = part > 0 && fetched?.name === name ? fetched.bytes : await bytesOf(request)
  if (bytes === null) return null
  const parts = Math.max(1, Math.ceil(bytes.length / PART))
  fetched = part + 1 < parts ? { name, bytes } : null
  return { parts, text: bytesToBase64url(bytes.subarray(part * PART, (part + 1) * PART)) }
}
