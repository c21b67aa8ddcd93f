import { expect, test } from 'vitest'
import type { RpcHandler } from '../l1/rpc/port.ts'
import { ask, type Tally, tally } from '../testing/tally.ts'
import { createEngine, UnknownSystem } from './engine.ts'

/** Enough of a chain to see that requests read their moment, write entries, and branch. */
const chain: RpcHandler<Tally> = async (port, { method, params }) => {
  if (method === 'sum') return { ok: true, result: (await port.read()).state.sum }
  if (method === 'snapshot') {
    const id = String(port.session.nextId++)
    port.session.snapshots.set(id, (await port.read()).moment)
    return { ok: true, result: id }
  }
  if (method === 'revert') {
    const at = port.session.snapshots.get(String(params))
    if (!at) return { ok: false, error: { code: -32000, message: 'no such snapshot' } }
    await port.branch(at)
    return { ok: true, result: true }
  }
  const outcome = await port.act(ask('tally.add', { amount: Number(params) }, 'rpc'))
  return outcome.ok ? { ok: true, result: null } : { ok: false, error: { code: -32000, message: outcome.refusal.code } }
}

const modules = { tally: async () => ({ system: tally, chains: { 7: { request: chain, trace: async () => null } } }) }
const scenario = { system: 'tally', seed: 's', params: { beating: true }, log: [ask('tally.add', { amount: 5 })] }

test('several worlds live side by side, each under its handle', async () => {
  const engine = createEngine({ modules })
  const a = (await engine.open(scenario)).status
  const b = (await engine.open({ ...scenario, log: [] })).status
  await engine.act(a.id, ask('tally.add', { amount: 1 }))
  expect([await engine.view(a.id), await engine.view(b.id)]).toMatchObject([{ sum: 6 }, { sum: 0 }])
})

test('acting in the past happens in a fork, and the original keeps its future', async () => {
  const engine = createEngine({ modules })
  const { status } = await engine.open(scenario)
  await engine.act(status.id, ask('tally.add', { amount: 1 }))
  await engine.seek(status.id, { position: 1, seq: 1 })
  const acted = await engine.act(status.id, ask('tally.add', { amount: 10 }))
  expect(acted.status.id).not.toBe(status.id)
  expect(acted.status.parent).toEqual({ id: status.id, at: { position: 1, seq: 1 } })
  expect(await engine.view(acted.status.id)).toMatchObject({ sum: 15 })
  expect((await engine.log(status.id)).length).toBe(2)
})

test('a refusal in the past makes no fork', async () => {
  const engine = createEngine({ modules })
  const { status } = await engine.open(scenario)
  await engine.act(status.id, ask('tally.add', { amount: 1 }))
  await engine.seek(status.id, { position: 1, seq: 1 })
  const acted = await engine.act(status.id, ask('tally.add', { amount: -100 }))
  expect(acted).toMatchObject({
    outcome: { ok: false, refusal: { code: 'below-zero' } },
    status: { id: status.id, moment: { position: 1 } },
  })
})

test('reads name their moment without moving the cursor', async () => {
  const engine = createEngine({ modules })
  const { status } = await engine.open(scenario)
  expect(await engine.view(status.id, { position: 0, seq: 0 })).toMatchObject({ sum: 0 })
  const { reply } = await engine.request(status.id, { method: 'sum' }, { at: { position: 0, seq: 0 } })
  expect(reply).toEqual({ ok: true, result: 0 })
  expect((await engine.status(status.id)).moment).toEqual(status.head)
})

test('a state-changing request is a log entry, and evm_revert goes on in a branch', async () => {
  const engine = createEngine({ modules })
  const { status } = await engine.open(scenario)
  await engine.request(status.id, { method: 'snapshot' })
  await engine.request(status.id, { method: 'add', params: 3 })
  expect((await engine.log(status.id)).at(-1)).toMatchObject({ by: 'rpc', type: 'tally.add' })
  const reverted = await engine.request(status.id, { method: 'revert', params: '1' })
  expect(reverted.status.id).not.toBe(status.id)
  expect(await engine.view(reverted.status.id)).toMatchObject({ sum: 5 })
  expect(await engine.view(status.id)).toMatchObject({ sum: 8 })
  expect(await engine.request(status.id, { method: 'sum' }, { chainId: 9 })).toMatchObject({
    reply: { ok: false, error: { code: 4901 } },
  })
})

test('a long advance tells true progress and can be cancelled without trace', async () => {
  const engine = createEngine({ modules, breathe: () => new Promise((resolve) => setTimeout(resolve)) })
  const { status } = await engine.open(scenario)
  const told: (number | null)[] = []
  await engine.onProgress(status.id, (progress) => {
    told.push(progress && progress.done / progress.of)
    if (progress && progress.done >= 600) void engine.cancel(status.id)
  })
  const { outcome, status: after } = await engine.advance(status.id, 3600)
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'cancelled' } })
  expect(after).toEqual(status)
  expect(told.at(-1)).toBeNull()
  const shares = told.slice(0, -1) as number[]
  expect(shares.length).toBeGreaterThan(40)
  expect(shares).toEqual([...shares].sort((x, y) => x - y))
  expect((await engine.advance(status.id, 12)).outcome.ok).toBe(true)
})

test('opening stops before the first entry that is refused, and says which', async () => {
  const engine = createEngine({ modules })
  const log = [ask('tally.add', { amount: 5 }), ask('tally.add', { amount: -9 }), ask('tally.add', { amount: 1 })]
  const opened = await engine.open({ ...scenario, log })
  expect(opened.stoppedAt).toEqual({ position: 1, refusal: { code: 'below-zero', facts: { sum: -4 } } })
  expect(opened.status.head.position).toBe(1)
})

test('an unknown system, world or inherited property name is an error that says so', async () => {
  const engine = createEngine({ modules })
  await expect(engine.open({ ...scenario, system: 'constructor' })).rejects.toBeInstanceOf(UnknownSystem)
  await expect(engine.view('w99' as never)).rejects.toThrow(/no world w99/)
})

test('what is known already of a growing world is not told again', async () => {
  const engine = createEngine({ modules })
  const { status } = await engine.open(scenario)
  const [log, moments] = [await engine.log(status.id), await engine.moments(status.id)]
  await engine.advance(status.id, 3600)
  const [moreLog, moreMoments] = [
    await engine.log(status.id, log.length),
    await engine.moments(status.id, moments.length),
  ]
  expect([moreLog.length, moreMoments.length]).toEqual([1, 300])
  expect([...log, ...moreLog]).toEqual(await engine.log(status.id))
  expect([...moments, ...moreMoments]).toEqual(await engine.moments(status.id))
})
