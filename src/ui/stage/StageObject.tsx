import type { ReactNode } from 'react'
import { DrawnShapes } from './shapes.tsx'
import type { GroupShape } from './types.ts'

const LEAST_TARGET = 24

interface StageObjectProps {
  readonly group: GroupShape
  readonly hatch: string
  readonly tabbable: boolean
  readonly selected: boolean
  readonly describedBy: string
  readonly renderObject: (group: GroupShape) => ReactNode
}

/** Something on the stage that can be pointed at, focused and opened. */
export function StageObject({
  group: { id, label, box, shapes },
  hatch,
  tabbable,
  selected,
  describedBy,
  renderObject,
}: StageObjectProps) {
  const [w, h] = [Math.max(LEAST_TARGET, box.w), Math.max(LEAST_TARGET, box.h)]
  const target = { x: box.x - (w - box.w) / 2, y: box.y - (h - box.h) / 2, width: w, height: h }
  return (
    <g
      className="ob"
      data-id={id}
      role="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={label ?? undefined}
      aria-pressed={selected}
      aria-describedby={describedBy}
    >
      <rect className="ob__hit" {...target} />
      <DrawnShapes shapes={shapes} hatch={hatch} renderObject={renderObject} />
      <rect
        className="ob__ring"
        x={target.x - 3}
        y={target.y - 3}
        width={target.width + 6}
        height={target.height + 6}
      />
    </g>
  )
}
