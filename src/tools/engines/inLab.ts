import type { Browser, Page } from 'puppeteer-core'
import type { Mezzanine } from '../../app/automation.ts'
import type { AnyAction } from '../../kernel/types.ts'
import { PATIENCE_MS } from './browser.ts'

// The lab itself in a browser, as a learner opens it: a level played by its solution, and nothing that complains.

declare global {
  interface Window {
    mezzanine: Mezzanine
  }
}

export interface LabVisit {
  /** Address of the built lab. */
  readonly address: string
  readonly system: string
  readonly level: string
  /** What is left to do after the level has opened. */
  readonly moves: readonly AnyAction[]
  readonly opensAt: string
  readonly endsAt: string
}

// As text: it goes to the page as it is, whatever this file is compiled to.
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  console.error('against the policy: ' + effectiveDirective + ' ' + blockedURI))`

/** Everything that is wrong, in lines to read. */
export async function visitLab(browser: Browser, visit: LabVisit): Promise<readonly string[]> {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const faults: string[] = []
  listen(page, faults)
  try {
    await playInLab(page, visit, faults)
  } catch (error) {
    // What the page said before it got stuck is the better half of the story.
    faults.push(error instanceof Error ? error.message : String(error))
  }
  await page.close()
  return faults
}

async function playInLab(page: Page, visit: LabVisit, faults: string[]): Promise<void> {
  await page.evaluateOnNewDocument(TELL_VIOLATIONS)
  await page.setViewport({ width: 1440, height: 900 })

  await page.goto(visit.address)
  await page.waitForSelector('h1')
  await page.goto(`${visit.address}#/lab/${visit.system}?level=${visit.level}`)
  await page.waitForFunction('window.mezzanine?.world != null')
  await page.waitForSelector('[role=slider]')
  const digest = () => page.evaluate(async () => window.mezzanine.world?.digest())
  const opened = await digest()
  if (opened !== visit.opensAt) faults.push(`the level opens at ${opened} instead of ${visit.opensAt}`)
  for (const move of visit.moves) {
    const refusal = await page.evaluate(async (action) => {
      const outcome = await window.mezzanine.dispatch(action)
      return outcome.ok ? null : outcome.refusal.code
    }, move)
    if (refusal !== null) faults.push(`${move.type} was refused: ${refusal}`)
  }
  const ended = await digest()
  if (ended !== visit.endsAt) faults.push(`the level's solution ends at ${ended} instead of ${visit.endsAt}`)
}

function listen(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error instanceof Error ? error.message : String(error)}`))
  page.on('requestfailed', (request) => faults.push(`${request.url()} failed: ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.url()} was answered with ${response.status()}`)
  })
}
