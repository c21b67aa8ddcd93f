import { t } from '../../../content/messages/areas/optimistic.ts'
import { weiToEth } from '../../../lib/format.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { OptimisticView, WithdrawalView } from '../engine/types/view.ts'
import { type Hall, openOffers } from './hall.ts'
import { BRIDGE, EXIT, withdrawalId } from './ids.ts'
import { ROW } from './inbox.ts'
import { brief, gweiThatFits, gweiToEth, nameOf, roleOf, stateOf, weiOf } from './words.ts'

/** The vault: what it holds, who waits to be paid from it, and what was stolen. */
export function bridge(view: OptimisticView, { bridge: box, exit, channel, aisle }: Hall): Part {
  const { heldWei, stolenWei } = view.bridge
  const open = view.withdrawals.filter(({ paidIn }) => paidIn === null)
  // under another box it is come to from the side
  const isBelow = box.y - channel > 20
  const at = aisle === null && isBelow ? { x: box.x - 4, y: box.y + 14 } : { x: box.x + box.w / 2, y: aisle ?? box.y }
  const wasRobbed = BigInt(stolenWei) > 0n
  const isLow = box.h < 74
  const inner = box.w - 16
  const titleY = box.y + (isLow ? 16 : 18)
  const amountY = titleY + (isLow ? 14 : 16)
  const stolenY = amountY + 17
  const hasLine = wasRobbed && stolenY <= box.y + box.h - 5
  const rowsTop = hasLine ? stolenY + 7 : amountY + 8
  const places = isLow ? 0 : Math.max(0, Math.floor((box.y + box.h - 2 - rowsTop) / ROW))
  const shown = open.slice(-places).slice(0, places)
  const amount = amountThatFits(heldWei, inner)
  const robbed = t('optimisticDrawing.stolen', { amount: weiToEth(stolenWei, 2) })
  const says = t('optimisticDrawing.saysBridge', {
    held: weiToEth(heldWei, 4),
    stolen: wasRobbed ? t('optimisticDrawing.saysStolen', { amount: weiToEth(stolenWei, 4) }) : '',
    offers: openOffers(view)
      .map((each) => t('optimisticDrawing.saysOffer', offerOf(view, each)))
      .join(''),
  })
  const forSale = isLow ? offerWords(view, inner) : null
  const offerY = !hasLine && amountY + 14 <= box.y + box.h - 6 ? amountY + 14 : amountY
  const size = isLow ? 12 : 13
  const title = fitted(t('optimisticDrawing.bridge'), inner, { style: 'label', size })
  const rest = open.length - shown.length
  const restWords = t('optimisticDrawing.more', { n: String(rest) })
  const hasRest = rest > 0 && !isLow && places > 0
  return {
    shapes: [
      object(BRIDGE, says, box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 8, titleY, title, 'label', { size }),
        // where there is no line more, what somebody waits for is told before what the bridge holds
        ...(forSale !== null && offerY === amountY ? [] : [text(box.x + 8, amountY, amount, 'mono')]),
        ...(forSale === null ? [] : [text(box.x + 8, offerY, forSale, 'fact')]),
        ...(hasLine ? stolenLine([robbed, t('optimisticDrawing.stolenBrief')], box.x + 8, stolenY, inner) : []),
        // where there is no line for it, its mark stands behind the name
        ...(wasRobbed && !hasLine ? [roleMark('attacker', box.x + box.w - 14, titleY - 4, GLYPH)] : []),
        ...(hasRest ? [text(box.x + box.w - 8, titleY, restWords, 'unit', { anchor: 'end' })] : []),
      ]),
      ...shown.map((each, index) => row(view, each, { x: box.x + 2, y: rowsTop + index * ROW, w: box.w - 4, h: ROW })),
      ...(exit === null ? [] : [market(view, exit)]),
    ],
    anchors: {
      [BRIDGE]: at,
      [EXIT]: exit === null ? at : { x: exit.x + exit.w / 2, y: exit.y },
      ...Object.fromEntries(view.withdrawals.map(({ withdrawal }) => [withdrawalId(withdrawal), at])),
      ...Object.fromEntries(
        shown.map(({ withdrawal }, index) => [
          withdrawalId(withdrawal),
          { x: box.x + 14, y: rowsTop + (index + 0.5) * ROW },
        ]),
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

const offerOf = (view: OptimisticView, { toId, amountGwei, offer }: WithdrawalView) => ({
  name: nameOf(view, toId),
  amount: shortest(weiOf(amountGwei)),
  price: shortest(offer?.priceWei ?? '0'),
})
/** '0.5' and '0.499', not '0.5000': a line on a phone is short. */
const shortest = (wei: string): string => weiToEth(wei, 4).replace(/\.?0+$/, '')

/** Who sells what, for how much: the newest offer, where rows have no room. */
function offerWords(view: OptimisticView, width: number): string | null {
  const offers = openOffers(view)
  const newest = offers.at(-1)
  if (newest === undefined) return null
  const told = offerOf(view, newest)
  const rest = offers.length === 1 ? '' : ` ${t('optimisticDrawing.more', { n: String(offers.length - 1) })}`
  const words = [
    t('optimisticDrawing.offerFor', told),
    t('optimisticDrawing.offer', told),
    t('optimisticDrawing.offerBrief', told),
  ]
  return longest(
    words.map((each) => `${each}${rest}`),
    width,
    { style: 'fact' },
  )
}

/** How a withdrawal stands, in one or two words: its clock while one runs. */
function wordsOf({ offer, readyAt, standing }: WithdrawalView, now: number): string {
  if (offer?.status === 'open') return t('optimisticDrawing.forSale')
  if (offer?.status === 'filled') return t('optimisticDrawing.sold')
  if (standing === 'final' || standing === 'confirmed') return t('optimisticDrawing.ready')
  if (readyAt === null) return stateOf(standing).word
  return readyAt <= now ? t('optimisticDrawing.stateOverdue') : brief(readyAt - now)
}

function row(view: OptimisticView, withdrawal: WithdrawalView, box: Rect): Shape {
  const baseline = box.y + 16
  const right = box.x + box.w - 8
  const words = wordsOf(withdrawal, view.now)
  const wordsWidth = Math.min(textWidth(words, { style: 'fact' }), 62)
  const glyphX = right - wordsWidth - GLYPH - 4
  const says = t('optimisticDrawing.saysWithdrawal', {
    n: withdrawal.withdrawal,
    amount: gweiToEth(withdrawal.amountGwei),
    state: words,
  })
  return object(withdrawalId(withdrawal.withdrawal), says, box, [
    roleMark(roleOf(view, withdrawal.toId), box.x + 11, baseline - 4, 9),
    text(box.x + 20, baseline, gweiThatFits(withdrawal.amountGwei, glyphX - box.x - 24), 'mono'),
    ...stateGlyph(stateOf(withdrawal.standing).glyph, glyphX, baseline),
    text(right, baseline, fitted(words, 62, { style: 'fact' }), 'fact', { anchor: 'end' }),
  ])
}

function market(view: OptimisticView, box: Rect): Shape {
  const n = openOffers(view).length
  return object(EXIT, t('optimisticDrawing.saysExit', { n }), box, [
    rect(box, 'surface', 'wall'),
    text(box.x + 8, box.y + 20, fitted(t('optimisticDrawing.exit'), box.w - 16, { style: 'label' }), 'label'),
    text(
      box.x + 8,
      box.y + 37,
      fitted(t('optimisticDrawing.exitOffers', { n }), box.w - 16, { style: 'fact' }),
      'fact',
    ),
  ])
}
