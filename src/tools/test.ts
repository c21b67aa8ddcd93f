import { parseArgs } from 'node:util'
import { type Stage, type StageResult, stages } from './stages.ts'
import type { Count } from './testCounts.ts'

// npm test [-- --only unit,e2e | --except e2e]: stops at the first stage that fails, and always ends with a summary.

interface Ran {
  readonly name: string
  readonly seconds: number
  readonly result: StageResult
}

const { values } = parseArgs({ options: { only: { type: 'string' }, except: { type: 'string' } } })

function namesOf(list: string | undefined): Set<string> | null {
  if (list === undefined) return null
  const names = new Set(list.split(','))
  const known = new Set(stages.map(({ name }) => name))
  for (const name of names) {
    if (!known.has(name)) throw new Error(`No stage is called ${name}. There are: ${[...known].join(', ')}.`)
  }
  return names
}
const only = namesOf(values.only)
const except = namesOf(values.except)
const chosen = stages.filter(({ name }) => (only?.has(name) ?? true) && !except?.has(name))

function run({ name, run }: Stage): Ran {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`)
  const start = performance.now()
  const attempt = (): StageResult => {
    try {
      return run()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return { ok: false, counts: [] }
    }
  }
  const result = attempt()
  return { name, seconds: (performance.now() - start) / 1000, result }
}

const ran: Ran[] = []
for (const stage of chosen) {
  const last = run(stage)
  ran.push(last)
  if (!last.result.ok) break
}

console.log('\nstage       outcome     seconds')
for (const { name } of chosen) {
  const done = ran.find((each) => each.name === name)
  const outcome = done === undefined ? 'not run' : done.result.ok ? 'passed' : 'FAILED'
  console.log(`${name.padEnd(12)}${outcome.padEnd(10)}${(done?.seconds.toFixed(1) ?? '').padStart(9)}`)
}

const counts = ran.flatMap(({ result }) => result.counts)
const told = ({ kind, passed, failed }: Count) => `${passed + failed} ${kind}${failed > 0 ? ` (${failed} failed)` : ''}`
const checks = ran.filter(({ result }) => result.counts.length === 0)
console.log(
  `\nTests that ran: ${counts.length === 0 ? 'none' : counts.map(told).join(', ')}. Checks: ${checks.length}.`,
)

// Passed are tests only; a check that fails counts among the failed, so that no failure ends in "0 failed".
const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
const failedTests = sum(({ failed }) => failed)
const failedStages = ran.filter(({ result }) => !result.ok && !result.counts.some(({ failed }) => failed > 0)).length
const failed = failedTests + failedStages
console.log(`${sum(({ passed }) => passed)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
