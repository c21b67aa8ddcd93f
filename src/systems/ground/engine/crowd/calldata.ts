// Calls of the few functions that a crowd needs, encoded by hand: words of 32 bytes behind a selector.

import type { Hex } from '../../../../kernel/types.ts'
import type { L1Crypto } from '../../../../l1/machine/crypto.ts'
import { bytesToHex } from '../../../../lib/hex.ts'
import { textToUtf8 } from '../../../../lib/utf8.ts'

export type Word = bigint | Hex | boolean

const SIGNATURES = {
  transfer: 'transfer(address,uint256)',
  approve: 'approve(address,uint256)',
  addLiquidity: 'addLiquidity(uint256,uint256)',
  swap: 'swap(bool,uint256,uint256)',
  mint: 'mint()',
  give: 'give(address,uint256,address[])',
} as const

type FunctionName = keyof typeof SIGNATURES

const selectors = new Map<FunctionName, string>()

export function callData(crypto: L1Crypto, name: FunctionName, words: readonly Word[]): Hex {
  let selector = selectors.get(name)
  if (selector === undefined) {
    selector = bytesToHex(crypto.keccak256(textToUtf8(SIGNATURES[name])).slice(0, 4))
    selectors.set(name, selector)
  }
  return `${selector}${encodeWords(words)}` as Hex
}

/** A list of addresses as the last argument: its place, its length, its items. */
export const listOfAddresses = (wordsBefore: number, addresses: readonly Hex[]): Word[] => [
  BigInt(32 * (wordsBefore + 1)),
  BigInt(addresses.length),
  ...addresses,
]

/** Without 0x: what goes behind creation code or a selector. */
export const encodeWords = (words: readonly Word[]): string =>
  words.map((word) => digitsOf(word).padStart(64, '0')).join('')

function digitsOf(word: Word): string {
  if (typeof word === 'boolean') return word ? '1' : '0'
  return typeof word === 'bigint' ? word.toString(16) : word.slice(2)
}
