import { X } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'
import '../../content/messages/areas/lab.ts'
import { Sheet } from '../../ui/controls/Dialog.tsx'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import { COMPARE } from '../../ui/inspector/compare.ts'
import type { ChainReads } from '../../ui/inspector/reads.ts'
import { CompareBar } from './CompareBar.tsx'
import { pinOf, usePin } from './pin.ts'
import { readProvider } from './provider.ts'
import type { Lab } from './session.ts'
import type { InspectorPlace } from './useLayout.ts'
import type { Snapshot } from './useSnapshot.ts'

/** With viem, decoders and sources: only loaded when somebody looks inside. */
const Inspector = lazy(async () => ({ default: (await import('../../ui/inspector/Inspector.tsx')).Inspector }))

interface InspectorPaneProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly snapshot: Snapshot
  readonly selection: string | null
  readonly place: InspectorPlace
  readonly open: boolean
  readonly lens: number
  readonly onLens: (lens: number) => void
  readonly onSelect: (id: string) => void
  readonly onClose: () => void
}

/** Reads are made at the moment that is shown, so that the past is inspected as it was. */
function useReads(lab: Lab, { id, moment }: Snapshot, chainId: number | undefined): ChainReads {
  const { position, seq } = moment
  return useMemo(() => {
    const at = { position, seq }
    const provider = readProvider(lab.engine, id, at, chainId)
    return {
      key: [id, position, seq, chainId ?? 0],
      request: (request) => provider.request(request),
      trace: (hash) => lab.engine.trace(id, hash, { at, chainId }),
    }
  }, [lab, id, position, seq, chainId])
}

/** The chain beside the L1, when what is selected stands on it. */
const secondChainOf = ({ secondChain }: AnyExhibit, selection: string | null) =>
  secondChain !== undefined && selection?.startsWith(secondChain.prefix) ? secondChain : null

export function InspectorPane(props: InspectorPaneProps) {
  const { lab, exhibit, snapshot, place, open, lens, onLens, onSelect, onClose } = props
  const selection = props.selection ?? exhibit.overview?.(snapshot.view) ?? null
  const beside = secondChainOf(exhibit, selection)
  const reads = useReads(lab, snapshot, beside?.view(snapshot.view).params.chainId)
  const { pin, setPin, isHere } = usePin(lab, snapshot)
  const selected =
    selection === null ? (
      <p className="note">{t('inspector.empty')}</p>
    ) : (
      <Suspense fallback={<p className="note">{t('inspector.loading')}</p>}>
        <Inspector
          exhibit={exhibit}
          view={snapshot.view}
          selection={selection}
          chain={(beside?.view ?? exhibit.l1)(snapshot.view)}
          onSelect={(id) => onSelect((beside?.prefix ?? '') + id)}
          reads={reads}
          lens={lens}
          onLens={onLens}
          act={lab.act}
          compare={pin !== null && isHere ? { from: pin.moment, to: snapshot.moment } : null}
        />
      </Suspense>
    )
  const inside = (
    <>
      {selected}
      <CompareBar
        pin={pin}
        isHere={isHere}
        onPin={() => setPin(pinOf(exhibit, snapshot))}
        onUnpin={() => setPin(null)}
        onShow={() => onSelect(COMPARE)}
      />
    </>
  )
  if (place === 'sheet') {
    return (
      <Sheet open={open} onClose={onClose} title={t('lab.inspector')}>
        {inside}
      </Sheet>
    )
  }
  return (
    <aside className="pane pane--inspector" aria-label={t('lab.inspector')}>
      {place === 'over' ? (
        <button type="button" className="btn close-inspector" onClick={onClose}>
          <X aria-hidden="true" />
          {t('lab.inspectClose')}
        </button>
      ) : null}
      {inside}
    </aside>
  )
}
