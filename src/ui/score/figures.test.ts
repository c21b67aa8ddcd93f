import { expect, test } from 'vitest'
import { type Figure, figuresOf } from './figures.ts'
import { METRICS, type ScoreComposition } from './layout.ts'
import type { Run } from './marks.ts'
import type { Lane } from './types.ts'

// What came to nothing is drawn hollow, and hides nothing that did happen.

const run = (weight: Run['weight'], x: number, lane: Lane): Run => ({
  lane,
  weight,
  left: x,
  right: x,
  marks: [{ spec: { lane, role: 'sequencer', label: '' }, seq: 1, at: 1 }],
  roles: ['sequencer'],
})

function heights(composition: ScoreComposition, runs: readonly Run[]) {
  const drawn = figuresOf({ runs, slurs: [], metrics: METRICS[composition], composition })
  const shapes = drawn.filter((figure): figure is Extract<Figure, { kind: 'shape' }> => figure.kind === 'shape')
  const [hollow, solid] = [shapes.find((each) => each.hollow), shapes.find((each) => !each.hollow)]
  if (hollow === undefined) throw new Error('Nothing is hollow here.')
  return { hollow: hollow.cy + hollow.size / 2, solid: solid === undefined ? null : solid.cy - solid.size / 2 }
}

test.each(['full', 'narrow'] as const)('on a %s score it stands above a mark of the same place', (composition) => {
  for (const lane of ['l2', 'people', 'offchain', 'l1'] as const) {
    const { hollow, solid } = heights(composition, [run('normal', 100, lane), run('undone', 103, lane)])
    expect(hollow, lane).toBeLessThan(solid ?? 0)
  }
})

test('alone on its line it stands on the line', () => {
  const { laneY } = METRICS.full
  const { hollow } = heights('full', [run('normal', 100, 'l2'), run('undone', 140, 'l2')])
  expect(hollow).toBeGreaterThan(laneY.l2)
})
