import { expect, test } from 'vitest'
import type { AnyAction, Outcome } from '../../../kernel/types.ts'
import { createWorld, type World } from '../../../kernel/world.ts'
import { sidechainSystem } from '../engine/system.ts'
import type { SidechainView } from '../engine/types.ts'

const ETH = 10n ** 18n
const open = () => createWorld({ system: sidechainSystem, seed: 'beside', params: { l1: { blobSchedule: 'bpo2' } } })
const view = async (world: World) => (await world.view()) as unknown as SidechainView
const ask = (world: World, type: string, args: AnyAction['args']) => world.dispatch({ type, by: 'learner', args })
const typesOf = (outcome: Outcome) => (outcome.ok ? outcome.events.map(({ type }) => type) : [outcome.refusal.code])
const bridged = (world: World) => world.events.filter(({ type }) => type.startsWith('bridge.')).map(({ type }) => type)
const sideBalance = async (world: World, id: string) =>
  BigInt((await view(world)).side.people.find((person) => person.id === id)?.balanceWei ?? -1)
const eth = (n: bigint) => (n * ETH).toString()

async function withDeposit(): Promise<World> {
  const world = await open()
  await ask(world, 'bridge.deposit', { from: 'ana', valueWei: eth(2n) })
  await world.advance(60)
  return world
}

test('over the bridge and back: locked, credited, burnt, released', async () => {
  const world = await withDeposit()
  expect(bridged(world)).toEqual(['bridge.deposited', 'bridge.credited'])
  expect(await sideBalance(world, 'ana')).toBe(2n * ETH)
  expect((await view(world)).bridge).toMatchObject({ lockedWei: eth(2n), owedWei: eth(2n) })

  await ask(world, 'side.pay', { from: 'ana', to: 'ben', valueWei: eth(1n) })
  await world.advance(8)
  expect(await sideBalance(world, 'ben')).toBe(ETH)

  await ask(world, 'bridge.burn', { from: 'ben', valueWei: (ETH / 2n).toString() })
  await world.advance(8)
  await ask(world, 'bridge.claim', { burn: 0 })
  await world.advance(12)
  expect(bridged(world).slice(2)).toEqual(['bridge.burnt', 'bridge.released'])
  const { bridge, exits } = await view(world)
  expect(bridge).toMatchObject({
    lockedWei: (2n * ETH - ETH / 2n).toString(),
    owedWei: (2n * ETH - ETH / 2n).toString(),
  })
  expect(exits).toMatchObject([{ burn: 0, releasedIn: expect.any(Number) }])
  expect(typesOf(await ask(world, 'bridge.claim', { burn: 0 }))).toEqual(['already-released'])
})

test('the sidechain has no ether of its own', async () => {
  const world = await open()
  expect(await sideBalance(world, 'ana')).toBe(0n)
  expect(typesOf(await ask(world, 'side.pay', { from: 'ana', to: 'ben', valueWei: '1' }))).toEqual([
    'insufficient-funds',
  ])
})

test('with too few validators online no block comes, and nothing that was locked comes out', async () => {
  const world = await withDeposit()
  await ask(world, 'bridge.burn', { from: 'ana', valueWei: eth(1n) })
  await world.advance(8)
  const before = (await view(world)).side.head
  const gone = await ask(world, 'validators.set', { ids: ['alma', 'boris', 'chen'], mode: 'offline' })
  expect(typesOf(gone)).toEqual(['validators.changed', 'side.halted'])
  await world.advance(7 * 86_400)
  const halted = await view(world)
  expect(halted).toMatchObject({ isHalted: true, online: 2, bridge: { lockedWei: eth(2n) } })
  expect(halted.side.head).toBe(before)
  expect(typesOf(await ask(world, 'bridge.claim', { burn: 0 }))).toEqual(['too-few-signatures'])

  expect(typesOf(await ask(world, 'validators.set', { ids: ['chen'], mode: 'honest' }))).toContain('side.resumed')
  await world.advance(60)
  expect((await view(world)).side.head).toBeGreaterThan(before)
  await ask(world, 'bridge.claim', { burn: 0 })
  await world.advance(12)
  expect((await view(world)).bridge.lockedWei).toBe(eth(1n))
})

test('a deposit is not credited before it has been watched for long enough', async () => {
  const world = await open()
  await ask(world, 'bridge.deposit', { from: 'ana', valueWei: eth(1n) })
  await world.advance(12 + 23)
  expect(bridged(world)).toEqual(['bridge.deposited'])
  await world.advance(4)
  expect(bridged(world)).toEqual(['bridge.deposited', 'bridge.credited'])
})

test('corrupt validators below the threshold steal nothing: the contract refuses, on chain', async () => {
  const world = await withDeposit()
  expect(typesOf(await ask(world, 'bridge.steal', { from: 'mallory', valueWei: eth(2n) }))).toEqual(['nobody-corrupt'])
  await ask(world, 'validators.set', { ids: ['alma', 'boris'], mode: 'corrupt' })
  await ask(world, 'bridge.steal', { from: 'mallory', valueWei: eth(2n) })
  await world.advance(12)
  expect(world.events.filter(({ type }) => type === 'l1.included').at(-1)?.data).toMatchObject({ ok: false })
  expect((await view(world)).bridge.lockedWei).toBe(eth(2n))
})

test('corrupt validators at the threshold take what others own, and to L1 it is a release like any other', async () => {
  const world = await withDeposit()
  await ask(world, 'validators.set', { ids: ['alma', 'boris', 'chen'], mode: 'corrupt' })
  await ask(world, 'bridge.steal', { from: 'mallory', valueWei: eth(2n) })
  await world.advance(12)
  expect(bridged(world).at(-1)).toBe('bridge.robbed')
  const { bridge, exits } = await view(world)
  expect(bridge).toMatchObject({ lockedWei: '0', owedWei: eth(2n) })
  expect(exits).toMatchObject([{ burntIn: null, releasedIn: expect.any(Number) }])

  // Ana still has her ether on the sidechain. It is worth nothing now: there is nothing to take out.
  await ask(world, 'bridge.burn', { from: 'ana', valueWei: eth(1n) })
  await world.advance(8)
  await ask(world, 'bridge.claim', { burn: 0 })
  await world.advance(12)
  expect(world.events.filter(({ type }) => type === 'l1.included').at(-1)?.data).toMatchObject({ ok: false })
})

test('a reorg of L1 after the credit leaves the sidechain owing what nobody locked', async () => {
  const world = await withDeposit()
  const { deposits, l1 } = await view(world)
  const lost = deposits[0]?.tx ?? expect.fail('no deposit')
  await ask(world, 'l1.reorg', { depth: l1.head - (deposits[0]?.block ?? 0) + 1, censor: [lost] })
  expect((await view(world)).bridge).toMatchObject({ lockedWei: '0', owedWei: eth(2n) })
})

test('two quiet chains skip a week in one stride', async () => {
  const world = await withDeposit()
  const steps = world.events.length
  expect((await world.advance(7 * 86_400)).ok).toBe(true)
  expect(world.events.length - steps).toBeLessThan(60)
})

test('nonsense is refused as a value', async () => {
  const world = await open()
  expect(typesOf(await ask(world, 'validators.set', { ids: ['zoe'], mode: 'offline' }))).toEqual(['no-such-validator'])
  expect(typesOf(await ask(world, 'bridge.claim', { burn: 3 }))).toEqual(['no-such-burn'])
  expect(typesOf(await ask(world, 'bridge.steal', { from: 'nobody', valueWei: '1' }))).toEqual(['unknown-account'])
  expect(typesOf(await ask(world, 'bridge.deposit', { from: 'ana', valueWei: eth(99n) }))).toEqual([
    'insufficient-funds',
  ])
})
