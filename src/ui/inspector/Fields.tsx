import { useState } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import type { Hex } from '../../kernel/types.ts'
import type { L1View } from '../../l1/types.ts'
import { groupDigits, shortHash } from '../../lib/format.ts'
import { RoleIcon } from '../marks/RoleShape.tsx'
import { Measured } from '../marks/SourceMark.tsx'
import { type Cell, idOfAccount, type Row, whoIs } from './model/cells.ts'

/** What the values of a panel need: whose names they show, and what a press selects. */
export interface Links {
  readonly l1: L1View
  readonly select: (id: string) => void
}

export function Fields({ rows, links }: { rows: readonly Row[]; links: Links }) {
  return (
    <dl className="fields">
      {rows.map(({ label, value, aside }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place, labels may repeat
        <FieldRow key={index} label={label} value={value} aside={aside ?? null} links={links} />
      ))}
    </dl>
  )
}

function FieldRow({ label, value, aside, links }: { label: string; value: Cell; aside: Cell | null; links: Links }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <CellView cell={value} links={links} />
        {aside === null ? null : <CellView cell={aside} links={links} />}
      </dd>
    </>
  )
}

export function CellView({ cell, links }: { cell: Cell; links: Links }) {
  switch (cell.kind) {
    case 'text':
      return <span>{cell.text}</span>
    case 'mono':
      return <span className="mono">{cell.text}</span>
    case 'measured':
      return (
        <span>
          <span className="mono">{cell.text}</span> <Measured />
        </span>
      )
    case 'hash':
      return <HashValue hash={cell.hash} />
    case 'account':
      return <AccountRef address={cell.address} links={links} />
    case 'block':
      return (
        <button type="button" className="ref" onClick={() => links.select(`block:${cell.number}`)}>
          {t('inspector.blockTitle', { number: groupDigits(cell.number) })}
        </button>
      )
    case 'blob':
      return (
        <button type="button" className="ref mono" onClick={() => links.select(`blob:${cell.versionedHash}`)}>
          {shortHash(cell.versionedHash)}
        </button>
      )
    case 'tx':
      return (
        <button type="button" className="ref mono" onClick={() => links.select(`tx:${cell.hash}`)}>
          {shortHash(cell.hash)}
        </button>
      )
  }
}

export function AccountRef({ address, links }: { address: Hex; links: Links }) {
  const { name, role } = whoIs(links.l1, address)
  return (
    <button
      type="button"
      className={`ref ${name.startsWith('0x') ? 'mono' : ''}`}
      onClick={() => links.select(idOfAccount(links.l1, address))}
    >
      {role === null ? null : <RoleIcon role={role} size={10} />}
      {name}
    </button>
  )
}

/** Short until it is pressed: nobody reads 32 bytes, but anybody may want to copy them. */
export function HashValue({ hash }: { hash: Hex }) {
  const [whole, setWhole] = useState(false)
  return (
    <button type="button" className="ref ref--hash mono" aria-expanded={whole} onClick={() => setWhole(!whole)}>
      {whole ? hash : shortHash(hash)}
    </button>
  )
}
