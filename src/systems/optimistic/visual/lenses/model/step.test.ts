import fc from 'fast-check'
import { concatHex, keccak256, toHex } from 'viem'
import { expect, test } from 'vitest'
import type { Hex } from '../../../../../kernel/types.ts'
import { fakeStep } from '../../../../../testing/rollupAnswers.ts'
import type { StepPicture } from '../../../engine/pictures.ts'
import { checksOf, leafProofOf, leafWords, memoryRootIn, registerRows, stateHashOf, word } from './step.ts'

test('a word is 32 bits, however it is counted', () => {
  expect([word(-1), word(0xffff_ffff), word(10)]).toEqual(['0xffffffff', '0xffffffff', '0x0000000a'])
})

test('what changed and what the two sides see differently are two things', () => {
  const rows = registerRows(fakeStep())
  expect(rows.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(['a5'])
  expect(rows.filter(({ changed }) => changed).map(({ name }) => name)).toEqual(['a5'])
})

test('M7: a leaf is a child of its neighbour’s parent, before the step and after it', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((each) => toHex(each))
  fc.assert(
    fc.property(bytes, bytes, bytes, bytes, fc.nat({ max: 3 }), (before, after, beside, above, at) => {
      const proof = leafProofOf({ address: 32 * at + 5, before, after, siblings: [beside, above] })
      const root = (own: Hex) => {
        const inner = keccak256(concatHex(at % 2 === 0 ? [own, beside] : [beside, own]))
        return keccak256(concatHex(at < 2 ? [inner, above] : [above, inner]))
      }
      expect([proof.number, proof.rootBefore, proof.rootAfter]).toEqual([at, root(before), root(after)])
    }),
    { numRuns: 30 },
  )
})

test('a leaf is eight words with addresses of their own', () => {
  const words = leafWords({
    address: 0x1044,
    before: `0x${'00'.repeat(32)}`,
    after: `0x${'00'.repeat(31)}01`,
    siblings: [],
  })
  expect(words.map(({ address }) => address)).toEqual([0, 4, 8, 12, 16, 20, 24, 28].map((each) => 0x1040 + each))
  expect(words.filter(({ changed }) => changed).map(({ address }) => address)).toEqual([0x105c])
  expect(words.filter(({ touched }) => touched).map(({ address }) => address)).toEqual([0x1044, 0x105c])
})

test('M2, M3: a running machine and one that exited are hashed apart, and one flipped bit shows', () => {
  const running: Hex = `0x${'11'.repeat(168)}`
  const exited: Hex = `0x${'11'.repeat(41)}`
  expect(stateHashOf(running)).toBe(keccak256(concatHex(['0x00', running])))
  expect(stateHashOf(exited)).toBe(keccak256(concatHex(['0x01', exited])))
  expect([memoryRootIn(running), memoryRootIn(exited)]).toEqual([`0x${'11'.repeat(32)}`, null])
  const step = fakeStep()
  expect(checksOf(step).map(({ id, fits }) => [id, fits])).toEqual([
    ['before', true],
    ['memoryBefore', true],
    ['honest', true],
    ['memoryAfter', true],
    ['claimed', true],
  ])
  const leaf = step.leaf ?? expect.fail('the step touches memory')
  const spoilt: StepPicture = { ...step, leaf: { ...leaf, before: `0x${'ff'.repeat(32)}` } }
  expect(
    checksOf(spoilt)
      .filter(({ fits }) => !fits)
      .map(({ id }) => id),
  ).toEqual(['memoryBefore'])
  const { packed: _, ...without } = step
  expect(checksOf(without)).toEqual([])
})
