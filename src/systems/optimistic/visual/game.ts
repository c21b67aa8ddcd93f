import { t } from '../../../content/messages/areas/optimistic.ts'
import { groupDigits } from '../../../lib/format.ts'
import { line, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { GameView, OptimisticView } from '../engine/types/view.ts'
import { gameOnStage } from './hall.ts'
import { gameId, instructionId, oneShotId } from './ids.ts'
import { innerCuts, type Level, levelsOf, rowsOf, stretchesOf } from './narrowing.ts'
import { brief, nameOf, roleOf } from './words.ts'

const BAR = 9

/** The dispute as a tree that narrows: a row a round, until one instruction is left for L1 to run. */
export function dispute(view: OptimisticView, box: Rect | null, elsewhere: Rect): Part {
  const game = gameOnStage(view)
  // without a place of its own it is met where the claims are
  const { x, y, w, h } = box ?? elsewhere
  // Moves come up from a block: what goes on inside is not crossed by their way.
  const at = { x: x + w / 2, y: y + h }
  const anchors = Object.fromEntries([
    ...view.games.flatMap((each) => [
      [gameId(each.game), at],
      [instructionId(each.game), at],
    ]),
    ...view.oneShot.map(({ post }) => [oneShotId(post), at]),
  ])
  if (box === null) return { shapes: [], anchors }
  if (game === undefined) return { shapes: oneShots(view, box), anchors }
  if (game.turn !== 'over' || view.oneShot.length === 0) return { shapes: drawGame(view, game, box), anchors }
  // A dispute that is over makes room for the newest post: both ways stand there side by side, as far as there is room.
  const above = { ...box, h: box.h - SLAB - GAP }
  if (above.h < LOW) return { shapes: oneShots(view, box), anchors }
  return {
    shapes: [...drawGame(view, game, above), ...oneShots(view, { ...box, y: box.y + box.h - SLAB, h: SLAB })],
    anchors,
  }
}

/** Below this a dispute is drawn with its most needful words only. */
const LOW = 84
/** A post's height, and what is left free between two. */
const SLAB = 58
const GAP = 6

/** Whose move it is, or how it ended. */
export function turnWords(view: OptimisticView, game: GameView): string {
  if (game.pendingMove !== null) return t('optimisticDrawing.movesNext')
  switch (game.turn) {
    case 'defender':
      return t('optimisticDrawing.turnDefender', { name: nameOf(view, game.defenderId) })
    case 'challenger':
      return t('optimisticDrawing.turnChallenger', { name: nameOf(view, game.challengerId) })
    case 'prove':
      return t('optimisticDrawing.turnProve')
    case 'over': {
      const { winner, challengerId, defenderId } = game
      if (winner === null || winner === 'nobody') return t('optimisticDrawing.wonByNobody')
      return t('optimisticDrawing.wonBy', { name: nameOf(view, winner === 'challenger' ? challengerId : defenderId) })
    }
  }
}

function drawGame(view: OptimisticView, game: GameView, box: Rect): readonly Shape[] {
  const isLow = box.h < LOW
  const inset = isLow ? 8 : 10
  const [x, right] = [box.x + inset, box.x + box.w - inset]
  const width = right - x
  const size = isLow ? 12 : 13
  const titleY = box.y + (isLow ? 16 : 18)
  const turn = turnWords(view, game)
  const left = groupDigits(game.hi - game.lo)
  const says = t('optimisticDrawing.saysGame', { n: game.game, claim: game.claim, left, turn })
  const title = t('optimisticDrawing.game', { n: game.game })
  const others = view.games.length - 1
  const claim = t('optimisticDrawing.gameOn', { claim: game.claim })
  const more = others > 0 ? t('optimisticDrawing.moreGames', { n: others }) : ''
  const asideRoom = width - textWidth(title, { style: 'label', size }) - 10
  const aside = isLow
    ? turn
    : longest(more === '' ? [claim] : [`${claim}, ${more}`, claim], asideRoom, { style: 'fact' })
  const head: Shape[] = [
    text(x, titleY, fitted(title, width, { style: 'label', size }), 'label', { size }),
    text(right, titleY, fitted(aside, asideRoom, { style: 'fact', bold: isLow }), 'fact', {
      anchor: 'end',
      bold: isLow,
    }),
  ]
  const gas = t('optimisticDrawing.gas', { n: groupDigits(game.gasUsed) })
  const gasRoom = width - textWidth(turn, { style: 'fact', bold: true }) - 10
  if (!isLow) {
    head.push(
      text(x, titleY + 17, fitted(turn, width, { style: 'fact', bold: true }), 'fact', { bold: true, tone: 'ink' }),
    )
    if (textWidth(gas, { style: 'mono' }) <= gasRoom)
      head.push(text(right, titleY + 17, gas, 'mono', { anchor: 'end', tone: 'ink-2' }))
  }
  const clockRoom = isLow ? 0 : 20
  const numbersY = box.y + box.h - (isLow ? 7 : 9) - clockRoom
  const top = titleY + (isLow ? 6 : 25)
  const bottom = numbersY - 14
  const tree = drawTree(game, { x, y: top, w: width, h: Math.max(BAR, bottom - top) }, !isLow)
  const below = Math.min(numbersY, tree.bottom + 15)
  return [
    object(gameId(game.game), says, box, [
      rect(box, 'surface', 'wall'),
      ...head,
      ...tree.shapes,
      ...range(game, x, right, below),
      ...(isLow ? [] : clocks(view, game, x, right, box.y + box.h - 9)),
    ]),
    ...instruction(game, { x, right, baseline: below + (isLow ? 0 : 2) }),
  ]
}

const LABEL = 10
/** Rows need this for the lines that lead from one to the next. */
const PITCH = 18

function drawTree({ hi, lo, ...game }: GameView, area: Rect, withLabels: boolean) {
  const levels = levelsOf({ hi, lo, ...game })
  const places = Math.max(1, Math.floor((area.h - BAR) / PITCH) + 1)
  const rows = rowsOf(levels, places)
  const counts = rows.map((row) => (row === null ? '' : groupDigits(row.hi - row.lo)))
  const label = withLabels ? Math.max(...counts.map((count) => textWidth(count, { style: 'mono' }))) + LABEL : 0
  const x = area.x + label
  const w = area.w - label
  const pitch = Math.min(30, rows.length > 1 ? (area.h - BAR) / (rows.length - 1) : 0)
  const yOf = (index: number) => area.y + index * pitch
  const shapes = rows.flatMap((row, index): readonly Shape[] => {
    const y = yOf(index)
    if (row === null) return [text(x + w / 2, y + BAR, '···', 'fact', { anchor: 'middle' })]
    const isLast = index === rows.length - 1
    const count = counts[index] ?? ''
    return [
      ...(withLabels
        ? [
            text(x - LABEL, y + BAR, count, 'mono', {
              anchor: 'end',
              bold: isLast,
              ...(isLast ? {} : { tone: 'ink-2' as const }),
            }),
          ]
        : []),
      ...bar(row, { x, y, w, h: BAR }),
      ...(rows[index + 1] ? [funnel(row, { x, y: y + BAR, w, h: pitch - BAR })] : []),
    ]
  })
  return { shapes, bottom: yOf(rows.length - 1) + BAR }
}

/** Agreed: stone. In dispute: hatched. Not looked at: empty. */
function bar(level: Level, { x, y, w, h }: Rect): readonly Shape[] {
  const cuts = innerCuts(level)
  return [
    rect({ x, y, w, h }, 'surface'),
    ...stretchesOf(level).map(({ from, to, kind }) => {
      const part = { x: x + from * w, y, w: (to - from) * w, h }
      return rect(part, kind === 'agreed' ? 'stone' : kind === 'disputed' ? 'hatch' : 'surface')
    }),
    rect({ x, y, w, h }, 'none', 'line'),
    ...(cuts.length > 0 ? [line(cuts.map((share) => `M${round(x + share * w)} ${y - 2}v${h + 4}`).join(''))] : []),
  ]
}

/** The part that was named becomes the whole next row. */
function funnel(level: Level, { x, y, w, h }: Rect): Shape {
  const part = stretchesOf(level).find(({ kind }) => kind === 'disputed') ?? { from: 0, to: 1 }
  return line(
    `M${round(x + part.from * w)} ${y}L${x} ${round(y + h)}M${round(x + part.to * w)} ${y}L${round(x + w)} ${round(y + h)}`,
    'hair',
  )
}

/** The steps at the ends of what is left; between them the one that is asked for. */
function range({ lo, hi, turn, boundaries }: GameView, x: number, right: number, y: number): readonly Shape[] {
  if (hi - lo <= 1) return []
  const [from, to] = [groupDigits(lo), groupDigits(hi)]
  const shapes: Shape[] = [text(x, y, from, 'mono'), text(right, y, to, 'mono', { anchor: 'end' })]
  const middle =
    boundaries.length === 3 ? boundaries[1]?.step : boundaries.length === 0 ? Math.floor((lo + hi) / 2) : undefined
  const asked = turn === 'over' || middle === undefined ? '?' : `${groupDigits(middle)} ?`
  const room = right - x - textWidth(from, { style: 'mono' }) - textWidth(to, { style: 'mono' }) - 16
  const words = [asked, '?'].find((each) => textWidth(each, { style: 'mono' }) <= room)
  if (words !== undefined && turn !== 'over')
    shapes.push(text((x + right) / 2, y, words, 'mono', { anchor: 'middle', bold: true }))
  return shapes
}

/** Two chess clocks: the one that runs is bold. */
function clocks(view: OptimisticView, game: GameView, x: number, right: number, y: number): readonly Shape[] {
  const side = (id: string | null, left: number, runs: boolean, from: number, isRight: boolean): readonly Shape[] => {
    const words = runs ? t('optimisticDrawing.clockLeft', { span: brief(left) }) : brief(left)
    const w = textWidth(words, { style: 'fact', bold: runs })
    const start = isRight ? from - w - 14 : from
    return [
      roleMark(roleOf(view, id), start + 5, y - 4, 9),
      text(start + 14, y, words, 'fact', runs ? { bold: true, tone: 'ink' } : {}),
    ]
  }
  return [
    ...side(game.challengerId, game.challengerLeft, game.turn === 'challenger', x, false),
    ...side(game.defenderId, game.defenderLeft, game.turn === 'defender', right, true),
  ]
}

/** One step is left: that is a thing of its own, with source, registers and a place in memory. */
function instruction(
  game: GameView,
  { x, right, baseline }: { readonly x: number; readonly right: number; readonly baseline: number },
): readonly Shape[] {
  if (game.hi - game.lo > 1) return []
  const step = groupDigits(game.lo)
  const words = fitted(t('optimisticDrawing.oneStep', { step }), right - x - 12, { style: 'mono', bold: true })
  const w = textWidth(words, { style: 'mono' }) + 12
  const plate = { x: (x + right - w) / 2, y: baseline - 12, w, h: 17 }
  return [
    object(
      instructionId(game.game),
      t('optimisticDrawing.saysInstruction', { step }),
      { ...plate, y: plate.y - 4, h: 24 },
      [
        rect(plate, 'paper', 'wall'),
        text((x + right) / 2, baseline + 1, words, 'mono', { anchor: 'middle', bold: true }),
      ],
    ),
  ]
}

/** The first generation's way: a root a transaction, and the disputed one run again in one go. */
function oneShots({ oneShot }: OptimisticView, box: Rect): readonly Shape[] {
  const isLow = box.h < LOW
  const places = Math.max(1, Math.floor((box.h + GAP) / (SLAB + GAP)))
  return oneShot.slice(-places).map(({ post, transactions, bytes, proven }, index, shown) => {
    const h = isLow ? box.h : SLAB
    const slab = { x: box.x, y: box.y + box.h - h - (shown.length - 1 - index) * (SLAB + GAP), w: box.w, h }
    const [x, width] = [slab.x + 10, slab.w - 20]
    const facts = [
      t('optimisticDrawing.oneShotRoots', { n: transactions }),
      t('optimisticDrawing.bytes', { n: groupDigits(bytes) }),
    ]
    const size = isLow ? 12 : 13
    const second = proven === null ? (facts[1] ?? '') : t('optimisticDrawing.oneShotProven', { n: proven.index })
    return object(oneShotId(post), t('optimisticDrawing.saysOneShot', { n: post, roots: transactions }), slab, [
      rect(slab, 'surface', 'wall'),
      text(
        x,
        slab.y + 18,
        fitted(t('optimisticDrawing.oneShot', { n: post }), width, { style: 'label', size }),
        'label',
        { size },
      ),
      text(x, slab.y + 33, fitted(facts[0] ?? '', width, { style: 'fact' }), 'fact'),
      ...(h >= 50 ? [text(x, slab.y + 48, fitted(second, width, { style: 'fact' }), 'fact')] : []),
    ])
  })
}

const round = (value: number): number => Math.round(value * 10) / 10
