import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULTS, loadSettings, type Settings, saveSettings, settingsFrom } from './settings.ts'

function shelfWith(entries: Record<string, string>) {
  const map = new Map(Object.entries(entries))
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  }
}

test('what was saved is what is loaded', () => {
  const wanted: Settings = { theme: 'night', motion: 'reduced', speed: 60, singleKeys: false }
  const shelf = shelfWith({})
  saveSettings(shelf, wanted)
  expect(loadSettings(shelf)).toEqual({ settings: wanted, lost: false })
})

test('settings of an older version are completed', () => {
  expect(settingsFrom('{"theme":"paper"}')).toEqual({ ...DEFAULTS, theme: 'paper' })
})

test('unreadable settings are kept aside and told', () => {
  const shelf = shelfWith({ 'mezzanine.settings': '{"theme":"neon"}' })
  expect(loadSettings(shelf)).toEqual({ settings: DEFAULTS, lost: true })
  expect(shelf.map.get('mezzanine.settings.unreadable')).toBe('{"theme":"neon"}')
  expect(loadSettings(shelf).lost).toBe(false)
})

test('no text whatever can stop the lab from starting', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { settings } = loadSettings(shelfWith({ 'mezzanine.settings': text }))
      expect(Object.keys(settings).sort()).toEqual(['motion', 'singleKeys', 'speed', 'theme'])
    }),
  )
})

test('a browser that forbids storage gives the usual settings', () => {
  const forbidden = {
    getItem: () => {
      throw new Error('denied')
    },
    setItem: () => {
      throw new Error('denied')
    },
  }
  expect(loadSettings(forbidden)).toEqual({ settings: DEFAULTS, lost: false })
  expect(() => saveSettings(forbidden, DEFAULTS)).not.toThrow()
})
