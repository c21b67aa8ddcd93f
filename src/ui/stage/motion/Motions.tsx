import { RoleShape } from '../../marks/RoleShape.tsx'
import type { Rect } from '../types.ts'
import type { Frame, Plan } from './plan.ts'

// What a step leaves on the drawing, as its last frame has it; `paintFrame` moves it.

const TOKEN = 13

export function Routes({ plan, last }: { plan: Plan; last: Frame }) {
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
    </g>
  )
}

export function Tokens({ plan, last, boxOf }: { plan: Plan; last: Frame; boxOf: (id: string) => Rect | undefined }) {
  const marked = plan.changes.filter(({ kind }) => kind === 'mark').map(({ what }) => what)
  const outlined = [...new Set([...plan.legs.map(({ from }) => from), ...marked])]
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus
    <g aria-hidden="true">
      {outlined.map((id) => {
        const box = boxOf(id)
        return box && <Outline key={id} id={id} box={box} />
      })}
      {plan.legs.map(({ role }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs have no identity but their turn
        <g key={index} data-token="" className="stage-token" visibility="hidden">
          <RoleShape role={role} cx={0} cy={0} size={TOKEN} />
        </g>
      ))}
      {plan.costAt && (
        <text data-cost="" className="mo end halo halo--ground" x={plan.costAt.x} y={plan.costAt.y}>
          {last.cost ?? ''}
        </text>
      )}
    </g>
  )
}

const Outline = ({ id, box: { x, y, w, h } }: { id: string; box: Rect }) => (
  <rect
    data-outline={id}
    className="stage-cause"
    visibility="hidden"
    x={x - 4}
    y={y - 4}
    width={w + 8}
    height={h + 8}
  />
)
