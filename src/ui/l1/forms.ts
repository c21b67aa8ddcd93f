import type { Hex } from '../../kernel/types.ts'
import type { L1View, PendingView } from '../../l1/types.ts'
import { duration, groupDigits, shortHash } from '../../lib/format.ts'
import { byFrom, byLearner, choice, type FieldError, isWrong, type Values, wrong } from '../controls/fields.ts'
import type { ActionForm, FormField } from '../exhibit.ts'
import { AMOUNT_ERROR, ethToWei, gweiToWei, parseCount } from './amounts.ts'
import { BLOB_SCHEDULES, FORK_DATES, FORK_NAMES, nameOfTx } from './words.ts'

// Forms for what one can ask of the L1. A field that is left empty is left to the wallet, as wallets do.

/** Whoever is preferred may not live in this world. */
export const personField = ({ people }: L1View, name: string, label: string, preferred: string): FormField =>
  choice(
    name,
    label,
    people.map((person) => ({ value: person.id, label: person.name })),
    (people.find(({ id }) => id === preferred) ?? people[0])?.id,
  )

export const feeFields = (hint: string): readonly FormField[] => [
  { kind: 'amount', name: 'tip', label: 'Tip, at most', unit: 'gwei/gas', initial: '', hint },
  { kind: 'amount', name: 'maxFee', label: 'All fees, at most', unit: 'gwei/gas', initial: '', hint },
]
export const WALLET_CHOOSES = 'Empty: the wallet chooses.'

/** The fees that were filled in, as arguments. */
export function feeArgs(values: Values): { readonly fees: FeeArgs } | FieldError {
  const tip = feeArg(values, 'tip')
  if (isWrong(tip)) return tip
  const most = feeArg(values, 'maxFee')
  if (isWrong(most)) return most
  return {
    fees: {
      ...(tip.wei === null ? {} : { maxPriorityFeePerGasWei: tip.wei }),
      ...(most.wei === null ? {} : { maxFeePerGasWei: most.wei }),
    },
  }
}
interface FeeArgs {
  readonly maxPriorityFeePerGasWei?: string
  readonly maxFeePerGasWei?: string
}

function feeArg(values: Values, field: 'tip' | 'maxFee'): { readonly wei: string | null } | FieldError {
  const text = values[field]?.trim() ?? ''
  if (text === '') return { wei: null }
  const wei = gweiToWei(text)
  return wei === null ? { field, error: AMOUNT_ERROR } : { wei: wei.toString() }
}

export const payForm: ActionForm<L1View> = {
  type: 'l1.pay',
  title: 'Pay',
  hint: 'Sign a payment and send it to the mempool.',
  by: byFrom,
  fields: (view) => [
    personField(view, 'from', 'From', 'ana'),
    personField(view, 'to', 'To', 'ben'),
    { kind: 'amount', name: 'amount', label: 'Amount', unit: 'ETH', initial: '1.5' },
    ...feeFields(WALLET_CHOOSES),
  ],
  toArgs: (values) => {
    const wei = ethToWei(values['amount'] ?? '')
    if (wei === null) return wrong('amount', AMOUNT_ERROR)
    const given = feeArgs(values)
    if (isWrong(given)) return given
    return { args: { from: values['from'] ?? '', to: values['to'] ?? '', valueWei: wei.toString(), ...given.fees } }
  },
}

export const replaceForm: ActionForm<L1View> = {
  type: 'l1.replace',
  title: 'Replace or cancel',
  hint: 'The same nonce again for at least 10 % more: only one of the two can run.',
  by: byLearner,
  fields: ({ mempool, ...rest }) => [
    {
      kind: 'choice',
      name: 'hash',
      label: 'What waits',
      options: mempool.map((pending) => ({
        value: pending.hash,
        label: `${nameOfTx({ mempool, ...rest }, pending)} (${shortHash(pending.hash)})`,
      })),
      initial: mempool[0]?.hash ?? '',
    },
    {
      kind: 'choice',
      name: 'how',
      label: 'With',
      options: [
        { value: 'raise', label: 'the same order for a higher fee' },
        { value: 'cancel', label: 'a payment of nothing to oneself' },
      ],
      initial: 'raise',
    },
    ...feeFields('Empty: just enough to replace it.'),
  ],
  toArgs: (values, view) => {
    const pending = view.mempool.find(({ hash }) => hash === values['hash'])
    if (!pending) return wrong('hash', 'Nothing with this hash waits in the mempool.')
    const given = feeArgs(values)
    if (isWrong(given)) return given
    const cancel = values['how'] === 'cancel' ? { cancel: true } : {}
    return { args: { hash: pending.hash, ...leastReplacementFees(pending), ...given.fees, ...cancel } }
  },
}

/** Both fees raised by what the mempool asks for, rounded up. */
export function leastReplacementFees(pending: PendingView): {
  maxFeePerGasWei: string
  maxPriorityFeePerGasWei: string
} {
  const percent = pending.kind === 'blobs' ? 200n : 110n
  const raised = (wei: string) => ((BigInt(wei) * percent + 99n) / 100n).toString()
  return {
    maxFeePerGasWei: raised(pending.maxFeePerGasWei),
    maxPriorityFeePerGasWei: raised(pending.maxPriorityFeePerGasWei),
  }
}

const MOST_DEPTH = 64

export const reorgForm: ActionForm<L1View> = {
  type: 'l1.reorg',
  title: 'Reorg',
  hint: 'The newest blocks lose against another branch. Only what is not final can be lost.',
  by: byLearner,
  fields: () => [
    { kind: 'amount', name: 'depth', label: 'How deep', unit: 'blocks', initial: '1' },
    {
      kind: 'choice',
      name: 'fate',
      label: 'Their transactions',
      options: [
        { value: 'return', label: 'go back to the mempool' },
        { value: 'censor', label: 'are left out for good' },
      ],
      initial: 'return',
    },
  ],
  toArgs: (values, view) => {
    const depth = parseCount(values['depth'] ?? '', { least: 1, most: MOST_DEPTH })
    if (depth === null) return wrong('depth', `Write a number of blocks from 1 to ${MOST_DEPTH}.`)
    const censor = view.blocks.slice(-depth).flatMap((block): readonly Hex[] => block.transactions)
    return { args: { depth, ...(values['fate'] === 'censor' && censor.length > 0 ? { censor } : {}) } }
  },
}

/** Enough for a blob and a bit: forms are for trying out, the RPC takes whole blobs. */
const MOST_BLOB_TEXT = 20_000

export const postBlobsForm: ActionForm<L1View> = {
  type: 'l1.postBlobs',
  title: 'Post a blob',
  hint: 'Data beside the block: committed to for ever, kept for 4,096 epochs.',
  by: byFrom,
  fields: (view) => [
    personField(view, 'from', 'From', 'sequencer'),
    personField(view, 'to', 'To', 'validator'),
    { kind: 'text', name: 'text', label: 'Text', initial: 'Everything that happened upstairs, in order.' },
    ...feeFields(WALLET_CHOOSES),
  ],
  toArgs: (values) => {
    const bytes = new TextEncoder().encode(values['text'] ?? '')
    if (bytes.length === 0) return wrong('text', 'A blob of nothing teaches nothing: write something.')
    if (bytes.length > MOST_BLOB_TEXT) return wrong('text', `At most ${groupDigits(MOST_BLOB_TEXT)} bytes here.`)
    const given = feeArgs(values)
    if (isWrong(given)) return given
    return { args: { from: values['from'] ?? '', to: values['to'] ?? '', data: toHex(bytes), ...given.fees } }
  },
}

export const toHex = (bytes: Uint8Array): Hex =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const MOST_TIMES = 1000

/** Lengths of time that mean something on this chain. */
const spans = ({ params, now, nextBlockAt }: L1View) => {
  const epoch = params.slotSeconds * params.slotsPerEpoch
  return [
    { id: 'block', label: 'until the next block', seconds: nextBlockAt - now },
    { id: 'slot', label: 'slots', seconds: params.slotSeconds },
    { id: 'epoch', label: 'epochs', seconds: epoch },
    { id: 'hour', label: 'hours', seconds: 3600 },
    { id: 'day', label: 'days', seconds: 86_400 },
  ] as const
}

export const advanceForm: ActionForm<L1View> = {
  type: 'clock.advance',
  title: 'Let time pass',
  hint: 'Blocks are sealed and timers fire on the way.',
  by: byLearner,
  fields: (view) => [
    {
      kind: 'choice',
      name: 'span',
      label: 'What',
      options: spans(view).map(({ id, label, seconds }) => ({ value: id, label: `${label} (${duration(seconds)})` })),
      initial: 'block',
    },
    { kind: 'amount', name: 'times', label: 'How many', unit: 'times', initial: '1' },
  ],
  toArgs: (values, view) => {
    const span = spans(view).find(({ id }) => id === values['span'])
    if (!span) return wrong('span', 'Choose a length of time.')
    const times = parseCount(values['times'] ?? '', { least: 1, most: MOST_TIMES })
    if (times === null) return wrong('times', `Write a whole number from 1 to ${groupDigits(MOST_TIMES)}.`)
    const rest = span.id === 'block' ? (times - 1) * view.params.slotSeconds + span.seconds : times * span.seconds
    return { args: { seconds: rest } }
  },
}

const MILLION = 1_000_000
/** Of the years from 2021 to 2025, and what is spoken of since. */
const GAS_LIMITS = [30, 36, 45, 60, 100, 200] as const
const MOST_GAS = 300

/** `limitOf`: an exhibit whose view says what the next block may hold knows it before that block is there. */
export const gasLimitForm = <V extends L1View>(limitOf: (view: V) => number): ActionForm<V> => ({
  type: 'l1.gasLimit',
  title: 'Turn the gas limit',
  hint: 'How much gas a block may hold, from the next block on. Every node has to run all of it.',
  by: byLearner,
  fields: (view) => [
    {
      kind: 'range',
      name: 'gasLimit',
      label: 'A block may hold',
      unit: 'million gas',
      min: 10,
      max: MOST_GAS,
      step: 1,
      ticks: GAS_LIMITS,
      initial: String(Math.min(MOST_GAS, Math.max(10, Math.round(limitOf(view) / MILLION)))),
    },
  ],
  toArgs: (values) => {
    const millions = parseCount(values['gasLimit'] ?? '', { least: 1, most: 1_000 })
    return millions === null
      ? wrong('gasLimit', 'Write a whole number of millions, from 1 to 1,000.')
      : { args: { gasLimit: millions * MILLION } }
  },
})

const laterForks = ({ params }: L1View) => BLOB_SCHEDULES.slice(BLOB_SCHEDULES.indexOf(params.blobSchedule) + 1)

export const upgradeForm: ActionForm<L1View> = {
  type: 'l1.upgrade',
  title: 'Upgrade the chain',
  hint: 'The next block follows the rules of a later fork. There is no way back.',
  by: byLearner,
  fields: (view) => {
    const later = laterForks(view)
    return [
      {
        kind: 'choice',
        name: 'fork',
        label: 'To',
        options: later.map((fork) => ({ value: fork, label: `${FORK_NAMES[fork]}${FORK_DATES[fork]}` })),
        initial: later[0] ?? '',
      },
    ]
  },
  toArgs: (values, view) => {
    const fork = laterForks(view).find((each) => each === values['fork'])
    return fork === undefined
      ? wrong('fork', 'The chain follows the rules of the last fork there is.')
      : { args: { blobSchedule: fork } }
  },
}

const newestLimit = ({ blocks, params }: L1View): number => blocks.at(-1)?.gasLimit ?? params.gasLimit

export const l1Forms: readonly ActionForm<L1View>[] = [
  payForm,
  advanceForm,
  replaceForm,
  reorgForm,
  postBlobsForm,
  gasLimitForm(newestLimit),
  upgradeForm,
]
