import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { build } from 'vite'
import { serveFolder } from '../staticServer.ts'
import { type BrowserName, PATIENCE_MS, withBrowser } from './browser.ts'
import { visitLab } from './inLab.ts'
import type { Observed } from './observe.ts'
import type { PlayedScenario } from './play.ts'
import { planVisits } from './visits.ts'

export interface GoldenSite {
  readonly page: string
  readonly worker: string
  stop(): Promise<void>
}

const WORKER = /^engine\.worker-.+\.js$/

/** The built lab with one page beside it: what runs there is byte for byte the worker that is shipped. */
export async function serveGoldenSite(root: string, built: string): Promise<GoldenSite> {
  const folder = join(root, '.cache/engines')
  rmSync(folder, { recursive: true, force: true })
  cpSync(built, folder, { recursive: true })
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/tools/engines'),
    publicDir: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'golden'), emptyOutDir: true },
  })
  const workers = readdirSync(join(folder, 'assets')).filter((file) => WORKER.test(file))
  if (workers.length !== 1)
    throw new Error(`The build in ${built} has ${workers.length} engine workers instead of one.`)
  const serving = await serveFolder({ folder, base: '/' }, [0])
  return {
    page: `${serving.address}golden/`,
    worker: `${serving.address}assets/${workers[0]}`,
    stop: () => serving.stop(),
  }
}

export interface BrowserRun {
  readonly version: string
  readonly observed: readonly Observed[]
  readonly labFaults: readonly string[]
}

export interface BrowserWork {
  readonly golden: GoldenSite
  readonly lab: string
  /** Each is there when Node has played it: nobody waits for all of them. */
  readonly played: readonly Promise<PlayedScenario>[]
  readonly systems: readonly string[]
}

export const runInBrowser = (name: BrowserName, { golden, lab, played, systems }: BrowserWork): Promise<BrowserRun> =>
  withBrowser(name, async (browser) => {
    const observed = await observeAll(browser, golden, played)
    const labFaults: string[] = []
    for (const visit of planVisits(systems, await Promise.all(played)))
      labFaults.push(...(await visitLab(browser, { ...visit, address: lab })))
    return { version: await browser.version(), observed, labFaults }
  })

async function observeAll(
  browser: Browser,
  { page: address, worker }: GoldenSite,
  played: readonly Promise<PlayedScenario>[],
): Promise<readonly Observed[]> {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(address)
  await page.waitForFunction('"observeScenario" in window')
  const observed: Observed[] = []
  for (const coming of played) {
    const { name, scenario } = await coming
    try {
      observed.push(await page.evaluate((url, given) => window.observeScenario(url, given), worker, scenario))
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await page.close()
  return observed
}
