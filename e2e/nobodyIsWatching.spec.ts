import { expect, test } from '@playwright/test'
import { nobodyIsWatching } from '../src/systems/optimistic/lesson/levels/nobodyIsWatching.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { complaintsOf, expectSoundEverywhere, rollup } from './support/dispute.ts'
import {
  expectClosing,
  expectRefused,
  expectVerdict,
  goOn,
  lesson,
  openLevel,
  predict,
  press,
  takeOffersUntilDone,
} from './support/learner.ts'

// The same lie where nobody objects, by keyboard alone: it ends in a theft, and the page calls it one.

const level: AnyLevel = nobodyIsWatching as unknown as AnyLevel
const ETH = 10n ** 18n
/** Of 4 ETH in the lie, 0.1 had been given up on the rollup. */
const STOLEN = (39n * ETH) / 10n

test('Nobody is watching: seven quiet days end in a theft that the page names as such', async ({ page }) => {
  test.setTimeout(240_000)
  const complaints = complaintsOf(page)
  await openLevel(page, 'optimistic', level)
  await takeOffersUntilDone(page)
  await goOn(page, level, 'three')
  await goOn(page, level, 'week')
  await predict(page, level, { step: 'week', answer: 'rejects' })
  await expectVerdict(page, 'otherwise')
  expect((await rollup(page)).claims[0]).toMatchObject({ status: 'confirmed', isTrue: false })
  await expect(lesson(page)).toContainText(/reached at 00:\d\d:\d\d on day 7/)

  await goOn(page, level, 'late')
  await press(page, 'Challenge it now')
  await expectRefused(page, 'cannot be challenged any more')
  await goOn(page, level, 'bridge')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'proof')
  await predict(page, level, { step: 'proof', answer: 'pays' })
  await expectVerdict(page, 'it')
  const { bridge } = await rollup(page)
  expect(BigInt(bridge.stolenWei)).toBe(STOLEN)
  expect(BigInt(bridge.owedWei) - BigInt(bridge.heldWei)).toBe(STOLEN)

  await goOn(page, level, 'theft')
  await expect(lesson(page)).toContainText(/This is a theft\..*3\.9 ETH.*were stolen/s)
  const stage = page.getByRole('region', { name: 'Stage' })
  await expect(stage.getByRole('button', { name: /stolen/ }).first()).toBeVisible()
  await expect(page.getByText('3.9 ETH of it are stolen').first()).toBeVisible()
  await expectSoundEverywhere(page, ['article'])

  await goOn(page, level, 'bond')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'one')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'again')
  await takeOffersUntilDone(page)
  await goOn(page, level, 'enough')
  await predict(page, level, { step: 'enough', answer: 'outvoted' })
  await expectVerdict(page, 'otherwise')
  await expectClosing(page)
  const after = await rollup(page)
  expect(after.claims.find(({ claim }) => claim === after.games[0]?.claim)).toMatchObject({ status: 'rejected' })
  expect(BigInt(after.bridge.stolenWei), 'one who watched stopped the second').toBe(STOLEN)
  expect(complaints).toEqual([])
})
