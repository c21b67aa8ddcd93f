import { R } from '../../../../../prover/field.ts'

// Numbers of the circuit as people can read them.

const TWO_HIGH = 20

/** '1024' → '2^10'; what is short stays as it is. */
export function factorText(factor: string): string {
  const sign = factor.startsWith('-') ? '−' : ''
  const size = BigInt(factor.replace('-', ''))
  return `${sign}${powerText(size) ?? shortNumber(size.toString())}`
}

function powerText(size: bigint): string | null {
  const digits = size.toString(2)
  return digits.length > TWO_HIGH && /^10*$/.test(digits) ? `2^${digits.length - 1}` : null
}

const MOST_DIGITS = 14

/** Long numbers by their first and last digits, and how many there are. */
export function shortNumber(number: string): string {
  const sign = number.startsWith('-') ? '−' : ''
  const digits = number.replace('-', '')
  if (digits.length <= MOST_DIGITS) return `${sign}${digits}`
  return `${sign}${digits.slice(0, 5)}…${digits.slice(-4)}`
}

/** Names are paths of gadgets: of a wire in a constraint, what is not the way to the constraint itself; the middle can be guessed. */
export function wireName(wire: string, constraint: string): string {
  const [parts, way] = [wire.split(' / '), constraint.split(' / ').slice(0, -1)]
  const common = parts.findIndex((part, index) => part !== way[index])
  const own = parts.slice(Math.max(0, Math.min(common, parts.length - 1)))
  return own.length <= 2 ? own.join(' / ') : `${own[0]} / … / ${own.at(-1)}`
}

const NEAR = 1n << 160n

/** A number of the field as people write it: r − 1 is −1. What is not near r is no small number’s negative. */
export function signedNumber(hex: string): string {
  const number = BigInt(hex)
  return R - number < NEAR ? `-${R - number}` : number.toString()
}

interface Wire {
  readonly name: string
  readonly value: string
}
export interface WireLine extends Wire {
  /** The last of a run of bits; null: one wire alone. */
  readonly last: string | null
}

/** Bits that follow one another are one line, the highest bit first. */
export function wireLines(wires: readonly Wire[]): readonly WireLine[] {
  const lines: WireLine[] = []
  let kind = ''
  for (const { name, value } of wires) {
    const own = /^\D*\d+$/.test(name) && /^[01]$/.test(value) ? name.replace(/\d+$/, '#') : ''
    const before = lines.at(-1)
    if (own !== '' && own === kind && before !== undefined) {
      lines[lines.length - 1] = { ...before, last: name, value: `${value}${before.value}` }
    } else lines.push({ name, value, last: null })
    kind = own
  }
  return lines
}
