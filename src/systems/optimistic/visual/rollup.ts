import { t } from '../../../content/messages/areas/optimistic.ts'
import { duration, shortHash, weiToEth } from '../../../lib/format.ts'
import { line, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { fitted, longest, textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Point, Rect, Shape } from '../../../ui/stage/types.ts'
import type { ClaimView, OptimisticView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { claimId, ROLLUP } from './ids.ts'
import { ROW } from './inbox.ts'
import { stateOfClaim } from './words.ts'

const FORK = 12

/** The claims as a chain of cards, newest last: each hangs from the one that it stands on. */
export function rollup(view: OptimisticView, { rollup: box, aisle }: Hall): Part {
  const { claims, params } = view
  const at = { x: box.x + box.w / 2, y: aisle !== null && aisle < box.y ? aisle : box.y }
  const inner = box.w - 20
  const isLow = box.h < 74
  const size = isLow ? 12 : 13
  const titleY = box.y + (isLow ? 16 : 18)
  const title = fitted(t('optimisticDrawing.rollup'), inner, { style: 'label', size })
  const window = duration(params.windowSeconds)
  const bond = t('optimisticDrawing.rollupBond', { bond: weiToEth(params.proposerBondWei, 1) })
  const rowsTop = box.y + (isLow ? 20 : 40)
  const places = Math.max(0, Math.floor((box.y + box.h - 2 - rowsTop) / ROW))
  const shown = choose(claims, places)
  const hidden = claims.length - shown.length
  const older = t('optimisticDrawing.olderClaims', { n: hidden })
  const asideRoom = inner - textWidth(title, { style: 'label', size }) - 8
  const aside = hidden > 0 && textWidth(older, { style: 'unit' }) <= asideRoom ? older : ''
  const fact = claims.length === 0 ? t('optimisticDrawing.noClaims') : t('optimisticDrawing.rollupFact', { window })
  const factRoom = inner - textWidth(bond, { style: 'unit' }) - 10
  const hasBond = !isLow && textWidth(fact, { style: 'fact' }) <= factRoom
  const besides = besideTheChain(shown)
  const placed = shown.map((claim, index) => ({
    claim,
    box: { x: box.x + 2, y: rowsTop + index * ROW, w: box.w - 4, h: ROW },
    glyph: { x: box.x + (isLow ? 8 : 12) + (besides.has(claim.claim) ? FORK : 0), y: rowsTop + index * ROW + 16 },
  }))
  const facts = isLow
    ? []
    : [text(box.x + 10, titleY + 16, fitted(fact, hasBond ? factRoom : inner, { style: 'fact' }), 'fact')]
  return {
    shapes: [
      object(ROLLUP, t('optimisticDrawing.saysRollup', { n: claims.length }), box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 10, titleY, title, 'label', { size }),
        ...(aside === '' ? [] : [text(box.x + box.w - 10, titleY, aside, 'unit', { anchor: 'end' })]),
        ...facts,
        ...(hasBond ? [text(box.x + box.w - 10, titleY + 16, bond, 'unit', { anchor: 'end' })] : []),
        ...(isLow && claims.length === 0 && box.h > 34
          ? [text(box.x + 10, titleY + 15, fitted(t('optimisticDrawing.noClaims'), inner, { style: 'fact' }), 'fact')]
          : []),
        ...links(placed),
      ]),
      ...placed.map((each) => card(view, each.claim, each.box, each.glyph)),
    ],
    anchors: {
      [ROLLUP]: at,
      ...Object.fromEntries(claims.map(({ claim }) => [claimId(claim), at])),
      ...Object.fromEntries(
        placed.map(({ claim, glyph }) => [claimId(claim.claim), { x: glyph.x + GLYPH / 2, y: glyph.y - GLYPH / 2 }]),
      ),
    },
  }
}

/** What fell, what came second to its place, and all that stands on those: drawn beside the chain that goes on. */
function besideTheChain(shown: readonly ClaimView[]): ReadonlySet<number> {
  const beside = new Set<number>()
  const taken = new Set<number>()
  for (const { claim, parent, status } of shown) {
    const isDead = status === 'rejected' || status === 'fallen'
    if (isDead || taken.has(parent) || beside.has(parent)) beside.add(claim)
    else taken.add(parent)
  }
  return beside
}

/** The newest, and whatever is in dispute; in the order in which they were made. */
function choose(claims: readonly ClaimView[], places: number): readonly ClaimView[] {
  if (places === 0) return []
  const disputed = claims.filter(({ status }) => status === 'disputed').slice(-Math.max(1, places - 1))
  const chosen = new Set(disputed)
  for (const claim of [...claims].reverse()) if (chosen.size < places) chosen.add(claim)
  return claims.filter((claim) => chosen.has(claim))
}

interface Placed {
  readonly claim: ClaimView
  readonly box: Rect
  readonly glyph: Point
}

/** From each card to the one that it stands on, past those that stand beside the chain. */
function links(placed: readonly Placed[]): readonly Shape[] {
  const paths = placed.flatMap(({ claim, glyph }) => {
    const parent = placed.find((other) => other.claim.claim === claim.parent)
    if (parent === undefined) return []
    const from = `M${parent.glyph.x + GLYPH / 2} ${parent.glyph.y + 1}`
    const isStraight = parent.glyph.x === glyph.x
    return [isStraight ? `${from}V${glyph.y - GLYPH - 1}` : `${from}V${glyph.y - GLYPH / 2}H${glyph.x}`]
  })
  return paths.length === 0 ? [] : [line(paths.join(''))]
}

function card(view: OptimisticView, claim: ClaimView, box: Rect, { x, y }: Point): Shape {
  const state = stateOfClaim(claim, view.now)
  const number = t('optimisticDrawing.claimNumber', { n: claim.claim })
  const numberX = x + GLYPH + 5
  const wordX = numberX + textWidth(number, { style: 'mono' }) + 7
  const right = box.x + box.w - 8
  const mark = state.isStolen ? 12 : 0
  const isLoud = claim.status === 'disputed' || state.isStolen === true
  const word = longest([state.word, state.brief], right - wordX - mark, { style: 'fact', bold: isLoud })
  const hash = shortHash(claim.output)
  const hashRoom = right - wordX - mark - textWidth(word, { style: 'fact', bold: isLoud }) - 14
  const hasHash = textWidth(hash, { style: 'mono' }) <= hashRoom
  const says = t('optimisticDrawing.saysClaim', { n: claim.claim, batch: claim.batch, state: state.word })
  return object(claimId(claim.claim), says, box, [
    ...stateGlyph(state.glyph, x, y),
    text(numberX, y, number, 'mono', { bold: isLoud }),
    ...(state.isStolen ? [roleMark('attacker', wordX + 4, y - 4, GLYPH)] : []),
    text(wordX + mark, y, word, 'fact', {
      bold: isLoud,
      ...(state.isStolen ? { tone: 'attacker' as const } : isLoud ? { tone: 'ink' as const } : {}),
    }),
    ...(hasHash ? [text(right, y, hash, 'mono', { anchor: 'end', tone: 'ink-3' })] : []),
  ])
}
