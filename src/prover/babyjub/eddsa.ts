import { R } from '../field.ts'
import { poseidon } from '../poseidon/hash.ts'
import { addPoints, BASE, COFACTOR, isOnCurve, multiply, ORDER, type Point, samePoint } from './curve.ts'

// EdDSA over BabyJubJub with Poseidon, as circomlib checks it (P21).

export interface EddsaSignature {
  readonly r8: Point
  readonly s: bigint
}

export interface EddsaKey {
  readonly secret: bigint
  readonly publicKey: Point
}

export function keyOf(secret: bigint): EddsaKey {
  return { secret: secret % ORDER, publicKey: multiply(BASE, secret % ORDER) }
}

/** The same key and message make the same signature, and no two messages share what must not be shared. */
export function sign({ secret, publicKey }: EddsaKey, message: bigint): EddsaSignature {
  const nonce = poseidon([secret, message, 1n]) % ORDER
  const r8 = multiply(BASE, nonce)
  const s = (nonce + COFACTOR * (challenge(r8, publicKey, message) % ORDER) * secret) % ORDER
  return { r8, s }
}

export function verify(publicKey: Point, message: bigint, { r8, s }: EddsaSignature): boolean {
  if (s >= ORDER || message >= R || !isOnCurve(r8) || !isOnCurve(publicKey)) return false
  if (multiply(publicKey, COFACTOR).x === 0n) return false
  const right = addPoints(r8, multiply(publicKey, COFACTOR * challenge(r8, publicKey, message)))
  return samePoint(multiply(BASE, s), right)
}

export const challenge = (r8: Point, publicKey: Point, message: bigint): bigint =>
  poseidon([r8.x, r8.y, publicKey.x, publicKey.y, message])
