import { FUNCTIONS, LINES, SOURCES } from './generated/source.ts'

// The guest as its authors wrote it, and which line each instruction comes from. Only who looks inside loads this.

export interface GuestTable {
  /** By ascending address, without overlaps. */
  readonly functions: readonly { readonly name: string; readonly address: number; readonly size: number }[]
  /** By ascending pc: a line holds until the next entry. Lines count from 1. */
  readonly lines: readonly (readonly [pc: number, file: string, line: number])[]
  readonly sources: Readonly<Record<string, string>>
}

const number = (digits: string | undefined): number => Number.parseInt(digits ?? '', 36)

export function guestTable(): GuestTable {
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
