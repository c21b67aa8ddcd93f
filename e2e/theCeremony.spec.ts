import { expect, test } from '@playwright/test'
import type { ZkView } from '../src/systems/zk/engine/types/view.ts'
import { theCeremony } from '../src/systems/zk/lesson/levels/theCeremony.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import {
  expectAccessible,
  expectClosing,
  expectVerdict,
  goOn,
  lesson,
  openLevel,
  predictToVerdict,
  press,
  takeOffersUntilDone,
  viewOf,
} from './support/learner.ts'

// Three ceremonies by keyboard alone: a key that holds, and two that do not.

const level: AnyLevel = theCeremony as unknown as AnyLevel
const PATIENCE = { timeout: 60_000 }

test('The ceremony, by keyboard alone, to the closing', async ({ page }) => {
  test.setTimeout(300_000)
  await openLevel(page, 'zk', level)
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'delta')
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'payment')
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'alone')
  await predictToVerdict(page, level, { step: 'alone', answer: 'caught' }, PATIENCE)
  await expectVerdict(page, 'otherwise')
  await expect(lesson(page)).toContainText('EquationFails')
  await expectAccessible(page)

  await goOn(page, level, 'shortcut')
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'trapdoor')
  await press(page, 'Mallory forges with α, β, δ')
  await goOn(page, level, 'tau', PATIENCE)
  await predictToVerdict(page, level, { step: 'tau', answer: 'taken' }, PATIENCE)
  await expectVerdict(page, 'it')
  expect((await viewOf<ZkView>(page)).pocket?.stolenWei).toBe('2000000000000000000')

  await goOn(page, level, 'other')
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'copy')
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'turned')
  await predictToVerdict(page, level, { step: 'turned', answer: 'taken' }, PATIENCE)
  await expectVerdict(page, 'it')
  await goOn(page, level, 'lesson')
  await expect(lesson(page)).toContainText('one honest contributor in each phase')
  await expectClosing(page, PATIENCE)
  await expectAccessible(page)
})
