import { amount, choice, chosen, type Values, wrong } from '../../../ui/controls/fields.ts'
import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { AMOUNT_ERROR, parseAmount } from '../../../ui/l1/amounts.ts'
import type { Lie } from '../engine/types/shared.ts'
import type { OptimisticView } from '../engine/types/view.ts'

// What the rollup's forms are made of.

export type Form = ActionForm<OptimisticView>

const GWEI_DIGITS = 9
/** What somebody typed as ether or tokens, in the rollup's unit. */
export const toUnits = (text: string | undefined): bigint | null => parseAmount(text ?? '', GWEI_DIGITS)

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
