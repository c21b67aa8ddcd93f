import type { FormField } from '../exhibit.ts'

// What forms are made of, and how what was typed into them is read.

export type Values = Readonly<Record<string, string>>

const LEARNER = 'learner'
export const byLearner = (): string => LEARNER
/** Whoever was chosen to send it. */
export const byFrom = (values: Values): string => values['from'] ?? LEARNER

export interface FieldError {
  readonly field: string
  readonly error: string
}
export const wrong = (field: string, error: string): FieldError => ({ field, error })
export const isWrong = (result: object): result is FieldError => 'error' in result

export const choice = (
  name: string,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  initial: string = options[0]?.value ?? '',
): FormField => ({ kind: 'choice', name, label, options, initial })

/** A choice by number, from a list that may be empty. */
export const numbered = (
  name: string,
  label: string,
  items: readonly { readonly number: number; readonly text: string }[],
  initial: number | undefined = items[0]?.number,
): FormField =>
  choice(
    name,
    label,
    items.map(({ number, text }) => ({ value: String(number), label: text })),
    initial === undefined ? '' : String(initial),
  )

/** What was chosen by number; null where there was nothing to choose from. */
export function chosen(values: Values, name: string): number | null {
  const text = values[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** Whether a part of the system is there at all. */
export const onOff = (isOn: boolean): FormField =>
  choice(
    'online',
    'Is',
    [
      { value: 'on', label: 'online' },
      { value: 'off', label: 'offline' },
    ],
    isOn ? 'on' : 'off',
  )

export const amount = (name: string, label: string, initial: string, hint?: string): FormField => ({
  kind: 'amount',
  name,
  label,
  unit: 'ETH',
  initial,
  ...(hint === undefined ? {} : { hint }),
})

/** Undefined: left empty. Null: cannot be read. */
export function optional<T>(text: string | undefined, parse: (text: string) => T | null): T | null | undefined {
  const typed = (text ?? '').trim()
  return typed === '' ? undefined : parse(typed)
}
