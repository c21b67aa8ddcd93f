import { expect, test } from 'vitest'
import { R } from '../field.ts'
import { compile } from './compile.ts'
import { type Circuit, product } from './constraints.ts'
import { constant, minus, plus, read, scaled } from './signal.ts'
import { checkWitness, execute, witnessOf } from './witness.ts'

interface Cube {
  readonly root: bigint
  readonly claimed: bigint
}

/** Knows an x with x³ + x + 5 = claimed. */
const cube: Circuit<Cube> = (constraints, input) => {
  const x = constraints.wire('x', () => input?.root ?? 0n)
  const claimed = constraints.publicInput('claimed', () => input?.claimed ?? 0n)
  const third = product(constraints, 'cubed', product(constraints, 'squared', x, x), x)
  const total = constraints.wire('total', () => (read(third) + read(x) + 5n) % R)
  constraints.equal('total is what it is', total, plus(plus(third, x), constant(5n)))
  constraints.equal('claimed is the total', total, claimed)
}

test('P9: an equality removes a private wire; what is public stays, and comes first', () => {
  const { rows, wireNames, publicCount } = compile(cube)
  expect(rows.map(({ name }) => name)).toEqual(['squared', 'cubed'])
  expect(wireNames.slice(0, 2)).toEqual(['one', 'claimed'])
  expect([publicCount, wireNames.length]).toEqual([1, 4])
})

test('a witness fits its rows, and one for another claim fits none of its own', () => {
  const compiled = compile(cube)
  const execution = execute(cube, { root: 3n, claimed: 35n })
  expect(execution.unmet).toEqual([])
  expect(checkWitness(compiled, witnessOf(compiled, execution))).toBe(null)

  const lie = execute(cube, { root: 3n, claimed: 36n })
  expect(lie.unmet.map(({ name, a, c }) => [name, a, c])).toEqual([['claimed is the total', 35n, 36n]])
  expect(checkWitness(compiled, witnessOf(compiled, lie))).not.toBe(null)
})

test('P13: who tampers with a wire changes all that follows, and the constraint that he breaks is named', () => {
  const tampered = execute(
    cube,
    { root: 3n, claimed: 35n },
    {
      tampering: ({ name, value }) => (name === 'squared' ? 10n : value),
    },
  )
  expect(tampered.unmet.map(({ name }) => name)).toEqual(['squared', 'claimed is the total'])
})

test('a constraint that was left out is the only one that does not mind', () => {
  const careless = compile(cube, { without: (name) => name === 'squared' })
  const tampered = execute(
    cube,
    { root: 3n, claimed: 38n },
    {
      tampering: ({ name, value }) => (name === 'squared' ? 10n : value),
    },
  )
  expect(checkWitness(careless, witnessOf(careless, tampered))).toBe(null)
  expect(checkWitness(compile(cube), witnessOf(compile(cube), tampered))).not.toBe(null)
})

test('what cannot hold is kept as a row that nothing satisfies; what always holds is no row', () => {
  const never = compile((constraints) => constraints.equal('one is two', constant(1n), constant(2n)))
  expect(never.rows.length).toBe(1)
  expect(checkWitness(never, [1n])?.name).toBe('one is two')
  const always = compile((constraints) => constraints.equal('two is two', constant(2n), scaled(constant(1n), 2n)))
  expect(always.rows).toEqual([])
})

test('P9: definitions that lean on each other are resolved, whatever their order', () => {
  const compiled = compile<bigint>((constraints, input) => {
    const out = constraints.publicInput('out', () => (input ?? 0n) * 2n + 1n)
    const [a, b, c] = ['a', 'b', 'c'].map((name) => constraints.wire(name, () => input ?? 0n)) as [
      typeof out,
      typeof out,
      typeof out,
    ]
    constraints.equal('c is a + b', c, plus(a, b))
    constraints.equal('b is a', b, a)
    constraints.equal('out is c + 1', out, plus(c, constant(1n)))
    constraints.enforce('a squared', a, a, minus(out, out))
  })
  expect(compiled.wireNames).toEqual(['one', 'out'])
  expect(compiled.rows.length).toBe(1)
})
