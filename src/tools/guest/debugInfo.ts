// What objdump tells about a program: its functions, and the line of C that each instruction comes from.

export interface CodeFunction {
  readonly name: string
  readonly address: number
  readonly size: number
}

/** From `pc` up to the next one's. */
export interface CodeLine {
  readonly pc: number
  readonly file: string
  readonly line: number
}

/** `00010000 g     F .text	0000000c _start` */
const FUNCTION = /^([0-9a-f]{8}) .{6}F \S+\t([0-9a-f]{8}) (?:\.hidden )?(\S+)$/gm

export function functionsOf(symbols: string): CodeFunction[] {
  return [...symbols.matchAll(FUNCTION)]
    .map(([, address = '', size = '', name = '']) => ({
      name,
      address: Number.parseInt(address, 16),
      size: Number.parseInt(size, 16),
    }))
    .sort((a, b) => a.address - b.address)
}

/** `tree.c    17    0x13434    2    x`; a dash for the line ends a sequence. */
const LINE = /^(\S+)\s+(\d+)\s+0x([0-9a-f]+)(?:\s|$)/gm

export function linesOf(decoded: string, files: readonly string[]): CodeLine[] {
  const at = new Map<number, CodeLine>()
  for (const [, file = '', line = '', address = ''] of decoded.matchAll(LINE)) {
    if (!files.includes(file)) throw new Error(`objdump names ${file}, which is no source of the guest`)
    const pc = Number.parseInt(address, 16)
    // Of several at one address the last is the instruction's own; those before it are of code that became nothing.
    at.set(pc, { pc, file, line: Number(line) })
  }
  const sorted = [...at.values()].sort((a, b) => a.pc - b.pc)
  return sorted.filter(({ file, line }, index) => {
    const before = sorted[index - 1]
    return before === undefined || before.file !== file || before.line !== line
  })
}
