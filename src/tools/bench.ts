import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bars } from './bench/bars.ts'
import { type Run, runInBrowser } from './bench/inBrowser.ts'
import { measureLab } from './bench/lab.ts'
import { kernelsGzipKb, measureLoad } from './bench/load.ts'
import { suites } from './bench/suites.ts'
import { figureTable } from './bench/table.ts'

// npm run -s bench -- [suite …] [--json]: one JSON object per suite, or a table. Never a timed test.

const ROOT = resolve(import.meta.dirname, '../..')

/** Each suite by name: the bench page's own run in its tab, some with figures that are not the tab's to measure. */
const runs: { readonly [suite: string]: () => Promise<Run> } = {
  ...Object.fromEntries(Object.keys(suites).map((name) => [name, () => runInBrowser(ROOT, name)])),
  l1: async () => {
    const { browser, figures } = await runInBrowser(ROOT, 'l1')
    return { browser, figures: { ...figures, load: await measureLoad(ROOT) } }
  },
  prover: async () => {
    const { browser, figures } = await runInBrowser(ROOT, 'prover')
    return { browser, figures: { ...figures, wasm: { gzipKb: kernelsGzipKb() } } }
  },
  lab: () => measureLab(ROOT),
}

function machine(browser: string): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GB; ${browser}, headless`
}

async function runSuite(run: () => Promise<Run>, name: string, asJson: boolean): Promise<void> {
  const { browser, figures } = await run()
  console.log(
    asJson ? JSON.stringify(figures) : `## ${name}\n\n${machine(browser)}\n\n${figureTable(figures, bars[name])}\n`,
  )
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const names = positionals.length === 0 ? Object.keys(runs) : positionals
const unknown = names.filter((name) => !Object.hasOwn(runs, name))
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}. There are: ${Object.keys(runs).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const name of names) {
    const run = runs[name]
    if (run) await runSuite(run, name, values.json)
  }
}
