import { concatHex, keccak256 } from 'viem'
import type { Hex } from '../../../../../kernel/types.ts'
import type { RegisterPicture, StepPicture } from '../../../engine/pictures.ts'
import { climb, type Rung, rootOf } from './merkle.ts'

// The disputed step: which registers the two sides see differently, and the memory it touches, hashed again.

export interface RegisterRow extends RegisterPicture {
  readonly changed: boolean
  readonly differs: boolean
}

export const registerRows = ({ registers }: StepPicture): readonly RegisterRow[] =>
  registers.map((each) => ({
    ...each,
    changed: each.honest !== each.before || each.claimed !== each.before,
    differs: each.honest !== each.claimed,
  }))

/** 32 bits, also where JavaScript counts them as negative. */
export const word = (value: number): string => `0x${(value >>> 0).toString(16).padStart(8, '0')}`

const LEAF_BYTES = 32
const PACKED_RUNNING = 168
const WORDS_IN_LEAF = 8

/** M2, M3: what stands in front says whether the machine runs or has exited. */
export const stateHashOf = (packed: Hex): Hex =>
  keccak256(concatHex([(packed.length - 2) / 2 === PACKED_RUNNING ? '0x00' : '0x01', packed]))

/** `null` when the machine has exited: it has no memory any more. */
export const memoryRootIn = (packed: Hex): Hex | null =>
  (packed.length - 2) / 2 === PACKED_RUNNING ? `0x${packed.slice(2, 2 + 2 * LEAF_BYTES)}` : null

export interface LeafWord {
  readonly address: number
  readonly before: string
  readonly after: string
  readonly changed: boolean
  /** It is changed, or it is the word that was asked for. */
  readonly touched: boolean
}

/** The leaf as eight words, each with its own address. */
export function leafWords({ address, before, after }: NonNullable<StepPicture['leaf']>): readonly LeafWord[] {
  const base = address - (address % LEAF_BYTES)
  return Array.from({ length: WORDS_IN_LEAF }, (_, index) => {
    const cut = (hex: Hex) => hex.slice(2 + 8 * index, 10 + 8 * index)
    const own = base + 4 * index
    const changed = cut(before) !== cut(after)
    const touched = changed || own === address - (address % 4)
    return { address: own, before: cut(before), after: cut(after), changed, touched }
  })
}

export interface LeafProof {
  readonly number: number
  readonly rungs: readonly Rung[]
  readonly rootBefore: Hex
  readonly rootAfter: Hex
}

/** The same siblings lead from the leaf to the root before the step and after it: nothing else may have changed. */
export function leafProofOf({ address, before, after, siblings }: NonNullable<StepPicture['leaf']>): LeafProof {
  const number = Math.floor(address / LEAF_BYTES)
  const rungs = climb(before, number, siblings)
  return { number, rungs, rootBefore: rootOf(before, rungs), rootAfter: rootOf(after, climb(after, number, siblings)) }
}

export interface Check {
  readonly id: 'before' | 'memoryBefore' | 'honest' | 'memoryAfter' | 'claimed'
  readonly computed: Hex
  readonly expected: Hex
  readonly fits: boolean
}

/** Everything about the step that can be hashed again here, beside what the engine and the game say. */
export function checksOf({ packed, hashes, leaf }: StepPicture): readonly Check[] {
  if (packed === undefined) return []
  const check = (id: Check['id'], computed: Hex, expected: Hex | null): readonly Check[] =>
    expected === null ? [] : [{ id, computed, expected, fits: computed.toLowerCase() === expected.toLowerCase() }]
  const proof = leaf === null ? null : leafProofOf(leaf)
  return [
    ...check('before', stateHashOf(packed.before), hashes.before),
    ...(proof === null ? [] : check('memoryBefore', proof.rootBefore, memoryRootIn(packed.before))),
    ...check('honest', stateHashOf(packed.honest), hashes.honest),
    ...(proof === null ? [] : check('memoryAfter', proof.rootAfter, memoryRootIn(packed.honest))),
    ...(packed.claimed === null ? [] : check('claimed', stateHashOf(packed.claimed), hashes.claimed)),
  ]
}
