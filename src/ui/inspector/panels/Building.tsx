import { t } from '../../../content/messages/areas/inspector.ts'
import type { BuildingReport } from '../../../l1/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { exactGwei } from '../../l1/words.ts'
import { AccountRef, CellView, Fields, type Links } from '../Fields.tsx'
import { type BuiltLine, backgroundGas, builtLines } from '../model/building.ts'
import { count, mono, text, tx } from '../model/cells.ts'
import { whyWords } from '../model/mempool.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { ScaleBar } from '../ScaleBar.tsx'
import { Shown } from '../Shown.tsx'
import { usePages } from '../usePages.tsx'
import { readBuilding } from './readBuilding.ts'

/** How a block was filled, or how the next one would be. */
export function Building({ block, reads, links }: { block: number | null; reads: ChainReads; links: Links }) {
  const read = useRead(reads, ['building', block], (reading) => readBuilding(reading, block))
  return <Shown read={read}>{(report) => <Report report={report} links={links} />}</Shown>
}

function Report({ report, links }: { report: BuildingReport; links: Links }) {
  const { block, gasLimit, gasUsed, waiting, leftOut, cutTipWei, entries } = report
  const lines = builtLines(report)
  const others = backgroundGas(report)
  const { limit, left, more } = usePages(lines.length)
  return (
    <>
      <div className="ins">
        <ScaleBar
          label={t('inspector.gasUsed')}
          whole={BigInt(gasLimit)}
          parts={[
            { id: 'line', label: t('inspector.buildingOfLine'), amount: BigInt(gasUsed - others), look: 'ink' },
            { id: 'others', label: t('inspector.everybodyElse'), amount: BigInt(others), look: 'hatch' },
          ]}
          tick={{ at: BigInt(gasLimit) / 2n, label: t('inspector.target') }}
        />
        <Fields
          links={links}
          rows={[
            { label: t('inspector.buildingWaited'), value: count(waiting) },
            { label: t('inspector.buildingIn'), value: count(waiting - leftOut) },
            { label: t('inspector.buildingOut'), value: count(leftOut) },
            {
              label: t('inspector.buildingCut'),
              value: cutTipWei === null ? text(t('inspector.buildingNoCut')) : mono(exactGwei(cutTipWei)),
            },
            ...(others === 0 ? [] : [{ label: t('inspector.buildingOthers'), value: count(others) }]),
          ]}
        />
        <p className="note">{t(block === null ? 'inspector.buildingNext' : 'inspector.buildingSealed')}</p>
      </div>
      {lines.length === 0 ? <p className="ins note">{t('inspector.buildingEmpty')}</p> : null}
      <ol className="built">
        {lines.slice(0, limit).map((line) => (
          <Line key={line.entry.hash} line={line} links={links} />
        ))}
      </ol>
      {more}
      {entries.length < waiting && left === 0 ? (
        <p className="ins note">{t('inspector.buildingOmitted', { n: groupDigits(waiting - entries.length) })}</p>
      ) : null}
    </>
  )
}

function Line({ line: { entry, share }, links }: { line: BuiltLine; links: Links }) {
  const { hash, sender, isCrowd, tipWei, gasUsed, gasLimit, gasBefore, why } = entry
  const gas = gasUsed ?? gasLimit
  return (
    <li className={why === null ? '' : 'built--out'}>
      <span>
        {isCrowd ? <span>{t('inspector.buildingCrowd')}</span> : <AccountRef address={sender} links={links} />}{' '}
        <CellView cell={tx(hash)} links={links} />
      </span>
      <span className="mono">
        {tipWei === null ? t('inspector.buildingNoTip') : t('inspector.tipOf', { tip: exactGwei(tipWei) })}
      </span>
      {share === null ? (
        <span className="note built__why">{whyWords(why)}</span>
      ) : (
        <span className="note built__gas">
          {t('inspector.buildingGas', { gas: groupDigits(gas), sum: groupDigits(gasBefore + gas) })}
        </span>
      )}
      {share === null ? null : (
        <span className="built__bar" aria-hidden="true">
          <span style={{ left: percent(share.from), width: percent(share.size) }} />
        </span>
      )}
    </li>
  )
}

const percent = (share: number): string => `${Math.round(share * 100_000) / 1000}%`
