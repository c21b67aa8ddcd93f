import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { t } from '../../content/messages/areas/inspector.ts'

export interface LensTab {
  readonly id: string
  readonly title: string
  readonly render: () => ReactNode
}

/** The ways to look at one thing. Only the open one is drawn: a lens may be long to read. */
export function Lenses({
  tabs,
  lens,
  onLens,
}: {
  tabs: readonly LensTab[]
  lens: number
  onLens: (lens: number) => void
}) {
  const open = tabs[Math.min(lens, tabs.length - 1)]
  if (open === undefined) return null
  return (
    <Tabs.Root value={open.id} onValueChange={(id: unknown) => onLens(tabs.findIndex((tab) => tab.id === id))}>
      <Tabs.List className="lenses" aria-label={t('inspector.lenses')} activateOnFocus>
        {tabs.map((tab, index) => (
          <Tabs.Tab key={tab.id} value={tab.id}>
            <span className="lenses__key" aria-hidden="true">
              {index + 1}
            </span>
            {tab.title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.id} value={tab.id} className="lens" tabIndex={-1}>
          {tab === open ? tab.render() : null}
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  )
}
