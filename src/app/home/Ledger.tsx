import { cited, citedText } from '../../content/facts.ts'
import { t } from '../../content/messages/index.ts'
import { duration, groupDigits, weiToEth } from '../../lib/format.ts'
import type { Picture } from './picture.ts'

export interface LedgerRow {
  readonly id: string
  readonly label: string
  readonly value: string | null
  /** `null`: not a figure. */
  readonly source: 'measured' | 'cited' | null
}

/** Rows of the ledger with the storey each belongs to. A value that nobody has measured or cited is absent. */
export function ledgerRows({ receipt, finalSeconds, phase }: Picture): readonly LedgerRow[] {
  const measured = (id: string, label: string, value: string | null): LedgerRow => ({
    id,
    label,
    value,
    source: 'measured',
  })
  const sent = phase === 'waiting' || receipt !== null
  return [
    measured('receipt', t('home.receipt'), receipt && duration(receipt.seconds)),
    { id: 'promised', label: t('home.promised'), value: receipt && t('home.promisedNo'), source: null },
    finalSeconds === null
      ? { id: 'final', label: t('home.settled'), value: sent ? citedText('l1-finality') : null, source: 'cited' }
      : measured('final', t('home.settled'), duration(finalSeconds)),
    measured('gas', t('home.gas'), receipt && groupDigits(receipt.gasUsed)),
    measured('fee', t('home.fee'), receipt && weiToEth(receipt.feeWei, 6)),
    measured('block', t('home.block'), receipt && `#${receipt.block}`),
    measured('blob', t('home.blobBytes'), receipt && '0'),
  ]
}

const markOf = (row: LedgerRow): string =>
  row.source === 'measured' ? t('common.measured') : t('common.cited', { year: cited('l1-finality').asOf })

/** On its storey's height in the wide drawing: y of each row's baseline. */
const ROW_Y: Readonly<Record<string, number>> = {
  receipt: 70,
  promised: 132,
  final: 158,
  gas: 236,
  fee: 262,
  block: 288,
  blob: 376,
}

export function LedgerColumn({ picture }: { picture: Picture }) {
  return (
    <>
      <text x="1040" y="30" className="b s14 end">
        {t('home.onL1')}
      </text>
      <path className="line" d="M830 40H1040" />
      <path className="hair" d="M830 90H1040M830 198H1040M830 316H1040M830 398H1040" />
      {ledgerRows(picture).map((row) => (
        <LedgerLine key={row.id} row={row} y={ROW_Y[row.id] ?? 0} />
      ))}
    </>
  )
}

function LedgerLine({ row, y }: { row: LedgerRow; y: number }) {
  return (
    <>
      <text x="830" y={y} className="i2">
        {row.label}
      </text>
      <text x="966" y={y} className={`mo s14 end ${row.value === null ? 'i3' : 'b'}`}>
        {row.value ?? '–'}
      </text>
      {row.value === null || row.source === null ? null : (
        <text x="978" y={y} className={`i3 src src--${row.source}`}>
          {markOf(row)}
        </text>
      )}
    </>
  )
}

/** The same rows as a table, where the wide drawing has no room; also what a screen reader reads. */
export function LedgerTable({ picture }: { picture: Picture }) {
  return (
    <table className="ledger">
      <caption className="vh">{t('home.ledgerLabel')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t('home.ledgerLabel')}</span>
          </th>
          <th scope="col">{t('home.onL1')}</th>
        </tr>
      </thead>
      <tbody>
        {ledgerRows(picture).map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.label}</th>
            <td>
              <span className="mono">{row.value ?? '–'}</span>
              {row.value === null || row.source === null ? null : (
                <span className={`tag tag--${row.source}`}>{markOf(row)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
