// The M extension where it needs more than JavaScript's own operators. Results are taken to 32 bits by who stores them.

/** Upper 32 bits of the product of two unsigned numbers, by halves: no partial sum leaves 2^53. */
export function highUnsigned(a: number, b: number): number {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16]
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = (middle % 0x1_0000) + aLow * bHigh
  return (aHigh * bHigh + Math.floor(middle / 0x1_0000) + Math.floor(carry / 0x1_0000)) | 0
}

/** A negative number is its unsigned reading less 2^32, so the other factor comes off the upper half. */
export const highSigned = (a: number, b: number): number => (highUnsigned(a, b) - (a < 0 ? b : 0) - (b < 0 ? a : 0)) | 0

export const highMixed = (a: number, b: number): number => (highUnsigned(a, b) - (a < 0 ? b : 0)) | 0

export const divided = (a: number, b: number): number => (b === 0 ? -1 : (a / b) | 0)
export const dividedUnsigned = (a: number, b: number): number => (b === 0 ? -1 : ((a >>> 0) / (b >>> 0)) | 0)
export const remainder = (a: number, b: number): number => (b === 0 ? a : (a % b) | 0)
export const remainderUnsigned = (a: number, b: number): number => (b === 0 ? a : ((a >>> 0) % (b >>> 0)) | 0)
