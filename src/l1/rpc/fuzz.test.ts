// Whatever a stranger sends: a well-formed reply, never an exception or an internal error, and a world that is
// changed by nothing but what the matrix says changes it, and by no call that failed.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../kernel/types.ts'
import { createRpcFixtures } from '../../testing/rpcFixtures.ts'
import type { WorldId } from '../../worker/api.ts'
import { CODE } from './errors.ts'
import { entryOf, RPC_MATRIX } from './matrix.ts'
import { methods } from './methods/all.ts'

// Nobody else is there and nobody executes again: the fuzz is of the boundary, and blocks are to cost nothing.
const { world, paramsOf } = await createRpcFixtures({ backgroundBaseFeeWei: null, nodes: [] })
const names = RPC_MATRIX.flatMap((group) => group.entries).map((entry) => entry.method)
const examples = new Map<string, readonly Json[]>()
for (const name of Object.keys(methods)) examples.set(name, await paramsOf(name))
const start = await world.engine.status(world.id())

const atom: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(null, true, false, '', '0x', 'latest', 'pending', 'safe', 'earliest', '0x00', '0xg', [], {}),
  fc.constantFrom<Json[]>(
    '0x0',
    '0x1',
    '0x2',
    '0xc',
    '0x7a69',
    '0x20000000000000',
    `0x${'f'.repeat(64)}`,
    `0x1${'0'.repeat(64)}`,
  ),
  fc.constantFrom<Json[]>(-1, 0, 1, 3, 0.5, 2 ** 53, 1e300, '1', '__proto__', 'constructor'),
  // Whatever makes sense for one method may be given to another.
  fc.constantFrom(...[...examples.values()].flat()),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
  fc.string({ maxLength: 10 }),
)

/** The same with a part exchanged, dropped, or added. */
function mutated(value: Json): fc.Arbitrary<Json> {
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    const changed = list.map((item, at) => mutated(item).map((other) => list.with(at, other)))
    return fc.oneof(
      ...changed,
      atom.map((extra) => [...list, extra]),
      fc.constant(list.slice(0, -1)),
      atom,
    )
  }
  if (typeof value === 'object' && value !== null) {
    const members = value as { readonly [key: string]: Json }
    const changed = Object.keys(members).map((key) =>
      fc.oneof(mutated(members[key] ?? null), atom).map((other) => ({ ...members, [key]: other })),
    )
    const grown = fc.tuple(
      fc.constantFrom('gas', 'nonce', 'value', 'gasPrice', 'accessList', 'blobs', 'type', 'x'),
      atom,
    )
    return fc.oneof(
      ...changed,
      grown.map(([key, extra]) => ({ ...members, [key]: extra })),
      atom,
    )
  }
  return atom
}

const request: fc.Arbitrary<{ readonly method: string; readonly params?: Json }> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...examples)
      .chain(([method, params]) => mutated(params as Json).map((other) => ({ method, params: other }))),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...examples).map(([method, params]) => ({ method, params: params as Json })),
  },
  { weight: 2, arbitrary: fc.record({ method: fc.constantFrom(...names), params: fc.array(atom, { maxLength: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        method: fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'eth_')),
        params: fc.jsonValue() as fc.Arbitrary<Json>,
      },
      { requiredKeys: ['method'] },
    ),
  },
)

/** Sent, waited for in vain, and so reported (EIP-7966): the one error after which something has changed. */
const CHANGES_AND_FAILS = CODE.notYetIncluded
let asked = 0
let answered = 0

async function check(id: WorldId, one: { readonly method: string; readonly params?: Json }): Promise<WorldId> {
  const before = await world.engine.digest(id)
  const { reply, status } = await world.engine.request(id, one)
  const hasChanged = status.id !== id || (await world.engine.digest(status.id)) !== before
  asked++
  expect(JSON.parse(JSON.stringify(reply))).toEqual(reply)
  if (reply.ok) {
    answered++
    expect(Object.keys(reply)).toEqual(['ok', 'result'])
    if (hasChanged) expect(entryOf(one.method)).toMatchObject({ writes: true })
    return status.id
  }
  expect(reply.error).toMatchObject({ code: expect.any(Number), message: expect.stringMatching(/./) })
  expect(reply.error.code, reply.error.message).not.toBe(CODE.internal)
  expect(reply.error.message.length).toBeLessThan(600)
  if (reply.error.code !== CHANGES_AND_FAILS) expect(hasChanged).toBe(false)
  return status.id
}

test('strangers get well-formed replies, and errors change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 40 }), async (requests) => {
      let { id } = await world.engine.fork(start.id, start.head)
      for (const one of requests) id = await check(id, one)
      await world.engine.close(id)
    }),
    { numRuns: 120 },
  )
  expect(asked).toBeGreaterThan(2000)
  // A fuzz that is always refused at the door tests the door only.
  expect(answered / asked).toBeGreaterThan(0.15)
}, 180_000)

test('a request that is none is refused as such', async () => {
  for (const broken of [null, 5, 'eth_chainId', [], {}, { method: 5 }, { method: '' }]) {
    const { reply } = await world.engine.request(start.id, broken as never)
    expect(reply).toMatchObject({ ok: false, error: { code: CODE.invalidRequest } })
  }
})
