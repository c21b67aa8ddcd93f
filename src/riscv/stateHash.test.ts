import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadCrypto } from '../l1/machine/crypto.ts'
import { concatBytes } from '../lib/bytes.ts'
import { bytesToHex } from '../lib/hex.ts'
import { createMachine, type Host, type Machine, run } from './machine.ts'
import { writeBytes } from './memory.ts'
import { memoryRoot, packedState, stateHash } from './stateHash.ts'
import { asm, programOf } from './testing/assemble.ts'
import { leafProof, regionProof, witnessOf } from './witness.ts'

const { keccak256 } = await loadCrypto()
const node = (left: Uint8Array, right: Uint8Array) => keccak256(concatBytes([left, right]))

const zeros: Uint8Array[] = [new Uint8Array(32)]
for (let level = 0; level < 27; level++) zeros.push(node(zeros[level] as Uint8Array, zeros[level] as Uint8Array))

/** M7 as it is written: level by level, over all leaves that are not zero. */
function naiveRoot(leaves: ReadonlyMap<number, Uint8Array>): Uint8Array {
  let nodes: ReadonlyMap<number, Uint8Array> = leaves
  for (let level = 0; level < 27; level++) {
    const zero = zeros[level] as Uint8Array
    const parents = new Map<number, Uint8Array>()
    for (const index of nodes.keys()) {
      const parent = Math.floor(index / 2)
      if (!parents.has(parent)) {
        parents.set(parent, node(nodes.get(2 * parent) ?? zero, nodes.get(2 * parent + 1) ?? zero))
      }
    }
    nodes = parents
  }
  return nodes.get(0) ?? (zeros[27] as Uint8Array)
}

/** The root that a proof leads to: `size` bytes at an aligned address, then siblings. */
function rootFrom(proof: Uint8Array, address: number, size: number): Uint8Array {
  let nodes: Uint8Array[] = Array.from({ length: size / 32 }, (_, index) => proof.slice(32 * index, 32 * index + 32))
  while (nodes.length > 1) {
    nodes = nodes.flatMap((left, index) => (index % 2 === 0 ? [node(left, nodes[index + 1] as Uint8Array)] : []))
  }
  let index = Math.floor(address / size)
  let hash = nodes[0] as Uint8Array
  for (let at = size; at < proof.length; at += 32, index = Math.floor(index / 2)) {
    const sibling = proof.slice(at, at + 32)
    hash = index % 2 === 0 ? node(hash, sibling) : node(sibling, hash)
  }
  expect(proof.length).toBe(size + 32 * (27 - Math.log2(size / 32)))
  return hash
}

const EMPTY = { entry: 0, segments: [] }
const leafIndex = fc.oneof(
  fc.nat(2 ** 27 - 1),
  fc.nat(100),
  fc.constantFrom(0, 31, 32, 2 ** 19 - 1, 2 ** 19, 2 ** 26, 2 ** 27 - 1),
)
const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('M7: the root is that of the tree as it is written, however it came about, and proofs lead to it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(leafIndex, leaf), { maxLength: 12 }),
      fc.array(leafIndex, { minLength: 1, maxLength: 3 }),
      (writes, asked) => {
        const machine = createMachine(EMPTY)
        const leaves = new Map<number, Uint8Array>()
        for (const [at, [index, bytes]] of writes.entries()) {
          writeBytes(machine.memory, index * 32, bytes)
          leaves.set(index, bytes)
          // Some roots on the way: what they keep must not outlive the next write.
          if (at % 3 === 0) expect(memoryRoot(machine, keccak256)).toEqual(naiveRoot(leaves))
        }
        const root = naiveRoot(leaves)
        expect(memoryRoot(machine, keccak256)).toEqual(root)
        for (const index of [...asked, ...leaves.keys()]) {
          const proof = leafProof(machine, index * 32 + 5, keccak256)
          expect(proof.slice(0, 32)).toEqual(leaves.get(index) ?? zeros[0])
          expect(rootFrom(proof, index * 32, 32)).toEqual(root)
          for (const level of [0, 1, 2, 3]) {
            const address = (index - (index % (1 << level))) * 32
            expect(rootFrom(regionProof(machine, address, level, keccak256), address, 32 << level)).toEqual(root)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what was hashed is not hashed again, nor what was never written', () => {
  const machine = createMachine(EMPTY)
  writeBytes(machine.memory, 0, new Uint8Array(2048).fill(1))
  let asked = 0
  const counting = (bytes: Uint8Array) => {
    asked++
    return keccak256(bytes)
  }
  const askedBy = (work: () => unknown) => {
    asked = 0
    work()
    return asked
  }
  const root = () => memoryRoot(machine, counting)
  // The zeros of 27 levels, then two pages of 32 leaves, and 22 levels above them.
  expect(askedBy(root)).toBe(27 + 31 + 31 + 22)
  expect(askedBy(root)).toBe(0)
  writeBytes(machine.memory, 5, Uint8Array.of(2))
  expect(askedBy(root)).toBe(31 + 22)
  // One leaf of a new page: five hashes in it, and 22 above.
  writeBytes(machine.memory, 0x4000_0000, Uint8Array.of(2))
  expect(askedBy(root)).toBe(5 + 22)
})

test('M7: a region begins where it is aligned', () => {
  expect(() => regionProof(createMachine(EMPTY), 32, 1, keccak256)).toThrow(RangeError)
})

test('M2: the packed state is root, pc, registers and steps, big-endian', () => {
  const machine = createMachine(programOf([asm.ecall()], 0x8000_0000))
  machine.x.set([0, -1, 2], 0)
  machine.x[31] = 0x1234_5678
  machine.steps = 2 ** 40 + 3
  const packed = packedState(machine, keccak256)
  expect(packed.length).toBe(168)
  expect(packed.slice(0, 32)).toEqual(memoryRoot(machine, keccak256))
  expect(bytesToHex(packed.slice(32, 44))).toBe('0x80000000ffffffff00000002')
  expect(bytesToHex(packed.slice(156))).toBe('0x123456780000010000000003')
  expect(stateHash(machine, keccak256)).toEqual(keccak256(concatBytes([Uint8Array.of(0), packed])))
})

test('M3: an exited machine is code, output and steps', () => {
  const machine = createMachine(programOf([asm.addi(17, 0, 93), asm.addi(10, 0, 5), asm.ecall()]))
  writeBytes(machine.memory, 0, Uint8Array.of(0xaa))
  run(machine, { keccak256, preimage64: never, ecrecover: never, input: never }, 3)
  const told = concatBytes([Uint8Array.of(1, 5, 0xaa), new Uint8Array(31), Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 3)])
  expect(stateHash(machine, keccak256)).toEqual(keccak256(told))
  expect(() => packedState(machine, keccak256)).toThrow('exited')
  expect(() => witnessOf(machine, { keccak256, preimage64: never, ecrecover: never, input: never }, never)).toThrow()
})

function never(): never {
  throw new Error('the host was asked')
}

const HOST: Host = {
  keccak256,
  preimage64: (hash) => concatBytes([hash, hash]),
  ecrecover: never,
  input: never,
}

test('M13: the witness of each kind of step shows just what the step sees', () => {
  const of = (word: number, set: (machine: Machine) => void = () => {}) => {
    const machine = createMachine(programOf([word]))
    writeBytes(
      machine.memory,
      0x4000,
      Uint8Array.from({ length: 600 }, (_, index) => index),
    )
    set(machine)
    const leafOf = (address: number) => leafProof(machine, address, keccak256)
    const regionOf = (address: number, level: number) => regionProof(machine, address, level, keccak256)
    const before = stateHash(machine, keccak256)
    const witness = witnessOf(machine, HOST, (region, index) => Uint8Array.of(region, index))
    expect(stateHash(machine, keccak256)).toEqual(before)
    return {
      witness,
      parts: (...parts: readonly Uint8Array[]) => concatBytes(parts),
      leafOf,
      regionOf,
      code: leafOf(0x1000),
    }
  }
  const calling = (number: number, ...registers: readonly number[]) =>
    of(asm.ecall(), ({ x }) => {
      x[17] = number
      x.set(registers, 10)
    })
  const plain = of(asm.addi(1, 1, 1))
  expect(plain.witness).toEqual(plain.code)
  const odd = of(asm.addi(1, 1, 1), (machine) => {
    machine.pc = 0x1002
  })
  expect(odd.witness.length).toBe(0)
  for (const word of [asm.lw(5, 6, 4), asm.lbu(0, 6, 5), asm.sh(5, 6, 6)]) {
    const access = of(word, ({ x }) => x.set([0x4040], 6))
    expect(access.witness).toEqual(access.parts(access.code, access.leafOf(0x4044)))
  }
  const misaligned = of(asm.lw(5, 6, 1), ({ x }) => x.set([0x4040], 6))
  expect(misaligned.witness).toEqual(misaligned.code)

  const exit = calling(93, 0, 0x4020)
  expect(exit.witness).toEqual(exit.parts(exit.code, exit.leafOf(0x4020)))
  const keccak = calling(0x100, 0x4160, 10, 0x5000)
  expect(keccak.witness).toEqual(keccak.parts(keccak.code, keccak.regionOf(0x4100, 3), keccak.leafOf(0x5000)))
  const preimage = calling(0x101, 0x4020, 0x4040)
  const hash = preimage.leafOf(0x4020).slice(0, 32)
  expect(preimage.witness).toEqual(
    preimage.parts(preimage.code, preimage.leafOf(0x4020), hash, hash, preimage.regionOf(0x4040, 1)),
  )
  const recover = calling(0x102, 0x4080, 0x4100)
  expect(recover.witness).toEqual(recover.parts(recover.code, recover.regionOf(0x4080, 2), recover.leafOf(0x4100)))
  const input = calling(0x103, 3, 4, 0x4100)
  expect(input.witness).toEqual(input.parts(input.code, input.leafOf(0x4100), Uint8Array.of(3, 4)))
  const bad = calling(0x104)
  expect(bad.witness).toEqual(bad.code)
  // EBREAK shares its opcode with ECALL, and must not be taken for it.
  const stop = of(asm.ebreak(), ({ x }) => x.set([93], 17))
  expect(stop.witness).toEqual(stop.code)
})
