import { expect, type Page, test } from '@playwright/test'
import { manyEvents, manyPending, type ScenarioObject } from '../src/tools/bench/labWorlds.ts'
import { moment, openLab } from './support/lab.ts'

// Large worlds: drawn whole, bounded in the page, and every key lands where it should. How fast: `npm run bench -- lab`.

/** All of the drawings together, whatever the world holds. Each moment's own drawing is far below. */
const MOST_SVG_NODES = 1500

const worlds: readonly { readonly name: string; readonly marks: number; readonly scenario: ScenarioObject }[] = [
  { name: '2,000 marks on the score', marks: 2000, scenario: manyEvents() },
  { name: '500 pending transactions', marks: 500, scenario: manyPending() },
]

for (const { name, marks, scenario } of worlds) {
  test(`${name}: each step by key lands on the next moment, and the page stays small`, async ({ page }) => {
    await open(page, scenario)
    const playhead = page.getByRole('slider', { name: 'Moment' })
    const last = Number(await playhead.getAttribute('aria-valuemax'))
    expect(last).toBeGreaterThanOrEqual(500)
    const score = (await page.getByRole('group', { name: /^Score:/ }).getAttribute('aria-label')) ?? ''
    expect(Number(score.match(/\d+/)?.[0])).toBeGreaterThanOrEqual(marks)
    await expectBounded(page)

    // An entry in the middle; every step from there is one moment on.
    const middle = scenario.log.length >> 1
    await page.evaluate((position) => window.mezzanine.seek(position), middle)
    const start = await moment(page)
    await expect.poll(() => shownIndex(page)).not.toBe(last)
    const from = await shownIndex(page)
    const seen = [start]
    for (let step = 1; step <= 12; step++) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => shownIndex(page)).toBe(from + step)
      seen.push(await moment(page))
    }
    for (const [index, { position, seq }] of seen.slice(1).entries()) {
      const before = seen[index]
      expect(position).toBe((before?.position ?? 0) + 1)
      expect(seq).toBeGreaterThan(before?.seq ?? 0)
    }
    await expectBounded(page)

    // Many presses at once: none is lost, and the way back ends where it began.
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => shownIndex(page)).toBe(from)
    expect(await moment(page)).toEqual(start)

    await page.keyboard.press('End')
    await expect.poll(() => shownIndex(page)).toBe(last)
    await page.keyboard.press('Home')
    await expect.poll(() => moment(page)).toEqual({ position: 0, seq: 0 })
  })
}

test('500 wait: counted on the stage and in the inspector, listed a page at a time', async ({ page }) => {
  await open(page, manyPending())
  await expect(page.getByRole('region', { name: 'Stage' })).toContainText('500 waiting')
  await page.evaluate(() => document.querySelector<SVGGElement>('.ob[data-id=mempool]')?.focus())
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector).toContainText('500')
  await expect(inspector.locator('.waiting > li')).toHaveCount(50)
  await expectBounded(page)
})

async function open(page: Page, scenario: ScenarioObject): Promise<void> {
  await openLab(page, 'ground')
  await page.evaluate((content: unknown) => window.mezzanine.open(content), scenario as unknown)
  await expect(page.getByRole('slider', { name: 'Moment' })).toBeVisible()
  expect(await page.evaluate(() => window.mezzanine.world?.length)).toBe(scenario.log.length)
}

const shownIndex = async (page: Page): Promise<number> =>
  Number(await page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuenow'))

const expectBounded = async (page: Page) => expect(await page.locator('svg *').count()).toBeLessThan(MOST_SVG_NODES)
