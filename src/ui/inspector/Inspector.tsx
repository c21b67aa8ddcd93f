import { t } from '../../content/messages/areas/inspector.ts'
import type { AnyAction, Plain, Refusal } from '../../kernel/types.ts'
import type { L1View } from '../../l1/types.ts'
import type { AnyExhibit, InspectTarget } from '../exhibit.ts'
import { refusalToProse } from '../lesson/refusals.ts'
import { COMPARE } from './compare.ts'
import type { Links } from './Fields.tsx'
import { Head } from './Head.tsx'
import { Lenses, type LensTab } from './Lenses.tsx'
import { AccountPanel } from './panels/AccountPanel.tsx'
import { BlobPanel } from './panels/BlobPanel.tsx'
import { BlockPanel } from './panels/BlockPanel.tsx'
import { ContractPanel } from './panels/ContractPanel.tsx'
import { type Comparison, DiffPanel } from './panels/DiffPanel.tsx'
import { MempoolPanel } from './panels/MempoolPanel.tsx'
import { TxPanel } from './panels/TxPanel.tsx'
import type { PanelProps } from './panels/types.ts'
import type { ChainReads } from './reads.ts'
import './inspector.css'

interface InspectorProps {
  readonly exhibit: AnyExhibit
  readonly view: Plain
  /** The chain that the selected thing stands on. */
  readonly chain: L1View
  readonly selection: string | null
  readonly onSelect: (id: string) => void
  readonly reads: ChainReads
  /** Which lens is open, by its place: it stays while one goes from thing to thing. */
  readonly lens: number
  readonly onLens: (lens: number) => void
  /** The pinned moment and this one, when both lie on one line. */
  readonly compare: Comparison | null
  readonly act: (action: AnyAction) => Promise<Refusal | null>
}

/** The truth of the selected thing: decoded fields first, the bytes one lens away. */
export function Inspector({
  exhibit,
  view,
  chain,
  selection,
  onSelect,
  reads,
  lens,
  onLens,
  act,
  compare,
}: InspectorProps) {
  const links: Links = { l1: chain, select: onSelect }
  const refused = (refusal: Refusal) => refusalToProse(refusal, exhibit.refusals)
  const panel = { reads, links, lens, onLens }
  if (selection === COMPARE) return <DiffPanel {...panel} compare={compare} exhibit={exhibit} />
  const target = selection === null ? null : exhibit.inspect(selection, view)
  if (selection === null || target === null) {
    return <p className="note">{t(selection === null ? 'inspector.empty' : 'inspector.nothingInside')}</p>
  }
  const own: readonly LensTab[] =
    target.kind === 'system'
      ? exhibit.lenses
          .filter(({ isFor }) => isFor?.(target.id) ?? true)
          .map(({ id, title, render: Own }) => ({
            id,
            title: title(view, target.id),
            render: () => <Own {...{ view, id: target.id, act, refused, select: onSelect, reads }} />,
          }))
      : []
  const name = target.kind === 'system' ? (exhibit.inspected?.(view, target.id) ?? own[0]?.title ?? '') : ''
  return <TargetPanel key={keyOf(target)} target={target} panel={panel} own={own} name={name} exhibit={exhibit} />
}

/** What was opened inside one thing does not stay open in the next. */
const keyOf = (target: InspectTarget): string => Object.values(target).join(' ')

interface TargetPanelProps {
  readonly target: InspectTarget
  readonly panel: PanelProps
  readonly own: readonly LensTab[]
  /** Of an object that only this system has. */
  readonly name: string
  readonly exhibit: AnyExhibit
}

function TargetPanel({ target, panel, own, name, exhibit }: TargetPanelProps) {
  switch (target.kind) {
    case 'block':
      return <BlockPanel {...panel} number={target.number} />
    case 'tx':
      return <TxPanel {...panel} hash={target.hash} exhibit={exhibit} />
    case 'contract':
      return <ContractPanel {...panel} address={target.address} exhibit={exhibit} />
    case 'account':
      return <AccountPanel {...panel} address={target.address} />
    case 'mempool':
      return <MempoolPanel {...panel} />
    case 'blob':
      return <BlobPanel {...panel} versionedHash={target.versionedHash} />
    case 'system':
      return (
        <>
          <Head title={name} state={null} />
          <Lenses tabs={own} lens={panel.lens} onLens={panel.onLens} />
        </>
      )
  }
}
