import { expect, type Locator, type Page } from '@playwright/test'
import type { GameView, OptimisticView } from '../../src/systems/optimistic/engine/types/view.ts'
import { rightPart } from '../../src/systems/optimistic/lesson/levels/disputeTrail.ts'
import { expectAccessible, isFocused, lesson, press, tabTo, viewOf } from './learner.ts'

// A dispute as a test follows it, and the page at its decisive moments.

export const rollup = (page: Page): Promise<OptimisticView> => viewOf<OptimisticView>(page)

export async function theGame(page: Page): Promise<GameView> {
  const game = (await rollup(page)).games[0]
  if (game === undefined) throw new Error('There is no dispute yet.')
  return game
}

/** What the page's errors are; to be empty at the end. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** Names the part of which an honest node would say that it goes wrong, with the arrow keys alone. */
export async function nameRightPart(page: Page): Promise<void> {
  const right = rightPart(await rollup(page))
  if (right === null) throw new Error('Both sides have the same hash at the end of each part.')
  const parts = lesson(page).getByRole('combobox', { name: 'The first part whose end is wrong' })
  await tabTo(page, () => isFocused(parts))
  for (let moved = 0; moved < 16 && Number(await parts.inputValue()) !== right; moved++)
    await page.keyboard.press(right > Number(await parts.inputValue()) ? 'ArrowDown' : 'ArrowUp')
  await expect(parts).toHaveValue(String(right))
  await press(page, 'Name this part')
}

export const INSPECTOR = '.pane--inspector'
export const inspector = (page: Page): Locator => page.locator(INSPECTOR)

/** Whatever moves has to have come to rest: a colour on its way has a contrast of its own. */
const AT_REST = { timeout: 15_000 } as const

/** On paper and at night axe finds nothing in these parts, and on a phone nothing is wider than the screen. */
export async function expectSoundEverywhere(page: Page, parts: readonly string[]): Promise<void> {
  const desk = page.viewportSize()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const part of parts) await expect(() => expectAccessible(page, part)).toPass(AT_REST)
  }
  await page.setViewportSize({ width: 375, height: 812 })
  await expect.poll(() => widerThanItsPlace(page)).toEqual([])
  if (parts.includes(INSPECTOR)) await expectSheetFits(page)
  if (desk) await page.setViewportSize(desk)
}

/** On a phone the inspector is a sheet over the rest. */
async function expectSheetFits(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Inspect', exact: true }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Inspector' }).getByRole('tab').first()).toBeVisible()
  await expect.poll(() => widerThanItsPlace(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The page itself, every pane, and whatever lies over them. */
const widerThanItsPlace = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('article, .pane, [role=dialog]')]
      .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`),
  )
