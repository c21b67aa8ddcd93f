import { existsSync, readFileSync } from 'node:fs'

// How many tests of which kind ran, from the runners' own reports.

export interface Count {
  readonly kind: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export interface UnitReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: 'passed' | 'failed'
    readonly assertionResults: readonly {
      readonly status: string
      readonly location?: { readonly line: number } | null
    }[]
  }[]
}

export interface E2eReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

export const readReport = <R>(path: string): R | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as R) : null

/**
 * A property test is one that draws its cases: fast-check's name stands between its first line and the next test's.
 * (The runner knows nothing of the difference; the file does.)
 */
export function isProperty(source: readonly string[], line: number, nextLine: number): boolean {
  return source.slice(line - 1, nextLine - 1).some((text) => /\bfc\.|fast-check/.test(text))
}

function kindOf(file: string, source: readonly string[], line: number, nextLine: number): string {
  if (isProperty(source, line, nextLine)) return 'property'
  if (/\/systems\/[^/]+\/tests\//.test(file)) return 'story'
  return /\/contracts\//.test(file) ? 'contract' : 'unit'
}

const SKIPPED = new Set(['skipped', 'pending', 'todo', 'disabled'])

export function countUnit(report: UnitReport, read: (file: string) => string): Count[] {
  const counts = new Map<string, { passed: number; failed: number; skipped: number }>()
  const add = (kind: string, outcome: 'passed' | 'failed' | 'skipped') => {
    const count = counts.get(kind) ?? { passed: 0, failed: 0, skipped: 0 }
    count[outcome] += 1
    counts.set(kind, count)
  }
  for (const { name, status, assertionResults } of report.testResults) {
    const source = read(name).split('\n')
    const lines = [...new Set(assertionResults.map(({ location }) => location?.line ?? 1))].sort((a, b) => a - b)
    for (const result of assertionResults) {
      const line = result.location?.line ?? 1
      const nextLine = lines[lines.indexOf(line) + 1] ?? source.length + 1
      const outcome = result.status === 'passed' ? 'passed' : SKIPPED.has(result.status) ? 'skipped' : 'failed'
      add(kindOf(name, source, line, nextLine), outcome)
    }
    // A file that fell over before its tests could run has none to count, and is a failure all the same.
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) add('unit', 'failed')
  }
  return [...counts].map(([kind, count]) => ({ kind, ...count })).sort((a, b) => (a.kind < b.kind ? 1 : -1))
}

export const countE2e = ({ stats }: E2eReport): Count => ({
  kind: 'e2e',
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
})
