import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { maySystemInstall, run, systemInstaller } from '../browsers.ts'

// Finding the C compiler for the machine of `src/riscv` on this machine, and getting it where there is none.

const PREFIX = 'riscv64-unknown-elf-'
const APT_PACKAGE = 'gcc-riscv64-unknown-elf'

/** Its message is for the person at the machine: there is nothing in the code to look for. */
export class GuestError extends Error {
  override readonly name = 'GuestError'
}

/** What a tool of the toolchain prints. */
export function toolchain(tool: 'gcc' | 'objdump', args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(PREFIX + tool, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new GuestError(`${PREFIX}${tool} failed.\n${stderr || error?.message || ''}`)
  return stdout
}

function presentVersion(): string | null {
  const { status, stdout } = spawnSync(`${PREFIX}gcc`, ['-dumpfullversion'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Most CI machines are not root, but may become it without being asked for a password. */
function installAsRoot(): void {
  if (maySystemInstall()) {
    systemInstaller(APT_PACKAGE).install()
    return
  }
  const maySudo = existsSync('/usr/bin/apt-get') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (!maySudo) return
  if (run('sudo', ['-n', 'apt-get', 'update', '-q']))
    run('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-q', APT_PACKAGE])
}

/** The version of a compiler that starts, installed now if there was none. */
export function ensureCompiler(): string {
  const present = presentVersion()
  if (present !== null) return present
  console.log(`No ${PREFIX}gcc here yet: trying the system's package manager …`)
  installAsRoot()
  const installed = presentVersion()
  if (installed !== null) return installed
  throw new GuestError(
    `The guest program is C, and no compiler for it was found or could be installed: on Debian or Ubuntu, apt-get install ${APT_PACKAGE}.`,
  )
}
