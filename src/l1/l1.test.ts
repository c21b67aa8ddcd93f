import { expect, test } from 'vitest'
import type { AnyAction, Json } from '../kernel/types.ts'
import { createL1World } from './testing/world.ts'
import type { L1View } from './types.ts'

const act = (type: string, args: Json, by = 'ana'): AnyAction => ({ type, by, args })
const ETH = '1000000000000000000'

test('a payment waits, is sealed, run again by every node, and becomes final two epochs later', async () => {
  const world = await createL1World()
  const view = async () => (await world.view()) as unknown as L1View
  const sent = await world.dispatch(act('l1.pay', { from: 'ana', to: 'ben', valueWei: ETH }))
  expect(sent.ok && sent.events.map((event) => event.type)).toEqual(['l1.queued'])
  expect((await view()).mempool).toMatchObject([{ kind: 'payment', why: null, gasLimit: 21_000 }])

  const advanced = await world.advance(12)
  const types = advanced.ok ? advanced.events.map((event) => event.type) : []
  expect(types).toEqual(['l1.sealed', 'l1.included', 'l1.executed', 'l1.executed', 'l1.executed'])
  const after = await view()
  expect(after.mempool).toEqual([])
  expect(after.people.find((person) => person.id === 'ben')?.balanceWei).toBe('2000000000000000000')
  expect(after.transactions).toMatchObject([{ stage: 'included', ok: true, block: 1 }])
  expect(after.blocks[1]?.gasUsed).toBe(30_000_000)

  // Block 1 is in epoch 0: checkpoint 1 holds it, is justified as epoch 2 begins and final as epoch 3 does.
  await world.advance(62 * 12)
  expect((await view()).transactions[0]?.stage).toBe('included')
  await world.advance(12)
  expect((await view()).transactions[0]?.stage).toBe('safe')
  await world.advance(32 * 12)
  expect((await view()).transactions[0]?.stage).toBe('final')
})

test('seven days are one stride', async () => {
  const world = await createL1World()
  await world.advance(12)
  const advanced = await world.advance(7 * 86_400)
  const types = advanced.ok ? advanced.events.map((event) => event.type) : []
  expect(types).toEqual(['l1.sealed', 'l1.skipped', 'l1.sealed', 'l1.justified', 'l1.finalised'])
  const view = (await world.view()) as unknown as L1View
  expect(view.blocks.at(-1)?.baseFeeWei).toBe(view.params.genesisBaseFeeWei)
})
