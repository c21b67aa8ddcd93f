import { amount, byFrom, byLearner, choice, chosen, wrong } from '../../../ui/controls/fields.ts'
import type { FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR } from '../../../ui/l1/amounts.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import type { ForgeryWay } from '../engine/types/shared.ts'
import type { ZkView } from '../engine/types/view.ts'
import { type Form, toGwei, yesNo } from './fields.ts'
import { FORGERIES, nameOf, PHASES } from './words.ts'

// The pocket rollup: its ceremony, its payments, and what kept secrets are good for.

const phaseField = (view: ZkView): FormField =>
  choice(
    'phase',
    'Phase',
    ([1, 2] as const).map((phase) => ({ value: String(phase), label: `${phase}: ${PHASES[phase]}` })),
    view.pocket?.phase === 2 ? '2' : '1',
  )
const phaseOf = (text: string | undefined): 1 | 2 => (text === '2' ? 2 : 1)

const MOST_TEXT = 256

const contributeForm: Form = {
  type: 'ceremony.contribute',
  title: 'Contribute to the key',
  hint: 'A secret of one’s own, multiplied into what is there. Who keeps it leaves no trace of that.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'ana'),
    phaseField(view),
    yesNo('keeps', 'And then', ['forgets the secret', 'keeps the secret'], false),
    {
      kind: 'text',
      name: 'text',
      label: 'Mixed into the secret',
      initial: '',
      hint: 'Anything that comes to your mind. Empty: this world’s own chance alone.',
    },
  ],
  toArgs: (values) => {
    const text = (values['text'] ?? '').trim()
    if (text.length > MOST_TEXT) return wrong('text', 'That is too long: 256 characters at most.')
    return {
      args: {
        from: values['from'] ?? '',
        phase: phaseOf(values['phase']),
        keeps: values['keeps'] === 'yes',
        ...(text === '' ? {} : { text }),
      },
    }
  },
}

const closeForm: Form = {
  type: 'ceremony.close',
  title: 'Close a phase',
  hint: 'Everything in it is checked by pairings. After the second the contracts are deployed with the key.',
  by: byLearner,
  fields: (view) => [phaseField(view)],
  toArgs: (values) => ({ args: { phase: phaseOf(values['phase']) } }),
}

const beginForm: Form = {
  type: 'ceremony.begin',
  title: 'Begin another ceremony',
  hint: 'Another key, for another pocket rollup. The one before stays on L1 as it is.',
  by: byLearner,
  fields: () => [],
  toArgs: () => ({ args: {} }),
}

const payForm: Form = {
  type: 'pocket.pay',
  title: 'Pay on the pocket rollup',
  hint: 'Every payment is a batch of its own, with a proof of its own.',
  by: byFrom,
  fields: (view) => [
    pocketPerson(view, 'ana'),
    choice(
      'to',
      'To',
      [...pocketAccounts(view), { value: '', label: 'out, to L1' }],
      pocketAccounts(view)[1]?.value ?? '',
    ),
    amount('amount', 'Amount', '0.1'),
  ],
  toArgs: (values) => {
    const gwei = toGwei(values['amount'])
    if (gwei === null) return wrong('amount', AMOUNT_ERROR)
    return { args: { from: values['from'] ?? '', to: chosen(values, 'to'), amountGwei: gwei.toString() } }
  },
}

const pocketAccounts = (view: ZkView) =>
  (view.pocket?.accounts ?? []).map(({ number, id }) => ({
    value: String(number),
    label: `${nameOf(view, id)}, account ${number}`,
  }))

const pocketPerson = (view: ZkView, preferred: string): FormField => {
  const ids = (view.pocket?.accounts ?? []).map(({ id }) => id)
  const options = ids.map((id) => ({ value: id, label: nameOf(view, id) }))
  return choice('from', 'Who', options, ids.includes(preferred) ? preferred : (ids[0] ?? ''))
}

const ways = Object.keys(FORGERIES) as readonly ForgeryWay[]

/** Whose secrets are put together: nobody’s, one’s, or everybody’s who kept one. */
function keepers(view: ZkView): readonly { readonly value: string; readonly label: string }[] {
  const kept = [...new Set((view.pocket?.contributions ?? []).filter(({ keeps }) => keeps).map(({ byId }) => byId))]
  const singles = kept.map((id) => ({ value: id, label: `${nameOf(view, id)} alone` }))
  const all = kept.map((id) => nameOf(view, id)).join(' and ')
  return kept.length > 1 ? [{ value: kept.join(' '), label: all }, ...singles] : singles
}

const forgeForm: Form = {
  type: 'pocket.forge',
  title: 'Forge a proof',
  hint: 'With what was kept of the secrets, money goes to who forges, and no rule of the circuit is followed.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'mallory'),
    choice('pooled', 'With the secrets of', keepers(view)),
    choice(
      'way',
      'By knowing',
      ways.map((value) => ({ value, label: FORGERIES[value] })),
    ),
    amount('amount', 'Amount', '1'),
    yesNo('anyway', 'If they know too little', ['nothing is tried', 'it is tried all the same'], false),
  ],
  toArgs: (values) => {
    const gwei = toGwei(values['amount'])
    if (gwei === null) return wrong('amount', AMOUNT_ERROR)
    const pooled = (values['pooled'] ?? '').split(' ').filter((id) => id !== '')
    const args = { from: values['from'] ?? '', pooled, way: values['way'] ?? 'trapdoor', amountGwei: gwei.toString() }
    return { args: values['anyway'] === 'yes' ? { ...args, anyway: true } : args }
  },
}

export const ceremonyForms: readonly Form[] = [contributeForm, closeForm, payForm, forgeForm, beginForm]
