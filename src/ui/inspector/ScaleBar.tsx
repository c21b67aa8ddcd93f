import { groupDigits } from '../../lib/format.ts'
import { percentOf } from './model/cells.ts'

export interface ScalePart {
  readonly id: string
  readonly label: string
  readonly amount: bigint
  readonly look: 'ink' | 'stone' | 'hatch' | 'data' | 'open'
}

/** Amounts drawn to one scale, each written beside: the drawing is never the only carrier. */
export function ScaleBar({
  label,
  whole,
  parts,
  tick,
}: {
  label: string
  whole: bigint
  parts: readonly ScalePart[]
  tick?: { readonly at: bigint; readonly label: string }
}) {
  const said = parts.map((part) => `${part.label}: ${groupDigits(part.amount)}, ${percentOf(part.amount, whole)}`)
  return (
    <div
      className={`scale ${tick === undefined ? '' : 'scale--ticked'}`}
      role="img"
      aria-label={`${label}. ${said.join('. ')}`}
    >
      <div className="scale__bar">
        {parts.map((part) =>
          part.amount === 0n ? null : (
            <span
              key={part.id}
              className={`scale__part scale__part--${part.look}`}
              style={{ width: width(part.amount, whole) }}
            />
          ),
        )}
        {tick === undefined ? null : <span className="scale__tick" style={{ left: width(tick.at, whole) }} />}
      </div>
      {tick === undefined ? null : (
        <span className="scale__word note" style={{ left: width(tick.at, whole) }}>
          {tick.label}
        </span>
      )}
    </div>
  )
}

const width = (part: bigint, whole: bigint): string =>
  whole === 0n ? '0%' : `${Number((part * 100_000n) / whole) / 1000}%`
