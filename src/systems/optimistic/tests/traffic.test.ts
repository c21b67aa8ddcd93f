import { expect, test } from 'vitest'
import { createWorld, type World } from '../../../kernel/world.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { StageSize } from '../engine/types/shared.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { ask, paramsOf, wait } from './everybody.ts'
import { viewOf } from './laws.ts'

const open = (params: object = {}): Promise<World> =>
  createWorld({
    system: optimisticSystem,
    seed: 'traffic',
    params: { ...(paramsOf({ branching: 2, posting: 'blob', watchers: [] }) as object), ...params },
  })
const traffic = (payments: number) => ask('l2.traffic', { payments })
const queued = ({ events }: World) =>
  events.flatMap(({ type, data }) => (type === 'l2.queued' ? [data as { fromId: string; toId: string }] : []))

test('a busy moment is so many signed payments between different people, the same ones in every world of this seed', async () => {
  const [one, other] = [await open(), await open()]
  for (const world of [one, other]) expect(await world.dispatch(traffic(60))).toMatchObject({ ok: true })
  expect(queued(one)).toEqual(queued(other))
  expect(queued(one)).toHaveLength(60)
  expect(queued(one).filter(({ fromId, toId }) => fromId === toId || fromId === 'sequencer')).toEqual([])
  expect(new Set(queued(one).map(({ fromId }) => fromId)).size).toBeGreaterThan(2)
  await one.dispatch(wait(1))
  expect((await viewOf(one)).open.transactions).toBe(60)
})

test('two moments are two draws', async () => {
  const world = await open()
  await world.dispatch(traffic(20))
  await world.dispatch(traffic(20))
  const all = queued(world)
  expect(all.slice(0, 20)).not.toEqual(all.slice(20))
})

test('nobody can pay himself only', async () => {
  const world = await open({ residents: [{ id: 'ana', etherGwei: '1000000000', token: '0' }] })
  expect(await world.dispatch(traffic(1))).toMatchObject({ ok: false, refusal: { code: 'nobody-to-pay' } })
})

test('who cannot pay is told so, and then nobody has paid', async () => {
  const poor = (id: string) => ({ id, etherGwei: '20000000', token: '0' })
  const world = await open({ residents: [poor('ana'), poor('ben')] })
  expect(await world.dispatch(traffic(200))).toMatchObject({ ok: false, refusal: { code: 'cannot-pay-there' } })
  expect(queued(world)).toEqual([])
})

test('a stage’s fields add up to what it takes, and what is left without signatures is told beside it', async () => {
  const world = await open({ batchPolicy: { maxTransactions: 200, maxAgeSeconds: 600, maxPriceGwei: null } })
  await world.dispatch(traffic(100))
  await world.dispatch(wait(1))
  const { stages } = (await viewOf(world)).open
  expect(stages.map(({ stage }) => stage)).toEqual(['rlp', 'packed', 'indexed', 'short', 'deflated'])
  for (const { bytes, fields } of stages) expect(fields.reduce((sum, field) => sum + field.bytes, 0)).toBe(bytes)
  expect(at(stages, 'short').bytes - at(stages, 'short').unsigned).toBe(100 * 64)
  expect(at(stages, 'deflated').unsigned).toBeLessThanOrEqual(100 * 12)
  expect(at(stages, 'deflated').bytes).toBeLessThanOrEqual(100 * 80)
  await world.dispatch(ask('sequencer.post', {}))
  const { batches }: OptimisticView = await viewOf(world)
  expect(batches[0]?.stages).toEqual(stages)
})

const at = (stages: readonly StageSize[], name: string): StageSize =>
  stages.find(({ stage }) => stage === name) ?? expect.fail(name)
