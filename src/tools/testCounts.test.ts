import { expect, test } from 'vitest'
import { countE2e, countUnit } from './testCounts.ts'

const source = `import fc from 'fast-check'
test('one', () => {})
test('two', () => {
  fc.assert(fc.property(fc.nat(), () => true))
})
test.each([1, 2])('three %i', () => {})`

const at = (line: number, status = 'passed') => ({ status, location: { line, column: 1 } })
const report = (...testResults: Parameters<typeof countUnit>[0]['testResults'][number][]) => ({ testResults })

test('unit and property tests are told apart by where they stand', () => {
  const file = {
    name: '/p/src/lib/x.test.ts',
    status: 'passed' as const,
    assertionResults: [at(2), at(3), at(6), at(6)],
  }
  expect(countUnit(report(file), () => source)).toEqual([
    { kind: 'unit', passed: 3, failed: 0, skipped: 0 },
    { kind: 'property', passed: 1, failed: 0, skipped: 0 },
  ])
})

test('failed and skipped tests are not passed ones', () => {
  const file = {
    name: '/p/src/systems/one/tests/x.test.ts',
    status: 'failed' as const,
    assertionResults: [at(6, 'failed'), at(6, 'skipped'), at(6, 'todo'), at(6)],
  }
  expect(countUnit(report(file), () => source)).toEqual([{ kind: 'story', passed: 1, failed: 1, skipped: 2 }])
})

test('a file that fell over counts as a failure', () => {
  const file = { name: '/p/src/x.test.ts', status: 'failed' as const, assertionResults: [] }
  expect(countUnit(report(file), () => source)).toEqual([{ kind: 'unit', passed: 0, failed: 1, skipped: 0 }])
})

test('a flaky journey is a failed one', () => {
  expect(countE2e({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({
    kind: 'e2e',
    passed: 3,
    failed: 2,
    skipped: 0,
  })
})
