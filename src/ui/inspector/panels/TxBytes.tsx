import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { BytesView } from '../BytesView.tsx'
import { HashCheck } from '../HashCheck.tsx'
import { byteCount } from '../model/account.ts'
import { txGroups } from '../model/rlp.ts'
import { type ChainReads, useRead } from '../reads.ts'
import { Shown } from '../Shown.tsx'
import { rawRequest } from './readBlock.ts'

export function TxBytes({ hash, reads }: { hash: Hex; reads: ChainReads }) {
  const read = useRead(reads, ['raw', hash], async ({ client }) => ({
    raw: (await rawRequest(client)({ method: 'eth_getRawTransactionByHash', params: [hash] })) as Hex | null,
  }))
  return (
    <Shown read={read}>
      {({ raw }) =>
        raw === null ? (
          <p className="ins note">{t('inspector.bytesTxGone')}</p>
        ) : (
          <div className="ins">
            <h3 className="h-sec">
              {t('inspector.bytesTx')}{' '}
              <span className="note mono">{t('inspector.bytes', { n: groupDigits(byteCount(raw)) })}</span>
            </h3>
            <BytesView
              groups={txGroups(hexToBytes(raw), { type: t('inspector.rlpType'), list: t('inspector.rlpList') })}
            />
            <HashCheck bytes={raw} expected={hash} />
            <p className="note">{t('inspector.bytesNote')}</p>
          </div>
        )
      }
    </Shown>
  )
}
