import { t } from '../../../../content/messages/areas/ground.ts'

export interface ChartLine {
  /** Oldest first. */
  readonly values: readonly number[]
  readonly most: number
  /** At the top of the axis. */
  readonly mostWords: string
  /** A value that matters, drawn across. */
  readonly mark?: { readonly value: number; readonly words: string }
  /** The picture in one sentence. */
  readonly says: string
  readonly rows: readonly { readonly block: number; readonly words: string }[]
  readonly column: string
}

const WIDTH = 320
const HEIGHT = 76
const TOP = 6
const BOTTOM = 70

/** A line over the last blocks. Who doesn't see it has its sentence; who wants the figures, a table. */
export function LineChart({ values, most, mostWords, mark, says, rows, column }: ChartLine) {
  if (values.length < 2) return <p className="note">{t('ground.notEnoughBlocks')}</p>
  const y = (value: number) => BOTTOM - (Math.min(value, most) / most) * (BOTTOM - TOP)
  const step = WIDTH / (values.length - 1)
  const points = values.map((value, index) => `${(index * step).toFixed(1)} ${y(value).toFixed(1)}`)
  const markY = mark === undefined ? 0 : y(mark.value)
  return (
    <figure className="chart">
      <div className="chart__plot">
        <span className="chart__most mono">{mostWords}</span>
        {mark === undefined ? null : (
          <span className="chart__mark" style={{ top: `${(markY / HEIGHT) * 100}%` }}>
            {mark.words}
          </span>
        )}
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={says}>
          <path className="chart__axis" d={`M0 ${TOP}V${BOTTOM}H${WIDTH}`} />
          {mark === undefined ? null : <path className="chart__at" d={`M0 ${markY}H${WIDTH}`} />}
          <path className="chart__line" d={`M${points.join('L')}`} />
        </svg>
      </div>
      <figcaption className="note">
        <span>{t('ground.firstBlock', { n: String(rows[0]?.block ?? 0) })}</span>
        <span>{t('ground.lastBlock', { n: String(rows.at(-1)?.block ?? 0) })}</span>
      </figcaption>
      <details className="chart__table">
        <summary>{t('ground.asTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('ground.block')}</th>
              <th scope="col">{column}</th>
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map(({ block, words }) => (
              <tr key={block}>
                <td className="mono">{block}</td>
                <td className="mono">{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
