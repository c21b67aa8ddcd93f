import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { COMPILER, SOURCES_DIGEST } from '../rollup/guest/generated/program.ts'
import { type BuiltGuest, compileGuest, digestOf, readSources, type Source } from './guest/compile.ts'
import { ensureCompiler, GuestError } from './guest/compiler.ts'
import { type GeneratedModule, renderGuest, renderProgramFile } from './guest/render.ts'

// Compiles the guest program into `src/rollup/guest/generated`.
// `--check` writes nothing, and fails when what is committed is not what the sources make.

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'src/rollup/guest')
const GENERATED = join(FOLDER, 'generated')
const CACHE = join(ROOT, '.cache/guest')

function write(modules: readonly GeneratedModule[]): void {
  mkdirSync(GENERATED, { recursive: true })
  for (const { file, text } of modules) writeFileSync(join(GENERATED, file), text)
}

function findStale(modules: readonly GeneratedModule[]): string[] {
  const committed = (file: string) => {
    const path = join(GENERATED, file)
    return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : null
  }
  return modules.filter(({ file, text }) => committed(file) !== text).map(({ file }) => file)
}

function told({ program, functions }: BuiltGuest, compiler: string): string {
  const size = program.segments.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return `The guest program: ${size} bytes, ${functions.length} functions, gcc ${compiler}`
}

/** With the compiler that made it: byte for byte. */
function checkBytes(sources: readonly Source[], digest: string): void {
  const built = compileGuest(FOLDER, sources, { strict: true })
  const stale = findStale(renderGuest(built, { sources, compiler: COMPILER, digest }))
  for (const file of stale) console.error(`stale: src/rollup/guest/generated/${file}`)
  if (stale.length > 0) throw new GuestError('Run `npm run guest` and commit.')
  console.log(`${told(built, COMPILER)}, byte for byte what is committed.`)
}

/**
 * Another version makes other bytes of the same sources, so these say nothing. What can be held: that the sources are those which the program
 * was made of, and that what this compiler makes of them does in every test what the committed program does.
 */
function checkConduct(sources: readonly Source[], compiler: string): void {
  const built = compileGuest(FOLDER, sources, { strict: false })
  mkdirSync(CACHE, { recursive: true })
  const path = join(CACHE, `gcc-${compiler}.json`)
  writeFileSync(path, renderProgramFile(built))
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'src/rollup/guest'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, GUEST_PROGRAM: path },
  })
  const versions = `The committed guest was made by gcc ${COMPILER}, this machine has gcc ${compiler}`
  if (status !== 0)
    throw new GuestError(`${versions}, and what that makes of the same sources fails the guest's tests.`)
  console.log(
    `${versions}: their bytes can't be compared. The sources are those of the committed program, and what this compiler makes of them passes the same tests.`,
  )
}

function main(args: readonly string[]): void {
  const compiler = ensureCompiler()
  const sources = readSources(FOLDER)
  const digest = digestOf(sources)
  if (!args.includes('--check')) {
    const built = compileGuest(FOLDER, sources, { strict: true })
    write(renderGuest(built, { sources, compiler, digest }))
    console.log(told(built, compiler))
    return
  }
  if (digest !== SOURCES_DIGEST)
    throw new GuestError(
      'The C sources are not those which the committed guest was made of: run `npm run guest` and commit.',
    )
  if (compiler === COMPILER) checkBytes(sources, digest)
  else checkConduct(sources, compiler)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof GuestError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
