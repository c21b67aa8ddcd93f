import type { L1View } from '../../l1/types.ts'
import { byLearner, wrong } from '../controls/fields.ts'
import type { ActionForm, FormField } from '../exhibit.ts'
import { AMOUNT_ERROR, gweiToWei } from './amounts.ts'
import { l1Forms, personField } from './forms.ts'

// Forms of a system that stands on the L1, whose view has that of the L1 as one of its parts.

interface OnL1 {
  readonly l1: L1View
}

export const person = ({ l1 }: OnL1, name: string, label: string, preferred: string): FormField =>
  personField(l1, name, label, preferred)

/** The L1’s own forms speak of the L1 part of the view. */
export const fromL1 = (...types: readonly string[]): readonly ActionForm<OnL1>[] =>
  l1Forms
    .filter(({ type }) => types.includes(type))
    .map((form) => ({
      ...form,
      fields: ({ l1 }) => form.fields(l1),
      toArgs: (values, { l1 }) => form.toArgs(values, l1),
    }))

export const under = <V>(group: string, forms: readonly ActionForm<V>[]): readonly ActionForm<V>[] =>
  forms.map((form) => ({ ...form, group }))

export const crowdForm = (hint: string): ActionForm<OnL1> => ({
  type: 'l1.crowd',
  title: 'Crowd L1',
  hint,
  by: byLearner,
  fields: () => [
    {
      kind: 'amount',
      name: 'baseFee',
      label: 'Base fee',
      unit: 'gwei',
      initial: '200',
      hint: 'Empty: nobody else is there.',
    },
  ],
  toArgs: (values) => {
    const text = (values['baseFee'] ?? '').trim()
    if (text === '') return { args: { baseFeeWei: null } }
    const wei = gweiToWei(text)
    return wei === null ? wrong('baseFee', AMOUNT_ERROR) : { args: { baseFeeWei: wei.toString() } }
  },
})
