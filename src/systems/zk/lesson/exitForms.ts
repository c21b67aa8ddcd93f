import { byFrom, chosen, numbered, wrong } from '../../../ui/controls/fields.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import { account, type Form } from './fields.ts'
import { accountOf, ether } from './words.ts'

// The way out: with the operator, past it, and without it.

const NO_ACCOUNT = 'Nobody has an account on the rollup.'

const anybody = (form: Pick<Form, 'type' | 'title' | 'hint'>, first: string): Form => ({
  ...form,
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', first)],
  toArgs: (values) => ({ args: { from: values['from'] ?? '' } }),
})

const ofAccount = (form: Pick<Form, 'type' | 'title' | 'hint'>): Form => ({
  ...form,
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'ana'), account(view, 'account', 'Which account', 'ana')],
  toArgs: (values) => {
    const which = chosen(values, 'account')
    return which === null ? wrong('account', NO_ACCOUNT) : { args: { from: values['from'] ?? '', account: which } }
  },
})

const returnForm: Form = {
  type: 'deposit.return',
  title: 'Give a deposit back',
  hint: 'Of a frozen rollup: what no batch has taken goes back to the account’s owner. Anybody may ask for it.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who asks', 'ana'),
    numbered(
      'message',
      'Which',
      view.messages
        .filter(({ kind, isTaken, wasReturned }) => kind === 'deposit' && !isTaken && !wasReturned)
        .map(({ message, account: into, amount }) => ({
          number: message,
          text: `Message ${message}: ${ether(amount)} for ${accountOf(view, into)}`,
        })),
    ),
  ],
  toArgs: (values) => {
    const message = chosen(values, 'message')
    return message === null ? wrong('message', 'No deposit waits.') : { args: { from: values['from'] ?? '', message } }
  },
}

export const dataForm: Form = anybody(
  {
    type: 'data.ask',
    title: 'Rebuild the state',
    hint: 'One subtree from what is published on L1, the other from whoever of the committee hands it out.',
  },
  'ana',
)

export const exitForms: readonly Form[] = [
  anybody(
    {
      type: 'bridge.takeOut',
      title: 'Take out what is owed',
      hint: 'What executed batches, forced exits and escapes have written down for somebody, paid on L1.',
    },
    'ana',
  ),
  ofAccount({
    type: 'exit.request',
    title: 'Demand everything back, on L1',
    hint: 'A message that the operator has to take in time. If it does not, anybody may freeze the rollup.',
  }),
  anybody(
    {
      type: 'rollup.freeze',
      title: 'Freeze the rollup',
      hint: 'When the oldest message has waited too long. There is no way back from it.',
    },
    'ana',
  ),
  ofAccount({
    type: 'exit.escape',
    title: 'Escape from a frozen rollup',
    hint: 'By a Merkle proof against the last executed state, for whoever has the data to make one.',
  }),
  returnForm,
  anybody(
    {
      type: 'rollup.revert',
      title: 'Drop what was not proven in time',
      hint: 'When the first committed batch without a proof is too old, it goes, and all behind it.',
    },
    'ana',
  ),
]
