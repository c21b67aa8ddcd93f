import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import lighthouse, { type Result } from 'lighthouse'
import { launch } from 'puppeteer-core'
import { build } from 'vite'
import { ensureChromium } from './chromium.ts'
import { DIST, isBuildFresh } from './freshBuild.ts'
import { serveFolder } from './staticServer.ts'

// npm run -s lighthouse -- [--runs 3] [--json]: Lighthouse's mobile preset on the built first page.
// Accessibility and best practices are facts of the page: less than 100 fails. Performance is a timing on a machine
// that may be busy: the best of some runs is printed, and docs/benchmarks.md says what it was on a quiet one.

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
type Category = (typeof CATEGORIES)[number]
const MUST_BE_100: readonly Category[] = ['accessibility', 'best-practices']
const FAST_ENOUGH = 95

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
})
const root = resolve(import.meta.dirname, '../..')

async function lookOnce(address: string): Promise<Result> {
  const browser = await launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
  try {
    const port = Number(new URL(browser.wsEndpoint()).port)
    const report = await lighthouse(address, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] })
    if (!report) throw new Error('Lighthouse gave no report.')
    const { runtimeError } = report.lhr
    if (runtimeError) throw new Error(`Lighthouse could not look at the page: ${runtimeError.message}`)
    return report.lhr
  } finally {
    await browser.close()
  }
}

const TRIES = 3

/** What keeps Lighthouse from looking (its recording missed the start, say) tells nothing of the page. What it saw is taken as it is. */
async function audit(address: string, triesLeft = TRIES - 1): Promise<Result> {
  try {
    return await lookOnce(address)
  } catch (error) {
    if (triesLeft === 0) throw error
    console.error(`${error instanceof Error ? error.message : String(error)} Once more …`)
    return audit(address, triesLeft - 1)
  }
}

const scoreOf = (result: Result, category: Category): number =>
  Math.round((result.categories[category]?.score ?? 0) * 100)

/** What costs points, the worst first. */
function shortOf(result: Result): string[] {
  return CATEGORIES.flatMap((category) => result.categories[category]?.auditRefs ?? [])
    .flatMap(({ id, weight }) => {
      const found = result.audits[id]
      return found && weight > 0 && found.score !== null && found.score < 1 ? [{ weight, ...found }] : []
    })
    .sort((a, b) => b.weight * (1 - (b.score ?? 0)) - a.weight * (1 - (a.score ?? 0)))
    .map(({ id, score, displayValue }) => `${id}: ${Math.round((score ?? 0) * 100)} ${displayValue ?? ''}`.trimEnd())
}

async function bestOf(address: string, runs: number): Promise<Result> {
  let best = await audit(address)
  for (let run = 1; run < runs && scoreOf(best, 'performance') < FAST_ENOUGH; run++) {
    const next = await audit(address)
    if (scoreOf(next, 'performance') > scoreOf(best, 'performance')) best = next
  }
  return best
}

if (!isBuildFresh(root)) await build({ root, logLevel: 'warn' })
const serving = await serveFolder({ folder: join(root, DIST), base: '/' }, [0])
try {
  const result = await bestOf(serving.address, Number(values.runs))
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, scoreOf(result, category)]))
  const short = shortOf(result)
  if (values.json) console.log(JSON.stringify({ scores, short }))
  else {
    for (const [category, score] of Object.entries(scores))
      console.log(`${category.padEnd(16)}${String(score).padStart(4)}`)
    for (const line of short) console.log(`  ${line}`)
  }
  for (const category of MUST_BE_100) {
    if (scoreOf(result, category) === 100) continue
    console.error(`${category} is ${scoreOf(result, category)} and must be 100.`)
    process.exitCode = 1
  }
} finally {
  await serving.stop()
}
