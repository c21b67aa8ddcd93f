import { expect, test } from 'vitest'
import { fakeZk, ZK_FAKES } from '../../../testing/zkView.ts'
import { textBox } from '../../../ui/stage/metric.ts'
import { routeBetween } from '../../../ui/stage/motion/route.ts'
import type { Box, Rect, Scene, Shape, TextShape } from '../../../ui/stage/types.ts'
import type { ZkView } from '../engine/types/view.ts'
import { fromBelow, MESSAGES, memberId, OPEN, POT, PROVER, QUEUE, ROLLUP, SEQUENCER, VERIFIER } from './ids.ts'
import { scene } from './scene.ts'

// The ways that tokens take, held against the words in the drawing.

const BOXES: readonly Box[] = [
  { width: 758, height: 560, em: 16 },
  { width: 351, height: 408, em: 16 },
  { width: 784, height: 360, em: 32 },
]
const WAYS: readonly (readonly [from: string, to: string])[] = [
  ['person:ana', QUEUE],
  ['person:ana', SEQUENCER],
  [QUEUE, SEQUENCER],
  [SEQUENCER, OPEN],
  [OPEN, PROVER],
  [OPEN, memberId('cleo')],
  [SEQUENCER, 'mempool'],
  [PROVER, 'mempool'],
  ['person:ana', 'mempool'],
  [POT, 'person:ana'],
  [ROLLUP, 'person:ana'],
  [memberId('cleo'), 'person:ana'],
]
/** From the block that holds it, what L1 has taken in goes on to the contract that it was for, or to the crates. */
const fromBlocks = ({ l1 }: ZkView): typeof WAYS =>
  [l1.head, l1.head - 1, l1.head - 4].flatMap((block) =>
    [
      ...[POT, MESSAGES, ROLLUP, VERIFIER].map(fromBelow),
      // a blob comes from a block that is there to be seen
      ...(block === l1.head ? l1.blobs.slice(0, 1).map(({ versionedHash }) => `blob:${versionedHash}`) : []),
    ].map((to): readonly [string, string] => [`block:${block}`, to]),
  )

const wordsIn = (shapes: readonly Shape[]): readonly TextShape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? wordsIn(shape.shapes) : shape.kind === 'text' ? [shape] : []))

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
  return wordsIn(shapes)
    .filter((words) => {
      const { x, y, w, h } = lettersOf(words)
      return legs.some(
        ([a, b]) =>
          Math.min(a.x, b.x) < x + w && Math.max(a.x, b.x) > x && Math.min(a.y, b.y) < y + h && Math.max(a.y, b.y) > y,
      )
    })
    .map(({ text }) => text)
}

test.each(Object.entries(ZK_FAKES))('no way of a token runs over words: %s', (_, fake) => {
  const view = fakeZk(fake)
  for (const box of BOXES) {
    const drawn = scene(view, box)
    for (const [from, to] of [...WAYS, ...fromBlocks(view)]) {
      if (drawn.anchors[from] === undefined || drawn.anchors[to] === undefined) continue
      expect(wordsOnTheWay(drawn, from, to), `${box.width}: ${from} to ${to}`).toEqual([])
    }
  }
})
