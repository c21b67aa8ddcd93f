import { memo, type ReactNode } from 'react'
import { RoleShape } from '../marks/RoleShape.tsx'
import type { GroupShape, Shape, TextShape } from './types.ts'

const fillClass = (fill: string | undefined): string =>
  fill === undefined || fill === 'none' || fill === 'hatch' ? '' : ` f-${fill}`
const strokeClass = (stroke: string | undefined): string =>
  stroke === undefined || stroke === 'none' ? '' : ` k-${stroke}`

const TEXT_CLASS = { label: 'b', fact: 'i2', mono: 'mo', unit: 'i3', italic: 'it i3' } as const
const TONE_CLASS: { readonly [tone: string]: string } = { ink: 'i1', 'ink-2': 'i2', 'ink-3': 'i3' }

function Words({ shape }: { shape: TextShape }) {
  const { style, size, bold, anchor, tone, halo } = shape
  const classes = [
    TEXT_CLASS[style],
    bold ? 'b' : '',
    (size ?? (style === 'label' ? 13 : 12)) === 12 ? '' : `s${size ?? 13}`,
    anchor === 'end' ? 'end' : anchor === 'middle' ? 'mid' : '',
    tone === undefined ? '' : (TONE_CLASS[tone] ?? `t-${tone}`),
    halo === undefined ? '' : `halo halo--${halo}`,
  ]
  return (
    <text className={classes.filter(Boolean).join(' ')} x={shape.x} y={shape.y}>
      {shape.text}
    </text>
  )
}

/** One drawing instruction as SVG. Objects come from `renderObject`: the stage makes them reachable. */
function Drawn({
  shape,
  hatch,
  renderObject,
}: {
  shape: Shape
  hatch: string
  renderObject: (group: GroupShape) => ReactNode
}) {
  switch (shape.kind) {
    case 'rect':
      return (
        <rect
          className={`sh${fillClass(shape.fill)}${strokeClass(shape.stroke)}`}
          {...hatched(shape.fill, hatch)}
          x={shape.x}
          y={shape.y}
          width={Math.max(0, shape.w)}
          height={Math.max(0, shape.h)}
        />
      )
    case 'path':
      return (
        <path
          className={`sh${fillClass(shape.fill)}${strokeClass(shape.stroke)}${shape.role ? ` slur--${shape.role}` : ''}`}
          {...hatched(shape.fill, hatch)}
          d={shape.d}
        />
      )
    case 'role':
      return (
        <RoleShape
          role={shape.role}
          cx={shape.cx}
          cy={shape.cy}
          size={shape.size}
          {...(shape.hollow ? { hollow: true } : {})}
        />
      )
    case 'crate':
      return <Crate shape={shape} />
    case 'text':
      return <Words shape={shape} />
    case 'group':
      return shape.label === null ? (
        <g data-id={shape.id}>
          <DrawnShapes shapes={shape.shapes} hatch={hatch} renderObject={renderObject} />
        </g>
      ) : (
        renderObject(shape)
      )
  }
}

/** Each stage has its own pattern: one that another, hidden stage owns would not be painted. */
const hatched = (fill: string | undefined, hatch: string) =>
  fill === 'hatch' ? { style: { fill: `url(#${hatch})` } } : {}

function Crate({ shape: { x, y, w, h, filled, state } }: { shape: Extract<Shape, { kind: 'crate' }> }) {
  const planks = `M${x} ${y + h / 3}h${w}M${x} ${y + (2 * h) / 3}h${w}`
  if (state !== 'kept') {
    return (
      <>
        <rect className={`crate--${state}`} x={x} y={y} width={w} height={h} />
        {state === 'fading' && <path className="plank dot" d={planks} />}
      </>
    )
  }
  const level = h * Math.max(0, Math.min(1, filled))
  return (
    <>
      <rect className={filled >= 1 ? 'role role--data' : 'crate-body'} x={x} y={y} width={w} height={h} />
      {filled < 1 && level > 1 && (
        <rect className="crate-fill" x={x + 0.6} y={y + h - level} width={w - 1.2} height={level - 0.6} />
      )}
      <path className={filled >= 1 ? 'plank plank--role' : 'plank'} d={planks} />
    </>
  )
}

export const DrawnShapes = memo(function DrawnShapes({
  shapes,
  hatch,
  renderObject,
}: {
  shapes: readonly Shape[]
  hatch: string
  renderObject: (group: GroupShape) => ReactNode
}) {
  return shapes.map((shape, index) => (
    <Drawn key={shape.kind === 'group' ? shape.id : index} shape={shape} hatch={hatch} renderObject={renderObject} />
  ))
})
