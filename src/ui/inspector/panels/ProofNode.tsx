import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { shortHash } from '../../../lib/format.ts'
import { hexToBytes } from '../../../lib/hex.ts'
import { BytesView } from '../BytesView.tsx'
import type { ChildRef, PathStep } from '../model/merkle.ts'

/** One node of the tree: what it says, and its bytes. */
export function ProofNode({ step, pathKey }: { step: PathStep; pathKey: string }) {
  return (
    <>
      <Digits step={step} pathKey={pathKey} />
      <Decoded step={step} />
      <details>
        <summary>{t('inspector.walkBytes')}</summary>
        <BytesView groups={[{ label: '', at: 0, lead: 0, bytes: hexToBytes(step.bytes) }]} />
      </details>
    </>
  )
}

/** The key with what is behind, what this node takes, and what is left. */
function Digits({ step, pathKey }: { step: PathStep; pathKey: string }) {
  const behind = step.walked.length
  const here = behind + step.taken.length
  return (
    <p className="mono digits">
      <span className="digits__behind">{pathKey.slice(0, behind)}</span>
      <b className="digits__here">{pathKey.slice(behind, here)}</b>
      {pathKey.slice(here)}
    </p>
  )
}

function Decoded({ step: { node, taken } }: { step: PathStep }) {
  switch (node.kind) {
    case 'branch':
      return (
        <ul className="children mono">
          {node.children.map((child, index) => {
            const digit = index.toString(16)
            const isTaken = digit === taken
            return (
              <li key={digit} aria-current={isTaken ? 'true' : undefined} className={isTaken ? 'children__taken' : ''}>
                <b>{digit}</b> {refText(child)}
              </li>
            )
          })}
        </ul>
      )
    case 'extension':
      return (
        <ol className="derive">
          <Line label={t('inspector.walkSharedPath')} value={node.path} />
          <Line label={t('inspector.walkChild')} value={refText(node.child)} />
        </ol>
      )
    case 'leaf':
      return (
        <ol className="derive">
          <Line label={t('inspector.walkLeafPath')} value={node.path === '' ? '–' : node.path} />
          <Line label={t('inspector.value')} value={shortValue(node.value)} />
        </ol>
      )
    case 'unreadable':
      return null
  }
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <li>
      <span>{label}</span>
      <span className="mono digits">{value}</span>
    </li>
  )
}

const LONGEST = 40
const shortValue = (value: Hex): string => (value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}…`)

function refText(child: ChildRef): string {
  switch (child.kind) {
    case 'empty':
      return '–'
    case 'hash':
      return shortHash(child.hash)
    case 'inline':
      return t('inspector.walkInline')
  }
}
