import { lazy, Suspense } from 'react'
import { t } from '../../../../content/messages/areas/zkLenses.ts'
import { groupDigits } from '../../../../lib/format.ts'
import { Gone, Section, StateLine } from '../../../../ui/inspector/own/parts.tsx'
import type { ChainReads } from '../../../../ui/inspector/reads.ts'
import { Shown } from '../../../../ui/inspector/Shown.tsx'
import type { Combination, RowPicture } from '../../engine/pictures.ts'
import { factorText, shortNumber, wireName } from './model/numbers.ts'
import { useZk } from './reads.ts'

/** The gadgets' own text comes with it: only who looks at a row loads that. */
const Source = lazy(async () => ({ default: (await import('./Source.tsx')).Source }))

export interface Chosen {
  readonly name: string
  readonly nth: number
}

interface RowProps {
  readonly chosen: Chosen
  readonly batch: number | null
  readonly reads: ChainReads
  readonly onChoose: (row: Chosen | null) => void
}

/** One constraint: what is multiplied with what, in wires and in numbers, and where it is written. */
export function Row({ chosen, batch, reads, onChoose }: RowProps) {
  const read = useZk(reads, 'zk_row', [batch, chosen.name, chosen.nth])
  return (
    <Shown read={read}>
      {(row) =>
        row === null ? (
          <Gone>{t('zkLenses.rowMissing', { name: chosen.name })}</Gone>
        ) : (
          <OneRow row={row} onChoose={onChoose} />
        )
      }
    </Shown>
  )
}

function OneRow({ row, onChoose }: { readonly row: RowPicture; readonly onChoose: RowProps['onChoose'] }) {
  const sides: readonly (readonly [name: string, side: Combination])[] = [
    ['A', row.a],
    ...(row.b === null ? [] : [['B', row.b] as const]),
    ['C', row.c],
  ]
  return (
    <Section
      title={t('zkLenses.rowTitle')}
      aside={t(row.kind === 'product' ? 'zkLenses.rowProduct' : 'zkLenses.rowEquality')}
    >
      <p className="formula mono">{row.name}</p>
      {row.holds === null ? (
        <p className="note">{t('zkLenses.rowNoWitness')}</p>
      ) : (
        <StateLine glyph={row.holds ? 'proven' : 'rejected'}>
          {t(row.holds ? 'zkLenses.rowHolds' : 'zkLenses.rowBroken')}
        </StateLine>
      )}
      {sides.map(([name, side]) => (
        <Side key={name} name={name} side={side} constraint={row.name} />
      ))}
      <Suspense fallback={null}>
        <Source constraint={row.name} />
      </Suspense>
      <p className="refs">
        {row.of === 1 ? null : (
          <>
            <span className="note">
              {t('zkLenses.rowNth', { nth: groupDigits(row.nth + 1), of: groupDigits(row.of) })}
            </span>
            <button
              type="button"
              className="ref"
              onClick={() => onChoose({ name: row.name, nth: (row.nth + 1) % row.of })}
            >
              {t('zkLenses.rowNext')}
            </button>
          </>
        )}
        <button type="button" className="ref" onClick={() => onChoose(null)}>
          {t('zkLenses.rowClose')}
        </button>
      </p>
    </Section>
  )
}

interface SideProps {
  readonly name: string
  readonly side: Combination
  readonly constraint: string
}

function Side({ name, side, constraint }: SideProps) {
  const hasValues = side.value !== null
  return (
    <table className="own__table own__table--figures zkl__side">
      <caption>{t('zkLenses.rowSide', { name })}</caption>
      <tbody>
        {side.terms.map(({ factor, wire, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: wires of one name are told apart by their place
          <tr key={index}>
            <th scope="row" className="mono" title={factor}>
              {wire === 'one' ? factorText(factor) : `${factorText(factor)} ×`}
            </th>
            <td title={wire}>{wire === 'one' ? '' : wireName(wire, constraint)}</td>
            {hasValues ? (
              <td className="mono" title={value ?? ''}>
                {wire === 'one' ? '' : shortNumber(value ?? '')}
              </td>
            ) : null}
          </tr>
        ))}
        {side.more === 0 ? null : (
          <tr>
            <td colSpan={hasValues ? 3 : 2}>{t('zkLenses.andMore', { n: groupDigits(side.more) })}</td>
          </tr>
        )}
        {side.terms.length > 0 ? null : (
          <tr>
            <th scope="row" className="mono">
              {t('zkLenses.rowNothing')}
            </th>
          </tr>
        )}
      </tbody>
      {hasValues && side.terms.length > 0 ? (
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('zkLenses.rowSum')}
            </th>
            <td className="mono" title={side.value ?? ''}>
              {shortNumber(side.value ?? '')}
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
