import { digestOf } from '../../kernel/canonical.ts'
import type { AnyEvent, Hex, Json, Scenario } from '../../kernel/types.ts'
import type { EngineApi, WorldId } from '../../worker/api.ts'

// What an engine makes of a scenario, in few words. The same lines run in Node and in each browser's page.

export interface Observed {
  readonly digest: Hex
  /** Hash of the newest block of the world's first chain. */
  readonly head: string
  readonly events: number
  readonly eventsDigest: Hex
  readonly viewDigest: Hex
  /** Of what JSON-RPC reads: a block, fees, proofs, and traces of the last transactions. */
  readonly readsDigest: Hex
  readonly milliseconds: number
}

const TRACED = 4

/** Opens a scenario, which makes its moves again, and looks at what came of them. */
export async function replay(engine: EngineApi, scenario: Scenario): Promise<Observed> {
  const start = performance.now()
  const { status, stoppedAt } = await engine.open(scenario)
  if (stoppedAt !== null) throw new Error(`entry ${stoppedAt.position} was refused: ${stoppedAt.refusal.code}`)
  return observe(engine, status.id, start)
}

/** The world as it is now, which is closed with that. */
export async function observe(engine: EngineApi, id: WorldId, start: number): Promise<Observed> {
  const events = await engine.events(id)
  const [head, readsDigest] = await Promise.all([headHash(engine, id), digestOfReads(engine, id, events)])
  const observed = {
    digest: await engine.digest(id),
    head,
    events: events.length,
    eventsDigest: digestOf(events.map((event) => ({ ...event }))),
    viewDigest: digestOf(await engine.view(id)),
    readsDigest,
  }
  await engine.close(id)
  return { ...observed, milliseconds: Math.round(performance.now() - start) }
}

async function ask(engine: EngineApi, id: WorldId, method: string, params: Json): Promise<Json> {
  const { reply } = await engine.request(id, { method, params })
  // A refusal is an answer too, and has to be the same one.
  return reply.ok ? reply.result : { code: reply.error.code, message: reply.error.message }
}

async function headHash(engine: EngineApi, id: WorldId): Promise<string> {
  const block = await ask(engine, id, 'eth_getBlockByNumber', ['latest', false])
  if (block === null || typeof block !== 'object' || !('hash' in block)) throw new Error('The chain has no head.')
  return String(block['hash'])
}

async function digestOfReads(engine: EngineApi, id: WorldId, events: readonly AnyEvent[]): Promise<Hex> {
  const included = events.filter(({ type }) => type === 'l1.included').slice(-TRACED)
  const hashes = included.map(({ data }) => (data as { readonly hash: string }).hash)
  const sender = (included.at(-1)?.data as { readonly from: string } | undefined)?.from ?? `0x${'00'.repeat(20)}`
  const blob = events.flatMap(({ data }) => (data as { readonly blobs?: readonly string[] }).blobs ?? []).at(-1)
  // Not the difference of two states: its names of slots are as many as the machine has met, in whatever world.
  const asked: readonly (readonly [method: string, params: Json])[] = [
    ['eth_getBlockByNumber', ['latest', true]],
    ['eth_getBlockReceipts', ['latest']],
    ['eth_feeHistory', [8, 'latest', [10, 50, 90]]],
    ['eth_blobBaseFee', []],
    ['eth_getProof', [sender, ['0x0'], 'latest']],
    ['lab_getBuilding', ['latest']],
    ...(blob === undefined ? [] : [['lab_openBlob', [blob, { index: 0 }]] as const]),
    ...hashes.flatMap((hash): [string, Json][] => [
      ['eth_getTransactionReceipt', [hash]],
      ['debug_traceTransaction', [hash]],
      ['debug_traceTransaction', [hash, { tracer: 'callTracer' }]],
    ]),
  ]
  const answers: Json[] = []
  for (const [method, params] of asked) answers.push(await ask(engine, id, method, params))
  return digestOf(answers)
}
