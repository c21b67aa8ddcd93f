import type { Role } from '../stage/types.ts'
import { roleOutline } from './roleShapes.ts'

/** A role's shape inside an SVG, around (cx, cy). Hollow: it is awaited, or left. */
export function RoleShape({
  role,
  cx,
  cy,
  size,
  hollow = false,
}: {
  role: Role
  cx: number
  cy: number
  size: number
  hollow?: boolean
}) {
  const outline = roleOutline(role, size)
  const className = `role role--${role}${hollow ? ' role--hollow' : ''}`
  if (outline.kind === 'circle') return <circle className={className} cx={cx} cy={cy} r={outline.r} />
  if (outline.kind === 'polygon') {
    return <polygon className={className} points={outline.points.map(([x, y]) => `${cx + x},${cy + y}`).join(' ')} />
  }
  const { w, h } = outline
  const box = <rect className={className} x={cx - w / 2} y={cy - h / 2} width={w} height={h} />
  if (role !== 'data') return box
  return (
    <>
      {box}
      <path className="plank plank--role" d={`M${cx - w / 2} ${cy - h / 6}h${w}M${cx - w / 2} ${cy + h / 6}h${w}`} />
    </>
  )
}

/** The same beside words, as an icon of its own. */
export function RoleIcon({ role, size = 14 }: { role: Role; size?: number }) {
  const box = size * 1.4
  return (
    <svg width={box} height={box} viewBox={`0 0 ${box} ${box}`} aria-hidden="true">
      <RoleShape role={role} cx={box / 2} cy={box / 2} size={size} />
    </svg>
  )
}
