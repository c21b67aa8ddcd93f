import { crowdForm, fromL1, under } from '../../../ui/l1/formsAbove.ts'
import { ceremonyForms } from './ceremonyForms.ts'
import { dataForm, exitForms } from './exitForms.ts'
import type { Form } from './fields.ts'
import { committeeForms, operatorForms, proverForms } from './operatorForms.ts'
import { paymentForms } from './paymentForms.ts'

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
    crowdForm('What everybody else on L1 pays for gas, and so what a batch and its proof cost.'),
    ...fromL1('l1.replace', 'l1.reorg'),
  ]),
]
