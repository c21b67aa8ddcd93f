import { l1Forms } from '../../../ui/l1/forms.ts'
import { claimForms, disputeForms, oneShotForms, watcherForms } from './disputeForms.ts'
import type { Form } from './fields.ts'
import { operatorForms, rebuildForms } from './operatorForms.ts'
import { exitForms, paymentForms } from './paymentForms.ts'
import { trafficForm } from './trafficForm.ts'

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
  ...under('People', [...paymentForms, trafficForm]),
  ...under('Ways out', exitForms),
  ...under('Sequencer', operatorForms),
  ...under('Claims', claimForms),
  ...under('Watchers', watcherForms),
  ...under('A dispute, move by move', disputeForms),
  ...under('One-shot proof', oneShotForms),
  ...under('L1', [
    ...fromL1('l1.pay').map((form) => ({ ...form, title: 'Pay on L1' })),
    ...rebuildForms,
    ...fromL1('l1.replace', 'l1.reorg'),
  ]),
]
