import { useCallback, useEffect, useState } from 'react'
import type { Json } from '../../kernel/types.ts'
import type { AnyLevel } from '../../ui/exhibit.ts'
import { freshLesson, type LessonState, readLesson } from '../../ui/lesson/state.ts'
import { progress } from '../progress/progress.ts'
import { recordKey } from '../progress/records.ts'

interface LessonOf {
  readonly system: string
  readonly level: AnyLevel
  /** The world is that of an earlier sitting, so the lesson goes on where it was. Else only its goals are remembered. */
  readonly resumed: boolean
}

/** What the learner has done in this lesson, kept as progress from the first step on. */
export function useLesson({ system, level, resumed }: LessonOf) {
  const [state, setState] = useState<LessonState | null>(null)
  useEffect(() => {
    let left = false
    void progress.load().then(() => {
      if (left) return
      const kept = progress.store.getState().records.get(recordKey({ system, level: level.id }))
      const read = readLesson(level, kept?.lesson ?? null)
      setState(resumed ? read : { ...freshLesson(level), goals: read.goals })
    })
    return () => {
      left = true
    }
  }, [system, level, resumed])

  useEffect(() => {
    if (!state) return
    const record = {
      system,
      level: level.id,
      goals: Object.keys(state.goals),
      of: level.goals.length,
      // Plain data by its type: records of strings, numbers and nulls.
      lesson: state as unknown as Json,
    }
    void progress.record(record, Date.now())
  }, [state, system, level])

  const change = useCallback((next: (before: LessonState) => LessonState) => {
    setState((before) => (before ? next(before) : before))
  }, [])
  return { state, change }
}
