import { expect, test } from '@playwright/test'
import { sevenDays } from '../src/systems/optimistic/lesson/levels/sevenDays.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { rollup } from './support/dispute.ts'
import {
  expectAccessible,
  expectClosing,
  expectRefused,
  expectVerdict,
  goOn,
  lesson,
  openLevel,
  predict,
  press,
  takeOffer,
  takeOffersUntilDone,
} from './support/learner.ts'

// Home over the bridge by keyboard alone: by waiting, by selling, and past an exit that nobody should buy.

const level: AnyLevel = sevenDays as unknown as AnyLevel

test('Seven days, by keyboard alone, to the closing', async ({ page }) => {
  test.setTimeout(240_000)
  await openLevel(page, 'optimistic', level)
  for (const to of ['claim', 'early']) {
    await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  await press(page, 'Ask the bridge')
  await expectRefused(page, 'no confirmed claim holds it yet')

  await goOn(page, level, 'window')
  await predict(page, level, { step: 'window', answer: 'watcher' })
  await expectVerdict(page, 'otherwise')
  await expectAccessible(page)
  await goOn(page, level, 'home')
  await takeOffersUntilDone(page)
  await expect(lesson(page)).toContainText(/7 days and 1\.9 min .*after she left/)
  await goOn(page, level, 'twice')
  await press(page, 'Show the same proof again')
  await expectRefused(page, 'Nobody is paid twice')

  for (const to of ['again', 'dear', 'cheaper', 'bargain', 'buyers']) {
    if (to !== 'again') await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  await predict(page, level, { step: 'buyers', answer: 'nobody' })
  await expectVerdict(page, 'it')
  expect((await rollup(page)).withdrawals.map(({ offer }) => offer?.status ?? null)).toEqual([null, 'filled', 'open'])
  await goOn(page, level, 'collect')
  await takeOffer(page, { timeout: 60_000 })
  await expectClosing(page)

  const { withdrawals, claims } = await rollup(page)
  expect(withdrawals[1]?.offer?.status).toBe('collected')
  expect(claims.filter(({ isTrue }) => !isTrue).map(({ status }) => status)).toEqual(['rejected'])
  await expectAccessible(page)
})
