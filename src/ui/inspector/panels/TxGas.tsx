import { t } from '../../../content/messages/areas/inspector.ts'
import type { Trace } from '../../../l1/trace/trace.ts'
import { Fields, type Links } from '../Fields.tsx'
import { feeBar, feeOf, feeRows, gasModel, splitOf } from '../model/gas.ts'
import type { ReceiptFacts, TxFacts } from '../model/tx.ts'
import { ScaleBar } from '../ScaleBar.tsx'

interface TxGasProps {
  readonly tx: TxFacts
  readonly receipt: ReceiptFacts
  readonly trace: Trace | null
  readonly links: Links
}

export function TxGas({ tx, receipt, trace, links }: TxGasProps) {
  const split = splitOf(tx, receipt, trace?.frames[0]?.gasUsed ?? 0)
  const { bar, whole, rows } = gasModel(split, tx.gasLimit)
  return (
    <>
      <div className="ins">
        <h3 className="h-sec">{t('inspector.gasWhere')}</h3>
        <ScaleBar
          label={t('inspector.gasWhere')}
          whole={whole}
          parts={bar}
          {...(split.refund === 0 ? {} : { tick: { at: BigInt(split.gasUsed), label: t('inspector.gasAfterRefund') } })}
        />
        <Fields rows={rows} links={links} />
      </div>
      <div className="ins">
        <h3 className="h-sec">{t('inspector.feeTitle')}</h3>
        <ScaleBar label={t('inspector.feeTitle')} whole={feeOf(receipt).total} parts={feeBar(receipt)} />
        <Fields rows={feeRows(receipt)} links={links} />
        <p className="note">{t('inspector.feeNote')}</p>
      </div>
    </>
  )
}
