import { t } from '../../../content/messages/index.ts'
import type { Hex } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { BytesView } from '../BytesView.tsx'
import { HashValue } from '../Fields.tsx'
import { type ProofNode, proofPath } from '../model/proof.ts'

const HANGS = {
  root: 'inspector.proofRoot',
  hash: 'inspector.proofInParent',
  inline: 'inspector.proofInline',
  broken: 'inspector.proofBad',
} as const satisfies { readonly [how in ProofNode['hangs']]: string }

/** The path through the state tree, every hash computed again in front of its reader. */
export function ProofLens({ proof, stateRoot }: { proof: readonly Hex[]; stateRoot: Hex }) {
  return (
    <div className="ins">
      <h3 className="h-sec">{t('inspector.proofTitle')}</h3>
      <p className="note">{t('inspector.proofNote')}</p>
      <p className="check">
        <span>{t('inspector.stateRoot')}</span>
        <HashValue hash={stateRoot} />
      </p>
      {proofPath(proof, stateRoot).map((node, index) => (
        <div key={node.hash} className="ins">
          <h4 className="h-sec">
            {t('inspector.proofNode', { n: index + 1 })}{' '}
            <span className="note mono">{t('inspector.bytes', { n: groupDigits(node.size) })}</span>
          </h4>
          <p className={`check ${node.hangs === 'broken' ? 'check--bad' : ''}`}>
            <HashValue hash={node.hash} />
            <span>{t(HANGS[node.hangs])}</span>
          </p>
          <BytesView groups={[{ label: '', at: 0, lead: 0, bytes: hexToBytes(node.bytes) }]} />
        </div>
      ))}
    </div>
  )
}
