import { babyjubjub } from '@noble/curves/misc.js'
import fc from 'fast-check'
import { poseidon5 } from 'poseidon-lite'
import { expect, test } from 'vitest'
import { compile } from '../circuit/compile.ts'
import type { Circuit } from '../circuit/constraints.ts'
import { constant } from '../circuit/signal.ts'
import { checkWitness, execute, witnessOf } from '../circuit/witness.ts'
import { power, R } from '../field.ts'
import { A, addPoints, BASE, D, isInSubgroup, isOnCurve, multiply, NEUTRAL, ORDER, type Point } from './curve.ts'
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

const negative = ({ x, y }: Point): Point => ({ x: (R - x) % R, y })

/** All eight points of small order, the neutral one first: multiples of what is left of some point once its order is taken out. */
const SMALL: readonly Point[] = (() => {
  const { Fp } = babyjubjub.Point
  for (let y = 2n; ; y++) {
    const xx = Fp.div(Fp.create(1n - y * y), Fp.create(A - D * y * y))
    if (power(xx, (R - 1n) / 2n) !== 1n) continue
    const point = babyjubjub.Point.fromAffine({ x: Fp.sqrt(xx), y })
    const left = point.multiplyUnsafe(ORDER - 1n).add(point)
    const multiples = [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n].map((by) => left.multiplyUnsafe(by).toAffine())
    if (multiples[4]?.y === R - 1n) return multiples
  }
})()

test('P20: edge points are added and multiplied as another library does: neutral, equal, opposite, of small order', () => {
  const { Point: Theirs } = babyjubjub
  expect(Theirs.BASE.toAffine()).toEqual(BASE)
  const points = [BASE, negative(BASE), multiply(BASE, 2n), ...SMALL, ...SMALL.slice(1).map((p) => addPoints(BASE, p))]
  for (const p of points) {
    expect(isOnCurve(p)).toBe(true)
    const theirs = Theirs.fromAffine(p)
    for (const q of points) {
      expect(addPoints(p, q)).toEqual(theirs.add(Theirs.fromAffine(q)).toAffine())
    }
    for (const by of [0n, 1n, 2n, 8n, ORDER - 1n]) {
      expect(multiply(p, by)).toEqual(theirs.multiplyUnsafe(by).toAffine())
    }
  }
  expect(points.map(isInSubgroup)).toEqual(points.map((_, index) => index < 3))
  const beside = [
    { x: BASE.x, y: BASE.y + R },
    { x: BASE.x + R, y: BASE.y },
    { x: 1n, y: 1n },
  ]
  expect(beside.map(isOnCurve)).toEqual([false, false, false])
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

/** P21 from other people's parts: the curve of @noble/curves, the hash of poseidon-lite. */
function othersVerify({ publicKey, message, signature: { r8, s } }: Signed): boolean {
  const { Point: Theirs } = babyjubjub
  const [theirKey, theirR8] = [Theirs.fromAffine(publicKey), Theirs.fromAffine(r8)]
  if (s >= ORDER || theirKey.isSmallOrder()) return false
  const asked = poseidon5([r8.x, r8.y, publicKey.x, publicKey.y, message])
  return Theirs.BASE.multiplyUnsafe(s).equals(theirR8.add(theirKey.clearCofactor().multiplyUnsafe(asked % ORDER)))
}

const bothVerify = (signed: Signed) => [
  verify(signed.publicKey, signed.message, signed.signature),
  othersVerify(signed),
]
const signedBy = (secret: bigint, message: bigint): Signed => {
  const key = keyOf(secret)
  return { publicKey: key.publicKey, message, signature: sign(key, message) }
}

test('P21: signatures are right by another curve and another hash too, for edge keys and messages', () => {
  for (const secret of [1n, ORDER - 1n]) {
    for (const message of [0n, 1n, R - 1n]) {
      const signed = signedBy(secret, message)
      expect(bothVerify(signed)).toEqual([true, true])
      const { r8, s } = signed.signature
      const wrong: Partial<Signed>[] = [
        { message: (message + 1n) % R },
        { publicKey: negative(signed.publicKey) },
        { signature: { r8, s: s + ORDER } },
        { signature: { r8, s: ORDER - s } },
        { signature: { r8: negative(r8), s } },
        { signature: { r8: NEUTRAL, s } },
      ]
      for (const change of wrong) expect(bothVerify({ ...signed, ...change })).toEqual([false, false])
    }
  }
})

test('P21: what is of small order is no key, and moves no signature', () => {
  const signed = signedBy(5n, 7n)
  const { r8, s } = signed.signature
  for (const small of SMALL) {
    const forAnyKey = { ...signed, publicKey: small, signature: { r8: NEUTRAL, s: 0n } }
    expect(bothVerify(forAnyKey)).toEqual([false, false])
    const isMoved = small.y !== NEUTRAL.y
    const moved = { ...signed, signature: { r8: addPoints(r8, small), s } }
    expect(bothVerify(moved)).toEqual([!isMoved, !isMoved])
  }
})

test('P21: what is no number or no point is refused before it is computed with', () => {
  const { publicKey, signature } = signedBy(7n, 0n)
  const { r8, s } = signature
  expect(verify(publicKey, 0n, { r8, s })).toBe(true)
  expect(verify(publicKey, R, { r8, s })).toBe(false)
  expect(verify(publicKey, 0n, { r8: { ...r8, x: r8.x + R }, s })).toBe(false)
  expect(verify(publicKey, 0n, { r8: { ...r8, y: (r8.y + 1n) % R }, s })).toBe(false)
  expect(verify({ ...publicKey, x: publicKey.x + R }, 0n, { r8, s })).toBe(false)
})

// The known answer that circomlib's own library publishes for the message 00 01 … 09 and its key 00 01 … 09 00 …
test('P21: a signature that circomlib’s library made is accepted, and for its message only', () => {
  const publicKey = {
    x: 13277427435165878497778222415993513565335242147425444199013288855685581939618n,
    y: 13622229784656158136036771217484571176836296686641868549125388198837476602820n,
  }
  const signature = {
    r8: {
      x: 11384336176656855268977457483345535180380036354188103142384839473266348197733n,
      y: 15383486972088797283337779941324724402501462225528836549661220478783371668959n,
    },
    s: 1672775540645840396591609181675628451599263765380031905495115170613215233181n,
  }
  const message = 0x09080706050403020100n
  expect(verify(publicKey, message, signature)).toBe(true)
  expect(verify(publicKey, message + 1n, signature)).toBe(false)
  expect(execute(checking, { publicKey, message, signature }).unmet).toEqual([])
  expect(execute(checking, { publicKey, message: message + 1n, signature }).unmet.length).toBeGreaterThan(0)
})

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
