import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Finding a browser on this machine, and getting one where there is none: what chromium.ts and firefox.ts share.

export interface Installer {
  readonly name: string
  readonly may: () => boolean
  /** May fail quietly: what counts is whether a browser starts afterwards. */
  readonly install: () => void
}

export interface BrowserKind {
  readonly name: string
  /** The variable that names one, before anything else is looked for. */
  readonly variable: string
  /** Its commands, the preferred first. */
  readonly commands: readonly string[]
  /** Where else one may stand, in full. */
  readonly places: () => readonly string[]
  /** Tried in this order when none is here. */
  readonly installers: readonly Installer[]
  /** What a person can do when nothing helps: the end of a sentence. */
  readonly advice: string
}

/** Its message is for the person at the machine: there is nothing in the code to look for. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser'
}

/**
 * Present is not enough: a download without its system libraries, or a package that is a mere pointer to another, does not start.
 * On Windows asking for the version would open a window.
 */
export function starts(path: string): boolean {
  if (!existsSync(path)) return false
  return (
    process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}

function onPath(commands: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)))
}

/** One that is already here: the one that was named, or an installed one. */
function findBrowser({ variable, commands, places }: BrowserKind): string | null {
  const named = process.env[variable]
  if (named !== undefined && named !== '') {
    if (starts(named)) return named
    throw new NoBrowser(`${variable} is ${named}, which does not start.`)
  }
  return [...onPath(commands), ...places()].find(starts) ?? null
}

/** One that starts, installed now if there was none. */
export function ensureBrowser(kind: BrowserKind): string {
  const present = findBrowser(kind)
  if (present !== null) return present
  for (const { name, may, install } of kind.installers) {
    if (!may()) continue
    console.log(`No ${kind.name} here yet: trying ${name} …`)
    install()
    const found = findBrowser(kind)
    if (found !== null) return found
  }
  throw new NoBrowser(`No ${kind.name} was found and none could be installed: ${kind.advice}.`)
}

export const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) =>
  spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0

export const maySystemInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

export const systemInstaller = (aptPackage: string): Installer => ({
  name: "the system's package manager",
  may: maySystemInstall,
  install: () => {
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    if (run('apt-get', ['update', '-q'], quiet)) run('apt-get', ['install', '-y', '-q', aptPackage], quiet)
  },
})
