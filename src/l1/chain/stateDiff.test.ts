import { expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { trieChanges } from '../state/diff.ts'
import { trieDelete, triePut } from '../state/trie.ts'
import { drive } from '../testing/drive.ts'
import { castById } from './cast.ts'
import { headOf } from './head.ts'
import { reorg } from './reorg.ts'
import type { L1State } from './state.ts'
import { diffStates, type End } from './stateDiff.ts'
import { pay } from './submit.ts'

const end = (l1: L1State): End => ({ l1, world: l1.world, block: headOf(l1) })
const paying =
  (from: string, to: string, valueWei = '1000') =>
  (state: L1State) =>
    pay(state, { from, to, valueWei }, 0)
const addressOf = (id: string): Hex => castById(id)?.address ?? '0x'

test('a payment: who paid, who got it, and what was burnt is what is missing', async () => {
  const l1 = await drive()
  const before = l1.state
  await l1.ask(paying('ana', 'ben'))
  expect(diffStates(end(before), end(l1.state)).accounts).toEqual([])
  await l1.slots()
  const diff = diffStates(end(before), end(l1.state))
  const of = (id: string) => diff.accounts.find(({ address }) => address === addressOf(id))
  const ben = of('ben')
  expect((ben?.after?.balanceWei ?? 0n) - (ben?.before?.balanceWei ?? 0n)).toBe(1000n)
  expect(of('ana')?.after?.nonce).toBe(1n)
  expect(of('vera')).toBeUndefined()
  expect(diff.burntWei).toBe(BigInt(headOf(l1.state).summary.burntWei))
  expect(diff.burntWei).toBeGreaterThan(0n)
  expect(diff.totalWei).toBe(-diff.burntWei)
  // The protocol's own books changed too, and every key is known by its address.
  expect(diff.accounts.every(({ address }) => address !== null)).toBe(true)
  expect(diff.accounts.flatMap(({ storage }) => storage).every(({ slot }) => slot !== null)).toBe(true)
})

test('the same from the other end is the mirror image', async () => {
  const l1 = await drive()
  const before = l1.state
  await l1.ask(paying('ana', 'ben'))
  await l1.slots(2)
  const forth = diffStates(end(before), end(l1.state))
  const back = diffStates(end(l1.state), end(before))
  expect(back.totalWei).toBe(-forth.totalWei)
  expect(back.burntWei).toBe(-forth.burntWei)
  expect(back.accounts.map(({ address, before: a, after: b }) => ({ address, before: b, after: a }))).toEqual(
    forth.accounts.map(({ address, before: a, after: b }) => ({ address, before: a, after: b })),
  )
})

test('states on both sides of a reorg: what each burnt since they parted counts', async () => {
  const l1 = await drive()
  await l1.slots()
  await l1.ask(paying('ana', 'ben'))
  const hash = l1.view().mempool[0]?.hash ?? '0x'
  await l1.slots()
  const included = l1.state
  await l1.ask((state) => reorg(state, { depth: 1, censor: [hash] }))
  const diff = diffStates(end(included), end(l1.state))
  expect(diff.burntWei).toBe(-BigInt(headOf(included).summary.burntWei))
  expect(diff.totalWei).toBe(-diff.burntWei)
  expect(diff.accounts.find(({ address }) => address === addressOf('ben'))).toBeDefined()
})

test('the changes written into the first state give the state root of the second', async () => {
  const l1 = await drive()
  const before = l1.state
  await l1.ask(paying('ana', 'ben'))
  await l1.ask(paying('ben', 'vera', '5'))
  await l1.slots(3)
  const { codec } = l1.state.machine
  let world = before.world
  for (const { key, after } of trieChanges(before.world, l1.state.world, (a, b) => a === b)) {
    world = after === undefined ? trieDelete(world, key) : triePut(world, key, after)
  }
  expect(bytesToHex(codec.stateRoot(world))).toBe(headOf(l1.state).summary.stateRoot)
})
