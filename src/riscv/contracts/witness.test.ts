import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { concatBytes } from '../../lib/bytes.ts'
import { addi, ECALL, encodeI, encodeS, LOAD, STORE } from '../../testing/riscv/encode.ts'
import { littleEndian, packExited } from '../../testing/riscv/model.ts'
import { hashAfter, PC, requestOf, type StepCase } from '../../testing/riscv/stepCase.ts'
import { createStepContract, revertOf, type StepContract } from '../../testing/riscv/stepContract.ts'

// M13 and M14: what the contract refuses to believe. Every way in which a witness can be wrong, one by one.

const LEAF_AND_SIBLINGS = 28 * 32
const DATA = 0x4000
const ADD: StepCase = { word: addi(5, 6, 1) }
const LOAD_WORD: StepCase = { word: encodeI(LOAD, { funct3: 2, rd: 5, rs1: 6 }), x: { 6: DATA }, shows: [[DATA, 0]] }
const STORE_WORD: StepCase = { word: encodeS(STORE, { funct3: 2, rs1: 6, rs2: 7 }), x: { 6: DATA }, shows: [[DATA, 0]] }
/** keccak of one block, to a leaf elsewhere. */
const KECCAK: StepCase = {
  word: ECALL,
  x: { 17: 0x100, 10: DATA, 11: 256, 12: 0x8000 },
  memory: [[DATA, Uint8Array.from({ length: 256 }, (_, i) => i)]],
  shows: [
    [DATA, 3],
    [0x8000, 0],
  ],
}

let contract: StepContract
beforeAll(async () => {
  contract = await createStepContract()
})

const step = (packedState: Uint8Array, witness: Uint8Array) => contract.step({ packedState, witness })
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  changed[at] = (changed[at] as number) ^ 0x01
  return changed
}

test.each([0, 40, 42, 167, 169, 200])('a packed state of %i bytes is none', async (length) => {
  const packedState = new Uint8Array(length)
  expect(revertOf(await step(packedState, new Uint8Array(0)))).toEqual({
    abiItem: expect.anything(),
    errorName: 'WrongPackedLength',
    args: [BigInt(length)],
  })
  expect(revertOf(await contract.hashOf(packedState))).toMatchObject({ errorName: 'WrongPackedLength' })
})

test.each([0, 31, 32, LEAF_AND_SIBLINGS - 1])('%i bytes do not show the instruction', async (length) => {
  const { packedState, witness } = requestOf(ADD, contract.keccak256)
  const needed = length < 32 ? 32n : BigInt(LEAF_AND_SIBLINGS)
  expect(revertOf(await step(packedState, witness.slice(0, length)))).toMatchObject({
    errorName: 'WitnessTooShort',
    args: [BigInt(length), needed],
  })
})

test('a load whose leaf is missing, or cut off', async () => {
  const { packedState, witness } = requestOf(LOAD_WORD, contract.keccak256)
  expect(revertOf(await step(packedState, witness.slice(0, LEAF_AND_SIBLINGS)))).toMatchObject({
    errorName: 'WitnessTooShort',
  })
  expect(revertOf(await step(packedState, witness.slice(0, -1)))).toMatchObject({
    errorName: 'WitnessTooShort',
    args: [BigInt(2 * LEAF_AND_SIBLINGS - 1), BigInt(2 * LEAF_AND_SIBLINGS)],
  })
})

test.each<[name: string, step: StepCase]>([
  ['an addition', ADD],
  ['a load', LOAD_WORD],
  ['a fault', { word: 0 }],
  ['a load between words', { ...LOAD_WORD, x: { 6: DATA + 1 }, shows: [] }],
  ['a system call that is none', { word: ECALL }],
  ['a hash', KECCAK],
])('nothing may follow what %s needs', async (_, stepCase) => {
  const { packedState, witness } = requestOf(stepCase, contract.keccak256)
  expect((await step(packedState, witness)).ok).toBe(true)
  for (const more of [new Uint8Array(1), new Uint8Array(LEAF_AND_SIBLINGS)]) {
    expect(revertOf(await step(packedState, concatBytes([witness, more])))).toMatchObject({
      errorName: 'WitnessTooLong',
      args: [BigInt(witness.length + more.length), BigInt(witness.length)],
    })
  }
})

test('a machine that has exited, or that cannot fetch, shows nothing', async () => {
  const { packedState, witness } = requestOf(ADD, contract.keccak256)
  const misaligned = flipped(packedState, 35)
  for (const state of [packExited(0, new Uint8Array(32), 3), misaligned]) {
    expect((await step(state, new Uint8Array(0))).ok).toBe(true)
    expect(revertOf(await step(state, witness))).toMatchObject({ errorName: 'WitnessTooLong' })
  }
})

test('another instruction than the memory’s', async () => {
  const { packedState, witness } = requestOf(ADD, contract.keccak256)
  const forged = concatBytes([littleEndian(addi(5, 6, 2)), witness.slice(4)])
  expect(revertOf(await step(packedState, forged))).toMatchObject({ errorName: 'NotInMemory', args: [PC] })
})

test('the right leaf of another address', async () => {
  const here = { ...LOAD_WORD, memory: [[DATA, Uint8Array.of(1)]] } as const
  const { packedState } = requestOf(here, contract.keccak256)
  const { witness } = requestOf({ ...here, shows: [[DATA + 32, 0]] }, contract.keccak256)
  expect(revertOf(await step(packedState, witness))).toMatchObject({ errorName: 'NotInMemory', args: [DATA] })
})

test('a leaf of another memory', async () => {
  const { packedState } = requestOf(STORE_WORD, contract.keccak256)
  const { witness } = requestOf({ ...STORE_WORD, memory: [[DATA, Uint8Array.of(1)]] }, contract.keccak256)
  expect(revertOf(await step(packedState, witness))).toMatchObject({ errorName: 'NotInMemory' })
})

test('a changed region, and a changed leaf that is only written', async () => {
  const { packedState, witness } = requestOf(KECCAK, contract.keccak256)
  const region = LEAF_AND_SIBLINGS
  const target = witness.length - LEAF_AND_SIBLINGS
  expect(revertOf(await step(packedState, flipped(witness, region + 255)))).toMatchObject({
    errorName: 'NotInMemory',
    args: [DATA],
  })
  expect(revertOf(await step(packedState, flipped(witness, target)))).toMatchObject({
    errorName: 'NotInMemory',
    args: [0x8000],
  })
})

test('property: one wrong byte anywhere in the witness is found', async () => {
  const cases = [ADD, LOAD_WORD, STORE_WORD, KECCAK]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (stepCase, at, bits) => {
        const { packedState, witness } = requestOf(stepCase, contract.keccak256)
        const place = at % witness.length
        const wrong = Uint8Array.from(witness)
        wrong[place] = (wrong[place] as number) ^ bits
        expect(revertOf(await step(packedState, wrong)).errorName).toBe('NotInMemory')
      },
    ),
    { numRuns: 300 },
  )
})

test('property: with too little gas there is no answer rather than a wrong one', async () => {
  const cases = [ADD, STORE_WORD, KECCAK]
  for (const stepCase of cases) {
    const request = requestOf(stepCase, contract.keccak256)
    const enough = await contract.step(request)
    if (!enough.ok) throw new Error(enough.error)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: Number(enough.gasUsed) - 1 }), async (gas) => {
        expect(await contract.step({ ...request, gasLimit: BigInt(gas) })).toMatchObject({ ok: false })
      }),
      { numRuns: 50 },
    )
    expect(await contract.step({ ...request, gasLimit: enough.gasUsed })).toEqual(enough)
  }
})

test('the store that is shown everything goes through', async () => {
  expect(await contract.step(requestOf(STORE_WORD, contract.keccak256))).toMatchObject({
    stateHash: hashAfter(STORE_WORD, {}, contract.keccak256),
  })
})
