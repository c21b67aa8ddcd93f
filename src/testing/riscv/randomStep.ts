// Random machines about to take a step. A place in memory is drawn from a few blocks that lie at edges, so that what an
// instruction reads, what it writes and the instruction itself meet often.

import fc from 'fast-check'
import type { L1Crypto } from '../../l1/machine/crypto.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { ECALL } from './encode.ts'
import { littleEndian } from './model.ts'
import { CALCULATIONS, encoding, instructionOf, MOVES, type RandomInstruction } from './randomInstruction.ts'

export interface RandomStep {
  readonly name: string
  readonly word: number
  readonly pc: number
  readonly steps: number
  /** x1 to x31. */
  readonly registers: readonly number[]
  /** What the blocks hold beneath: 0 for zeros. */
  readonly fill: number
  /** Written in this order, the instruction last. */
  readonly memory: readonly (readonly [address: number, bytes: Uint8Array])[]
  /** What the program may ask the preimage of. */
  readonly pair: Uint8Array
}

const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const EDGES = [0, 1, 2, 3, 4, 5, 7, 31, 32, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffffe, 0xffffffff]
const operand = fc.oneof(fc.constantFrom(...EDGES), uint32)

/** Blocks of 256 bytes: at the ends of pages, of the flat part, of the sign and of the memory. */
export const BLOCKS = [0, 0x300, 0x1000, 0xff00, 0x10000, 0x7fffff00, 0x80000000, 0xffffff00]
const block = fc.constantFrom(...BLOCKS)
const within = (unit: number) => fc.nat({ max: 256 / unit - 1 }).map((index) => index * unit)
const place = (unit: number) => fc.tuple(block, within(unit)).map(([start, offset]) => start + offset)
/** Mostly aligned, at times by half, at times not at all. */
const address = (unit: number) =>
  fc.oneof(
    { arbitrary: place(unit), weight: 16 },
    { arbitrary: place(unit / 2), weight: 2 },
    { arbitrary: place(1), weight: 1 },
  )

const pc = fc.oneof(
  { arbitrary: place(4), weight: 40 },
  { arbitrary: uint32.map((at) => (at & ~3) >>> 0), weight: 2 },
  { arbitrary: place(1), weight: 1 },
)
const steps = fc.oneof(fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 52), fc.nat())
const registers = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 31, maxLength: 31 })
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const anywhere = fc.array(fc.tuple(place(1), fc.uint8Array({ minLength: 1, maxLength: 40 })), { maxLength: 4 })

interface Parts extends Omit<RandomStep, 'name' | 'word'> {
  readonly instruction: RandomInstruction
}

function stepOf({ instruction, memory, ...rest }: Parts): RandomStep {
  const aligned = rest.pc - (rest.pc % 4)
  return named({ ...instruction, ...rest, memory: [...memory, [aligned, littleEndian(instruction.word)]] })
}

/** In a counterexample: what matters, in a form that can be read. */
function named(step: RandomStep): RandomStep {
  const hex = (value: number) => `0x${value.toString(16)}`
  const text = () => {
    const set = step.registers.flatMap((value, i) => (value === 0 ? [] : [`x${i + 1}=${hex(value)}`]))
    const memory = step.memory.map(([at, data]) => `${hex(at)}: ${bytesToHex(data)}`)
    return `${step.name} (${hex(step.word)}) at ${hex(step.pc)}, step ${step.steps}, fill ${step.fill}; ${set.join(' ')}; ${memory.join(', ')}`
  }
  return { ...step, [fc.toStringMethod]: text } as RandomStep
}

const fill = fc.nat({ max: 255 })
const NOTHING = { fill: fc.constant(0), memory: fc.constant([]), pair: fc.constant(new Uint8Array(64)) }

export const calculation: fc.Arbitrary<RandomStep> = fc
  .record({ ...NOTHING, instruction: instructionOf(CALCULATIONS), pc, steps, registers: registers(operand) })
  .map(stepOf)

export const anyEncoding: fc.Arbitrary<RandomStep> = fc
  .record({ ...NOTHING, instruction: encoding, pc, steps, registers: registers(fc.oneof(operand, place(4))) })
  .map(stepOf)

export const move: fc.Arbitrary<RandomStep> = fc
  .record({
    ...NOTHING,
    fill,
    memory: anywhere,
    instruction: instructionOf(MOVES),
    pc,
    steps,
    registers: registers(fc.oneof({ arbitrary: address(4), weight: 3 }, { arbitrary: operand, weight: 1 })),
  })
  .map(stepOf)

// ── System calls ──────────────────────────────────────────────────────────────────────────────────

interface Call {
  readonly name: string
  readonly a7: number
  readonly a: readonly [number, number, number]
  readonly memory: readonly (readonly [number, Uint8Array])[]
  readonly pair: Uint8Array
}

const NO_PAIR = new Uint8Array(64)
const exitCall = fc
  .tuple(operand, address(32), anywhere)
  .map(([a0, a1, memory]): Call => ({ name: 'exit', a7: 93, a: [a0, a1, 0], memory, pair: NO_PAIR }))

const keccakCall = fc
  .tuple(address(32), fc.oneof(fc.nat({ max: 256 }), fc.constantFrom(256, 257, 0xffffffff)), address(32), anywhere)
  .map(([p, length, to, memory]): Call => ({ name: 'keccak', a7: 0x100, a: [p, length, to], memory, pair: NO_PAIR }))

const inputCall = fc.tuple(operand, operand, address(32), anywhere).map(
  ([region, index, to, memory]): Call => ({
    name: 'input',
    a7: 0x103,
    a: [region, index, to],
    memory,
    pair: NO_PAIR,
  }),
)

const noCall = fc
  .tuple(fc.oneof(fc.constantFrom(0, 92, 94, 0xff, 0x104, 0x15d), uint32), address(32), anywhere)
  .map(([a7, p, memory]): Call => ({ name: 'no call', a7, a: [p, p, p], memory, pair: NO_PAIR }))

const preimageCall = ({ keccak256 }: L1Crypto) =>
  fc.tuple(address(32), address(64), anywhere, bytes(64)).map(
    ([p, to, memory, pair]): Call => ({
      name: 'preimage64',
      a7: 0x101,
      a: [p, to, 0],
      memory: [...memory, [p, keccak256(pair)]],
      pair,
    }),
  )

const ecrecoverCall = (crypto: L1Crypto) => {
  const key = bytes(32).map((random) => Uint8Array.from([1, ...random.slice(1)]))
  const signature = fc.tuple(bytes(32), key).map(([hash, privateKey]) => {
    const { r, s, recovery } = crypto.sign(hash, privateKey)
    return concatBytes([hash, new Uint8Array(31), Uint8Array.of(27 + recovery), r, s])
  })
  const spoilt = fc.tuple(signature, fc.nat({ max: 127 }), fc.nat({ max: 255 })).map(([input, at, byte]) => {
    const changed = Uint8Array.from(input)
    changed[at] = byte
    return changed
  })
  return fc.tuple(address(128), address(32), anywhere, fc.oneof(signature, spoilt, bytes(128))).map(
    ([p, to, memory, input]): Call => ({
      name: 'ecrecover',
      a7: 0x102,
      a: [p, to, 0],
      memory: [...memory, [p, input]],
      pair: NO_PAIR,
    }),
  )
}

/** The hash that a preimage is asked of must not be half overwritten by the instruction: such a hash has none. */
const isAnswerable = ({ name, pc: at, memory }: RandomStep): boolean => {
  const [hashAt] = memory.at(-2) ?? [0]
  return name !== 'preimage64' || Math.floor(hashAt / 32) !== Math.floor(at / 32)
}

export function systemCall(crypto: L1Crypto): fc.Arbitrary<RandomStep> {
  const call = fc.oneof(exitCall, keccakCall, inputCall, noCall, preimageCall(crypto), ecrecoverCall(crypto))
  return fc
    .tuple(call, fc.record({ pc: place(4), steps, fill, registers: registers(operand) }))
    .map(([{ name, a7, a, memory, pair }, { pc: at, steps: taken, fill: below, registers: values }]) =>
      stepOf({
        instruction: { name, word: ECALL },
        pc: at,
        steps: taken,
        fill: below,
        registers: values.map((value, i) => ({ 10: a[0], 11: a[1], 12: a[2], 17: a7 })[i + 1] ?? value),
        memory,
        pair,
      }),
    )
    .filter(isAnswerable)
}
