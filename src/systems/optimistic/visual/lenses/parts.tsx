import type { ReactNode } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import type { Hex } from '../../../../kernel/types.ts'
import { HashValue } from '../../../../ui/inspector/Fields.tsx'
import { StateGlyph, type StateName } from '../../../../ui/marks/StateGlyph.tsx'

interface SectionProps {
  readonly title: string
  readonly aside?: string
  readonly children: ReactNode
}

export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="ins rollup">
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
          {fits ? against : t('optimisticLenses.differsFrom', { what: against })}
        </span>
        <HashValue hash={expected} />
      </li>
    </ol>
  )
}

/** A press that leads to another object. */
export function Open({
  id,
  select,
  children,
}: {
  readonly id: string
  readonly select: (id: string) => void
  readonly children: ReactNode
}) {
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
