import { expect, type Page, test } from '@playwright/test'
import { roundsOrGas } from '../src/systems/optimistic/lesson/levels/roundsOrGas.ts'
import { squeezeTheBytes } from '../src/systems/optimistic/lesson/levels/squeezeTheBytes.ts'
import { whoKeepsTheTip } from '../src/systems/optimistic/lesson/levels/whoKeepsTheTip.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { complaintsOf, rollup } from './support/dispute.ts'
import {
  expectAccessible,
  expectClosing,
  expectStep,
  expectVerdict,
  goOn,
  isFocused,
  lesson,
  openLevel,
  predict,
  press,
  tabTo,
  takeOffer,
  takeOffersUntilDone,
} from './support/learner.ts'

// What a rollup costs and who earns by it: three levels to their closings, by keyboard alone.

/** Blocks of a hundred payments and of disputes take a small machine a while. */
const PATIENCE = { timeout: 60_000 } as const

interface Way {
  readonly answers: { readonly [step: string]: string }
  /** Steps whose answer was wrong on purpose. */
  readonly wrong: readonly string[]
  /** Steps that ask for more than their button. */
  readonly own?: { readonly [step: string]: () => Promise<void> }
}

async function playToTheClosing(page: Page, level: AnyLevel, { answers, wrong, own = {} }: Way): Promise<void> {
  for (const [index, step] of level.steps.entries()) {
    const answer = answers[step.id]
    await expectStep(page, level, step.id)
    if (own[step.id] !== undefined) await own[step.id]?.()
    else if (answer !== undefined) {
      await predict(page, level, { step: step.id, answer })
      await expectVerdict(page, wrong.includes(step.id) ? 'otherwise' : 'it', PATIENCE)
    } else if (step.offer !== undefined) await takeOffersUntilDone(page, PATIENCE)
    const next = level.steps[index + 1]
    if (next !== undefined) await goOn(page, level, next.id, PATIENCE)
  }
  await expectClosing(page, PATIENCE)
  await expectAccessible(page)
}

async function open(page: Page, level: AnyLevel): Promise<readonly string[]> {
  test.setTimeout(240_000)
  const complaints = complaintsOf(page)
  await openLevel(page, 'optimistic', level)
  return complaints
}

/** Over what stands there: the Tab key that leads into a field selects it. */
async function write(page: Page, name: string, text: string): Promise<void> {
  const field = lesson(page).getByRole('textbox', { name })
  await tabTo(page, () => isFocused(field))
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

/** The last step has no way on that would say that it is done. */
async function takeOffersToTheClosing(page: Page): Promise<void> {
  const closing = page.getByRole('heading', { name: 'All goals reached' })
  for (let turns = 0; turns < 8 && !(await closing.isVisible()); turns++) await takeOffer(page, PATIENCE)
}

/** The world stops where a swap is left out, and goes on by hand to what answers. */
async function stepToVerdict(page: Page): Promise<void> {
  const verdict = page.getByRole('heading', { name: 'You predicted' })
  const isThere = () =>
    verdict.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
  for (let steps = 0; steps < 8 && !(await isThere()); steps++) await press(page, 'Step')
}

test('Squeeze the bytes: what is asked for a payment is what sharing leaves of a post', async ({ page }) => {
  const level = squeezeTheBytes as unknown as AnyLevel
  const complaints = await open(page, level)
  const policy = async () => {
    const posts = lesson(page).getByRole('combobox', { name: 'Posts' })
    await tabTo(page, () => isFocused(posts))
    await page.keyboard.press('ArrowUp')
    await expect(posts).toHaveValue('blob')
    await write(page, 'A batch is full with', '300')
    await press(page, 'Run it so')
  }
  await playToTheClosing(page, level, {
    answers: { squeeze: 'addresses', deflate: 'rest', blob: 'same', calldata: 'more' },
    wrong: ['squeeze'],
    own: { policy, fill: () => takeOffersToTheClosing(page) },
  })
  const { batches, sequencer } = await rollup(page)
  const shared = batches.at(-1)
  expect(batches.map(({ transactions }) => transactions).slice(-4)).toEqual([1, 100, 100, 300])
  const each = Number(BigInt(shared?.feeWei ?? 0) / 300n) / 1e9
  expect(Math.abs(Number(sequencer.quote.l1Gwei) - each) / each).toBeLessThan(0.02)
  expect(complaints).toEqual([])
})

test('Rounds or gas: one dispute to its instruction, and a lie that falls at once', async ({ page }) => {
  const level = roundsOrGas as unknown as AnyLevel
  const complaints = await open(page, level)
  await playToTheClosing(page, level, {
    answers: { rounds: 'eighth', gas: 'less', bytes: 'twice', nobody: 'same' },
    wrong: ['rounds'],
  })
  const { games, oneShot } = await rollup(page)
  expect(games.map(({ branching, winner }) => [branching, winner])).toEqual([[16, 'challenger']])
  expect(oneShot.map(({ proven }) => proven !== null)).toEqual([true, false])
  expect(complaints).toEqual([])
})

test('Who keeps the tip: a place in front is sold, then taken, and a limit ends it', async ({ page }) => {
  const level = whoKeepsTheTip as unknown as AnyLevel
  const complaints = await open(page, level)
  const limit = async () => {
    const gives = /gives ([\d.]+) tokens/.exec((await lesson(page).textContent()) ?? '')?.[1] ?? ''
    await write(page, 'At least', gives)
    await page.keyboard.press('Enter')
  }
  const price = async () => {
    await predict(page, level, { step: 'price', answer: 'out' })
    await stepToVerdict(page)
    await expectVerdict(page, 'it')
  }
  await playToTheClosing(page, level, {
    answers: { auction: 'sequencer', sandwich: 'quoted', check: 'true' },
    wrong: ['sandwich'],
    own: { limit, price },
  })
  const { fees, mev } = await incomeOf(page)
  expect(mev).toBeGreaterThan(2n * fees)
  expect((await rollup(page)).claims.map(({ isTrue }) => isTrue)).not.toContain(false)
  expect(complaints).toEqual([])
})

async function incomeOf(page: Page): Promise<{ readonly fees: bigint; readonly mev: bigint }> {
  const { feesGwei, mevGwei } = (await rollup(page)).sequencer.income
  return { fees: BigInt(feesGwei), mev: BigInt(mevGwei) }
}
