import type { ScoreLayout } from './layout.ts'
import type { Run } from './marks.ts'
import { LANES } from './types.ts'

/** A finger's reach around a mark, in drawing units. */
const REACH = 12

/** The mark or run at a place: of those within reach the nearest, people's before the heartbeat's. */
export function hitRun({ runs, metrics }: Pick<ScoreLayout, 'runs' | 'metrics'>, x: number, y: number): Run | null {
  const lane = LANES.reduce((nearest, each) =>
    Math.abs(metrics.laneY[each] - y) < Math.abs(metrics.laneY[nearest] - y) ? each : nearest,
  )
  if (Math.abs(metrics.laneY[lane] - y) > REACH) return null
  const distance = ({ left, right }: Run) => Math.max(0, left - x, x - right)
  const near = runs.filter((run) => run.lane === lane && distance(run) <= REACH)
  const rank = (run: Run) => (run.weight === 'routine' ? 1000 : 0) + distance(run)
  return near.reduce<Run | null>((best, run) => (best === null || rank(run) < rank(best) ? run : best), null)
}
