import { beforeEach, expect, test, vi } from 'vitest'
import { hasResume, leaveResume, takeResume } from './resume.ts'

const HASH = '#/lab/ground?level=one'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('location', { hash: HASH })
  return () => vi.unstubAllGlobals()
})

test('the world that stood here comes back, once', () => {
  leaveResume({ hash: HASH, id: 'a world' })
  expect(hasResume()).toBe(true)
  expect(takeResume()).toBe('a world')
  expect([hasResume(), takeResume()]).toEqual([false, null])
})

test('at another address it does not, and is not waiting there later', () => {
  leaveResume({ hash: '#/lab/ground', id: 'a world' })
  expect(hasResume()).toBe(false)
  expect(takeResume()).toBeNull()
  location.hash = '#/lab/ground'
  expect(takeResume()).toBeNull()
})

test('a note that is none, and a browser that keeps none, are like no note', () => {
  for (const text of ['', 'nonsense', 'null', '[]', '{"hash":1,"id":2}']) {
    sessionStorage.setItem('mezzanine.resume', text)
    expect([hasResume(), takeResume()], text).toEqual([false, null])
  }
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('forbidden')
    },
  })
  expect([hasResume(), takeResume()]).toEqual([false, null])
})
