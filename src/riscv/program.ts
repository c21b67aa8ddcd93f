// A program as it comes from the linker: ELF32, little-endian, RISC-V, linked to fixed addresses.

export interface Segment {
  readonly address: number
  readonly bytes: Uint8Array
}

export interface Program {
  readonly entry: number
  /** In the file's order. What no segment covers is zero. */
  readonly segments: readonly Segment[]
}

const HEADER_BYTES = 52
const PROGRAM_HEADER_BYTES = 32
const EXECUTABLE_FILE = 2
const MACHINE_RISCV = 243
const LOAD = 1
const DYNAMIC = 2
const INTERPRETER = 3
const ADDRESSES = 0x1_0000_0000

/** Throws for whatever is not a static program: a guest that loads by luck is a dispute that is lost. */
export function loadElf(bytes: Uint8Array): Program {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  expect(bytes.length >= HEADER_BYTES, 'is shorter than its header')
  expect(view.getUint32(0) === 0x7f454c46, 'does not begin as an ELF file does')
  expect(bytes[4] === 1 && bytes[5] === 1, 'is not of 32 bits and little-endian')
  expect(bytes[6] === 1 && view.getUint32(20, true) === 1, 'is of an unknown version')
  expect(view.getUint16(16, true) === EXECUTABLE_FILE, 'is not linked to fixed addresses')
  expect(view.getUint16(18, true) === MACHINE_RISCV, 'is not for RISC-V')
  // Flags tell compressed instructions, floating-point calling conventions and RV32E: this machine has none of them.
  expect(view.getUint32(36, true) === 0, 'uses an extension that the machine lacks')
  const table = view.getUint32(28, true)
  const count = view.getUint16(44, true)
  expect(count > 0, 'has no segments')
  expect(view.getUint16(42, true) === PROGRAM_HEADER_BYTES, 'has program headers of an unknown size')
  expect(table + count * PROGRAM_HEADER_BYTES <= bytes.length, 'ends within its program headers')

  const segments: Segment[] = []
  const spans: { readonly from: number; readonly to: number }[] = []
  for (let index = 0; index < count; index++) {
    const at = table + index * PROGRAM_HEADER_BYTES
    const type = view.getUint32(at, true)
    expect(type !== DYNAMIC && type !== INTERPRETER, 'is linked dynamically')
    if (type !== LOAD) continue
    const offset = view.getUint32(at + 4, true)
    const address = view.getUint32(at + 8, true)
    const inFile = view.getUint32(at + 16, true)
    const inMemory = view.getUint32(at + 20, true)
    expect(inFile <= inMemory, 'has a segment that is longer in the file than in memory')
    expect(offset + inFile <= bytes.length, 'ends within a segment')
    expect(address + inMemory <= ADDRESSES, 'has a segment beyond the last address')
    if (inMemory > 0) spans.push({ from: address, to: address + inMemory })
    if (inFile > 0) segments.push({ address, bytes: bytes.slice(offset, offset + inFile) })
  }
  spans.sort((a, b) => a.from - b.from)
  expect(
    spans.every(({ to }, index) => to <= (spans[index + 1]?.from ?? ADDRESSES)),
    'has segments that overlap',
  )
  expect(segments.length > 0, 'has nothing to load')
  const entry = view.getUint32(24, true)
  expect(
    entry % 4 === 0 && segments.some((one) => entry >= one.address && entry + 4 <= one.address + one.bytes.length),
    'begins where nothing is loaded',
  )
  return { entry, segments }
}

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new TypeError(`the program ${what}`)
}
