import { useEffect, useRef } from 'react'
import { settings } from '../settings.ts'
import { commandForKey, type FocusKind, type KeyCommand } from './keyboard.ts'

function focusKind(target: EventTarget | null): FocusKind {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return 'text'
  return target.closest('button, a[href], summary, [role="button"]') ? 'button' : 'page'
}

/** Something open above the page has the keys to itself. */
const somethingOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]') !== null

/** Listens on the window, so that whatever handled a key itself (a slider, the stage) has had it first. */
export function useKeyboard(onCommand: (command: KeyCommand) => void): void {
  const handler = useRef(onCommand)
  useEffect(() => {
    handler.current = onCommand
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || somethingOpen()) return
      const { key, shiftKey, altKey } = event
      const press = { key, ctrl: event.ctrlKey || event.metaKey, shift: shiftKey, alt: altKey }
      const command = commandForKey(press, focusKind(event.target), settings.getState().singleKeys)
      if (!command) return
      if (command.kind !== 'escape') event.preventDefault()
      handler.current(command)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
