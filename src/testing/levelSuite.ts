import { describe, expect, test } from 'vitest'
import type { AnySystem } from '../kernel/types.ts'
import type { AnyLevel } from '../ui/exhibit.ts'
import { goalsReached, rehearse } from './levels.ts'

interface LevelSuite {
  readonly system: AnySystem
  readonly levels: readonly AnyLevel[]
  /** What the course index knows of them. */
  readonly meta: readonly object[]
  /** Those that are dear to play, and rehearsed where they are played anyway. */
  readonly elsewhere?: readonly AnyLevel[]
}

/** What every system's levels are held to: solutions solve, near misses miss, and the course tells of these and no others. */
export function testLevels({ system, levels, meta, elsewhere = [] }: LevelSuite): void {
  test('the course index knows exactly these levels', () => {
    expect(levels.map(({ id, title, minutes, summary }) => ({ id, title, minutes, summary }))).toEqual(meta)
  })
  testRehearsals(
    system,
    levels.filter((level) => !elsewhere.includes(level)),
  )
}

export function testRehearsals(system: AnySystem, levels: readonly AnyLevel[]): void {
  describe.each(levels)('$id', (level) => {
    const play = rehearse(system, level)

    test('no goal is reached when it opens', async () => {
      expect(goalsReached(level, await play([]))).toEqual([])
    })

    test('the solution reaches every goal', async () => {
      expect(goalsReached(level, await play(level.solution))).toEqual(level.goals.map((goal) => goal.id))
    })

    test.each(level.nearMisses)('a near miss does not reach “$goal”: $why', async ({ goal, moves }) => {
      expect(level.goals.map(({ id }) => id)).toContain(goal)
      expect(goalsReached(level, await play(moves))).not.toContain(goal)
    })

    test('every goal has a near miss', () => {
      const missed = new Set(level.nearMisses.map(({ goal }) => goal))
      expect(level.goals.map(({ id }) => id).filter((id) => !missed.has(id))).toEqual([])
    })
  })
}
