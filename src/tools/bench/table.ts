import { type Bars, barText } from './bars.ts'
import type { Figures } from './suites.ts'

/** Figures may be nested: each leaf is a row, named by its way down. */
export function figureRows(figures: Figures): [name: string, value: string][] {
  const rows = (name: string, value: unknown): [string, string][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => rows(name === '' ? key : `${name}.${key}`, inner))
      : [[name, typeof value === 'string' ? value : JSON.stringify(value)]]
  return rows('', figures)
}

/** Markdown that also reads well in a terminal. */
export function figureTable(figures: Figures, bars: Bars = {}): string {
  const rows = figureRows(figures).map(([name, value]) => {
    const bar = Object.hasOwn(bars, name) ? bars[name] : undefined
    return [name, value, bar === undefined ? '' : barText(bar, Number(value))] as const
  })
  const all = [['figure', 'value', 'to reach'] as const, ...rows]
  const [left, middle, right] = ([0, 1, 2] as const).map((column) =>
    Math.max(...all.map((row) => row[column].length)),
  ) as [number, number, number]
  const line = ([name, value, bar]: readonly [string, string, string]) =>
    `| ${name.padEnd(left)} | ${value.padStart(middle)} | ${bar.padEnd(right)} |`
  const [head, ...body] = all.map(line)
  const rule = `| ${'-'.repeat(left)} | ${'-'.repeat(Math.max(middle - 1, 1))}: | ${'-'.repeat(right)} |`
  return [head, rule, ...body].join('\n')
}
