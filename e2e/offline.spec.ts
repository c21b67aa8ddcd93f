import { resolve } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { systems } from '../src/app/registry.ts'
import type { AnyAction, AnyEvent, Plain } from '../src/kernel/types.ts'
import { levelsOf } from '../src/tools/levels.ts'
import type { AnyLevel } from '../src/ui/exhibit.ts'
import { createHost, type Host } from './support/versions.ts'

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

test('after one visit every level is played to its end without network and server', async ({ page, context }) => {
  const host = await createHost(dist)
  await page.goto(host.address)
  await everythingKept(page)
  await expect(page.getByText('The lab now works without a network')).toBeVisible()
  await goOffline(context, host)

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  let played = 0
  for (const system of systems) {
    for (const level of await levelsOf(system.id)) {
      await page.goto(`${host.address}#/lab/${system.id}?level=${level.id}`)
      await page.reload()
      await page.waitForFunction(() => window.mezzanine?.world != null)
      await play(page, level)
      const goals = page.locator('.goals li')
      await expect(goals).toHaveCount(level.goals.length)
      await expect(goals.filter({ hasText: 'reached at' })).toHaveCount(level.goals.length)
      played++
    }
    expect((await levelsOf(system.id)).map(({ id }) => id)).toEqual(system.levels.map(({ id }) => id))
  }
  expect(played).toBeGreaterThan(0)
})
