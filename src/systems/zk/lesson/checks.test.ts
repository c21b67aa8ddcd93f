import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { constraintInWords, whyL1Refused } from './checks.ts'

test('a constraint is told by where it is and what it says, without how the gadget checks it', () => {
  expect(constraintInWords('slot 0 / payer / the balance covers amount and fee / bits make the number')).toBe(
    'Slot 1, payer: the balance covers amount and fee',
  )
  expect(constraintInWords('slot 3 / payee / the path leads to the root')).toBe(
    'Slot 4, payee: the path leads to the root',
  )
  expect(constraintInWords('slot 1 / signature / the signature fits: x')).toBe(
    'Slot 2, signature: the signature fits key and message',
  )
  expect(constraintInWords('operator / fees go to account 0')).toBe('Operator: fees go to account 0')
  expect(constraintInWords('the new root is the one published')).toBe('The new root is the one published')
  expect(constraintInWords('word 0 is the one published')).toBe('Word 1 is the one published')
  expect(constraintInWords('slot 0')).toBe('Slot 0')
})

/** Errors that contracts of the rollup can refuse with. */
function errorsOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sol'))
  return files.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^ *error (\w+)/gm)].map((match) => match[1] ?? ''),
  )
}

/** While something is deployed, or where no call of this lab can come. */
const NEVER_MET = [
  'BadCommittee',
  'BadKey',
  'BadSlotCount',
  'NoOperator',
  'NotAKey',
  'NotCovered',
  'NotFunded',
  'NotReduced',
  'TooMuch',
  'WrongKeyLength',
]

test('every error of the contracts has words', () => {
  const errors = ['src/systems/zk/contracts', 'src/prover/contracts'].flatMap(errorsOf)
  expect(errors.length).toBeGreaterThan(40)
  const silent = errors.filter((error) => whyL1Refused(error) === `\`${error}\``)
  expect([...new Set(silent)].sort().filter((error) => !NEVER_MET.includes(error))).toEqual([])
})

test('an error is known with its arguments, and one that is not keeps its name', () => {
  expect(whyL1Refused('NotOnCurve("A")')).toBe('a point of the proof is not on the curve')
  expect(whyL1Refused('SomethingElse')).toBe('`SomethingElse`')
})
