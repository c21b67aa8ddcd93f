import { encodeDeployData, encodeFunctionData, keccak256, toHex } from 'viem'
import { beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { ShelfDebug } from '../../testing/contracts/generated/Shelf.debug.ts'
import { Shelf } from '../../testing/contracts/generated/Shelf.ts'
import { createTestEvm, type TestEvm } from '../../testing/evm.ts'
import { keysFromAddresses, keysFromAll, keysFromTrace } from './mappingKeys.ts'
import { decodeStorage, type KnownKeys, type StorageNode } from './storage.ts'
import type { Trace } from './trace.ts'

let evm: TestEvm
let shelf: Hex
let trace: Trace
beforeAll(async () => {
  evm = await createTestEvm()
  shelf = await evm.deploy(encodeDeployData(Shelf))
  const run = await evm.send({
    to: shelf,
    data: encodeFunctionData({ abi: Shelf.abi, functionName: 'fill', args: [42n, '0xdeadbeef'] }),
  })
  expect(run.ok).toBe(true)
  trace = run.trace
})

const read = (slot: Hex) => evm.storage(shelf, slot)
const decode = (keys?: KnownKeys, maxItems?: number) =>
  decodeStorage(ShelfDebug.storageLayout, read, { ...(keys && { keys }), ...(maxItems && { maxItems }) })

function at(nodes: readonly StorageNode[], ...path: string[]): StorageNode {
  const [label, ...rest] = path
  const node = nodes.find((candidate) => candidate.label === label)
  if (!node) throw new Error(`no ${label} among ${nodes.map((candidate) => candidate.label).join(', ')}`)
  return rest.length === 0 ? node : at(node.children, ...rest)
}
const valueAt = (nodes: readonly StorageNode[], ...path: string[]) => at(nodes, ...path).value?.value

test('values that share a word are told apart, signs and all', async () => {
  const nodes = await decode()
  const owner = evm.accounts[0].address
  expect(valueAt(nodes, 'isOpen')).toBe(true)
  expect(valueAt(nodes, 'floor')).toBe(-3n)
  expect(valueAt(nodes, 'mood')).toBe(2n)
  expect(valueAt(nodes, 'steps')).toBe(77n)
  expect(at(nodes, 'owner').value).toEqual({ kind: 'address', value: owner })
  expect(valueAt(nodes, 'neighbour')).toBe(shelf)
  expect(valueAt(nodes, 'digest')).toBe(keccak256(toHex('digest')))
  expect(at(nodes, 'isOpen').slot).toBe(at(nodes, 'owner').slot)
  expect(at(nodes, 'floor')).toMatchObject({ raw: '0xfd', offset: 1, size: 1 })
})

test('short and long strings and bytes', async () => {
  const nodes = await decode()
  expect(at(nodes, 'blob').value).toEqual({ kind: 'bytes', value: '0x00ff80' })
  expect(valueAt(nodes, 'shortText')).toBe('1234567890123456789012345678901')
  expect(valueAt(nodes, 'longText')).toBe('A line that is too long for one word, é')
})

test('arrays: fixed, packed, dynamic, of arrays', async () => {
  const nodes = await decode()
  expect(at(nodes, 'fixedNumbers').children.map((child) => child.value?.value)).toEqual([1n, 2n, 3n, 4n, 65_535n])
  expect(at(nodes, 'halves').value).toEqual({ kind: 'length', value: 3n })
  expect(at(nodes, 'halves').children.map((child) => child.value?.value)).toEqual([1n, 2n ** 128n - 1n, 42n])
  const grid = at(nodes, '_grid').children.map((row) => row.children.map((child) => child.value?.value))
  expect(grid).toEqual([
    [7n, 8n],
    [9n, 10n],
  ])
})

test('structs, also within arrays', async () => {
  const nodes = await decode()
  expect(valueAt(nodes, 'top', 'corner', 'x')).toBe(-1n)
  expect(valueAt(nodes, 'top', 'corner', 'y')).toBe(2n ** 63n - 1n)
  expect(valueAt(nodes, 'top', 'code')).toBe('0x010203')
  expect(valueAt(nodes, '_drawers', '[1]', 'label')).toBe('second')
  expect(valueAt(nodes, '_drawers', '[0]', 'label')).toBe('')
  const pages = at(nodes, '_drawers', '[1]', 'pages').children.map((page) => page.value?.value)
  expect(pages).toEqual(Array.from({ length: 20 }, (_, i) => BigInt(i + 1)))
})

test('a mapping shows nothing until its keys are known; a trace knows those that were used', async () => {
  expect(at(await decode(), 'byName').children).toHaveLength(0)
  const nodes = await decode(keysFromTrace(trace))
  const owner = evm.accounts[0].address
  expect(valueAt(nodes, 'byName', '["ana"]')).toBe(42n)
  expect(valueAt(nodes, 'tagged', '[0xdeadbeef]', '[-5]')).toBe(true)
  expect(valueAt(nodes, '_drawersOf', `[${owner}]`, 'label')).toBe('mine')
})

test('the people of the world are keys of every mapping from addresses', async () => {
  const [ana, ben] = evm.accounts
  const keys = keysFromAll([keysFromAddresses([ana.address, ben.address]), keysFromTrace(trace)])
  const drawers = at(await decode(keys), '_drawersOf').children
  expect(drawers.map((drawer) => drawer.label)).toEqual([`[${ana.address}]`, `[${ben.address}]`])
  expect(valueAt(drawers, `[${ben.address}]`, 'label')).toBe('')
})

test('long arrays and strings are cut, and the rest is counted', async () => {
  const nodes = await decode(undefined, 1)
  expect(at(nodes, 'halves')).toMatchObject({ omitted: 2, value: { value: 3n } })
  expect(at(nodes, 'longText').omitted).toBe(8)
})

test('words that the compiler cannot have written give bytes and no value', async () => {
  const layout = {
    storage: [{ label: 'text', type: 't_string_storage', slot: '0', offset: 0 }],
    types: { t_string_storage: { encoding: 'bytes', label: 'string', numberOfBytes: '32' } },
  } as const
  for (const word of [`0x${'00'.repeat(31)}05`, `0x${'11'.repeat(31)}02`, `0x${'00'.repeat(31)}40`] as const) {
    const [node] = await decodeStorage(layout, async () => word)
    expect(node).toMatchObject({ value: null, raw: word })
  }
  const [notText] = await decodeStorage(layout, async () => `0xff${'00'.repeat(30)}02`)
  expect(notText?.value).toEqual({ kind: 'bytes', value: '0xff' })
})

test('every word of the contract’s storage is read at most once', async () => {
  const slots: Hex[] = []
  await decodeStorage(ShelfDebug.storageLayout, (slot) => {
    slots.push(slot)
    return read(slot)
  })
  expect(new Set(slots).size).toBe(slots.length)
})
