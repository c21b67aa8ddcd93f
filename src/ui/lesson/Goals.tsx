import { t } from '../../content/messages/areas/lab.ts'
import { dayOf, timeOfDay } from '../../lib/format.ts'
import { GoalGlyph } from '../marks/StateGlyph.tsx'
import { ProseLine } from './ProseText.tsx'
import type { GoalNow } from './runtime.ts'

export function Goals({ goals }: { goals: readonly GoalNow[] }) {
  return (
    <section className="goals">
      <h2 className="h-sec">{t('lesson.goals')}</h2>
      <ul>
        {goals.map((goal) => (
          <li key={goal.id} className={goal.state === 'reached' ? 'is-done' : ''}>
            <GoalGlyph state={goal.state} />
            <span>
              <ProseLine prose={goal.text} />
              <small>
                <ProseLine prose={standing(goal)} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The word that goes with the glyph. */
function standing({ at, isElsewhere, partly }: GoalNow): string {
  if (at === null) return partly ?? t('lesson.goalOpen')
  return t(isElsewhere ? 'lesson.goalElsewhere' : 'lesson.goalAt', { time: clockTime(at) })
}

/** A level may go on for a week: the time alone would be that of any day. */
function clockTime(at: number): string {
  const [day, time] = [dayOf(at), timeOfDay(at)]
  return day === 0 ? time : t('lesson.timeOnDay', { time, day })
}
