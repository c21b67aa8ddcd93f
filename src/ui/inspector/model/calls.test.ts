import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAbiRegistry } from '../../../l1/trace/abi.ts'
import type { CallNode } from '../../../l1/trace/callTree.ts'
import type { Frame } from '../../../l1/trace/trace.ts'
import type { L1View } from '../../../l1/types.ts'
import type { Known } from '../known.ts'
import { calleeWords, treeMove, visibleLines } from './calls.ts'
import { whoIs } from './cells.ts'

const frame = {} as Frame
const node = (index: number, ...children: CallNode[]): CallNode => ({ index, frame, children })
const tree = node(0, node(1, node(2), node(3)), node(4))
const NOTHING: ReadonlySet<number> = new Set()
const indices = (folded: ReadonlySet<number>) => visibleLines(tree, folded).map(({ index }) => index)

test('what is folded hides what it called', () => {
  expect(indices(NOTHING)).toEqual([0, 1, 2, 3, 4])
  expect(indices(new Set([1]))).toEqual([0, 1, 4])
  expect(indices(new Set([0, 1]))).toEqual([0])
  expect(visibleLines(tree, NOTHING).map(({ depth }) => depth)).toEqual([1, 2, 3, 3, 2])
})

test('keys go through the tree as in any tree', () => {
  const lines = visibleLines(tree, NOTHING)
  expect(treeMove(lines, 1, 'ArrowRight', NOTHING)).toEqual({ kind: 'go', to: 2 })
  expect(treeMove(lines, 3, 'ArrowLeft', NOTHING)).toEqual({ kind: 'go', to: 1 })
  expect(treeMove(lines, 1, 'ArrowLeft', NOTHING)).toEqual({ kind: 'fold', index: 1 })
  const folded = new Set([1])
  expect(treeMove(visibleLines(tree, folded), 1, 'ArrowRight', folded)).toEqual({ kind: 'unfold', index: 1 })
  expect(treeMove(lines, 4, 'ArrowDown', NOTHING)).toEqual({ kind: 'go', to: 4 })
  expect(treeMove(lines, 4, 'x', NOTHING)).toBeNull()
})

test('no key leads out of what can be seen', () => {
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      let at = 0
      const folded = new Set<number>()
      for (const pressed of keys) {
        const move = treeMove(visibleLines(tree, folded), at, pressed, folded)
        if (move?.kind === 'go') at = move.to
        if (move?.kind === 'fold') folded.add(move.index)
        if (move?.kind === 'unfold') folded.delete(move.index)
        expect(indices(folded)).toContain(at)
      }
    }),
  )
})

test('a call to a precompile says which one', () => {
  const known: Known = { all: [], at: () => null, registry: createAbiRegistry({ artifacts: [], deployed: [] }) }
  const nobody = { people: [], contracts: [] } as unknown as L1View
  const at = (number: number) => `0x${number.toString(16).padStart(40, '0')}` as const
  expect([6, 7, 8, 10, 256].map((number) => whoIs(nobody, at(number)).name)).toEqual([
    'ecAdd',
    'ecMul',
    'ecPairing',
    'pointEvaluation',
    'p256Verify',
  ])
  expect(whoIs(nobody, at(18)).name).toBe('0x0000…0012')
  const pairing = { codeAddress: at(8), address: at(8), input: new Uint8Array(768), kind: 'STATICCALL' } as Frame
  expect(calleeWords(known, pairing)).toBe('precompile, 768 bytes in')
})
