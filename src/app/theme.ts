import { useSyncExternalStore } from 'react'
import { settings, type Theme, useSettings } from './settings.ts'

const dark = () => matchMedia('(prefers-color-scheme: dark)')

const themeNow = (): Theme => {
  const { theme } = settings.getState()
  return theme === 'system' ? (dark().matches ? 'night' : 'paper') : theme
}

/** Keeps the document's theme and motion those of the settings and the system, whichever changes. */
export function followTheme(): () => void {
  const apply = () => {
    const { dataset } = document.documentElement
    dataset['theme'] = themeNow()
    if (settings.getState().motion === 'reduced') dataset['motion'] = 'reduced'
    else delete dataset['motion']
  }
  apply()
  const system = dark()
  system.addEventListener('change', apply)
  const stop = settings.subscribe(apply)
  return () => {
    system.removeEventListener('change', apply)
    stop()
  }
}

const onSystemTheme = (listener: () => void) => {
  const system = dark()
  system.addEventListener('change', listener)
  return () => system.removeEventListener('change', listener)
}

export function useTheme(): Theme {
  const choice = useSettings((state) => state.theme)
  const systemDark = useSyncExternalStore(onSystemTheme, () => dark().matches)
  return choice === 'system' ? (systemDark ? 'night' : 'paper') : choice
}

const onSystemMotion = (listener: () => void) => {
  const system = matchMedia('(prefers-reduced-motion: reduce)')
  system.addEventListener('change', listener)
  return () => system.removeEventListener('change', listener)
}

/** Fades instead of travel: asked for here, or by the system. */
export function useReducedMotion(): boolean {
  const choice = useSettings((state) => state.motion)
  const system = useSyncExternalStore(onSystemMotion, () => matchMedia('(prefers-reduced-motion: reduce)').matches)
  return choice === 'reduced' || system
}
