import type { ReactNode } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { StateGlyph, type StateName } from '../../marks/StateGlyph.tsx'
import { HashValue } from '../Fields.tsx'

// What every system's own lenses are put together from, besides the inspector's fields and cells.

interface SectionProps {
  readonly title: string
  readonly aside?: string
  readonly children: ReactNode
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="ins own">
      <h3 className="h-sec">
        {title} {aside === undefined ? null : <span className="note mono">{aside}</span>}
      </h3>
      {children}
    </section>
  )
}

/** How a thing stands, glyph and words, before anything else about it. */
export function StateLine({ glyph, children }: { readonly glyph: StateName; readonly children: ReactNode }) {
  return (
    <p className="ins__state">
      <StateGlyph state={glyph} />
      <span>{children}</span>
    </p>
  )
}

interface CheckedProps {
  readonly label: string
  readonly against: string
  readonly computed: Hex
  readonly expected: Hex
  readonly fits: boolean
}

/** A hash computed here and now, and the one that it should be. */
export function Checked({ label, against, computed, expected, fits }: CheckedProps) {
  return (
    <ol className="derive checked">
      <li>
        <span>{label}</span>
        <HashValue hash={computed} />
      </li>
      <li className={fits ? '' : 'derive--bad'}>
        <span>
          <b className="mono" aria-hidden="true">
            {fits ? '=' : '≠'}
          </b>{' '}
          {fits ? against : t('inspector.differsFrom', { what: against })}
        </span>
        <HashValue hash={expected} />
      </li>
    </ol>
  )
}

interface OpenProps {
  readonly id: string
  readonly select: (id: string) => void
  readonly children: ReactNode
}

/** A press that leads to another object. */
export function Open({ id, select, children }: OpenProps) {
  return (
    <button type="button" className="ref" onClick={() => select(id)}>
      {children}
    </button>
  )
}

/** A label with whatever stands for its value: in a list `.fields`. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  )
}

export const Gone = ({ children }: { readonly children: ReactNode }) => <p className="ins note">{children}</p>

interface SelectProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly onChange: (value: string) => void
}

export function Select({ id, label, value, options, onChange }: SelectProps) {
  return (
    <p className="ins ask">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </p>
  )
}
