import type { Role } from '../stage/types.ts'
import type { ScoreLayout } from './layout.ts'
import type { Run, Slur } from './marks.ts'

// Marks as plain figures, for whoever paints them: SVG, or a canvas when there are very many.

export type Figure =
  | {
      readonly kind: 'slur'
      readonly role: Role
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
    }
  | {
      readonly kind: 'bar'
      readonly fill: Role | 'ink' | 'surface'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
    }
  | {
      readonly kind: 'shape'
      readonly role: Role
      readonly cx: number
      readonly cy: number
      readonly size: number
      readonly hollow?: true
    }

/** More figures than this are painted on a canvas. */
export const MOST_ELEMENTS = 500

const SIZES = {
  full: { mark: 9, bar: 9, slab: 8, routine: 5, final: 5, ends: 5 },
  narrow: { mark: 8, bar: 9, slab: 7, routine: 4, final: 4, ends: 4 },
  strip: { mark: 6, bar: 6, slab: 5, routine: 3, final: 3, ends: 3 },
} as const

type Sizes = (typeof SIZES)[keyof typeof SIZES]

export function figuresOf({
  runs,
  slurs,
  metrics,
  composition,
}: Pick<ScoreLayout, 'runs' | 'slurs' | 'metrics' | 'composition'>): readonly Figure[] {
  const sizes = SIZES[composition]
  // in a strip the next lane is too near
  const hasRoom = composition !== 'strip'
  return [
    ...slurs.map((slur) => slurFigure(slur, metrics.laneY, sizes.ends)),
    ...runs.flatMap((run) =>
      run.weight === 'undone'
        ? [undoneFigure(run, metrics.laneY[run.lane], sizes, hasRoom && meetsAnother(run, runs, sizes.mark))]
        : runFigures(run, metrics.laneY[run.lane], sizes),
    ),
  ]
}

const meetsAnother = (run: Run, runs: readonly Run[], mark: number): boolean =>
  runs.some(
    ({ lane, weight, left, right }) =>
      lane === run.lane && weight !== 'undone' && left - mark < run.right && right + mark > run.left,
  )

/** Above what stands in the same place, so that both are seen. */
function undoneFigure({ lane, left, right, roles }: Run, y: number, sizes: Sizes, isRaised: boolean): Figure {
  const size = sizes.mark * 1.15
  const raised = lane === 'l1' ? y - sizes.slab - size * 0.36 - 2 : y - (sizes.bar + size) / 2 - 1
  const cy = lane === 'l1' || isRaised ? raised : y
  return { kind: 'shape', role: roles[0] ?? 'l1', cx: (left + right) / 2, cy, size, hollow: true }
}

function slurFigure({ role, from, to }: Slur, laneY: ScoreLayout['metrics']['laneY'], ends: number): Figure {
  const down = laneY[to.lane] > laneY[from.lane] ? 1 : -1
  // what lands on L1 lands on top of the slab that stands there
  const landing = to.lane === 'l1' ? ends + 4 : ends
  return {
    kind: 'slur',
    role,
    x1: from.x,
    y1: laneY[from.lane] + down * ends,
    x2: to.x,
    y2: laneY[to.lane] - down * landing,
  }
}

function runFigures({ lane, weight, left, right, roles, marks }: Run, y: number, sizes: Sizes): readonly Figure[] {
  const middle = (left + right) / 2
  const role = roles[0] ?? 'l1'
  const stands = lane === 'l1'
  if (weight === 'final') {
    const w = Math.max(14, right - left + 14)
    return [{ kind: 'bar', fill: 'ink', x: middle - w / 2, y: y + 1, w, h: sizes.final }]
  }
  if (marks.length === 1) {
    const size = weight === 'routine' ? sizes.mark * 0.66 : sizes.mark
    return [{ kind: 'shape', role, cx: middle, cy: stands ? y - size * 0.36 - 0.6 : y, size }]
  }
  const h = weight === 'routine' ? sizes.routine : stands ? sizes.slab : sizes.bar
  const span = right - left
  const w = Math.max(span + sizes.mark, stands ? sizes.mark * 1.4 : sizes.mark)
  const bar: Figure = {
    kind: 'bar',
    fill: roles.length > 1 ? 'surface' : role,
    x: middle - w / 2,
    y: stands ? y - h - 0.6 : y - h / 2,
    w,
    h,
  }
  if (stands && roles.length === 1) return [bar]
  const shape = (each: Role, cx: number, size: number): Figure => ({
    kind: 'shape',
    role: each,
    cx,
    cy: bar.y + h / 2,
    size,
  })
  // a bar has no shape of its own: whose it is stands at its beginning, or in its place when it is short
  if (roles.length === 1) {
    return span < sizes.mark ? [shape(role, middle, sizes.mark * 1.25)] : [bar, shape(role, left, sizes.mark * 1.15)]
  }
  const pitch = sizes.mark
  const first = middle - ((roles.length - 1) * pitch) / 2
  const room = Math.max(w, roles.length * pitch + 2)
  return [
    { ...bar, x: middle - room / 2, w: room },
    ...roles.map((each, index) => shape(each, first + index * pitch, h * 0.7)),
  ]
}
