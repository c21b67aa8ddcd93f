import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react'
import { t } from '../../../content/messages/areas/inspector.ts'
import type { Hex } from '../../../kernel/types.ts'
import { groupDigits } from '../../../lib/format.ts'
import { IconButton } from '../../controls/IconButton.tsx'
import { CellView, Fields, HashValue, type Links } from '../Fields.tsx'
import { byteCount } from '../model/account.ts'
import { block, count, ether, hash, mono } from '../model/cells.ts'
import { decodeAccount, decodeSlot, type Path, type PathStep, spoilt } from '../model/merkle.ts'
import { ProofNode } from './ProofNode.tsx'

type Tree = 'account' | 'storage'

/** Where one can stand on the way from the root down. */
export type WalkStation =
  | { readonly kind: 'key'; readonly of: Tree; readonly path: Path; readonly preimage: Hex }
  | { readonly kind: 'node'; readonly of: Tree; readonly path: Path; readonly index: number }
  | { readonly kind: 'account'; readonly path: Path }
  | { readonly kind: 'slot'; readonly path: Path; readonly name: string | null }

interface ProofWalkProps {
  readonly stations: readonly WalkStation[]
  readonly at: number
  readonly onAt: (at: number) => void
  readonly block: number
  readonly links: Links
  readonly isSpoilt: (of: Tree, index: number) => boolean
  readonly onSpoil: (of: Tree, index: number, bytes: Hex) => void
  /** `null` while nothing is spoilt. */
  readonly onMend: (() => void) | null
}

export function ProofWalk(props: ProofWalkProps) {
  const { stations, at, onAt, links } = props
  const station = stations[at]
  if (station === undefined) return null
  return (
    <>
      <WalkBar stations={stations} at={at} onAt={onAt} />
      <Trail {...props} />
      <div className="ins">
        <p role="status" className="walk__said">
          {sentenceOf(station)}
        </p>
        <Station {...props} station={station} />
      </div>
      <Verdict stations={stations} block={props.block} links={links} onMend={props.onMend} />
    </>
  )
}

/** Its own slider, as for a transaction's steps: arrow keys move it while it has the focus. */
function WalkBar({ stations, at, onAt }: Pick<ProofWalkProps, 'stations' | 'at' | 'onAt'>) {
  const last = stations.length - 1
  const words = t('inspector.walkStep', { n: at + 1, of: stations.length })
  const to = (next: number) => onAt(Math.max(0, Math.min(last, next)))
  return (
    <div className="ins steps">
      <p className="steps__words">{words}</p>
      <input
        className="steps__slider"
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={t('inspector.walkSlider')}
        aria-valuetext={words}
        onChange={(event) => to(Number(event.currentTarget.value))}
      />
      <div className="steps__buttons">
        <IconButton label={t('inspector.walkFirst')} onClick={() => to(0)}>
          <ChevronFirst aria-hidden="true" />
        </IconButton>
        <IconButton label={t('inspector.walkBack')} onClick={() => to(at - 1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <button type="button" className="btn" aria-disabled={at === last} onClick={() => to(at + 1)}>
          {t('inspector.walkNext')}
          <ChevronRight aria-hidden="true" />
        </button>
        <IconButton label={t('inspector.walkLast')} onClick={() => to(last)}>
          <ChevronLast aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}

/** What has been passed, one line each: the chain of hashes. */
function Trail({ stations, at, onAt }: ProofWalkProps) {
  return (
    <ol className="trail">
      {stations.slice(0, at + 1).map((station, index) => {
        const broken = station.kind === 'node' && station.path.steps[station.index]?.fits === false
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a station is its place
          <li key={index} aria-current={index === at ? 'step' : undefined} className={broken ? 'trail--broken' : ''}>
            <button type="button" className="ref" onClick={() => onAt(index)}>
              {nameOf(station)}
            </button>
            <span className="note">{broken ? t('inspector.walkBroken') : markOf(station)}</span>
          </li>
        )
      })}
    </ol>
  )
}

const NODE_NAMES = {
  branch: 'inspector.walkBranch',
  extension: 'inspector.walkExtension',
  leaf: 'inspector.walkLeaf',
  unreadable: 'inspector.walkUnreadable',
} as const

function nameOf(station: WalkStation): string {
  switch (station.kind) {
    case 'key':
      return t(station.of === 'account' ? 'inspector.walkAddress' : 'inspector.walkSlot')
    case 'node':
      return t(NODE_NAMES[station.path.steps[station.index]?.node.kind ?? 'unreadable'])
    case 'account':
      return t('inspector.walkAccount')
    case 'slot':
      return t('inspector.walkValue')
  }
}

function markOf(station: WalkStation): string {
  if (station.kind !== 'node') return ''
  const step = station.path.steps[station.index]
  if (step === undefined) return ''
  if (step.hash === null) return t('inspector.walkInline')
  return t(station.index > 0 ? 'inspector.walkFitsParent' : ROOT_FITS[station.of])
}

const ROOT_FITS = {
  account: 'inspector.walkFitsRoot',
  storage: 'inspector.walkFitsStorageRoot',
} as const

/** One sentence for each place. */
function sentenceOf(station: WalkStation): string {
  switch (station.kind) {
    case 'key':
      return t(station.of === 'account' ? 'inspector.sayAddressKey' : 'inspector.saySlotKey')
    case 'account':
      return t(END_OF_ACCOUNT[station.path.outcome])
    case 'slot':
      return t(END_OF_SLOT[station.path.outcome])
    case 'node': {
      const step = station.path.steps[station.index]
      return step === undefined ? '' : sentenceOfNode(step)
    }
  }
}

const END_OF_ACCOUNT = {
  present: 'inspector.sayAccount',
  absent: 'inspector.sayAccountAbsent',
  broken: 'inspector.sayBroken',
} as const
const END_OF_SLOT = {
  present: 'inspector.saySlot',
  absent: 'inspector.saySlotAbsent',
  broken: 'inspector.sayBroken',
} as const

function sentenceOfNode({ node, taken, end }: PathStep): string {
  if (end === 'absent-child') return t('inspector.sayAbsentChild', { digit: taken })
  if (end === 'absent-other') return t('inspector.sayAbsentOther')
  switch (node.kind) {
    case 'branch':
      return t('inspector.sayBranch', { digit: taken })
    case 'extension':
      return t('inspector.sayExtension', { n: node.path.length })
    case 'leaf':
      return t('inspector.sayLeaf')
    case 'unreadable':
      return t('inspector.sayUnreadable')
  }
}

function Station({ station, links, isSpoilt, onSpoil }: ProofWalkProps & { readonly station: WalkStation }) {
  switch (station.kind) {
    case 'key':
      return (
        <ol className="derive">
          <li>
            <span>{t(station.of === 'account' ? 'inspector.address' : 'inspector.proofSlot')}</span>
            <HashValue hash={station.preimage} />
          </li>
          <li>
            <span>{t('inspector.walkKeccak')}</span>
            <span className="mono digits">{station.path.key}</span>
          </li>
        </ol>
      )
    case 'node': {
      const step = station.path.steps[station.index]
      if (step === undefined) return null
      return (
        <>
          <Hashed step={step} isRoot={station.index === 0} of={station.of} />
          <ProofNode step={step} pathKey={station.path.key} />
          <button
            type="button"
            className="btn"
            aria-pressed={isSpoilt(station.of, station.index)}
            onClick={() => onSpoil(station.of, station.index, spoilt(step))}
          >
            {t(isSpoilt(station.of, station.index) ? 'inspector.walkFlipBack' : 'inspector.walkFlip')}
          </button>
        </>
      )
    }
    case 'account':
      return <AccountEnd path={station.path} links={links} />
    case 'slot':
      return <SlotEnd path={station.path} name={station.name} links={links} />
  }
}

function Hashed({ step, isRoot, of }: { step: PathStep; isRoot: boolean; of: Tree }) {
  if (step.hash === null || step.expected === null) return <p className="note">{t('inspector.walkInlineNote')}</p>
  const above = isRoot ? (of === 'account' ? 'inspector.stateRoot' : 'inspector.storageRoot') : 'inspector.walkAbove'
  return (
    <ol className="derive">
      <li>
        <span>
          {t('inspector.walkHashOf', { bytes: t('inspector.bytes', { n: groupDigits(byteCount(step.bytes)) }) })}
        </span>
        <HashValue hash={step.hash} />
      </li>
      <li className={step.fits ? '' : 'derive--bad'}>
        <span>
          <b className="mono" aria-hidden="true">
            {step.fits ? '=' : '≠'}
          </b>{' '}
          {t(above)}
          {step.fits ? '' : ` (${t('inspector.walkDiffers')})`}
        </span>
        <HashValue hash={step.expected} />
      </li>
    </ol>
  )
}

function AccountEnd({ path, links }: { path: Path; links: Links }) {
  const leaf = path.value === null ? null : decodeAccount(path.value)
  if (leaf === null) return null
  return (
    <Fields
      links={links}
      rows={[
        { label: t('inspector.nextNonce'), value: count(leaf.nonce) },
        { label: t('inspector.balance'), value: ether(leaf.balance) },
        { label: t('inspector.storageRoot'), value: hash(leaf.storageRoot) },
        { label: t('inspector.codeHash'), value: hash(leaf.codeHash) },
      ]}
    />
  )
}

function SlotEnd({ path, name, links }: { path: Path; name: string | null; links: Links }) {
  const value = path.value === null ? null : decodeSlot(path.value)
  if (value === null && path.outcome !== 'absent') return null
  return (
    <Fields
      links={links}
      rows={[
        ...(name === null ? [] : [{ label: t('inspector.walkName'), value: mono(name) }]),
        { label: t('inspector.value'), value: mono(`0x${(value ?? 0n).toString(16)}`) },
        { label: t('inspector.walkAsNumber'), value: count(value ?? 0n) },
      ]}
    />
  )
}

/** What the whole of it comes to. Said wherever one stands, so that a flipped byte is seen to matter. */
function Verdict({
  stations,
  block: number,
  links,
  onMend,
}: Pick<ProofWalkProps, 'stations' | 'block' | 'links' | 'onMend'>) {
  const paths = [...new Set(stations.map(({ path }) => path))]
  const holds = paths.every(({ outcome }) => outcome !== 'broken')
  return (
    <div className="ins">
      <p className={`check ${holds ? 'check--good' : 'check--bad'}`}>
        <span className="check__sign mono" aria-hidden="true">
          {holds ? '=' : '≠'}
        </span>
        <span>
          {t(holds ? 'inspector.walkHolds' : 'inspector.walkFails')}{' '}
          {holds ? <CellView cell={block(number)} links={links} /> : null}
        </span>
      </p>
      {onMend === null ? null : (
        <>
          <p className="note">{t('inspector.walkFlipNote')}</p>
          <button type="button" className="btn" onClick={onMend}>
            {t('inspector.walkMend')}
          </button>
        </>
      )}
    </div>
  )
}
