// What lenses ask for and no view holds: answered beside the L1's own methods, by the same JSON-RPC.

import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { Hex, Json } from '../../../kernel/types.ts'
import { createRpcHandler } from '../../../l1/rpc/handler.ts'
import type { RpcHandler, RpcPort, RpcReply } from '../../../l1/rpc/port.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { Groth16 } from '../../../prover/contracts/generated/Groth16.ts'
import { timings } from '../../../prover/service/timings.ts'
import { batchCircuit } from './circuit/batch.ts'
import { withoutOf } from './circuit/missing.ts'
import { filePart } from './looking/files.ts'
import { pairingOf } from './looking/pairing.ts'
import { pathOf } from './looking/path.ts'
import { refusedProof } from './looking/refused.ts'
import { pictureOf, writtenRow } from './looking/row.ts'
import { scopePicture } from './looking/scopes.ts'
import { type Survey, survey } from './looking/survey.ts'
import { witnessOf, witnessPicture } from './looking/witness.ts'
import type { FileKind, RowPicture, ZkReads } from './pictures.ts'
import { l1Lens, type ZkWorld } from './state.ts'

interface Asked {
  readonly world: ZkWorld
  /** What the L1 answers about the same moment. */
  readonly l1: (method: string, params: readonly Json[]) => Promise<Json>
}

type Answers = {
  readonly [M in keyof ZkReads]: {
    readonly takes: readonly Kind[]
    readonly answer: (
      asked: Asked,
      ...params: ZkReads[M]['params']
    ) => Promise<ZkReads[M]['result']> | ZkReads[M]['result']
  }
}

/** What a parameter may be. */
type Kind = 'number' | 'number or null' | 'text' | 'state' | 'file'

const answers: Answers = {
  zk_circuit: { takes: ['text'], answer: ({ world }, scope) => scopePicture(surveyOf(world), scope) },
  zk_row: { takes: ['number or null', 'text', 'number'], answer: ({ world }, ...which) => rowOf(world, ...which) },
  zk_witness: {
    takes: ['number', 'text'],
    answer({ world }, batch, scope) {
      const filled = witnessOf(world, batch)
      return filled === null ? null : witnessPicture(filled, surveyOf(world), scope)
    },
  },
  zk_pairing: {
    takes: ['number'],
    async answer(asked, batch) {
      const [key, refused] = await Promise.all([keyOnL1(asked), refusedProof(asked.world, batch, asked.l1)])
      return pairingOf({ world: asked.world, batch, key, refused })
    },
  },
  zk_timings: { takes: [], answer: () => timings() },
  zk_file: {
    takes: ['file', 'number', 'number'],
    answer: (asked, file, batch, part) =>
      filePart({ world: asked.world, file, batch, key: () => keyOnL1(asked) }, part),
  },
  zk_account: { takes: ['number', 'state'], answer: ({ world }, account, at) => pathOf(world, account, at) },
}

const BAD_PARAMS = -32_602

export function createZkRpc(): RpcHandler<ZkWorld> {
  const l1 = createRpcHandler(l1Lens)
  return async (port, request): Promise<RpcReply> => {
    if (!Object.hasOwn(answers, request.method)) return l1(port, request)
    const { takes, answer } = answers[request.method as keyof ZkReads]
    const params: readonly Json[] = Array.isArray(request.params) ? request.params : []
    if (params.length !== takes.length || !takes.every((kind, index) => fits(kind, params[index] ?? null))) {
      return { ok: false, error: { code: BAD_PARAMS, message: `the parameters are: ${takes.join(', ')}` } }
    }
    const { state } = await port.read()
    const asked: Asked = { world: state, l1: (method, args) => answered(l1, port, method, args) }
    const found = await (answer as (asked: Asked, ...params: readonly Json[]) => Promise<Json> | Json)(asked, ...params)
    return { ok: true, result: found }
  }
}

const FILES: readonly FileKind[] = [
  'proof.json',
  'public.json',
  'verification_key.json',
  'circuit.r1cs',
  'witness.wtns',
  'key.zkey',
]

const LONGEST_TEXT = 500

function fits(kind: Kind, given: Json): boolean {
  switch (kind) {
    case 'number':
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0
    case 'number or null':
      return given === null || fits('number', given)
    case 'text':
      return typeof given === 'string' && given.length <= LONGEST_TEXT
    case 'state':
      return given === 'newest' || given === 'executed'
    case 'file':
      return FILES.some((file) => file === given)
  }
}

async function answered(
  l1: RpcHandler<ZkWorld>,
  port: RpcPort<ZkWorld>,
  method: string,
  params: readonly Json[],
): Promise<Json> {
  const reply = await l1(port, { method, params })
  if (!reply.ok) throw new Error(`L1 does not answer ${method}: ${reply.error.message}`)
  return reply.result
}

// ── The circuit ──────────────────────────────────────────────────────────────────────────────────

const surveys = new Map<string, Survey>()

/** Worlds with the same circuit share it. */
function surveyOf({ params: { slots, missing } }: ZkWorld): Survey {
  const name = `${slots} ${missing}`
  const known = surveys.get(name)
  if (known !== undefined) return known
  const made = survey(batchCircuit(slots), withoutOf(missing).without ?? (() => false))
  surveys.set(name, made)
  return made
}

function rowOf(world: ZkWorld, batch: number | null, name: string, nth: number): RowPicture | null {
  const { products, equalities } = surveyOf(world)
  const of = [...products, ...equalities].filter((each) => each === name).length
  const row = nth < of ? writtenRow(batchCircuit(world.params.slots), name, nth) : null
  if (row === null) return null
  const values = batch === null ? null : (witnessOf(world, batch)?.execution.values ?? null)
  return { name, nth, of, ...pictureOf(row, values) }
}

// ── The verifier ─────────────────────────────────────────────────────────────────────────────────

/** The key is the code of an address, behind a byte that stops whoever calls it. */
async function keyOnL1({ world, l1 }: Asked): Promise<Uint8Array> {
  const data = encodeFunctionData({ abi: Groth16.abi, functionName: 'key' })
  const answer = (await l1('eth_call', [{ to: world.contracts.verifier, data }, 'latest'])) as Hex
  const address = decodeFunctionResult({ abi: Groth16.abi, functionName: 'key', data: answer })
  return hexToBytes((await l1('eth_getCode', [address, 'latest'])) as Hex).subarray(1)
}
