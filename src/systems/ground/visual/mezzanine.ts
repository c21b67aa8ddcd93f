import { t } from '../../../content/messages/index.ts'
import type { Part } from '../../../ui/stage/draw.ts'
import { text } from '../../../ui/stage/draw.ts'
import { fitted, wrap } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'

const LINE = 16

/** The empty mezzanine says what it waits for, between the ways that tokens take down from the people above. */
export function emptyMezzanine(frame: Frame, ways: readonly number[]): Part {
  const { room, left, right, l2Top, l2Floor } = frame
  const style = { style: 'italic' } as const
  if (room.composition === 'narrow') return { shapes: [], anchors: {} }
  const middle = (l2Top + l2Floor) / 2
  if (room.composition === 'short') {
    return {
      shapes: [text(44, middle + 4, fitted(t('groundDrawing.l2Note'), right - 52, style), 'italic', { halo: true })],
      anchors: {},
    }
  }
  const edges = [left + 4, ...ways, right - 4]
  const gaps = edges.slice(1).map((end, index) => ({ start: edges[index] ?? 0, end }))
  const widest = gaps.reduce((best, gap) => (gap.end - gap.start > best.end - best.start ? gap : best))
  const most = Math.floor((l2Floor - l2Top - 12) / LINE)
  const lines = wrap(t('groundDrawing.l2Note'), widest.end - widest.start - 16, most, style) ?? []
  const top = middle - (lines.length * LINE) / 2 + 12
  return {
    shapes: lines.map((words, index) => text(widest.start + 8, top + index * LINE, words, 'italic')),
    anchors: {},
  }
}
