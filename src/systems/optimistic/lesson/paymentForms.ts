import { amount, byFrom, choice, chosen, isWrong, numbered, type Values, wrong } from '../../../ui/controls/fields.ts'
import type { FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, ethToWei } from '../../../ui/l1/amounts.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import { eth } from '../../../ui/l1/words.ts'
import type { Wish } from '../engine/types/actions.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { type Form, toUnits } from './fields.ts'
import { ether, nameOf } from './words.ts'

// What people ask for: on the rollup, past its sequencer, over the bridge and out of it.

const WISHES = [
  { value: 'pay', label: 'pay ether' },
  { value: 'payTokens', label: 'pay tokens' },
  { value: 'sell', label: 'swap ether for tokens' },
  { value: 'buy', label: 'swap tokens for ether' },
  { value: 'withdraw', label: 'take ether to L1' },
] as const

const wishFields = (view: OptimisticView): readonly FormField[] => [
  person(view, 'from', 'Who', 'ana'),
  choice('what', 'Does what', WISHES),
  person(view, 'to', 'To, for a payment', 'ben'),
  { kind: 'amount', name: 'amount', label: 'Amount', unit: 'ETH or tokens', initial: '0.1' },
  {
    kind: 'amount',
    name: 'atLeast',
    label: 'A swap gives at least',
    unit: 'ETH or tokens',
    initial: '',
    hint: 'Empty: whatever it gives.',
  },
]

function wishOf(values: Values): { readonly wish: Wish } | ReturnType<typeof wrong> {
  const units = toUnits(values['amount'])
  if (units === null) return wrong('amount', AMOUNT_ERROR)
  const sum = units.toString()
  const to = values['to'] ?? ''
  switch (values['what']) {
    case 'pay':
      return { wish: { kind: 'transfer', to, asset: 'ether', amount: sum } }
    case 'payTokens':
      return { wish: { kind: 'transfer', to, asset: 'token', amount: sum } }
    case 'withdraw':
      return { wish: { kind: 'withdraw', amount: sum } }
    case 'sell':
    case 'buy': {
      const least = (values['atLeast'] ?? '').trim() === '' ? 0n : toUnits(values['atLeast'])
      if (least === null) return wrong('atLeast', AMOUNT_ERROR)
      const sell = values['what'] === 'sell' ? 'ether' : 'token'
      return { wish: { kind: 'swap', sell, amount: sum, atLeast: least.toString() } }
    }
    default:
      return wrong('what', 'Choose what is to happen.')
  }
}

const sendForm: Form = {
  type: 'l2.send',
  title: 'Sign on the rollup',
  hint: 'Handed to the sequencer, who promises it a place within a second.',
  by: byFrom,
  fields: (view) => [
    ...wishFields(view),
    {
      kind: 'amount',
      name: 'fee',
      label: 'Fee',
      unit: 'ETH',
      initial: '',
      hint: `Empty: what the sequencer asks, now ${ether(view.sequencer.quote.totalGwei)} for a payment: an even part of what posting a full batch costs on L1, its own work and its margin.`,
    },
  ],
  toArgs: (values) => {
    const made = wishOf(values)
    if (isWrong(made)) return made
    const from = values['from'] ?? ''
    if ((values['fee'] ?? '').trim() === '') return { args: { from, wish: made.wish } }
    const fee = toUnits(values['fee'])
    return fee === null ? wrong('fee', AMOUNT_ERROR) : { args: { from, wish: made.wish, feeGwei: fee.toString() } }
  },
}

const forceForm: Form = {
  type: 'l2.force',
  title: 'Go past the sequencer',
  hint: 'The same signature, put into the inbox on L1: it costs gas there, and no sequencer can leave it out for long.',
  by: byFrom,
  fields: wishFields,
  toArgs: (values) => {
    const made = wishOf(values)
    return isWrong(made) ? made : { args: { from: values['from'] ?? '', wish: made.wish } }
  },
}

const forceInboxForm: Form = {
  type: 'inbox.force',
  title: 'Force what is due',
  hint: 'An empty batch that takes the messages which have waited too long. Anybody may post it.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'ana')],
  toArgs: (values) => ({ args: { from: values['from'] ?? '' } }),
}

const depositForm: Form = {
  type: 'bridge.deposit',
  title: 'Go over the bridge',
  hint: 'Lock ether in the bridge on L1, to have it on the rollup when a batch takes the message.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'dan'), amount('amount', 'Amount', '1')],
  toArgs: (values) => {
    const wei = ethToWei(values['amount'] ?? '')
    return wei === null
      ? wrong('amount', AMOUNT_ERROR)
      : { args: { from: values['from'] ?? '', valueWei: wei.toString() } }
  },
}

/** Withdrawals that nobody was paid for yet. */
const openWithdrawals = (view: OptimisticView) =>
  view.withdrawals
    .filter(({ paidIn }) => paidIn === null)
    .map(({ withdrawal, toId, amountGwei }) => ({
      number: withdrawal,
      text: `No. ${withdrawal}: ${nameOf(view, toId)}, ${ether(amountGwei)}`,
    }))

const NOTHING_OPEN = 'No withdrawal is open: take ether to L1 on the rollup first.'

const withdrawForm: Form = {
  type: 'bridge.withdraw',
  title: 'Take a withdrawal out',
  hint: 'Shows the bridge a Merkle proof against the newest confirmed state. Anybody may; it pays who it is for.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who sends it', 'ana'),
    numbered('withdrawal', 'Which', openWithdrawals(view)),
  ],
  toArgs: (values) => {
    const withdrawal = chosen(values, 'withdrawal')
    return withdrawal === null
      ? wrong('withdrawal', NOTHING_OPEN)
      : { args: { from: values['from'] ?? '', withdrawal } }
  },
}

const sellForm: Form = {
  type: 'exit.sell',
  title: 'Sell an exit',
  hint: 'Ether now, for less; who buys waits in your place, and checks the rollup before.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Whose it is', 'ana'),
    numbered('withdrawal', 'Which', openWithdrawals(view)),
    amount(
      'price',
      'For',
      '0.099',
      `${nameOf(view, view.provider.id)} buys for ${view.provider.feePercent} % less than it is worth, or cheaper.`,
    ),
  ],
  toArgs: (values) => {
    const withdrawal = chosen(values, 'withdrawal')
    if (withdrawal === null) return wrong('withdrawal', NOTHING_OPEN)
    const wei = ethToWei(values['price'] ?? '')
    if (wei === null) return wrong('price', AMOUNT_ERROR)
    return { args: { from: values['from'] ?? '', withdrawal, priceWei: wei.toString() } }
  },
}

const openOffers = (view: OptimisticView) =>
  view.withdrawals.flatMap(({ withdrawal, amountGwei, offer }) =>
    offer?.status === 'open'
      ? [
          {
            number: offer.offer,
            text: `Withdrawal ${withdrawal}: ${ether(amountGwei)} later, ${eth(offer.priceWei)} now`,
          },
        ]
      : [],
  )

function offerArgs(values: Values) {
  const offer = chosen(values, 'offer')
  return offer === null ? wrong('offer', 'Nobody offers an exit now.') : { args: { from: values['from'] ?? '', offer } }
}

const fillForm: Form = {
  type: 'exit.fill',
  title: 'Buy an exit',
  hint: 'Pay now, and be paid when the claim is confirmed. Look at the batch before.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'cleo'), numbered('offer', 'Which', openOffers(view))],
  toArgs: (values) => offerArgs(values),
}

const takeBackForm: Form = {
  type: 'exit.takeBack',
  title: 'Take an offer back',
  hint: 'What nobody has bought is the seller’s again: to wait with, or to offer for less.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Whose it is', 'ana'), numbered('offer', 'Which', openOffers(view))],
  toArgs: (values) => offerArgs(values),
}

export const paymentForms: readonly Form[] = [sendForm, depositForm, forceForm, forceInboxForm]
export const exitForms: readonly Form[] = [withdrawForm, sellForm, fillForm, takeBackForm]
