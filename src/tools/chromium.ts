import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { type BrowserKind, ensureBrowser, maySystemInstall, run, starts, systemInstaller } from './browsers.ts'

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LocalAppData']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
}

const kind: BrowserKind = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
  // Playwright's own last.
  places: () => [...(USUAL_PLACES[process.platform] ?? []), chromium.executablePath()],
  installers: [
    {
      name: "Playwright's download",
      may: () => true,
      install: () => {
        run('npx', ['playwright', 'install', 'chromium'])
        if (maySystemInstall() && !starts(chromium.executablePath()))
          run('npx', ['playwright', 'install-deps', 'chromium'])
      },
    },
    systemInstaller('chromium'),
  ],
  advice: 'install Chrome or Chromium, or set CHROMIUM_PATH to one',
}

/** A Chromium that starts, installed now if there was none. */
export const ensureChromium = (): string => ensureBrowser(kind)
