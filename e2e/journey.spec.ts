import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { digest, moment, openLab } from './support/lab.ts'

const root = resolve(import.meta.dirname, '..')

/** The whole journey by keyboard, as a learner who has no mouse makes it. */
test('send a payment, scrub back, branch, share; a stranger and Node see exactly the same', async ({
  page,
  browser,
  baseURL,
}) => {
  await openLab(page, 'ground')

  await command(page, 'Pay')
  const pay = page.getByRole('group', { name: 'Pay' }).or(page.locator('form:focus-within'))
  await expect(pay.first()).toBeVisible()
  await submitFocusedForm(page)
  await expect.poll(() => page.evaluate(() => window.mezzanine.world?.position)).toBe(1)

  // Out of the form, then let time pass to the block.
  await leaveField(page)
  await pressUntil(page, 'ArrowRight', () =>
    page.evaluate(async () => (await window.mezzanine.world?.events())?.some(({ type }) => type === 'l1.included')),
  )
  const included = await digest(page)

  await pressUntil(page, 'ArrowLeft', async () => (await moment(page)).position === 1)

  // Acting here starts a branch; the first line keeps its future.
  await command(page, 'Pay')
  await submitFocusedForm(page)
  await expect.poll(() => moment(page)).toMatchObject({ position: 2 })
  await leaveField(page)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => moment(page)).toMatchObject({ position: 3 })
  const branched = await digest(page)
  expect(branched).not.toBe(included)

  await command(page, 'Share this moment')
  const field = page.getByRole('textbox', { name: /^Link/ })
  await expect(field).toHaveValue(/#\/lab\/ground\?s=/)
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()

  const here = await moment(page)
  const stranger = await browser.newContext({ ...(baseURL ? { baseURL } : {}) })
  const theirs = await stranger.newPage()
  await theirs.goto(link)
  await theirs.waitForFunction(() => window.mezzanine?.world != null)
  expect(await digest(theirs)).toBe(branched)
  expect(await moment(theirs)).toEqual(here)
  await stranger.close()

  const printed = execFileSync('npm', ['run', '-s', 'lab', '--', 'replay', link], { cwd: root, encoding: 'utf8' })
  expect(JSON.parse(printed)).toMatchObject({
    system: 'ground',
    digest: branched,
    equal: true,
    position: here.position,
  })
})

/** A step is one thing that happens: in a crowd there are several on the way to a block. */
async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean | undefined>): Promise<void> {
  for (let pressed = 0; pressed < 12 && !(await isThere()); pressed++) {
    const before = await moment(page)
    await page.keyboard.press(key)
    await expect.poll(() => moment(page)).not.toEqual(before)
  }
  expect(await isThere()).toBe(true)
}

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden()
}

/** Enter in a field sends its form, as everywhere. */
async function submitFocusedForm(page: Page): Promise<void> {
  await expect(page.locator('form:focus-within')).toBeVisible()
  while (
    !(await page.evaluate(
      () => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'text',
    ))
  ) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

/** In a field the arrow keys move the caret; Escape gives them back to the lab. */
async function leaveField(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
}
