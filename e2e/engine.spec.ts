import { expect, test } from '@playwright/test'
import { mainThreadTasks } from '../src/tools/bench/traceTasks.ts'
import { digest, openLab } from './support/lab.ts'

test('the page stays responsive while the engine is busy: no main-thread task over 100 ms', async ({
  page,
  browser,
}) => {
  await openLab(page, 'ground')
  // The thread's own clock: what else the machine is busy with does not count.
  await browser.startTracing(page, { categories: ['toplevel'] })
  await page.evaluate(async () => {
    for (let i = 0; i < 4; i++) {
      await window.mezzanine.dispatch({ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1' } })
      await window.mezzanine.advance(12 * 64)
    }
  })
  const tasks = mainThreadTasks(await browser.stopTracing())
  expect(tasks.length).toBeGreaterThan(10)
  expect(Math.max(...tasks)).toBeLessThanOrEqual(100)
})

for (const death of ['throws', 'closes itself'] as const) {
  test(`an engine that ${death} is reported and rebuilt, with nothing lost`, async ({ page }) => {
    await openLab(page, 'ground')
    await page.evaluate(async () => {
      await window.mezzanine.dispatch({ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1000' } })
      await window.mezzanine.advance(24)
    })
    const before = await digest(page)
    const worker = page.workers().find((each) => each.url().includes('worker'))
    await worker
      ?.evaluate((how) => {
        if (how === 'throws')
          setTimeout(() => {
            throw new Error('struck down by the test')
          })
        else self.close()
      }, death)
      .catch(() => {})
    await expect(page.getByText('The engine was restarted').first()).toBeVisible({ timeout: 20_000 })
    expect(await digest(page)).toBe(before)
    await page.evaluate(() => window.mezzanine.advance(12))
    expect(await page.evaluate(() => window.mezzanine.world?.position)).toBe(3)
  })
}

test('long work shows its progress, can be cancelled, and then leaves no trace', async ({ page }) => {
  await openLab(page, 'ground')
  // One-second slots: an hour is 3,600 real blocks.
  await page.evaluate(() =>
    window.mezzanine.open({
      mezzanine: 1,
      engine: window.mezzanine.version,
      system: 'ground',
      seed: 'busy',
      params: { blobSchedule: 'bpo2', slotSeconds: 1 },
      log: [],
      moment: { position: 0, seq: 0 },
      panes: null,
      digest: null,
    }),
  )
  const before = await digest(page)
  const running = page.evaluate(() => window.mezzanine.advance(3600))
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await running).toMatchObject({ ok: false, refusal: { code: 'cancelled' } })
  expect(await digest(page)).toBe(before)
})

test('viem speaks to the chain in the tab through the announced provider', async ({ page }) => {
  await openLab(page, 'ground')
  const answers = await page.evaluate(async () => {
    const provider = await new Promise<{ request(request: { method: string; params?: unknown }): Promise<unknown> }>(
      (resolve) => {
        window.addEventListener('eip6963:announceProvider', (event) => resolve((event as CustomEvent).detail.provider))
        window.dispatchEvent(new Event('eip6963:requestProvider'))
      },
    )
    const chainId = await provider.request({ method: 'eth_chainId' })
    const unknown = await provider.request({ method: 'eth_noSuchThing' }).catch((error: { code: number }) => error.code)
    return { chainId, unknown }
  })
  expect(answers).toEqual({ chainId: '0x7a69', unknown: -32601 })
})
