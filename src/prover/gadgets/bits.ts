import { type Constraints, product } from '../circuit/constraints.ts'
import { constant, minus, read, type Signal, sum, weighted, ZERO } from '../circuit/signal.ts'
import { R } from '../field.ts'

/** 0 or 1, of the prover's choice. */
export function bit(constraints: Constraints, name: string, value: () => bigint): Signal {
  const made = constraints.wire(name, value)
  constraints.enforce(`${name} is 0 or 1`, made, minus(made, constant(1n)), ZERO)
  return made
}

/** Low bit first. The number is below 2^count then: a range check. Up to 253 bits there is one way only to write it. */
export function bitsOf(constraints: Constraints, name: string, number: Signal, count: number): readonly Signal[] {
  if (count > 253) throw new Error('a number of 254 bits may be written in two ways: see strictBitsOf')
  return constraints.within(name, () => decomposed(constraints, number, count))
}

/** All 254 bits of a number, and of no other that differs from it by the order of the field. */
export function strictBitsOf(constraints: Constraints, name: string, number: Signal): readonly Signal[] {
  return constraints.within(name, () => {
    const bits = decomposed(constraints, number, 254)
    atMost(constraints, 'in its shortest form', bits, R - 1n)
    return bits
  })
}

export const numberOf = (bits: readonly Signal[]): Signal =>
  weighted(
    bits,
    bits.map((_, index) => 1n << BigInt(index)),
  )

/** A number given by its bits is at most the limit: while all higher bits are the limit's, none may exceed it. */
export function atMost(constraints: Constraints, name: string, bits: readonly Signal[], limit: bigint): void {
  constraints.within(name, () => {
    let tight = constant(1n)
    let mustBeZero: Signal[] = []
    // Bits are 0 or 1: a sum of them is 0 only if each is, so that a run of zeros of the limit's takes one constraint.
    const close = (index: number) => {
      if (mustBeZero.length > 0) constraints.enforce(`bits from ${index} do not exceed`, tight, sum(mustBeZero), ZERO)
      mustBeZero = []
    }
    for (let index = bits.length - 1; index >= 0; index--) {
      const each = bits[index] ?? ZERO
      if ((limit >> BigInt(index)) & 1n) {
        close(index + 1)
        tight = product(constraints, `tight down to ${index}`, tight, each)
      } else mustBeZero.push(each)
    }
    close(0)
  })
}

function decomposed(constraints: Constraints, number: Signal, count: number): readonly Signal[] {
  const bits = Array.from({ length: count }, (_, index) =>
    bit(constraints, `bit ${index}`, () => (read(number) >> BigInt(index)) & 1n),
  )
  constraints.equal('bits make the number', numberOf(bits), number)
  return bits
}
