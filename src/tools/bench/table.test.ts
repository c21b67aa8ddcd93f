import { expect, test } from 'vitest'
import { figureRows, figureTable } from './table.ts'

test('each leaf is a row, named by its way down', () => {
  expect(figureRows({ transfers: { perSecond: 1200, ratio: 5.5 }, heap: { kb: null } })).toEqual([
    ['transfers.perSecond', '1200'],
    ['transfers.ratio', '5.5'],
    ['heap.kb', 'null'],
  ])
})

test('the table is Markdown, its lines of one length', () => {
  const lines = figureTable({ jump: { ms: 12.25 }, transfers: { perSecond: 7 } }).split('\n')
  expect(lines[1]).toMatch(/^\| -+ \| -+: \| -+ \|$/)
  expect(new Set(lines.map((line) => line.length)).size).toBe(1)
})

test('a figure stands beside what it is to reach, and a bar that is missed is shown as missed', () => {
  const bars = { 'jump.ms': { is: 'below', value: 50 }, perSecond: { is: 'at least', value: 4 } } as const
  const [, , jump, perSecond] = figureTable({ jump: { ms: 60 }, perSecond: 5 }, bars).split('\n')
  expect(jump).toMatch(/< 50, missed/)
  expect(perSecond).toMatch(/≥ 4 +\|$/)
})
