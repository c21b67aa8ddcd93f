import { type Frame, underTheHall } from '../../../ui/stage/storeys.ts'
import type { Point, Rect } from '../../../ui/stage/types.ts'
import type { Hall } from './hall.ts'
import { fromBelow, MESSAGES, POT, ROLLUP, VERIFIER } from './ids.ts'

// Where that which L1 has taken in goes on from its block: up into a contract, in the line between the blocks and what
// stands on them. It crosses no words.

export function entrances(hall: Hall, frame: Frame): { readonly [id: string]: Point } {
  const { messages, pot, rollup, verifier } = hall
  const into = (box: Rect): Point => entrance(box, hall, frame)
  return {
    [fromBelow(MESSAGES)]: into(messages.w === 0 ? rollup : messages),
    [fromBelow(POT)]: into(pot),
    [fromBelow(ROLLUP)]: into(rollup),
    [fromBelow(VERIFIER)]: into(verifier ?? rollup),
  }
}

/** What stands on another box is come to by the aisle between both, or else from its side. */
function entrance({ x, y, w, h }: Rect, { aisle }: Hall, frame: Frame): Point {
  if (y + h >= underTheHall(frame)) return { x: x + w / 2, y: underTheHall(frame) }
  return aisle === null ? { x: x - 4, y: y + 14 } : { x: x + w / 2, y: aisle }
}
