import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openLab } from './support/lab.ts'

// The first level as a learner goes through it, from the signature to the refusal at the end.

const LEVEL = '?level=send-a-payment'
const title = (page: Page) => page.getByRole('article').getByRole('heading', { level: 1 })

/** How a learner presses a button of the lesson and picks an answer. */
interface Hand {
  readonly press: (page: Page, name: string) => Promise<void>
  readonly choose: (page: Page, answer: string) => Promise<void>
}

const buttonOf = (page: Page, name: string) => page.getByRole('article').getByRole('button', { name, exact: true })

async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

const keyboard: Hand = {
  press: async (page, name) => {
    const button = buttonOf(page, name)
    // Next says itself when it may be pressed; Enter does not wait for that as a click does.
    await expect(button).toBeEnabled()
    await tabTo(page, () => button.evaluate((element) => element === document.activeElement))
    await page.keyboard.press('Enter')
  },
  choose: async (page, answer) => {
    const radio = page.getByRole('radio', { name: answer })
    await tabTo(page, () => page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio'))
    for (let moved = 0; moved < 6 && !(await radio.isChecked()); moved++) await page.keyboard.press('ArrowDown')
    await expect(radio).toBeChecked()
  },
}

const mouse: Hand = {
  press: (page, name) => buttonOf(page, name).click(),
  choose: (page, answer) => page.getByRole('radio', { name: answer }).check(),
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('article').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([])
}

for (const { name, colorScheme, hand } of [
  { name: 'by keyboard alone, on paper', colorScheme: 'light', hand: keyboard },
  { name: 'by mouse, at night', colorScheme: 'dark', hand: mouse },
] as const) {
  test(`the first level, ${name}`, async ({ page }) => {
    const { press, choose } = hand
    await page.emulateMedia({ colorScheme })
    await openLab(page, 'ground', LEVEL)
    await expect(title(page)).toHaveText('Sign a payment')
    await expectAccessible(page)

    await press(page, 'Sign and send')
    await press(page, 'Next')
    await expect(title(page)).toBeFocused()
    await press(page, 'mempool')
    await expect(page.getByRole('dialog', { name: 'Mempool' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'mempool', exact: true })).toBeFocused()

    await press(page, 'Let the next block come')
    await press(page, 'Next')
    await expect(title(page)).toHaveText('It is in a block')
    await press(page, 'Next')

    await expect(page.getByRole('radio', { checked: true }), 'nothing is chosen beforehand').toHaveCount(0)
    await choose(page, 'Ben keeps it')
    await expect(page.getByText('What happened'), 'the verdict does not stand beside the question').toHaveCount(0)
    await expectAccessible(page)
    await press(page, 'Lock in and step')
    await expect(page.getByRole('heading', { name: 'You predicted otherwise.' })).toBeVisible()
    await expectAccessible(page)
    await press(page, 'Next')

    await press(page, 'Let the next block come')
    await press(page, 'Next')
    await choose(page, 'When they have voted on top of that vote')
    await press(page, 'Lock in and step')
    await expect(page.getByRole('heading', { name: 'You predicted it.' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'final at' })).toContainText('13 min')
    await press(page, 'Next')

    await press(page, 'Reorg down to the payment')
    await expect(page.getByRole('alert').filter({ hasText: 'Refused' })).toContainText('newest 64 blocks')
    await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible()
    await expectAccessible(page)
  })
}

test('hints come one by one, and what was reached and answered is there after a reload', async ({ page }) => {
  await openLab(page, 'ground', LEVEL)
  const lesson = page.getByRole('article')
  await lesson.getByRole('button', { name: 'Hint' }).click()
  await expect(lesson.getByText('Hint 1 of 2')).toBeVisible()
  await expect(lesson.getByText('Hint 2 of 2')).toHaveCount(0)
  await lesson.getByRole('button', { name: 'Sign and send' }).click()
  await expect(lesson.getByText('reached at 00:05:53')).toBeVisible()
  await lesson.getByRole('button', { name: 'Next', exact: true }).click()
  await expect(title(page)).toHaveText('It waits')

  await page.reload()
  await expect(title(page)).toHaveText('It waits')
  await expect(lesson.getByText('reached at 00:05:53')).toBeVisible()
})

test('a goal stays reached when the cursor goes back, and says that it lies elsewhere', async ({ page }) => {
  await openLab(page, 'ground', LEVEL)
  await page.getByRole('button', { name: 'Sign and send' }).click()
  await expect(page.getByText('reached at 00:05:53')).toBeVisible()
  await page.evaluate(() => window.mezzanine.seek(0))
  await expect(page.getByText('reached at 00:05:53, not where you stand now')).toBeVisible()
})

test('a wrong amount is told at its field, and nothing is sent', async ({ page }) => {
  await openLab(page, 'ground', LEVEL)
  const lesson = page.getByRole('article')
  await lesson.getByLabel('Amount').fill('1,5')
  await lesson.getByRole('button', { name: 'Sign and send' }).click()
  await expect(lesson.getByLabel('Amount')).toHaveAttribute('aria-invalid', 'true')
  await expect(lesson.getByRole('alert')).toContainText('Write an amount in digits')
  await lesson.getByLabel('Amount').fill('99')
  await lesson.getByRole('button', { name: 'Sign and send' }).click()
  await expect(lesson.getByRole('alert')).toContainText('holds 5 ETH')
  expect(await page.evaluate(() => window.mezzanine.world?.position)).toBe(1)
})

test('on a phone with long words nothing of the lesson scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(`./#/lab/ground${LEVEL}&text=long`)
  await expect(title(page)).toBeVisible()
  await page.evaluate(() =>
    window.mezzanine.dispatch({ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei: '1' } }),
  )
  const lesson = page.getByRole('article')
  for (const summary of await lesson.locator('summary').all()) await summary.click()
  const { inner, outer } = await lesson.evaluate((element) => ({
    inner: element.scrollWidth,
    outer: element.clientWidth,
  }))
  expect(inner).toBeLessThanOrEqual(outer)
})

test('on a phone the frame stays in place while the lesson is read', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 812 })
  await openLab(page, 'ground', LEVEL)
  await page.locator('#lesson-step').evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  const transport = await page.getByRole('button', { name: 'Play' }).boundingBox()
  expect(await page.locator('.app').evaluate((app) => app.scrollTop)).toBe(0)
  expect((transport?.y ?? 0) + (transport?.height ?? 0)).toBeGreaterThan(812 - 24)
})
