import { useState } from 'react'
import { t } from '../../../../content/messages/areas/optimistic.ts'
import type { Hex } from '../../../../kernel/types.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { type FieldGroup, GROUPS, hexBytes, lengthOf, type Run, rowsOf } from './model/bytes.ts'

const PER_ROW = 12
const ROWS_AT_FIRST = 16
const MORE_ROWS = 64

interface ByteRowsProps {
  readonly hex: Hex
  readonly runs: readonly Run[]
  /** Bytes of other transactions stand back. */
  readonly chosen: number | null
}

/** Bytes as they are, each with the colour and the underline of what it is for. */
export function ByteRows({ hex, runs, chosen }: ByteRowsProps) {
  const [shown, setShown] = useState(ROWS_AT_FIRST)
  const rows = rowsOf(runs, PER_ROW)
  return (
    <>
      <table className="bytes mono">
        <tbody>
          {rows.slice(0, shown).map(({ at, runs: cut }) => (
            <tr key={at}>
              <th scope="row">{at.toString(16).padStart(3, '0')}</th>
              <td>
                {cut.map((run) => (
                  <ByteRun
                    key={run.start}
                    hex={hex}
                    run={run}
                    isAside={chosen !== null && run.transaction !== chosen}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length <= shown ? null : (
        <button type="button" className="ref note" onClick={() => setShown(shown + MORE_ROWS)}>
          {t('optimisticLenses.moreBytes', { n: groupDigits(lengthOf(hex) - shown * PER_ROW) })}
        </button>
      )}
    </>
  )
}

interface ByteRunProps {
  readonly hex: Hex
  readonly run: Run
  readonly isAside?: boolean
}

export function ByteRun({ hex, run, isAside = false }: ByteRunProps) {
  const { start, end, field, group, transaction } = run
  const what = field ?? t('optimisticLenses.groupStructure')
  const title = transaction === null ? what : t('optimisticLenses.ofTransaction', { field: what, n: transaction })
  return (
    <span className={`byterun byterun--${group} ${isAside ? 'byterun--aside' : ''}`} title={title}>
      {(hexBytes(hex, start, end).match(/../g) ?? []).join(' ')}
    </span>
  )
}

const NAMES = {
  who: 'optimisticLenses.groupWho',
  what: 'optimisticLenses.groupWhat',
  fee: 'optimisticLenses.groupFee',
  nonce: 'optimisticLenses.groupNonce',
  signature: 'optimisticLenses.groupSignature',
  structure: 'optimisticLenses.groupStructure',
} as const satisfies { readonly [group in FieldGroup]: string }

export function Legend({ groups }: { readonly groups: readonly FieldGroup[] }) {
  return (
    <ul className="byte-legend">
      {GROUPS.filter((group) => groups.includes(group)).map((group) => (
        <li key={group}>
          <span className={`byterun byterun--${group} mono`} aria-hidden="true">
            00
          </span>{' '}
          {t(NAMES[group])}
        </li>
      ))}
    </ul>
  )
}
