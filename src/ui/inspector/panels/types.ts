import type { Links } from '../Fields.tsx'
import type { ChainReads } from '../reads.ts'

export interface PanelProps {
  readonly reads: ChainReads
  readonly links: Links
  readonly lens: number
  readonly onLens: (lens: number) => void
}
