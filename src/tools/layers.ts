import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

// Who imports whom, held to the rules in .dependency-cruiser.cjs.

const ROOT = resolve(import.meta.dirname, '../..')

export interface LayerReport {
  readonly cruised: number
  /** Source files that the cruise passed over: a rule that sees nothing is kept by everybody. */
  readonly missed: readonly string[]
  /** Source files in no layer: the rules speak of folders, so a new one would be free of all. */
  readonly homeless: readonly string[]
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[]
}

interface CruiseOutput {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string }
      readonly from: string
      readonly to: string
    }[]
  }
}

const BINARY = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

/** AssemblyScript: some of its imports are made up by the compiler's caller, and none lead out of the folder. */
const ASSEMBLY = 'src/prover/kernels/assembly/'

const sourceFiles = (root: string): string[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(ASSEMBLY))

const LAYERS = /^src\/(lib|kernel|l1|riscv|prover|rollup|worker|content|ui|app|testing|tools)\//
const SLICE = /^src\/systems\/[^/]+\/((engine|contracts|visual|lesson|tests)\/|(index\.ts|screen\.tsx|inspect\.ts)$)/

export function checkLayers(root: string = ROOT): LayerReport {
  const args = [BINARY, 'src', '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 29 })
  if (stdout === '') throw new Error(`dependency-cruiser said nothing but: ${stderr}`)
  const { modules, summary } = JSON.parse(stdout) as CruiseOutput
  const seen = new Set(modules.map(({ source }) => source))
  const files = sourceFiles(root)
  return {
    cruised: seen.size,
    missed: files.filter((path) => !seen.has(path)),
    homeless: files.filter((path) => !LAYERS.test(path) && !SLICE.test(path)),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
