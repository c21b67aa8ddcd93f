import { byLearner, wrong } from '../../../ui/controls/fields.ts'
import { parseCount } from '../../../ui/l1/amounts.ts'
import type { Form } from './fields.ts'

const MOST_PAYMENTS = 500

/** A busy moment of the rollup's people, at one press. */
export const trafficForm: Form = {
  type: 'l2.traffic',
  title: 'Let everybody pay',
  hint: 'Payments between those who have an account on the rollup, all within a second: who pays whom, and what, is drawn from the seed.',
  by: byLearner,
  fields: () => [{ kind: 'amount', name: 'payments', label: 'How many', unit: 'payments', initial: '100' }],
  toArgs: (values) => {
    const payments = parseCount(values['payments'] ?? '', { least: 1, most: MOST_PAYMENTS })
    return payments === null ? wrong('payments', 'Write a whole number from 1 to 500.') : { args: { payments } }
  },
}
