import { expect, test } from 'vitest'
import { fitted, textBox, textWidth, wrap } from './metric.ts'

test('widths follow the font: bold is wider, mono is even', () => {
  const width = (text: string, bold: boolean) => textWidth(text, { style: 'fact', bold })
  expect(width('Mempool', true)).toBeGreaterThan(width('Mempool', false))
  expect(width('iiii', false)).toBeLessThan(width('mmmm', false))
  expect(textWidth('iiii', { style: 'mono' })).toBe(textWidth('mmmm', { style: 'mono' }))
})

test('a text that fits stays as it is; one that does not is cut where it fits, or left out', () => {
  const type = { style: 'fact' } as const
  const text = 'sequencer of the optimistic rollup'
  expect(fitted(text, 500, type)).toBe(text)
  const cut = fitted(text, 90, type)
  expect(cut).toMatch(/^sequencer.*…$/)
  expect(textWidth(cut, type)).toBeLessThanOrEqual(90)
  expect(fitted(text, 4, type)).toBe('')
})

test('words wrap into the lines allowed, or not at all', () => {
  const type = { style: 'fact' } as const
  expect(wrap('fast, and promised', 58, 2, type)).toEqual(['fast, and', 'promised'])
  expect(wrap('fast, and promised', 58, 1, type)).toBeNull()
  expect(wrap('indivisible', 20, 3, type)).toBeNull()
})

test('an anchored text takes its room on the side it is anchored to', () => {
  const at = (anchor: 'start' | 'middle' | 'end') =>
    textBox({ kind: 'text', x: 100, y: 50, text: 'wide', style: 'fact', anchor })
  expect(at('start').x).toBe(100)
  expect(at('end').x + at('end').w).toBeCloseTo(100)
  expect(at('middle').x + at('middle').w / 2).toBeCloseTo(100)
})
