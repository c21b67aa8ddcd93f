import { inverse } from '../../prover/field.ts'

// Writes the arithmetic of one prime field as unrolled AssemblyScript: two numbers at once, one in each SIMD lane.
//
// A number is nine limbs of 29 bits, in Montgomery form with 2^261. A pair is nine times (limb of the first, limb of the second), 8 bytes,
// and 8 bytes that nobody reads. The modulus p has 254 bits, so there is room above it, and most carries and reductions can be left out:
// - *tight*: limbs below 2^29, value below 1.25 p. All results but those of `add` and `subtract`.
// - *loose*: limbs below 1.5 · 2^30, value below 3.25 p. From `add` (limbs below 2^30) and `subtract`, of tight ones.
// `multiply` takes loose × tight, sum × sum, sum × difference: 9 · 1.5 · 2^60 + 9 · 2^58 < 2^64 is as much as a lane's accumulator holds.

const LIMBS = 9
const BITS = 29n
const MASK = (1n << BITS) - 1n
const RADIX = 1n << (BITS * BigInt(LIMBS))
const EACH = Array.from({ length: LIMBS }, (_, index) => index)
const LAST = LIMBS - 1
const LOWER = EACH.slice(0, LAST)

const limbsOf = (value: bigint): bigint[] => EACH.map((index) => (value >> (BITS * BigInt(index))) & MASK)
const limb = (limbs: readonly bigint[], index: number): bigint => limbs[index] ?? 0n
const lines = (of: (index: number) => string): string => EACH.map(of).join('\n')

/** The same number, its lower limbs made larger by `2^bits`: nothing that is subtracted limb by limb gets below zero. */
function boosted(value: bigint, bits: bigint): bigint[] {
  return limbsOf(value).map(
    (each, index) => each + (index < LAST ? 1n << bits : 0n) - (index > 0 ? 1n << (bits - BITS) : 0n),
  )
}

const data = (type: string, values: readonly (bigint | number)[]) =>
  `memory.data<${type}>([${values.map((value) => `0x${value.toString(16)}`).join(', ')}], 16)`
const pairOf = (value: bigint) => data('u32', [...limbsOf(value).flatMap((each) => [each, each]), 0n, 0n])
const words = (value: bigint) => [0n, 1n, 2n, 3n].map((index) => (value >> (64n * index)) & ((1n << 64n) - 1n))

const PRODUCT = 'i64x2.extmul_low_i32x4_u'
const packed = (value: string) => `v128.shuffle<i32>(${value}, ${value}, 0, 2, 0, 2)`

/**
 * Row by row, each followed by the multiple of p that clears its lowest limb. `rows[i][j]` is what is multiplied with x's limb i in
 * column i + j, if anything.
 */
function montgomery(
  p: bigint,
  signature: string,
  inputs: readonly string[],
  rows: readonly (string | null)[][],
): string {
  const limbs = limbsOf(p)
  const negated = (1n << BITS) - inverse(p & MASK, 1n << BITS)
  const added = (sum: string, row: number, column: number) => {
    const factor = rows[row]?.[column]
    return factor ? `i64x2.add(${sum}, ${PRODUCT}(xi, ${factor}))` : sum
  }
  const step = (row: number) => `{
    const xi = v128.load64_zero(x, ${row * 8})
    t0 = ${added('t0', row, 0)}
    const q = v128.and(i32x4.mul(${packed('t0')}, factor), narrow)
    const carry = i64x2.shr_u(i64x2.add(t0, ${PRODUCT}(q, p0)), ${BITS})
    ${EACH.slice(1)
      .map((j) => {
        const own = added(`${PRODUCT}(q, p${j})`, row, j)
        return `t${j - 1} = ${row === 0 || j === LAST ? own : `i64x2.add(t${j}, ${own})`}`
      })
      .join('\n    ')}
    t0 = i64x2.add(t0, carry)
  }`
  return `
export function ${signature}: void {
  const factor = i32x4.splat(${negated})
  const narrow = i32x4.splat(${MASK})
  ${EACH.map((j) => `const p${j} = i32x4.splat(${limb(limbs, j)})`).join('\n  ')}
  ${inputs.join('\n  ')}
  ${LOWER.map((j) => `let t${j} = i64x2.splat(0)`).join('\n  ')}
  ${EACH.map(step).join('\n  ')}
  let carry = i64x2.splat(0)
  const mask = i64x2.splat(${MASK})
  ${LOWER.map((j) => `t${j} = i64x2.add(t${j}, carry)\n  carry = i64x2.shr_u(t${j}, ${BITS})\n  ${store('z', `v128.and(t${j}, mask)`, j)}`).join('\n  ')}
  ${store('z', 'carry', LAST)}
}`
}

const multiply = (p: bigint) =>
  montgomery(
    p,
    'multiply(z: usize, x: usize, y: usize)',
    EACH.map((j) => `const y${j} = v128.load64_zero(y, ${j * 8})`),
    EACH.map(() => EACH.map((j) => `y${j}`)),
  )

/** Of tight ones. Each product of different limbs is needed twice: made once, with one of them doubled. */
const square = (p: bigint) =>
  montgomery(
    p,
    'square(z: usize, x: usize)',
    EACH.flatMap((j) => [`const y${j} = v128.load64_zero(x, ${j * 8})`, `const twice${j} = i32x4.add(y${j}, y${j})`]),
    EACH.map((row) => EACH.map((j) => (j < row ? null : j === row ? `y${j}` : `twice${j}`))),
  )

const store = (pointer: string, value: string, index: number) =>
  `v128.store64_lane(${pointer}, ${packed(value)}, 0, ${index * 8})`

/** Limb by limb, without carries; two limbs of both numbers at once. */
const loose = (name: string, sum: (offset: number) => string) => `
export function ${name}(z: usize, x: usize, y: usize): void {
${[0, 16, 32, 48, 64].map((offset) => `  v128.store(z, ${sum(offset)}, ${offset})`).join('\n')}
}`

/**
 * A sum of terms, carried and brought below 1.25 p. How often p goes into it is read off the top limb, low by 6 at most and never high.
 * `multiples` of p are added first: at least one more than can be taken away.
 */
function tight(p: bigint, name: string, terms: { plus: string[]; minus: string[] }, multiples: bigint): string {
  const names = [...terms.plus, ...terms.minus]
  const base = boosted(multiples * p, 34n)
  const top = p >> (BITS * BigInt(LAST))
  const sum = (index: number) => {
    const added = terms.plus.reduce(
      (text, each) => `i64x2.add(${text}, ${widened64(each, index)})`,
      `i64x2.splat(${limb(base, index)})`,
    )
    return terms.minus.reduce((text, each) => `i64x2.sub(${text}, ${widened64(each, index)})`, added)
  }
  return `
export function ${name}(z: usize, ${names.map((each) => `${each}: usize`).join(', ')}): void {
  const mask = i64x2.splat(${MASK})
  const top = ${sum(LAST)}
  const estimate = i64x2.add(top, i64x2.splat(${(1n << 5n) - 2n}))
  const times = ${packed(`i64x2.shr_u(${PRODUCT}(${packed('estimate')}, i32x4.splat(${(1n << 32n) / (top + 1n)})), 32)`)}
  let carry = i64x2.splat(0)
  ${LOWER.map(
    (index) => `{
    const s = i64x2.add(i64x2.sub(${sum(index)}, ${PRODUCT}(times, i32x4.splat(${limb(limbsOf(p), index)}))), carry)
    carry = i64x2.shr_u(s, ${BITS})
    ${store('z', 'v128.and(s, mask)', index)}
  }`,
  ).join('\n  ')}
  ${store('z', `i64x2.add(i64x2.sub(top, ${PRODUCT}(times, i32x4.splat(${top}))), carry)`, LAST)}
}`
}
const widened64 = (pointer: string, index: number) => `v128.load32x2_u(${pointer}, ${index * 8})`

/** From and to 32 canonical bytes, not yet or no longer in Montgomery form. */
function bytes(): string {
  const word = (index: number, lane: number) => {
    const from = index * Number(BITS)
    const [at, shift] = [from >> 6, BigInt(from & 63)]
    const low = shift === 0n ? `w${at}` : `(w${at} >> ${shift})`
    const value = shift > 35n && at < 3 ? `${low} | (w${at + 1} << ${64n - shift})` : low
    return `  store<u32>(z, ((${value}) & ${MASK}) as u32, ${index * 8 + lane * 4})`
  }
  const half = (source: string, lane: number) => `
  ${[0, 1, 2, 3].map((index) => `w${index} = load<u64>(${source}, ${index * 8})`).join('\n  ')}
${lines((index) => word(index, lane))}`
  const packedWord = (index: number) => {
    const parts = EACH.flatMap((each) => {
      const shift = each * Number(BITS) - index * 64
      if (shift <= -29 || shift >= 64) return []
      const name = `(load<u32>(z, ${each * 8}) as u64)`
      return [shift === 0 ? name : shift > 0 ? `(${name} << ${shift})` : `(${name} >> ${-shift})`]
    })
    return `  store<u64>(to, ${parts.join(' | ')}, ${index * 8})`
  }
  return `
export function limbsOf(z: usize, first: usize, second: usize): void {
  let w0: u64, w1: u64, w2: u64, w3: u64
${half('first', 0)}
${half('second', 1)}
}
export function bytesOf(to: usize, z: usize): void {
${[0, 1, 2, 3].map(packedWord).join('\n')}
}`
}

/** Zero is 0 or p as a tight number. `z` points to one lane: limbs are 8 bytes apart. */
function isZero(p: bigint): string {
  const equals = (value: bigint) =>
    EACH.map((index) => `load<u32>(z, ${index * 8}) == ${limb(limbsOf(value), index)}`).join(' && ')
  return `
export function isZero(z: usize): bool {
  const lowest = load<u32>(z)
  if (lowest == 0) return ${equals(0n)}
  if (lowest == ${limb(limbsOf(p), 0)}) return ${equals(p)}
  return false
}`
}

export function renderField(p: bigint): string {
  const difference = (offset: number) =>
    `i32x4.add(v128.load(x, ${offset}), i32x4.sub(v128.load(TWICE, ${offset}), v128.load(y, ${offset})))`
  return [
    `export const ONE: usize = ${pairOf(RADIX % p)}`,
    `export const SQUARE: usize = ${pairOf((RADIX * RADIX) % p)}`,
    `export const CUBE: usize = ${pairOf((RADIX * RADIX * RADIX) % p)}`,
    `export const PLAIN_ONE: usize = ${pairOf(1n)}`,
    `export const ZERO: usize = ${pairOf(0n)}`,
    `export const MODULUS: usize = ${data('u64', words(p))}`,
    `export const EXPONENT: usize = ${data('u64', words(p - 2n))}`,
    `const TWICE: usize = ${data('u32', [...boosted(2n * p, BITS).flatMap((each) => [each, each]), 0n, 0n])}`,
    multiply(p),
    square(p),
    loose('add', (offset) => `i32x4.add(v128.load(x, ${offset}), v128.load(y, ${offset}))`),
    loose('subtract', difference),
    tight(p, 'sum', { plus: ['x', 'y'], minus: [] }, 1n),
    tight(p, 'difference', { plus: ['x'], minus: ['y'] }, 3n),
    tight(p, 'lessTwo', { plus: ['x'], minus: ['y', 'w'] }, 4n),
    bytes(),
    isZero(p),
  ]
    .join('\n')
    .concat('\n')
}
