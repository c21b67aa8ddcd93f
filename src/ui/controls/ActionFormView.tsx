import { CircleAlert } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { t } from '../../content/messages/areas/lab.ts'
import { localise } from '../../content/messages/index.ts'
import { plainProse } from '../../content/plainProse.ts'
import type { AnyAction, Refusal } from '../../kernel/types.ts'
import type { ActionForm, FormField, Prose } from '../exhibit.ts'
import { RangeInput } from './RangeInput.tsx'

interface ActionFormViewProps<V> {
  readonly form: ActionForm<V>
  readonly view: V
  /** Values to begin with, by field name, over the form's own. */
  readonly initial?: Readonly<Record<string, string>>
  readonly act: (action: AnyAction) => Promise<Refusal | null>
  /** Words for a refusal. */
  readonly refused: (refusal: Refusal) => Prose
  readonly onDone?: () => void
  /** The fields to show; the others keep their values. All of them by default. */
  readonly only?: readonly string[] | undefined
  /** Words on the button; “Do it” otherwise. */
  readonly submit?: Prose
  /** Whether the button is the one filled button of the screen. */
  readonly isMain?: boolean
}

interface Problem {
  /** `null`: the engine refused the whole. */
  readonly field: string | null
  readonly words: Prose
}

/** One action's form: what is wrong is said at its field, and a refusal of the engine in words. */
export function ActionFormView<V>({
  form,
  view,
  initial = {},
  act,
  refused,
  onDone,
  submit: label,
  only,
  isMain = false,
}: ActionFormViewProps<V>) {
  const fields = form.fields(view)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(initial)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const values = Object.fromEntries(fields.map((field) => [field.name, shownValue(field, typed)]))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const made = form.toArgs(values, view)
    if ('error' in made) return setProblem({ field: made.field, words: made.error })
    setBusy(true)
    try {
      const refusal = await act({ type: form.type, by: form.by(values), args: made.args })
      setProblem(refusal ? { field: null, words: refused(refusal) } : null)
      if (!refusal) onDone?.()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="aform" onSubmit={(event) => void submit(event)} noValidate>
      <p className="aform__hint">{plainProse(localise(form.hint))}</p>
      {fields
        .filter((field) => only?.includes(field.name) ?? true)
        .map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={problem?.field === field.name ? plainProse(localise(problem.words)) : null}
            onChange={(value) => {
              setTyped((before) => ({ ...before, [field.name]: value }))
              setProblem(null)
            }}
          />
        ))}
      {problem?.field === null ? (
        <p className="aform__refusal" role="alert">
          <b>{t('lab.actionRefused')}</b>
          {plainProse(localise(problem.words))}
        </p>
      ) : null}
      <div>
        <button type="submit" className={isMain ? 'btn btn--main' : 'btn'} aria-disabled={busy}>
          {label === undefined ? t('lab.actionDo') : plainProse(localise(label))}
        </button>
      </div>
    </form>
  )
}

/** A choice that is gone (a transaction that was mined) falls back to what the form offers now. */
function shownValue(field: FormField, typed: Readonly<Record<string, string>>): string {
  const value = typed[field.name]
  if (value === undefined) return field.initial
  if (field.kind === 'choice' && !field.options.some((option) => option.value === value)) return field.initial
  return value
}

interface FieldProps {
  readonly field: FormField
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
}

function Field({ field, value, error, onChange }: FieldProps) {
  const id = useId()
  const hint = field.kind === 'choice' ? undefined : field.hint
  const described = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].join(' ').trim()
  const shared = {
    id,
    value,
    'aria-invalid': error !== null,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{localise(field.label)}</label>
      {field.kind === 'choice' ? (
        <select className="input" {...shared} onChange={(event) => onChange(event.target.value)}>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {localise(option.label)}
            </option>
          ))}
        </select>
      ) : field.kind === 'range' ? (
        <RangeInput field={field} shared={shared} onChange={onChange} />
      ) : (
        <div className="field__row">
          <input
            className={`input ${field.kind === 'amount' || field.mono ? 'input--mono' : ''}`}
            {...shared}
            inputMode={field.kind === 'amount' ? 'decimal' : 'text'}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          {field.kind === 'amount' ? <span className="field__unit">{field.unit}</span> : null}
        </div>
      )}
      {hint === undefined ? null : (
        <p className="note" id={`${id}-hint`}>
          {plainProse(localise(hint))}
        </p>
      )}
      {error === null ? null : (
        <p className="field__error" id={`${id}-error`} role="alert">
          <CircleAlert aria-hidden="true" />
          {error}
        </p>
      )}
    </div>
  )
}
