import type { ReactNode } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../../lib/format.ts'
import { ProseText } from '../../lesson/ProseText.tsx'
import { AccountRef, CellView, Fields, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { Lenses, type LensTab } from '../Lenses.tsx'
import { baseFeeRule, blockRows, blockState, slotOf } from '../model/block.ts'
import { sameHex, shortAmount, tx as txCell } from '../model/cells.ts'
import { useRead } from '../reads.ts'
import { ScaleBar } from '../ScaleBar.tsx'
import { Shown } from '../Shown.tsx'
import { usePages } from '../usePages.tsx'
import { BlockBytes } from './BlockBytes.tsx'
import { Building } from './Building.tsx'
import { type BlockRead, type BlockTx, readBlock } from './readBlock.ts'
import type { PanelProps } from './types.ts'

export function BlockPanel({ number, reads, links, lens, onLens }: PanelProps & { readonly number: number }) {
  const { l1 } = links
  const read = useRead(reads, ['block', number], async (reading) => ({ block: await readBlock(reading, number) }))
  const title = t('inspector.blockTitle', { number: groupDigits(number) })
  if (number > l1.head) {
    return (
      <>
        <Head title={title} state={null} />
        <p className="ins note">
          {t('inspector.blockGone', { number: groupDigits(number), head: groupDigits(l1.head) })}
        </p>
      </>
    )
  }
  const lensOf = (id: string, name: string, draw: (block: BlockRead) => ReactNode): LensTab => ({
    id,
    title: name,
    render: () => <Shown read={read}>{({ block }) => (block === null ? null : draw(block))}</Shown>,
  })
  return (
    <>
      <Head title={title} state={blockState(l1, number)} simplified="finality-votes" />
      <Lenses
        lens={lens}
        onLens={onLens}
        tabs={[
          lensOf('fields', t('inspector.lensFields'), (block) => <BlockFields block={block} links={links} />),
          lensOf('transactions', t('inspector.lensTransactions'), (block) => <BlockTxs block={block} links={links} />),
          lensOf('bytes', t('inspector.lensBytes'), (block) => <BlockBytes block={block} />),
          lensOf('building', t('inspector.lensBuilding'), () => (
            <Building block={number} reads={reads} links={links} />
          )),
        ]}
      />
    </>
  )
}

function BlockFields({ block, links }: { block: BlockRead; links: Links }) {
  const { facts, genesisTime } = block
  const rule = baseFeeRule(facts)
  return (
    <>
      <div className="ins">
        <ScaleBar
          label={t('inspector.gasUsed')}
          whole={facts.gasLimit}
          parts={[{ id: 'used', label: t('inspector.gasUsed'), amount: facts.gasUsed, look: 'ink' }]}
          tick={{ at: facts.gasLimit / 2n, label: t('inspector.target') }}
        />
      </div>
      <div className="ins">
        <Fields rows={blockRows(facts, slotOf(links.l1, facts, genesisTime), links.l1)} links={links} />
      </div>
      <div className="ins">
        <h3 className="h-sec">{t('inspector.nextBaseFee')}</h3>
        <p className="formula mono">{rule.formula}</p>
        <p className="note">{rule.note}</p>
      </div>
    </>
  )
}

function BlockTxs({ block, links }: { block: BlockRead; links: Links }) {
  const isOfPeople = ({ hash, from }: BlockTx) =>
    links.l1.transactions.some((each) => sameHex(each.hash, hash)) ||
    links.l1.people.some((each) => sameHex(each.address, from))
  const ofPeople = block.transactions.filter(isOfPeople)
  const ofOthers = block.transactions.filter((each) => !isOfPeople(each))
  return (
    <>
      <div className="ins">
        <h3 className="h-sec">
          {t('inspector.peoplesTx')} <span className="note mono">{ofPeople.length}</span>
        </h3>
        {ofPeople.length === 0 ? <p className="note">{t('inspector.peoplesTxNone')}</p> : null}
        <TxList txs={ofPeople} links={links} />
      </div>
      <div className="ins">
        <h3 className="h-sec">
          {t('inspector.backgroundTx')} <span className="note mono">{ofOthers.length}</span>
        </h3>
        <ProseText prose="{simplified:everybody-else}" />
        {ofOthers.length === 0 ? <p className="note">{t('inspector.backgroundTxNone')}</p> : null}
        <TxList txs={ofOthers} links={links} />
      </div>
    </>
  )
}

export function TxList({ txs, links }: { txs: readonly BlockTx[]; links: Links }) {
  const { limit, more } = usePages(txs.length)
  return (
    <>
      <ul className="txlist">
        {txs.slice(0, limit).map(({ hash, from, to, value }) => (
          <li key={hash}>
            <CellView cell={txCell(hash)} links={links} />
            <span>
              <AccountRef address={from} links={links} /> <Arrow />{' '}
              {to === null ? t('inspector.newContract') : <AccountRef address={to} links={links} />}
            </span>
            <span className="mono">{shortAmount(value)}</span>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** The Latin font file has no arrows. */
export const Arrow = () => (
  <svg className="arrow" viewBox="0 0 16 10" role="img" aria-label={t('inspector.to')}>
    <path d="M1 5h13M10 1.5L14 5l-4 3.5" />
  </svg>
)
