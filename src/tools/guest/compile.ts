import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadElf, type Program } from '../../riscv/program.ts'
import { toolchain } from './compiler.ts'
import { type CodeFunction, type CodeLine, functionsOf, linesOf } from './debugInfo.ts'

// From the C sources to what the rollup carries: the program, and where each of its instructions comes from.

export interface Source {
  readonly file: string
  readonly text: string
}

export interface BuiltGuest {
  readonly program: Program
  readonly functions: readonly CodeFunction[]
  readonly lines: readonly CodeLine[]
}

// Nothing of this machine may get into the program: no path, no date, no build id. There is no C library, so no loop may become
// a call of memset.
const FLAGS = [
  ...['-march=rv32im', '-mabi=ilp32', '-mcmodel=medlow'],
  ...['-std=c11', '-O2', '-g', '-ffreestanding', '-fno-strict-aliasing', '-fno-common'],
  '-fno-tree-loop-distribute-patterns',
  ...['-nostdlib', '-static', '-Wl,--build-id=none', '-Wl,-T,link.ld'],
]
const WARNINGS = ['-Wall', '-Wextra', '-Wconversion', '-Werror']

export function readSources(folder: string): Source[] {
  return readdirSync(folder)
    .filter((file) => /\.(c|h|S|ld)$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n') }))
}

/** Tells whether a program was made of these sources, without making it again. */
export function digestOf(sources: readonly Source[]): string {
  const hash = createHash('sha256')
  for (const { file, text } of sources) hash.update(JSON.stringify([file, text]))
  return hash.update(JSON.stringify(FLAGS)).digest('hex')
}

/** A compiler that nobody has built it with may warn of other things. */
export function compileGuest(folder: string, sources: readonly Source[], { strict }: { strict: boolean }): BuiltGuest {
  const files = sources.map(({ file }) => file)
  const scratch = mkdtempSync(join(tmpdir(), 'guest-'))
  try {
    const elf = join(scratch, 'guest.elf')
    const inputs = [...files.filter((file) => file.endsWith('.S')), ...files.filter((file) => file.endsWith('.c'))]
    toolchain('gcc', [...FLAGS, ...(strict ? WARNINGS : ['-w']), ...inputs, '-o', elf], folder)
    const bytes = readFileSync(elf)
    return {
      program: loadElf(bytes),
      functions: functionsOf(toolchain('objdump', ['--syms', elf], folder)),
      lines: linesOf(toolchain('objdump', ['--dwarf=decodedline', elf], folder), files),
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
