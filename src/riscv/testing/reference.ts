// RV32IM once more, from the manual: slow, with bigints, and sharing nothing with the machine but its rules.
// System calls are not in it.

export interface ReferenceState {
  pc: bigint
  readonly x: bigint[]
  readonly memory: Map<bigint, bigint>
  steps: number
  exit: number | null
}

const MASK = 0xffff_ffffn
const signed = (value: bigint, bits = 32): bigint => BigInt.asIntN(bits, value)

/** Where the machine goes, and what goes into the destination; or the code of a fault. */
type Effect = { readonly pc: bigint; readonly value?: bigint } | number

export function referenceStep(state: ReferenceState): void {
  if (state.exit !== null) return
  state.steps++
  const word = load(state, state.pc, 4)
  const effect = state.pc % 4n === 0n ? effectOf(state, word) : 0x82
  if (typeof effect === 'number') {
    state.exit = effect
    return
  }
  const rd = Number((word >> 7n) & 31n)
  if (rd !== 0 && effect.value !== undefined) state.x[rd] = effect.value & MASK
  state.pc = effect.pc & MASK
}

function effectOf(state: ReferenceState, word: bigint): Effect {
  const bits = (high: number, low: number) => (word >> BigInt(low)) & ((1n << BigInt(high - low + 1)) - 1n)
  const [opcode, funct3, funct7] = [bits(6, 0), bits(14, 12), bits(31, 25)]
  const a = state.x[Number(bits(19, 15))] as bigint
  const b = state.x[Number(bits(24, 20))] as bigint
  const immediateI = signed(bits(31, 20), 12)
  const next = (state.pc + 4n) & MASK
  const goTo = (pc: bigint): Effect => (pc % 4n === 0n ? { pc, value: next } : 0x82)

  if (opcode === 0x37n) return { pc: next, value: bits(31, 12) << 12n }
  if (opcode === 0x17n) return { pc: next, value: state.pc + (bits(31, 12) << 12n) }
  if (opcode === 0x6fn) {
    const upper = (bits(31, 31) << 20n) | (bits(19, 12) << 12n)
    return goTo((state.pc + signed(upper | (bits(20, 20) << 11n) | (bits(30, 21) << 1n), 21)) & MASK)
  }
  if (opcode === 0x67n && funct3 === 0n) return goTo((a + immediateI) & MASK & ~1n)
  if (opcode === 0x63n) {
    const taken = [a === b, a !== b, null, null, signed(a) < signed(b), signed(a) >= signed(b), a < b, a >= b][
      Number(funct3)
    ]
    if (taken === null || taken === undefined) return 0x81
    const offset = signed((bits(31, 31) << 12n) | (bits(7, 7) << 11n) | (bits(30, 25) << 5n) | (bits(11, 8) << 1n), 13)
    const target = taken ? (state.pc + offset) & MASK : next
    return target % 4n === 0n ? { pc: target } : 0x82
  }
  if (opcode === 0x03n) {
    const width = [1, 2, 4, 0, 1, 2][Number(funct3)]
    if (!width) return 0x81
    const address = (a + immediateI) & MASK
    if (address % BigInt(width) !== 0n) return 0x82
    const value = load(state, address, width)
    return { pc: next, value: funct3 >= 4n ? value : signed(value, 8 * width) }
  }
  if (opcode === 0x23n) {
    const width = [1, 2, 4][Number(funct3)]
    if (width === undefined) return 0x81
    const address = (a + signed((bits(31, 25) << 5n) | bits(11, 7), 12)) & MASK
    if (address % BigInt(width) !== 0n) return 0x82
    for (let at = 0; at < width; at++) state.memory.set(address + BigInt(at), (b >> BigInt(8 * at)) & 0xffn)
    return { pc: next }
  }
  if (opcode === 0x0fn && funct3 === 0n) return { pc: next }
  if (word === 0x10_0073n) return 0x83
  const value =
    opcode === 0x33n ? binary(funct3, funct7, a, b) : opcode === 0x13n ? withImmediate(funct3, bits(31, 20), a) : null
  return value === null ? 0x81 : { pc: next, value }
}

function withImmediate(funct3: bigint, field: bigint, a: bigint): bigint | null {
  // The shifts are the ones whose upper field means something; all others take it as a number.
  if (funct3 === 1n || funct3 === 5n) return binary(funct3, field >> 5n === 1n ? 99n : field >> 5n, a, field & 31n)
  return binary(funct3, 0n, a, signed(field, 12) & MASK)
}

function binary(funct3: bigint, funct7: bigint, a: bigint, b: bigint): bigint | null {
  const [sa, sb, by] = [signed(a), signed(b), b & 31n]
  const minimum = -(1n << 31n)
  switch (funct7 * 8n + funct3) {
    case 0n:
      return a + b
    case 256n:
      return a - b
    case 1n:
      return a << by
    case 2n:
      return sa < sb ? 1n : 0n
    case 3n:
      return a < b ? 1n : 0n
    case 4n:
      return a ^ b
    case 5n:
      return a >> by
    case 261n:
      return sa >> by
    case 6n:
      return a | b
    case 7n:
      return a & b
    case 8n:
      return sa * sb
    case 9n:
      return (sa * sb) >> 32n
    case 10n:
      return (sa * b) >> 32n
    case 11n:
      return (a * b) >> 32n
    case 12n:
      return b === 0n ? -1n : sa === minimum && sb === -1n ? minimum : sa / sb
    case 13n:
      return b === 0n ? MASK : a / b
    case 14n:
      return b === 0n ? sa : sa === minimum && sb === -1n ? 0n : sa % sb
    case 15n:
      return b === 0n ? a : a % b
    default:
      return null
  }
}

function load({ memory }: ReferenceState, address: bigint, width: number): bigint {
  let value = 0n
  for (let at = 0; at < width; at++) value |= (memory.get(address + BigInt(at)) ?? 0n) << BigInt(8 * at)
  return value
}
