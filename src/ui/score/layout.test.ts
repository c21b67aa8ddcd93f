import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyEvent, Hex } from '../../kernel/types.ts'
import { fakeLine } from '../../testing/l1Events.ts'
import { fakeAddress } from '../../testing/l1View.ts'
import { textWidth } from '../stage/metric.ts'
import { xOf } from './axis.ts'
import { figuresOf, MOST_ELEMENTS } from './figures.ts'
import { hitRun } from './hit.ts'
import { layoutScore, runWords, type ScoreComposition, type ScoreLayout } from './layout.ts'
import { MERGE_BELOW } from './marks.ts'
import type { MarkSpec, ScoreBranch } from './types.ts'

const BY = ['user', 'watcher', 'attacker', 'user'] as const
const PAYERS = [0, 1, 2, 3].map(fakeAddress)

/** Marks as a system makes them: signing above, blocks and their payments below, blobs underneath. */
function specsOf({ type, data }: AnyEvent): readonly MarkSpec[] {
  const { hash, from, number, block, blobs } = data as {
    hash: string
    from: Hex
    number: number
    block: number
    blobs?: readonly string[]
  }
  const key = `tx:${hash}`
  switch (type) {
    case 'l1.queued':
      return [
        { lane: 'people', role: BY[PAYERS.indexOf(from)] ?? 'user', label: 'signs', key, many: (n) => `${n} signed` },
      ]
    case 'l1.sealed':
      return [{ lane: 'l1', role: 'l1', label: `#${number}`, routine: true, many: (n) => `${n} blocks` }]
    case 'l1.included': {
      const slab: MarkSpec = {
        lane: 'l1',
        role: 'l1',
        label: `in #${block}`,
        slurFrom: key,
        many: (n) => `${n} included`,
      }
      return blobs?.length ? [slab, { lane: 'blobs', role: 'data', label: 'blobs', slurFrom: key }] : [slab]
    }
    case 'l1.finalised':
      return [{ lane: 'l1', role: 'l1', label: 'final', weight: 'final' }]
    default:
      return []
  }
}

const DAY = 86_400
const usual = fakeLine({
  slots: 90,
  payments: [
    { slot: 3, from: 0 },
    { slot: 5, from: 1, blobs: 2 },
    { slot: 20, from: 2 },
    { slot: 20, from: 0 },
    { slot: 84, from: 0 },
    { slot: 88, from: 3 },
  ],
  silences: [
    { after: 22, seconds: 7 * DAY },
    { after: 24, seconds: 11 * DAY },
  ],
})
const busy = fakeLine({
  slots: 340,
  payments: Array.from({ length: 300 }, (_, index) => ({ slot: index + 5, from: index % 4 })),
})

const layoutOf = (
  line: ReturnType<typeof fakeLine>,
  width = 758,
  composition: ScoreComposition = 'full',
  branches: readonly ScoreBranch[] = [],
): ScoreLayout => layoutScore({ events: line.events, specsOf, headNow: line.now, branches, width, composition })

const lines = fc
  .record({
    slots: fc.integer({ min: 0, max: 120 }),
    payments: fc.array(
      fc.record({
        slot: fc.integer({ min: 1, max: 120 }),
        from: fc.integer({ min: 0, max: 3 }),
        blobs: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 30 },
    ),
    silences: fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 120 }), seconds: fc.integer({ min: 1, max: 20 * DAY }) }),
      { maxLength: 4 },
    ),
  })
  .map(fakeLine)

test('every mark stands inside the score, in the order of time', () => {
  fc.assert(
    fc.property(
      lines,
      fc.integer({ min: 280, max: 1400 }),
      fc.constantFrom('full' as const, 'narrow' as const, 'strip' as const),
      (line, width, composition) => {
        const { runs, axis } = layoutOf(line, width, composition)
        for (const run of runs) {
          expect(run.left).toBeGreaterThanOrEqual(axis.left - 1e-6)
          expect(run.right).toBeLessThanOrEqual(axis.right + 1e-6)
          for (const [index, mark] of run.marks.entries())
            expect(mark.seq).toBeGreaterThanOrEqual(run.marks[index - 1]?.seq ?? 0)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('marks of a lane that would touch are one run; those that do not, are not', () => {
  const { runs, axis } = layoutOf(usual)
  for (const run of runs) {
    run.marks.slice(1).forEach((mark, index) => {
      expect(xOf(axis, mark.at) - xOf(axis, run.marks[index]?.at ?? 0)).toBeLessThan(MERGE_BELOW)
    })
  }
  for (const [index, run] of runs.entries()) {
    for (const other of runs.slice(index + 1)) {
      if (other.lane !== run.lane || other.weight !== run.weight) continue
      const apart = Math.max(other.left - run.right, run.left - other.right)
      const fold = axis.stretches.some(
        ({ folded, left, right }) =>
          folded && Math.min(run.right, other.right) <= left && Math.max(run.left, other.left) >= right,
      )
      if (!fold) expect(apart).toBeGreaterThanOrEqual(MERGE_BELOW)
    }
  }
})

test('no mark is lost but the heartbeats inside folds', () => {
  const marks = usual.events.flatMap(specsOf)
  const drawn = layoutOf(usual).runs.flatMap((run) => run.marks)
  const unfolded = marks.filter(({ routine }) => !routine).length
  expect(drawn.filter(({ spec }) => !spec.routine)).toHaveLength(unfolded)
  expect(drawn.length).toBeLessThan(marks.length)
  const folded = layoutOf(usual).axis.stretches.filter((stretch) => stretch.folded)
  const swallowed = usual.events.filter(
    ({ type, at }) => type === 'l1.sealed' && folded.some(({ from, to }) => at > from && at < to),
  )
  expect(drawn).toHaveLength(marks.length - swallowed.length)
})

test('a run says how many it holds, in its own word', () => {
  const { runs } = layoutOf(busy)
  const blocks = runs.find(({ weight, marks }) => weight === 'routine' && marks.length > 100)
  expect(blocks && runWords(blocks)).toBe(`${blocks?.marks.length} blocks`)
})

test('a signature is joined to the block that took it in, and to its blobs', () => {
  const { slurs } = layoutOf(usual)
  expect(slurs.filter(({ to }) => to.lane === 'l1').length).toBeGreaterThanOrEqual(5)
  expect(slurs.filter(({ to }) => to.lane === 'blobs')).toHaveLength(1)
  for (const { from, to } of slurs) {
    expect(from.lane).toBe('people')
    expect(to.x).toBeGreaterThanOrEqual(from.x)
  }
})

test('words on the score lie over no other words, no slur and no fold', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 500, max: 1400 }), (line, width) => {
      const { labels, axis, slurs, metrics } = layoutOf(line, width)
      const boxOf = ({ x, words, bold }: (typeof labels)[number]) => {
        const w = textWidth(words, { style: 'fact', bold })
        return { left: x - w / 2, right: x + w / 2 }
      }
      labels.forEach((label, index) => {
        const box = boxOf(label)
        expect(
          axis.stretches.some(
            ({ folded, left, right }) => !folded && box.left >= left - 0.01 && box.right <= right + 0.01,
          ),
        ).toBe(true)
        for (const other of labels.slice(index + 1)) {
          if (other.lane === label.lane)
            expect(box.left >= boxOf(other).right || box.right <= boxOf(other).left).toBe(true)
        }
        if (label.lane === 'people') return
        const [first, last] = [metrics.laneY[label.lane] + 7, metrics.laneY[label.lane] + 20]
        for (const { from, to } of slurs) {
          const [y1, y2] = [metrics.laneY[from.lane], metrics.laneY[to.lane]]
          for (const y of [first, last].filter((each) => each > Math.min(y1, y2) && each < Math.max(y1, y2))) {
            const x = from.x + ((to.x - from.x) * (y - y1)) / (y2 - y1)
            expect(x > box.left && x < box.right, `${label.words} in ${label.lane}`).toBe(false)
          }
        }
      })
    }),
    { numRuns: 60 },
  )
})

test('what has just happened has its words before the playhead, where nothing else passes', () => {
  const line = fakeLine({ slots: 7, payments: [{ slot: 7, from: 0 }] })
  const { labels, axis } = layoutOf(line)
  const head = xOf(axis, line.now)
  const last = labels.find(({ lane }) => lane === 'l1')
  expect(last?.words).toBe('in #7')
  expect((last?.x ?? head) + textWidth('in #7', { style: 'fact' }) / 2).toBeLessThan(head)
})

test('tick words follow one another without touching', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 280, max: 1400 }), fc.boolean(), (line, width, full) => {
      const { ticks } = layoutOf(line, width, full ? 'full' : 'narrow')
      let free = Number.NEGATIVE_INFINITY
      for (const { x, words, day } of ticks) {
        if (words === null) continue
        const w = textWidth(words, { style: 'mono', bold: day })
        const left = day ? x : x - w / 2
        expect(left).toBeGreaterThan(free)
        free = left + w
      }
    }),
    { numRuns: 60 },
  )
})

test('lanes that nothing happened in are told', () => {
  expect(layoutOf(usual).emptyLanes).toEqual(['l2', 'offchain'])
  expect(layoutOf(fakeLine({ slots: 0 })).emptyLanes).toEqual(['people', 'l2', 'offchain', 'l1', 'blobs'])
})

test('another line parts where the past was changed, whichever of the two is the current one', () => {
  const fork = 100
  const from = (current: 'A' | 'B') =>
    layoutOf(usual, 758, 'full', [
      { id: 'a', label: 'A', fromAt: null, current: current === 'A' },
      { id: 'b', label: 'B', fromAt: fork, current: current === 'B' },
    ])
  for (const current of ['A', 'B'] as const) {
    const { branches, axis } = from(current)
    expect(branches.map(({ label }) => label)).toEqual([current === 'A' ? 'B' : 'A'])
    expect(branches[0]?.x).toBeCloseTo(xOf(axis, fork))
  }
})

test('two thousand events are few figures', () => {
  expect(busy.events.length).toBeGreaterThan(1900)
  expect(figuresOf(layoutOf(busy, 1236)).length).toBeLessThan(MOST_ELEMENTS)
})

test('a press finds the mark under it, people before heartbeats', () => {
  const layout = layoutOf(usual)
  const run = layout.runs.find(({ lane, marks }) => lane === 'l1' && marks[0]?.spec.label === 'in #3')
  if (!run) throw new Error('no such mark')
  expect(hitRun(layout, run.left + 2, layout.metrics.laneY.l1 - 4)).toBe(run)
  expect(hitRun(layout, run.left, layout.metrics.axisY - 20)).toBeNull()
})
