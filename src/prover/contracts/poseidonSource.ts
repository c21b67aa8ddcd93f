import { FULL_ROUNDS } from '../poseidon/parameters.ts'
import { type CheapRounds, cheapRoundsOf, type Matrix } from './partialRounds.ts'

// Writes Poseidon.sol: the steps are the same for each number of inputs, the constants are not, and nobody should type
// either.

const INPUTS = [2, 3, 4]
const HALF = FULL_ROUNDS / 2
/** So many numbers below R fit into a word together. */
const SUMMANDS = 5

export const poseidonSource = (): string => `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoseidon} from "./IPoseidon.sol";

/// @title Poseidon, the hash that is cheap in a circuit and dear on L1
/// @notice A circuit needs a few hundred constraints for it, and tens of thousands for keccak. Here it is the other way
///         round: keccak is one instruction, and this is hundreds of multiplications modulo a prime.
/// @dev Written by poseidonSource.ts. A state of some elements, the first of them 0 and the others what is hashed, goes
///      through rounds: add a constant to each, raise it to the fifth power, multiply all by a matrix. In the rounds in
///      the middle only the first is raised. There the others stand for the last values of one number, of which each
///      next one is made (partialRounds.ts tells how): fewer products, the same result.
///      Sums of up to five numbers below R are left as they are: 5·R is below 2^256, 6·R is not.
contract Poseidon is IPoseidon {
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;

    error NotReduced(uint256 position, uint256 number);

${INPUTS.map(functionOf).join('\n\n')}
}
`

const functionOf = (inputs: number): string => `    /// @inheritdoc IPoseidon
    function hash${inputs}(uint256[${inputs}] calldata inputs) external pure returns (uint256 hash) {
        for (uint256 i = 0; i < ${inputs}; i++) if (inputs[i] >= R) revert NotReduced(i, inputs[i]);
        assembly ("memory-safe") {
${bodyOf(cheapRoundsOf(inputs + 1))
  .flatMap((line) => line.split('\n'))
  .map((line) => `            ${line}`)
  .join('\n')}
        }
    }`

function bodyOf(rounds: CheapRounds): string[] {
  const { width, constantsBefore, partialConstants, constantsAfter, matrix, into, back } = rounds
  const state = Array.from({ length: width }, (_, i) => `s${i}`)
  const [first = '', ...others] = state
  const constants = [...constantsBefore.flat(), ...partialConstants, ...constantsAfter.flat()]
  const full = (by: Matrix) => [...state.flatMap((name, i) => raised(width, name, i)), ...multiplied(by, state, state)]
  return [
    '// Calldata is never empty here, so this is R, on the stack. A constant that is used so often the compiler would',
    '// copy from the end of the code each time, for ten times the gas.',
    'let r := add(R, iszero(calldatasize()))',
    '// The constants of all rounds, in order; c goes along them.',
    'let c := mload(0x40)',
    ...constants.map((constant, i) => `mstore(${at('c', i)}, ${hex(constant)})`),
    'let s0 := 0',
    ...others.map((name, i) => `let ${name} := calldataload(${at('inputs', i)})`),
    ...loop(HALF - 1, width, full(matrix)),
    '// The last round before the middle: then s1, s2, … are the memory, newest first.',
    ...full(into),
    step(width),
    ...loop(partialConstants.length - 1, 1, cheapRound(rounds, first, others)),
    '// The last round of the middle: back to the state.',
    ...raised(width, first, 0),
    ...multiplied(back, state, state),
    step(1),
    ...loop(HALF, width, full(matrix)),
    'hash := mod(s0, r)',
  ]
}

/** Makes the next number of the memory, and of it and the memory the first element. */
function cheapRound({ width, memory, output }: CheapRounds, first: string, newestFirst: readonly string[]): string[] {
  const remembered = newestFirst.map((name, i) => `    ${name} := ${newestFirst[i - 1] ?? 'w'}`).reverse()
  return [
    ...raised(width, first, 0),
    '{',
    `    let w := add(${first}, ${linear(memory, newestFirst)})`,
    `    ${first} := ${linear(output, ['w', ...newestFirst])}`,
    ...remembered,
    '}',
  ]
}

const loop = (rounds: number, constantsEach: number, body: readonly string[]): string[] => [
  `for { let end := ${at('c', rounds * constantsEach)} } lt(c, end) { ${step(constantsEach)} } {`,
  ...body.flatMap((line) => line.split('\n')).map((line) => `    ${line}`),
  '}',
]

const step = (constants: number): string => `c := ${at('c', constants)}`

function raised(width: number, name: string, constant: number): string[] {
  const added = `${name}, mload(${at('c', constant)})`
  return [
    '{',
    `    let x := ${width < SUMMANDS ? `add(${added})` : `addmod(${added}, r)`}`,
    '    let xx := mulmod(x, x, r)',
    `    ${name} := mulmod(mulmod(xx, xx, r), x, r)`,
    '}',
  ]
}

function multiplied(by: Matrix, from: readonly string[], to: readonly string[]): string[] {
  return [
    '{',
    ...by.map((row, i) => `    let t${i} := ${linear(row, from)}`),
    ...to.map((name, i) => `    ${name} := t${i}`),
    '}',
  ]
}

/** One product a line. */
const linear = (factors: readonly bigint[], names: readonly string[]): string =>
  factors
    .map((factor, i) => (factor === 1n ? (names[i] ?? '') : `mulmod(${names[i]}, ${hex(factor)}, r)`))
    .reduceRight((rest, term) => `add(${term},\n        ${rest})`)

const at = (pointer: string, words: number): string => (words === 0 ? pointer : `add(${pointer}, ${hex(32 * words)})`)
const hex = (value: bigint | number): string => `0x${value.toString(16).padStart(2, '0')}`
