import { expect, test } from 'vitest'
import { CompileError, compileFile } from './compile.ts'
import { findStale } from './freshness.ts'
import { demandDistinct, renderContract } from './render.ts'

const HEAD = '// SPDX-License-Identifier: MIT\npragma solidity 0.8.37;\n'
const COUNTER = `${HEAD}
import {Step} from "./Step.sol";
interface ICounter { function next() external returns (uint256); }
abstract contract Base { uint256 internal count; }
contract Counter is Base, ICounter {
    uint256 private immutable step;
    constructor(uint256 by) { step = Step.check(by); }
    /// @notice Count on.
    function next() external returns (uint256) { count += step; return count; }
}`
const STEP = `${HEAD}
library Step { function check(uint256 by) internal pure returns (uint256) { require(by > 0, "stuck"); return by; } }`

const reader = (files: Record<string, string>) => (path: string) => files[path] ?? null
const compileCounter = (files: Record<string, string> = {}) =>
  compileFile(
    'a/contracts/Counter.sol',
    reader({ 'a/contracts/Counter.sol': COUNTER, 'a/contracts/Step.sol': STEP, ...files }),
  )

test('only what can be deployed becomes an artifact, with the sources that it was made of', () => {
  const [counter, ...others] = compileCounter()
  expect(others).toHaveLength(0)
  expect(counter?.name).toBe('Counter')
  expect(counter?.debug.sources.map(({ path }) => path)).toEqual(['a/contracts/Counter.sol', 'a/contracts/Step.sol'])
  const selector = expect.stringMatching(/^0x[0-9a-f]{8}$/)
  expect(counter?.debug.methods).toEqual([{ signature: 'next()', selector, gas: null, notice: 'Count on.' }])
})

test('immutables are named and their places are zeros in the code', () => {
  const debug = compileCounter()[0]?.debug
  const immutable = debug?.immutables[0]
  expect(immutable).toMatchObject({ name: 'step', type: 'uint256', length: 32 })
  const offset = immutable?.offsets[0] ?? 0
  expect(debug?.deployedBytecode.slice(2 + offset * 2, 2 + (offset + 32) * 2)).toBe('0'.repeat(64))
})

test('a changed comment does not change the code, and the same sources give the same files', () => {
  const [before] = compileCounter()
  const [after] = compileCounter({ 'a/contracts/Step.sol': `${STEP}\n// a remark` })
  expect(after?.bytecode).toBe(before?.bytecode)
  const render = () => compileCounter().flatMap((compiled) => renderContract('a/contracts', compiled))
  expect(render()).toEqual(render())
})

test('errors and warnings stop the build, and say where', () => {
  const compile = (body: string) => () => compileFile('x.sol', reader({ 'x.sol': `${HEAD}${body}` }))
  expect(compile('contract X { function f() public { nowhere(); } }')).toThrow(/x\.sol:3/)
  expect(compile('contract X { function f() public { uint a; } }')).toThrow(/Unused local variable/)
  expect(compile('import "./missing.sol"; contract X {}')).toThrow(/no file missing\.sol/)
  expect(compile('library L { function f() external {} } contract X { function g() external { L.f(); } }')).toThrow(
    CompileError,
  )
})

test('what is too deep for the old code generator goes through the new one', () => {
  const names = Array.from({ length: 17 }, (_, i) => `uint256 v${i}`)
  const sum = names.map((name) => name.split(' ')[1]).join(' + ')
  const source = `${HEAD}contract Deep { function f(${names.join(', ')}) external pure returns (uint256) { return ${sum}; } }`
  expect(compileFile('Deep.sol', reader({ 'Deep.sol': source }))[0]?.name).toBe('Deep')
})

test('stale files are found: changed, missing and left over', () => {
  const wanted = [
    { path: 'a', text: '1' },
    { path: 'b', text: '2' },
  ]
  expect(
    findStale(
      wanted,
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    ),
  ).toEqual([])
  expect(
    findStale(
      wanted,
      new Map([
        ['a', 'x'],
        ['c', '3'],
      ]),
    ),
  ).toEqual([
    { path: 'a', why: 'differs' },
    { path: 'b', why: 'missing' },
    { path: 'c', why: 'left over' },
  ])
})

test('two contracts of one name in a slice are refused', () => {
  const file = { path: 'a/contracts/generated/Counter.ts', text: '' }
  expect(() => demandDistinct([file, file])).toThrow(CompileError)
})
