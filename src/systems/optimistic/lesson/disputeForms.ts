import { groupDigits } from '../../../lib/format.ts'
import {
  byFrom,
  byLearner,
  choice,
  chosen,
  isWrong,
  numbered,
  type Values,
  wrong,
} from '../../../ui/controls/fields.ts'
import type { FormField } from '../../../ui/exhibit.ts'
import { parseCount } from '../../../ui/l1/amounts.ts'
import { person } from '../../../ui/l1/formsAbove.ts'
import type { WatcherMode } from '../engine/types/shared.ts'
import type { ClaimView, GameView, OptimisticView } from '../engine/types/view.ts'
import { type Form, lieFields, lieOf } from './fields.ts'
import { proposerForm } from './operatorForms.ts'
import { nameOf, WATCHER_MODES } from './words.ts'

// Claims and disputes: whose turn it is, the game says; who may move, the contracts say.

// ── Claims ───────────────────────────────────────────────────────────────────────────────────────

const claimOptions = (claims: readonly ClaimView[]) =>
  claims.map(({ claim, batch, status }) => ({ number: claim, text: `Claim ${claim}, about batch ${batch}: ${status}` }))

const claimField = (claims: readonly ClaimView[]): FormField => numbered('claim', 'Which', claimOptions(claims))
const NO_CLAIM = 'There is no such claim now.'

const makeClaimForm: Form = {
  type: 'claim.make',
  title: 'Make a claim',
  hint: 'Say what the next batch leads to, for a bond. Anybody may, and may say anything.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'sequencer'),
    choice('parent', 'Goes on from', [
      { value: 'best', label: 'the longest true line' },
      { value: '0', label: 'the beginning' },
      ...claimOptions(view.claims).map(({ number, text }) => ({ value: String(number), label: text })),
    ]),
    ...lieFields('none'),
  ],
  toArgs: (values) => {
    const told = lieOf(values)
    if (isWrong(told)) return told
    const parent = chosen(values, 'parent')
    return {
      args: {
        from: values['from'] ?? '',
        ...(parent === null ? {} : { parent }),
        ...(told.lie === null ? {} : { lie: told.lie }),
      },
    }
  },
}

const confirmForm: Form = {
  type: 'claim.confirm',
  title: 'Confirm a claim',
  hint: 'After its window, with no dispute open. Anybody may.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'ana'),
    claimField(view.claims.filter(({ status }) => status !== 'confirmed' && status !== 'rejected')),
  ],
  toArgs: (values) => {
    const claim = chosen(values, 'claim')
    return claim === null ? wrong('claim', NO_CLAIM) : { args: { from: values['from'] ?? '', claim } }
  },
}

const collectForm: Form = {
  type: 'claim.collect',
  title: 'Collect',
  hint: 'Bonds that came back and rewards that were won are credited first: here they are taken out.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'vera'),
    choice('at', 'From', [
      { value: 'rollup', label: 'the rollup’s contract: proposers’ bonds' },
      { value: 'game', label: 'the disputes’ contract: challengers’ bonds' },
    ]),
  ],
  toArgs: (values) => ({ args: { from: values['from'] ?? '', at: values['at'] ?? 'rollup' } }),
}

// ── Watchers ─────────────────────────────────────────────────────────────────────────────────────

const MODES = Object.keys(WATCHER_MODES) as readonly WatcherMode[]

const watcherForm: Form = {
  type: 'watcher.set',
  title: 'Change a watcher',
  hint: 'Somebody has to look, hold the data, have ether for bond and gas, and be in time.',
  by: byLearner,
  fields: (view) => [
    person(view, 'id', 'Who', view.watchers[0]?.id ?? 'vera'),
    choice(
      'mode',
      'From now on',
      MODES.map((value) => ({ value, label: WATCHER_MODES[value] })),
      view.watchers[0]?.mode ?? 'on',
    ),
  ],
  toArgs: (values) => ({ args: { id: values['id'] ?? '', mode: values['mode'] ?? 'on' } }),
}

const checkForm: Form = {
  type: 'watcher.check',
  title: 'Check a claim',
  hint: 'Run the batch oneself, and compare. L1 hears nothing of it.',
  by: (values) => values['id'] ?? 'learner',
  fields: (view) => [
    choice(
      'id',
      'Who',
      view.watchers.map(({ id }) => ({ value: id, label: nameOf(view, id) })),
    ),
    claimField(view.claims),
  ],
  toArgs: (values) => {
    const claim = chosen(values, 'claim')
    return claim === null ? wrong('claim', NO_CLAIM) : { args: { id: values['id'] ?? '', claim } }
  },
}

const challengeForm: Form = {
  type: 'game.challenge',
  title: 'Challenge a claim',
  hint: 'Lock a bond, and say that the run ends otherwise. Who is wrong, or late, loses it.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'vera'),
    claimField(view.claims.filter(({ status }) => status === 'open' || status === 'disputed')),
  ],
  toArgs: (values) => {
    const claim = chosen(values, 'claim')
    return claim === null ? wrong('claim', NO_CLAIM) : { args: { from: values['from'] ?? '', claim } }
  },
}

// ── Moves ────────────────────────────────────────────────────────────────────────────────────────

const openGames = ({ games }: OptimisticView): readonly GameView[] => games.filter(({ turn }) => turn !== 'over')

const gameField = (view: OptimisticView): FormField =>
  numbered(
    'game',
    'Dispute',
    openGames(view).map(({ game, claim, lo, hi }) => ({
      number: game,
      text: `Dispute ${game}, about claim ${claim}: ${groupDigits(hi - lo)} steps left`,
    })),
  )
const NO_GAME = 'No dispute is open.'

const moveArgs = (values: Values) => {
  const game = chosen(values, 'game')
  return game === null ? wrong('game', NO_GAME) : { args: { from: values['from'] ?? '', game } }
}

const moveForm = (form: Pick<Form, 'type' | 'title' | 'hint'>, first: string): Form => ({
  ...form,
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', first), gameField(view)],
  toArgs: moveArgs,
})

/** Without a word on which part it is: to find that is the challenger’s part of the game. */
function segmentField(view: OptimisticView): FormField {
  const game = openGames(view).find(({ boundaries }) => boundaries.length > 0)
  const ends = game === undefined ? [] : [...game.boundaries.map(({ step }) => step).filter((step) => step > game.lo)]
  const all = game === undefined || ends.at(-1) === game.hi ? ends : [...ends, game.hi]
  let from = game?.lo ?? 0
  const parts = all.map((to, index) => {
    const text = `Part ${index + 1}: steps ${groupDigits(from)} to ${groupDigits(to)}`
    from = to
    return { number: index, text }
  })
  return numbered('segment', 'The first part whose end is wrong', parts)
}

const chooseForm: Form = {
  type: 'game.choose',
  title: 'Choose where they first differ',
  hint: 'The challenger’s move. A part whose end is right can be named too, and then the game is lost.',
  by: byFrom,
  fields: (view) => [person(view, 'from', 'Who', 'vera'), gameField(view), segmentField(view)],
  toArgs: (values) => {
    const made = moveArgs(values)
    if (isWrong(made)) return made
    const segment = chosen(values, 'segment')
    return segment === null
      ? wrong('segment', 'Nothing is split at the moment: it is the defender’s turn.')
      : { args: { ...made.args, segment } }
  },
}

const moves: readonly Form[] = [
  chooseForm,
  moveForm(
    {
      type: 'game.bisect',
      title: 'Name the hashes in between',
      hint: 'The defender’s move: from the defender’s own run.',
    },
    'sequencer',
  ),
  moveForm(
    { type: 'game.prove', title: 'Have L1 run the step', hint: 'One instruction is left. L1 executes it, and knows.' },
    'vera',
  ),
  moveForm({ type: 'game.timeout', title: 'Call the time', hint: 'When the other side’s clock has run out.' }, 'vera'),
]

// ── Proven in one go ─────────────────────────────────────────────────────────────────────────────

const MOST_INDEX = 2_047
const indexOf = (text: string | undefined): number | null => parseCount(text ?? '', { least: 0, most: MOST_INDEX })

const oneShotPostForm: Form = {
  type: 'oneShot.post',
  title: 'Post with an output each',
  hint: 'The batch again, for the contract that can execute one disputed transaction: an output after every one of them.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'sequencer'),
    numbered(
      'batch',
      'Which',
      view.batches
        .filter(({ block }) => block !== null)
        .map(({ batch, transactions }) => ({ number: batch, text: `Batch ${batch}, ${transactions} transactions` })),
    ),
    {
      kind: 'amount',
      name: 'lieAt',
      label: 'Wrong from transaction',
      unit: '',
      initial: '',
      hint: 'Empty: the truth. They are counted from 0.',
    },
  ],
  toArgs: (values) => {
    const batch = chosen(values, 'batch')
    if (batch === null) return wrong('batch', 'No batch is on L1 yet.')
    const from = values['from'] ?? ''
    if ((values['lieAt'] ?? '').trim() === '') return { args: { from, batch } }
    const lieAt = indexOf(values['lieAt'])
    return lieAt === null
      ? wrong('lieAt', 'Write the number of a transaction, from 0 on.')
      : { args: { from, batch, lieAt } }
  },
}

const oneShotProveForm: Form = {
  type: 'oneShot.prove',
  title: 'Prove it in one go',
  hint: 'L1 executes the disputed transaction again, from the output before it and the leaves it touches.',
  by: byFrom,
  fields: (view) => [
    person(view, 'from', 'Who', 'vera'),
    numbered(
      'post',
      'Which',
      view.oneShot.map(({ post, transactions }) => ({ number: post, text: `Post ${post}, ${transactions} outputs` })),
    ),
    {
      kind: 'amount',
      name: 'index',
      label: 'Transaction',
      unit: '',
      initial: String(view.oneShot.findLast(({ lieAt }) => lieAt !== null)?.lieAt ?? 0),
    },
  ],
  toArgs: (values) => {
    const post = chosen(values, 'post')
    if (post === null) return wrong('post', 'Nothing was posted with an output each.')
    const index = indexOf(values['index'])
    return index === null
      ? wrong('index', 'Write the number of a transaction, from 0 on.')
      : { args: { from: values['from'] ?? '', post, index } }
  },
}

export const claimForms: readonly Form[] = [proposerForm, makeClaimForm, confirmForm]
export const watcherForms: readonly Form[] = [watcherForm, checkForm]
export const disputeForms: readonly Form[] = [challengeForm, ...moves, collectForm]
export const oneShotForms: readonly Form[] = [oneShotPostForm, oneShotProveForm]
