import { Check, X } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { ProseLine, ProseText } from './ProseText.tsx'
import type { PredictionNow, Verdict } from './runtime.ts'

interface PredictProps {
  readonly prediction: PredictionNow
  /** Whether locking in also takes the decisive step. */
  readonly steps: boolean
  readonly onLock: (option: string | null) => void
  readonly onStep: () => void
}

/** Ask, wait, reveal: the verdict never stands beside the question, and nothing is chosen beforehand. */
export function Predict({ prediction, steps, onLock, onStep }: PredictProps) {
  const { box, hold } = useHeldFocus(prediction.phase)
  return (
    <div className="predict" ref={box} tabIndex={-1}>
      {prediction.phase === 'asking' ? (
        <Question question={prediction.question} options={prediction.options} steps={steps} onLock={hold(onLock)} />
      ) : null}
      {prediction.phase === 'waiting' ? <Waiting prediction={prediction} onStep={steps ? hold(onStep) : null} /> : null}
      {prediction.phase === 'revealed' ? <Reveal prediction={prediction} /> : null}
    </div>
  )
}

/** The pressed button is gone when its answer comes: the focus stays with the question instead of leaving the page. */
function useHeldFocus(phase: PredictionNow['phase']) {
  const box = useRef<HTMLDivElement | null>(null)
  const byHand = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of phase is what it waits for
  useEffect(() => {
    if (!byHand.current) return
    byHand.current = false
    box.current?.focus({ preventScroll: true })
  }, [phase])
  const hold =
    <A extends readonly unknown[]>(press: (...args: A) => void) =>
    (...args: A) => {
      byHand.current = true
      press(...args)
    }
  return { box, hold }
}

type InPhase<P extends PredictionNow['phase']> = Extract<PredictionNow, { phase: P }>

function Waiting({
  prediction,
  onStep,
}: {
  readonly prediction: InPhase<'waiting'>
  readonly onStep: (() => void) | null
}) {
  const { question, locked } = prediction
  return (
    <>
      <Heading label={t('lesson.predict')} question={question} />
      <p className="predict__locked">
        {locked === null ? t('lesson.skipped') : <ProseLine prose={t('lesson.locked', { answer: locked })} />}
      </p>
      <p className="note">{t('lesson.waitingAhead')}</p>
      {onStep === null ? null : (
        <div className="predict__go">
          <button type="button" className="btn btn--main" onClick={onStep}>
            {t('lesson.step')}
          </button>
        </div>
      )}
    </>
  )
}

const Heading = ({ label, question }: { label: string; question: string }) => (
  <h2 className="predict__head">
    <small>{label}</small>
    <ProseLine prose={question} />
  </h2>
)

interface QuestionProps extends Pick<PredictProps, 'steps' | 'onLock'> {
  readonly question: string
  readonly options: readonly { readonly id: string; readonly text: string }[]
}

function Question({ question, options, steps, onLock }: QuestionProps) {
  const name = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen === null) event.currentTarget.querySelector('input')?.focus()
    else onLock(chosen)
  }
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend className="predict__head">
          <small>{t('lesson.predict')}</small>
          <ProseLine prose={question} />
        </legend>
        {options.map((option) => (
          <label key={option.id} className="opt">
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={chosen === option.id}
              onChange={() => setChosen(option.id)}
            />
            <span>
              <ProseLine prose={option.text} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className="predict__go">
        <button
          type="submit"
          className="btn btn--main"
          aria-disabled={chosen === null}
          title={chosen === null ? t('lesson.chooseFirst') : undefined}
        >
          {t(steps ? 'lesson.lockInAndStep' : 'lesson.lockIn')}
        </button>
        <button type="button" className="btn btn--plain" onClick={() => onLock(null)}>
          {t('lesson.skip')}
        </button>
      </div>
    </form>
  )
}

function Reveal({ prediction }: { prediction: InPhase<'revealed'> }) {
  const { answer, happened, question, verdicts } = prediction
  return (
    <section aria-label={t('lesson.happened')}>
      <div role="status">
        <h2 className="predict__head">
          <small>{t('lesson.happened')}</small>
          {t(judgement(answer, verdicts))}
        </h2>
        <ProseText prose={happened} className="predict__happened" />
      </div>
      <p className="note predict__asked">
        <ProseLine prose={question} />
      </p>
      <ul className="verdicts">
        {verdicts.map((verdict) => (
          <VerdictLine key={verdict.id} verdict={verdict} />
        ))}
      </ul>
    </section>
  )
}

function judgement(answer: string | null | undefined, verdicts: readonly Verdict[]) {
  if (answer === undefined) return 'lesson.youDidNotPredict'
  if (answer === null) return 'lesson.youSkipped'
  return verdicts.some((verdict) => verdict.isChosen && verdict.isRight) ? 'lesson.youWereRight' : 'lesson.youWereWrong'
}

function VerdictLine({ verdict }: { verdict: Verdict }) {
  const Icon = verdict.isRight ? Check : X
  return (
    <li className={verdict.isRight ? 'verdict is-right' : 'verdict'}>
      <Icon className="ico" aria-hidden="true" />
      <div>
        <p className="verdict__text">
          <span className="vh">{t(verdict.isRight ? 'lesson.right' : 'lesson.notRight')}: </span>
          <ProseLine prose={verdict.text} />
          {verdict.isChosen ? <span className="tag verdict__yours">{t('lesson.yourAnswer')}</span> : null}
        </p>
        <ProseText prose={verdict.because} className="verdict__because" />
      </div>
    </li>
  )
}
