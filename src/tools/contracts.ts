import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompileError, compileFile } from './solidity/compile.ts'
import { findStale } from './solidity/freshness.ts'
import { demandDistinct, type GeneratedFile, renderContract } from './solidity/render.ts'

// Compiles every contract of every slice into typed artifacts beside it.
// `--check` writes nothing and fails when what is committed is not what the sources make.

const SOURCE_ROOT = fileURLToPath(new URL('../', import.meta.url))

const toPosix = (path: string) => path.replaceAll('\\', '/')
const allFiles = readdirSync(SOURCE_ROOT, { recursive: true, encoding: 'utf8' }).map(toPosix).sort()
const solidityFiles = allFiles.filter((path) => /(^|\/)contracts\/[^/]+\.sol$/.test(path))
const generatedFiles = allFiles.filter((path) => /(^|\/)contracts\/generated\/[^/]+\.ts$/.test(path))

function read(path: string): string | null {
  const file = join(SOURCE_ROOT, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function compileAll(): GeneratedFile[] {
  const files = solidityFiles.flatMap((path) =>
    compileFile(path, read).flatMap((compiled) => renderContract(posix.dirname(path), compiled)),
  )
  demandDistinct(files)
  return files
}

function write(files: readonly GeneratedFile[]): void {
  for (const { path, why } of findStale(files, present())) {
    if (why === 'left over') rmSync(join(SOURCE_ROOT, path))
    process.stdout.write(`${why === 'left over' ? 'removed' : 'wrote'} src/${path}\n`)
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(SOURCE_ROOT, path)), { recursive: true })
    writeFileSync(join(SOURCE_ROOT, path), text)
  }
}

function present(): Map<string, string> {
  return new Map(generatedFiles.map((path) => [path, read(path) ?? '']))
}

function main(args: readonly string[]): number {
  const files = compileAll()
  const summary = `${solidityFiles.length} Solidity files, ${files.length} artifacts`
  if (!args.includes('--check')) {
    write(files)
    process.stdout.write(`${summary}\n`)
    return 0
  }
  const stale = findStale(files, present())
  for (const { path, why } of stale) process.stderr.write(`${why}: src/${path}\n`)
  process.stdout.write(stale.length === 0 ? `${summary}, all up to date\n` : 'Run `npm run contracts` and commit.\n')
  return stale.length === 0 ? 0 : 1
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof CompileError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
