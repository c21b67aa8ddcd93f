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
  return { terms: a.terms && b.terms && plusTerms(a.terms, b.terms), value: valueBy(a, b, addedValues) }
}

export function minus(a: Signal, b: Signal): Signal {
  return { terms: a.terms && b.terms && plusTerms(a.terms, b.terms, R - 1n), value: valueBy(a, b, difference) }
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
  return { terms: weightedTermsOf(signals, weights), value: weightedValue(signals, weights) }
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

// Both are reduced, so that one step back is enough: a remainder would cost as much as a product.

function addedValues(a: bigint, b: bigint): bigint {
  const total = a + b
  return total < R ? total : total - R
}

function difference(a: bigint, b: bigint): bigint {
  return a < b ? a - b + R : a - b
}

const valueBy = (a: Signal, b: Signal, of: (a: bigint, b: bigint) => bigint): bigint | null =>
  a.value === null || b.value === null ? null : of(a.value, b.value)

/** Null if one of them has none. */
function weightedTermsOf(signals: readonly Signal[], weights: readonly bigint[]): Terms | null {
  const parts: Terms[] = []
  for (const { terms } of signals) {
    if (terms === null) return null
    parts.push(terms)
  }
  return weightedTerms(parts, weights)
}

function weightedValue(signals: readonly Signal[], weights: readonly bigint[]): bigint | null {
  let total = 0n
  for (let index = 0; index < signals.length; index++) {
    const value = signals[index]?.value ?? null
    if (value === null) return null
    total += value * (weights[index] ?? 0n)
  }
  return total % R
}
