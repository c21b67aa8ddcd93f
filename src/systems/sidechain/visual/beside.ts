import { t } from '../../../content/messages/areas/sidechain.ts'
import { groupDigits } from '../../../lib/format.ts'
import { amountThatFits } from '../../../ui/l1/drawing/words.ts'
import { area, joinParts, line, object, type Part, rect, standing, text } from '../../../ui/stage/draw.ts'
import { fitted, textWidth, wrap } from '../../../ui/stage/metric.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Point, Rect, Role, Shape } from '../../../ui/stage/types.ts'
import type { SidechainView, ValidatorView } from '../engine/types.ts'
import type { Plots } from './plots.ts'

/** What ids of the sidechain's own things begin with. */
export const PREFIX = 'side/'

/** The sidechain: thin walls, its own earth, its own row of blocks, and the few who run it. */
export function beside(view: SidechainView, { side, gate }: Plots): Part {
  return joinParts([shell(view, side, gate), purses(view, side, gate), validators(view, side), blocks(view, side)])
}

function shell(view: SidechainView, frame: Frame, gate: Rect): Part {
  const { left, right, hallTop, hallFloor, cellarTop, cellarBottom, l2Top, room } = frame
  const wide = room.composition === 'wide'
  const roof = hallTop - 3
  const x = wide ? gate.x + gate.w + 10 : left + 8
  const width = right - x - 8
  const fact = view.isHalted ? t('sidechain.halted') : t('sidechain.sideFact')
  const words = view.isHalted
    ? t('sidechain.needed', { needed: view.threshold })
    : t('sidechain.online', { online: view.online, of: view.validators.length })
  const lines = [
    text(
      x,
      room.composition === 'short' ? gate.y + gate.h + 16 : hallTop + 18,
      fitted(t('sidechain.name'), width, { style: 'label' }),
      'label',
    ),
    text(x, hallTop + 35, fitted(fact, width, { style: 'fact', bold: view.isHalted }), 'fact', { bold: view.isHalted }),
    text(x, hallTop + 51, fitted(words, width, { style: 'fact' }), 'fact'),
  ]
  return {
    shapes: [
      // nothing but posts between the street and its roof
      line(`M${left + 4} ${l2Top}V${roof}M${right - 4} ${l2Top}V${roof}`, 'hair'),
      rect({ x: left, y: roof, w: right - left, h: hallFloor - roof }, 'surface', 'line'),
      area(`M${left} ${cellarTop}H${right}V${cellarBottom}H${left}Z`, 'hatch'),
      ...lines.slice(0, wide ? 3 : 1),
    ],
    anchors: {},
  }
}

const LINE = 18

/** What people have over here: on the street they stand with what they have on L1. */
function purses({ side }: SidechainView, frame: Frame, gate: Rect): Part {
  const has = side.people.filter(({ balanceWei }) => BigInt(balanceWei) > 0n)
  const [x, right, top] = [frame.left + 12, frame.right - 12, gate.y + gate.h + 24]
  const places = Math.min(4, Math.floor((frame.hallFloor - 48 - top) / LINE))
  if (frame.room.composition !== 'wide' || has.length === 0 || places < 1) return { shapes: [], anchors: {} }
  const shown = has.slice(0, has.length > places ? places - 1 : places)
  const rows = shown.map((person, index) => {
    const y = top + (index + 1) * LINE
    const amount = amountThatFits(person.balanceWei, (right - x) * 0.6)
    return object(
      `${PREFIX}person:${person.id}`,
      t('sidechain.saysHere', { name: person.name, amount }),
      { x: x - 4, y: y - 13, w: right - x + 8, h: LINE },
      [
        text(x, y, fitted(person.name, (right - x) * 0.4, { style: 'fact' }), 'fact'),
        text(right, y, amount, 'mono', { anchor: 'end' }),
      ],
    )
  })
  const hidden = has.length - shown.length
  return {
    shapes: [
      text(x, top, fitted(t('sidechain.hasHere'), right - x, { style: 'unit' }), 'unit'),
      ...rows,
      ...(hidden > 0 ? [text(x, top + places * LINE, t('sidechain.moreHere', { n: hidden }), 'unit')] : []),
    ],
    anchors: {},
  }
}

const ROLES: { readonly [mode in ValidatorView['mode']]: Role } = {
  honest: 'sequencer',
  offline: 'sequencer',
  corrupt: 'attacker',
}
const MODES = {
  honest: 'sidechain.modeHonest',
  offline: 'sidechain.modeOffline',
  corrupt: 'sidechain.modeCorrupt',
} as const

/** Who is online stands filled, who is not is hollow; who signs anything that pays is drawn as an attacker. */
function validators(view: SidechainView, frame: Frame): Part {
  const wide = frame.room.composition === 'wide'
  const size = wide ? 17 : 12
  const inset = wide ? 12 : 4
  const pitch = (frame.right - frame.left - 2 * inset) / view.validators.length
  const at = (index: number) => frame.left + inset + pitch * (index + 0.5)
  const name = { style: 'unit' } as const
  const shapes = view.validators.flatMap((validator, index): Shape[] => {
    const box = { x: at(index) - 12, y: frame.hallFloor - 24, w: 24, h: 24 }
    const label = t('sidechain.saysValidator', { name: validator.name, mode: t(MODES[validator.mode]) })
    const mark = standing(ROLES[validator.mode], at(index), frame.hallFloor, size, validator.mode === 'offline')
    return [
      object(`validator:${validator.id}`, label, box, [mark], { tip: true }),
      ...(wide && textWidth(validator.name, name) <= pitch - 2
        ? [text(at(index), frame.hallFloor - 28, validator.name, 'unit', { anchor: 'middle' })]
        : []),
    ]
  })
  return {
    shapes,
    anchors: Object.fromEntries(
      view.validators.map(({ id }, index): [string, Point] => [
        `validator:${id}`,
        { x: at(index), y: frame.hallFloor - size / 2 },
      ]),
    ),
  }
}

const STONE = { wide: 52, narrow: 44, short: 44 } as const

/** The newest blocks, and the one that is to come: or that is not. */
function blocks({ side, isHalted }: SidechainView, frame: Frame): Part {
  const { left, right, hallFloor, cellarTop, room } = frame
  const h = cellarTop - hallFloor
  const w = STONE[room.composition]
  const nextWidth = room.composition === 'wide' ? 66 : Math.min(56, right - left - w)
  const seconds = Math.max(0, Math.ceil(side.nextBlockAt - side.now))
  const places = Math.max(1, Math.floor((right - left - nextWidth) / w))
  const newest = side.blocks.slice(-places)
  const start = right - nextWidth - newest.length * w
  const tall = h >= 36
  const baseline = tall ? hallFloor + 17 : hallFloor + h / 2 + 4
  const stones = newest.map((block, index) => {
    const box = { x: start + index * w, y: hallFloor, w, h }
    const number = fitted(t('sidechain.block', { n: groupDigits(block.number) }), w - 8, { style: 'mono' })
    const label = t('sidechain.saysBlock', { n: block.number, txs: block.transactions.length })
    return object(`${PREFIX}block:${block.number}`, label, box, [
      rect(box, 'surface', 'line'),
      text(box.x + 6, baseline, number, 'mono'),
      ...(tall && block.transactions.length > 0
        ? [{ kind: 'role', role: 'user', cx: box.x + 12, cy: baseline + 13, size: 9 } as const]
        : []),
    ])
  })
  const box = { x: right - nextWidth, y: hallFloor, w: nextWidth, h }
  const words = isHalted ? t('sidechain.nextNever') : t('sidechain.nextIn', { s: seconds })
  const label = isHalted ? t('sidechain.saysNever') : t('sidechain.saysNext', { s: seconds })
  const waiting = side.mempool.length
  const next = object(`${PREFIX}next-block`, label, box, [
    rect({ ...box, x: box.x + 1, w: box.w - 1 }, 'none', 'dashed'),
    text(box.x + nextWidth / 2, baseline, fitted(words, nextWidth - 8, { style: 'mono' }), 'mono', {
      anchor: 'middle',
    }),
    ...(tall && waiting > 0
      ? [
          text(
            box.x + nextWidth / 2,
            baseline + 15,
            fitted(t('sidechain.waiting', { n: waiting }), nextWidth - 6, { style: 'unit' }),
            'unit',
            { anchor: 'middle' },
          ),
        ]
      : []),
  ])
  const before = { x: left, y: hallFloor, w: Math.max(0, start - left), h }
  const middle = (x: number): Point => ({ x, y: hallFloor + h / 2 })
  return {
    shapes: [...(before.w > 0 ? [rect(before, 'hatch')] : []), ...stones, next],
    anchors: {
      ...Object.fromEntries(
        side.blocks.map(({ number }) => {
          const index = newest.findIndex((block) => block.number === number)
          return [`${PREFIX}block:${number}`, middle(index < 0 ? left + 6 : start + index * w + w / 2)]
        }),
      ),
      [`${PREFIX}next-block`]: middle(box.x + nextWidth / 2),
      [`${PREFIX}mempool`]: { x: box.x + nextWidth / 2, y: hallFloor - 6 },
      [`${PREFIX}mempool:out`]: { x: box.x + nextWidth / 2, y: hallFloor - 6 },
    },
  }
}

/** What stands between the street and a floor that has nobody on it. */
export function note(words: string, frame: Frame): Part {
  if (frame.room.composition !== 'wide') return { shapes: [], anchors: {} }
  const style = { style: 'italic' } as const
  const lines = wrap(words, frame.right - frame.left - 60, 2, style) ?? [
    fitted(words, frame.right - frame.left - 60, style),
  ]
  const middle = (frame.l2Top + frame.l2Floor) / 2
  return {
    shapes: lines.map((each, index) =>
      text(frame.left + 40, middle + 4 + (index - (lines.length - 1) / 2) * 16, each, 'italic'),
    ),
    anchors: {},
  }
}
