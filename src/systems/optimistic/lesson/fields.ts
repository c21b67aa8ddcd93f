import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, parseAmount } from '../../../ui/l1/amounts.ts'
import { personField } from '../../../ui/l1/forms.ts'
import type { Lie } from '../engine/types/shared.ts'
import type { OptimisticView } from '../engine/types/view.ts'

// What the rollup's forms are made of.

export type Form = ActionForm<OptimisticView>
export type Values = Readonly<Record<string, string>>

export const LEARNER = 'learner'
export const byFrom = (values: Values): string => values['from'] ?? LEARNER
export const byLearner = (): string => LEARNER

export const person = ({ l1 }: OptimisticView, name: string, label: string, initial: string): FormField =>
  personField(l1, name, label, initial)

export const choice = (
  name: string,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
  initial: string = options[0]?.value ?? '',
): FormField => ({ kind: 'choice', name, label, options, initial })

export const amount = (name: string, label: string, initial: string, hint?: string): FormField => ({
  kind: 'amount',
  name,
  label,
  unit: 'ETH',
  initial,
  ...(hint === undefined ? {} : { hint }),
})

export const wrong = (field: string, error: string) => ({ field, error })
export const isWrong = (result: object): result is ReturnType<typeof wrong> => 'error' in result

const GWEI_DIGITS = 9
/** What somebody typed as ether or tokens, in the rollup's unit. */
export const toUnits = (text: string | undefined): bigint | null => parseAmount(text ?? '', GWEI_DIGITS)

/** The number of something chosen from a list that may be empty. */
export function chosen(values: Values, name: string): number | null {
  const text = values[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

export const numbered = (
  name: string,
  label: string,
  items: readonly { readonly number: number; readonly text: string }[],
): FormField =>
  choice(
    name,
    label,
    items.map((item) => ({ value: String(item.number), label: item.text })),
  )

// ── Lies ─────────────────────────────────────────────────────────────────────────────────────────

const LIES: readonly { readonly value: 'none' | Lie['kind']; readonly label: string }[] = [
  { value: 'none', label: 'the truth' },
  { value: 'theft', label: 'a theft: a withdrawal becomes larger' },
  { value: 'diverge', label: 'made-up states from a step on' },
  { value: 'root', label: 'an honest run, another result' },
  { value: 'skipForced', label: 'messages that were due are skipped' },
]

/** A theft changes one register of 32 bits. */
const MOST_STOLEN = 2n ** 32n - 1n

export const lieFields = (initial: 'none' | Lie['kind']): readonly FormField[] => [
  choice('lie', 'What is claimed', LIES, initial),
  amount('stolen', 'A theft of', '4', 'Only for a theft: what the withdrawal becomes, less than 4.295 ETH.'),
  {
    kind: 'amount',
    name: 'step',
    label: 'Made up from step',
    unit: '',
    initial: '1000',
    hint: 'Only for made-up states: the first of them.',
  },
]

export function lieOf(values: Values): { readonly lie: Lie | null } | ReturnType<typeof wrong> {
  switch (values['lie']) {
    case 'none':
      return { lie: null }
    case 'theft': {
      const stolen = toUnits(values['stolen'])
      if (stolen === null) return wrong('stolen', AMOUNT_ERROR)
      return stolen > MOST_STOLEN
        ? wrong('stolen', 'One register is changed, and it holds less than 4.295 ETH.')
        : { lie: { kind: 'theft', amountGwei: stolen.toString() } }
    }
    case 'diverge': {
      const step = chosen(values, 'step')
      return step === null || step === 0
        ? wrong('step', 'Write the number of a step, 1 or more.')
        : { lie: { kind: 'diverge', step } }
    }
    case 'root':
      return { lie: { kind: 'root' } }
    case 'skipForced':
      return { lie: { kind: 'skipForced' } }
    default:
      return wrong('lie', 'Choose what is claimed.')
  }
}
