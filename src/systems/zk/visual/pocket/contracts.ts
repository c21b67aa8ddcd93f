import { t } from '../../../../content/messages/areas/zkPocket.ts'
import { weiToEth } from '../../../../lib/format.ts'
import { amountThatFits } from '../../../../ui/l1/drawing/words.ts'
import { object, type Part, rect, roleMark, text } from '../../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../../ui/stage/states.ts'
import type { Point, Rect, Shape } from '../../../../ui/stage/types.ts'
import type { PocketView, ZkView } from '../../engine/types/view.ts'
import type { Hall } from '../hall.ts'
import { POCKET, POCKET_ROLLUP, POCKET_VERIFIER, pocketAccountId } from '../ids.ts'
import { gweiThatFits, gweiToEth, nameOf, roleOf } from '../words.ts'

// What stands on L1 once there is a key: the verifier that knows it, the rollup with its four accounts, and the money.

const isLowBox = ({ h }: Rect): boolean => h < 74
const titleOf = (box: Rect): { readonly y: number; readonly size: 12 | 13 } => ({
  y: box.y + (isLowBox(box) ? 16 : 18),
  size: isLowBox(box) ? 12 : 13,
})

/** Where the messages would stand there are none. */
export function potBox({ messages, pot }: Hall): Rect {
  if (messages.w === 0) return pot
  const [x, y] = [Math.min(messages.x, pot.x), Math.min(messages.y, pot.y)]
  const right = Math.max(messages.x + messages.w, pot.x + pot.w)
  const bottom = Math.max(messages.y + messages.h, pot.y + pot.h)
  return { x, y, w: right - x, h: bottom - y }
}

const from = (box: Rect, { aisle }: Hall): Point => ({
  x: box.x + box.w / 2,
  y: aisle !== null && aisle < box.y ? aisle : box.y,
})

export function pot({ heldWei, stolenWei, rollup }: PocketView, hall: Hall): Part {
  const box = potBox(hall)
  const { y: titleY, size } = titleOf(box)
  const inner = box.w - 16
  const wasRobbed = BigInt(stolenWei) > 0n
  const amountY = titleY + (isLowBox(box) ? 14 : 16)
  const stolenY = amountY + 17
  const hasLine = wasRobbed && stolenY <= box.y + box.h - 5
  const says = t('zkPocket.saysPot', {
    held: weiToEth(heldWei, 4),
    stolen: wasRobbed ? t('zkPocket.saysStolen', { amount: weiToEth(stolenWei, 4) }) : '',
  })
  const robbed = [t('zkPocket.stolen', { amount: weiToEth(stolenWei, 2) }), t('zkPocket.stolenBrief')]
  const loud = { bold: true, tone: 'attacker' } as const
  return {
    shapes: [
      object(POCKET, says, box, [
        rect(box, 'surface', rollup === null ? 'dotted' : 'wall'),
        text(box.x + 8, titleY, fitted(t('zkPocket.pot'), inner, { style: 'label', size }), 'label', { size }),
        rollup === null
          ? text(box.x + 8, amountY, fitted(t('zkPocket.potNone'), inner, { style: 'fact' }), 'fact')
          : text(box.x + 8, amountY, amountThatFits(heldWei, inner), 'mono'),
        ...(hasLine
          ? [
              ...stateGlyph('stolen', box.x + 8, stolenY),
              text(
                box.x + 8 + GLYPH + 5,
                stolenY,
                longest(robbed, inner - GLYPH - 5, { style: 'fact', bold: true }),
                'fact',
                loud,
              ),
            ]
          : []),
        // where there is no line for it, its mark stands behind the name
        ...(wasRobbed && !hasLine ? [roleMark('attacker', box.x + box.w - 14, titleY - 4, GLYPH)] : []),
      ]),
    ],
    anchors: { [POCKET]: from(box, hall) },
  }
}

export function verifier({ verifier: address, payments }: PocketView, hall: Hall): Part {
  const box = hall.verifier
  if (box === null) return { shapes: [], anchors: { [POCKET_VERIFIER]: from(hall.rollup, hall) } }
  const { y: titleY, size } = titleOf(box)
  const inner = box.w - 16
  const factY = titleY + 16
  const last = payments.findLast(({ status }) => status !== 'sent')
  const isRefused = last?.status === 'refused'
  const fact =
    address === null
      ? t('zkPocket.verifierNone')
      : last === undefined
        ? t('zkPocket.verifierWaits')
        : t(isRefused ? 'zkPocket.refuses' : 'zkPocket.accepts')
  const x = box.x + 8 + (last === undefined ? 0 : GLYPH + 5)
  return {
    shapes: [
      object(POCKET_VERIFIER, t('zkPocket.saysVerifier', { fact }), box, [
        rect(box, 'surface', address === null ? 'dotted' : 'wall'),
        text(box.x + 8, titleY, fitted(t('zkPocket.verifier'), inner, { style: 'label', size }), 'label', { size }),
        ...(last === undefined ? [] : stateGlyph(isRefused ? 'rejected' : 'proven', box.x + 8, factY)),
        text(x, factY, fitted(fact, box.x + box.w - 8 - x, { style: 'fact', bold: isRefused }), 'fact', {
          bold: isRefused,
        }),
      ]),
    ],
    anchors: { [POCKET_VERIFIER]: from(box, hall) },
  }
}

export function rollup(view: ZkView, pocket: PocketView, hall: Hall): Part {
  const box = hall.rollup
  const { y: titleY, size } = titleOf(box)
  const inner = box.w - 20
  const accepted = pocket.payments.filter(({ status }) => status === 'accepted').length
  const fact = pocket.rollup === null ? t('zkPocket.rollupNone') : t('zkPocket.proofs', { n: accepted })
  const title = fitted(t('zkPocket.rollup'), inner, { style: 'label', size })
  const aside = longest([fact, ''], inner - textWidth(title, { style: 'label', size }) - 10, { style: 'fact' })
  const places = lockers(box, titleY + 8)
  const at = from(box, hall)
  return {
    shapes: [
      object(POCKET_ROLLUP, t('zkPocket.saysRollup', { fact }), box, [
        rect(box, 'surface', pocket.rollup === null ? 'dotted' : 'wall'),
        text(box.x + 10, titleY, title, 'label', { size }),
        ...(aside === '' ? [] : [text(box.x + box.w - 10, titleY, aside, 'fact', { anchor: 'end' })]),
      ]),
      ...pocket.accounts.flatMap((account, index) => {
        const place = places[index]
        return place === undefined ? [] : [locker(view, account, place)]
      }),
    ],
    anchors: {
      [POCKET_ROLLUP]: at,
      ...Object.fromEntries(
        pocket.accounts.map(({ number }, index) => {
          const place = places[index]
          return [pocketAccountId(number), place === undefined ? at : { x: place.x + place.w / 2, y: place.y }]
        }),
      ),
    },
  }
}

const GAP = 6
const COUNT = 4
/** Narrower, and no name can be read; lower, and nothing can be hit. */
const LEAST = { named: 62, w: 40, h: 24 }

/** Four in a row, or two by two where that is too narrow for names and there is room for it. */
function lockers(box: Rect, top: number): readonly Rect[] {
  const area = { x: box.x + 8, y: top, w: box.w - 16, h: box.y + box.h - 6 - top }
  const inRow = (area.w - (COUNT - 1) * GAP) / COUNT
  const isHigh = (area.h - GAP) / 2 >= LEAST.h
  const columns = inRow >= LEAST.named || (!isHigh && inRow >= LEAST.w) ? COUNT : COUNT / 2
  const rows = COUNT / columns
  const w = (area.w - (columns - 1) * GAP) / columns
  const h = Math.min(40, (area.h - (rows - 1) * GAP) / rows)
  if (h < LEAST.h) return []
  return Array.from({ length: COUNT }, (_, index) => ({
    x: area.x + (index % columns) * (w + GAP),
    y: area.y + Math.floor(index / columns) * (h + GAP),
    w,
    h,
  }))
}

function locker(view: ZkView, { number, id, balance }: PocketView['accounts'][number], box: Rect): Shape {
  const name = nameOf(view, id)
  const says = t('zkPocket.saysAccount', { n: number, name, amount: gweiToEth(balance) })
  const isLow = box.h < 34 && box.w >= LEAST.named
  const isNameless = box.w < LEAST.named
  const inner = box.w - 22
  return object(pocketAccountId(number), says, box, [
    rect(box, 'surface', 'line'),
    roleMark(roleOf(view, id), box.x + 9, box.y + (isNameless ? 8 : 11), isNameless ? 7 : 8),
    ...(isLow
      ? [text(box.x + 17, box.y + 16, gweiThatFits(balance, inner), 'mono')]
      : [
          ...named(name, box, isNameless),
          text(box.x + 5, box.y + box.h - (box.h < 34 ? 4 : 7), gweiThatFits(balance, box.w - 8), 'mono'),
        ]),
  ])
}

/** A short name stands even in a narrow locker; half of a long one says less than its mark. */
function named(name: string, { x, y, w, h }: Rect, isNarrow: boolean): readonly Shape[] {
  if (!isNarrow) return [text(x + 17, y + 15, fitted(name, w - 22, { style: 'fact' }), 'fact')]
  return h >= 34 && textWidth(name, { style: 'fact' }) <= w - 18 ? [text(x + 15, y + 13, name, 'fact')] : []
}
