import { createServer } from 'node:net'
import { defineConfig, devices } from '@playwright/test'
import { ensureChromium } from './src/tools/chromium.ts'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })

// This file is read again by every worker process: they inherit what the first reading found.
process.env['E2E_PORT'] ??= String(await freePort())
process.env['CHROMIUM_PATH'] ??= ensureChromium()

// A sub-path on purpose: the lab must run under any.
const base = `http://127.0.0.1:${process.env['E2E_PORT']}/some/path/`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Engines seal and prove for real, on machines that may be small and busy.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: base,
    // A trace of every action doubles what a run takes: who looks for something asks for it (`npx playwright test --trace on`).
    trace: 'off',
    screenshot: 'only-on-failure',
    // Where it is not what a test is about, it would be one more thing that happens meanwhile.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: [
        // Containers and root users have no sandbox to offer.
        '--no-sandbox',
        '--disable-dev-shm-usage',
        // The test that nothing leaves the origin must not see the browser's own errands.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } } }],
  webServer: {
    command: `npx tsx src/tools/serve.ts --no-build --port ${process.env['E2E_PORT']} --base /some/path/`,
    url: base,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
