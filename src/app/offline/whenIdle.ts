import { lockOfPage } from './protocol.ts'

/** After everything the page itself wants: fetching the rest of the lab must not slow down the part that is looked at. */
const PAUSE_MS = 2_000

/** `script`: the page's first script, which no other version of the lab has. */
export function offlineWhenIdle(script: string): void {
  // Held for as long as the page is open, from its very beginning (protocol.ts).
  void navigator.locks?.request(lockOfPage(script), { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
  const start = () => void import('./start.tsx').then(({ startOffline }) => startOffline(script)).catch(() => {})
  // Safari has no idle callback.
  const soon = () => setTimeout(() => (window.requestIdleCallback ?? setTimeout)(start), PAUSE_MS)
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
}
