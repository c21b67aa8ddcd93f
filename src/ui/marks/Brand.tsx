/** The product mark: a light floor on posts, standing on a slab, with someone at work on it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true">
      <path d="M2 4.5h18M2 11h18M6 11v6M16 11v6" stroke="currentColor" strokeWidth="1.25" fill="none" />
      <rect x="1" y="17" width="20" height="4" fill="currentColor" />
      <rect x="9" y="6.6" width="3.8" height="3.8" fill="var(--sequencer)" stroke="currentColor" />
    </svg>
  )
}
