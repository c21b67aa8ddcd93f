import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { MotionConfig } from 'framer-motion'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { t } from '../../content/messages/areas/lab.ts'
import { Tooltips } from '../../ui/controls/IconButton.tsx'
import { Toasts } from '../../ui/controls/Toasts.tsx'
import { type RegisteredSystem, systemById } from '../registry.ts'
import { ErrorPage } from '../shell/ErrorPage.tsx'
import { useReducedMotion } from '../theme.ts'
import { useTitle } from '../useTitle.ts'
import { BadLinkPage } from './BadLinkPage.tsx'
import { currentLab } from './current.ts'
import '../../ui/score/score.css'
import '../../ui/stage/stage.css'
import './lab.css'
import { LabRoom } from './LabRoom.tsx'
import { badLinkWords } from './linkWords.ts'
import { useDoor } from './useDoor.ts'

/** Engine data at a moment is immutable: nothing is ever refetched, and old moments are let go after a while. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
  },
})

export function LabPage() {
  const { system } = useParams({ from: '/lab/$system' })
  const registered = systemById(system)
  useTitle(registered ? t(registered.title) : t('common.lab'))
  if (!registered) return <BadLinkPage words={t('lab.linkUnknownSystem', { system })} detail={null} />
  return (
    <Around>
      <LabDoor registered={registered} />
    </Around>
  )
}

function Around({ children }: { children: ReactNode }) {
  const still = useReducedMotion()
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <MotionConfig reducedMotion={still ? 'always' : 'never'}>
          <Toasts>
            <Tooltips>{children}</Tooltips>
          </Toasts>
        </MotionConfig>
      </QueryClientProvider>
    </CSPProvider>
  )
}

function LabDoor({ registered }: { registered: RegisteredSystem }) {
  const { s, level, afresh } = useSearch({ from: '/lab/$system' })
  const handedOver = useStore(currentLab, (state) => state.handedOver)
  const door = useDoor({ registered, link: s ?? null, level: level ?? null, handedOver, afresh: afresh !== undefined })
  if (door.kind === 'opening') {
    return (
      <main className="opening" id="content" tabIndex={-1} role="status">
        {t('lab.opening')}
      </main>
    )
  }
  if (door.kind === 'failed') return <ErrorPage error={door.error} />
  if (door.kind === 'bad-link') {
    return <BadLinkPage words={badLinkWords(door.bad, registered.id)} detail={door.bad.detail} fresh={registered} />
  }
  return <LabRoom key={door.opened.lab.store.getState().branches[0]?.id ?? ''} door={door} />
}
