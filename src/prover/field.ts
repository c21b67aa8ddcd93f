// The numbers that circuits and proofs are made of: SPEC P1, P6. Everything takes and gives reduced values, except `reduced`.

/** The order of BN254's groups: circuits compute modulo this. */
export const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n
/** The field that the coordinates of points are in. */
export const Q = 21888242871839275222246405745257275088696311157297823662689037894645226208583n

export function reduced(a: bigint, modulus = R): bigint {
  const rest = a % modulus
  return rest < 0n ? rest + modulus : rest
}

/** 0 for 0, as circuits that ask for "the inverse, if any" want it. */
export function inverse(a: bigint, modulus = R): bigint {
  let [low, high, x, y] = [a, modulus, 1n, 0n]
  while (low !== 0n) {
    const times = high / low
    ;[low, high] = [high - times * low, low]
    ;[x, y] = [y - times * x, x]
  }
  return a === 0n ? 0n : reduced(y, modulus)
}

export function power(base: bigint, exponent: bigint, modulus = R): bigint {
  let result = 1n
  let square = base
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** One inversion for all of them; a zero stays zero. */
export function inverses(list: readonly bigint[], modulus = R): bigint[] {
  const before: bigint[] = []
  let product = 1n
  for (const each of list) {
    before.push(product)
    if (each !== 0n) product = (product * each) % modulus
  }
  let rest = inverse(product, modulus)
  const result = new Array<bigint>(list.length).fill(0n)
  for (let index = list.length - 1; index >= 0; index--) {
    const each = list[index] ?? 0n
    if (each === 0n) continue
    result[index] = (rest * (before[index] ?? 0n)) % modulus
    rest = (rest * each) % modulus
  }
  return result
}
