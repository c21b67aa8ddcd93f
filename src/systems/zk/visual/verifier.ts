import { t } from '../../../content/messages/areas/zk.ts'
import { groupDigits } from '../../../lib/format.ts'
import { object, type Part, rect, text } from '../../../ui/stage/draw.ts'
import { fitted, longest } from '../../../ui/stage/metric.ts'
import { GLYPH, stateGlyph } from '../../../ui/stage/states.ts'
import type { StepOnL1, ZkView } from '../engine/types/view.ts'
import type { Hall } from './hall.ts'
import { VERIFIER } from './ids.ts'

/** The contract that does the pairings: what it said last, and what that cost. */
export function verifier(view: ZkView, { verifier: box, aisle }: Hall): Part {
  if (box === null) return { shapes: [], anchors: {} }
  const last = verdict(view)
  const inner = box.w - 16
  const isLow = box.h < 56
  const size = isLow ? 12 : 13
  const titleY = box.y + (isLow ? 16 : 18)
  const factY = titleY + (isLow ? 14 : 17)
  const gasY = factY + 17
  const fact = last === null ? t('zkDrawing.verifierNothing') : last.word
  const gas = last === null ? '' : t('zkDrawing.gas', { n: groupDigits(last.step.gasUsed) })
  const brief = last === null ? '' : groupDigits(last.step.gasUsed)
  const wordX = box.x + 8 + (last === null ? 0 : GLYPH + 5)
  const isLoud = last?.accepted === false
  const hasGas = last !== null && gasY <= box.y + box.h - 5
  return {
    shapes: [
      object(VERIFIER, t('zkDrawing.saysVerifier', { fact: gas === '' ? fact : `${fact}, ${gas}` }), box, [
        rect(box, 'surface', 'wall'),
        text(box.x + 8, titleY, fitted(t('zkDrawing.verifier'), inner, { style: 'label', size }), 'label', { size }),
        ...(last === null ? [] : stateGlyph(last.accepted ? 'proven' : 'rejected', box.x + 8, factY)),
        text(
          wordX,
          factY,
          fitted(fact, box.x + box.w - 8 - wordX, { style: 'fact', bold: isLoud }),
          'fact',
          isLoud ? { bold: true, tone: 'ink' } : {},
        ),
        ...(hasGas
          ? [text(box.x + 8, gasY, longest([gas, brief], inner, { style: 'mono' }), 'mono', { tone: 'ink-2' })]
          : []),
      ]),
    ],
    anchors: { [VERIFIER]: { x: box.x + box.w / 2, y: aisle !== null && aisle < box.y ? aisle : box.y } },
  }
}

/** The last transaction with a proof, as L1 has ruled on it. */
function verdict({ batches }: ZkView) {
  const all = batches.flatMap(({ batch: n, prove, refused }) => [
    ...(prove === null ? [] : [{ accepted: true, step: prove, word: t('zkDrawing.accepts', { n }) }]),
    ...(refused === null ? [] : [{ accepted: false, step: refused, word: t('zkDrawing.refuses', { n }) }]),
  ])
  const later = (a: StepOnL1, b: StepOnL1) => a.block > b.block || (a.block === b.block && a.at >= b.at)
  return all.reduce<(typeof all)[number] | null>(
    (last, each) => (last === null || later(each.step, last.step) ? each : last),
    null,
  )
}
