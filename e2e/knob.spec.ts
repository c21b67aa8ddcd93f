import { expect, type Page, test } from '@playwright/test'
import type { GroundView } from '../src/systems/ground/engine/types.ts'
import { theKnob } from '../src/systems/ground/lesson/levels/theKnob.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { openLab } from './support/lab.ts'
import {
  expectAccessible,
  expectClosing,
  expectStep,
  expectVerdict,
  goOn,
  isFocused,
  lesson,
  predict,
  tabTo,
  takeOffer,
  takeOffersUntilDone,
  viewOf,
} from './support/learner.ts'

// The level of the gas limit as a learner goes through it with the keyboard alone, to its closing words. Every block
// holds more than a thousand real transactions.

const level: AnyLevel = theKnob as unknown as AnyLevel
const PATIENCE = { timeout: 90_000 } as const

/** Moves the slider with the arrow keys alone, and then turns the limit. */
async function turnTo(page: Page, millions: number): Promise<void> {
  const slider = lesson(page).getByRole('slider')
  await tabTo(page, () => isFocused(slider))
  for (let from = Number(await slider.inputValue()); from !== millions; from += Math.sign(millions - from))
    await page.keyboard.press(millions > from ? 'ArrowRight' : 'ArrowLeft')
  await expect(slider).toHaveAttribute('aria-valuetext', `${millions} million gas`)
  await takeOffer(page)
  expect((await viewOf<GroundView>(page)).gasLimit).toBe(millions * 1_000_000)
}

async function left(page: Page): Promise<{ readonly nodes: number; readonly stake: number }> {
  const { network } = await viewOf<GroundView>(page)
  if (network === null) throw new Error('The level has lost its nodes.')
  return { nodes: network.verifying / network.nodes, stake: network.attestingEth / network.stakedEth }
}

test('The knob, by keyboard alone, from full blocks to the closing', async ({ page }) => {
  test.setTimeout(300_000)
  await openLab(page, 'ground', `?level=${level.id}`)
  await expectStep(page, level, 'full')
  expect((await left(page)).nodes).toBe(1)

  await goOn(page, level, 'turn')
  await turnTo(page, 160)
  await goOn(page, level, 'cost')
  await predict(page, level, { step: 'cost', answer: 'nodes' })
  await expectVerdict(page, 'it', PATIENCE)
  const paid = await left(page)
  expect(paid.nodes).toBeLessThan(0.9)
  expect(paid.stake).toBeGreaterThan(paid.nodes)
  await expectAccessible(page)

  await goOn(page, level, 'reach')
  await takeOffersUntilDone(page, PATIENCE)
  expect((await viewOf<GroundView>(page)).crowd?.throughput.perSecond).toBeGreaterThan(100)
  await goOn(page, level, 'back')
  await turnTo(page, 50)
  await goOn(page, level, 'return')
  await predict(page, level, { step: 'return', answer: 'at-once' })
  await expectVerdict(page, 'otherwise', PATIENCE)
  await expectClosing(page, PATIENCE)
  expect((await left(page)).nodes).toBe(1)
  await expectAccessible(page)
})
