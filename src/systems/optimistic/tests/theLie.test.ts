import { beforeAll, expect, test } from 'vitest'
import type { AnyAction } from '../../../kernel/types.ts'
import { goalsReached, makeMoves, openLevel, type Played, tryMove } from '../../../testing/levels.ts'
import { expectWellWritten } from '../../../testing/wellWritten.ts'
import type { AnyLevel } from '../../../ui/exhibit.ts'
import { optimisticSystem } from '../engine/system.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { chooseRight, isOnTrack, rightPart, theGame } from '../lesson/levels/disputeTrail.ts'
import { theLie as level } from '../lesson/levels/theLie.ts'

// The level played by its own buttons, and by whoever names a wrong part.

const open = () => openLevel(optimisticSystem, level as unknown as AnyLevel)
const step = (id: string) => level.steps.find((each) => each.id === id) ?? expect.fail(`no step ${id}`)
const isDone = (id: string, { view, events }: Played): boolean => {
  const { done, predict } = step(id)
  return done?.(view, events) ?? predict?.outcome(view, events) != null
}
function button(id: string, { view, events }: Played): AnyAction {
  const { offer, predict } = step(id)
  if (offer !== undefined && 'form' in offer) return chooseRight(view)
  const action = offer !== undefined && 'action' in offer ? offer.action : predict?.act
  return action?.(view, events) ?? expect.fail(`${id} has no button`)
}

const stations: Played[] = []
const pressed: Record<string, number> = {}
beforeAll(async () => {
  let played = await open()
  stations.push(played)
  for (const { id } of level.steps) {
    for (pressed[id] = 0; (pressed[id] ?? 0) < 6 && !isDone(id, played); pressed[id] = (pressed[id] ?? 0) + 1) {
      played = await makeMoves(played, [button(id, played)])
      played = { ...played, events: [...played.events] }
      stations.push(played)
    }
    expect(isDone(id, played), id).toBe(true)
  }
}, 60_000)
const end = () => stations.at(-1) ?? expect.fail('nothing was played')

test('pressing what each step offers leads to the end, and no step asks for much pressing', () => {
  expect(goalsReached(level as unknown as AnyLevel, end())).toEqual(level.goals.map(({ id }) => id))
  expect(Math.max(...Object.values(pressed))).toBeLessThanOrEqual(3)
})

test('every text holds at every station, and is no longer than a step may be', () => {
  for (const station of stations) expectWellWritten(level as unknown as AnyLevel, station)
})

test('the first choice decides between two halves of which the second is wrong, and her node leaves one round', () => {
  const shown = stations.map(({ view }) => theGame(view)).filter((game) => game?.boundaries.length === 3)
  const [first, last] = [shown[0], shown.at(-1)]
  expect(first?.boundaries.map(({ defender, own }) => defender === own)).toEqual([true, true, false])
  expect((last?.hi ?? 0) - (last?.lo ?? 0)).toBe(2)
  expect(theGame(end().view)).toMatchObject({ branching: 2, winner: 'challenger' })
})

test('who wins has her bond back and half of the liar’s, less the gas; the other half is burnt', () => {
  const { view } = end() as { view: OptimisticView }
  const vera = view.ledger.find(({ id }) => id === 'vera')
  expect(vera).toMatchObject({ bondsLockedWei: '0', bondsLostWei: '0', creditWei: '0' })
  expect(BigInt(vera?.rewardsWei ?? 0) * 2n).toBe(BigInt(view.params.proposerBondWei))
  expect(BigInt(vera?.l1Wei ?? 0)).toBe(15n * 10n ** 18n - BigInt(vera?.gasWei ?? 0))
})

test('a part named too late leaves her without anything to show, and no proof is sent', async () => {
  const shown = await makeMoves(await open(), level.solution.slice(0, 4))
  // The second round's wrong half lies in the first; naming the second one agrees to a state of the liar's.
  const second = await makeMoves(shown, [level.solution[4] as AnyAction, wait(24)])
  expect(rightPart(second.view)).toBe(0)
  const late = await makeMoves(second, [choose(1), wait(12), { ...watch, args: { id: 'vera', mode: 'on' } }, wait(400)])
  expect(theGame(late.view)).toMatchObject({ turn: 'prove', winner: null })
  expect(isOnTrack(theGame(late.view) ?? expect.fail())).toBe(false)
  expect((await tryMove(late, { type: 'game.prove', by: 'vera', args: { from: 'vera', game: 0 } }))?.code).toBe(
    'not-the-agreed-state',
  )
  const over = await makeMoves(late, [wait(4 * 86_400)])
  expect(theGame(over.view)?.winner).toBe('defender')
})

const wait = (seconds: number): AnyAction => ({ type: 'clock.advance', by: 'learner', args: { seconds } })
const choose = (segment: number): AnyAction => ({
  type: 'game.choose',
  by: 'vera',
  args: { from: 'vera', game: 0, segment },
})
const watch: AnyAction = { type: 'watcher.set', by: 'learner', args: null }
