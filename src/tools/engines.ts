import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { createEngine } from '../worker/engine.ts'
import { BROWSERS, ensure } from './engines/browser.ts'
import { type Answer, faultsOf } from './engines/compare.ts'
import { readGolden, toGolden, writeGolden } from './engines/golden.ts'
import { observeInBrowser, serveGoldenSite } from './engines/inBrowser.ts'
import { type Observed, observe } from './engines/observe.ts'
import { allScenarios, type PlayedScenario, play } from './engines/play.ts'
import { DIST, isBuildFresh } from './freshBuild.ts'

// npx tsx src/tools/engines.ts [--update] [--built <folder>]: the golden scenarios in Node, Chromium and Firefox.

const ROOT = resolve(import.meta.dirname, '../..')

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false }, built: { type: 'string' } } })

const played: PlayedScenario[] = []
for (const scenario of await allScenarios()) played.push(await play(scenario))

const inNode: Observed[] = []
for (const { scenario } of played) inNode.push(await observe(createEngine(), scenario))

if (values.update) {
  writeGolden(
    Object.fromEntries(
      played.map(({ name, logDigest }, index) => [name, toGolden(logDigest, inNode[index] as Observed)]),
    ),
  )
  console.log(`${played.length} scenarios are written down.`)
} else if (!(await everyEngineAgrees())) {
  process.exitCode = 1
}

async function everyEngineAgrees(): Promise<boolean> {
  for (const name of BROWSERS) ensure[name]()
  const built = values.built ?? resolve(ROOT, DIST)
  if (values.built === undefined && !isBuildFresh(ROOT)) await build({ root: ROOT, logLevel: 'warn' })
  const site = await serveGoldenSite(ROOT, built)
  try {
    const runs = await Promise.all(BROWSERS.map((name) => observeInBrowser(name, site, played)))
    const engines = [
      { engine: `Node ${process.versions.node}`, observed: inNode },
      ...runs.map(({ version, observed }) => ({ engine: version, observed })),
    ]
    const golden = readGolden()
    const faults = played.map(({ name, logDigest }, index) =>
      faultsOf(
        logDigest,
        golden[name],
        engines.map(({ engine, observed }): Answer => ({ engine, observed: observed[index] as Observed })),
      ),
    )
    for (const [index, { name }] of played.entries()) {
      const times = engines.map(({ observed }) => observed[index]?.milliseconds)
      console.log(
        name,
        inNode[index]?.digest.slice(0, 12),
        inNode[index]?.events,
        ...times,
        faults[index]?.length === 0,
      )
      for (const line of faults[index] ?? []) console.error('  ', line)
    }
    return faults.every((lines) => lines.length === 0)
  } finally {
    await site.stop()
  }
}
