import { inverse, R } from '../field.ts'

// Poseidon over BN254's scalars with the constants that circom and its libraries use: x⁵, eight full rounds, the constants
// drawn from the Grain register as its authors' script does. Nothing is typed in, so nothing can be mistyped.

export interface Parameters {
  readonly width: number
  readonly partialRounds: number
  /** One number for each element of the state in each round. */
  readonly roundConstants: readonly bigint[]
  readonly matrix: readonly (readonly bigint[])[]
}

export const FULL_ROUNDS = 8
const PARTIAL_ROUNDS: { readonly [width: number]: number } = { 2: 56, 3: 57, 4: 56, 5: 60, 6: 60 }
const BITS = 254

const known = new Map<number, Parameters>()

export function parametersOf(width: number): Parameters {
  const found = known.get(width)
  if (found) return found
  const partialRounds = PARTIAL_ROUNDS[width]
  if (partialRounds === undefined) throw new Error(`no Poseidon of width ${width}`)
  const draw = createGrain(width, partialRounds)
  const roundConstants = Array.from({ length: (FULL_ROUNDS + partialRounds) * width }, () => drawBelowR(draw))
  const [xs, ys] = [0, 1].map(() => Array.from({ length: width }, () => draw() % R)) as [bigint[], bigint[]]
  const matrix = xs.map((x) => ys.map((y) => inverse((x + y) % R)))
  const made = { width, partialRounds, roundConstants, matrix }
  known.set(width, made)
  return made
}

function drawBelowR(draw: () => bigint): bigint {
  for (;;) {
    const number = draw()
    if (number < R) return number
  }
}

/** Gives 254 bits at a time. Of two bits of the register the second counts where the first is 1. */
function createGrain(width: number, partialRounds: number): () => bigint {
  const start = [
    [1, 2],
    [0, 4],
    [BITS, 12],
    [width, 12],
    [FULL_ROUNDS, 10],
    [partialRounds, 10],
    [2 ** 30 - 1, 30],
  ] as const
  const register = start.flatMap(([value, bits]) =>
    Array.from({ length: bits }, (_, i) => (value >> (bits - 1 - i)) & 1),
  )
  let head = 0
  const at = (offset: number) => register[(head + offset) % register.length] ?? 0
  const next = () => {
    const bit = at(62) ^ at(51) ^ at(38) ^ at(23) ^ at(13) ^ at(0)
    register[head] = bit
    head = (head + 1) % register.length
    return bit
  }
  for (let skipped = 0; skipped < 160; skipped++) next()
  const counted = () => {
    for (;;) {
      const counts = next() === 1
      const bit = next()
      if (counts) return bit
    }
  }
  return () => {
    let number = 0n
    for (let i = 0; i < BITS; i++) number = (number << 1n) | BigInt(counted())
    return number
  }
}
