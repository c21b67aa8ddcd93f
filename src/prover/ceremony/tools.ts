import { concatBytes } from '../../lib/bytes.ts'
import { R } from '../field.ts'
import { pairingInput } from '../groth16/calldata.ts'
import type { Keccak } from '../groth16/matrices.ts'
import type { PairingCheck } from '../groth16/verify.ts'
import type { Kernels } from '../kernels/kernels.ts'

/** Who contributes needs the first two, who checks needs all. */
export interface Tools {
  readonly kernels: Kernels
  readonly keccak: Keccak
}

export interface CheckingTools extends Tools {
  readonly pairing: PairingCheck
}

/** Even between 0 and r: twice as many bits as it needs, so that no number is likelier than another. */
export function numberFrom(keccak: Keccak, parts: readonly Uint8Array[]): bigint {
  const seed = concatBytes(parts)
  let number = 0n
  for (const half of [0, 1]) {
    for (const byte of keccak(concatBytes([seed, Uint8Array.of(half)]))) number = (number << 8n) | BigInt(byte)
  }
  return number % R
}

export const textBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** e(p, q) = e(other p, other q) */
export const samePairing = (
  { kernels, pairing }: CheckingTools,
  [p, q]: readonly [Uint8Array, Uint8Array],
  [otherP, otherQ]: readonly [Uint8Array, Uint8Array],
): boolean =>
  pairing(
    pairingInput([
      [p, q],
      [kernels.negateG1(otherP), otherQ],
    ]),
  )

export const isInfinity = (point: Uint8Array): boolean => point.every((byte) => byte === 0)

/** What one contributor multiplies by. 0 would wipe out all others' work. */
export function assertSecret(secret: bigint): void {
  if (secret <= 0n || secret >= R) throw new RangeError('a secret is a number between 1 and r − 1')
}

/** What those know together who tell each other what they contributed. */
export const together = (secrets: readonly bigint[]): bigint =>
  secrets.reduce((product, secret) => (product * secret) % R, 1n)
