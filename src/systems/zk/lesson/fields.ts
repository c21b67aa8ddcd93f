import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { parseAmount } from '../../../ui/l1/amounts.ts'
import { personField } from '../../../ui/l1/forms.ts'
import type { ZkView } from '../engine/types/view.ts'
import { accountName } from './words.ts'

// What the ZK rollup’s forms are made of.

export type Form = ActionForm<ZkView>
export type Values = Readonly<Record<string, string>>

export const LEARNER = 'learner'
export const byFrom = (values: Values): string => values['from'] ?? LEARNER
export const byLearner = (): string => LEARNER

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
  initial?: number,
): FormField =>
  choice(
    name,
    label,
    items.map((item) => ({ value: String(item.number), label: item.text })),
    ...(initial === undefined ? [] : [String(initial)]),
  )

/** What was chosen by number; null where there was nothing to choose from. */
export function chosen(values: Values, name: string): number | null {
  const text = values[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** Whoever is preferred may not live in this world. */
export const person = ({ l1 }: ZkView, name: string, label: string, preferred: string): FormField => {
  const isHere = l1.people.some(({ id }) => id === preferred)
  return personField(l1, name, label, isHere ? preferred : (l1.people[0]?.id ?? ''))
}

export const ON_OFF = [
  { value: 'on', label: 'online' },
  { value: 'off', label: 'offline' },
] as const
export const onOff = (isOn: boolean): FormField => choice('online', 'Is', ON_OFF, isOn ? 'on' : 'off')

export const yesNo = (name: string, label: string, labels: readonly [no: string, yes: string], isYes: boolean) =>
  choice(
    name,
    label,
    [
      { value: 'no', label: labels[0] },
      { value: 'yes', label: labels[1] },
    ],
    isYes ? 'yes' : 'no',
  )

/** Its owner’s name and its number; the operator’s comes last, since hardly anybody means it. */
export function account(view: ZkView, name: string, label: string, preferred: string): FormField {
  const [operator, ...people] = [...view.accounts].sort((one, other) => one.number - other.number)
  const all = operator === undefined || operator.number !== 0 ? view.accounts : [...people, operator]
  const first = all.find(({ id }) => id === preferred) ?? all[0]
  return numbered(
    name,
    label,
    all.map(({ number }) => ({ number, text: accountName(view, number) })),
    first?.number ?? 0,
  )
}

export const amount = (name: string, label: string, initial: string, hint?: string): FormField => ({
  kind: 'amount',
  name,
  label,
  unit: 'ETH',
  initial,
  ...(hint === undefined ? {} : { hint }),
})

export const wrong = (field: string, error: string) => ({ field, error })
export const isWrong = (result: object): result is ReturnType<typeof wrong> => 'error' in result

const GWEI_DIGITS = 9
/** What somebody typed as ether, in the rollup’s unit. */
export const toGwei = (text: string | undefined): bigint | null => parseAmount(text ?? '', GWEI_DIGITS)
