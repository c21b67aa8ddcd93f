import { expect, test } from '@playwright/test'
import { theCensor } from '../src/systems/optimistic/lesson/levels/theCensor.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { rollup } from './support/dispute.ts'
import {
  expectAccessible,
  expectClosing,
  expectRefused,
  expectVerdict,
  goOn,
  openLevel,
  predict,
  press,
  takeOffer,
  takeOffersUntilDone,
} from './support/learner.ts'

// Past a sequencer that does not take Ana's transactions, by keyboard alone.

const level: AnyLevel = theCensor as unknown as AnyLevel

test('The censor, by keyboard alone, to the closing', async ({ page }) => {
  test.setTimeout(240_000)
  await openLevel(page, 'optimistic', level)
  for (const to of ['ben', 'past']) {
    await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  await predict(page, level, { step: 'past', answer: 'inbox' })
  await press(page, 'Step')
  await expectVerdict(page, 'it')
  await expectAccessible(page)

  await goOn(page, level, 'early')
  await press(page, 'Force it now')
  await expectRefused(page, 'is not due before')
  for (const to of ['offline', 'due', 'plot', 'force', 'skip']) {
    if (to !== 'offline') await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  const { batches, transactions } = await rollup(page)
  expect(batches.map(({ mode, bytes }) => [mode, bytes])).toEqual([['forced', 0]])
  expect(
    transactions.map(({ fromId, standing }) => [fromId, standing]),
    'what was promised to Ben was never posted',
  ).toEqual([['ben', 'promised']])

  await predict(page, level, { step: 'skip', answer: 'confirmed' })
  await expectVerdict(page, 'otherwise')
  for (const to of ['true', 'home']) {
    if (to !== 'true') await takeOffersUntilDone(page)
    await goOn(page, level, to)
  }
  for (const turn of ['sign', 'block']) await test.step(turn, () => takeOffer(page))
  await expectClosing(page)
  const { withdrawals, claims } = await rollup(page)
  expect(withdrawals[0]?.paidIn).not.toBeNull()
  expect(claims.map(({ status, isTrue }) => [status, isTrue])).toEqual([
    ['rejected', false],
    ['confirmed', true],
  ])
  await expectAccessible(page)
})
