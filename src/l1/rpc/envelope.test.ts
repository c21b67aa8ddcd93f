import { expect, test } from 'vitest'
import type { Json } from '../../kernel/types.ts'
import { type Ask, answerText, MOST_IN_BATCH } from './envelope.ts'

const asked: string[] = []
const echo: Ask = async ({ method, params }) => {
  asked.push(method)
  if (method === 'bug') throw new Error('at secret.ts:1:1')
  if (method === 'endless') return { ok: true, result: 'x'.repeat(26_000_000) }
  if (method === 'no') return { ok: false, error: { code: -32000, message: 'no', data: { why: 'because' } } }
  return { ok: true, result: params ?? null }
}
const answer = async (body: unknown): Promise<Json> => {
  const text = await answerText(typeof body === 'string' ? body : JSON.stringify(body), echo)
  return text === null ? null : (JSON.parse(text) as Json)
}
const failed = (code: number, id: Json = null) => ({ jsonrpc: '2.0', id, error: { code, message: expect.any(String) } })
const call = (id: Json, method = 'echo', params: Json = []) => ({ jsonrpc: '2.0', id, method, params })

test('an id comes back as it went, whatever kind it is of', async () => {
  for (const id of [1, 0, -7, 0.5, '', 'a', '1', null, Number.MAX_SAFE_INTEGER]) {
    expect(await answer(call(id, 'echo', [id]))).toEqual({ jsonrpc: '2.0', id, result: [id] })
  }
})

test('what is no JSON is a parse error, and what is no request an invalid one', async () => {
  for (const body of [
    '',
    ' ',
    '{',
    '{"jsonrpc":"2.0","method":"a"',
    '[1,',
    'nul',
    "{'a':1}",
    '{"a":1}{"a":1}',
    '\u0000',
  ]) {
    expect(await answer(body)).toEqual(failed(-32700))
  }
  for (const body of [1, 'text', true, null, {}, { id: {} }, call({}), call([1]), call(true), '{"id":1e999}']) {
    expect(await answer(typeof body === 'string' && body !== 'text' ? body : JSON.stringify(body))).toEqual(
      failed(-32600),
    )
  }
  for (const broken of [
    { jsonrpc: '1.0' },
    { jsonrpc: 2 },
    { jsonrpc: null },
    { method: '' },
    { method: 5 },
    { method: null },
  ]) {
    expect(await answer({ ...call(9), ...broken })).toEqual(failed(-32600, 9))
  }
})

test('a batch is answered in order, each for itself', async () => {
  asked.length = 0
  expect(await answer([call(3), 1, call('b', 'no'), call(1, 'bug'), { jsonrpc: '2.0', method: 'notify' }])).toEqual([
    { jsonrpc: '2.0', id: 3, result: [] },
    failed(-32600),
    { jsonrpc: '2.0', id: 'b', error: { code: -32000, message: 'no', data: { why: 'because' } } },
    failed(-32603, 1),
  ])
  expect(asked).toEqual(['echo', 'no', 'bug', 'notify'])
  expect(await answer([])).toEqual(failed(-32600))
  expect(await answer([[]])).toEqual([failed(-32600)])
})

test('who wants no answer gets none, and is heard all the same', async () => {
  asked.length = 0
  expect(await answer({ jsonrpc: '2.0', method: 'notify' })).toBeNull()
  expect(
    await answer([
      { jsonrpc: '2.0', method: 'first' },
      { jsonrpc: '2.0', method: 'bug' },
    ]),
  ).toBeNull()
  expect(asked).toEqual(['notify', 'first', 'bug'])
})

test('a batch has bounds: in requests, and in what its answers come to', async () => {
  asked.length = 0
  expect(await answer(Array(MOST_IN_BATCH + 1).fill(call(1)))).toEqual(failed(-32600))
  expect(asked).toEqual([])
  const [first, second] = (await answer([call(1, 'endless'), call(2)])) as readonly Json[]
  expect(first).toMatchObject({ id: 1, result: expect.any(String) })
  expect(second).toEqual(failed(-32005, 2))
  expect(asked).toEqual(['endless'])
})

test('an exception is told as an internal error, without a word of what it was', async () => {
  const text = await answerText(JSON.stringify(call(1, 'bug')), echo)
  expect(text).toBe('{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"internal error"}}')
})
