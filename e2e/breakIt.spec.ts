import { expect, test } from '@playwright/test'
import type { ZkView } from '../src/systems/zk/engine/types/view.ts'
import { breakIt } from '../src/systems/zk/lesson/levels/breakIt.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { openLab } from './support/lab.ts'
import {
  expectAccessible,
  expectClosing,
  expectStep,
  expectVerdict,
  goOn,
  lesson,
  predictToVerdict,
  takeOffer,
  takeOffersUntilDone,
  viewOf,
} from './support/learner.ts'

// Six ways to cheat by keyboard alone: an answer, and as many presses as the cheating takes.

const level: AnyLevel = breakIt as unknown as AnyLevel
const PATIENCE = { timeout: 60_000 }

const ANSWERS = [
  { step: 'overspend', answer: 'signature', verdict: 'otherwise', told: 'the balance covers amount and fee' },
  { step: 'signature', answer: 'signature', verdict: 'it', told: 'the signature fits key and message' },
  { step: 'path', answer: 'path', verdict: 'it', told: 'the path leads to the root' },
  { step: 'word', answer: 'equation', verdict: 'otherwise', told: 'OtherWords' },
  { step: 'proof', answer: 'point', verdict: 'it', told: 'NotOnCurve' },
  { step: 'root', answer: 'equation', verdict: 'it', told: 'EquationFails' },
] as const

test('Break it, by keyboard alone, to the closing', async ({ page }) => {
  test.setTimeout(300_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openLab(page, 'zk', `?level=${level.id}`)
  await expectStep(page, level, 'lineUp')
  for (const { step, answer, verdict, told } of ANSWERS) {
    await goOn(page, level, step, PATIENCE)
    await predictToVerdict(page, level, { step, answer }, PATIENCE)
    await expectVerdict(page, verdict, PATIENCE)
    await expect(lesson(page)).toContainText(told)
  }
  await expectAccessible(page)
  await goOn(page, level, 'dropped', PATIENCE)
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'healed', PATIENCE)
  await takeOffer(page, PATIENCE)
  await expectClosing(page, PATIENCE)
  const { bridge, batches } = await viewOf<ZkView>(page)
  expect(bridge.stolenWei).toBe('0')
  expect(batches.map(({ standing }) => standing).filter((standing) => standing === 'committed')).toEqual([])
})
