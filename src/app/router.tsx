import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useRouterState,
} from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { createHashHistory } from './hashHistory.ts'
import { currentLab } from './lab/current.ts'
import { ErrorPage } from './shell/ErrorPage.tsx'
import { NotFoundPage } from './shell/NotFoundPage.tsx'

/**
 * After a change of page the focus stands at its beginning, as it would after a real page load, and a scenario that
 * was handed to the lab is not waiting there the next time.
 */
function Root() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) document.getElementById('content')?.focus()
    before.current = path
    if (path !== undefined && !path.startsWith('/lab/')) currentLab.setState({ handedOver: null })
  }, [path])
  return <Outlet />
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const course = createRoute({
  getParentRoute: () => root,
  path: '/course',
  component: lazyRouteComponent(() => import('./course/CoursePage.tsx'), 'CoursePage'),
})
const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(() => import('./about/AboutPage.tsx'), 'AboutPage'),
})

export interface LabSearch {
  /** A scenario link's payload (src/kernel/link). */
  readonly s?: string
  readonly level?: string
  /** Present: the level from its beginning, and not where it was left. Its value only tells two such askings apart. */
  readonly afresh?: string
}
const lab = createRoute({
  getParentRoute: () => root,
  path: '/lab/$system',
  validateSearch: (search: Record<string, unknown>): LabSearch => ({
    ...(typeof search['s'] === 'string' ? { s: search['s'] } : {}),
    ...(typeof search['level'] === 'string' ? { level: search['level'] } : {}),
    ...(typeof search['afresh'] === 'string' ? { afresh: search['afresh'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./lab/LabPage.tsx'), 'LabPage'),
})

// Text in, text out: the router's own parser would turn `?s=123` into a number.
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
}

/** Hash routes: any static host and any sub-path will do, and a link's scenario never reaches a server. */
export const router = createRouter({
  routeTree: root.addChildren([home, course, about, lab]),
  history: createHashHistory(),
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
