import { t } from '../../../content/messages/areas/zk.ts'
import { joinParts, line, object, type Part, rect, roleMark, text } from '../../../ui/stage/draw.ts'
import { textWidth } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { Frame } from '../../../ui/stage/storeys.ts'
import type { Rect, Shape } from '../../../ui/stage/types.ts'
import type { BatchView, ZkView } from '../engine/types/view.ts'
import { CIRCUIT, PROVER, proofId } from './ids.ts'
import type { Mezzanine } from './mezzanine.ts'
import { stands } from './sequencer.ts'
import { inPress, proverFact, shareMade } from './words.ts'

// The prover and its press: the same circuit for every batch. The plate comes down as the time passes that a proof takes.

const SIZES = {
  wide: { machine: 30, most: 68 },
  narrow: { machine: 22, most: 54 },
  short: { machine: 18, most: 0 },
} as const
const SLAB = 17
const PLATE = 5
const BEAM = 5
/** Lower or narrower, and it is no press. */
const LEAST = { w: 36, h: 36 }

export function prover(view: ZkView, frame: Frame, floor: Mezzanine): Part {
  const { prover: zone, ledge, rail, facts } = floor
  const size = SIZES[frame.room.composition].machine
  const fact = proverFact(view)
  const says = t('zkDrawing.saysProver', { fact: fact.words[0] ?? '' })
  const titles = [t('zkDrawing.prover')]
  const drawn = stands('prover', { titles, fact, isOn: view.prover.online }, zone, frame, floor)
  const cx = zone.x + size / 2
  const at = { x: cx, y: rail }
  const ids = view.l1.people.filter(({ role }) => role === 'prover').map(({ id }) => `person:${id}`)
  const anchors = Object.fromEntries(
    [PROVER, CIRCUIT, ...ids, ...view.batches.map(({ batch }) => proofId(batch))].map((id) => [id, at]),
  )
  const person = { shapes: [object(PROVER, says, drawn.box, drawn.shapes)], anchors }
  const x = zone.x + size + 10
  const box = {
    x,
    y: facts + 8,
    w: Math.min(SIZES[frame.room.composition].most, zone.x + zone.w - x),
    h: ledge - facts - 8,
  }
  if (frame.room.composition === 'short' || box.w < LEAST.w || box.h < LEAST.h) return person
  return joinParts([person, press(view, box, fact.words[0] ?? '', rail)])
}

function press(view: ZkView, box: Rect, fact: string, rail: number): Part {
  const batch = inPress(view)
  const { x, y, w, h } = box
  const floor = y + h
  const share = batch === null ? 0 : shareMade(batch, view.now)
  const [highest, lowest] = [y + BEAM + 3, floor - SLAB - PLATE - 1]
  // what is made lies free: the plate is up again
  const isUp = batch === null || ['made', 'sent', 'refused'].includes(batch.proof.status)
  const plateY = isUp ? highest : round(highest + (lowest - highest) * share)
  const frame: readonly Shape[] = [
    line(`M${x + 2} ${y + BEAM}V${floor}M${x + w - 2} ${y + BEAM}V${floor}`),
    rect({ x, y, w, h: BEAM }, 'stone', 'line'),
    line(`M${x + w / 2} ${y + BEAM}V${plateY}`),
    rect({ x: x + 6, y: plateY, w: w - 12, h: PLATE }, 'ink'),
  ]
  if (batch === null) {
    return { shapes: [object(CIRCUIT, t('zkDrawing.saysNoProof'), box, frame, { tip: true })], anchors: {} }
  }
  const id = proofId(batch.batch)
  const says = t('zkDrawing.saysProof', { n: batch.batch, fact })
  return {
    shapes: [
      object(id, says, box, [...frame, ...slab(batch, { x: x + 6, y: floor - SLAB, w: w - 12, h: SLAB })], {
        tip: true,
      }),
    ],
    anchors: { [id]: { x: x + w / 2, y: rail } },
  }
}

/** The batch under the plate, and on it what has come out: a proof, or none. */
function slab({ batch, proof: { status } }: BatchView, box: Rect): readonly Shape[] {
  const words = t('zkDrawing.pressed', { n: batch })
  const width = textWidth(words, { style: 'mono' })
  const hasRoom = box.w >= width + GLYPH + 12
  const baseline = box.y + box.h - 5
  const middle = box.y + box.h / 2
  const markX = box.x + box.w - GLYPH / 2 - 5
  const mark: readonly Shape[] =
    status === 'made' || status === 'sent'
      ? [roleMark('prover', markX, middle, GLYPH)]
      : status === 'failed' || status === 'refused'
        ? stateGlyph('rejected', markX - GLYPH / 2, middle + GLYPH / 2)
        : []
  const isMarked = hasRoom && mark.length > 0
  return [
    rect(box, 'surface', status === 'waiting' ? 'dotted' : 'line'),
    isMarked
      ? text(box.x + 5, baseline, words, 'mono')
      : text(box.x + box.w / 2, baseline, words, 'mono', { anchor: 'middle' }),
    ...(isMarked ? mark : []),
  ]
}

const round = (value: number): number => Math.round(value * 10) / 10
