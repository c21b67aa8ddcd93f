import { beforeAll, describe, expect, test } from 'vitest'
import { type L1Crypto, loadCrypto } from '../../l1/machine/crypto.ts'
import { concatBytes } from '../../lib/bytes.ts'
import { bytesToHex } from '../../lib/hex.ts'
import { ECALL } from '../../testing/riscv/encode.ts'
import { type Change, hashAfter, hashAfterExit, PC, requestOf, type StepCase } from '../../testing/riscv/stepCase.ts'
import { createStepContract, revertOf, type StepContract } from '../../testing/riscv/stepContract.ts'

// M11 and M12, call by call.

const [A0, A1, A2, A7] = [10, 11, 12, 17]
const FROM = 0x4000
const TO = 0x8000
const BAD_CALL = { code: 0x84 }
const bytes = (length: number, first = 1) => Uint8Array.from({ length }, (_, i) => first + i)

let contract: StepContract
let crypto: L1Crypto
let keccak256: L1Crypto['keccak256']
beforeAll(async () => {
  contract = await createStepContract()
  crypto = await loadCrypto()
  keccak256 = crypto.keccak256
})

async function expectAfter(step: StepCase, change: Change) {
  expect(await contract.step(requestOf(step, keccak256))).toMatchObject({
    ok: true,
    stateHash: hashAfter(step, change, keccak256),
  })
}
async function expectExit(step: StepCase, exit: { code: number; output?: Uint8Array }) {
  expect(await contract.step(requestOf(step, keccak256))).toMatchObject({
    ok: true,
    stateHash: hashAfterExit(step, exit, keccak256),
  })
}

test.each([0, 92, 94, 0x5d00, 0xff, 0x104, 0x1005d, 0xffffffff])('M10: there is no call %i', (call) =>
  expectExit({ word: ECALL, x: { [A7]: call, [A0]: FROM, [A1]: FROM, [A2]: TO } }, BAD_CALL),
)

describe('exit', () => {
  const exit = (a0: number, a1: number): StepCase => ({
    word: ECALL,
    x: { [A7]: 93, [A0]: a0, [A1]: a1 },
    memory: [[FROM, bytes(32)]],
    shows: a1 % 32 === 0 ? [[a1, 0]] : [],
  })

  test.each([
    [0, 0],
    [0x7f, 0x7f],
    [0x80, 0],
    [0xffffff01, 1],
  ])('of %i gives code %i', (a0, code) => expectExit(exit(a0, FROM), { code, output: bytes(32) }))
  test('its output may be its own instruction’s leaf', () =>
    expectExit(exit(0, PC), { code: 0, output: Uint8Array.from([0x73, ...new Uint8Array(31)]) }))
  test.each([1, 4, 16, 31])('M10: an output %i bytes off', (off) => expectExit(exit(0, FROM + off), BAD_CALL))
})

describe('keccak', () => {
  const block = bytes(256, 0)
  const hash = (p: number, length: number, to = TO): StepCase => ({
    word: ECALL,
    x: { [A7]: 0x100, [A0]: p, [A1]: length, [A2]: to },
    memory: [[FROM, block]],
    shows: [
      [p - (p % 256), 3],
      [to, 0],
    ],
  })

  test.each([
    [0, 0],
    [0, 1],
    [0, 64],
    [0, 136],
    [0, 256],
    [224, 32],
    [224, 0],
    [96, 160],
    [32, 7],
  ])('of the bytes from %i on, %i long', (from, length) =>
    expectAfter(hash(FROM + from, length), { memory: [[TO, keccak256(block.slice(from, from + length))]] }),
  )

  test('into what it hashes', () =>
    expectAfter(hash(FROM + 32, 200, FROM + 64), { memory: [[FROM + 64, keccak256(block.slice(32, 232))]] }))
  test('over its own instruction', () => expectAfter(hash(FROM, 256, PC), { memory: [[PC, keccak256(block)]] }))
  test('at the end of the memory', () =>
    expectAfter(hash(0xffffff00, 256, 0xffffffe0), { memory: [[0xffffffe0, keccak256(new Uint8Array(256))]] }))

  test.each<[name: string, p: number, length: number, to: number]>([
    ['257 bytes', FROM, 257, TO],
    ['33 bytes in the last leaf', FROM + 224, 33, TO],
    ['as many as there can be', FROM + 32, 0xffffffff, TO],
    ['p off', FROM + 16, 16, TO],
    ['to off', FROM, 256, TO + 4],
  ])('M10: %s', (_, p, length, to) => expectExit({ ...hash(p, length, to), shows: [] }, BAD_CALL))
})

describe('preimage64', () => {
  const pair = bytes(64, 100)
  const open = (to: number, shown = pair, p = FROM): StepCase => ({
    word: ECALL,
    x: { [A7]: 0x101, [A0]: p, [A1]: to },
    memory: [[FROM, keccak256(pair)]],
    shows: [[p, 0], shown, [to, 1]],
  })

  test('writes the 64 bytes', () => expectAfter(open(TO), { memory: [[TO, pair]] }))
  test('over the hash itself', () => expectAfter(open(FROM), { memory: [[FROM, pair]] }))
  test('over its own instruction', () => expectAfter(open(PC), { memory: [[PC, pair]] }))
  test('bytes with another hash are refused', async () => {
    const outcome = await contract.step(requestOf(open(TO, bytes(64, 101)), keccak256))
    expect(revertOf(outcome)).toMatchObject({ errorName: 'NotThePreimage', args: [bytesToHex(keccak256(pair))] })
  })
  test('so are none', async () => {
    const none = { ...open(TO), shows: [[FROM, 0]] } as const
    expect(revertOf(await contract.step(requestOf(none, keccak256)))).toMatchObject({ errorName: 'WitnessTooShort' })
  })
  test.each([1, 32])('M10: to %i bytes off', (off) => expectExit({ ...open(TO + off), shows: [] }, BAD_CALL))
  test('M10: p off', () => expectExit({ ...open(TO, pair, FROM + 8), shows: [] }, BAD_CALL))
})

describe('ecrecover', () => {
  const hash = bytes(32, 7)
  const key = bytes(32, 33)
  const word = (value: number) => Uint8Array.from([...new Uint8Array(31), value])
  const signed = () => {
    const { r, s, recovery } = crypto.sign(hash, key)
    return { v: word(27 + recovery), r, s }
  }
  const check = (input: Uint8Array, to = TO, p = FROM): StepCase => ({
    word: ECALL,
    x: { [A7]: 0x102, [A0]: p, [A1]: to },
    memory: [[FROM, input]],
    shows: [
      [p, 2],
      [to, 0],
    ],
  })
  const signer = () => concatBytes([new Uint8Array(12), crypto.addressOf(crypto.publicKeyOf(key))])
  const input = ({ v, r, s } = signed()) => concatBytes([hash, v, r, s])

  test('tells who signed', () => expectAfter(check(input()), { memory: [[TO, signer()]] }))
  test('over what it reads', () => expectAfter(check(input(), FROM + 96), { memory: [[FROM + 96, signer()]] }))
  test.each<[name: string, change: () => Partial<ReturnType<typeof signed>>]>([
    ['v is 26', () => ({ v: word(26) })],
    ['v is 0', () => ({ v: word(0) })],
    ['v is larger than a byte', () => ({ v: Uint8Array.from([1, ...signed().v.slice(1)]) })],
    ['r is 0', () => ({ r: word(0) })],
    ['s is 0', () => ({ s: word(0) })],
    ['r is beyond the order', () => ({ r: new Uint8Array(32).fill(0xff) })],
  ])('nobody signed when %s', (_, change) => {
    const wrong = input({ ...signed(), ...change() })
    // What stood at the target before must give way to zeros.
    const step = check(wrong)
    const memory = [...(step.memory ?? []), [TO, bytes(32)] as const]
    return expectAfter({ ...step, memory }, { memory: [[TO, new Uint8Array(32)]] })
  })
  test.each([32, 64, 96])('M10: p %i bytes off', (off) =>
    expectExit({ ...check(input(), TO, FROM + off), shows: [] }, BAD_CALL),
  )
  test('M10: to off', () => expectExit({ ...check(input(), TO + 1), shows: [] }, BAD_CALL))

  test('a sender who is mean with gas cannot make a good signature look bad', async () => {
    const request = requestOf(check(input()), keccak256)
    const enough = await contract.step(request)
    if (!enough.ok) throw new Error(enough.error)
    // The check of a signature fails for want of gas somewhere in here; every seventh amount of gas will meet it.
    for (let gas = enough.gasUsed - 12_000n; gas < enough.gasUsed; gas += 7n) {
      expect(await contract.step({ ...request, gasLimit: gas })).toMatchObject({ ok: false, data: '0x' })
    }
  })
})

describe('input', () => {
  const context = bytes(32, 200)
  const wordOf = (region: number, index: number, of = context) => {
    const numbers = new Uint8Array(8)
    new DataView(numbers.buffer).setUint32(0, region)
    new DataView(numbers.buffer).setUint32(4, index)
    return keccak256(concatBytes([of, numbers]))
  }
  const ask = (region: number, index: number, proof: Uint8Array, to = TO): StepCase => ({
    word: ECALL,
    x: { [A7]: 0x103, [A0]: region, [A1]: index, [A2]: to },
    shows: [[to, 0], proof],
  })
  const stepOf = (step: StepCase) => contract.step({ ...requestOf(step, keccak256), context })

  test.each([
    [0, 0],
    [1, 4095],
    [0xffffffff, 0xfffffffe],
  ])('word %i/%i is written', async (region, index) => {
    const step = ask(region, index, wordOf(region, index))
    const memory = [[TO, wordOf(region, index)]] as const
    expect(await stepOf(step)).toMatchObject({ ok: true, stateHash: hashAfter(step, { memory }, keccak256) })
  })
  test.each<[name: string, proof: () => Uint8Array]>([
    ['another word’s', () => wordOf(1, 3)],
    ['another run’s', () => wordOf(1, 2, bytes(32))],
    ['no', () => new Uint8Array(0)],
    ['a longer', () => concatBytes([wordOf(1, 2), bytes(1)])],
  ])('%s proof is refused by who keeps the input', async (_, proof) => {
    expect(revertOf(await stepOf(ask(1, 2, proof())))).toMatchObject({ errorName: 'WrongProof' })
  })
  test('M10: to off', () => expectExit({ ...ask(1, 2, wordOf(1, 2), TO + 16), shows: [] }, BAD_CALL))
})
