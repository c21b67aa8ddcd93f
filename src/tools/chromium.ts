import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

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

/**
 * Present is not enough: a download without its system libraries, or a package that is a mere pointer to another, does not start.
 * On Windows asking for the version would open a window.
 */
function starts(path: string): boolean {
  if (!existsSync(path)) return false
  return (
    process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** A Chromium that is already here: the one that was named, an installed one, or Playwright's own. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, which does not start.`)
  }
  const places = [...onPath(), ...(USUAL_PLACES[process.platform] ?? []), chromium.executablePath()]
  return places.find(starts) ?? null
}

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0

const maySystemInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Two ways to get one, tried in this order. Each may fail quietly: what counts is whether a Chromium starts afterwards. */
const INSTALLERS: readonly { readonly name: string; readonly may: () => boolean; readonly install: () => void }[] = [
  {
    name: "Playwright's download",
    may: () => true,
    install: () => {
      run('npx', ['playwright', 'install', 'chromium'])
      if (maySystemInstall() && !starts(chromium.executablePath()))
        run('npx', ['playwright', 'install-deps', 'chromium'])
    },
  },
  {
    name: "the system's package manager",
    may: maySystemInstall,
    install: () => {
      const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      if (run('apt-get', ['update', '-q'], quiet)) run('apt-get', ['install', '-y', '-q', 'chromium'], quiet)
    },
  },
]

/** A Chromium that starts, installed now if there was none. */
export function ensureChromium(): string {
  const present = findChromium()
  if (present !== null) return present
  for (const { name, may, install } of INSTALLERS) {
    if (!may()) continue
    console.log(`No Chromium here yet: trying ${name} …`)
    install()
    const found = findChromium()
    if (found !== null) return found
  }
  throw new Error(
    'No Chromium was found and none could be installed: install Chrome or Chromium, or set CHROMIUM_PATH to one.',
  )
}
