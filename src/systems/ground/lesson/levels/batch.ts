import type { Hex } from '../../../../kernel/types.ts'

// A batch as a rollup posts it: transfers by account number instead of address, and without their signatures.
// Always the same bytes, and alike among themselves: links that carry it stay short.

export const TRANSFERS = 2_000
export const BYTES_PER_TRANSFER = 12
const PEOPLE = 64
const FIRST_ACCOUNT = 0x11_11_11

/** From, to (three bytes each), amount (four), fee and count (one each). */
function transfer(index: number): string {
  const from = index % PEOPLE
  const to = (from * 7 + 3) % PEOPLE
  const fields: readonly (readonly [value: number, bytes: number])[] = [
    [FIRST_ACCOUNT + from, 3],
    [FIRST_ACCOUNT + to, 3],
    [0x01_86_a1_11 + from * 257, 4],
    [0x2a, 1],
    [1 + from, 1],
  ]
  return fields.map(([value, bytes]) => value.toString(16).padStart(bytes * 2, '0')).join('')
}

export const batch: Hex = `0x${Array.from({ length: TRANSFERS }, (_, index) => transfer(index)).join('')}`
export const BATCH_BYTES = TRANSFERS * BYTES_PER_TRANSFER
