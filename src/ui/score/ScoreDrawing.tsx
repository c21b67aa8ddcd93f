import { memo } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { RoleShape } from '../marks/RoleShape.tsx'
import { fitted, textWidth } from '../stage/metric.ts'
import { FigureCanvas } from './FigureCanvas.tsx'
import { type Figure, figuresOf, MOST_ELEMENTS } from './figures.ts'
import type { ScoreLayout } from './layout.ts'
import { ScoreBranches } from './ScoreBranches.tsx'
import { briefSpan, spanWords } from './text.ts'
import { LANES, type Lane } from './types.ts'

interface ScoreDrawingProps {
  readonly layout: ScoreLayout
  /** CSS px of a drawing unit. */
  readonly scale: number
  /** What stands on the lane above L1 where that is no L2. */
  readonly upstairs?: string | undefined
  readonly onBranch: (id: string) => void
}

/** The score without its playhead. It is drawn once for a time line and a width, and stays while one scrubs. */
export const ScoreDrawing = memo(function ScoreDrawing({ layout, scale, upstairs, onBranch }: ScoreDrawingProps) {
  const { metrics, width, marks } = layout
  const figures = figuresOf(layout)
  const many = figures.length > MOST_ELEMENTS
  const size = { width: width * scale, height: metrics.height * scale }
  return (
    <>
      <svg
        className="dw score-box__svg"
        viewBox={`0 0 ${width} ${metrics.height}`}
        style={size}
        role="group"
        aria-label={t('score.label', { n: marks })}
      >
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus */}
        <g aria-hidden="true">
          <LaneNames layout={layout} upstairs={upstairs} />
          <Lanes layout={layout} />
          <Folds layout={layout} />
          <Ticks layout={layout} />
          {!many &&
            figures.map((figure, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: figures have no identity but their place
              <DrawnFigure key={index} figure={figure} />
            ))}
          <Labels layout={layout} />
          {layout.composition === 'narrow' && <NoneHere layout={layout} />}
        </g>
        <ScoreBranches layout={layout} onBranch={onBranch} />
      </svg>
      {many && <FigureCanvas figures={figures} width={width} height={metrics.height} scale={scale} />}
    </>
  )
})

function DrawnFigure({ figure }: { figure: Figure }) {
  switch (figure.kind) {
    case 'slur':
      return (
        <path
          className={`slur slur--${figure.role}`}
          d={`M${r(figure.x1)} ${r(figure.y1)}L${r(figure.x2)} ${r(figure.y2)}`}
        />
      )
    case 'bar':
      return (
        <rect
          className={figure.fill === 'ink' ? 'cut' : figure.fill === 'surface' ? 'light' : `role role--${figure.fill}`}
          x={r(figure.x)}
          y={r(figure.y)}
          width={r(figure.w)}
          height={r(figure.h)}
        />
      )
    case 'shape':
      return (
        <RoleShape
          role={figure.role}
          cx={r(figure.cx)}
          cy={r(figure.cy)}
          size={figure.size}
          hollow={figure.hollow ?? false}
        />
      )
  }
}

/** Where there is no margin for it, an empty lane says so on its own line, if there is a place that no slur crosses. */
function NoneHere({ layout: { emptyLanes, metrics, axis, slurs } }: { layout: ScoreLayout }) {
  const words = t('score.noneHere')
  const width = textWidth(words, { style: 'italic' })
  const free = axis.stretches.find(
    ({ folded, left, right }) =>
      !folded &&
      right - left >= width + 8 &&
      !slurs.some(({ from, to }) => Math.min(from.x, to.x) < left + width + 8 && Math.max(from.x, to.x) > left),
  )
  if (!free) return null
  return emptyLanes.map((lane) => (
    <text key={lane} x={free.left + 4} y={metrics.laneY[lane] + 4} className="it i3 halo">
      {words}
    </text>
  ))
}

const r = (value: number): number => Math.round(value * 10) / 10

function laneName(lane: Lane, narrow: boolean, upstairs: string | undefined): string {
  if (lane === 'l2' && upstairs !== undefined) return upstairs
  return lane === 'offchain' && narrow ? t('score.offchainBrief') : t(`score.${lane}`)
}

function LaneNames({ layout, upstairs }: { layout: ScoreLayout; upstairs: string | undefined }) {
  const { composition, metrics, emptyLanes, axis } = layout
  if (composition === 'strip') return null
  const narrow = composition === 'narrow'
  return LANES.map((lane) => {
    const y = metrics.laneY[lane]
    return (
      <g key={lane}>
        <text x={narrow ? 4 : 8} y={y + 4} className={lane === 'l1' ? 'b' : undefined}>
          {fitted(laneName(lane, narrow, upstairs), axis.left - (narrow ? 8 : 14), {
            style: 'fact',
            bold: lane === 'l1',
          })}
        </text>
        {emptyLanes.includes(lane) && !narrow && (
          <text x={8} y={y + 18} className="it i3">
            {t('score.noneHere')}
          </text>
        )}
      </g>
    )
  })
}

function Lanes({ layout: { composition, metrics, axis } }: { layout: ScoreLayout }) {
  const open = axis.stretches.filter(({ folded }) => !folded)
  const across = (y: number) => open.map(({ left, right }) => `M${r(left)} ${y}H${r(right)}`).join('')
  return (
    <>
      <path className="line" d={across(metrics.axisY)} />
      {LANES.map((lane) => (
        <path
          key={lane}
          className={lane === 'l1' ? 'line' : lane === 'offchain' ? 'hair dot' : 'hair'}
          d={across(metrics.laneY[lane])}
        />
      ))}
      {composition === 'full' &&
        open.map(({ left, right }) => (
          <rect key={left} className="f-stone" x={left} y={metrics.laneY.l1 + 0.6} width={right - left} height={3} />
        ))}
    </>
  )
}

/** Break marks: what lies between them is as long as is written below. */
function Folds({ layout: { composition, metrics, axis } }: { layout: ScoreLayout }) {
  const top = metrics.axisY - (composition === 'full' ? 10 : composition === 'narrow' ? 6 : -4)
  const edge = composition === 'strip' ? 1 : 2
  return axis.stretches
    .filter(({ folded }) => folded)
    .map(({ left, right, from, to }) => (
      <g key={left}>
        <path className="hair" d={zigzag(left + edge, top, metrics.bottom)} />
        <path className="hair" d={zigzag(right - edge, top, metrics.bottom)} />
        <text
          className="mid i2"
          x={r((left + right) / 2)}
          y={composition === 'full' ? 258 : composition === 'narrow' ? 168 : 13}
        >
          {composition === 'full' ? spanWords(to - from) : briefSpan(to - from)}
        </text>
      </g>
    ))
}

function zigzag(x: number, top: number, bottom: number): string {
  let d = `M${r(x)} ${top}`
  for (let y = top + 6, side = 1; y <= bottom; y += 6, side = -side) d += `L${r(x + 3 * side)} ${y}`
  return d
}

function Ticks({ layout: { composition, metrics, ticks } }: { layout: ScoreLayout }) {
  const y = composition === 'full' ? metrics.axisY + 18 : composition === 'narrow' ? 168 : 12
  const shown = composition === 'full' ? ticks : ticks.filter(({ day }) => day)
  return (
    <>
      <path
        className="line"
        d={ticks
          .filter(({ day }) => !day)
          .map(({ x, words }) => `M${r(x)} ${metrics.axisY}v${composition === 'strip' ? 2 : words === null ? 3 : 5}`)
          .join('')}
      />
      {shown.map(({ x, words, day }) =>
        words === null ? null : (
          <text key={x} className={day ? 'mo b' : 'mo i2 mid'} x={r(x)} y={y}>
            {words}
          </text>
        ),
      )}
    </>
  )
}

/** People's words stand above their lane, all others below. */
function Labels({ layout: { metrics, labels } }: { layout: ScoreLayout }) {
  return labels.map(({ lane, x, words, bold }) => (
    <text
      key={`${lane} ${x}`}
      className={bold ? 'mid b' : 'mid i2'}
      x={r(x)}
      y={metrics.laneY[lane] + (lane === 'people' ? -11 : lane === 'l1' ? 19 : 17)}
    >
      {words}
    </text>
  ))
}
