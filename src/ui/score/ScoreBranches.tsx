import { t } from '../../content/messages/areas/lab.ts'
import { timeOfDay } from '../../lib/format.ts'
import { textWidth } from '../stage/metric.ts'
import type { BranchLine, ScoreLayout } from './layout.ts'

/** Where the past was changed: the other line goes on above this one. */
export function ScoreBranches({ layout, onBranch }: { layout: ScoreLayout; onBranch: (id: string) => void }) {
  const { branches, hiddenBranches, metrics, axis, current } = layout
  const [only] = branches
  const own = current === null ? null : t('score.thisBranch', { name: current })
  return (
    <>
      {branches.map((branch) => (
        <Branch key={branch.id} branch={branch} axisY={metrics.axisY} onBranch={onBranch} />
      ))}
      {own !== null && only && branches.length === 1 && layout.composition === 'full' && (
        <text
          className="b"
          {...besideFork(only.x, axis.right, textWidth(own, { style: 'fact', bold: true }))}
          y={metrics.axisY - 6}
        >
          {own}
        </text>
      )}
      {hiddenBranches > 0 && layout.composition !== 'strip' && (
        <text className="end i3" x={axis.right} y={metrics.axisY - 6}>
          {t('score.moreBranches', { n: hiddenBranches })}
        </text>
      )}
    </>
  )
}

/** Words stand behind the fork, or before it where there is no room. */
const besideFork = (x: number, right: number, width: number) =>
  x + 30 + width <= right ? { x: x + 30 } : { x: Math.max(4, x - 16), className: 'b end' }

function Branch({
  branch: { id, label, x, end, row, fromAt },
  axisY,
  onBranch,
}: {
  branch: BranchLine
  axisY: number
  onBranch: (id: string) => void
}) {
  const y = axisY > 30 ? 8 + row * 13 : 8
  const words = t('score.branch', { name: label })
  const width = textWidth(words, { style: 'fact' }) + 8
  // near the right edge the words stand before the fork
  const start = x + 28 + width <= end ? x + 26 : Math.max(4, x - 12 - width)
  const go = () => onBranch(id)
  return (
    <g
      className="ob"
      role="button"
      tabIndex={0}
      aria-label={t('score.toBranch', { name: label, time: timeOfDay(fromAt) })}
      data-branch={id}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        go()
      }}
    >
      {end > x + 20 && (
        <path className="slur" d={`M${x} ${axisY}C${x + 8} ${axisY} ${x + 6} ${y} ${x + 18} ${y}H${end}`} />
      )}
      <circle className="score-fork" cx={x} cy={axisY} r={4} />
      <rect className="f-surface" x={start} y={y - 8} width={width} height={16} />
      <text className="i2" x={start + 4} y={y + 4}>
        {words}
      </text>
      <rect className="ob__hit" x={start - 2} y={y - 10} width={width + 4} height={20} />
      <rect className="ob__ring" x={start} y={y - 8} width={width} height={16} />
    </g>
  )
}
