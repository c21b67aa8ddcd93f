import { expect, test } from 'vitest'
import { createWorld } from '../../../kernel/world.ts'
import { portsOf } from '../engine/ports.ts'
import type { OptimisticState } from '../engine/state.ts'
import { optimisticSystem } from '../engine/system.ts'

test('the ports tell of one batch what L1 is sure of, as it becomes surer', async () => {
  let state: OptimisticState | null = null
  // The world keeps its state to itself; its view is asked for at every look.
  const watched = {
    ...optimisticSystem,
    view(now: OptimisticState, at: number) {
      state = now
      return optimisticSystem.view(now, at)
    },
  }
  const world = await createWorld({ system: watched, seed: 'ports', params: { l1: {} } })
  const ports = async () => {
    await world.view()
    return portsOf(state as unknown as OptimisticState)
  }
  const ask = (type: string, args: object) => world.dispatch({ type, by: 'ana', args: args as never })
  await ask('l2.send', { from: 'ana', wish: { kind: 'withdraw', amount: '1000' } })
  await ask('bridge.deposit', { from: 'ben', valueWei: '1000000000' })
  await world.advance(30)
  expect((await ports()).finality.standingOf(0)).toBe('promised')
  expect((await ports()).inbox.message(0)?.standing).toBe('waiting')
  await world.advance(60)
  expect((await ports()).finality.standingOf(0)).toBe('posted')
  await world.advance(3 * 384)
  expect((await ports()).finality.standingOf(0)).toBe('settled')
  expect((await ports()).inbox.message(0)?.standing).toBe('taken')
  expect((await ports()).outbox?.count).toBe(0)
  await world.advance(7 * 86_400)
  await world.advance(24)
  expect((await ports()).outbox?.withdrawal(0)).toMatchObject({ amount: 1000n })
  await world.advance(3 * 384)
  expect((await ports()).finality.standingOf(0)).toBe('final')
})
