import { R, reduced } from '../field.ts'
import { NOTHING, ONE, plusTerms, scaledTerms, single, type Terms, weightedTerms } from './terms.ts'

// What a circuit computes with. While it is compiled a signal is the combination of wires that it stands for; while a
// witness is made it is a value. Adding and scaling are the same to write in both, and cost no constraint.

export interface Signal {
  readonly terms: Terms | null
  readonly value: bigint | null
}

export const ZERO: Signal = { terms: NOTHING, value: 0n }

export function constant(value: bigint): Signal {
  const number = reduced(value)
  return { terms: single(ONE, number), value: number }
}

/** The only signals that have both sides, whichever way the circuit is run. */
export const isConstant = ({ terms, value }: Signal): boolean => terms !== null && value !== null

export function plus(a: Signal, b: Signal): Signal {
  return combined(a, b, 1n)
}

export function minus(a: Signal, b: Signal): Signal {
  return combined(a, b, R - 1n)
}

export function scaled(a: Signal, by: bigint): Signal {
  const factor = reduced(by)
  return {
    terms: a.terms && scaledTerms(a.terms, factor),
    value: a.value === null ? null : (a.value * factor) % R,
  }
}

/** Σ weight·signal. */
export function weighted(signals: readonly Signal[], weights: readonly bigint[]): Signal {
  const parts = complete(signals.map(({ terms }) => terms))
  const values = complete(signals.map(({ value }) => value))
  return {
    terms: parts && weightedTerms(parts, weights),
    value: values && values.reduce((total, value, index) => total + value * (weights[index] ?? 0n), 0n) % R,
  }
}

export const sum = (signals: readonly Signal[]): Signal =>
  weighted(
    signals,
    signals.map(() => 1n),
  )

/** For hints, which are only asked when there are values. */
export function read({ value }: Signal): bigint {
  if (value === null) throw new Error('a circuit that is being compiled has no values')
  return value
}

function combined(a: Signal, b: Signal, by: bigint): Signal {
  return {
    terms: a.terms && b.terms && plusTerms(a.terms, b.terms, by),
    value: a.value === null || b.value === null ? null : (a.value + by * b.value) % R,
  }
}

/** Null if one of them is. */
function complete<T>(list: readonly (T | null)[]): readonly T[] | null {
  const present = list.filter((each) => each !== null)
  return present.length === list.length ? present : null
}
