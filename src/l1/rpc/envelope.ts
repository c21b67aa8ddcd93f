// JSON-RPC 2.0 around the methods: bodies and batches in, answers out. Knows no transport, so that a server and a page
// wrap the same requests in the same way.

import type { Json } from '../../kernel/types.ts'
import { CODE } from './errors.ts'
import type { RpcErrorBody, RpcReply, RpcRequest } from './port.ts'

/** Answers one request. May throw: the client is told of an internal error and nothing more. */
export type Ask = (request: RpcRequest) => Promise<RpcReply>

/** As geth has it. */
export const MOST_IN_BATCH = 1000
/** Once a batch's answers are this long, the rest of it is refused: what one request may cost must have an end. */
const MOST_BATCH_CHARS = 25_000_000

/** The answer to a body, or `null` where the standard wants none: it held notifications only. */
export async function answerText(body: string, ask: Ask): Promise<string | null> {
  let payload: unknown
  try {
    payload = JSON.parse(body)
  } catch {
    return failure(null, CODE.parseError, 'parse error: the request is not JSON')
  }
  return Array.isArray(payload) ? answerBatch(payload, ask) : answerOne(payload, ask)
}

/** In order, one after the other: what a batch sends, the rest of it can read. */
async function answerBatch(batch: readonly unknown[], ask: Ask): Promise<string | null> {
  if (batch.length === 0) return failure(null, CODE.invalidRequest, 'the batch is empty')
  if (batch.length > MOST_IN_BATCH) {
    return failure(
      null,
      CODE.invalidRequest,
      `the batch is too large: ${batch.length} requests, at most ${MOST_IN_BATCH}`,
    )
  }
  const answers: string[] = []
  let length = 0
  for (const item of batch) {
    const answer = await answerOne(item, length < MOST_BATCH_CHARS ? ask : tooMuch)
    if (answer === null) continue
    answers.push(answer)
    length += answer.length
  }
  return answers.length === 0 ? null : `[${answers.join(',')}]`
}

const tooMuch: Ask = async () => ({
  ok: false,
  error: { code: CODE.limitExceeded, message: 'the answers of this batch are too large: ask for less at a time' },
})

type Id = string | number | null

async function answerOne(item: unknown, ask: Ask): Promise<string | null> {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return failure(null, CODE.invalidRequest, 'the request must be an object')
  }
  const { jsonrpc, method, params, id } = item as { readonly [member: string]: unknown }
  if (id !== undefined && !isId(id)) {
    return failure(null, CODE.invalidRequest, 'id: must be a string, a number or null')
  }
  const known = id ?? null
  if (jsonrpc !== '2.0') return failure(known, CODE.invalidRequest, 'jsonrpc: must be "2.0"')
  if (typeof method !== 'string' || method === '') {
    return failure(known, CODE.invalidRequest, 'method: must be the name of a method')
  }
  const answer = await settled(known, ask({ method, ...(params === undefined ? {} : { params: params as Json }) }))
  return id === undefined ? null : answer
}

/** JSON knows numbers that are none: 1e999 is read as Infinity, and would be echoed as null. */
const isId = (id: unknown): id is Id =>
  id === null || typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))

async function settled(id: Id, asked: Promise<RpcReply>): Promise<string> {
  try {
    const reply = await asked
    return reply.ok
      ? JSON.stringify({ jsonrpc: '2.0', id, result: reply.result })
      : JSON.stringify({ jsonrpc: '2.0', id, error: reply.error })
  } catch {
    return failure(id, CODE.internal, 'internal error')
  }
}

/** An answer to what never became a request. */
export function failure(id: Id, code: number, message: string): string {
  const error: RpcErrorBody = { code, message }
  return JSON.stringify({ jsonrpc: '2.0', id, error })
}
