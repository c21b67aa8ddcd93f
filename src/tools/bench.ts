import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runInBrowser } from './bench/inBrowser.ts'
import { measureLoad } from './bench/load.ts'
import { type Figures, suites } from './bench/suites.ts'
import { figureTable } from './bench/table.ts'

// npm run -s bench -- [suite …] [--json]: one JSON object per suite, or a table. Never a timed test.

const ROOT = resolve(import.meta.dirname, '../..')

/** Figures that are not the tab's to measure. */
const outside: { readonly [suite: string]: () => Promise<Figures> } = {
  l1: async () => ({ load: await measureLoad(ROOT) }),
}

function machine(browser: string): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB; ${browser}, headless`
}

async function runSuite(name: string, asJson: boolean): Promise<void> {
  const { browser, figures: inside } = await runInBrowser(ROOT, name)
  const figures = { ...inside, ...(await outside[name]?.()) }
  console.log(asJson ? JSON.stringify(figures) : `## ${name}\n\n${machine(browser)}\n\n${figureTable(figures)}\n`)
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const names = positionals.length === 0 ? Object.keys(suites) : positionals
const unknown = names.filter((name) => !Object.hasOwn(suites, name))
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const name of names) await runSuite(name, values.json)
}
