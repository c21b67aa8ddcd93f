import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createRpcFixtures } from '../../testing/rpcFixtures.ts'
import { entryOf, RPC_MATRIX } from './matrix.ts'
import { methods } from './methods/all.ts'

const entries = RPC_MATRIX.flatMap((group) => group.entries)
const supported = entries.filter((entry) => entry.status === 'supported')

test('each method stands in the matrix once; what is supported has a handler, and each handler is there', () => {
  const names = entries.map((entry) => entry.method)
  expect(names).toEqual([...new Set(names)])
  expect(supported.map((entry) => entry.method).sort()).toEqual(Object.keys(methods).sort())
})

test('what is refused says why', () => {
  expect(entries.filter((entry) => entry.status === 'refused' && entry.note === '')).toEqual([])
})

/** All that viem's public, wallet and test clients ask for: read from their sources, so that an update cannot hide one. */
function methodsOfViem(): string[] {
  const actions = fileURLToPath(new URL('../../../node_modules/viem/actions/', import.meta.url))
  const sources = ['public', 'wallet', 'test'].flatMap((folder) =>
    readdirSync(`${actions}${folder}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => readFileSync(`${actions}${folder}/${name}`, 'utf8')),
  )
  const found = sources.flatMap((source) => [
    ...[...source.matchAll(/method: '([a-z0-9]+_[a-zA-Z0-9_]+)'/g)].map(([, name]) => name as string),
    ...[...source.matchAll(/method: `\$\{client\.mode\}_([a-zA-Z]+)`/g)].flatMap(([, name]) => [
      `anvil_${name}`,
      `hardhat_${name}`,
    ]),
  ])
  return [...new Set(found)]
}

test('the matrix knows every method that viem calls', () => {
  const called = methodsOfViem()
  expect(called.length).toBeGreaterThan(90)
  expect(called.filter((name) => entryOf(name) === null)).toEqual([])
})

test('each supported method answers, and changes the world exactly when the matrix says so', async () => {
  const { world, paramsOf } = await createRpcFixtures()
  const wrong: string[] = []
  for (const entry of supported) {
    const params = await paramsOf(entry.method)
    const before = { digest: await world.digest(), id: world.id() }
    const reply = await world.ask(entry.method, params)
    const hasChanged = (await world.digest()) !== before.digest || world.id() !== before.id
    if (!reply.ok) wrong.push(`${entry.method}: ${reply.error.message}`)
    if (hasChanged !== entry.writes)
      wrong.push(`${entry.method}: ${hasChanged ? 'changed the world' : 'changed nothing'}`)
  }
  expect(wrong).toEqual([])
})

test('each refused method is refused with its code, and changes nothing', async () => {
  const { world } = await createRpcFixtures()
  const before = await world.digest()
  for (const entry of entries) {
    if (entry.status === 'supported') continue
    const reply = await world.ask(entry.method, [])
    expect(reply).toMatchObject({
      ok: false,
      error: { code: entry.refusedWith, message: expect.stringContaining(entry.note) },
    })
  }
  expect(await world.digest()).toBe(before)
})
