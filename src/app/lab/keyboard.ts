// The keyboard map of the lab, as data: what a key asks for, and when it belongs to somebody else.

export type KeyCommand =
  | { readonly kind: 'play' }
  | { readonly kind: 'step'; readonly by: -1 | 1 }
  | { readonly kind: 'beat'; readonly by: -1 | 1 }
  | { readonly kind: 'end'; readonly which: 'start' | 'end' }
  | { readonly kind: 'lens'; readonly index: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'escape' }

export interface KeyPress {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** What has the focus, as far as keys care. */
export type FocusKind = 'page' | 'text' | 'button'

export function commandForKey(
  { key, ctrl, shift, alt }: KeyPress,
  focus: FocusKind,
  singleKeys = true,
): KeyCommand | null {
  if (alt) return null
  if (ctrl) return withCtrl(key.toLowerCase(), shift, focus)
  // In a field every plain key is text or moves the caret.
  if (focus === 'text') return null
  switch (key) {
    case ' ':
      // On a button the space bar presses the button.
      return focus === 'button' ? null : { kind: 'play' }
    case 'ArrowLeft':
      return { kind: shift ? 'beat' : 'step', by: -1 }
    case 'ArrowRight':
      return { kind: shift ? 'beat' : 'step', by: 1 }
    case 'Home':
      return { kind: 'end', which: 'start' }
    case 'End':
      return { kind: 'end', which: 'end' }
    case '?':
      return singleKeys ? { kind: 'help' } : null
    case 'Escape':
      return { kind: 'escape' }
  }
  return singleKeys && /^[1-9]$/.test(key) ? { kind: 'lens', index: Number(key) - 1 } : null
}

function withCtrl(key: string, shift: boolean, focus: FocusKind): KeyCommand | null {
  if (key === 'k') return { kind: 'palette' }
  if (focus === 'text') return null
  if (key === 'z') return { kind: shift ? 'redo' : 'undo' }
  return key === 'y' && !shift ? { kind: 'redo' } : null
}
