import * as v from 'valibot'
import type { Json, Seconds } from '../../kernel/types.ts'
import type { AnyLevel } from '../exhibit.ts'

/**
 * What a learner did in a lesson, apart from the world: kept by the shell, stored as progress, safe as JSON.
 * Everything is keyed by ids, so that a level may gain steps without old records losing their meaning.
 */
export interface LessonState {
  /** The step that is shown. */
  readonly step: string
  /** The last step that was ever shown: up to there one moves freely. */
  readonly furthest: string
  /** By step: the option that was locked in, `null` when the question was skipped. */
  readonly answers: { readonly [step: string]: string | null }
  /** By step: how many hints were asked for. */
  readonly hints: { readonly [step: string]: number }
  /** By step: the refusal that was met there. */
  readonly refusals: { readonly [step: string]: string }
  /** By goal: when it was reached for the first time, on any branch. */
  readonly goals: { readonly [goal: string]: Seconds }
}

const short = v.pipe(v.string(), v.maxLength(120))
const stored = v.strictObject({
  step: short,
  furthest: short,
  answers: v.record(short, v.nullable(short)),
  hints: v.record(short, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  refusals: v.record(short, short),
  goals: v.record(short, v.pipe(v.number(), v.integer(), v.minValue(0))),
})

export function freshLesson(level: AnyLevel): LessonState {
  const first = level.steps[0]?.id ?? ''
  return { step: first, furthest: first, answers: {}, hints: {}, refusals: {}, goals: {} }
}

/** Takes up a stored state. What the level no longer has is left out; what nobody can read starts afresh. */
export function readLesson(level: AnyLevel, value: Json): LessonState {
  const parsed = v.safeParse(stored, value)
  const fresh = freshLesson(level)
  if (!parsed.success) return fresh
  const steps = new Set(level.steps.map((step) => step.id))
  const goals = new Set(level.goals.map((goal) => goal.id))
  const { step, furthest, answers, hints, refusals } = parsed.output
  const known = <T>(record: Readonly<Record<string, T>>, ids: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)))
  const shown = steps.has(step) ? step : fresh.step
  return {
    step: shown,
    furthest: later(level, shown, steps.has(furthest) ? furthest : fresh.step),
    answers: Object.fromEntries(
      Object.entries(answers).filter(([id, option]) => option === null || isOption(level, id, option)),
    ),
    hints: known(hints, steps),
    refusals: known(refusals, steps),
    goals: known(parsed.output.goals, goals),
  }
}

function isOption(level: AnyLevel, step: string, option: string): boolean {
  const predict = level.steps.find((each) => each.id === step)?.predict
  return predict?.options.some((each) => each.id === option) ?? false
}

export const stepIndex = (level: AnyLevel, id: string): number =>
  Math.max(
    0,
    level.steps.findIndex((step) => step.id === id),
  )

const later = (level: AnyLevel, a: string, b: string): string => (stepIndex(level, b) > stepIndex(level, a) ? b : a)

// ── What a learner does ──────────────────────────────────────────────────────────────────────────

export function goToStep(level: AnyLevel, state: LessonState, index: number): LessonState {
  const step = level.steps[index]?.id
  return step === undefined ? state : { ...state, step, furthest: later(level, state.furthest, step) }
}

/** An answer is locked: the first one counts. `null` skips the question. */
export function lockIn(state: LessonState, step: string, option: string | null): LessonState {
  const isLocked = Object.hasOwn(state.answers, step)
  return isLocked ? state : { ...state, answers: { ...state.answers, [step]: option } }
}

export function askHint(level: AnyLevel, state: LessonState, step: string): LessonState {
  const all = level.steps[stepIndex(level, step)]?.hints.length ?? 0
  const asked = Math.min(all, (state.hints[step] ?? 0) + 1)
  return { ...state, hints: { ...state.hints, [step]: asked } }
}

export function noteRefusal(state: LessonState, step: string, code: string): LessonState {
  return state.refusals[step] === code ? state : { ...state, refusals: { ...state.refusals, [step]: code } }
}
