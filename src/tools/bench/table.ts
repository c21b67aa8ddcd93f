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
export function figureTable(figures: Figures): string {
  const rows = [['figure', 'value'] as [string, string], ...figureRows(figures)]
  const left = Math.max(...rows.map(([name]) => name.length))
  const right = Math.max(...rows.map(([, value]) => value.length))
  const line = ([name, value]: readonly [string, string]) => `| ${name.padEnd(left)} | ${value.padStart(right)} |`
  const [head, ...body] = rows.map(line)
  return [head, `| ${'-'.repeat(left)} | ${'-'.repeat(Math.max(right - 1, 1))}: |`, ...body].join('\n')
}
