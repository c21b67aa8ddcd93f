import { localise, t } from '../../content/messages/index.ts'
import { groupDigits } from '../../lib/format.ts'
import type { FormField } from '../exhibit.ts'

interface RangeInputProps {
  readonly field: Extract<FormField, { kind: 'range' }>
  /** Of every field: id, value and what describes it. */
  readonly shared: { readonly id: string; readonly value: string; readonly 'aria-invalid': boolean }
  readonly onChange: (value: string) => void
}

/** The browser's own slider, so that arrows, Page and Home keys work; beside it the number, below it values that mean something. */
export function RangeInput({ field, shared, onChange }: RangeInputProps) {
  const { min, max, step, ticks } = field
  const unit = localise(field.unit)
  const shown = `${groupDigits(shared.value)} ${unit}`
  return (
    <div className="range">
      <div className="field__row">
        <input
          type="range"
          className="range__input"
          {...shared}
          min={min}
          max={max}
          step={step}
          list={`${shared.id}-ticks`}
          aria-valuetext={shown}
          onChange={(event) => onChange(event.target.value)}
        />
        <output className="range__value mono" htmlFor={shared.id}>
          {shown}
        </output>
      </div>
      <datalist id={`${shared.id}-ticks`}>
        {ticks.map((tick) => (
          <option key={tick} value={tick} />
        ))}
      </datalist>
      <div className="range__ticks">
        {ticks.map((tick) => (
          <button
            key={tick}
            type="button"
            className="chip mono"
            aria-pressed={String(tick) === shared.value}
            aria-label={t('common.setTo', { value: `${groupDigits(tick)} ${unit}` })}
            onClick={() => onChange(String(tick))}
          >
            {groupDigits(tick)}
          </button>
        ))}
      </div>
    </div>
  )
}
