import { l1Forms } from '../../../ui/l1/forms.ts'
import { claimForms, disputeForms, oneShotForms } from './disputeForms.ts'
import type { Form } from './fields.ts'
import { operatorForms } from './operatorForms.ts'
import { paymentForms, wayOutForms } from './paymentForms.ts'

/** The L1’s own forms speak of the L1 part of the view. */
const ofL1 = (form: (typeof l1Forms)[number]): Form => ({
  ...form,
  fields: ({ l1 }) => form.fields(l1),
  toArgs: (values, { l1 }) => form.toArgs(values, l1),
})
const fromL1 = (...types: readonly string[]): readonly Form[] =>
  l1Forms.filter(({ type }) => types.includes(type)).map(ofL1)

/** What one does every day first, what goes wrong last. */
export const forms: readonly Form[] = [
  ...paymentForms,
  ...fromL1('clock.advance', 'l1.pay'),
  ...operatorForms,
  ...wayOutForms,
  ...disputeForms,
  ...claimForms,
  ...oneShotForms,
  ...fromL1('l1.replace', 'l1.reorg'),
]
