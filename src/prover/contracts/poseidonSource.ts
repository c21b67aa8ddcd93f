import { FULL_ROUNDS } from '../poseidon/parameters.ts'
import { type CheapRounds, cheapRoundsOf, type Matrix } from './partialRounds.ts'

// Writes Poseidon.sol: the loops are the same for each width, the numbers are not, and nobody should type either.

const WIDTHS = [3, 4, 5]
const INDENT = '    '

export function poseidonSource(): string {
  return `${HEAD}${WIDTHS.map((width) => functionOf(cheapRoundsOf(width))).join('\n')}}\n`
}

const HEAD = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPoseidon} from "./IPoseidon.sol";

/// @title Poseidon, the hash that circuits compute cheaply and L1 does not
/// @notice A circuit hashes with a few hundred constraints what costs it tens of thousands with keccak. Here it is the other
///         way round: keccak is one instruction, and this is hundreds of multiplications modulo a prime.
/// @dev Written by poseidonSource.ts. A state of so many elements, the first of them 0 and the others what is hashed, goes
///      through rounds: add a constant to each, raise to the fifth power, multiply by a matrix. In the rounds in the middle
///      only the first element is raised. There the others are kept as the last values of one number w, of which each next
///      one is made (see partialRounds.ts): that is fewer products, and the same result.
///      Up to five products, each below R, are added without reducing: 5·R is below 2^256, 6·R is not.
contract Poseidon is IPoseidon {
    uint256 private constant R = 0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001;

`

function functionOf(rounds: CheapRounds): string {
  const { width, constantsBefore, partialConstants, constantsAfter, matrix, into, back } = rounds
  const inputs = width - 1
  const state = names('s', width)
  const table = [constantsBefore.flat(), partialConstants, constantsAfter.flat()].flat()
  const half = FULL_ROUNDS / 2
  const fullRound = (by: Matrix) => [...raised(width, state), ...multiplied(width, by, state)]
  const [first = '', ...others] = state
  const memory = names('w', inputs)
  const lines = [
    'let c := mload(0x40)',
    ...table.map((constant, i) => `mstore(add(c, ${offset(i)}), ${hex(constant)})`),
    `let ${first} := 0`,
    ...others.map((name, i) => `let ${name} := ${checked(i)}`),
    ...loop(half - 1, width, fullRound(matrix)),
    '// The last before the rounds in the middle: from here on the others are the memory of w.',
    ...fullRound(into),
    `c := add(c, ${offset(width)})`,
    ...partial(rounds, first, others),
    '// The last of them: back to the state.',
    `${first} := ${fifth(`addmod(${first}, mload(c), R)`)}`,
    ...multiplied(width, back, state),
    `c := add(c, 0x20)`,
    ...loop(half, width, fullRound(matrix)),
    `hash := mod(${first}, R)`,
  ]
  return memory.length === 0 ? '' : lines.join('\n')
}

const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
const hex = (value: bigint | number): string => `0x${value.toString(16).padStart(2, '0')}`
const offset = (words: number): string => hex(32 * words)
