import type { ReactNode } from 'react'

/** States of a claim, a payment or an exit. The word stands beside the glyph, always. */
export type StateName =
  | 'promised'
  | 'posted'
  | 'detected'
  | 'challengeable'
  | 'disputed'
  | 'proven'
  | 'final'
  | 'rejected'
  | 'delayed'
  | 'frozen'
  | 'stolen'

const GLYPHS: { readonly [name in StateName]: ReactNode } = {
  promised: <rect x="1.5" y="1.5" width="11" height="11" strokeDasharray="1.5 1.6" />,
  posted: <rect x="1.5" y="1.5" width="11" height="11" />,
  detected: (
    <>
      <circle cx="7" cy="7" r="5.5" />
      <circle className="fill" cx="7" cy="7" r="2" />
    </>
  ),
  challengeable: <path d="M12.5 1.5h-11v11h11" />,
  disputed: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <path className="fill" d="M1.5 12.5L12.5 1.5V12.5Z" />
    </>
  ),
  proven: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <rect x="4.5" y="4.5" width="5" height="5" />
    </>
  ),
  final: <rect className="fill" x="1.5" y="1.5" width="11" height="11" />,
  rejected: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <path d="M4 4l6 6M10 4l-6 6" />
    </>
  ),
  delayed: <path d="M12.5 1.5h-11v11h11M7 4v4h4" />,
  frozen: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <path d="M5.2 1.5v11M8.8 1.5v11" />
    </>
  ),
  stolen: <path className="state--stolen" d="M7 1L13 7L7 13L1 7Z" />,
}

/** For a goal: not begun, partly there, reached. */
export type GoalState = 'open' | 'partly' | 'reached'
const GOALS: { readonly [name in GoalState]: ReactNode } = {
  open: <rect x="1.5" y="1.5" width="11" height="11" />,
  partly: (
    <>
      <rect x="1.5" y="1.5" width="11" height="11" />
      <path className="fill" d="M1.5 7h11v5.5h-11z" />
    </>
  ),
  reached: (
    <>
      <rect className="fill" x="1.5" y="1.5" width="11" height="11" />
      <path d="M3.8 7.2L6.2 9.6L10.4 4.6" stroke="var(--on-ink)" strokeWidth="1.6" />
    </>
  ),
}

const Glyph = ({ children }: { children: ReactNode }) => (
  <svg className="sg state" viewBox="0 0 14 14" aria-hidden="true">
    {children}
  </svg>
)

export const StateGlyph = ({ state }: { state: StateName }) => <Glyph>{GLYPHS[state]}</Glyph>
export const GoalGlyph = ({ state }: { state: GoalState }) => <Glyph>{GOALS[state]}</Glyph>
