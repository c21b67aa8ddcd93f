import { bn254 } from '@noble/curves/bn254.js'
import fc from 'fast-check'
import { concat, encodeDeployData, numberToHex, size, slice } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Hex } from '../../kernel/types.ts'
import { type Deployed, deployedAt, expectDone, expectRefused } from '../../testing/deployed.ts'
import { createTestEvm, type TestEvm } from '../../testing/evm.ts'
import { expectGas } from '../../testing/gasSnapshot.ts'
import { handmadeKey } from '../../testing/handmadeKey.ts'
import { Q, R } from '../field.ts'
import { Groth16 } from './generated/Groth16.ts'

const { abi } = Groth16
const INPUTS = [3n, 0n, R - 1n]
const KEY = handmadeKey(INPUTS.length)
const PROOF = KEY.prove(INPUTS)

let evm: TestEvm
let verifier: Deployed<typeof abi>

beforeAll(async () => {
  evm = await createTestEvm({ traced: false })
  verifier = await verifierOf(KEY.bytes)
})

const creationOf = (key: Hex): Hex => encodeDeployData({ ...Groth16, args: [key] })
const verifierOf = async (key: Hex) => deployedAt(evm, abi, await evm.deploy(creationOf(key)))
const verify = (proof: Hex, inputs: readonly bigint[] = INPUTS) => verifier.send('verify', [proof, [...inputs]])
const word = (value: bigint): Hex => numberToHex(value, { size: 32 })
const withWord = (bytes: Hex, index: number, value: bigint): Hex =>
  concat([
    index === 0 ? '0x' : slice(bytes, 0, 32 * index),
    word(value),
    size(bytes) === 32 * (index + 1) ? '0x' : slice(bytes, 32 * (index + 1)),
  ])
const wordAt = (bytes: Hex, index: number): bigint => BigInt(slice(bytes, 32 * index, 32 * index + 32))

/** On the curve of G2, and of some other order: nearly all of its points are. */
function strangePoint(): readonly Hex[] {
  const { Fp2 } = bn254.fields
  for (let tried = 1n; ; tried++) {
    const x = Fp2.fromBigTuple([tried, 0n])
    const right = Fp2.add(Fp2.mul(Fp2.sqr(x), x), bn254.G2.Point.CURVE().b)
    if (Fp2.pow(right, (Q * Q - 1n) / 2n).c0 !== 1n) continue
    const y = Fp2.sqrt(right)
    return [x.c1, x.c0, y.c1, y.c0].map(word)
  }
}

describe('P16: a proof that holds', () => {
  test('is accepted, whatever its inputs and its free choices', async () => {
    const number = fc.bigInt({ min: 0n, max: R - 1n })
    await fc.assert(
      fc.asyncProperty(fc.tuple(number, number, number), fc.bigInt({ min: 1n, max: R - 1n }), async (inputs, a) => {
        expectDone(await verify(KEY.prove(inputs, a, a), inputs), abi)
      }),
      { numRuns: 10 },
    )
  })

  test('may have a point at infinity', async () => {
    expectDone(await verify(KEY.prove(INPUTS, 0n), INPUTS), abi)
  })

  test.each([0, 1, 7])('with %i public inputs', async (count) => {
    const key = handmadeKey(count)
    const inputs = Array.from({ length: count }, (_, i) => BigInt(i + 5))
    const made = await verifierOf(key.bytes)
    expect(await made.read('inputCount', [])).toBe(BigInt(count))
    expectDone(await made.send('verify', [key.prove(inputs), inputs]), abi)
  })
})

describe('refused is', () => {
  test('P16: a proof of something else', async () => {
    for (let place = 0; place < INPUTS.length; place++) {
      const others = INPUTS.map((input, i) => (i === place ? (input + 1n) % R : input))
      expectRefused(await verify(PROOF, others), abi, 'EquationFails', [])
    }
    const [a, b, c] = [slice(PROOF, 0, 64), slice(PROOF, 64, 192), slice(PROOF, 192)]
    expectRefused(await verify(concat([c, b, a])), abi, 'EquationFails', [])
    expectRefused(await verify(concat([a, b, a])), abi, 'EquationFails', [])
  })

  test('a proof with any bit turned', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(256 * 8 - 1), async (place) => {
        const index = Math.floor(place / 256)
        const turned = withWord(PROOF, index, wordAt(PROOF, index) ^ (1n << BigInt(place % 256)))
        expect((await verify(turned)).ok).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test.each([0, 255, 257, 288])('a proof of %i bytes', async (length) => {
    const bytes = concat([PROOF, word(0n)]).slice(0, 2 + 2 * length) as Hex
    expectRefused(await verify(bytes), abi, 'WrongProofLength', [BigInt(length)])
  })

  test('another number of inputs', async () => {
    const args = (given: number) => [BigInt(given), BigInt(INPUTS.length)]
    expectRefused(await verify(PROOF, INPUTS.slice(1)), abi, 'WrongInputCount', args(2))
    expectRefused(await verify(PROOF, [...INPUTS, 0n]), abi, 'WrongInputCount', args(4))
  })

  test('an input that is the same modulo r', async () => {
    for (const [i, input] of INPUTS.entries()) {
      const inputs = INPUTS.with(i, input + R)
      expectRefused(await verify(PROOF, inputs), abi, 'InputNotReduced', [BigInt(i), input + R])
    }
    expectRefused(await verify(PROOF, INPUTS.with(1, R)), abi, 'InputNotReduced', [1n, R])
  })

  test('a coordinate that is the same modulo q', async () => {
    for (let i = 0; i < 8; i++) {
      const coordinate = wordAt(PROOF, i) + Q
      const run = await verify(withWord(PROOF, i, coordinate))
      expectRefused(run, abi, 'CoordinateNotReduced', [BigInt(i), coordinate])
    }
    expectRefused(await verify(withWord(PROOF, 0, Q)), abi, 'CoordinateNotReduced', [0n, Q])
  })

  test.each([
    ['A', [0, 1]],
    ['B', [2, 3, 4, 5]],
    ['C', [6, 7]],
  ])('%s beside the curve', async (point, places) => {
    for (const place of places) {
      const moved = withWord(PROOF, place, (wordAt(PROOF, place) + 1n) % Q)
      expectRefused(await verify(moved), abi, 'NotOnCurve', [point])
    }
  })

  test('a point with some zeros, which only all together would be infinity', async () => {
    const zeros = (...places: number[]) => places.reduce((proof, place) => withWord(proof, place, 0n), PROOF)
    expectRefused(await verify(zeros(0)), abi, 'NotOnCurve', ['A'])
    expectRefused(await verify(zeros(1)), abi, 'NotOnCurve', ['A'])
    for (const places of [
      [2, 3],
      [4, 5],
      [2, 3, 4],
      [3, 4, 5],
    ]) {
      expectRefused(await verify(zeros(...places)), abi, 'NotOnCurve', ['B'])
    }
    expectRefused(await verify(zeros(6)), abi, 'NotOnCurve', ['C'])
    expectRefused(await verify(zeros(6, 7)), abi, 'EquationFails', [])
    expectRefused(await verify(zeros(0, 1, 2, 3, 4, 5, 6, 7)), abi, 'EquationFails', [])
  })

  test('B on its curve and outside the subgroup', async () => {
    const proof = concat([slice(PROOF, 0, 64), ...strangePoint(), slice(PROOF, 192)])
    expectRefused(await verify(proof), abi, 'NotInSubgroup', [])
  })

  test('a call with too little gas, which proves nothing about the proof', async () => {
    const data = verifier.encode('verify', [PROOF, INPUTS])
    for (const gasLimit of [60_000n, 120_000n, 200_000n]) {
      expectRefused(await evm.send({ to: verifier.address, data, gasLimit }), abi, 'NotEnoughGas')
    }
  })
})

describe('a key', () => {
  test.each([0, 448, 511, 513])('of %i bytes is none', async (length) => {
    const run = await evm.send({ data: creationOf(KEY.bytes.slice(0, 2 + 2 * length) as Hex) })
    expectRefused(run, abi, 'WrongKeyLength', [BigInt(length)])
  })

  test('with something in it that is no point is none', async () => {
    const words = size(KEY.bytes) / 32
    for (let place = 0; place < words; place++) {
      const bad = withWord(KEY.bytes, place, wordAt(KEY.bytes, place) + 1n)
      expectRefused(await evm.send({ data: creationOf(bad) }), abi, 'BadKey', [])
    }
    const outside = concat([slice(KEY.bytes, 0, 64), ...strangePoint(), slice(KEY.bytes, 192)])
    expectRefused(await evm.send({ data: creationOf(outside) }), abi, 'BadKey', [])
  })

  test('lies in code that nobody can run', async () => {
    const place = await verifier.read('key', [])
    expect((await evm.send({ to: place })).ok).toBe(true)
    expect(await evm.call(place, '0x')).toBe('0x')
  })
})

test('its gas', async () => {
  const spent: Record<string, number> = {}
  for (const count of [4, 6, 8]) {
    const key = handmadeKey(count)
    const inputs = Array.from({ length: count }, (_, i) => R - BigInt(i + 1))
    const made = await verifierOf(key.bytes)
    const run = expectDone(await made.send('verify', [key.prove(inputs), inputs]), abi)
    spent[`with${count}Inputs`] = Number(run.result.execResult.executionGasUsed)
  }
  expectGas(new URL('./gas.groth16.json', import.meta.url), spent)
})
