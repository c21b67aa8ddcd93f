import { fromL1, under } from '../../../ui/l1/formsAbove.ts'
import { claimForms, disputeForms, oneShotForms, watcherForms } from './disputeForms.ts'
import type { Form } from './fields.ts'
import { operatorForms, rebuildForms } from './operatorForms.ts'
import { exitForms, paymentForms } from './paymentForms.ts'
import { trafficForm } from './trafficForm.ts'

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
