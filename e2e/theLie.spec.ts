import { expect, type Page, test } from '@playwright/test'
import { theLie } from '../src/systems/optimistic/lesson/levels/theLie.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import {
  complaintsOf,
  expectSoundEverywhere,
  INSPECTOR,
  inspector,
  nameRightPart,
  rollup,
  theGame,
} from './support/dispute.ts'
import {
  expectClosing,
  expectVerdict,
  goOn,
  isFocused,
  lesson,
  openLevel,
  predict,
  tabTo,
  takeOffer,
  takeOffersUntilDone,
} from './support/learner.ts'

// The learner is the watcher and has no mouse: from a claim that L1 does not doubt to the one instruction that L1 runs,
// the first and the last choice by hand.

const level: AnyLevel = theLie as unknown as AnyLevel

const MOST_THINGS = 60

/** From wherever the focus is to a thing on the stage, which Enter opens in the inspector. */
async function open(page: Page, id: string): Promise<void> {
  const stage = page.getByRole('region', { name: 'Stage' })
  const thing = stage.locator(`.ob[data-id="${id}"]`)
  await tabTo(page, () => stage.evaluate((region) => region.contains(document.activeElement)))
  // The stage is one stop of the Tab key; within it the arrow keys go from thing to thing.
  for (let moved = 0; moved < MOST_THINGS && !(await isFocused(thing)); moved++) await page.keyboard.press('ArrowDown')
  await expect(thing).toBeFocused()
  await page.keyboard.press('Enter')
}

test('The lie, won by keyboard alone: the bond, the one instruction, and what is burnt', async ({ page }) => {
  test.setTimeout(300_000)
  const complaints = complaintsOf(page)
  await openLevel(page, 'optimistic', level)
  await takeOffersUntilDone(page)
  await goOn(page, level, 'detected')
  await predict(page, level, { step: 'detected', answer: 'rejects' })
  await expectVerdict(page, 'otherwise')
  expect((await rollup(page)).claims[0]?.status, 'what her node knows, L1 does not').toBe('open')

  await goOn(page, level, 'bond')
  await expect(lesson(page)).toContainText(/puts\s+1 ETH.* at stake on L1/s)
  await takeOffersUntilDone(page)
  await goOn(page, level, 'choose')
  await expectSoundEverywhere(page, ['article'])
  await nameRightPart(page)
  await goOn(page, level, 'node')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'halves')
  await predict(page, level, { step: 'halves', answer: 'thousandth' })
  await expectVerdict(page, 'it')
  await goOn(page, level, 'last')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'one')
  expect(await theGame(page)).toMatchObject({ turn: 'challenger', winner: null })
  await nameRightPart(page)
  await goOn(page, level, 'proof')
  await takeOffersUntilDone(page)
  const { lo, hi } = await theGame(page)
  expect(hi - lo).toBe(1)
  await goOn(page, level, 'compare')
  await predict(page, level, { step: 'compare', answer: 'defender' })
  await expectVerdict(page, 'it')
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('is rejected')
  expect(await theGame(page)).toMatchObject({ winner: 'challenger' })

  await goOn(page, level, 'instruction')
  await expect(lesson(page)).toContainText(/outbox_append loads amount = \*owed.*4,000,000,000/s)
  await open(page, 'game:0')
  await page.keyboard.press('2')
  await expect(inspector(page)).toContainText('outbox_append()')
  await expect(inspector(page).locator('.csource [aria-current]')).toContainText('amount = *owed')
  await expect(inspector(page).locator('.registers')).toContainText(/100,000,000.*4,000,000,000.*differs/s)
  await expectSoundEverywhere(page, [INSPECTOR, 'article'])

  await goOn(page, level, 'money')
  await expect(lesson(page)).toContainText(/its bond of 10 ETH.*6 ETH.*are Vera’s.*5 ETH.*were burnt/s)
  await takeOffersUntilPaid(page)
  await expectClosing(page)
  expect((await rollup(page)).ledger.find(({ id }) => id === 'vera')).toMatchObject({ creditWei: '0' })
  await expectSoundEverywhere(page, ['article'])
  expect(complaints).toEqual([])
})

/** The last step has no way on: its button is pressed until both contracts have paid. */
async function takeOffersUntilPaid(page: Page): Promise<void> {
  const isOver = async () => (await page.getByRole('heading', { name: 'All goals reached' }).count()) > 0
  for (let turns = 0; turns < 4 && !(await isOver()); turns++) await takeOffer(page)
}
