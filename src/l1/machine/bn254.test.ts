import { NobleBN254 } from '@ethereumjs/evm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadBn254 } from './bn254.ts'

const ours = await loadBn254()
const stock = new NobleBN254()
const P = 21888242871839275222246405745257275088696311157297823662689037894645226208583n
const hex = (value: bigint) => value.toString(16).padStart(64, '0')
const bytes = (...values: bigint[]) =>
  Uint8Array.from(values.map(hex).join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const G1 = bytes(1n, 2n)
const G1_NEGATIVE = bytes(1n, P - 2n)
const G2 = bytes(
  11559732032986387107991004021392285783925812861821192530917403151452391805634n,
  10857046999023057135944570762232829481370756359578518086990519993285655852781n,
  4082367875863433681332203403145435568316851327593401208105741076214120093531n,
  8495653923123431417604973247489272438418190587263600148770280649306958101930n,
)
const outcome = (run: () => Uint8Array) => {
  try {
    return [...run()]
  } catch {
    return 'refused'
  }
}

const scalar = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })
const point = scalar.map((k) => stock.mul(Uint8Array.from([...G1, ...bytes(k)])))
const anyPoint = fc.oneof(point, fc.constant(new Uint8Array(64)), fc.constant(bytes(1n, 3n)), fc.constant(bytes(P, 2n)))

test('addition and multiplication equal the stock precompile, refusals included', () => {
  fc.assert(
    fc.property(anyPoint, anyPoint, scalar, (p, q, k) => {
      const sum = Uint8Array.from([...p, ...q])
      expect(outcome(() => ours.add(sum))).toEqual(outcome(() => stock.add(sum)))
      const product = Uint8Array.from([...p, ...bytes(k)])
      expect(outcome(() => ours.mul(product))).toEqual(outcome(() => stock.mul(product)))
    }),
    { numRuns: 25 },
  )
})

test('pairing checks equal the stock precompile', () => {
  const notInSubgroup = bytes(2n, 3n, 4n, 5n)
  const inputs = [
    [],
    [...G1, ...G2, ...G1_NEGATIVE, ...G2],
    [...G1, ...G2, ...G1, ...G2],
    [...G1, ...new Uint8Array(128)],
    [...new Uint8Array(64), ...G2],
    [...new Uint8Array(64), ...notInSubgroup],
    [...G1, ...notInSubgroup],
    [...G1, ...bytes(P, 0n, 0n, 0n)],
    [...bytes(1n, 3n), ...G2],
    [...bytes(1n, 3n), ...new Uint8Array(128)],
  ]
  for (const input of inputs) {
    expect(outcome(() => ours.pairing(Uint8Array.from(input)))).toEqual(
      outcome(() => stock.pairing(Uint8Array.from(input))),
    )
  }
})
