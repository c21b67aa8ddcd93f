import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { AnyAction } from '../src/kernel/types.ts'
import type { GameView } from '../src/systems/optimistic/engine/types/view.ts'
import { theLie } from '../src/systems/optimistic/lesson/levels/theLie.ts'
import type { AnyLevel, LevelMove } from '../src/ui/exhibit.ts'
import { complaintsOf, INSPECTOR, rollup, theGame } from './support/dispute.ts'
import { digest, moment, openLab } from './support/lab.ts'
import { expectStep } from './support/learner.ts'

// A link made in the middle of a dispute is the dispute: whoever opens it has the same world, at the same move, with the
// same turn to take, and can go back in it and on from it.

const root = resolve(import.meta.dirname, '..')
const level: AnyLevel = theLie as unknown as AnyLevel

async function ask(page: Page, action: AnyAction): Promise<void> {
  const isDone = await page.evaluate(
    async (text) => (await window.mezzanine.dispatch(JSON.parse(text) as AnyAction)).ok,
    JSON.stringify(action),
  )
  expect(isDone, action.type).toBe(true)
}

/** Up to the learner’s first choice, as the level’s own solution goes. */
const UP_TO_THE_CHOICE = 4

async function toTheChoice(page: Page): Promise<void> {
  await openLab(page, 'optimistic', `?level=${level.id}`)
  for (const move of level.solution.slice(0, UP_TO_THE_CHOICE) as readonly LevelMove[])
    await ask(page, typeof move === 'function' ? move((await rollup(page)) as never, []) : move)
}

const sign = (type: string, by: string, args: object) => ({ type, by, args }) as unknown as AnyAction
const LYING: readonly AnyAction[] = [
  sign('l2.send', 'mallory', { from: 'mallory', wish: { kind: 'withdraw', amount: '100000000' } }),
  sign('proposer.set', 'learner', { lie: { kind: 'theft', amountGwei: '4000000000' } }),
  sign('clock.advance', 'clock', { seconds: 400 }),
]

/** Both sides have played by themselves to the end, eight parts a round, and somebody has gone back into the middle. */
async function backInTheMiddle(page: Page): Promise<void> {
  await openLab(page, 'optimistic')
  await page.evaluate(() =>
    window.mezzanine.open({
      mezzanine: 1,
      engine: window.mezzanine.version,
      system: 'optimistic',
      seed: 'in-the-middle',
      params: { l1: { blobSchedule: 'bpo2' }, branching: 8, watchers: [{ id: 'vera', mode: 'on' }] },
      log: [],
      moment: { position: 0, seq: 0 },
      panes: null,
      digest: null,
    }),
  )
  for (const action of LYING) await ask(page, action)
  expect((await theGame(page)).winner).toBe('challenger')
  await page.evaluate(async () => {
    const events = (await window.mezzanine.world?.events()) ?? []
    const choices = events.flatMap(({ type }, index) => (type === 'game.chosen' ? [index] : []))
    const second = choices[1] ?? 0
    await window.mezzanine.seek({ position: events[second]?.cause ?? 0, seq: second + 1 })
  })
  await page.locator('.ob[data-id="game:0"]').press('Enter')
  await expect(page.locator(INSPECTOR).getByRole('heading', { name: 'Dispute 0' })).toBeVisible()
}

const situations = [
  { name: 'in a level, where the challenger has to choose', arrange: toTheChoice, turn: 'challenger', isPast: false },
  {
    name: 'in the lab, back from its end to the second round',
    arrange: backInTheMiddle,
    turn: 'defender',
    isPast: true,
  },
] as const

for (const { name, arrange, turn, isPast } of situations) {
  test(`a link from the middle of a dispute opens there: ${name}`, async ({ page, browser, baseURL }) => {
    test.setTimeout(180_000)
    const complaints = complaintsOf(page)
    await arrange(page)
    const here = { digest: await digest(page), moment: await moment(page), game: await theGame(page) }
    expect(here.game).toMatchObject({ turn, winner: null })
    const link = await shareByHand(page)

    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), serviceWorkers: 'block' })
    const theirs = await context.newPage()
    const theirComplaints = complaintsOf(theirs)
    await theirs.goto(link)
    await theirs.waitForFunction(() => window.mezzanine?.world != null)
    await expectThere(theirs, here)
    if (isPast) await expect(theirs.locator(INSPECTOR).getByRole('heading', { name: 'Dispute 0' })).toBeVisible()
    else await expectStep(theirs, level, 'claim')
    await expect(theirs.getByText('This runs differently here')).toHaveCount(0)

    await stepBackAndForth(theirs, here)
    const choice = sign('game.choose', 'vera', { from: 'vera', game: 0, segment: 0 })
    for (const each of [page, theirs])
      if (isPast) await each.evaluate(() => window.mezzanine.seek(window.mezzanine.world?.length ?? 0))
      else await ask(each, choice)
    expect(await digest(theirs), 'what follows is the same too').toBe(await digest(page))
    expect(await digest(theirs)).not.toBe(here.digest)
    expect([...complaints, ...theirComplaints]).toEqual([])
    await context.close()

    const printed = execFileSync('npm', ['run', '-s', 'lab', '--', 'replay', link], { cwd: root, encoding: 'utf8' })
    expect(JSON.parse(printed)).toMatchObject({ system: 'optimistic', equal: true, position: here.moment.position })
  })
}

interface Place {
  readonly digest: string | undefined
  readonly moment: { readonly position: number; readonly seq: number }
  readonly game: GameView
}

async function expectThere(page: Page, place: Place): Promise<void> {
  expect(await moment(page)).toEqual(place.moment)
  expect(await digest(page)).toBe(place.digest)
  expect(await theGame(page)).toEqual(place.game)
}

async function stepBackAndForth(page: Page, place: Place): Promise<void> {
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => moment(page)).not.toEqual(place.moment)
  expect(await digest(page)).not.toBe(place.digest)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => moment(page)).toEqual(place.moment)
  await expectThere(page, place)
}

async function shareByHand(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).press('Enter')
  const field = page.getByRole('textbox', { name: /^Link/ })
  await expect(field).toHaveValue(/#\/lab\/optimistic\?s=/)
  const link = await field.inputValue()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  return link
}
