import { join } from 'node:path'
import { type BrowserKind, ensureBrowser, systemInstaller } from './browsers.ts'

const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: [process.env['ProgramFiles'], process.env['ProgramFiles(x86)']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
}

const kind: BrowserKind = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  commands: ['firefox-esr', 'firefox'],
  places: () => USUAL_PLACES[process.platform] ?? [],
  installers: [systemInstaller('firefox-esr')],
  advice: 'install Firefox (on Debian: apt-get install firefox-esr), or set FIREFOX_PATH to one',
}

/** A Firefox that starts, installed now if there was none. */
export const ensureFirefox = (): string => ensureBrowser(kind)
