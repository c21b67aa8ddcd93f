import { useState } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../lib/format.ts'
import type { ByteGroup } from './model/rlp.ts'

/** With a name beside them, fewer bytes fit on a row. */
const PER_ROW = { named: 12, bare: 16 }
/** A whole contract in one field would be hundreds of rows. */
const MOST_ROWS = 8

/** Bytes as they are, each field on rows of its own with its name at the right. */
export function BytesView({ groups }: { groups: readonly ByteGroup[] }) {
  return (
    <table className="bytes mono">
      {groups.map((group) => (
        <Group key={group.at} group={group} />
      ))}
    </table>
  )
}

function Group({ group: { label, at, lead, bytes } }: { group: ByteGroup }) {
  const [whole, setWhole] = useState(false)
  const perRow = label === '' ? PER_ROW.bare : PER_ROW.named
  const all = Math.max(1, Math.ceil(bytes.length / perRow))
  const shown = whole ? all : Math.min(all, MOST_ROWS)
  const rows = Array.from({ length: shown }, (_, row) => row * perRow)
  return (
    <tbody>
      {rows.map((from, index) => (
        <tr key={from}>
          <th scope="row">{offsetText(at + from)}</th>
          <td>
            <RowBytes bytes={bytes.slice(from, from + perRow)} lead={Math.max(0, lead - from)} />
          </td>
          {index === 0 && label !== '' ? <td rowSpan={shown}>{label}</td> : null}
        </tr>
      ))}
      {shown === all ? null : (
        <tr>
          <td colSpan={3} className="bytes__more">
            <button type="button" className="ref" onClick={() => setWhole(true)}>
              {t('inspector.moreBytes', { n: groupDigits(bytes.length - shown * perRow) })}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** What only says how long the rest is stands paler than what it is about. */
function RowBytes({ bytes, lead }: { bytes: Uint8Array; lead: number }) {
  return (
    <>
      {hexOf(bytes.slice(0, lead))}
      <b>{hexOf(bytes.slice(lead))}</b>
    </>
  )
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const offsetText = (offset: number): string => offset.toString(16).padStart(2, '0')
