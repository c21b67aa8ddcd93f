import { expect, test } from 'vitest'
import { type Written, witnessesOver, written } from '../../testing/prover/smallField.ts'
import { A, D } from '../babyjub/curve.ts'
import { added, doubled, enforceOnCurve, multiplied, multipliedConstant } from '../babyjub/gadget.ts'
import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, type Signal } from '../circuit/signal.ts'
import { R } from '../field.ts'
import { poseidonOf } from '../poseidon/gadget.ts'
import { atMost, bit, bitsOf } from './bits.ts'
import { either, equalIf, notZero } from './choice.ts'
import { climb } from './merkle.ts'

// No constraint is missing: a gadget's inputs leave one witness only, or none. Over a field of thirteen numbers every witness
// that there could be is tried, for every input. What cannot be tried there:
// – Numbers of 254 bits. There are two ways at most to write a number below R with so many bits, it and it plus R; at most
//   R − 1 is one of them. That `atMost` holds is tried for every limit of three bits.
// – Poseidon with its own constants: they are other numbers there, and so are the hashes. That an input has one hash does not
//   hang on them. All rows of a batch are gone through by their form: src/systems/zk/tests/uniqueness.test.ts.
// – Large multiples of a known point: its table is of large numbers. Of a point of order two it is of small ones.

const P = 13
const FIELD = Array.from({ length: P }, (_, value) => value)
const BITS = [0, 1]

/** The gadget on so many wires, which are given. */
const on = (count: number, body: (constraints: Constraints, inputs: readonly Signal[]) => void): Written =>
  written((constraints) =>
    body(
      constraints,
      Array.from({ length: count }, (_, index) => constraints.wire(`in ${index}`, () => 0n)),
    ),
  )
const at = (signals: readonly Signal[], index: number): Signal => signals[index] ?? constant(0n)
const pointAt = (signals: readonly Signal[], index: number) => ({ x: at(signals, index), y: at(signals, index + 1) })
/** On wires of its own: they end a witness. */
const wirePoint = (constraints: Constraints, point: Readonly<Record<'x' | 'y', Signal>>): void => {
  for (const name of ['x', 'y'] as const) {
    constraints.equal(
      name,
      constraints.wire(name, () => 0n),
      point[name],
    )
  }
}

/** Every choice of one of each. */
const choices = (...lists: readonly (readonly number[])[]): number[][] =>
  lists.reduce<number[][]>((all, list) => all.flatMap((before) => list.map((each) => [...before, each])), [[]])

const countFor = (circuit: Written, given: readonly number[]): number => witnessesOver(P, circuit, given).length

test('a bit is 0 or 1, and nothing else', () => {
  const circuit = written((constraints) => bit(constraints, 'flag', () => 0n))
  expect(witnessesOver(P, circuit, [])).toEqual([
    [1, 0],
    [1, 1],
  ])
})

test('bits make one number, and what is too large has none', () => {
  const circuit = on(1, (constraints, [number]) => bitsOf(constraints, 'number', number ?? constant(0n), 3))
  for (const number of FIELD) {
    const bits = [number & 1, (number >> 1) & 1, number >> 2]
    expect(witnessesOver(P, circuit, [number])).toEqual(number < 8 ? [[1, number, ...bits]] : [])
  }
})

test('as many bits as the field has make some numbers in two ways: that is why there is a shortest form', () => {
  const circuit = on(1, (constraints, [number]) => bitsOf(constraints, 'number', number ?? constant(0n), 4))
  expect(FIELD.map((number) => countFor(circuit, [number]))).toEqual(FIELD.map((number) => (number + P < 16 ? 2 : 1)))
  const strict = on(1, (constraints, [number]) => {
    atMost(constraints, 'shortest', bitsOf(constraints, 'number', number ?? constant(0n), 4), BigInt(P) - 1n)
  })
  expect(FIELD.map((number) => countFor(strict, [number]))).toEqual(FIELD.map(() => 1))
})

test('bits are at most a limit in one way, and above it in none', () => {
  for (let limit = 0; limit < 8; limit++) {
    const circuit = on(3, (constraints, bits) => atMost(constraints, 'limited', bits, BigInt(limit)))
    for (const bits of choices(BITS, BITS, BITS)) {
      const number = bits.reduce((total, each, index) => total + (each << index), 0)
      expect(countFor(circuit, bits)).toBe(number <= limit ? 1 : 0)
    }
  }
})

test('a product, a choice and an inverse are what they are', () => {
  const times = on(2, (constraints, inputs) => product(constraints, 'product', at(inputs, 0), at(inputs, 1)))
  for (const [a = 0, b = 0] of choices(FIELD, FIELD)) {
    expect(witnessesOver(P, times, [a, b])).toEqual([[1, a, b, (a * b) % P]])
  }
  const chosen = on(3, (constraints, inputs) => {
    const result = either(constraints, 'chosen', at(inputs, 0), at(inputs, 1), at(inputs, 2))
    constraints.equal(
      'the result',
      constraints.wire('result', () => 0n),
      result,
    )
  })
  for (const [which = 0, zero = 0, one = 0] of choices(BITS, FIELD, FIELD)) {
    const results = witnessesOver(P, chosen, [which, zero, one]).map((witness) => witness.at(-1))
    expect(results).toEqual([which === 1 ? one : zero])
  }
  const inverse = on(1, (constraints, inputs) => notZero(constraints, 'number', at(inputs, 0)))
  expect(FIELD.map((number) => countFor(inverse, [number]))).toEqual(FIELD.map((number) => (number === 0 ? 0 : 1)))
})

test('two numbers are equal where they have to be', () => {
  const same = on(3, (constraints, inputs) => equalIf(constraints, 'same', at(inputs, 0), at(inputs, 1), at(inputs, 2)))
  for (const [required = 0, a = 0, b = 0] of choices(BITS, FIELD, FIELD)) {
    expect(countFor(same, [required, a, b])).toBe(required === 1 && a !== b ? 0 : 1)
  }
})

test('a path has one top with the old leaf, and one with the new', () => {
  const circuit = on(7, (constraints, inputs) => {
    const level = {
      position: [at(inputs, 2), at(inputs, 3)],
      siblings: [at(inputs, 4), at(inputs, 5), at(inputs, 6)],
    } as const
    climb(constraints, 'path', { before: at(inputs, 0), after: at(inputs, 1) }, [level])
  })
  for (const [leaf = 0, low = 0, high = 0] of choices([0, 5, 12], BITS, BITS)) {
    expect(countFor(circuit, [leaf, 7, low, high, 3, 4, 11])).toBe(1)
  }
})

const CORNERS = [0, 1, P - 1]
const HASHED: readonly (readonly [count: number, inputs: readonly number[][]])[] = [
  [1, choices(FIELD)],
  [2, choices(CORNERS, FIELD)],
  [3, choices(CORNERS, [5], CORNERS)],
  [4, choices(CORNERS, [7], [0], [2, P - 1])],
  [5, choices([0, 3], [1], [4], [P - 1], [6])],
]

test.each(HASHED)('%i numbers have one hash, by one way to it', (count, all) => {
  const circuit = on(count, (constraints, inputs) => {
    const hash = poseidonOf(constraints, 'hash', inputs)
    constraints.equal(
      'the result',
      constraints.wire('result', () => 0n),
      hash,
    )
  })
  for (const inputs of all) expect(countFor(circuit, inputs)).toBe(1)
  const [, ...careless] = circuit.rules
  expect(countFor({ ...circuit, rules: careless }, all[0] ?? [])).toBe(P)
})

// The same curve over thirteen numbers: there, too, a is a square and d is none, so its formulas have no exceptions.
const [a, d] = [Number(A % BigInt(P)), Number(D % BigInt(P))]
const isOnCurve = ([x = 0, y = 0]: readonly number[]): boolean =>
  (a * x * x + y * y) % P === (1 + d * x * x * y * y) % P
const POINTS = choices(FIELD, FIELD).filter(isOnCurve)

function sumOf([x1 = 0, y1 = 0]: readonly number[], [x2 = 0, y2 = 0]: readonly number[]): number[] {
  const bend = d * x1 * x2 * y1 * y2
  const quotient = (above: number, below: number) =>
    FIELD.filter((each) => (((each * below - above) % P) + P) % P === 0)
  return [...quotient(x1 * y2 + y1 * x2, 1 + bend), ...quotient(y1 * y2 - a * x1 * x2, 1 - bend)]
}

test('a point is on the curve or is refused', () => {
  const squares = FIELD.slice(1).map((each) => (each * each) % P)
  expect([squares.includes(a), squares.includes(d)]).toEqual([true, false])
  const circuit = on(2, (constraints, inputs) => enforceOnCurve(constraints, 'point', pointAt(inputs, 0)))
  for (const point of choices(FIELD, FIELD)) expect(countFor(circuit, point)).toBe(isOnCurve(point) ? 1 : 0)
})

test('two points have one sum, and a point one double', () => {
  const sum = on(4, (constraints, inputs) => {
    added(constraints, 'sum', pointAt(inputs, 0), pointAt(inputs, 2))
  })
  const double = on(2, (constraints, inputs) => {
    doubled(constraints, 'double', pointAt(inputs, 0))
  })
  for (const p of POINTS) {
    for (const q of POINTS) {
      expect(witnessesOver(P, sum, [...p, ...q]).map((witness) => witness.slice(-2))).toEqual([sumOf(p, q)])
    }
    expect(witnessesOver(P, double, p).map((witness) => witness.slice(-2))).toEqual([sumOf(p, p)])
  }
})

test('a point has one multiple for each number', () => {
  const circuit = on(6, (constraints, inputs) => {
    wirePoint(constraints, multiplied(constraints, 'multiple', pointAt(inputs, 0), inputs.slice(2)))
  })
  for (const point of POINTS) {
    let expected = [0, 1]
    for (let number = 0; number < 16; number++) {
      const bits = [0, 1, 2, 3].map((index) => (number >> index) & 1)
      const found = witnessesOver(P, circuit, [...point, ...bits]).map((witness) => witness.slice(-2))
      expect(found).toEqual([expected])
      expected = sumOf(expected, point)
    }
  }
})

test('a point that is known has one multiple for each number', () => {
  const circuit = on(6, (constraints, bits) => {
    wirePoint(constraints, multipliedConstant(constraints, 'multiple', { x: 0n, y: R - 1n }, bits))
  })
  for (const bits of choices(BITS, BITS, BITS, BITS, BITS, BITS)) {
    const found = witnessesOver(P, circuit, bits).map((witness) => witness.slice(-2))
    expect(found).toEqual([[0, bits[0] === 1 ? P - 1 : 1]])
  }
})
