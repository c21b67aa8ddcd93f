import { choice, numbered } from '../../../ui/controls/fields.ts'
import type { ActionForm, FormField } from '../../../ui/exhibit.ts'
import { parseAmount } from '../../../ui/l1/amounts.ts'
import type { ZkView } from '../engine/types/view.ts'
import { accountName } from './words.ts'

// What the ZK rollup’s forms are made of.

export type Form = ActionForm<ZkView>

export const yesNo = (name: string, label: string, labels: readonly [no: string, yes: string], isYes: boolean) =>
  choice(
    name,
    label,
    [
      { value: 'no', label: labels[0] },
      { value: 'yes', label: labels[1] },
    ],
    isYes ? 'yes' : 'no',
  )

/** Its owner’s name and its number; the operator’s comes last, since hardly anybody means it. */
export function account(view: ZkView, name: string, label: string, preferred: string): FormField {
  const [operator, ...people] = [...view.accounts].sort((one, other) => one.number - other.number)
  const all = operator === undefined || operator.number !== 0 ? view.accounts : [...people, operator]
  const first = all.find(({ id }) => id === preferred) ?? all[0]
  return numbered(
    name,
    label,
    all.map(({ number }) => ({ number, text: accountName(view, number) })),
    first?.number ?? 0,
  )
}

const GWEI_DIGITS = 9
/** What somebody typed as ether, in the rollup’s unit. */
export const toGwei = (text: string | undefined): bigint | null => parseAmount(text ?? '', GWEI_DIGITS)
