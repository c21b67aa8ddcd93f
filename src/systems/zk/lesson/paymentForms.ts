import {
  amount,
  byFrom,
  byLearner,
  choice,
  chosen,
  isWrong,
  optional,
  type Values,
  wrong,
} from '../../../ui/controls/fields.ts'
import { AMOUNT_ERROR, ethToWei, parseCount } from '../../../ui/l1/amounts.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import type { Wish } from '../engine/types/actions.ts'
import { account, type Form, toGwei } from './fields.ts'
import { ether, nameOfL2Tx, SUBTREES } from './words.ts'

// What people sign on the rollup, and how they come to it.

const NO_ACCOUNT = 'Nobody has an account on the rollup.'
const MOST_NONCE = 1_000_000

function wishOf(values: Values): { readonly wish: Wish } | ReturnType<typeof wrong> {
  const gwei = toGwei(values['amount'])
  if (gwei === null) return wrong('amount', AMOUNT_ERROR)
  if (values['what'] === 'withdraw') return { wish: { kind: 'withdraw', amountGwei: gwei.toString() } }
  const to = chosen(values, 'to')
  return to === null ? wrong('to', NO_ACCOUNT) : { wish: { kind: 'transfer', to, amountGwei: gwei.toString() } }
}

const sendForm: Form = {
  type: 'l2.send',
  title: 'Sign on the rollup',
  hint: 'Signed with the account’s own key, and handed to the sequencer. It waits for a slot in a batch.',
  by: byLearner,
  fields: (view) => [
    account(view, 'account', 'From', 'ana'),
    choice('what', 'Does what', [
      { value: 'pay', label: 'pays' },
      { value: 'withdraw', label: 'withdraws to its owner on L1' },
    ]),
    account(view, 'to', 'To, for a payment', 'ben'),
    amount('amount', 'Amount', '0.1'),
    amount('fee', 'Fee', '', `Empty: ${ether(view.params.feeGwei)}. It goes to the operator’s account.`),
    choice('signedBy', 'Signed by', [
      { value: '', label: 'the account’s owner' },
      ...view.l1.people.map(({ id, name }) => ({ value: id, label: name })),
    ]),
    {
      kind: 'amount',
      name: 'nonce',
      label: 'Nonce',
      unit: '',
      initial: '',
      hint: 'Empty: the account’s next one.',
    },
  ],
  toArgs: (values) => {
    const from = chosen(values, 'account')
    if (from === null) return wrong('account', NO_ACCOUNT)
    const made = wishOf(values)
    if (isWrong(made)) return made
    const fee = optional(values['fee'], toGwei)
    if (fee === null) return wrong('fee', AMOUNT_ERROR)
    const nonce = optional(values['nonce'], (text) => parseCount(text, { least: 0, most: MOST_NONCE }))
    if (nonce === null) return wrong('nonce', 'Write a whole number, 0 or more.')
    const signedBy = values['signedBy'] ?? ''
    return {
      args: {
        account: from,
        wish: made.wish,
        ...(fee === undefined ? {} : { feeGwei: fee.toString() }),
        ...(signedBy === '' ? {} : { signedBy }),
        ...(nonce === undefined ? {} : { nonce }),
      },
    }
  },
}

const NOTHING_TAKEN = 'No transaction was in a batch yet: there is none to hand in again.'

const replayForm: Form = {
  type: 'l2.replay',
  title: 'Hand a transaction in again',
  hint: 'Its signature is public once it was in a batch. Whether it counts twice is for the nonce to say.',
  by: byLearner,
  fields: (view) => [
    choice(
      'hash',
      'Which',
      view.transactions
        .filter(({ batch }) => batch !== null)
        .map((tx) => ({ value: tx.hash, label: `${nameOfL2Tx(view, tx)}, nonce ${tx.nonce}, batch ${tx.batch}` })),
    ),
  ],
  toArgs: (values) => {
    const hash = values['hash'] ?? ''
    return hash === '' ? wrong('hash', NOTHING_TAKEN) : { args: { hash } }
  },
}

const depositForm: Form = {
  type: 'bridge.deposit',
  title: 'Pay in from L1',
  hint: 'Ether into an account, one’s own or anybody’s. It is there when a batch has taken the message.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who pays', 'ana'),
    account(view, 'account', 'Into', 'ana'),
    amount('amount', 'Amount', '1'),
  ],
  toArgs: (values) => {
    const into = chosen(values, 'account')
    if (into === null) return wrong('account', NO_ACCOUNT)
    const wei = ethToWei(values['amount'] ?? '')
    return wei === null
      ? wrong('amount', AMOUNT_ERROR)
      : { args: { from: values['from'] ?? '', account: into, valueWei: wei.toString() } }
  },
}

const registerForm: Form = {
  type: 'bridge.register',
  title: 'Open an account',
  hint: 'A number for one’s key, with a first deposit: on L1, past the operator. Where its data are kept is chosen here, for good.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'dan'),
    choice('subtree', 'Where', [
      { value: 'chain', label: SUBTREES.chain },
      ...(view.committee.length === 0 ? [] : [{ value: 'committee', label: SUBTREES.committee }]),
    ]),
    amount('amount', 'First deposit', '1'),
  ],
  toArgs: (values) => {
    const wei = ethToWei(values['amount'] ?? '')
    return wei === null
      ? wrong('amount', AMOUNT_ERROR)
      : { args: { from: values['from'] ?? '', subtree: values['subtree'] ?? 'chain', valueWei: wei.toString() } }
  },
}

export const paymentForms: readonly Form[] = [sendForm, depositForm, registerForm, replayForm]
