import { expect, type Page, test } from '@playwright/test'
import type { AnyAction } from '../src/kernel/types.ts'
import type { ZkView } from '../src/systems/zk/engine/types/view.ts'
import { mainThreadTasks } from '../src/tools/bench/traceTasks.ts'
import { digest, moment, openLab } from './support/lab.ts'
import { viewOf } from './support/learner.ts'

// A proof is work for the whole machine: the page goes on, says how far it is, and whoever stops it or leaves loses nothing.

const PAYMENT = {
  type: 'l2.send',
  by: 'ana',
  args: { account: 1, wish: { kind: 'transfer', to: 2, amountGwei: '250000000' } },
} as unknown as AnyAction
const CLOSE_BATCH: AnyAction = { type: 'sequencer.post', by: 'sequencer', args: {} }
/** Past the time that the proof takes in the world, and the blocks after it. */
const UNTIL_EXECUTED = 96

/** With batches of one the circuit is the smallest. */
async function openRollup(page: Page, slots: number): Promise<void> {
  await openLab(page, 'zk')
  await page.evaluate(
    (size) =>
      window.mezzanine.open({
        mezzanine: 1,
        engine: window.mezzanine.version,
        system: 'zk',
        seed: 'proving',
        params: { l1: { blobSchedule: 'bpo2' }, slots: size },
        log: [],
        moment: { position: 0, seq: 0 },
        panes: null,
        digest: null,
      }),
    slots,
  )
}

async function ask(page: Page, action: AnyAction): Promise<void> {
  const isDone = await page.evaluate(
    async (text) => (await window.mezzanine.dispatch(JSON.parse(text) as AnyAction)).ok,
    JSON.stringify(action),
  )
  expect(isDone, action.type).toBe(true)
}
const advance = (page: Page, seconds: number) => page.evaluate((s) => window.mezzanine.advance(s), seconds)
const firstBatch = async (page: Page) => (await viewOf<ZkView>(page)).batches[0]

/** Every word that the progress says from now on. */
const listenToProgress = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = []
    const listen = () => {
      const words = document.querySelector('.busy span')?.textContent
      if (words && heard.at(-1) !== words) heard.push(words)
    }
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(window, { heard })
  })
const heardOf = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)

test('while a proof is made the page is free, says how far it is, and stops when it is told to, without a trace', async ({
  page,
  browser,
}) => {
  await openRollup(page, 4)
  await ask(page, PAYMENT)
  await ask(page, CLOSE_BATCH)
  const before = { digest: await digest(page), moment: await moment(page) }
  await listenToProgress(page)
  await browser.startTracing(page, { categories: ['toplevel'] })

  const stopped = advance(page, UNTIL_EXECUTED)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await stopped).toMatchObject({ ok: false, refusal: { code: 'cancelled' } })
  expect({ digest: await digest(page), moment: await moment(page) }).toEqual(before)

  expect(await advance(page, UNTIL_EXECUTED)).toMatchObject({ ok: true })
  const tasks = mainThreadTasks(await browser.stopTracing())
  expect(await firstBatch(page)).toMatchObject({ standing: 'executed', proof: { status: 'accepted' } })
  expect(tasks.length).toBeGreaterThan(10)
  expect(Math.max(...tasks)).toBeLessThanOrEqual(100)

  const heard = (await heardOf(page)).map((words) => words.replace(/\d+/, 'n'))
  expect(new Set(heard)).toContain('The circuit’s key is made: n %')
  expect(heard.length, 'it moves').toBeGreaterThan(3)
  await expect(page.locator('.busy')).toHaveCount(0)
})

test('a link made while a proof is on its way opens there, and the proof is the same wherever it is made', async ({
  page,
  browser,
}) => {
  await openRollup(page, 1)
  await ask(page, PAYMENT)
  await advance(page, 24)
  expect(await firstBatch(page)).toMatchObject({ standing: 'committed', proof: { status: 'making' } })
  const midway = { digest: await digest(page), link: await page.evaluate(() => window.mezzanine.link()) }
  await advance(page, UNTIL_EXECUTED - 24)
  const proven = { digest: await digest(page), proof: (await firstBatch(page))?.proof.proof }
  expect(proven.proof).toMatch(/^0x[0-9a-f]{512}$/)

  // a browser that has no key and no proof of it
  const stranger = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  await stranger.goto(midway.link)
  await stranger.waitForFunction(() => window.mezzanine?.world != null)
  expect(await digest(stranger)).toBe(midway.digest)
  expect(await firstBatch(stranger)).toMatchObject({ standing: 'committed', proof: { status: 'making' } })
  await advance(stranger, UNTIL_EXECUTED - 24)
  expect({ digest: await digest(stranger), proof: (await firstBatch(stranger))?.proof.proof }).toEqual(proven)
  await stranger.context().close()
})

test('a tab that is closed in the middle of a proof loses nothing', async ({ page, context }) => {
  const level = '?level=proof-instead-of-trust'
  await openLab(page, 'zk', level)
  const before = await moment(page)
  await ask(page, PAYMENT)
  await ask(page, CLOSE_BATCH)
  const kept = { digest: await digest(page), moment: await moment(page) }
  expect(kept.moment.position).toBeGreaterThan(before.position)
  // kept on the shelf a moment after it has happened
  await page.waitForTimeout(1500)
  void advance(page, 600).catch(() => {})
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.close()

  const again = await context.newPage()
  await openLab(again, 'zk', level)
  expect({ digest: await digest(again), moment: await moment(again) }).toEqual(kept)
  expect(await advance(again, UNTIL_EXECUTED)).toMatchObject({ ok: true })
})
