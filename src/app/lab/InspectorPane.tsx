import { lazy, Suspense, useMemo } from 'react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/index.ts'
import type { AnyExhibit } from '../../ui/exhibit.ts'
import type { ChainReads } from '../../ui/inspector/reads.ts'
import { readProvider } from './provider.ts'
import type { Lab } from './session.ts'
import type { Snapshot } from './useSnapshot.ts'

/** With viem, decoders and sources: only loaded when somebody looks inside. */
const Inspector = lazy(async () => ({ default: (await import('../../ui/inspector/Inspector.tsx')).Inspector }))

interface InspectorPaneProps {
  readonly lab: Lab
  readonly exhibit: AnyExhibit
  readonly snapshot: Snapshot
  readonly lens: number
  readonly onLens: (lens: number) => void
}

/** The inspector over the moment that the other panes show. */
export function InspectorPane({ lab, exhibit, snapshot, lens, onLens }: InspectorPaneProps) {
  const selection = useStore(lab.store, (state) => state.selection)
  const { id, moment } = snapshot
  const { position, seq } = moment
  const reads = useMemo((): ChainReads => {
    const at = { position, seq }
    return {
      key: [id, position, seq],
      request: readProvider(lab.engine, id, at).request,
      trace: (hash) => lab.engine.trace(id, hash, { at }),
    }
  }, [lab.engine, id, position, seq])
  if (selection === null) return <p className="note">{t('inspector.empty')}</p>
  return (
    <Suspense fallback={<p className="note">{t('inspector.loading')}</p>}>
      <Inspector
        exhibit={exhibit}
        view={snapshot.view}
        selection={selection}
        onSelect={lab.select}
        reads={reads}
        lens={lens}
        onLens={onLens}
      />
    </Suspense>
  )
}
