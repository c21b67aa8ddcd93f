import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import type { AnyExhibit, AnyLevel, LabPort } from '../../ui/exhibit.ts'
import { LessonPane } from '../../ui/lesson/LessonPane.tsx'
import { systems } from '../registry.ts'
import { levelAfter } from './levelAfter.ts'
import { useLesson } from './useLesson.ts'

interface LessonColumnProps {
  readonly exhibit: AnyExhibit
  readonly level: AnyLevel
  readonly resumed: boolean
  readonly port: LabPort
}

export function LessonColumn({ exhibit, level, resumed, port }: LessonColumnProps) {
  const { state, change } = useLesson({ system: exhibit.id, level, resumed })
  const navigate = useNavigate()
  const next = useMemo(() => {
    const after = levelAfter(systems, exhibit.id, level.id)
    if (!after) return { title: t('lab.backToCourse'), open: () => void navigate({ to: '/course' }) }
    const { system, level: id, title } = after
    return { title, open: () => void navigate({ to: '/lab/$system', params: { system }, search: { level: id } }) }
  }, [exhibit, level, navigate])
  if (!state) return null
  return <LessonPane port={port} level={level} state={state} onChange={change} next={next} />
}
