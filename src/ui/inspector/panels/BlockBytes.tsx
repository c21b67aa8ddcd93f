import { useMemo } from 'react'
import { t } from '../../../content/messages/areas/inspector.ts'
import { groupDigits } from '../../../lib/format.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { BytesView } from '../BytesView.tsx'
import { HashCheck } from '../HashCheck.tsx'
import { headerFields, headerRlp } from '../model/block.ts'
import { listGroups } from '../model/rlp.ts'
import type { BlockRead } from './readBlock.ts'

/** The header as it is hashed, put together from the fields that JSON-RPC gives. */
export function BlockBytes({ block }: { block: BlockRead }) {
  const { raw, groups } = useMemo(() => {
    const fields = headerFields(block.json)
    const encoded = headerRlp(fields)
    const names = fields.map(([name]) => name)
    return {
      raw: encoded,
      groups: listGroups(hexToBytes(encoded), { from: 0, lead: t('inspector.rlpList'), names }),
    }
  }, [block.json])
  const size = groupDigits((raw.length - 2) / 2)
  return (
    <div className="ins">
      <h3 className="h-sec">
        {t('inspector.headerBytes')} <span className="note mono">{t('inspector.bytes', { n: size })}</span>
      </h3>
      <BytesView groups={groups} />
      <HashCheck bytes={raw} expected={block.facts.hash} />
      <p className="note">{t('inspector.bytesNote')}</p>
    </div>
  )
}
