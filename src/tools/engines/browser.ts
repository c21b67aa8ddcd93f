import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core'
import { ensureChromium } from '../chromium.ts'
import { ensureFirefox } from '../firefox.ts'

export const BROWSERS = ['chromium', 'firefox'] as const
export type BrowserName = (typeof BROWSERS)[number]

export const ensure: { readonly [name in BrowserName]: () => string } = {
  chromium: ensureChromium,
  firefox: ensureFirefox,
}

// A machine that is small and busy starts a browser slowly, and replays a level slowly too.
export const PATIENCE_MS = 120_000
const CALL_MS = 300_000

/** `home`: a folder of its own. Firefox refuses one that belongs to somebody else, as root's containers have it. */
const options = (name: BrowserName, home: string): LaunchOptions => {
  const shared: LaunchOptions = {
    executablePath: ensure[name](),
    headless: true,
    timeout: PATIENCE_MS,
    protocolTimeout: CALL_MS,
  }
  if (name === 'chromium')
    return { ...shared, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'] }
  const isRoot = process.getuid?.() === 0
  return {
    ...shared,
    browser: 'firefox',
    env: {
      ...process.env,
      HOME: home,
      MOZ_HEADLESS: '1',
      // Containers and root users have no sandbox to offer.
      ...(isRoot ? { MOZ_DISABLE_CONTENT_SANDBOX: '1' } : {}),
    },
  }
}

/** Starting is tried twice, since what fails there tells nothing of the lab; what comes after is tried once. */
async function launch(name: BrowserName, home: string): Promise<Browser> {
  try {
    return await puppeteer.launch(options(name, home))
  } catch (error) {
    console.log(`${name} did not start (${error instanceof Error ? error.message : error}); once more …`)
    return puppeteer.launch(options(name, home))
  }
}

export async function withBrowser<T>(name: BrowserName, work: (browser: Browser) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'mezzanine-browser-'))
  try {
    const browser = await launch(name, home)
    try {
      return await work(browser)
    } finally {
      await browser.close()
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
