import { FFT, rootsOfUnity } from '@noble/curves/abstract/fft.js'
import { bn254 } from '@noble/curves/bn254.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOfNumbers, numbersOfBytes } from '../../testing/bn254.ts'
import { inverse, power, R, reduced } from '../field.ts'
import { loadKernels, rootOfUnity } from './kernels.ts'

const kernels = await loadKernels()

const EDGES = [
  0n,
  1n,
  2n,
  R - 1n,
  R - 2n,
  (R - 1n) / 2n,
  (R + 1n) / 2n,
  (1n << 253n) - 1n,
  (1n << 232n) - 1n,
  1n << 29n,
]
const number = fc.oneof(fc.bigInt({ min: 0n, max: R - 1n }), fc.constantFrom(...EDGES))
const domain = (k: number) => fc.array(number, { minLength: 2 ** k, maxLength: 2 ** k })

/** Σ cⱼ·xʲ */
const valueAt = (coefficients: readonly bigint[], x: bigint) =>
  coefficients.reduceRight((sum, each) => (sum * x + each) % R, 0n)
const pointsOf = (k: number) => Array.from({ length: 2 ** k }, (_, index) => power(rootOfUnity(k), BigInt(index)))

test('P7: ω of a domain has just its order', () => {
  for (let k = 1; k <= 28; k++) {
    expect(power(rootOfUnity(k), 1n << BigInt(k))).toBe(1n)
    expect(power(rootOfUnity(k), 1n << BigInt(k - 1))).toBe(R - 1n)
  }
})

test('products and differences of all pairs of edges', () => {
  const a = EDGES.flatMap((each) => EDGES.map(() => each))
  const b = EDGES.flatMap(() => EDGES)
  const [left, right] = [bytesOfNumbers(a), bytesOfNumbers(b)]
  expect(numbersOfBytes(kernels.multiplyEach(left, right))).toEqual(a.map((each, i) => (each * (b[i] ?? 0n)) % R))
  expect(numbersOfBytes(kernels.subtractEach(left, right))).toEqual(a.map((each, i) => reduced(each - (b[i] ?? 0n))))
})

test('property: products and differences of random lists, odd lengths too', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { maxLength: 9 }), (pairs) => {
      const [left, right] = [bytesOfNumbers(pairs.map(([a]) => a)), bytesOfNumbers(pairs.map(([, b]) => b))]
      expect(numbersOfBytes(kernels.multiplyEach(left, right))).toEqual(pairs.map(([a, b]) => (a * b) % R))
      expect(numbersOfBytes(kernels.subtractEach(left, right))).toEqual(pairs.map(([a, b]) => reduced(a - b)))
    }),
  )
})

test('lists that do not fit together, and what is no domain, are refused', () => {
  expect(() => kernels.multiplyEach(new Uint8Array(32), new Uint8Array(64))).toThrow(RangeError)
  expect(() => kernels.multiplyEach(new Uint8Array(31), new Uint8Array(31))).toThrow(RangeError)
  expect(() => kernels.ntt(new Uint8Array(96))).toThrow(RangeError)
  expect(() => kernels.ntt(new Uint8Array())).toThrow(RangeError)
})

test('property: a transform is the plain evaluation at each point, and its inverse goes back', () => {
  for (const k of [0, 1, 2, 3, 5]) {
    const points = pointsOf(k)
    fc.assert(
      fc.property(domain(k), (coefficients) => {
        const values = kernels.ntt(bytesOfNumbers(coefficients))
        expect(numbersOfBytes(values)).toEqual(points.map((point) => valueAt(coefficients, point)))
        expect(numbersOfBytes(kernels.inverseNtt(values))).toEqual(coefficients)
      }),
      { numRuns: 20 },
    )
  }
})

test('property: onto the odd half of the domain of twice the size', () => {
  for (const k of [0, 1, 2, 4]) {
    const odd = pointsOf(k + 1).filter((_, index) => index % 2 === 1)
    fc.assert(
      fc.property(domain(k), (coefficients) => {
        const shifted = kernels.ontoOddHalf(kernels.ntt(bytesOfNumbers(coefficients)))
        expect(numbersOfBytes(shifted)).toEqual(odd.map((point) => valueAt(coefficients, point)))
      }),
      { numRuns: 20 },
    )
  }
})

test('P7: transforms of every size are those of another library, which has the same roots', () => {
  const { Fr } = bn254.fields
  const roots = rootsOfUnity(Fr, 5n)
  const { direct, inverse: back } = FFT(roots, Fr)
  for (let k = 1; k <= 10; k++) {
    expect(roots.omega(k)).toBe(rootOfUnity(k))
    const edges = Array.from({ length: 2 ** k }, (_, i) => EDGES[i % EDGES.length] ?? 0n)
    const grown = numbersOfBytes(kernels.powersOf(R - 3n, 7n, 2 ** k))
    for (const list of [edges, grown]) {
      const bytes = bytesOfNumbers(list)
      expect(numbersOfBytes(kernels.ntt(bytes))).toEqual(direct([...list]))
      expect(numbersOfBytes(kernels.inverseNtt(bytes))).toEqual(back([...list]))
    }
  }
})

test('a large transform goes back, and is right where it is looked at', () => {
  const k = 12
  const coefficients = numbersOfBytes(kernels.powersOf(3n, R - 5n, 2 ** k))
  const values = kernels.ntt(bytesOfNumbers(coefficients))
  const list = numbersOfBytes(values)
  const odd = numbersOfBytes(kernels.ontoOddHalf(values))
  for (const index of [0, 1, 2, 1777, 2048, 4095]) {
    expect(list[index]).toBe(valueAt(coefficients, power(rootOfUnity(k), BigInt(index))))
    expect(odd[index]).toBe(valueAt(coefficients, power(rootOfUnity(k + 1), BigInt(2 * index + 1))))
  }
  expect(numbersOfBytes(kernels.inverseNtt(values))).toEqual(coefficients)
})

test('property: powers', () => {
  fc.assert(
    fc.property(number, number, fc.nat(9), (base, first, count) => {
      const expected = Array.from({ length: count }, (_, index) => (first * power(base, BigInt(index))) % R)
      expect(numbersOfBytes(kernels.powersOf(base, first, count))).toEqual(expected)
    }),
  )
})

test('property: Lagrange polynomials at τ, in the domain and out of it', () => {
  for (const k of [0, 1, 3]) {
    const points = pointsOf(k)
    const tau = fc.oneof(number, fc.constantFrom(...points))
    fc.assert(
      fc.property(tau, (tau) => {
        const expected = points.map((point) =>
          points.reduce(
            (product, other) =>
              other === point
                ? product
                : (((product * reduced(tau - other)) % R) * inverse(reduced(point - other))) % R,
            1n,
          ),
        )
        expect(numbersOfBytes(kernels.lagrangeAt(tau, k))).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  }
})

test('property: rows of a sparse matrix times a list', () => {
  const size = 7
  const row = fc.array(fc.tuple(fc.nat(size - 1), number), { maxLength: 5 })
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 6 }),
      fc.array(number, { minLength: size, maxLength: size }),
      (rows, list) => {
        const terms = rows.flat()
        let end = 0
        const product = kernels.productOf(
          {
            starts: new Uint32Array([0, ...rows.map(({ length }) => (end += length))]),
            wires: new Uint32Array(terms.map(([wire]) => wire)),
            factors: bytesOfNumbers(terms.map(([, factor]) => factor)),
          },
          bytesOfNumbers(list),
        )
        expect(numbersOfBytes(product)).toEqual(
          rows.map((row) => row.reduce((sum, [wire, factor]) => (sum + factor * (list[wire] ?? 0n)) % R, 0n)),
        )
      },
    ),
  )
})

test('a matrix that goes in by parts, one row longer than a part', () => {
  const lengths = [3, 20_000, 20_000, 0, 40_000, 1, 0]
  const total = lengths.reduce((sum, each) => sum + each, 0)
  let end = 0
  const list = [5n, R - 7n, 11n]
  const wires = new Uint32Array(total).map((_, index) => index % 3)
  const starts = new Uint32Array([0, ...lengths.map((length) => (end += length))])
  const product = kernels.productOf(
    { starts, wires, factors: kernels.powersOf(1n, R - 2n, total) },
    bytesOfNumbers(list),
  )
  const expected = lengths.map((_, row) => {
    let sum = 0n
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) sum += (list[at % 3] ?? 0n) * (R - 2n)
    return sum % R
  })
  expect(numbersOfBytes(product)).toEqual(expected)
})
