import { t } from '../../../content/messages/areas/l1.ts'
import type { Part } from '../../../ui/stage/draw.ts'
import { text } from '../../../ui/stage/draw.ts'
import { fitted, wrap } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'

const LINE = 16
const style = { style: 'italic' } as const

/** The empty mezzanine says what it waits for, between the ways that tokens take down from the people above. */
export function emptyMezzanine(frame: Frame, ways: readonly number[]): Part {
  const { room, left, right, l2Top, l2Floor } = frame
  if (room.composition === 'narrow') return { shapes: [], anchors: {} }
  const middle = (l2Top + l2Floor) / 2
  if (room.composition === 'short') {
    return {
      shapes: [text(44, middle + 4, fitted(t('l1Drawing.l2Note'), right - 52, style), 'italic', { halo: 'surface' })],
      anchors: {},
    }
  }
  const edges = [left + 4, ...ways, right - 4]
  const gaps = edges.slice(1).map((end, index) => ({ start: edges[index] ?? 0, end }))
  const widest = gaps.reduce((best, gap) => (gap.end - gap.start > best.end - best.start ? gap : best))
  const most = Math.floor((l2Floor - l2Top - 12) / LINE)
  const lines = evenLines(t('l1Drawing.l2Note'), widest.end - widest.start - 16, most)
  const top = middle - (lines.length * LINE) / 2 + 12
  return {
    shapes: lines.map((words, index) => text(widest.start + 8, top + index * LINE, words, 'italic')),
    anchors: {},
  }
}

/** As few lines as the width allows, and those of like length: no word is left alone on the last one. */
function evenLines(words: string, width: number, most: number): readonly string[] {
  let lines = wrap(words, width, most, style) ?? []
  for (let narrower = width - 4; narrower > 0; narrower -= 4) {
    const next = wrap(words, narrower, lines.length, style)
    if (next === null) break
    lines = next
  }
  return lines
}
