import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openLab } from './support/lab.ts'

// The level of the two fee markets as a learner goes through it with the keyboard alone, to its closing words.

const title = (page: Page) => page.getByRole('article').getByRole('heading', { level: 1 })
const lesson = (page: Page) => page.getByRole('article')

async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

async function press(page: Page, name: string): Promise<void> {
  const button = lesson(page).getByRole('button', { name, exact: true })
  await expect(button).toBeVisible()
  await tabTo(page, () => button.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
}

/** The way on opens only when what the step asks for has happened. */
async function goOn(page: Page, to: string): Promise<void> {
  await expect(lesson(page).getByRole('button', { name: 'Next', exact: true })).toHaveAttribute(
    'aria-disabled',
    'false',
  )
  await press(page, 'Next')
  await expect(title(page)).toHaveText(to)
}

async function predict(page: Page, answer: string): Promise<void> {
  const radio = page.getByRole('radio', { name: answer })
  await tabTo(page, () => page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio'))
  for (let moved = 0; moved < 6 && !(await radio.isChecked()); moved++) await page.keyboard.press('ArrowDown')
  await expect(radio).toBeChecked()
  await press(page, 'Lock in and step')
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('article').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([])
}

const blobsIn = (page: Page) =>
  page.evaluate(async () => {
    const view = await window.mezzanine.world?.view()
    const { blobs } = view as { readonly blobs: readonly { readonly pruned: boolean }[] }
    return { all: blobs.length, pruned: blobs.filter(({ pruned }) => pruned).length }
  })

test('Blobs, by keyboard alone, from the first batch to the closing', async ({ page }) => {
  await openLab(page, 'ground', '?level=blobs')
  await expect(title(page)).toHaveText('A batch, as calldata')
  await press(page, 'Post it as calldata')
  await goOn(page, 'The same batch, as a blob')
  await press(page, 'Post it as a blob')
  await goOn(page, 'Two ways, one block')
  await predict(page, 'More: it pays for a whole blob')
  await expect(page.getByRole('heading', { name: 'You predicted otherwise.' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'As calldata' })).toContainText('19')
  await expectAccessible(page)

  await goOn(page, 'Paid whole')
  await goOn(page, 'Everybody posts')
  await press(page, 'Send the rush')
  await goOn(page, 'One price moves')
  await press(page, 'Let 20 blocks come')
  await expect(lesson(page)).toContainText('from 1 wei')
  await goOn(page, 'The other price moves')
  await press(page, 'Send the work, then let its block come')
  await expect(lesson(page)).toContainText('press once more')
  await press(page, 'Send the work, then let its block come')
  await expect(lesson(page)).toContainText('Two crowds, two prices.')

  await goOn(page, 'More of them')
  await press(page, 'Go to the next fork')
  await expect(lesson(page)).toContainText('Prague, target / most')
  await press(page, 'Go to the next fork')
  await goOn(page, 'A price that stops falling')
  await press(page, 'Let 10 blocks come')
  await goOn(page, 'Further')
  await press(page, 'Go to the next fork')
  await expect(lesson(page)).toContainText('BPO2, target / most')
  await press(page, 'Go to the next fork')
  await goOn(page, 'Eighteen days')
  expect(await blobsIn(page)).toEqual({ all: 121, pruned: 0 })
  await predict(page, 'The calldata in full')
  await expect(page.getByRole('heading', { name: 'You predicted it.' })).toBeVisible()
  expect(await blobsIn(page)).toEqual({ all: 121, pruned: 121 })
  await expect(page.getByText('blobs are pruned').first(), 'the stage tells what the step is about').toBeVisible()
  await goOn(page, 'Why that is enough')
  await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible()
  await expectAccessible(page)
})
