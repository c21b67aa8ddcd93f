import { t } from '../../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../../lib/format.ts'
import { exactGwei } from '../../l1/words.ts'
import { Fields, type Links } from '../Fields.tsx'
import { entryOf, whyNotYou } from '../model/building.ts'
import { count, mono, text } from '../model/cells.ts'
import type { TxFacts } from '../model/tx.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { readBuilding, readWaiter } from './readBuilding.ts'

/** Of a transaction that waits: its place in the line, why it is in the next block or not, and what would change that. */
export function WhyNotYou({ tx, reads, links }: { tx: TxFacts; reads: ChainReads; links: Links }) {
  const read = useRead(reads, ['why', tx.hash], async (reading) => ({
    report: await readBuilding(reading, null),
    you: await readWaiter(reading, tx),
  }))
  return (
    <Shown read={read}>
      {({ report, you }) => {
        const entry = entryOf(report, tx.hash)
        if (entry === undefined) return null
        const { why, remedy } = whyNotYou(report, entry, you)
        return (
          <div className="ins whynot">
            <h3 className="h-sec">{t(entry.why === null ? 'inspector.whyTitleIn' : 'inspector.whyTitle')}</h3>
            <p>{why}</p>
            {remedy === null ? null : <p className="whynot__remedy">{remedy}</p>}
            <Fields
              links={links}
              rows={[
                {
                  label: t('inspector.whyRank'),
                  value: count(entry.rank + 1),
                  aside: text(t('inspector.whyRankOf', { n: groupDigits(report.waiting) })),
                },
                { label: t('inspector.whyGasAhead'), value: count(entry.gasBefore) },
                {
                  label: t('inspector.tip'),
                  value: entry.tipWei === null ? text(t('inspector.buildingNoTip')) : mono(exactGwei(entry.tipWei)),
                },
                ...(report.cutTipWei === null
                  ? []
                  : [{ label: t('inspector.buildingCut'), value: mono(exactGwei(report.cutTipWei)) }]),
              ]}
            />
          </div>
        )
      }}
    </Shown>
  )
}
