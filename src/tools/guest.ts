import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileGuest, digestOf, readSources } from './guest/compile.ts'
import { ensureCompiler, GuestError } from './guest/compiler.ts'
import { renderGuest } from './guest/render.ts'

// Compiles the guest program into `src/rollup/guest/generated`.
// `--check` writes nothing, and fails when what is committed is not what the sources make.

const FOLDER = resolve(import.meta.dirname, '../rollup/guest')
const GENERATED = join(FOLDER, 'generated')

const read = (file: string) => {
  const path = join(GENERATED, file)
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
}

function build(compiler: string, { strict }: { strict: boolean }) {
  const sources = readSources(FOLDER)
  const digest = digestOf(sources)
  const built = compileGuest(FOLDER, sources, { strict })
  return { built, digest, modules: renderGuest(built, { sources, compiler, digest }) }
}

function main(args: readonly string[]): number {
  const compiler = ensureCompiler()
  const { built, modules } = build(compiler, { strict: true })
  const size = built.program.segments.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const summary = `The guest program: ${size} bytes, ${built.functions.length} functions, gcc ${compiler}`
  if (!args.includes('--check')) {
    mkdirSync(GENERATED, { recursive: true })
    for (const { file, text } of modules) writeFileSync(join(GENERATED, file), text)
    console.log(summary)
    return 0
  }
  const stale = modules.filter(({ file, text }) => read(file) !== text)
  for (const { file } of stale) console.error(`stale: src/rollup/guest/generated/${file}`)
  console.log(stale.length === 0 ? `${summary}, byte for byte what is committed.` : 'Run `npm run guest` and commit.')
  return stale.length === 0 ? 0 : 1
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof GuestError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
