import { expect, test } from '@playwright/test'
import type { ZkView } from '../src/systems/zk/engine/types/view.ts'
import { theMissingConstraint } from '../src/systems/zk/lesson/levels/theMissingConstraint.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import {
  answerEach,
  expectAccessible,
  expectClosing,
  expectVerdict,
  goOn,
  lesson,
  openLevel,
  predictToVerdict,
  takeOffersUntilDone,
  viewOf,
} from './support/learner.ts'

// Three attacks that a constraint stops, and one that none does, by keyboard alone; then the same link with the check.

const level: AnyLevel = theMissingConstraint as unknown as AnyLevel
const PATIENCE = { timeout: 60_000 }

const ANSWERS = [
  { step: 'key', answer: 'key', verdict: 'it', told: 'the key is the account’s' },
  { step: 'nonce', answer: 'none', verdict: 'otherwise', told: 'the nonce is the account’s' },
  { step: 'path', answer: 'funds', verdict: 'otherwise', told: 'the path leads to the root' },
  { step: 'funds', answer: 'none', verdict: 'it', told: 'L1 took it' },
] as const

test('The missing constraint: stolen with a valid proof, and stopped where nothing is missing', async ({ page }) => {
  test.setTimeout(300_000)
  await openLevel(page, 'zk', level)
  await answerEach(page, level, ANSWERS, PATIENCE)
  await expectAccessible(page)
  await goOn(page, level, 'loot', PATIENCE)
  await takeOffersUntilDone(page, PATIENCE)
  await goOn(page, level, 'run', PATIENCE)
  await predictToVerdict(page, level, { step: 'run', answer: 'nobody' }, PATIENCE)
  await expectVerdict(page, 'otherwise', PATIENCE)
  expect((await viewOf<ZkView>(page)).bridge.stolenWei).not.toBe('0')

  await goOn(page, level, 'restore', PATIENCE)
  const otherwise = lesson(page).locator('.offer a')
  await expect(otherwise).toHaveAttribute('href', /#/, PATIENCE)
  const beside = await page.context().newPage()
  await beside.goto(new URL((await otherwise.getAttribute('href')) ?? '', page.url()).href)
  await beside.waitForFunction(() => window.mezzanine?.world, null, PATIENCE)
  const { bridge, batches } = await viewOf<ZkView>(beside)
  expect(bridge.stolenWei).toBe('0')
  expect(batches.flatMap(({ proof }) => proof.failure?.constraint ?? [])).toEqual([
    'slot 0 / payer / the balance covers amount and fee / bits make the number',
  ])
  await beside.close()

  await goOn(page, level, 'whatHelps', PATIENCE)
  await expectClosing(page, PATIENCE)
})
