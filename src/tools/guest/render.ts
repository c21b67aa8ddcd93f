import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { bytesToBase64url } from '../../lib/base64url.ts'
import type { BuiltGuest, Source } from './compile.ts'

// The two generated modules: one that every engine carries, and one that only who looks inside loads.

const ROOT = resolve(import.meta.dirname, '../../..')
const HEADER = '// Made by `npm run guest` from the C sources of this folder. Not for editing.\n\n'

export interface GeneratedModule {
  readonly file: string
  readonly text: string
}

/** Formatted as all code here is: nothing has to be excepted for it. */
function formatted(file: string, text: string): GeneratedModule {
  const { status, stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/biome'),
    ['format', `--stdin-file-path=src/rollup/guest/generated/${file}`],
    { cwd: ROOT, input: HEADER + text, encoding: 'utf8', shell: process.platform === 'win32' },
  )
  if (status !== 0) throw new Error(`${file} could not be formatted: ${stderr}`)
  return { file, text: stdout }
}

interface Made {
  readonly sources: readonly Source[]
  readonly compiler: string
  readonly digest: string
}

/** The instruction that a lie about a withdrawal falsifies: where the line that loads the amount loads its low word. */
function amountLoad({ program, lines }: BuiltGuest, sources: readonly Source[]): { pc: number; register: number } {
  const { file, text } = sources.find(({ file }) => file === 'outbox.c') ?? { file: '', text: '' }
  const line = text.split('\n').indexOf('  const uint64_t amount = *owed;') + 1
  const index = lines.findIndex((each) => each.file === file && each.line === line)
  const [from, to] = [lines[index]?.pc ?? 0, lines[index + 1]?.pc ?? 0]
  for (let pc = from; pc < to; pc += 4) {
    const segment = program.segments.find(({ address, bytes }) => pc >= address && pc < address + bytes.length)
    if (!segment) break
    const { bytes, address } = segment
    const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(pc - address, true)
    // lw register, 0(a1): the second argument points to the amount.
    if ((word & 0xff_ff_f0_7f) >>> 0 === 0x00_05_a0_03) return { pc, register: (word >>> 7) & 31 }
  }
  throw new Error('no instruction loads the low word of the amount in a line of its own')
}

function renderProgram(built: BuiltGuest, { sources, compiler, digest }: Made): GeneratedModule {
  const { program } = built
  const segments = program.segments.map(({ address, bytes }) => ({ address, bytes: bytesToBase64url(bytes) }))
  return formatted(
    'program.ts',
    [
      `/** The compiler's version, and the digest of what it was given. */`,
      `export const COMPILER = ${JSON.stringify(compiler)}`,
      `export const SOURCES_DIGEST = ${JSON.stringify(digest)}\n`,
      `export const ENTRY = ${program.entry}`,
      `/** Bytes as base64url. */`,
      `export const SEGMENTS = ${JSON.stringify(segments)} as const\n`,
      `/** After the instruction there, this register holds the low word of a withdrawal's amount. */`,
      `export const AMOUNT_LOAD = ${JSON.stringify(amountLoad(built, sources))} as const\n`,
    ].join('\n'),
  )
}

/** Lines as text, each as far from the one before as it is: a tenth of what an array of numbers would take. */
function packedLines({ lines }: BuiltGuest, files: readonly string[]): string {
  let pc = 0
  const rows = lines.map((each) => {
    const row = [(each.pc - pc) / 4, files.indexOf(each.file), each.line]
    pc = each.pc
    return row.map((number) => number.toString(36)).join(' ')
  })
  return rows.join(',')
}

function renderSource(built: BuiltGuest, sources: readonly Source[]): GeneratedModule {
  const files = sources.map(({ file }) => file)
  const functions = built.functions.map(
    ({ name, address, size }) => `${name} ${address.toString(36)} ${size.toString(36)}`,
  )
  return formatted(
    'source.ts',
    [
      `/** \`name address size\`, in base 36. */`,
      `export const FUNCTIONS = ${JSON.stringify(functions.join(','))}\n`,
      `/** \`instructions since the row before, file, line\`, in base 36. */`,
      `export const LINES = ${JSON.stringify(packedLines(built, files))}\n`,
      `export const SOURCES = ${JSON.stringify(sources)} as const\n`,
    ].join('\n'),
  )
}

/** As the tests take a program that is not the committed one. */
export const renderProgramFile = ({ program: { entry, segments } }: BuiltGuest): string =>
  JSON.stringify({
    entry,
    segments: segments.map(({ address, bytes }) => ({ address, bytes: bytesToBase64url(bytes) })),
  })

export const renderGuest = (built: BuiltGuest, made: Made): GeneratedModule[] => [
  renderProgram(built, made),
  renderSource(built, made.sources),
]
