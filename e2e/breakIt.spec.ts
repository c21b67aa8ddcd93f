import { expect, test } from '@playwright/test'
import type { ZkView } from '../src/systems/zk/engine/types/view.ts'
import { breakIt } from '../src/systems/zk/lesson/levels/breakIt.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import {
  answerEach,
  expectAccessible,
  expectClosing,
  goOn,
  openLevel,
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
  await openLevel(page, 'zk', level)
  await answerEach(page, level, ANSWERS, PATIENCE)
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
