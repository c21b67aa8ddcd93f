import type { PcTable } from '../../riscv/pcTable.ts'
import { FUNCTIONS, LINES, SOURCES } from './generated/source.ts'

// The guest as its authors wrote it, and which line each instruction comes from. Only who looks inside loads this.

const number = (digits: string | undefined): number => Number.parseInt(digits ?? '', 36)

export function guestTable(): PcTable {
  let pc = 0
  return {
    functions: FUNCTIONS.split(',').map((row) => {
      const [name = '', address, size] = row.split(' ')
      return { name, address: number(address), size: number(size) }
    }),
    lines: LINES.split(',').map((row) => {
      const [instructions, file, line] = row.split(' ')
      pc += 4 * number(instructions)
      return [pc, SOURCES[number(file)]?.file ?? '', number(line)] as const
    }),
    sources: Object.fromEntries(SOURCES.map(({ file, text }) => [file, text])),
  }
}
