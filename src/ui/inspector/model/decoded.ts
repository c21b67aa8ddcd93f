import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import type { DecodedArgument, DecodedRevert } from '../../../l1/trace/abi.ts'
import { groupDigits } from '../../../lib/format.ts'
import { account, type Cell, hash, mono, type Row, text } from './cells.ts'

/** What the contract's own words name, as rows; structs and arrays as rows of their parts. */
export function argumentRows(parameters: readonly DecodedArgument[], prefix = ''): Row[] {
  return parameters.flatMap(({ name, type, value }, index) => {
    const label = prefix + (name === '' ? t('inspector.argument', { n: index + 1 }) : name)
    if (typeof value === 'object') return argumentRows(value, `${label}.`)
    return [{ label, value: cellOf(type, value), aside: text(type) }]
  })
}

const LONGEST_SHOWN = 66

function cellOf(type: string, value: bigint | boolean | string): Cell {
  if (typeof value === 'bigint') return mono(groupDigits(value))
  if (typeof value === 'boolean') return mono(t(value ? 'inspector.yes' : 'inspector.no'))
  if (type === 'address' || type === 'address payable' || type.startsWith('contract ')) return account(value as Hex)
  if (type.startsWith('bytes'))
    return value.length > 14 && value.length <= LONGEST_SHOWN ? hash(value as Hex) : mono(value)
  return text(value === '' ? t('inspector.emptyText') : `“${value}”`)
}

export function revertWords(revert: DecodedRevert): string {
  switch (revert.kind) {
    case 'silent':
      return t('inspector.revertSilent')
    case 'message':
      return `“${revert.message}”`
    case 'panic':
      return t('inspector.revertPanic', { code: `0x${revert.code.toString(16)}`, reason: revert.reason })
    case 'custom':
      return `${revert.contract}.${revert.name}`
    case 'unknown':
      return t('inspector.revertUnknown')
  }
}
