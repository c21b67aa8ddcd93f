import { resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { systems } from '../src/app/registry.ts'
import type { AnyAction, AnyEvent, Plain } from '../src/kernel/types.ts'
import { levelsOf } from '../src/tools/levels.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { digest, moment } from './support/lab.ts'
import { buildVersion, createHost, type Host, removeVersion } from './support/versions.ts'

// After one visit the whole lab is on the device: the network and the server go away, and every level is played.

test.use({ serviceWorkers: 'allow' })

const dist = resolve(import.meta.dirname, '../dist')

async function everythingKept(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset['offline'] === 'ready', null, { timeout: 60_000 })
}

async function goOffline(context: BrowserContext, host: Host): Promise<void> {
  await context.setOffline(true)
  await host.goAway()
}

/** A level as its solution plays it, through the page's own session. */
async function play(page: Page, level: AnyLevel): Promise<void> {
  for (const move of level.solution) {
    const [view, events] = await page.evaluate(async (): Promise<readonly unknown[]> => {
      const { world } = window.mezzanine
      return [await world?.view(), await world?.events()]
    })
    const action = typeof move === 'function' ? move(view as Plain, events as readonly AnyEvent[]) : move
    const refusal = await page.evaluate(async (asked: unknown): Promise<unknown> => {
      const outcome = await window.mezzanine.dispatch(asked as AnyAction)
      return outcome.ok ? null : outcome.refusal
    }, action as unknown)
    expect(refusal).toBeNull()
  }
}

const levelCount = systems.reduce((sum, { levels }) => sum + levels.length, 0)

test('after one visit every level is played to its end without network and server', async ({ page, context }) => {
  test.setTimeout(60_000 * (levelCount + 1))
  const host = await createHost(dist)
  await page.goto(host.address)
  await everythingKept(page)
  await expect(page.getByText('The lab now works without a network')).toBeVisible()
  await goOffline(context, host)

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(levelCount).toBeGreaterThan(0)
  for (const system of systems) {
    for (const level of await levelsOf(system.id)) {
      await page.goto(`${host.address}#/lab/${system.id}?level=${level.id}`)
      await page.reload()
      await page.waitForFunction(() => window.mezzanine?.world != null)
      await play(page, level)
      const goals = page.locator('.goals li')
      await expect(goals).toHaveCount(level.goals.length)
      await expect(goals.filter({ hasText: 'reached at' })).toHaveCount(level.goals.length)
    }
    expect((await levelsOf(system.id)).map(({ id }) => id)).toEqual(system.levels.map(({ id }) => id))
  }
})

test('the note is quiet: no focus taken, nothing covered that plays the world, nothing that axe finds', async ({
  page,
}) => {
  const host = await createHost(dist)
  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(`${host.address}#/lab/ground`)
  await page.waitForFunction(() => window.mezzanine?.world != null)
  const play = page.getByRole('button', { name: 'Play' })
  await play.focus()
  const note = page.getByRole('region', { name: 'Versions' })
  await expect(note).toBeVisible({ timeout: 60_000 })
  await expect(play).toBeFocused()
  const [box, transport] = [await note.boundingBox(), await play.boundingBox()]
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(transport?.y ?? 0)
  const { violations } = await new AxeBuilder({ page }).include('.offline-note').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await note.getByRole('button', { name: 'Close' }).press('Enter')
  await expect(note).toHaveCount(0)
  await host.goAway()
})

test.describe('when the server has a newer version', () => {
  // In one process, so that both are built once.
  test.describe.configure({ mode: 'default' })
  let older = ''
  let newer = ''
  test.beforeAll(async () => {
    older = await buildVersion('older')
    newer = await buildVersion('newer')
  })
  test.afterAll(() => {
    removeVersion(older)
    removeVersion(newer)
  })

  const version = (page: Page) => page.evaluate(() => window.mezzanine.version)
  const note = (page: Page) => page.getByRole('region', { name: 'Versions' })
  const askServer = (page: Page) =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().then(() => null))
  /** A page that was opened again has forgotten it. */
  const mark = (page: Page) => page.evaluate(() => Reflect.set(window, 'sameAsBefore', true))
  const isSame = (page: Page) => page.evaluate(() => Reflect.get(window, 'sameAsBefore') === true)

  async function openWorld(page: Page, address: string): Promise<void> {
    await page.goto(address)
    await page.waitForFunction(() => window.mezzanine?.world != null)
  }
  /** Acts, and then stands in the middle of what happened. */
  async function workInProgress(page: Page, wei: string): Promise<void> {
    await page.evaluate(async (valueWei) => {
      await window.mezzanine.dispatch({ type: 'l1.pay', by: 'ana', args: { from: 'ana', to: 'ben', valueWei } })
      for (let block = 0; block < 3; block++) await window.mezzanine.advance(12)
      await window.mezzanine.seek(2)
    }, wei)
    await mark(page)
  }
  const standing = async (page: Page) => ({
    address: page.url(),
    moment: await moment(page),
    length: await page.evaluate(() => window.mezzanine.world?.length),
    digest: await digest(page),
  })
  const worldIsBack = async (page: Page, wanted: string) => {
    await page.waitForFunction((name) => window.mezzanine?.version === name && window.mezzanine.world != null, wanted)
  }

  const worldsOnShelf = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('mezzanine-worlds')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const count = opening.result.transaction('worlds').objectStore('worlds').count()
            count.onsuccess = () => resolve(count.result)
            count.onerror = () => reject(count.error)
          }
        }),
    )

  test('it waits to be asked for, the open world comes back with it, and another tab loses nothing', async ({
    page,
    context,
  }) => {
    const host = await createHost(older)
    await openWorld(page, `${host.address}#/lab/ground`)
    await everythingKept(page)
    await workInProgress(page, '1000000000000000')
    const other = await context.newPage()
    await openWorld(other, `${host.address}#/lab/ground?level=send-a-payment`)
    await everythingKept(other)
    await workInProgress(other, '2000000000000000')
    const [before, beforeOther] = [await standing(page), await standing(other)]

    await host.publish(newer)
    await askServer(page)
    for (const each of [page, other]) {
      await expect(note(each).getByRole('status')).toContainText('A newer version of the lab is here')
      await expect(each.getByRole('button', { name: 'Update now' })).not.toBeFocused()
    }

    // Later: nothing happens, nothing is lost.
    await page.getByRole('button', { name: 'Later' }).click()
    await expect(note(page)).toBeHidden()
    await page.waitForTimeout(1_000)
    for (const each of [page, other]) expect([await version(each), await isSame(each)]).toEqual(['older', true])

    // Now, in the other tab: it is the newer version, with the world as it stood.
    await other.getByRole('button', { name: 'Update now' }).click()
    await worldIsBack(other, 'newer')
    expect(await standing(other)).toEqual(beforeOther)

    // The first tab is told, and goes on with its own parts, though no server has them any more.
    await expect(note(page).getByRole('status')).toContainText('Another tab has updated the lab')
    expect([await version(page), await isSame(page)]).toEqual(['older', true])
    await goOffline(context, host)
    await page.evaluate(() =>
      window.mezzanine.dispatch({
        type: 'l1.postBlobs',
        by: 'sequencer',
        args: { from: 'sequencer', to: 'ben', data: '0x68656c6c6f' },
      }),
    )
    await page.evaluate((at) => window.mezzanine.seek(at), before.moment)
    const branched = await standing(page)
    expect(branched.address).toBe(before.address)

    await page.getByRole('button', { name: 'Update now' }).click()
    await worldIsBack(page, 'newer')
    expect(await standing(page)).toEqual(branched)
    expect(await worldsOnShelf(page), 'both tabs’, and the line that was left when the past was changed').toBe(3)
    const versionsKept = () => page.evaluate(async () => (await caches.keys()).length)
    await expect.poll(versionsKept, 'nobody runs the older one any more').toBe(1)
  })

  test('a world that the browser will not keep holds the update up, until that is said to be all right', async ({
    page,
  }) => {
    const host = await createHost(older)
    await openWorld(page, `${host.address}#/lab/ground`)
    await everythingKept(page)
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No room.', 'QuotaExceededError')
      }
    })
    await workInProgress(page, '4000000000000000')
    const before = await standing(page)
    await host.publish(newer)
    await askServer(page)
    await page.getByRole('button', { name: 'Update now' }).click()
    await expect(note(page).getByRole('status')).toContainText('Your world could not be kept')
    expect([await version(page), await isSame(page), await standing(page)]).toEqual(['older', true, before])

    await page.getByRole('button', { name: 'Update without it' }).click()
    await worldIsBack(page, 'newer')
    expect((await standing(page)).length).toBe(0)
    await host.goAway()
  })

  test('a page whose parts are gone says so, and its world comes back', async ({ browser }) => {
    const host = await createHost(older)
    // The very first visit, before anything could be kept.
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    await openWorld(page, `${host.address}#/lab/ground?level=send-a-payment`)
    await workInProgress(page, '3000000000000000')
    const before = await standing(page)
    await host.publish(newer)

    // What opens the inspector, whose part is only fetched now.
    await page.getByRole('region', { name: 'Stage' }).getByRole('button', { name: /^Ana,/ }).press('Enter')
    await expect(page.getByRole('heading', { name: 'This page stopped' })).toBeVisible()
    await expect(page.getByText('A newer version may have replaced it')).toBeVisible()
    await expect(page.getByText('it comes back where it stood')).toBeVisible()
    await page.getByRole('button', { name: 'Open this page again' }).click()
    await worldIsBack(page, 'newer')
    expect(await standing(page)).toEqual(before)
    await context.close()
    await host.goAway()
  })
})
