import { t } from '../../../content/messages/areas/zk.ts'
import { line, type Part, roleMark, text } from '../../../ui/stage/draw.ts'
import { textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point } from '../../../ui/stage/types.ts'
import type { ZkView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { PROVER, VERIFIER } from './ids.ts'
import { inPress } from './words.ts'

/** A proof that is being made: a dashed way down, and a hollow shape where it would land. */
export function awaited(
  view: ZkView,
  frame: Frame,
  { channel, cost }: Hall,
  anchors: { readonly [id: string]: Point },
): Part {
  const batch = inPress(view)
  const [from, to] = [anchors[PROVER], anchors[VERIFIER]]
  if (batch?.proof.status !== 'making' || from === undefined || to === undefined) return { shapes: [], anchors: {} }
  const way = line(`M${round(from.x)} ${frame.hallTop}V${channel}H${round(to.x)}V${to.y - 6}`, 'dashed')
  const words = t('zkDrawing.awaited', { n: batch.batch })
  const [left, right] = [Math.min(from.x, to.x), Math.min((cost?.x ?? to.x) - 80, Math.max(from.x, to.x))]
  const w = textWidth(words, { style: 'italic' })
  const isWide = frame.room.composition === 'wide'
  const isBetween = right - left > w + 40
  const spot = isBetween
    ? ({ x: (left + right) / 2, anchor: 'middle' } as const)
    : ({ x: left - 8, anchor: 'end' } as const)
  return {
    shapes: [
      way,
      roleMark('prover', to.x, to.y - 5, 9, true),
      ...(isWide
        ? [text(spot.x, channel - 4, words, 'italic', { anchor: spot.anchor, halo: 'ground', tone: 'prover' })]
        : []),
    ],
    anchors: {},
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
