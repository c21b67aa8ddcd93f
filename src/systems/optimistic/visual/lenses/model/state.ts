import { concatHex, keccak256 } from 'viem'
import type { Hex } from '../../../../../kernel/types.ts'
import type { AccountPath } from '../../../engine/pictures.ts'
import { climb, type Rung, rootOf } from './merkle.ts'

// The rollup's state as one hash, computed again from the parts (R3 to R7).

export interface Piece<Name extends string> {
  readonly name: Name
  readonly start: number
  readonly end: number
  readonly hex: Hex
}
type LeafField = 'address' | 'nonce' | 'padding' | 'ether' | 'token'
type Counter = 'accounts' | 'messages' | 'withdrawals' | 'batches' | 'blocks' | 'timestamp' | 'padding'

const LEAF: readonly (readonly [LeafField, number])[] = [
  ['address', 20],
  ['nonce', 4],
  ['padding', 8],
  ['ether', 8],
  ['token', 8],
  ['padding', 16],
]
const COUNTERS: readonly (readonly [Counter, number])[] = [
  ['accounts', 4],
  ['messages', 4],
  ['withdrawals', 4],
  ['batches', 4],
  ['blocks', 4],
  ['timestamp', 8],
  ['padding', 4],
]

function cut<Name extends string>(bytes: Hex, layout: readonly (readonly [Name, number])[]): readonly Piece<Name>[] {
  const pieces: Piece<Name>[] = []
  let start = 0
  for (const [name, length] of layout) {
    const end = start + length
    pieces.push({ name, start, end, hex: `0x${bytes.slice(2 + 2 * start, 2 + 2 * end)}` })
    start = end
  }
  return pieces
}
export const leafPieces = (bytes: Hex) => cut(bytes, LEAF)
export const counterPieces = (bytes: Hex) => cut(bytes, COUNTERS)

export const numberIn = (hex: Hex): bigint => (hex === '0x' ? 0n : BigInt(hex))

export interface Recomputed {
  readonly leaf: Hex
  readonly leafFits: boolean
  readonly rungs: readonly Rung[]
  readonly accountsRoot: Hex
  readonly rootFits: boolean
  /** Of outbox root and counters. */
  readonly inner: Hex
  readonly output: Hex
  readonly outputFits: boolean
}

const same = (a: Hex, b: Hex): boolean => a.toLowerCase() === b.toLowerCase()

/** Everything between an account's 64 bytes and what a claim says, hashed here and compared with what the engine says. */
export function recomputed(path: AccountPath): Recomputed {
  const leaf = keccak256(path.leafBytes)
  const rungs = climb(leaf, path.number, path.siblings)
  const accountsRoot = rootOf(leaf, rungs)
  const inner = keccak256(concatHex([path.outboxRoot, path.counters]))
  const output = keccak256(concatHex([accountsRoot, inner]))
  return {
    leaf,
    leafFits: same(leaf, path.leaf),
    rungs,
    accountsRoot,
    rootFits: same(accountsRoot, path.accountsRoot),
    inner,
    output,
    outputFits: same(output, path.output),
  }
}
