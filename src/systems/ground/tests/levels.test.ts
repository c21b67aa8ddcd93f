import { describe, expect, test } from 'vitest'
import { goalsReached, rehearse } from '../../../testing/levels.ts'
import { groundSystem } from '../engine/system.ts'
import { levels as meta } from '../lesson/index.meta.ts'
import { levels } from '../lesson/index.ts'

test('the course index knows exactly these levels', () => {
  expect(levels.map(({ id, title, minutes, summary }) => ({ id, title, minutes, summary }))).toEqual(meta)
})

describe.each(levels)('$id', (level) => {
  const play = rehearse(groundSystem, level)

  test('no goal is reached when it opens', async () => {
    expect(goalsReached(level, await play([]))).toEqual([])
  })

  test('the solution reaches every goal', async () => {
    const end = await play(level.solution)
    expect(goalsReached(level, end)).toEqual(level.goals.map((goal) => goal.id))
  })

  test.each(level.nearMisses)('a near miss does not reach “$goal”: $why', async ({ goal, moves }) => {
    const end = await play(moves)
    expect(level.goals.map(({ id }) => id)).toContain(goal)
    expect(goalsReached(level, end)).not.toContain(goal)
  })

  test('every goal has a near miss', () => {
    const missed = new Set(level.nearMisses.map(({ goal }) => goal))
    expect(level.goals.map(({ id }) => id).filter((id) => !missed.has(id))).toEqual([])
  })
})
