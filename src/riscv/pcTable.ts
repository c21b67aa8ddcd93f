// From an address in a program to what its author wrote. The guest's build emits the table as JSON.

export interface PcTable {
  /** By ascending address, without overlaps. */
  readonly functions: readonly { readonly name: string; readonly address: number; readonly size: number }[]
  /** `[pc, line]` by ascending pc: a line holds until the next entry. Lines count from 1; 0 is code of no line. */
  readonly lines: readonly (readonly [pc: number, line: number])[]
  readonly source: string
}

export interface Place {
  readonly function: string
  /** Null for code that no line of the source made. */
  readonly line: number | null
}

/** Null outside of all functions. */
export function placeOf({ functions, lines }: PcTable, pc: number): Place | null {
  const found = functions[lastUpTo(functions.length, (index) => (functions[index]?.address ?? 0) <= pc)]
  if (!found || pc >= found.address + found.size) return null
  const entry = lines[lastUpTo(lines.length, (index) => (lines[index]?.[0] ?? 0) <= pc)]
  // A line of the function before it would be a lie.
  const line = entry && entry[0] >= found.address && entry[1] > 0 ? entry[1] : null
  return { function: found.name, line }
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
