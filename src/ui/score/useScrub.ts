import { useCallback, useRef } from 'react'

/** Asks for the newest wish only: while one is being granted, those in between are forgotten. */
export function useNewestOnly<T>(ask: (wish: T) => unknown): (wish: T) => void {
  const state = useRef<{ busy: boolean; next: { wish: T } | null }>({ busy: false, next: null })
  const latest = useRef(ask)
  latest.current = ask
  return useCallback((wish: T) => {
    const now = state.current
    now.next = { wish }
    if (now.busy) return
    now.busy = true
    void (async () => {
      try {
        while (now.next) {
          const { wish: granted } = now.next
          now.next = null
          await latest.current(granted)
        }
      } finally {
        now.busy = false
      }
    })()
  }, [])
}
