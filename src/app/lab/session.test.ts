import { afterEach, expect, test, vi } from 'vitest'
import { ask, tally } from '../../testing/tally.ts'
import { createEngine } from '../../worker/engine.ts'
import { openLab } from './session.ts'

const modules = { tally: async () => ({ system: tally, chains: {} }) }

async function open(beating = false) {
  const engine = createEngine({ modules })
  let wall = 0
  const { lab } = await openLab({
    engine,
    scenario: { system: 'tally', seed: 's', params: { beating }, log: [] },
    now: () => wall,
  })
  const at = () => lab.store.getState().status?.moment
  const sum = async () => ((await engine.view(lab.store.getState().status?.id as never)) as { sum: number }).sum
  return { lab, engine, at, sum, passWall: (ms: number) => (wall += ms) }
}

afterEach(() => {
  vi.useRealTimers()
})

test('undo goes back a whole action and redo forth again, and neither loses anything', async () => {
  const { lab, at, sum } = await open()
  await lab.act(ask('tally.add', { amount: 60 }))
  await lab.act(ask('tally.add', { amount: 1 }))
  await lab.undo()
  expect([at(), await sum()]).toEqual([{ position: 1, seq: 2 }, 60])
  await lab.undo()
  expect([at(), await sum()]).toEqual([{ position: 0, seq: 0 }, 0])
  await lab.undo()
  expect(at()).toEqual({ position: 0, seq: 0 })
  await lab.redo()
  await lab.redo()
  await lab.redo()
  expect([at(), await sum()]).toEqual([{ position: 2, seq: 3 }, 61])
})

test('acting in the past makes a branch, and the first line can be opened again', async () => {
  const { lab, at, sum } = await open()
  await lab.act(ask('tally.add', { amount: 1 }))
  await lab.act(ask('tally.add', { amount: 2 }))
  await lab.stepBack()
  await lab.act(ask('tally.add', { amount: 10 }))
  const { branches } = lab.store.getState()
  expect(branches.map((branch) => branch.label)).toEqual(['A', 'B'])
  expect(branches[1]?.parent?.at).toEqual({ position: 1, seq: 1 })
  expect(await sum()).toBe(11)
  await lab.openBranch(branches[0]?.id as never)
  await lab.toEnd()
  expect([at(), await sum()]).toEqual([{ position: 2, seq: 2 }, 3])
})

test('a refusal is shown and moves nothing', async () => {
  const { lab, at } = await open()
  expect(await lab.act(ask('tally.add', { amount: -1 }))).toMatchObject({ code: 'below-zero' })
  expect(lab.store.getState().refusal).toMatchObject({ refusal: { code: 'below-zero' } })
  expect(at()).toEqual({ position: 0, seq: 0 })
  await lab.act(ask('tally.add', { amount: 1 }))
  expect(lab.store.getState().refusal).toBeNull()
})

test('a step at the end lets time pass to the next thing that happens', async () => {
  const { lab } = await open(true)
  await lab.stepForward()
  await lab.stepForward()
  expect(lab.store.getState().status).toMatchObject({ now: 24, moment: { position: 2, seq: 2 } })
  await lab.toStart()
  await lab.stepForward()
  expect(lab.store.getState().status).toMatchObject({ now: 12, head: { position: 2, seq: 2 } })
})

test('while playing, the clock runs ahead on the wall and the engine follows when something is due', async () => {
  vi.useFakeTimers()
  const { lab, passWall } = await open(true)
  lab.setSpeed(4)
  lab.play()
  passWall(2000)
  await vi.advanceTimersByTimeAsync(100)
  expect(lab.store.getState()).toMatchObject({ ahead: 8, status: { now: 0 } })
  passWall(1000)
  await vi.advanceTimersByTimeAsync(100)
  expect(lab.store.getState()).toMatchObject({ ahead: 0, status: { now: 12 } })
  passWall(1000)
  await vi.advanceTimersByTimeAsync(100)
  lab.pause()
  await lab.act(ask('tally.nothing'))
  expect(lab.store.getState().status?.now).toBe(16)
  expect((await lab.scenario()).log.map((entry) => entry.type)).toEqual([
    'clock.advance',
    'clock.advance',
    'tally.nothing',
  ])
})
