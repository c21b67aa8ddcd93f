import type { Observed } from './observe.ts'

export interface EngineColumn {
  readonly engine: string
  readonly observed: readonly Observed[]
}

const SHORT = 12
const GAP = '  '

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** A line for each scenario: what it ends in, and how long each engine took; `≠` where it ended otherwise than in the first. */
export function enginesTable(names: readonly string[], engines: readonly EngineColumn[]): string {
  const head = ['scenario', 'digest', 'head', 'events', ...engines.map(({ engine }) => engine)]
  const rows = names.map((name, index) => {
    const [first, ...others] = engines.map(({ observed }) => observed[index])
    const times = [first, ...others].map((each) =>
      each === undefined ? '' : `${each.digest === first?.digest ? '' : '≠ '}${seconds(each.milliseconds)}`,
    )
    return [name, first?.digest.slice(0, SHORT) ?? '', first?.head.slice(0, SHORT) ?? '', `${first?.events}`, ...times]
  })
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const isText = (column: number) => column < 3
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join(GAP)
  return [head, ...rows].map(line).join('\n')
}
