import { byFrom, byLearner, choice, onOff, wrong } from '../../../ui/controls/fields.ts'
import { parseCount } from '../../../ui/l1/amounts.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import type { MemberMode, Tamper } from '../engine/types/shared.ts'
import { type Form, yesNo } from './fields.ts'
import { MEMBER_MODES, nameOf, TAMPERS } from './words.ts'

// What operator, prover and committee can be told to do, and how busy L1 is under them.

const MOST_SECONDS = 7 * 86_400

const secondsOf = (text: string | undefined): number | null => parseCount(text ?? '', { least: 1, most: MOST_SECONDS })
const SECONDS_ERROR = 'Write whole seconds, seven days at most.'

// ── Operator ─────────────────────────────────────────────────────────────────────────────────────

const postForm: Form = {
  type: 'sequencer.post',
  title: 'Close the batch now',
  hint: 'As it is: slots that nobody uses are padding, and cost as much to prove.',
  by: byLearner,
  fields: () => [],
  toArgs: () => ({ args: {} }),
}

const LOOKS = [
  { value: 'checks', label: 'is checked before it is taken' },
  { value: 'blind', label: 'is taken without a look' },
  { value: 'pretends', label: 'is taken, and who pays too much is said to have enough' },
] as const

const sequencerForm: Form = {
  type: 'sequencer.set',
  title: 'Change the sequencer',
  hint: 'Whether it is there, what it looks at, what it takes, and where the words of a batch go.',
  by: byLearner,
  fields: ({ sequencer: { online, posting, maxAgeSeconds, blind, pretends, ignoresMessages } }) => [
    onOff(online),
    choice(
      'posting',
      'Publishes',
      [
        { value: 'calldata', label: 'as calldata' },
        { value: 'blob', label: 'in a blob' },
      ],
      posting,
    ),
    {
      kind: 'amount',
      name: 'maxAgeSeconds',
      label: 'Closes a batch at the latest after',
      unit: 's',
      initial: String(maxAgeSeconds),
    },
    choice('looks', 'What people sign', LOOKS, pretends ? 'pretends' : blind ? 'blind' : 'checks'),
    yesNo('ignoresMessages', 'Messages of L1', ['are taken', 'are left where they are'], ignoresMessages),
  ],
  toArgs: (values) => {
    const maxAgeSeconds = secondsOf(values['maxAgeSeconds'])
    if (maxAgeSeconds === null) return wrong('maxAgeSeconds', SECONDS_ERROR)
    return {
      args: {
        online: values['online'] === 'on',
        posting: values['posting'] ?? 'calldata',
        maxAgeSeconds,
        blind: values['looks'] === 'blind' || values['looks'] === 'pretends',
        pretends: values['looks'] === 'pretends',
        ignoresMessages: values['ignoresMessages'] === 'yes',
      },
    }
  },
}

// ── Prover ───────────────────────────────────────────────────────────────────────────────────────

const NOTHING = 'nothing is tampered with'
const tampers = Object.keys(TAMPERS) as readonly Tamper[]

const proverForm: Form = {
  type: 'prover.set',
  title: 'Change the prover',
  hint: 'Whether it proves, how long that takes on the world’s clock, and what is done to the next batch, once.',
  by: byLearner,
  fields: ({ prover: { online, seconds, tamper } }) => [
    onOff(online),
    { kind: 'amount', name: 'seconds', label: 'A proof takes', unit: 's', initial: String(seconds) },
    choice(
      'tamper',
      'With the next batch',
      [{ value: '', label: NOTHING }, ...tampers.map((value) => ({ value, label: TAMPERS[value] }))],
      tamper ?? '',
    ),
  ],
  toArgs: (values) => {
    const seconds = secondsOf(values['seconds'])
    if (seconds === null) return wrong('seconds', SECONDS_ERROR)
    const tamper = values['tamper'] ?? ''
    return { args: { online: values['online'] === 'on', seconds, tamper: tamper === '' ? null : tamper } }
  },
}

const byHand = (type: string, title: string, hint: string, first: string): Form => ({
  type,
  title,
  hint,
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who sends it', first)],
  toArgs: (values) => ({ args: { from: values['from'] ?? '' } }),
})

// ── Committee ────────────────────────────────────────────────────────────────────────────────────

const modes = Object.keys(MEMBER_MODES) as readonly MemberMode[]

const committeeForm: Form = {
  type: 'committee.set',
  title: 'Change a member',
  hint: 'A signature says that its maker has the data. The contract sees the signature, and nothing else.',
  by: byLearner,
  fields: (view) => [
    choice(
      'id',
      'Who',
      view.committee.map(({ id }) => ({ value: id, label: nameOf(view, id) })),
    ),
    choice(
      'mode',
      'From now on',
      modes.map((value) => ({ value, label: MEMBER_MODES[value] })),
      view.committee[0]?.mode ?? 'sign',
    ),
  ],
  toArgs: (values) => {
    const id = values['id'] ?? ''
    return id === '' ? wrong('id', 'This rollup has no committee.') : { args: { id, mode: values['mode'] ?? 'sign' } }
  },
}

export const operatorForms: readonly Form[] = [postForm, sequencerForm]
export const proverForms: readonly Form[] = [
  proverForm,
  byHand(
    'batch.prove',
    'Send the proof',
    'Of the next committed batch. A proof is right or wrong, whoever brings it.',
    'ana',
  ),
  byHand(
    'batch.execute',
    'Execute the proven batch',
    'Its state becomes the rollup’s, and who leaves in it is owed. Anybody may.',
    'ana',
  ),
]
export const committeeForms: readonly Form[] = [committeeForm]
