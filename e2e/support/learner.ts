import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import type { AnyLevel, LevelStep } from '../../src/ui/exhibit.ts'
import { openLab } from './lab.ts'

// A learner who has no mouse: goes through a level with Tab, Enter and the arrow keys alone.

export const lesson = (page: Page): Locator => page.getByRole('article')
export const stepTitle = (page: Page): Locator => lesson(page).getByRole('heading', { level: 1 })

export async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The Tab key does not lead there.')
}

export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

/** What was asked for has happened and is shown: until then the lesson takes no other wish. */
const settled = (page: Page, patience: Patience = {}): Promise<void> =>
  expect(lesson(page)).toHaveAttribute('aria-busy', 'false', patience)

async function pressIt(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeVisible()
  await settled(page)
  await tabTo(page, () => isFocused(button))
  await page.keyboard.press('Enter')
}

export const press = (page: Page, name: string): Promise<void> =>
  pressIt(page, lesson(page).getByRole('button', { name, exact: true }))

const offered = (page: Page): Locator => lesson(page).locator('.offer .btn')

/** The one button of the step, whatever it is called, and then until the world has moved on. */
export async function takeOffer(page: Page, patience: Patience = {}): Promise<void> {
  await settled(page)
  await movesOn(page, () => pressIt(page, offered(page)), patience)
}

async function movesOn(page: Page, act: () => Promise<void>, patience: Patience): Promise<void> {
  const before = await position(page)
  await act()
  await expect.poll(() => position(page), patience).toBeGreaterThan(before)
  await settled(page, patience)
}

const position = (page: Page): Promise<number> => page.evaluate(() => window.mezzanine.world?.position ?? -1)

export interface Patience {
  /** How long what the step asks for may take: blocks of real transactions do. */
  readonly timeout?: number
}

const next = (page: Page): Locator => lesson(page).getByRole('button', { name: 'Next', exact: true })
export const isDone = async (page: Page): Promise<boolean> =>
  (await next(page).getAttribute('aria-disabled')) === 'false'

const MOST_TURNS = 8

/** The step's own button, until it has brought what the step asks for. */
export async function takeOffersUntilDone(page: Page, patience: Patience = {}): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS && !(await isDone(page)); turns++) await takeOffer(page, patience)
}

// Steps and answers are named by their ids: a level may be reworded, the way through it stays.

const stepOf = (level: AnyLevel, id: string): LevelStep => {
  const step = level.steps.find((each) => each.id === id)
  if (step === undefined) throw new Error(`The level ${level.id} has no step ${id}.`)
  return step
}

export const expectStep = (page: Page, level: AnyLevel, id: string): Promise<void> =>
  expect(stepTitle(page)).toHaveText(stepOf(level, id).title)

/** A level’s first step, where nothing moves on its own. */
export async function openLevel(page: Page, system: string, level: AnyLevel): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openLab(page, system, `?level=${level.id}`)
  await expectStep(page, level, level.steps[0]?.id ?? '')
}

/** The way on opens only when what the step asks for has happened. */
export async function goOn(page: Page, level: AnyLevel, to: string, patience: Patience = {}): Promise<void> {
  await expect(next(page)).toHaveAttribute('aria-disabled', 'false', patience)
  await pressIt(page, next(page))
  await expectStep(page, level, to)
}

/** Picks an answer to the step's question with the arrow keys, and lets it happen. */
export async function predict(page: Page, level: AnyLevel, { step, answer }: { step: string; answer: string }) {
  const option = stepOf(level, step).predict?.options.find(({ id }) => id === answer)
  const radio = page.getByRole('radio', { name: option?.text ?? answer })
  await tabTo(page, () => page.evaluate(() => document.activeElement?.getAttribute('type') === 'radio'))
  for (let moved = 0; moved < 6 && !(await radio.isChecked()); moved++) await page.keyboard.press('ArrowDown')
  await expect(radio).toBeChecked()
  await press(page, 'Lock in and step')
}

/** Where what was predicted takes several turns: answers, and lets happen what happens until there is a verdict. */
export async function predictToVerdict(
  page: Page,
  level: AnyLevel,
  asked: { step: string; answer: string },
  patience: Patience = {},
): Promise<void> {
  const verdict = page.getByRole('heading', { name: /You predicted/ })
  await movesOn(page, () => predict(page, level, asked), patience)
  for (let turns = 1; turns < MOST_TURNS && !(await verdict.isVisible()); turns++) {
    await movesOn(page, () => pressIt(page, stepButton(page)), patience)
  }
}

const stepButton = (page: Page): Locator => lesson(page).getByRole('button', { name: 'Step', exact: true })

export const expectVerdict = (page: Page, verdict: 'it' | 'otherwise', patience: Patience = {}): Promise<void> =>
  expect(page.getByRole('heading', { name: `You predicted ${verdict}.` })).toBeVisible(patience)

interface Answered {
  readonly step: string
  readonly answer: string
  readonly verdict: 'it' | 'otherwise'
  /** What the lesson then says. */
  readonly told: string
}

/** On to each of these steps in turn, and through its question to what came of it. */
export async function answerEach(page: Page, level: AnyLevel, steps: readonly Answered[], patience: Patience = {}) {
  for (const { step, answer, verdict, told } of steps) {
    await goOn(page, level, step, patience)
    await predictToVerdict(page, level, { step, answer }, patience)
    await expectVerdict(page, verdict, patience)
    await expect(lesson(page)).toContainText(told)
  }
}

export const expectRefused = (page: Page, words: string): Promise<void> =>
  expect(lesson(page).getByRole('alert').filter({ hasText: 'Refused' })).toContainText(words)

export const expectClosing = (page: Page, patience: Patience = {}): Promise<void> =>
  expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible(patience)

/** What the world looks like now, as far as a test reads it. */
export async function viewOf<V>(page: Page): Promise<V> {
  return (await page.evaluate(async (): Promise<unknown> => window.mezzanine.world?.view())) as V
}

/** All that axe knows, within one part of the page, at rest. */
export async function expectAccessible(page: Page, within = 'article'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual([])
}
