import { expect, type Page } from '@playwright/test'
import type { Mezzanine } from '../../src/app/automation.ts'

declare global {
  interface Window {
    mezzanine: Mezzanine
  }
}

/** Opens a system's sandbox and waits until its world stands. */
export async function openLab(page: Page, system: string, search = ''): Promise<void> {
  await page.goto(`./#/lab/${system}${search}`)
  await page.waitForFunction(() => window.mezzanine?.world != null)
  await expect(page.getByRole('region', { name: 'Stage' })).toBeVisible()
}

export const digest = (page: Page): Promise<string | undefined> =>
  page.evaluate(async () => window.mezzanine.world?.digest())

export const moment = async (page: Page): Promise<{ readonly position: number; readonly seq: number }> => {
  const at = await page.evaluate(() => window.mezzanine.world?.moment)
  if (!at) throw new Error('no world is open')
  return at
}
