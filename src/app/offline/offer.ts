import { createStore } from 'zustand/vanilla'

/** What there is to tell about versions and the network. At most one thing at a time, and nothing that needs an answer. */
export type Note =
  /** The first visit has fetched everything. */
  | 'offline-ready'
  /** A newer version is here and waits. */
  | 'update-ready'
  /** Another tab has taken it; this page goes on with its own. */
  | 'updated-elsewhere'
  | 'saving'
  /** Asked to update, and the browser would not keep the open world. */
  | 'not-kept'

interface Offer {
  readonly note: Note | null
}

export const offer = createStore<Offer>(() => ({ note: null }))
