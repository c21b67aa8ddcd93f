import type { AnyEvent, Plain, Seconds } from '../../kernel/types.ts'
import type { Level, LevelGoal, LevelStep, Prediction, Prose } from '../exhibit.ts'
import { type LessonState, stepIndex } from './state.ts'

// The lesson as it stands now: a pure function of the level, what the learner did in it, and the world at the cursor.

/** What a lesson may look at: the world at the cursor. */
export interface Scene<V> {
  readonly view: V
  readonly events: readonly AnyEvent[]
}

export interface LessonNow<V extends Plain> {
  readonly index: number
  readonly of: number
  readonly step: LevelStep<V>
  readonly isStepDone: boolean
  /** The learner may move on: the step is done, or was before. */
  readonly mayGoOn: boolean
  readonly prediction: PredictionNow | null
  readonly hints: readonly Prose[]
  readonly hintsLeft: number
  readonly goals: readonly GoalNow[]
  readonly allReached: boolean
}

export type PredictionNow = {
  readonly question: Prose
  /** What was locked in; `null`: skipped; `undefined`: not asked yet. */
  readonly answer: string | null | undefined
} & (
  | { readonly phase: 'asking'; readonly options: readonly { readonly id: string; readonly text: Prose }[] }
  /** Locked in or skipped, and it has not happened yet (or the cursor went back before it). */
  | { readonly phase: 'waiting'; readonly locked: Prose | null }
  | { readonly phase: 'revealed'; readonly happened: Prose; readonly verdicts: readonly Verdict[] }
)

export interface Verdict {
  readonly id: string
  readonly text: Prose
  readonly because: Prose
  readonly isRight: boolean
  readonly isChosen: boolean
}

export interface GoalNow {
  readonly id: string
  readonly text: Prose
  readonly state: 'open' | 'partly' | 'reached'
  readonly at: Seconds | null
  /** Reached before, but not at the moment where the cursor stands. */
  readonly isElsewhere: boolean
  readonly partly: Prose | null
}

export function lessonNow<V extends Plain>(level: Level<V>, state: LessonState, scene: Scene<V>): LessonNow<V> {
  const index = stepIndex(level, state.step)
  const step = level.steps[index]
  if (!step) throw new Error(`level ${level.id} has no steps`)
  const isStepDone = stepDone(step, state, scene)
  const hints = step.hints.slice(0, state.hints[step.id] ?? 0)
  const goals = level.goals.map((goal) => goalNow(goal, state, scene))
  return {
    index,
    of: level.steps.length,
    step,
    isStepDone,
    mayGoOn: index < level.steps.length - 1 && (isStepDone || index < stepIndex(level, state.furthest)),
    prediction: step.predict ? predictionNow(step.predict, state.answers[step.id], scene) : null,
    hints,
    hintsLeft: step.hints.length - hints.length,
    goals,
    allReached: goals.length > 0 && goals.every((goal) => goal.state === 'reached'),
  }
}

function stepDone<V extends Plain>(step: LevelStep<V>, state: LessonState, { view, events }: Scene<V>): boolean {
  if (step.done) return step.done(view, events)
  if (step.refusal !== undefined) return state.refusals[step.id] === step.refusal
  if (step.predict) return step.predict.outcome(view, events) !== null
  return true
}

function predictionNow<V extends Plain>(
  predict: Prediction<V>,
  answer: string | null | undefined,
  { view, events }: Scene<V>,
): PredictionNow {
  const { question, options } = predict
  const outcome = predict.outcome(view, events)
  if (outcome !== null) {
    return {
      phase: 'revealed',
      question,
      answer,
      happened: predict.happened(view, events),
      verdicts: options.map(({ id, text, because }) => ({
        id,
        text,
        because: because(view, events),
        isRight: id === outcome,
        isChosen: id === answer,
      })),
    }
  }
  if (answer === undefined)
    return { phase: 'asking', question, answer, options: options.map(({ id, text }) => ({ id, text })) }
  return { phase: 'waiting', question, answer, locked: options.find((option) => option.id === answer)?.text ?? null }
}

function goalNow<V extends Plain>(goal: LevelGoal<V>, state: LessonState, { view, events }: Scene<V>): GoalNow {
  const { id, text } = goal
  const here = goal.reachedAt(view, events)
  if (here !== null) return { id, text, state: 'reached', at: here, isElsewhere: false, partly: null }
  const before = state.goals[id]
  if (before !== undefined) return { id, text, state: 'reached', at: before, isElsewhere: true, partly: null }
  const partly = goal.partly?.(view, events) ?? null
  return { id, text, state: partly === null ? 'open' : 'partly', at: null, isElsewhere: false, partly }
}

/** Keeps the goals that are reached now; the same state when there is nothing new. */
export function rememberGoals<V extends Plain>(
  level: Level<V>,
  state: LessonState,
  { view, events }: Scene<V>,
): LessonState {
  const news = level.goals.flatMap((goal) => {
    if (Object.hasOwn(state.goals, goal.id)) return []
    const at = goal.reachedAt(view, events)
    return at === null ? [] : [[goal.id, at] as const]
  })
  return news.length === 0 ? state : { ...state, goals: { ...state.goals, ...Object.fromEntries(news) } }
}
