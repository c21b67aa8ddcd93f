import { expect, test } from 'vitest'
import { textBox } from '../ui/stage/metric.ts'
import { routeBetween } from '../ui/stage/motion/route.ts'
import type { Box, Rect, Scene, TextShape } from '../ui/stage/types.ts'
import { DESKTOP, textsIn } from './drawings.ts'

const BOXES: readonly Box[] = [DESKTOP, { width: 351, height: 408, em: 16 }, { width: 784, height: 360, em: 32 }]

export type Way = readonly [from: string, to: string]

interface RouteSuite<V> {
  readonly scene: (view: V, box: Box) => Scene
  readonly views: { readonly [name: string]: V }
  /** Where tokens go; a way whose start is not drawn is nobody's. */
  readonly ways: (view: V) => readonly Way[]
}

/** The ways that tokens take, held against the words in the drawing. */
export function testRoutes<V>({ scene, views, ways }: RouteSuite<V>): void {
  test.each(Object.entries<V>(views))('no way of a token runs over words: %s', (_, view) => {
    for (const box of BOXES) {
      const drawn = scene(view, box)
      for (const [from, to] of ways(view)) {
        if (drawn.anchors[from] === undefined) continue
        expect(wordsOnTheWay(drawn, from, to), `${box.width}: ${from} to ${to}`).toEqual([])
      }
    }
  })
}

/** The middle of the letters: a line may pass between two rows of words. */
const lettersOf = (words: TextShape): Rect => {
  const { x, y, w, h } = textBox(words)
  return { x: x + 1, y: y + h * 0.25, w: w - 2, h: h * 0.5 }
}

function wordsOnTheWay({ anchors, channels, shafts, shapes }: Scene, from: string, to: string): readonly string[] {
  const [start, end] = [anchors[from], anchors[to]]
  if (start === undefined || end === undefined) throw new Error(`${from} or ${to} is nowhere`)
  const { points } = routeBetween(start, end, channels, shafts)
  const legs = points.slice(1).map((point, index) => [points[index] ?? point, point] as const)
  return textsIn(shapes)
    .filter((words) => {
      const { x, y, w, h } = lettersOf(words)
      return legs.some(
        ([a, b]) =>
          Math.min(a.x, b.x) < x + w && Math.max(a.x, b.x) > x && Math.min(a.y, b.y) < y + h && Math.max(a.y, b.y) > y,
      )
    })
    .map(({ text }) => text)
}
