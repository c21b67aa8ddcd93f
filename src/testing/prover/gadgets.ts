import { A, addPoints, BASE, D, multiply, NEUTRAL, type Point } from '../../prover/babyjub/curve.ts'
import {
  added,
  doubled,
  enforceOnCurve,
  multiplied,
  multipliedConstant,
  type PointSignal,
} from '../../prover/babyjub/gadget.ts'
import type { Circuit, Constraints } from '../../prover/circuit/constraints.ts'
import { constant, type Signal } from '../../prover/circuit/signal.ts'
import { inverse, R, reduced } from '../../prover/field.ts'
import { atMost, bit, bitsOf, strictBitsOf } from '../../prover/gadgets/bits.ts'
import { either, equalIf, notZero } from '../../prover/gadgets/choice.ts'
import { climb } from '../../prover/gadgets/merkle.ts'
import { poseidonOf } from '../../prover/poseidon/gadget.ts'
import type { Forgery, Trial } from './alive.ts'

// Each gadget alone, its inputs free and its outputs held by nobody: honest inputs, and forgeries that need a thought.

export interface GadgetCase extends Trial<readonly bigint[]> {
  readonly name: string
}

type Body = (constraints: Constraints, inputs: readonly Signal[]) => void

/** A circuit of `count` free wires and the gadget on them. */
const on =
  (count: number, body: Body): Circuit<readonly bigint[]> =>
  (constraints, input) =>
    body(
      constraints,
      Array.from({ length: count }, (_, index) => constraints.wire(`in ${index}`, () => input?.[index] ?? 0n)),
    )

const at = (signals: readonly Signal[], index: number): Signal => signals[index] ?? constant(0n)
const pointAt = (signals: readonly Signal[], index: number): PointSignal => ({
  x: at(signals, index),
  y: at(signals, index + 1),
})

/** 2^(i+1), said to be a single bit that is 2. */
const twoInOneBit = (scope: string, count: number): Forgery<readonly bigint[]>[] =>
  Array.from({ length: count }, (_, index) => ({
    input: [2n ** BigInt(index + 1) % R],
    wires: Object.fromEntries(
      Array.from({ length: count }, (_, other) => [`${scope} / bit ${other}`, other === index ? 2n : 0n]),
    ),
  }))

const LIMIT = 0b1011001n

const P = multiply(BASE, 5n)
const Q = multiply(BASE, 9n)
const flat = (...points: readonly Point[]): bigint[] => points.flatMap(({ x, y }) => [x, y])

/** What x² or y² would have to be for the other coordinate to be on the curve. */
const squareFor = (other: bigint, [ofOther, ofThis]: readonly [bigint, bigint]): bigint => {
  const square = (other * other) % R
  return (reduced(1n - ofOther * square) * inverse(reduced(ofThis - D * square))) % R
}

export const gadgetCases: readonly GadgetCase[] = [
  {
    name: 'a bit',
    circuit: (constraints, input) => {
      bit(constraints, 'flag', () => input?.[0] ?? 0n)
    },
    honest: [[0n], [1n]],
  },
  {
    name: 'bits',
    circuit: on(1, (constraints, inputs) => bitsOf(constraints, 'number', at(inputs, 0), 8)),
    honest: [[0n], [77n], [255n]],
    forgeries: twoInOneBit('number', 8),
  },
  {
    name: 'all bits of a number',
    circuit: on(1, (constraints, inputs) => strictBitsOf(constraints, 'number', at(inputs, 0))),
    honest: [[0n], [R - 1n]],
    forgeries: [
      ...twoInOneBit('number', 254),
      // The number plus the order of the field: as many bits, and the same number.
      ...Array.from({ length: 254 }, (_, index) => ({ number: 2n ** BigInt(index) }))
        .filter(({ number }) => number + R < 2n ** 254n)
        .map(({ number }) => ({ input: [number], wires: bitWires('number', number + R, 254) })),
    ],
  },
  {
    name: 'at most',
    circuit: on(7, (constraints, inputs) => atMost(constraints, 'limited', inputs, LIMIT)),
    honest: Array.from({ length: Number(LIMIT) + 1 }, (_, number) => bitsUp(BigInt(number), 7)),
    forgeries: Array.from({ length: 127 - Number(LIMIT) }, (_, over) => ({
      input: bitsUp(LIMIT + 1n + BigInt(over), 7),
    })),
  },
  {
    name: 'either',
    circuit: on(3, (constraints, inputs) => {
      either(constraints, 'chosen', at(inputs, 0), at(inputs, 1), at(inputs, 2))
    }),
    honest: [
      [0n, 5n, 7n],
      [1n, 5n, 7n],
    ],
  },
  {
    name: 'equal if',
    circuit: on(3, (constraints, inputs) => equalIf(constraints, 'same', at(inputs, 0), at(inputs, 1), at(inputs, 2))),
    honest: [
      [0n, 5n, 7n],
      [1n, 7n, 7n],
    ],
  },
  {
    name: 'not zero',
    circuit: on(1, (constraints, inputs) => notZero(constraints, 'number', at(inputs, 0))),
    honest: [[1n], [R - 1n]],
  },
  ...[1, 2, 3, 4, 5].map(
    (count): GadgetCase => ({
      name: `Poseidon of ${count}`,
      circuit: on(count, (constraints, inputs) => {
        poseidonOf(constraints, 'hash', inputs)
      }),
      honest: [Array.from({ length: count }, (_, index) => BigInt(index) * 12345n)],
    }),
  ),
  {
    name: 'a path of two levels',
    circuit: on(12, (constraints, inputs) => {
      const level = (first: number) => ({
        position: [at(inputs, first), at(inputs, first + 1)] as const,
        siblings: [at(inputs, first + 2), at(inputs, first + 3), at(inputs, first + 4)] as const,
      })
      climb(constraints, 'path', { before: at(inputs, 0), after: at(inputs, 1) }, [level(2), level(7)])
    }),
    honest: [[1n, 2n, 1n, 0n, 30n, 31n, 32n, 0n, 1n, 40n, 41n, 42n]],
    passOver: / hash /,
  },
  {
    name: 'a point of the curve',
    circuit: on(2, (constraints, inputs) => enforceOnCurve(constraints, 'point', pointAt(inputs, 0))),
    honest: [flat(P), flat(NEUTRAL)],
    forgeries: [
      { input: [P.x + 1n, P.y] },
      { input: [P.x + 1n, P.y], wires: { 'point / x squared': squareFor(P.y, [1n, A]) } },
      { input: [P.x, P.y + 1n], wires: { 'point / y squared': squareFor(P.x, [A, 1n]) } },
    ],
  },
  {
    name: 'points added',
    circuit: on(4, (constraints, inputs) => {
      added(constraints, 'sum', pointAt(inputs, 0), pointAt(inputs, 2))
    }),
    honest: [flat(P, Q), flat(P, P), flat(P, NEUTRAL)],
  },
  {
    name: 'a point doubled',
    circuit: on(2, (constraints, inputs) => {
      doubled(constraints, 'double', pointAt(inputs, 0))
    }),
    honest: [flat(P), flat(NEUTRAL)],
  },
  {
    name: 'a multiple',
    circuit: on(7, (constraints, inputs) => {
      multiplied(constraints, 'multiple', pointAt(inputs, 0), inputs.slice(2))
    }),
    honest: [[...flat(P), 1n, 0n, 1n, 1n, 1n]],
  },
  {
    name: 'a multiple of a known point',
    circuit: on(5, (constraints, inputs) => {
      multipliedConstant(constraints, 'multiple', addPoints(P, Q), inputs)
    }),
    honest: [[1n, 0n, 1n, 1n, 1n]],
  },
]

function bitsUp(number: bigint, count: number): bigint[] {
  return Array.from({ length: count }, (_, index) => (number >> BigInt(index)) & 1n)
}

function bitWires(scope: string, number: bigint, count: number): { readonly [name: string]: bigint } {
  return Object.fromEntries(bitsUp(number, count).map((each, index) => [`${scope} / bit ${index}`, each]))
}
