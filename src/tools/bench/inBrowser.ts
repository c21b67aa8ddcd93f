import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { ensureChromium } from '../chromium.ts'
import { serveFolder } from '../staticServer.ts'
import type { Figures } from './suites.ts'

/** Of every browser that measures. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
]

export interface Run {
  readonly browser: string
  readonly figures: Figures
}

/** Builds the bench page as the lab is built, and runs a suite in a headless Chromium's tab. */
export async function runInBrowser(root: string, suite: string): Promise<Run> {
  const folder = join(root, '.cache/bench')
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src/tools/bench'),
    publicDir: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
  const serving = await serveFolder({ folder, base: '/' }, [0])
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: FLAGS })
  try {
    // What we are measured against may need what our own policy forbids: snarkjs starts its workers from text.
    const page = await browser.newPage({ bypassCSP: true })
    await page.goto(serving.address)
    await page.waitForFunction(() => 'runSuite' in window)
    const figures = await page.evaluate((name) => window.runSuite(name), suite)
    return { browser: `Chromium ${browser.version()}`, figures }
  } finally {
    await browser.close()
    await serving.stop()
  }
}
