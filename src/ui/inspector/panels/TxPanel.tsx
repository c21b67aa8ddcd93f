import type { ReactNode } from 'react'
import { t } from '../../../content/messages/index.ts'
import type { Hex } from '../../../kernel/types.ts'
import { Fields } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { type LensTab, Lenses } from '../Lenses.tsx'
import { sameHex } from '../model/cells.ts'
import { whyWords } from '../model/mempool.ts'
import { factsOfSummary, kindOf, stageOf, stageWord, titleOfKind, txRows } from '../model/tx.ts'
import { useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { readTx, type TxRead } from './readTx.ts'
import type { PanelProps } from './types.ts'

export function TxPanel({ hash, reads, links, lens, onLens }: PanelProps & { readonly hash: Hex }) {
  const { l1 } = links
  const read = useRead(reads, ['tx', hash], async (reading) => ({ tx: await readTx(reading, hash) }))
  const summary = l1.transactions.find((each) => sameHex(each.hash, hash))
  const found: TxRead | null =
    (read.state === 'ready' ? read.data.tx : null) ??
    (summary === undefined ? null : { facts: factsOfSummary(summary), receipt: null })
  if (read.state === 'ready' && found === null) {
    return (
      <>
        <Head title={t('inspector.txTitle')} state={null} />
        <p className="ins note">{t('inspector.txGone')}</p>
      </>
    )
  }
  const state = found === null ? null : stageWord(stageOf(l1, found.facts))
  const title = summary ? titleOfKind(summary.kind) : found ? titleOfKind(kindOf(found.facts)) : t('inspector.txTitle')
  const pending = l1.mempool.find((each) => sameHex(each.hash, hash))
  const shown = (draw: (tx: TxRead) => ReactNode) => () => (
    <Shown read={read}>{() => (found === null ? null : draw(found))}</Shown>
  )
  const tabs: readonly LensTab[] = [
    {
      id: 'fields',
      title: t('inspector.lensFields'),
      render: shown((tx) => (
        <div className="ins">
          {pending === undefined ? null : <p className="ins__why note">{whyWords(pending.why)}</p>}
          <Fields rows={txRows(tx.facts, tx.receipt)} links={links} />
        </div>
      )),
    },
  ]
  return (
    <>
      <Head title={title} state={state} />
      <Lenses lens={lens} onLens={onLens} tabs={tabs} />
    </>
  )
}
