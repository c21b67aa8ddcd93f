import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router'
import { uuid } from './uuid.ts'

/** The route's own part of an address: what stands behind its `#`. */
export function splitHash(hash: string): { readonly pathname: string; readonly search: string } {
  const href = hash.replace(/^#/, '') || '/'
  const query = href.indexOf('?')
  return query < 0 ? { pathname: href, search: '' } : { pathname: href.slice(0, query), search: href.slice(query) }
}

/**
 * Routes behind the `#`. The router's own hash history reads `?x=y` before the `#` as part of the route, so that
 * `/?text=long#/lab/ground?s=…`, or a link that somebody's mail programme decorated, would not open.
 */
export function createHashHistory(): RouterHistory {
  return createBrowserHistory({
    parseLocation: () => {
      const { pathname, search } = splitHash(window.location.hash)
      // An address typed by hand brings no state along.
      const state = window.history.state ?? { __TSR_index: 0, __TSR_key: uuid() }
      return { href: `${pathname}${search}`, pathname, search, hash: '', state }
    },
    createHref: (href) => `${window.location.pathname}${window.location.search}#${href}`,
  })
}
