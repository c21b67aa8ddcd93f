import { t } from '../../content/messages/areas/lab.ts'
import type { Prose } from '../exhibit.ts'
import { ProseLine, ProseText } from './ProseText.tsx'

interface WhysProps {
  readonly why: { readonly question: Prose; readonly answer: Prose } | null
  readonly bytes: Prose | null
}

/** Depth for those who ask, closed until then. */
export function Whys({ why, bytes }: WhysProps) {
  if (why === null && bytes === null) return null
  return (
    <div className="whys">
      {why === null ? null : (
        <Fold summary={why.question}>
          <ProseText prose={why.answer} />
        </Fold>
      )}
      {bytes === null ? null : (
        <Fold summary={t('lesson.bytes')}>
          <ProseText prose={bytes} />
        </Fold>
      )}
    </div>
  )
}

function Fold({ summary, children }: { summary: Prose; children: React.ReactNode }) {
  return (
    <details className="why">
      <summary>
        <ProseLine prose={summary} />
      </summary>
      {children}
    </details>
  )
}
