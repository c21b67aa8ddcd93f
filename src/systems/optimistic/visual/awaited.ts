import { t } from '../../../content/messages/areas/optimistic.ts'
import { line, type Part, roleMark, text } from '../../../ui/stage/draw.ts'
import { textWidth } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point } from '../../../ui/stage/types.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { gameOnStage, type Hall } from './hall.ts'
import { roleOf } from './words.ts'

/** A move that is owed and not made: a dashed way down, and a hollow shape where it would land. */
export function awaited(
  view: OptimisticView,
  frame: Frame,
  { dispute, channel, cost }: Hall,
  anchors: { readonly [id: string]: Point },
): Part {
  const game = gameOnStage(view)
  const isMove = game?.turn === 'defender' || game?.turn === 'challenger'
  if (dispute === null || game === undefined || !isMove || game.pendingMove !== null) return { shapes: [], anchors: {} }
  const id = game.turn === 'defender' ? game.defenderId : game.challengerId
  const from = anchors[`person:${id ?? ''}`]
  if (from === undefined) return { shapes: [], anchors: {} }
  const role = roleOf(view, id)
  const land = dispute.x + dispute.w / 2
  const way = line(`M${round(from.x)} ${frame.hallTop}V${channel}H${round(land)}V${dispute.y - 6}`, 'dashed')
  const words = t(game.turn === 'defender' ? 'optimisticDrawing.awaitedSplit' : 'optimisticDrawing.awaitedChoice')
  const [left, right] = [Math.min(from.x, land), Math.min((cost?.x ?? land) - 80, Math.max(from.x, land))]
  const w = textWidth(words, { style: 'fact' })
  const isSaid = frame.room.composition === 'wide' && right - left > w + 40
  return {
    shapes: [
      way,
      roleMark(role, land, dispute.y - 5, 9, true),
      ...(isSaid
        ? [text((left + right) / 2, channel - 4, words, 'italic', { anchor: 'middle', halo: 'ground', tone: role })]
        : []),
    ],
    anchors: {},
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
