import { t } from '../../../content/messages/areas/zk.ts'
import { weiToEth } from '../../../lib/format.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { CreditView, ZkView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { CREDITS, creditId, POT } from './ids.ts'
import { ROW } from './rollup.ts'
import { nameOf, roleOf } from './words.ts'

/** What the contract holds, who may take out of it, and what was stolen. */
export function pot(view: ZkView, { pot: box, channel, aisle }: Hall): Part {
  const { heldWei, stolenWei } = view.bridge
  const credits = view.credits.filter(({ owedWei }) => owedWei !== '0')
  // under another box it is come to from the side
  const isBelow = box.y - channel > 20
  const at = aisle === null && isBelow ? { x: box.x - 4, y: box.y + 14 } : { x: box.x + box.w / 2, y: aisle ?? box.y }
  const wasRobbed = BigInt(stolenWei) > 0n
  const isLow = box.h < 66
  const size = isLow ? 12 : 13
  const inner = box.w - 16
  const titleY = box.y + (isLow ? 16 : 18)
  const amountY = titleY + (isLow ? 14 : 16)
  const stolenY = amountY + 17
  const hasLine = wasRobbed && stolenY <= box.y + box.h - 5
  const rowsTop = hasLine ? stolenY + 7 : amountY + 8
  const places = isLow ? 0 : Math.max(0, Math.floor((box.y + box.h - 2 - rowsTop) / ROW))
  const shown = credits.slice(0, places)
  const rest = credits.length - shown.length
  const robbed = t('zkDrawing.stolen', { amount: weiToEth(stolenWei, 2) })
  const says = t('zkDrawing.saysPot', {
    held: weiToEth(heldWei, 4),
    stolen: wasRobbed ? t('zkDrawing.saysStolen', { amount: weiToEth(stolenWei, 4) }) : '',
  })
  const restWords = t('zkDrawing.more', { n: String(rest) })
  return {
    shapes: [
      object(POT, says, box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 8, titleY, fitted(t('zkDrawing.pot'), inner, { style: 'label', size }), 'label', { size }),
        text(box.x + 8, amountY, amountThatFits(heldWei, inner), 'mono'),
        ...(hasLine ? stolenLine([robbed, t('zkDrawing.stolenBrief')], box.x + 8, stolenY, inner) : []),
        // where there is no line for it, its mark stands behind the name
        ...(wasRobbed && !hasLine ? [roleMark('attacker', box.x + box.w - 14, titleY - 4, GLYPH)] : []),
        ...(rest > 0 && !isLow ? [text(box.x + box.w - 8, titleY, restWords, 'unit', { anchor: 'end' })] : []),
      ]),
      ...shown.map((each, index) => row(view, each, { x: box.x + 2, y: rowsTop + index * ROW, w: box.w - 4, h: ROW })),
    ],
    anchors: {
      [POT]: at,
      [CREDITS]: at,
      ...Object.fromEntries(view.credits.map(({ owner }) => [creditId(owner), at])),
      ...Object.fromEntries(
        shown.map(({ owner }, index) => [creditId(owner), { x: box.x + 13, y: rowsTop + (index + 0.5) * ROW }]),
      ),
    },
  }
}

function stolenLine(words: readonly string[], x: number, y: number, width: number): readonly Shape[] {
  return [
    ...stateGlyph('stolen', x, y),
    text(x + GLYPH + 5, y, longest(words, width - GLYPH - 5, { style: 'fact', bold: true }), 'fact', {
      bold: true,
      tone: 'attacker',
    }),
  ]
}

function row(view: ZkView, { owner, ownerId, owedWei }: CreditView, box: Rect): Shape {
  const baseline = box.y + 16
  const right = box.x + box.w - 8
  const word = t('zkDrawing.owed')
  const room = right - textWidth(word, { style: 'fact' }) - 6 - (box.x + 20)
  const says = t('zkDrawing.saysCredit', { name: nameOf(view, ownerId), amount: weiToEth(owedWei, 4) })
  return object(creditId(owner), says, box, [
    roleMark(roleOf(view, ownerId), box.x + 11, baseline - 4, 9),
    text(box.x + 20, baseline, amountThatFits(owedWei, room), 'mono'),
    text(right, baseline, word, 'fact', { anchor: 'end' }),
  ])
}
