import { byFrom, byLearner, choice, isWrong, onOff, type Values, wrong } from '../../../ui/controls/fields.ts'
import type { FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, parseAmount, parseCount } from '../../../ui/l1/amounts.ts'
import { crowdForm, person } from '../../../ui/l1/formsAbove.ts'
import type { OptimisticView } from '../engine/types/view.ts'
import { type Form, lieFields, lieOf } from './fields.ts'
import { nameOf, ORDERINGS } from './words.ts'

// What whoever runs the rollup can be told to do, and how busy L1 is under it.

/** A blob holds little more; who opens an older link may find up to 2,048 written there. */
const MOST_TRANSACTIONS = 1_800
const MOST_SECONDS = 7 * 86_400

function censorField(view: OptimisticView): FormField {
  const { censored } = view.sequencer
  const people = view.l1.people.map(({ id, name }) => ({ value: id, label: name }))
  const several =
    censored.length > 1 ? [{ value: censored.join(' '), label: censored.map((id) => nameOf(view, id)).join(', ') }] : []
  return choice(
    'censored',
    'Takes nothing from',
    [{ value: '', label: 'nobody' }, ...several, ...people],
    censored.join(' '),
  )
}

const sequencerForm: Form = {
  type: 'sequencer.set',
  title: 'Change the sequencer',
  hint: 'Who is served, in which order, and when a batch goes down to L1.',
  by: byLearner,
  fields: (view) => {
    const { online, ordering, posting, batchPolicy } = view.sequencer
    return [
      onOff(online),
      choice(
        'ordering',
        'Order',
        (['arrival', 'tip', 'hostile'] as const).map((value) => ({ value, label: ORDERINGS[value] })),
        ordering,
      ),
      censorField(view),
      choice(
        'posting',
        'Posts',
        [
          { value: 'blob', label: 'as a blob' },
          { value: 'calldata', label: 'as calldata' },
        ],
        posting,
      ),
      {
        kind: 'amount',
        name: 'maxTransactions',
        label: 'A batch is full with',
        unit: 'transactions',
        initial: String(batchPolicy.maxTransactions),
        hint: 'A batch has to fit a blob, also as calldata: with about 1,800 it is full, whatever is written here.',
      },
      {
        kind: 'amount',
        name: 'maxAgeSeconds',
        label: 'And is posted at the latest after',
        unit: 's',
        initial: String(batchPolicy.maxAgeSeconds),
      },
      {
        kind: 'amount',
        name: 'maxPriceGwei',
        label: 'A full one waits while gas on L1 costs more than',
        unit: 'gwei',
        initial: batchPolicy.maxPriceGwei === null ? '' : String(batchPolicy.maxPriceGwei),
        hint: 'Empty: it never waits.',
      },
    ]
  },
  toArgs: (values) => {
    const policy = policyOf(values)
    if (isWrong(policy)) return policy
    return {
      args: {
        online: values['online'] === 'on',
        ordering: values['ordering'] ?? 'arrival',
        censored: (values['censored'] ?? '').split(' ').filter((id) => id !== ''),
        posting: values['posting'] ?? 'blob',
        batchPolicy: policy,
      },
    }
  },
}

function policyOf(values: Values) {
  const maxTransactions = parseCount(values['maxTransactions'] ?? '', { least: 1, most: MOST_TRANSACTIONS })
  if (maxTransactions === null) return wrong('maxTransactions', 'Write a whole number from 1 to 1,800.')
  const maxAgeSeconds = parseCount(values['maxAgeSeconds'] ?? '', { least: 1, most: MOST_SECONDS })
  if (maxAgeSeconds === null) return wrong('maxAgeSeconds', 'Write whole seconds, seven days at most.')
  const price = (values['maxPriceGwei'] ?? '').trim()
  if (price === '') return { maxTransactions, maxAgeSeconds, maxPriceGwei: null }
  if (parseAmount(price, 9) === null) return wrong('maxPriceGwei', AMOUNT_ERROR)
  return { maxTransactions, maxAgeSeconds, maxPriceGwei: Number(price) }
}

const postForm: Form = {
  type: 'sequencer.post',
  title: 'Post the batch now',
  hint: 'Closes the batch as it is, and sends it down to L1.',
  by: byLearner,
  fields: () => [],
  toArgs: () => ({ args: {} }),
}

const rebuildForm: Form = {
  type: 'sequencer.rebuild',
  title: 'Rebuild everything from L1',
  hint: 'Somebody takes every batch’s bytes from L1, and nothing else, and executes them.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'eve')],
  toArgs: (values) => ({ args: { from: values['from'] ?? '' } }),
}

export const proposerForm: Form = {
  type: 'proposer.set',
  title: 'Change what the operator claims',
  hint: 'Whether it claims at all, and whether its next claim is true. A lie is told once.',
  by: byLearner,
  fields: ({ proposer }) => [onOff(proposer.online), ...lieFields(proposer.lie?.kind ?? 'none')],
  toArgs: (values) => {
    const told = lieOf(values)
    return isWrong(told) ? told : { args: { online: values['online'] === 'on', lie: told.lie } }
  },
}

export const operatorForms: readonly Form[] = [postForm, sequencerForm]
export const rebuildForms: readonly Form[] = [
  rebuildForm,
  crowdForm('What everybody else on L1 pays for gas: a move that cannot wait has to pay it too.'),
]
