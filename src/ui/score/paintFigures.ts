import { roleOutline } from '../marks/roleShapes.ts'
import type { Figure } from './figures.ts'

/** The value of a design token. */
export type Ink = (token: `--${string}`) => string

/** What painting needs of a canvas' context. */
export interface Brush {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  rect(x: number, y: number, w: number, h: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  closePath(): void
  setLineDash(segments: number[]): void
  fill(): void
  stroke(): void
}

const LINE = 1.25

export function paintFigures(brush: Brush, figures: readonly Figure[], ink: Ink): void {
  for (const figure of figures) {
    brush.beginPath()
    if (figure.kind === 'slur') {
      brush.moveTo(figure.x1, figure.y1)
      brush.lineTo(figure.x2, figure.y2)
      brush.strokeStyle = ink(`--${figure.role}-text`)
      brush.lineWidth = 1
      brush.stroke()
      continue
    }
    if (figure.kind === 'bar') brush.rect(figure.x, figure.y, figure.w, figure.h)
    else outline(brush, figure)
    const hollow = figure.kind === 'shape' && figure.hollow === true
    brush.fillStyle = ink(hollow ? '--surface' : figure.kind === 'bar' ? `--${figure.fill}` : `--${figure.role}`)
    brush.fill()
    if (figure.kind === 'bar' && figure.fill === 'ink') continue
    brush.strokeStyle = ink(
      hollow ? '--ink-2' : figure.kind === 'bar' && figure.fill === 'surface' ? '--ink' : '--role-line',
    )
    brush.lineWidth = LINE
    brush.setLineDash(hollow ? [1.5, 1.5] : [])
    brush.stroke()
    brush.setLineDash([])
  }
}

function outline(brush: Brush, { role, cx, cy, size }: Extract<Figure, { kind: 'shape' }>): void {
  const shape = roleOutline(role, size)
  if (shape.kind === 'circle') brush.arc(cx, cy, shape.r, 0, 2 * Math.PI)
  else if (shape.kind === 'rect') {
    brush.rect(cx - shape.w / 2, cy - shape.h / 2, shape.w, shape.h)
    if (role === 'data') {
      for (const third of [-1, 1]) {
        brush.moveTo(cx - shape.w / 2, cy + (third * shape.h) / 6)
        brush.lineTo(cx + shape.w / 2, cy + (third * shape.h) / 6)
      }
    }
  } else {
    shape.points.forEach(([x, y], index) => {
      if (index === 0) brush.moveTo(cx + x, cy + y)
      else brush.lineTo(cx + x, cy + y)
    })
    brush.closePath()
  }
}
