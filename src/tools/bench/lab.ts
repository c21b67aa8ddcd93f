import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { ensureChromium } from '../chromium.ts'
import { serveFolder } from '../staticServer.ts'
import { type FrameReport, installFrameMeter } from './frameMeter.ts'
import { FLAGS, type Run } from './inBrowser.ts'
import { manyEvents, manyPending, type ScenarioObject } from './labWorlds.ts'
import { median, quantile, rounded } from './statistics.ts'
import { mainThreadTasks } from './traceTasks.ts'

// How smooth the lab stays in large worlds: the built lab in a headless Chromium, driven by keys and pointer as a
// learner drives it. Frames are measured in the page.

/** A key held down repeats about this often. */
const REPEAT_MS = 33
const HELD_PRESSES = 90
const SINGLE_PRESSES = 40
const DRAG_STEPS = 120
const PLAY_MS = 4000
const SPEED = 300
/** A frame that missed its place at 60 a second. */
const SLOW_FRAME_MS = 20

type Workload = (page: Page) => Promise<void>

const workloads: { readonly [name: string]: Workload } = {
  idle: (page) => page.waitForTimeout(1500),
  stepping: async (page) => {
    await middle(page)
    for (let press = 0; press < SINGLE_PRESSES; press++) {
      const from = await playhead(page)
      await page.keyboard.press(press % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
      await page.waitForFunction((was) => document.querySelector('[role=slider]')?.ariaValueNow !== was, from)
    }
  },
  holding: async (page) => {
    await middle(page)
    for (let press = 0; press < HELD_PRESSES; press++) {
      await page.keyboard.down('ArrowRight')
      await page.waitForTimeout(REPEAT_MS)
    }
    await page.keyboard.up('ArrowRight')
    await settled(page)
  },
  dragging: async (page) => {
    const flag = await page.locator('[role=slider]').boundingBox()
    const sheet = await page.locator('.score-box__sheet').boundingBox()
    if (!flag || !sheet) throw new Error('The score is not on the page.')
    const y = flag.y + flag.height / 2
    await page.mouse.move(flag.x + 1, y)
    await page.mouse.down()
    for (let step = 1; step <= DRAG_STEPS; step++) {
      const share = Math.abs(1 - (2 * step) / DRAG_STEPS)
      await page.mouse.move(sheet.x + 100 + (sheet.width - 140) * share, y)
      await page.waitForTimeout(16)
    }
    await page.mouse.up()
    await settled(page)
  },
  replaying: async (page) => {
    await middle(page)
    await play(page)
  },
  playing: async (page) => {
    await page.keyboard.press('End')
    await settled(page)
    await play(page)
  },
}

async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play' }).click()
  await page.waitForTimeout(PLAY_MS)
  await page.getByRole('button', { name: 'Pause' }).click()
  await settled(page)
}

const playhead = (page: Page) => page.locator('[role=slider]').getAttribute('aria-valuenow')

async function middle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const length = window.mezzanine.world?.length ?? 0
    await window.mezzanine.seek(Math.floor(length / 2))
  })
  await settled(page)
}

/** Until the page shows where the world stands and nothing moves any more. */
const settled = (page: Page) => page.waitForTimeout(400)

interface Figures {
  readonly medianFrameMs: number
  readonly p95FrameMs: number
  readonly slowFrames: number
  /** By the clock on the wall, as the browser reports long tasks: 0 when none reached 50 ms. */
  readonly longestTaskMs: number
  /** By the main thread's own clock: what other programs do to a busy machine is no part of these. */
  readonly longestTaskCpuMs: number
  readonly p95BusyTaskCpuMs: number
  readonly cpuMsPerMove: number | null
}

interface Measured extends FrameReport {
  readonly taskCpu: readonly number[]
}

async function measure(browser: Browser, page: Page, workload: Workload): Promise<Measured> {
  await page.evaluate(() => {
    window.frameMeter = window.startFrameMeter()
  })
  await browser.startTracing(page, { categories: ['toplevel'] })
  await workload(page)
  const taskCpu = mainThreadTasks(await browser.stopTracing())
  const report = await page.evaluate(() => window.frameMeter?.stop())
  if (!report) throw new Error('The page was left while it was measured.')
  return { ...report, taskCpu }
}

/** Shorter tasks are the browser's small change: there are thousands, and they would hide the others. */
const BUSY_FROM_MS = 1

const figuresOf = (all: readonly Measured[]): Figures => {
  const frames = all.flatMap((each) => each.frames)
  const taskCpu = all.flatMap((each) => each.taskCpu)
  const moves = all.reduce((sum, each) => sum + each.moves, 0)
  const busy = taskCpu.filter((each) => each >= BUSY_FROM_MS)
  return {
    medianFrameMs: rounded(median(frames)),
    p95FrameMs: rounded(quantile(frames, 0.95)),
    slowFrames: rounded(frames.filter((frame) => frame > SLOW_FRAME_MS).length / frames.length),
    longestTaskMs: rounded(all.flatMap((each) => each.longTasks).reduce((most, each) => Math.max(most, each), 0)),
    longestTaskCpuMs: rounded(taskCpu.reduce((most, each) => Math.max(most, each), 0)),
    p95BusyTaskCpuMs: rounded(quantile(busy, 0.95)),
    cpuMsPerMove: moves === 0 ? null : rounded(taskCpu.reduce((sum, each) => sum + each, 0) / moves),
  }
}

async function measureWorld(browser: Browser, page: Page, scenario: ScenarioObject) {
  const start = performance.now()
  // As an unknown: how JSON nests is too deep a question for the type of `evaluate`.
  await page.evaluate((content: unknown) => window.mezzanine.open(content), scenario as unknown)
  await page.locator('[role=slider]').waitFor()
  const openMs = Math.round(performance.now() - start)
  await page.evaluate(() => document.querySelector<HTMLElement>('[role=slider]')?.blur())
  const parts: { [name: string]: Measured } = {}
  for (const [name, workload] of Object.entries(workloads)) parts[name] = await measure(browser, page, workload)
  const { idle, ...working } = parts
  const steps = parts['stepping']?.steps ?? []
  return {
    ...figuresOf(Object.values(working)),
    step: { medianMs: rounded(median(steps)), p95Ms: rounded(quantile(steps, 0.95)) },
    events: await page.evaluate(async () => (await window.mezzanine.world?.events())?.length ?? 0),
    svgNodes: await page.locator('svg *').count(),
    openMs,
    by: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, figuresOf([part])])),
  }
}

/** Builds the lab, opens it in a tab of its own for each world, and works in it. */
export async function measureLab(root: string): Promise<Run> {
  const folder = join(root, '.cache/bench-lab')
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const serving = await serveFolder({ folder, base: '/' }, [0])
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...FLAGS] })
  const inOwnTab = async (scenario: ScenarioObject) => {
    // What is measured is the lab, and not how it is fetched for offline use meanwhile.
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
    // tsx names functions by a helper of its own, which a function that goes to the page does not take along.
    await page.addInitScript('globalThis.__name = (value) => value')
    await page.addInitScript(installFrameMeter)
    // Settings are read when the lab starts.
    await page.addInitScript((speed) => localStorage.setItem('mezzanine.settings', JSON.stringify({ speed })), SPEED)
    await page.goto(`${serving.address}#/lab/ground`)
    await page.waitForFunction(() => window.mezzanine?.world != null)
    const figures = await measureWorld(browser, page, scenario)
    await page.close()
    return figures
  }
  try {
    return {
      browser: `Chromium ${browser.version()}`,
      figures: { score2000: await inOwnTab(manyEvents()), pending500: await inOwnTab(manyPending()) },
    }
  } finally {
    await browser.close()
    await serving.stop()
  }
}
