// From an address in a program to what its author wrote. The program's build makes the table.

export interface PcTable {
  /** By ascending address, without overlaps. */
  readonly functions: readonly { readonly name: string; readonly address: number; readonly size: number }[]
  /** By ascending pc: a line holds until the next entry. Lines count from 1; 0 is code that no line made. */
  readonly lines: readonly (readonly [pc: number, file: string, line: number])[]
  /** The files' texts. */
  readonly sources: Readonly<Record<string, string>>
}

export interface Place {
  readonly function: string
  /** Null for code that no line made. */
  readonly file: string | null
  readonly line: number | null
}

/** Null outside of all functions. */
export function placeOf({ functions, lines }: PcTable, pc: number): Place | null {
  const found = functions[lastUpTo(functions.length, (index) => (functions[index]?.address ?? 0) <= pc)]
  if (!found || pc >= found.address + found.size) return null
  const [from, file, line] = lines[lastUpTo(lines.length, (index) => (lines[index]?.[0] ?? 0) <= pc)] ?? [0, '', 0]
  // A line of the function before it would be a lie.
  const known = line > 0 && from >= found.address
  return { function: found.name, file: known ? file : null, line: known ? line : null }
}

/** The last of the indices that hold, where all that hold come first; −1 for none. */
function lastUpTo(count: number, holds: (index: number) => boolean): number {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) from = middle + 1
    else to = middle
  }
  return from - 1
}
