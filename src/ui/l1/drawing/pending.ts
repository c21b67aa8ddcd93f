import { t } from '../../../content/messages/areas/l1.ts'
import type { L1View, PendingView } from '../../../l1/types.ts'
import { weiToEth, weiToGwei } from '../../../lib/format.ts'
import { object, standing, text } from '../../stage/draw.ts'
import { textWidth } from '../../stage/metric.ts'
import type { GroupShape, Point, Shape } from '../../stage/types.ts'
import { nameOf, roleOf, whyWords } from './words.ts'

/** 24 px: a token is a target for fingers too. */
export const PITCH = 24
/** With its tip written above it. */
export const TIP_PITCH = 46
const SIZE = 15

/** A person's transaction that waits, standing at (x, y). */
export function drawPending(
  view: L1View,
  pending: PendingView,
  { x, y }: Point,
  withTip: boolean,
): { readonly group: GroupShape; readonly anchor: Point } {
  const tip = weiToGwei(pending.effectiveTipWei ?? pending.maxPriorityFeePerGasWei, 2)
  const label = t('l1Drawing.saysPending', {
    from: nameOf(view, pending.from),
    to: nameOf(view, pending.to),
    value: weiToEth(pending.valueWei, 4),
    tip,
    why: whyWords(pending.why),
  })
  const shapes: Shape[] = [standing(roleOf(view, pending.from), x, y, SIZE, pending.why !== null)]
  const words = trimZeros(tip)
  if (withTip && textWidth(words, { style: 'mono' }) <= TIP_PITCH - 4)
    shapes.push(text(x, y - SIZE - 6, words, 'mono', { anchor: 'middle', tone: 'ink-2' }))
  const box = { x: x - PITCH / 2, y: y - PITCH + 3, w: PITCH, h: PITCH }
  return { group: object(`tx:${pending.hash}`, label, box, shapes, { tip: true }), anchor: { x, y: y - SIZE / 2 } }
}

export const trimZeros = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount)
