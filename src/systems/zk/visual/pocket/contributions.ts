import { t } from '../../../../content/messages/areas/zkPocket.ts'
import { area, line, object, type Part, rect, roleMark, text } from '../../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../../ui/stage/metric.ts'
import { circle } from '../../../../ui/stage/states.ts'
import type { Frame } from '../../../../ui/stage/storeys.ts'
import type { Point, Rect, Shape } from '../../../../ui/stage/types.ts'
import type { PocketView, ZkView } from '../../engine/types/view.ts'
import { contributionId, POCKET_KEY } from '../ids.ts'
import { nameOf, roleOf } from '../words.ts'
import type { Floor } from './plan.ts'

// The transcript as a chain: a card for each contribution, in the order in which they came, with what became of its secret.

type Contribution = PocketView['contributions'][number]

const SECRETS = { 1: 'τ, α, β', 2: 'δ' } as const
const DROP = 3.5

export function contributions(view: ZkView, pocket: PocketView, frame: Frame, floor: Floor): Part {
  const rows = ([1, 2] as const).map((phase) => row(view, pocket, phase, frame, floor))
  const cards = rows.flatMap(({ boxes }) => boxes)
  const unseen = ([1, 2] as const).flatMap((phase) =>
    pocket.contributions
      .filter((each) => each.phase === phase)
      .map(
        ({ index }) => [contributionId(phase, index), nextPlace(floor, rows[phase - 1]?.boxes ?? [], phase)] as const,
      ),
  )
  return {
    shapes: [...chain(rows, floor), ...rows.flatMap(({ shapes }) => shapes)],
    anchors: {
      ...Object.fromEntries(unseen),
      ...Object.fromEntries(cards.map(({ id, box }) => [id, { x: box.x + box.w / 2, y: box.y }])),
    },
  }
}

interface Row {
  readonly boxes: readonly { readonly id: string; readonly box: Rect }[]
  readonly shapes: readonly Shape[]
}

/** The newest, as many as there is room for. */
function row(view: ZkView, pocket: PocketView, phase: 1 | 2, frame: Frame, { rows, card, names }: Floor): Row {
  const place = rows[phase - 1] ?? rows[0]
  const own = pocket.contributions.filter((each) => each.phase === phase)
  const most = Math.max(1, Math.floor((place.w + card.gap) / (card.w + card.gap)))
  const shown = own.slice(-most)
  const boxes = shown.map(({ index }, at) => ({
    id: contributionId(phase, index),
    box: { x: place.x + at * (card.w + card.gap), y: place.y, w: Math.min(card.w, place.w), h: place.h },
  }))
  const isEmpty = shown.length === 0
  const fact = phase === 2 && pocket.phase === 1 ? t('zkPocket.notOpen') : isEmpty ? t('zkPocket.nobodyYet') : ''
  const hasRoom = frame.room.composition !== 'short'
  const vacant = Math.min(place.w, Math.max(card.w, Math.ceil(textWidth(fact, { style: 'fact' })) + 16))
  return {
    boxes,
    shapes: [
      ...(hasRoom ? phaseName(phase, { ...names, y: place.y, h: place.h }) : []),
      ...(isEmpty && hasRoom
        ? [
            rect({ ...place, w: vacant }, 'none', 'dotted'),
            text(place.x + 8, place.y + place.h / 2 + 4, fitted(fact, vacant - 14, { style: 'fact' }), 'fact'),
          ]
        : []),
      ...shown.map((each, at) => drawCard(view, each, boxes[at]?.box ?? place)),
    ],
  }
}

function phaseName(n: 1 | 2, { x, y, w, h }: Rect): readonly Shape[] {
  const middle = y + h / 2
  const name = longest([t('zkPocket.phaseBrief', { n })], w, { style: 'label' })
  return [
    text(x, middle - 3, name, 'label'),
    text(x, middle + 13, fitted(SECRETS[n], w, { style: 'mono' }), 'mono', { tone: 'ink-2' }),
  ]
}

function drawCard(view: ZkView, { phase, index, byId, keeps }: Contribution, box: Rect): Shape {
  const name = nameOf(view, byId)
  const says = t(keeps ? 'zkPocket.saysKeeps' : 'zkPocket.saysForgot', { name, n: phase })
  const id = contributionId(phase, index)
  if (box.w < 40) {
    const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 }
    return object(
      id,
      says,
      box,
      [rect(box, 'surface', 'line'), roleMark(roleOf(view, byId), middle.x, middle.y, 9, !keeps)],
      {
        tip: true,
      },
    )
  }
  const isLow = box.h < 40
  const isNarrow = box.w < 80
  const [first, second] = isLow ? [box.y + 14, box.y + box.h - 5] : [box.y + 17, box.y + box.h - 9]
  const words = keeps ? [t('zkPocket.keeps'), t('zkPocket.keepsBrief')] : [t('zkPocket.forgot')]
  const bold = keeps
  return object(id, says, box, [
    rect(box, 'surface', 'line'),
    roleMark(roleOf(view, byId), box.x + 10, first - 4, 9),
    text(box.x + 19, first, fitted(name, box.w - 21, { style: 'fact', bold: !isNarrow }), 'fact', {
      bold: !isNarrow,
      tone: 'ink',
    }),
    ...drop({ x: box.x + 10, y: second - 4 }, keeps),
    text(
      box.x + 19,
      second,
      longest(words, box.w - 22, { style: 'fact', bold }),
      'fact',
      keeps ? { bold: true, tone: 'attacker' } : {},
    ),
  ])
}

/** What should be poured away: full where it is kept. */
const drop = ({ x, y }: Point, isKept: boolean): readonly Shape[] =>
  isKept ? [area(circle(x, y, DROP), 'ink')] : [line(circle(x, y, DROP), 'dotted')]

/** From card to card; from the first phase’s last under it to the second’s first, and from there into the key. */
function chain([first, second]: readonly Row[], { key, rows }: Floor): readonly Shape[] {
  const within = [first, second].flatMap((each) =>
    (each?.boxes ?? []).slice(1).map(({ box }, index) => {
      const before = each?.boxes[index]?.box ?? box
      return line(`M${before.x + before.w} ${box.y + box.h / 2}H${box.x}`)
    }),
  )
  const [last, next, end] = [first?.boxes.at(-1)?.box, second?.boxes[0]?.box, second?.boxes.at(-1)?.box]
  const isOneRow = rows[0].y === rows[1].y
  const between = (rows[0].y + rows[0].h + rows[1].y) / 2
  const down =
    last === undefined || next === undefined
      ? []
      : isOneRow
        ? [line(`M${last.x + last.w} ${last.y + last.h / 2}H${next.x}`)]
        : [line(`M${last.x + last.w / 2} ${last.y + last.h}V${between}H${next.x + next.w / 2}V${next.y}`)]
  const into = end === undefined ? [] : [line(`M${end.x + end.w} ${end.y + end.h / 2}H${key.x}`)]
  return [...within, ...down, ...into]
}

const nextPlace = ({ rows, card }: Floor, boxes: Row['boxes'], phase: 1 | 2): Point => {
  const place = rows[phase - 1] ?? rows[0]
  return { x: boxes[0]?.box.x ?? place.x + card.w / 2, y: place.y }
}

/** What comes out of it. */
export function key(pocket: PocketView, { key: box }: Floor): Part {
  const { phase } = pocket
  const [fact, brief] = keyFact(phase)
  const named = [t('zkPocket.keyNamed', { fact }), t('zkPocket.keyNamed', { fact: brief }), brief]
  const isLow = box.h < 40
  const inner = box.w - 16
  const titleY = isLow ? box.y + box.h / 2 + 4 : box.y + box.h / 2 - 4
  const isMade = phase === 'running' || phase === 'deploying'
  return {
    shapes: [
      object(POCKET_KEY, t('zkPocket.saysKey', { fact }), box, [
        rect(box, 'surface', isMade ? 'wall' : 'dotted'),
        text(
          box.x + 8,
          titleY,
          isLow ? longest(named, inner, { style: 'label' }) : fitted(t('zkPocket.key'), inner, { style: 'label' }),
          'label',
        ),
        ...(isLow ? [] : [text(box.x + 8, titleY + 17, longest([fact, brief], inner, { style: 'fact' }), 'fact')]),
      ]),
    ],
    anchors: { [POCKET_KEY]: { x: box.x + box.w / 2, y: box.y } },
  }
}

/** In full, and where there is little room. */
export function keyFact(phase: PocketView['phase']): readonly [string, string] {
  if (phase === 'running') return [t('zkPocket.keyOnL1'), t('zkPocket.keyOnL1Brief')]
  if (phase === 'deploying') return [t('zkPocket.keyDeploying'), t('zkPocket.keyDeployingBrief')]
  return [t('zkPocket.keyPhase', { n: phase }), t('zkPocket.phaseBrief', { n: phase })]
}
