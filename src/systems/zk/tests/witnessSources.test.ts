import { expect, test } from 'vitest'
import { compile } from '../../../prover/circuit/compile.ts'
import { batchCircuit } from '../engine/circuit/batch.ts'
import { placesOf, sourceLines, sourceOf } from '../visual/circuitSources.ts'

/** Of all constraints, also of those that compiling turns into none. */
const names = new Set<string>()
compile(batchCircuit(1), { without: (name) => names.add(name).has(name) })

test('P8: every constraint of a batch is found in the source that makes it', () => {
  expect(names.size).toBeGreaterThan(5_000)
  const astray = [...names].filter((name) => {
    const place = sourceOf(name)
    // Where a name is given to a gadget that adds to it, it is the gadget's line.
    const line = place ? (sourceLines(place.file)[place.line - 1] ?? '') : ''
    return place === null || !name.endsWith(place.part) || !/enforce|equal|product|either|bit\(/i.test(line)
  })
  expect(astray).toEqual([])
})

test('a name leads through the gadgets that call each other', () => {
  const covers = 'slot 0 / payer / the balance covers amount and fee / bits make the number'
  const lines = placesOf(covers).map(({ part, file, line }) => [part, file, sourceLines(file)[line - 1]?.trim()])
  expect(lines.map(([part, file]) => [part, file])).toEqual([
    ['slot 0', 'batch.ts'],
    ['payer', 'slot.ts'],
    ['the balance covers amount and fee', 'slot.ts'],
    ['bits make the number', 'bits.ts'],
  ])
  expect(lines.at(-1)?.[2]).toContain("constraints.equal('bits make the number'")
  expect(sourceOf('nothing of ours')).toBe(null)
})

test('no two lines of the source spell the same constraint', () => {
  const places = [...names].flatMap((name) => sourceOf(name) ?? [])
  const lines = [...new Set(places.map(({ file }) => file))].flatMap(sourceLines)
  const spelledOnce = (part: string) => lines.filter((line) => line.includes(`'${part}'`)).length <= 1
  expect([...new Set(places.map(({ part }) => part))].filter((part) => !spelledOnce(part))).toEqual([])
})
