import { t } from '../../../content/messages/areas/ground.ts'
import { groupDigits } from '../../../lib/format.ts'
import { byLearner, optional, type Values, wrong } from '../../../ui/controls/fields.ts'
import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, parseCount } from '../../../ui/l1/amounts.ts'
import type { GroundView, NodeClassId, NodeClassView } from '../engine/types.ts'

// Forms for the limits: what everybody else wants, how many nodes there are, how fast they are.

const nameOf = (id: NodeClassId): string => t(`ground.${id}`)

/** A positive number with at most three decimals: rates, tips and speeds are no amounts of money. */
function decimalOf(text: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(text.trim())) return null
  const value = Number(text.trim())
  return value >= least && value <= most ? value : null
}

const MOST_PER_SECOND = 200
const MOST_BUYERS = 10_000

export const demandForm: ActionForm<GroundView> = {
  type: 'ground.demand',
  title: 'What everybody else wants',
  hint: 'Real transactions of some thousand accounts, from now on.',
  by: byLearner,
  fields: ({ crowd }) => [
    {
      kind: 'choice',
      name: 'kind',
      label: 'Demand',
      options: [
        { value: 'quiet', label: 'quiet: a payment now and then' },
        { value: 'defi', label: 'DeFi summer: payments, tokens, swaps' },
        { value: 'mint', label: 'NFT mint: all at once' },
      ],
      initial: crowd?.demand ?? 'quiet',
    },
    {
      kind: 'amount',
      name: 'perSecond',
      label: 'How many, when there is no mint',
      unit: 'tx/s',
      initial: '',
      hint: 'Empty: 1 when it is quiet, 40 in a DeFi summer.',
    },
    {
      kind: 'amount',
      name: 'buyers',
      label: 'Buyers of a mint',
      unit: 'people',
      initial: '',
      hint: 'Empty: 2,000, of whom 1,500 can have one.',
    },
    {
      kind: 'amount',
      name: 'tipGwei',
      label: 'What they tip, in the middle',
      unit: 'gwei/gas',
      initial: '',
      hint: 'Empty: 0.1 when it is quiet, 0.3 in a DeFi summer, 3 in a mint.',
    },
  ],
  toArgs: (values) => {
    const kind = values['kind'] ?? 'quiet'
    const rate = optional(values['perSecond'], (text) => decimalOf(text, { least: 0, most: MOST_PER_SECOND }))
    if (rate === null) return wrong('perSecond', `Write a number of transactions a second, ${MOST_PER_SECOND} at most.`)
    const buyers = optional(values['buyers'], (text) => parseCount(text, { least: 1, most: MOST_BUYERS }))
    if (buyers === null) return wrong('buyers', `Write a whole number from 1 to ${groupDigits(MOST_BUYERS)}.`)
    const tip = optional(values['tipGwei'], (text) => decimalOf(text, { least: 0.001, most: 10_000 }))
    if (tip === null) return wrong('tipGwei', AMOUNT_ERROR)
    return {
      args: {
        kind,
        ...(kind === 'mint' || rate === undefined ? {} : { perSecond: rate }),
        ...(kind !== 'mint' || buyers === undefined ? {} : { buyers }),
        ...(tip === undefined ? {} : { tipGwei: tip }),
      },
    }
  },
}

const MOST_NODES = 1_000_000
type Classes = readonly NodeClassView[]

const PRESETS: readonly { readonly id: string; readonly label: string; readonly mix: (classes: Classes) => Mix }[] = [
  { id: 'own', label: 'as written below', mix: (classes) => mixOf(classes, ({ nodes }) => nodes) },
  { id: 'homes', label: 'only homes: no data centre, no workstation', mix: (classes) => onlyHomes(classes) },
  {
    id: 'twice',
    label: 'twice as many of each',
    mix: (classes) => mixOf(classes, ({ nodes }) => Math.min(MOST_NODES, nodes * 2)),
  },
  { id: 'half', label: 'half as many of each', mix: (classes) => mixOf(classes, ({ nodes }) => Math.floor(nodes / 2)) },
]
type Mix = { readonly [id: string]: number }

const mixOf = (classes: Classes, of: (one: NodeClassView) => number): Mix =>
  Object.fromEntries(classes.map((one) => [one.id, of(one)]))
const PROFESSIONAL: ReadonlySet<NodeClassId> = new Set(['workstation', 'datacentre'])
const onlyHomes = (classes: Classes): Mix => mixOf(classes, ({ id, nodes }) => (PROFESSIONAL.has(id) ? 0 : nodes))

export const nodesForm: ActionForm<GroundView> = {
  type: 'ground.nodes',
  title: 'Who runs the chain',
  hint: 'How many nodes of each kind. What is staked with a kind grows and shrinks with its nodes.',
  by: byLearner,
  fields: ({ network }): readonly FormField[] => [
    {
      kind: 'choice',
      name: 'preset',
      label: 'Mix',
      options: PRESETS.map(({ id, label }) => ({ value: id, label })),
      initial: 'own',
    },
    ...(network?.classes ?? []).map(
      ({ id, nodes }): FormField => ({
        kind: 'amount',
        name: id,
        label: nameOf(id),
        unit: 'nodes',
        initial: String(nodes),
      }),
    ),
  ],
  toArgs: (values, { network }) => {
    const classes = network?.classes ?? []
    const preset = PRESETS.find(({ id }) => id === values['preset'])
    if (preset && preset.id !== 'own') return { args: { mix: preset.mix(classes) } }
    const mix: Record<string, number> = {}
    for (const { id } of classes) {
      const nodes = parseCount(values[id] ?? '', { least: 0, most: MOST_NODES })
      if (nodes === null) return wrong(id, `Write a whole number from 0 to ${groupDigits(MOST_NODES)}.`)
      mix[id] = nodes
    }
    return { args: { mix } }
  },
}

export const hardwareForm: ActionForm<GroundView> = {
  type: 'ground.hardware',
  title: 'Buy other machines',
  hint: 'All nodes of a kind get faster, or slower.',
  by: byLearner,
  fields: ({ network }) => {
    const classes = network?.classes ?? []
    return [
      {
        kind: 'choice',
        name: 'id',
        label: 'Kind',
        options: classes.map(({ id, mgasPerSecond }) => ({
          value: id,
          label: `${nameOf(id)}, now ${groupDigits(mgasPerSecond)} million gas a second`,
        })),
        initial: classes[0]?.id ?? '',
      },
      {
        kind: 'amount',
        name: 'speed',
        label: 'They run',
        unit: 'million gas a second',
        initial: String(classes[0]?.mgasPerSecond ?? ''),
      },
    ]
  },
  toArgs: (values: Values) => {
    const speed = decimalOf(values['speed'] ?? '', { least: 0.1, most: 100_000 })
    return speed === null
      ? wrong('speed', 'Write a number of millions of gas a second, from 0.1 to 100,000.')
      : { args: { id: values['id'] ?? '', mgasPerSecond: speed } }
  },
}
