import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { checkLayers } from './layers.ts'
import { type Count, countE2e, countUnit, type E2eReport, readReport, type UnitReport } from './testCounts.ts'

// What `npm test` is made of, in order: the cheap before the dear.

export interface StageResult {
  readonly ok: boolean
  readonly counts: readonly Count[]
}

export interface Stage {
  readonly name: string
  readonly run: () => StageResult
}

const ROOT = resolve(import.meta.dirname, '../..')
const REPORTS = join(ROOT, '.cache/reports')

/** A package's own command, without asking npm for it. */
function runs(command: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): boolean {
  const { status, error } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (error) console.error(`${command} could not be run: ${error.message}`)
  return status === 0
}

/** All of them, even after a failure: one run should tell everything that is wrong. */
const runsAll = (...commands: readonly (readonly [command: string, ...args: string[]])[]): StageResult => ({
  ok: commands.map(([command, ...args]) => runs(command, args)).every((ok) => ok),
  counts: [],
})

function layers(): StageResult {
  const { cruised, missed, homeless, violations } = checkLayers()
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} → ${to}`)
  for (const path of missed) console.error(`not seen by the cruise, so held to no rule: ${path}`)
  for (const path of homeless) console.error(`in no layer, so held to no rule: ${path}`)
  console.log(`${cruised} modules, ${violations.length} imports against the rules.`)
  return { ok: violations.length + missed.length + homeless.length === 0, counts: [] }
}

function reportPath(name: string): string {
  mkdirSync(REPORTS, { recursive: true })
  const path = join(REPORTS, `${name}.json`)
  // What a crashed run leaves must not be read as this run's.
  rmSync(path, { force: true })
  return path
}

/** A skipped test holds nothing: it fails the stage like a failed one. */
const verdict = (ok: boolean, counts: readonly Count[]): StageResult => {
  for (const { kind, skipped } of counts) if (skipped > 0) console.error(`${skipped} ${kind} tests were skipped.`)
  return {
    ok: ok && counts.some(({ passed }) => passed > 0) && counts.every(({ failed, skipped }) => failed + skipped === 0),
    counts,
  }
}

function vitest(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): StageResult {
  const path = reportPath(name)
  const ok = runs('vitest', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`], env)
  const report = readReport<UnitReport>(path)
  return verdict(ok, report === null ? [] : countUnit(report, (file) => readFileSync(file, 'utf8')))
}

/** Where each system's stories and levels are played. */
const storyFolders = (): readonly string[] =>
  readdirSync(join(ROOT, 'src/systems')).map((system) => `src/systems/${system}/tests/`)

function e2e(): StageResult {
  const path = reportPath('e2e')
  const env = { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: path }
  const ok = runs('playwright', ['test', '--reporter=list,json'], env)
  const report = readReport<E2eReport>(path)
  return verdict(ok, report === null ? [] : [countE2e(report)])
}

export const stages: readonly Stage[] = [
  { name: 'format', run: () => runsAll(['biome', 'check', '--linter-enabled=false', '.']) },
  {
    name: 'lint',
    run: () => runsAll(['biome', 'lint', '--error-on-warnings', '.'], ['oxlint', '--type-aware', '--deny-warnings']),
  },
  { name: 'types', run: () => runsAll(['tsc', '-p', 'tsconfig.json'], ['tsc', '-p', 'tsconfig.engine.json']) },
  { name: 'layers', run: layers },
  { name: 'dead-code', run: () => runsAll(['knip', '--no-progress', '--no-config-hints']) },
  { name: 'contracts', run: () => runsAll(['tsx', 'src/tools/contracts.ts', '--check']) },
  { name: 'guest', run: () => runsAll(['tsx', 'src/tools/guest.ts', '--check']) },
  { name: 'kernels', run: () => runsAll(['tsx', 'src/tools/kernels.ts', '--check']) },
  { name: 'unit', run: () => vitest('unit', ['--exclude', 'src/systems/*/tests/**']) },
  { name: 'build', run: () => runsAll(['vite', 'build', '--logLevel', 'warn']) },
  // Random batches by the thousand: who runs the tests of a folder has a handful of them.
  { name: 'stories', run: () => vitest('stories', storyFolders(), { RANDOM_BATCHES: '2000' }) },
  { name: 'engines', run: () => runsAll(['tsx', 'src/tools/engines.ts']) },
  { name: 'size', run: () => runsAll(['size-limit']) },
  { name: 'lighthouse', run: () => runsAll(['tsx', 'src/tools/lighthouse.ts']) },
  { name: 'e2e', run: e2e },
]
