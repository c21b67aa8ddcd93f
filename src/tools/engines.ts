import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { systemModules } from '../worker/systems.ts'
import { NoBrowser } from './browsers.ts'
import { BROWSERS, ensure } from './engines/browser.ts'
import { type Answer, faultsOf } from './engines/compare.ts'
import { readGolden, toGolden, writeGolden } from './engines/golden.ts'
import { type BrowserRun, runInBrowser, serveGoldenSite } from './engines/inBrowser.ts'
import { allScenarios, type PlayedScenario, playAll } from './engines/play.ts'
import { enginesTable } from './engines/table.ts'
import { DIST, isBuildFresh } from './freshBuild.ts'
import { serveFolder } from './staticServer.ts'

// npx tsx src/tools/engines.ts [--update] [--built <folder>]: the golden scenarios in Node, Chromium and Firefox, and a
// level in the lab itself. `--update` writes down what Node comes to, and asks no browser.

const ROOT = resolve(import.meta.dirname, '../..')
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false }, built: { type: 'string' } } })

/** The folder with the lab as it is shipped. */
async function builtLab(): Promise<string> {
  if (values.built !== undefined) return resolve(values.built)
  if (!isBuildFresh(ROOT)) await build({ root: ROOT, logLevel: 'warn' })
  return resolve(ROOT, DIST)
}

/** The browsers replay what Node has played while Node plays on. */
async function runInBrowsers(): Promise<readonly [readonly PlayedScenario[], readonly BrowserRun[]]> {
  // Installing is best done one after the other, and before the clock of anything runs.
  for (const name of BROWSERS) ensure[name]()
  const folder = await builtLab()
  const golden = await serveGoldenSite(ROOT, folder)
  const lab = await serveFolder({ folder, base: '/some/path/' }, [0])
  try {
    const played = playAll(await allScenarios())
    const work = { golden, lab: lab.address, played, systems: Object.keys(systemModules) }
    const running = BROWSERS.map((name) => runInBrowser(name, work))
    return await Promise.all([Promise.all(played), Promise.all(running)])
  } finally {
    await Promise.all([golden.stop(), lab.stop()])
  }
}

async function compare(): Promise<boolean> {
  const [scenarios, runs] = await runInBrowsers()
  const engines = [
    { engine: `Node/${process.versions.node}`, observed: scenarios.map(({ inNode }) => inNode) },
    ...runs.map(({ version, observed }) => ({ engine: version, observed })),
  ]
  const golden = readGolden()
  const names = scenarios.map(({ name }) => name)
  console.log(enginesTable(names, engines))
  const faults = [
    ...scenarios.flatMap(({ name, logDigest }, index) =>
      faultsOf(
        logDigest,
        golden[name],
        engines.map(({ engine, observed }): Answer => ({ engine, observed: observed[index] })),
      ).map((fault) => `${name}: ${fault}`),
    ),
    ...Object.keys(golden)
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: is written down, but there is no such scenario`),
    ...runs.flatMap(({ version, labFaults }) => labFaults.map((fault) => `the lab in ${version}: ${fault}`)),
  ]
  for (const fault of faults) console.error(fault)
  console.log(`\n${names.length} golden scenarios in ${engines.length} engines, ${faults.length} faults.`)
  return faults.length === 0
}

async function main(): Promise<boolean> {
  if (!values.update) return compare()
  const scenarios = await Promise.all(playAll(await allScenarios()))
  writeGolden(Object.fromEntries(scenarios.map(({ name, logDigest, inNode }) => [name, toGolden(logDigest, inNode)])))
  console.log(`${scenarios.length} golden scenarios are written down.`)
  return true
}

try {
  if (!(await main())) process.exitCode = 1
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error
  console.error(error.message)
  process.exitCode = 1
}
