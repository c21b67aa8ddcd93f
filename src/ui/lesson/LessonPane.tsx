import { useEffect, useRef, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { AnyAction, Plain, Refusal } from '../../kernel/types.ts'
import type { LabPort, Level, Prose } from '../exhibit.ts'
import './lesson.css'
import { Goals } from './Goals.tsx'
import { Offer } from './Offer.tsx'
import { Predict } from './Predict.tsx'
import { ProseLine, ProseText } from './ProseText.tsx'
import { refusalToProse } from './refusals.ts'
import { type LessonNow, lessonNow, rememberGoals } from './runtime.ts'
import { askHint, goToStep, type LessonState, lockIn, noteRefusal } from './state.ts'
import { Whys } from './Whys.tsx'

interface LessonPaneProps<V extends Plain> {
  readonly port: LabPort<V>
  readonly level: Level<V>
  /** What the learner did in this lesson; the shell keeps and stores it. */
  readonly state: LessonState
  /** Updates build on each other, so the shell is handed the change and not its result. */
  readonly onChange: (change: (state: LessonState) => LessonState) => void
  /** Where to go when all goals are reached. */
  readonly next: { readonly title: string; readonly open: () => void }
}

/** The lesson column: one idea a step, what to do about it, and how far the level is. */
export function LessonPane<V extends Plain>({ port, level, state, onChange, next }: LessonPaneProps<V>) {
  const { view, events, exhibit } = port
  const now = lessonNow(level, state, { view, events })
  const { step } = now
  const { heading, move } = useStepFocus(step.id)
  const { refusal, isBusy, ask } = useAsking(port, step.id, (code) =>
    onChange((before) => noteRefusal(before, step.id, code)),
  )
  const words = (each: Refusal): Prose => refusalToProse(each, exhibit.refusals)

  useEffect(() => {
    onChange((before) => rememberGoals(level, before, { view, events }))
  }, [onChange, level, view, events])

  const goTo = (index: number) => {
    move()
    onChange((before) => goToStep(level, before, index))
  }
  const decisive = step.predict?.act
  const takeDecisiveStep = () => {
    if (decisive) void ask(decisive(view, events))
  }
  const lock = (option: string | null) => {
    onChange((before) => lockIn(before, step.id, option))
    takeDecisiveStep()
  }
  const isFinished = now.allReached && now.isStepDone && now.index === now.of - 1

  return (
    <article className="lesson" aria-labelledby="lesson-step" aria-busy={isBusy}>
      <p className="crumb">{t('lesson.crumb', { system: exhibit.title, n: now.index + 1, of: now.of })}</p>
      <h1 id="lesson-step" ref={heading} tabIndex={-1}>
        <ProseLine prose={step.title} />
      </h1>
      <ProseText prose={step.text(view, events)} className="step" />

      {step.offer ? (
        <Offer
          key={step.id}
          offer={step.offer}
          view={view}
          events={events}
          forms={exhibit.forms}
          isMain={!now.isStepDone}
          onAct={(action) => void ask(action)}
          act={port.act}
          refused={words}
          addressOtherwise={port.addressOtherwise}
        />
      ) : null}
      {now.prediction ? (
        <Predict
          key={`predict-${step.id}`}
          prediction={now.prediction}
          steps={decisive !== undefined}
          onLock={lock}
          onStep={takeDecisiveStep}
        />
      ) : null}
      {refusal ? (
        <p className="refusal" role="alert">
          <b>{t('lesson.refused')}</b>
          <ProseLine prose={words(refusal)} /> {t('lesson.refusedNothing')}
        </p>
      ) : null}

      <StepNav now={now} onGo={goTo} onHint={() => onChange((before) => askHint(level, before, step.id))} />
      <p className="vh" role="status">
        {now.isStepDone && now.mayGoOn ? t('lesson.stepDone') : ''}
      </p>
      <Hints now={now} />
      {isFinished ? <Finished closing={level.closing(view, events)} next={next} /> : null}
      <Goals goals={now.goals} />
      <Whys
        key={`why-${step.id}`}
        why={step.why ? { question: step.why.question, answer: step.why.answer(view, events) } : null}
        bytes={step.bytes?.(view, events) ?? null}
      />
    </article>
  )
}

/** After moving on, the focus stands on the new step's title; when time alone moves, it stays where it is. */
function useStepFocus(step: string) {
  const heading = useRef<HTMLHeadingElement | null>(null)
  const movedByHand = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step's id is what it waits for
  useEffect(() => {
    if (!movedByHand.current) return
    movedByHand.current = false
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  return {
    heading,
    move: () => {
      movedByHand.current = true
    },
  }
}

/**
 * Asks for one action at a time, the next only when what came of the last is shown: a button that is pressed twice must not ask
 * twice for what the page called for once. Keeps the last refusal until the step changes or the next asking.
 */
function useAsking<V extends Plain>(port: LabPort<V>, step: string, onRefused: (code: string) => void) {
  const [answer, setAnswer] = useState<{ readonly step: string; readonly refusal: Refusal } | null>(null)
  const [asked, setAsked] = useState<'waits' | 'taken' | null>(null)
  const isShown = asked === 'taken' && !port.isBehind
  const isBusy = asked !== null && !isShown
  // Known at once, where the state is known at the next rendering.
  const waits = useRef(false)

  useEffect(() => {
    if (isShown) setAsked(null)
  }, [isShown])

  const ask = async (action: AnyAction): Promise<void> => {
    if (isBusy || waits.current) return
    waits.current = true
    setAnswer(null)
    setAsked('waits')
    let refusal: Refusal | null = null
    try {
      refusal = await port.act(action)
    } finally {
      waits.current = false
      setAsked(refusal === null ? 'taken' : null)
    }
    if (refusal === null) return
    setAnswer({ step, refusal })
    onRefused(refusal.code)
  }
  return { refusal: answer?.step === step ? answer.refusal : null, isBusy, ask }
}

interface StepNavProps<V extends Plain> {
  readonly now: LessonNow<V>
  readonly onGo: (index: number) => void
  readonly onHint: () => void
}

function StepNav<V extends Plain>({ now, onGo, onHint }: StepNavProps<V>) {
  const { index, of, mayGoOn, isStepDone, hintsLeft, hints } = now
  const isLast = index === of - 1
  return (
    <nav className="stepnav" aria-label={t('lesson.steps')}>
      {isLast ? null : (
        <button
          type="button"
          className={isStepDone ? 'btn btn--main' : 'btn'}
          aria-disabled={!mayGoOn}
          title={mayGoOn ? undefined : t('lesson.nextLocked')}
          onClick={() => (mayGoOn ? onGo(index + 1) : undefined)}
        >
          {t('lesson.next')}
        </button>
      )}
      {index === 0 ? null : (
        <button type="button" className="btn" onClick={() => onGo(index - 1)}>
          {t('lesson.back')}
        </button>
      )}
      {hintsLeft === 0 || isStepDone ? null : (
        <button type="button" className="btn btn--plain stepnav__hint" onClick={onHint}>
          {hints.length === 0 ? t('lesson.hint') : t('lesson.hintMore', { left: hintsLeft })}
        </button>
      )}
    </nav>
  )
}

function Hints<V extends Plain>({ now }: { now: LessonNow<V> }) {
  const all = now.hints.length + now.hintsLeft
  return (
    <ol className="hints" aria-live="polite">
      {now.hints.map((hint, index) => (
        <li key={hint}>
          <small>{t('lesson.hintOf', { n: index + 1, of: all })}</small>
          <ProseText prose={hint} />
        </li>
      ))}
    </ol>
  )
}

function Finished({ closing, next }: { closing: Prose; next: LessonPaneProps<Plain>['next'] }) {
  return (
    <section className="finished" aria-labelledby="lesson-done">
      <h2 id="lesson-done" className="predict__head">
        {t('lesson.done')}
      </h2>
      <ProseText prose={closing} className="step" />
      <div className="predict__go">
        <button type="button" className="btn btn--main" onClick={next.open}>
          {plainProse(localise(next.title))}
        </button>
      </div>
      <p className="note">{t('lesson.stayHere')}</p>
    </section>
  )
}
