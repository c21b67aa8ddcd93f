import { t } from '../../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../../lib/format.ts'
import { AccountRef, type Links } from '../Fields.tsx'
import { Head } from '../Head.tsx'
import { Lenses } from '../Lenses.tsx'
import { shortAmount } from '../model/cells.ts'
import { waitingRows } from '../model/mempool.ts'
import { usePages } from '../usePages.tsx'
import { Arrow } from './BlockPanel.tsx'
import { Building } from './Building.tsx'
import type { PanelProps } from './types.ts'

export function MempoolPanel({ reads, links, lens, onLens }: PanelProps) {
  const { mempool, crowdPool } = links.l1
  const state =
    crowdPool === undefined
      ? t('inspector.mempoolState', { n: groupDigits(mempool.length) })
      : t('inspector.mempoolWithCrowd', {
          people: groupDigits(mempool.length),
          crowd: groupDigits(crowdPool.waiting),
        })
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

function WaitingList({ links }: { links: Links }) {
  const waiting = links.l1.mempool.length
  const { limit, more } = usePages(waiting)
  if (waiting === 0) {
    const crowd = links.l1.crowdPool?.waiting ?? 0
    return <p className="ins note">{t(crowd === 0 ? 'inspector.mempoolEmpty' : 'inspector.mempoolOnlyCrowd')}</p>
  }
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
      {more}
    </div>
  )
}
