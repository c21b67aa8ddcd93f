import { byFrom, byLearner, type Values, wrong } from '../../../ui/controls/fields.ts'
import type { ActionForm } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, ethToWei } from '../../../ui/l1/amounts.ts'
import { fromL1, person } from '../../../ui/l1/formsAbove.ts'
import { eth, nameOf } from '../../../ui/l1/words.ts'
import type { SidechainView, ValidatorMode } from '../engine/types.ts'

type Form = ActionForm<SidechainView>

const transferArgs: Form['toArgs'] = (values: Values) => {
  const wei = ethToWei(values['amount'] ?? '')
  if (wei === null) return wrong('amount', AMOUNT_ERROR)
  return { args: { from: values['from'] ?? '', valueWei: wei.toString() } }
}

const transferForm = (
  form: Pick<Form, 'type' | 'title' | 'hint'>,
  first: { readonly who: string; readonly amount: string },
): Form => ({
  ...form,
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', first.who),
    { kind: 'amount', name: 'amount', label: 'Amount', unit: 'ETH', initial: first.amount },
  ],
  toArgs: transferArgs,
})

const depositForm = transferForm(
  {
    type: 'bridge.deposit',
    title: 'Go over the bridge',
    hint: 'Lock ether in the vault on L1, to have it on the sidechain.',
  },
  { who: 'ana', amount: '2' },
)
const burnForm = transferForm(
  {
    type: 'bridge.burn',
    title: 'Give back at the gate',
    hint: 'Burn ether on the sidechain, to claim it on L1 afterwards.',
  },
  { who: 'ana', amount: '1' },
)
const stealForm = transferForm(
  {
    type: 'bridge.steal',
    title: 'Claim what nobody burnt',
    hint: 'Sent with the signatures of whoever is corrupt. The vault decides.',
  },
  { who: 'mallory', amount: '1' },
)

const sidePayForm: Form = {
  type: 'side.pay',
  title: 'Pay on the sidechain',
  hint: 'The same keys, another chain: only what was credited there can be spent there.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'From', 'ana'),
    person(view, 'to', 'To', 'ben'),
    { kind: 'amount', name: 'amount', label: 'Amount', unit: 'ETH', initial: '0.5' },
  ],
  toArgs: (values) => {
    const wei = ethToWei(values['amount'] ?? '')
    if (wei === null) return wrong('amount', AMOUNT_ERROR)
    return { args: { from: values['from'] ?? '', to: values['to'] ?? '', valueWei: wei.toString() } }
  },
}

const claimForm: Form = {
  type: 'bridge.claim',
  title: 'Claim on L1',
  hint: 'Shows the vault the signatures of the validators that answer.',
  by: byLearner,
  fields: ({ l1, exits }) => {
    const open = exits.filter(({ burntIn, releasedIn }) => burntIn !== null && releasedIn === null)
    return [
      {
        kind: 'choice',
        name: 'burn',
        label: 'What was burnt',
        options: open.map(({ burn, account, amountWei }) => ({
          value: String(burn),
          label: `No. ${burn}: ${nameOf(l1, account)}, ${eth(amountWei)}`,
        })),
        initial: String(open[0]?.burn ?? ''),
      },
    ]
  },
  toArgs: (values) =>
    /^\d+$/.test(values['burn'] ?? '')
      ? { args: { burn: Number(values['burn']) } }
      : wrong('burn', 'Nothing that was burnt is waiting to be claimed.'),
}

const MODES: readonly { readonly value: ValidatorMode; readonly label: string }[] = [
  { value: 'honest', label: 'honest' },
  { value: 'offline', label: 'offline' },
  { value: 'corrupt', label: 'corrupt: they sign what pays them' },
]

const validatorsForm: Form = {
  type: 'validators.set',
  title: 'Change the validators',
  hint: 'The first so many of them; the others stay as they are.',
  by: byLearner,
  fields: ({ validators }) => [
    {
      kind: 'choice',
      name: 'count',
      label: 'How many',
      options: validators.map(({ name }, index) => ({
        value: String(index + 1),
        label: `${index + 1}, up to ${name}`,
      })),
      initial: String(Math.min(3, validators.length)),
    },
    { kind: 'choice', name: 'mode', label: 'Are now', options: MODES, initial: 'offline' },
  ],
  toArgs: (values, { validators }) => {
    const ids = validators.slice(0, Number(values['count'])).map(({ id }) => id)
    const mode = MODES.find(({ value }) => value === values['mode'])
    if (ids.length === 0) return wrong('count', 'Choose how many.')
    if (mode === undefined) return wrong('mode', 'Choose what they are from now on.')
    return { args: { ids, mode: mode.value } }
  },
}

export const forms: readonly Form[] = [
  depositForm,
  sidePayForm,
  burnForm,
  claimForm,
  validatorsForm,
  stealForm,
  ...fromL1('l1.pay', 'clock.advance', 'l1.reorg'),
]
