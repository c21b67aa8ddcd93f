// Runs before the first paint, so that the wrong theme never flashes. The app takes over from here (src/app/settings.ts).
;(() => {
  let saved = {}
  try {
    saved = JSON.parse(localStorage.getItem('mezzanine.settings') || '{}') || {}
  } catch {
    // Unreadable or forbidden: the app tells; here the system's theme is good enough.
  }
  const root = document.documentElement
  const dark =
    saved.theme === 'night' || (saved.theme !== 'paper' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'night' : 'paper'
  if (saved.motion === 'reduced') root.dataset.motion = 'reduced'
})()
