import { l1Forms } from '../../../ui/l1/forms.ts'
import { ceremonyForms } from './ceremonyForms.ts'
import { dataForm, exitForms } from './exitForms.ts'
import type { Form } from './fields.ts'
import { committeeForms, crowdForm, operatorForms, proverForms } from './operatorForms.ts'
import { paymentForms } from './paymentForms.ts'

/** The L1’s own forms speak of the L1 part of the view. */
const ofL1 = (form: (typeof l1Forms)[number]): Form => ({
  ...form,
  fields: ({ l1 }) => form.fields(l1),
  toArgs: (values, { l1 }) => form.toArgs(values, l1),
})
const fromL1 = (...types: readonly string[]): readonly Form[] =>
  l1Forms.filter(({ type }) => types.includes(type)).map(ofL1)

const under = (group: string, list: readonly Form[]): readonly Form[] => list.map((form) => ({ ...form, group }))

/** By who acts, from the top of the picture to its ground; what is asked for most comes first. */
export const forms: readonly Form[] = [
  ...fromL1('clock.advance'),
  ...under('Pay', paymentForms),
  ...under('Operator', operatorForms),
  ...under('Prover', proverForms),
  ...under('Committee', [...committeeForms, dataForm]),
  ...under('Leave', exitForms),
  ...under('Ceremony', ceremonyForms),
  ...under('L1', [
    ...fromL1('l1.pay').map((form) => ({ ...form, title: 'Pay on L1' })),
    crowdForm,
    ...fromL1('l1.replace', 'l1.reorg'),
  ]),
]
