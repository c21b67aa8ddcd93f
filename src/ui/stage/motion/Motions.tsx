import { RoleShape } from '../../marks/RoleShape.tsx'
import type { Rect } from '../types.ts'
import type { Frame, Plan } from './plan.ts'

const TOKEN = 13

/** Routes, tokens and outlines of a step, as its last frame has them; `paintFrame` moves them. */
export function Motions({ plan, last, boxOf }: { plan: Plan; last: Frame; boxOf: (id: string) => Rect | undefined }) {
  const outlined = [
    ...new Set([
      ...plan.legs.map(({ from }) => from),
      ...plan.changes.filter(({ kind }) => kind === 'mark').map(({ what }) => what),
    ]),
  ]
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus
    <g aria-hidden="true">
      {plan.legs.map(({ role, route }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: legs have no identity but their turn
          key={index}
          data-route=""
          className={`stage-route stage-route--${role}`}
          d={route.d}
          pathLength={1}
          visibility={(last.taken[index] ?? 0) > 0 ? 'visible' : 'hidden'}
        />
      ))}
      {outlined.map((id) => {
        const box = boxOf(id)
        return (
          box && (
            <rect
              key={id}
              data-outline={id}
              className="stage-cause"
              visibility="hidden"
              x={box.x - 4}
              y={box.y - 4}
              width={box.w + 8}
              height={box.h + 8}
            />
          )
        )
      })}
      {plan.legs.map(({ role }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs have no identity but their turn
        <g key={index} data-token="" className="stage-token" visibility="hidden">
          <RoleShape role={role} cx={0} cy={0} size={TOKEN} />
        </g>
      ))}
      {plan.costAt && (
        <text data-cost="" className="mo end" x={plan.costAt.x} y={plan.costAt.y}>
          {last.cost ?? ''}
        </text>
      )}
    </g>
  )
}
