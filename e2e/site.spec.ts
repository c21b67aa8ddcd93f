import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openLab } from './support/lab.ts'

const ROUTES = [
  { name: 'home', hash: '#/' },
  { name: 'course', hash: '#/course' },
  { name: 'about', hash: '#/about' },
  { name: 'lab', hash: '#/lab/ground' },
  { name: 'level', hash: '#/lab/ground?level=send-a-payment' },
  { name: 'level with a crowd', hash: '#/lab/ground?level=the-knob' },
  { name: 'sidechain', hash: '#/lab/sidechain' },
  { name: 'sidechain level', hash: '#/lab/sidechain?level=beside-not-above' },
  { name: 'rollup level', hash: '#/lab/optimistic?level=the-lie' },
  { name: 'zk level', hash: '#/lab/zk?level=proof-instead-of-trust' },
  { name: 'bad link', hash: '#/lab/ground?s=broken' },
  { name: 'not found', hash: '#/nowhere' },
] as const

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`)
  await page.getByRole('heading').first().waitFor()
  if (hash.includes('/lab/') && !hash.includes('s=')) await page.waitForFunction(() => window.mezzanine?.world != null)
}

// A page is opened once and turned over, since opening is what takes the time: each theme, each size.

for (const { name, hash } of ROUTES) {
  test(`axe finds nothing serious: ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(page, hash)
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const byDay = await paper()
    for (const theme of ['light', 'dark'] as const) {
      await test.step(theme, async () => {
        await page.emulateMedia({ colorScheme: theme })
        await expect.poll(async () => (await paper()) === byDay).toBe(theme === 'light')
        const { violations } = await new AxeBuilder({ page }).analyze()
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(grave.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
      })
    }
  })
}

const SIZES = [
  { name: 'phone', width: 375, height: 812, text: 100 },
  { name: 'projector', width: 1280, height: 720, text: 200 },
  { name: 'desktop', width: 1440, height: 900, text: 100 },
] as const
for (const query of ['', 'text=long']) {
  for (const { name, hash } of ROUTES) {
    test(`nothing scrolls sideways: ${name}${query ? ', long text' : ''}`, async ({ page }) => {
      await page.setViewportSize(SIZES[0])
      await page.goto(`./${query ? `?${query}` : ''}${hash}`)
      await page.getByRole('heading').first().waitFor()
      for (const size of SIZES) {
        await test.step(size.name, async () => {
          await page.setViewportSize(size)
          await page.evaluate((text) => {
            document.documentElement.style.fontSize = `${text}%`
          }, size.text)
          await page.waitForTimeout(300)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect(overflow).toBeLessThanOrEqual(0)
        })
      }
    })
  }
}

test('no request leaves the origin, and the policy is never violated', async ({ page, baseURL }) => {
  const foreign: string[] = []
  const origin = new URL(baseURL ?? '').origin
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) foreign.push(request.url())
  })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const { hash } of ROUTES) await open(page, hash)
  await openLab(page, 'ground')
  await page.evaluate(async () => {
    await window.mezzanine.dispatch({
      type: 'l1.postBlobs',
      by: 'sequencer',
      args: { from: 'sequencer', to: 'ben', data: '0x68656c6c6f' },
    })
    await window.mezzanine.advance(12)
  })
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})

test('the first route loads no engine until it is asked for', async ({ page }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script' || request.url().endsWith('.wasm')) scripts.push(request.url())
  })
  await page.goto('./')
  await page.getByRole('button', { name: /Send on L1/ }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(scripts.filter((url) => /worker|kzg|peerdas|wasm/i.test(url))).toEqual([])
})

test('the first page sends a real payment and tells what it cost', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: /Send on L1/ }).press('Enter')
  await expect(page.getByText('21,000').first()).toBeVisible({ timeout: 30_000 })
})
