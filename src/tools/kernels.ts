import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bytesToBase64url } from '../lib/base64url.ts'
import { compileKernels, KernelsError } from './kernels/compile.ts'

// Compiles the prover's kernels into `src/prover/kernels/generated`.
// `--check` writes nothing, and fails when what is committed is not what the sources make.

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = join(ROOT, 'src/prover/kernels/assembly')
const FILE = 'src/prover/kernels/generated/wasm.ts'

function rendered(wasm: Uint8Array): string {
  const text = [
    '// Made by `npm run kernels` from src/prover/kernels/assembly. Not for editing.\n',
    '/** WebAssembly as base64url. */',
    `export const WASM = '${bytesToBase64url(wasm)}'\n`,
  ].join('\n')
  const { status, stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/biome'),
    ['format', `--stdin-file-path=${FILE}`],
    { cwd: ROOT, input: text, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (status !== 0) throw new KernelsError(`${FILE} could not be formatted: ${stderr}`)
  return stdout
}

async function main(args: readonly string[]): Promise<void> {
  const wasm = await compileKernels(SOURCES)
  const text = rendered(wasm)
  const path = join(ROOT, FILE)
  const told = `The kernels: ${wasm.length} bytes, ${gzipSync(wasm).length} compressed`
  if (!args.includes('--check')) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`${told}.`)
    return
  }
  const committed = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : null
  if (committed !== text) throw new KernelsError(`stale: ${FILE}. Run \`npm run kernels\` and commit.`)
  console.log(`${told}, byte for byte what is committed.`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof KernelsError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
