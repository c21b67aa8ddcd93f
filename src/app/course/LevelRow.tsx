import { Link } from '@tanstack/react-router'
import { localise, t } from '../../content/messages/index.ts'
import { GoalGlyph, type GoalState } from '../../ui/marks/StateGlyph.tsx'
import { isDone, type LevelRecord } from '../progress/records.ts'
import type { LevelMeta } from '../registry.ts'

function standing(record: LevelRecord | null): {
  readonly glyph: GoalState
  readonly words: string
  readonly act: string
} {
  if (!record) return { glyph: 'open', words: t('course.notStarted'), act: t('course.open') }
  if (isDone(record)) return { glyph: 'reached', words: t('course.done'), act: t('course.again') }
  const words = record.of === 0 ? t('course.started') : t('course.goals', { done: record.goals.length, of: record.of })
  return { glyph: 'partly', words, act: t('course.continue') }
}

export function LevelRow({ system, level, record }: { system: string; level: LevelMeta; record: LevelRecord | null }) {
  const { glyph, words, act } = standing(record)
  return (
    <li className="level">
      <GoalGlyph state={glyph} />
      <div>
        <h3>
          <Link to="/lab/$system" params={{ system }} search={{ level: level.id }}>
            {localise(level.title)}
          </Link>
        </h3>
        <p>{localise(level.summary)}</p>
        <p className="note">
          {words} · {t('course.minutes', { n: level.minutes })}
        </p>
      </div>
      <Link
        className="btn"
        to="/lab/$system"
        params={{ system }}
        search={{ level: level.id }}
        aria-label={`${act}: ${localise(level.title)}`}
      >
        {act}
      </Link>
    </li>
  )
}
