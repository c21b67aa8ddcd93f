import { babyjubjub } from '@noble/curves/misc.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../circuit/compile.ts'
import type { Circuit } from '../circuit/constraints.ts'
import { constant } from '../circuit/signal.ts'
import { checkWitness, execute, witnessOf } from '../circuit/witness.ts'
import { power, R } from '../field.ts'
import { A, addPoints, BASE, isInSubgroup, multiply, NEUTRAL, ORDER, type Point } from './curve.ts'
import { type EddsaSignature, keyOf, sign, verify } from './eddsa.ts'
import { enforceSignature } from './eddsaGadget.ts'

const scalar = fc.oneof(fc.bigInt(1n, ORDER - 1n), fc.constantFrom(1n, 2n, ORDER - 1n))

test('P20: points are added and multiplied as another library does', () => {
  const base = babyjubjub.Point.fromAffine(BASE)
  fc.assert(
    fc.property(scalar, scalar, (m, n) => {
      const [p, q] = [multiply(BASE, m), multiply(BASE, n)]
      const [ours, theirs] = [addPoints(p, q), base.multiply(m).add(base.multiply(n)).toAffine()]
      expect(ours).toEqual({ x: theirs.x, y: theirs.y })
    }),
    { numRuns: 20 },
  )
  expect(addPoints(BASE, NEUTRAL)).toEqual(BASE)
  expect(multiply(BASE, ORDER)).toEqual(NEUTRAL)
})

test('the formula for adding has no exceptions: a is a square, and d is none', () => {
  const isSquare = (number: bigint) => power(number, (R - 1n) / 2n) === 1n
  expect([isSquare(A), isSquare(168696n)]).toEqual([true, false])
})

test('P21: a signature fits its key and message only', () => {
  fc.assert(
    fc.property(scalar, fc.bigInt(0n, R - 1n), (secret, message) => {
      const key = keyOf(secret)
      const signature = sign(key, message)
      expect(isInSubgroup(key.publicKey)).toBe(true)
      expect(verify(key.publicKey, message, signature)).toBe(true)
      expect(verify(key.publicKey, (message + 1n) % R, signature)).toBe(false)
      expect(verify(key.publicKey, message, { ...signature, s: signature.s + ORDER })).toBe(false)
      expect(verify(NEUTRAL, message, signature)).toBe(false)
    }),
    { numRuns: 10 },
  )
})

interface Signed {
  readonly publicKey: Point
  readonly message: bigint
  readonly signature: EddsaSignature
}

const checking: Circuit<Signed> = (constraints, input) => {
  const wire = (name: string, of: (signed: Signed) => bigint) => constraints.wire(name, () => (input ? of(input) : 0n))
  enforceSignature(constraints, 'signature', {
    required: constant(1n),
    publicKey: { x: wire('A.x', ({ publicKey }) => publicKey.x), y: wire('A.y', ({ publicKey }) => publicKey.y) },
    message: constraints.publicInput('message', () => input?.message ?? 0n),
    signature: {
      r8: { x: wire('R8.x', ({ signature }) => signature.r8.x), y: wire('R8.y', ({ signature }) => signature.r8.y) },
      s: wire('S', ({ signature }) => signature.s),
    },
  })
}

test('the gadget takes what verify takes, and refuses what it refuses', () => {
  const compiled = compile(checking)
  expect(compiled.rows.length).toBeLessThan(5_500)
  fc.assert(
    fc.property(scalar, fc.bigInt(0n, R - 1n), (secret, message) => {
      const key = keyOf(secret)
      const signature = sign(key, message)
      const holds = (input: Signed) => {
        const execution = execute(checking, input)
        const broken = checkWitness(compiled, witnessOf(compiled, execution))
        expect(broken === null).toBe(execution.unmet.length === 0)
        return broken === null
      }
      const signed = { publicKey: key.publicKey, message, signature }
      expect(holds(signed)).toBe(true)
      expect(holds({ ...signed, message: (message + 1n) % R })).toBe(false)
      expect(holds({ ...signed, signature: { ...signature, s: (signature.s + 1n) % ORDER } })).toBe(false)
      expect(holds({ ...signed, signature: { ...signature, s: signature.s + ORDER } })).toBe(false)
      expect(holds({ ...signed, publicKey: NEUTRAL })).toBe(false)
    }),
    { numRuns: 3 },
  )
})
