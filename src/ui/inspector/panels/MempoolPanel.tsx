import { useState } from 'react'
import { t } from '../../../content/messages/index.ts'
import { groupDigits } from '../../../lib/format.ts'
import { AccountRef, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { Lenses } from '../Lenses.tsx'
import { shortAmount } from '../model/cells.ts'
import { waitingRows } from '../model/mempool.ts'
import { Arrow } from './BlockPanel.tsx'
import { Building } from './Building.tsx'
import type { PanelProps } from './types.ts'

export function MempoolPanel({ reads, links, lens, onLens }: PanelProps) {
  const state = t('inspector.mempoolState', { n: groupDigits(links.l1.mempool.length) })
  return (
    <>
      <Head title={t('inspector.mempoolTitle')} state={{ words: state }} simplified="one-mempool" />
      <Lenses
        lens={lens}
        onLens={onLens}
        tabs={[
          { id: 'waiting', title: t('inspector.lensWaiting'), render: () => <WaitingList links={links} /> },
          {
            id: 'building',
            title: t('inspector.lensNextBlock'),
            render: () => <Building block={null} reads={reads} links={links} />,
          },
        ]}
      />
    </>
  )
}

const PAGE = 50

function WaitingList({ links }: { links: Links }) {
  const [limit, setLimit] = useState(PAGE)
  const waiting = links.l1.mempool.length
  if (waiting === 0) return <p className="ins note">{t('inspector.mempoolEmpty')}</p>
  const left = Math.max(0, waiting - limit)
  return (
    <div className="ins">
      <p className="note">{t('inspector.mempoolOrder')}</p>
      <ol className="waiting">
        {waitingRows(links.l1, limit).map(({ pending, tip, why, enters }) => (
          <li key={pending.hash} className={enters ? '' : 'waiting--stuck'}>
            <span>
              <AccountRef address={pending.from} links={links} /> <Arrow />{' '}
              {pending.to === null ? t('inspector.newContract') : <AccountRef address={pending.to} links={links} />}
            </span>
            <button type="button" className="ref mono" onClick={() => links.select(`tx:${pending.hash}`)}>
              {shortAmount(BigInt(pending.valueWei))}
            </button>
            <span className="note">{why}</span>
            <span className="note mono">{t('inspector.tipOf', { tip })}</span>
          </li>
        ))}
      </ol>
      {left === 0 ? null : (
        <button type="button" className="btn" onClick={() => setLimit(limit + PAGE)}>
          {t('inspector.showMore', { n: groupDigits(Math.min(PAGE, left)) })}
        </button>
      )}
    </div>
  )
}
