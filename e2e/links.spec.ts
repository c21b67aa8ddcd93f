import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { digest, openLab } from './support/lab.ts'

const fixtures = JSON.parse(readFileSync(resolve(import.meta.dirname, 'fixtures/links.json'), 'utf8')) as readonly {
  readonly name: string
  readonly text: string
  readonly digest: string
  readonly moment: { readonly position: number; readonly seq: number }
}[]

for (const fixture of fixtures) {
  test(`an old link opens for ever: ${fixture.name}`, async ({ page }) => {
    await openLab(page, 'ground', `?s=${fixture.text}`)
    expect(await page.evaluate(() => window.mezzanine.world?.moment)).toEqual(fixture.moment)
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const world = window.mezzanine.world
          if (world) await window.mezzanine.seek(world.length)
          return window.mezzanine.world?.digest()
        }),
      )
      .toBe(fixture.digest)
    await expect(page.getByText('This runs differently here')).toHaveCount(0)
  })
}

const good = fixtures[0]?.text ?? ''
const bad = [
  { name: 'nonsense', text: 'hello', says: /not a link/i },
  { name: 'empty', text: '', says: /not a link/i },
  { name: 'truncated', text: good.slice(0, -20), says: /end is missing|changed on the way/i },
  {
    name: 'one character changed',
    text: `${good.slice(0, 40)}${good[40] === 'x' ? 'y' : 'x'}${good.slice(41)}`,
    says: /changed on the way/i,
  },
  { name: 'far too long', text: 'A'.repeat(80_000), says: /longer than any link|not a link/i },
]
for (const { name, text, says } of bad) {
  test(`a link that is ${name} says what is wrong and offers a fresh start`, async ({ page }) => {
    await page.goto(`./#/lab/ground?s=${text}`)
    await expect(page.getByRole('heading', { name: 'This link cannot be opened' })).toBeVisible()
    await expect(page.getByText(says).first()).toBeVisible()
    await page.getByRole('link', { name: /afresh/ }).click()
    await page.waitForFunction(() => window.mezzanine?.world != null)
    expect(await digest(page)).toMatch(/^0x[0-9a-f]{64}$/)
  })
}

test('a bad link leaves the worlds of the learner alone', async ({ page }) => {
  await openLab(page, 'ground')
  await page.evaluate(() =>
    window.mezzanine.dispatch({
      type: 'l1.pay',
      by: 'ana',
      args: { from: 'ana', to: 'ben', valueWei: '1000000000000000000' },
    }),
  )
  // Kept on this device a moment after each change.
  await page.waitForTimeout(1500)
  await page.goto('./#/lab/ground?s=broken')
  await expect(page.getByRole('heading', { name: 'This link cannot be opened' })).toBeVisible()
  await openLab(page, 'ground')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Open a file')
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('dialog')
      .getByText(/1 action/)
      .first(),
  ).toBeVisible()
})
