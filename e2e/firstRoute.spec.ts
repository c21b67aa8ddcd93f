import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const BUDGET_BYTES = 150_000

test('home loads at most 150 kB of script before anybody touches anything', async ({ page }) => {
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname))
      scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto('./')
  await expect(page.getByRole('heading').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(scripts)
  expect(sizes.length).toBeGreaterThan(1)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET_BYTES)
})
