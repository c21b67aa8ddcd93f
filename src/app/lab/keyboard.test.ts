import { expect, test } from 'vitest'
import { commandForKey, type FocusKind, type KeyPress } from './keyboard.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...held,
})
const on = (focus: FocusKind, key: string, held?: Partial<KeyPress>) => commandForKey(press(key, held), focus)

test('time is under the fingers', () => {
  expect(on('page', ' ')).toEqual({ kind: 'play' })
  expect(on('page', 'ArrowLeft')).toEqual({ kind: 'step', by: -1 })
  expect(on('page', 'ArrowRight', { shift: true })).toEqual({ kind: 'beat', by: 1 })
  expect(on('page', 'Home')).toEqual({ kind: 'end', which: 'start' })
  expect(on('page', 'End')).toEqual({ kind: 'end', which: 'end' })
})

test('lenses, help, palette, undo and redo', () => {
  expect(on('page', '1')).toEqual({ kind: 'lens', index: 0 })
  expect(on('page', '0')).toBeNull()
  expect(on('page', '?', { shift: true })).toEqual({ kind: 'help' })
  expect(on('page', 'K', { ctrl: true })).toEqual({ kind: 'palette' })
  expect(on('page', 'z', { ctrl: true })).toEqual({ kind: 'undo' })
  expect(on('page', 'Z', { ctrl: true, shift: true })).toEqual({ kind: 'redo' })
})

test('a field keeps its keys, save the palette', () => {
  for (const key of [' ', 'ArrowLeft', 'Home', '5', '?']) expect(on('text', key)).toBeNull()
  expect(on('text', 'z', { ctrl: true })).toBeNull()
  expect(on('text', 'k', { ctrl: true })).toEqual({ kind: 'palette' })
})

test('the space bar presses the button that has the focus; arrows still step', () => {
  expect(on('button', ' ')).toBeNull()
  expect(on('button', 'ArrowRight')).toEqual({ kind: 'step', by: 1 })
})

test('keys of the system are left alone', () => {
  expect(on('page', 'ArrowLeft', { alt: true })).toBeNull()
  expect(on('page', 'r', { ctrl: true })).toBeNull()
})

test('single keys can be switched off; the named keys stay', () => {
  expect(commandForKey(press('1'), 'page', false)).toBeNull()
  expect(commandForKey(press('?'), 'page', false)).toBeNull()
  expect(commandForKey(press('ArrowLeft'), 'page', false)).toEqual({ kind: 'step', by: -1 })
})
